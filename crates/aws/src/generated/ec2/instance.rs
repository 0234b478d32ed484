// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/instance:Instance`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Provides an EC2 instance resource. This allows instances to be created, updated, and deleted.
    Instance(InstanceArgs) = "aws:ec2/instance:Instance" as custom;
    outputs {
        /// AMI to use for the instance. Required unless `launch_template` is specified and the Launch
        /// Template specifies an AMI.
        ami: String = "ami";
        /// ARN of the instance.
        arn: String = "arn";
        /// Whether to associate a public IP address with an instance in a VPC.
        associate_public_ip_address: bool = "associatePublicIpAddress";
        /// AZ to start the instance in.
        availability_zone: String = "availabilityZone";
        /// Describes an instance's Capacity Reservation targeting option.
        capacity_reservation_specification: super::outputs::InstanceCapacityReservationSpecification = "capacityReservationSpecification";
        /// The CPU options for the instance.
        cpu_options: super::outputs::InstanceCpuOptions = "cpuOptions";
        /// Configuration block for customizing the credit specification of the instance.
        credit_specification: Option<super::outputs::InstanceCreditSpecification> = "creditSpecification";
        /// If true, enables EC2 Instance Stop Protection.
        disable_api_stop: bool = "disableApiStop";
        /// If true, enables EC2 Instance Termination Protection.
        disable_api_termination: bool = "disableApiTermination";
        /// One or more configuration blocks with additional EBS block devices to attach to the instance.
        /// Block device configurations only apply on resource creation.
        ebs_block_devices: Vec<super::outputs::InstanceEbsBlockDevice> = "ebsBlockDevices";
        /// If true, the launched EC2 instance will be EBS-optimized.
        ebs_optimized: bool = "ebsOptimized";
        /// Whether to assign a primary IPv6 Global Unicast Address (GUA) to the instance when launched in a
        /// dual-stack or IPv6-only subnet.
        enable_primary_ipv6: bool = "enablePrimaryIpv6";
        /// Enable Nitro Enclaves on launched instances.
        enclave_options: super::outputs::InstanceEnclaveOptions = "enclaveOptions";
        /// One or more configuration blocks to customize Ephemeral (also known as "Instance Store") volumes
        /// on the instance.
        ephemeral_block_devices: Vec<super::outputs::InstanceEphemeralBlockDevice> = "ephemeralBlockDevices";
        /// Destroys instance even if `disable_api_termination` or `disable_api_stop` is set to `true`.
        /// Defaults to `false`.
        force_destroy: Option<bool> = "forceDestroy";
        /// If true, wait for password data to become available and retrieve it. Useful for getting the
        /// administrator password for instances running Microsoft Windows.
        get_password_data: Option<bool> = "getPasswordData";
        /// If true, the launched EC2 instance will support hibernation.
        hibernation: Option<bool> = "hibernation";
        /// ID of a dedicated host that the instance will be assigned to. Use when an instance is to be
        /// launched on a specific dedicated host.
        host_id: String = "hostId";
        /// ARN of the host resource group in which to launch the instances. If you specify an ARN, omit the
        /// `tenancy` parameter or set it to `host`.
        host_resource_group_arn: String = "hostResourceGroupArn";
        /// IAM Instance Profile to launch the instance with. Specified as the name of the Instance Profile.
        iam_instance_profile: String = "iamInstanceProfile";
        /// Shutdown behavior for the instance. Amazon defaults this to `stop` for EBS-backed instances and
        /// `terminate` for instance-store instances.
        instance_initiated_shutdown_behavior: String = "instanceInitiatedShutdownBehavior";
        /// Indicates whether this is a Spot Instance or a Scheduled Instance.
        instance_lifecycle: String = "instanceLifecycle";
        /// Describes the market (purchasing) option for the instances.
        instance_market_options: super::outputs::InstanceInstanceMarketOptions = "instanceMarketOptions";
        /// State of the instance. One of: `pending`, `running`, `shutting-down`, `terminated`, `stopping`,
        /// `stopped`.
        instance_state: String = "instanceState";
        /// Instance type to use for the instance. Required unless `launch_template` is specified and the
        /// Launch Template specifies an instance type.
        instance_type: String = "instanceType";
        /// Number of IPv6 addresses to associate with the primary network interface. Amazon EC2 chooses the
        /// IPv6 addresses from the range of your subnet.
        ipv6_address_count: i64 = "ipv6AddressCount";
        /// Specify one or more IPv6 addresses from the range of the subnet to associate with the primary
        /// network interface
        ipv6_addresses: Vec<String> = "ipv6Addresses";
        /// Key name of the Key Pair to use for the instance; which can be managed using the `ec2.KeyPair`
        /// resource.
        key_name: String = "keyName";
        /// Specifies a Launch Template to configure the instance. Parameters configured on this resource
        /// will override the corresponding parameters in the Launch Template.
        launch_template: Option<super::outputs::InstanceLaunchTemplate> = "launchTemplate";
        /// Maintenance and recovery options for the instance.
        maintenance_options: super::outputs::InstanceMaintenanceOptions = "maintenanceOptions";
        /// Customize the metadata options of the instance.
        metadata_options: super::outputs::InstanceMetadataOptions = "metadataOptions";
        /// If true, the launched EC2 instance will have detailed monitoring enabled. (Available since
        /// v0.6.0)
        monitoring: bool = "monitoring";
        /// Customize network interfaces to be attached at instance boot time.
        ///
        /// Deprecated: network\_interface is deprecated. To specify the primary network interface, use
        /// primary\_network\_interface instead.
        network_interfaces: Vec<super::outputs::InstanceNetworkInterface> = "networkInterfaces";
        /// ARN of the Outpost the instance is assigned to.
        outpost_arn: String = "outpostArn";
        /// Base-64 encoded encrypted password data for the instance. Useful for getting the administrator
        /// password for instances running Microsoft Windows.
        password_data: String = "passwordData";
        /// Placement Group to start the instance in.
        placement_group: String = "placementGroup";
        /// Placement Group ID to start the instance in.
        placement_group_id: String = "placementGroupId";
        /// Number of the partition the instance is in. Valid only if the `ec2.PlacementGroup` resource's
        /// `strategy` argument is set to `"partition"`.
        placement_partition_number: i64 = "placementPartitionNumber";
        /// The primary network interface.
        primary_network_interface: super::outputs::InstancePrimaryNetworkInterface = "primaryNetworkInterface";
        /// ID of the instance's primary network interface.
        primary_network_interface_id: String = "primaryNetworkInterfaceId";
        /// Private DNS name assigned to the instance. Can only be used inside the Amazon EC2, and only
        /// available if you've enabled DNS hostnames for your VPC.
        private_dns: String = "privateDns";
        /// Options for the instance hostname. The default values are inherited from the subnet.
        private_dns_name_options: super::outputs::InstancePrivateDnsNameOptions = "privateDnsNameOptions";
        /// Private IP address to associate with the instance in a VPC.
        private_ip: String = "privateIp";
        /// Public DNS name assigned to the instance. For EC2-VPC, this is only available if you've enabled
        /// DNS hostnames for your VPC.
        public_dns: String = "publicDns";
        /// Public IP address assigned to the instance, if applicable. \*\*NOTE\*\*: If you are using an
        /// `ec2.Eip` with your instance, you should refer to the EIP's address directly and not use
        /// `public_ip` as this field will change after the EIP is attached.
        public_ip: String = "publicIp";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Configuration block to customize details about the root block device of the instance.
        root_block_device: super::outputs::InstanceRootBlockDevice = "rootBlockDevice";
        /// One or more secondary network interfaces to attach to the instance at launch time.
        secondary_network_interfaces: Vec<super::outputs::InstanceSecondaryNetworkInterface> = "secondaryNetworkInterfaces";
        /// List of secondary private IPv4 addresses to assign to the instance's primary network interface
        /// (eth0) in a VPC.
        secondary_private_ips: Vec<String> = "secondaryPrivateIps";
        /// List of security group names to associate with.
        ///
        /// Deprecated: Use of `securityGroups` is discouraged as it does not allow for changes and will
        /// force your instance to be replaced if changes are made.
        security_groups: Vec<String> = "securityGroups";
        /// Controls if traffic is routed to the instance when the destination address does not match the
        /// instance. Used for NAT or VPNs.
        source_dest_check: Option<bool> = "sourceDestCheck";
        /// If the request is a Spot Instance request, the ID of the request.
        spot_instance_request_id: String = "spotInstanceRequestId";
        /// VPC Subnet ID to launch in.
        subnet_id: String = "subnetId";
        /// Map of tags to assign to the resource. Note that these tags apply to the instance and not block
        /// storage devices.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Tenancy of the instance (if the instance is running in a VPC). An instance with a tenancy of
        /// `dedicated` runs on single-tenant hardware.
        tenancy: String = "tenancy";
        /// User data to provide when launching the instance. Do not pass gzip-compressed data via this
        /// argument; see `user_data_base64` instead.
        user_data: Option<String> = "userData";
        /// Can be used instead of `user_data` to pass base64-encoded binary data directly. Use this instead
        /// of `user_data` whenever the value is not a valid UTF-8 string.
        user_data_base64: String = "userDataBase64";
        /// When used in combination with `user_data` or `user_data_base64` will trigger a destroy and
        /// recreate of the EC2 instance when set to `true`.
        user_data_replace_on_change: Option<bool> = "userDataReplaceOnChange";
        /// Map of tags to assign, at instance-creation time, to root and EBS volumes.
        volume_tags: Option<BTreeMap<String, String>> = "volumeTags";
        /// List of security group IDs to associate with.
        vpc_security_group_ids: Vec<String> = "vpcSecurityGroupIds";
    }
}

arguments! {
    /// The arguments of `Instance`.
    #[derive(Default)]
    InstanceArgs, InstanceArgsBuilder;
    required {}
    optional {
        /// AMI to use for the instance. Required unless `launch_template` is specified and the Launch
        /// Template specifies an AMI.
        ami: Input<String> = "ami";
        /// Whether to associate a public IP address with an instance in a VPC.
        associate_public_ip_address: Input<bool> = "associatePublicIpAddress";
        /// AZ to start the instance in.
        availability_zone: Input<String> = "availabilityZone";
        /// Describes an instance's Capacity Reservation targeting option.
        capacity_reservation_specification: support::Nested<super::InstanceCapacityReservationSpecification> = "capacityReservationSpecification";
        /// The CPU options for the instance.
        cpu_options: support::Nested<super::InstanceCpuOptions> = "cpuOptions";
        /// Configuration block for customizing the credit specification of the instance.
        credit_specification: support::Nested<super::InstanceCreditSpecification> = "creditSpecification";
        /// If true, enables EC2 Instance Stop Protection.
        disable_api_stop: Input<bool> = "disableApiStop";
        /// If true, enables EC2 Instance Termination Protection.
        disable_api_termination: Input<bool> = "disableApiTermination";
        /// One or more configuration blocks with additional EBS block devices to attach to the instance.
        /// Block device configurations only apply on resource creation.
        ebs_block_devices: support::NestedList<super::InstanceEbsBlockDevice> = "ebsBlockDevices";
        /// If true, the launched EC2 instance will be EBS-optimized.
        ebs_optimized: Input<bool> = "ebsOptimized";
        /// Whether to assign a primary IPv6 Global Unicast Address (GUA) to the instance when launched in a
        /// dual-stack or IPv6-only subnet.
        enable_primary_ipv6: Input<bool> = "enablePrimaryIpv6";
        /// Enable Nitro Enclaves on launched instances.
        enclave_options: support::Nested<super::InstanceEnclaveOptions> = "enclaveOptions";
        /// One or more configuration blocks to customize Ephemeral (also known as "Instance Store") volumes
        /// on the instance.
        ephemeral_block_devices: support::NestedList<super::InstanceEphemeralBlockDevice> = "ephemeralBlockDevices";
        /// Destroys instance even if `disable_api_termination` or `disable_api_stop` is set to `true`.
        /// Defaults to `false`.
        force_destroy: Input<bool> = "forceDestroy";
        /// If true, wait for password data to become available and retrieve it. Useful for getting the
        /// administrator password for instances running Microsoft Windows.
        get_password_data: Input<bool> = "getPasswordData";
        /// If true, the launched EC2 instance will support hibernation.
        hibernation: Input<bool> = "hibernation";
        /// ID of a dedicated host that the instance will be assigned to. Use when an instance is to be
        /// launched on a specific dedicated host.
        host_id: Input<String> = "hostId";
        /// ARN of the host resource group in which to launch the instances. If you specify an ARN, omit the
        /// `tenancy` parameter or set it to `host`.
        host_resource_group_arn: Input<String> = "hostResourceGroupArn";
        /// IAM Instance Profile to launch the instance with. Specified as the name of the Instance Profile.
        iam_instance_profile: Input<String> = "iamInstanceProfile";
        /// Shutdown behavior for the instance. Amazon defaults this to `stop` for EBS-backed instances and
        /// `terminate` for instance-store instances.
        instance_initiated_shutdown_behavior: Input<String> = "instanceInitiatedShutdownBehavior";
        /// Describes the market (purchasing) option for the instances.
        instance_market_options: support::Nested<super::InstanceInstanceMarketOptions> = "instanceMarketOptions";
        /// Instance type to use for the instance. Required unless `launch_template` is specified and the
        /// Launch Template specifies an instance type.
        instance_type: Input<String> = "instanceType";
        /// Number of IPv6 addresses to associate with the primary network interface. Amazon EC2 chooses the
        /// IPv6 addresses from the range of your subnet.
        ipv6_address_count: Input<i64> = "ipv6AddressCount";
        /// Specify one or more IPv6 addresses from the range of the subnet to associate with the primary
        /// network interface
        ipv6_addresses: Inputs<String> = "ipv6Addresses";
        /// Key name of the Key Pair to use for the instance; which can be managed using the `ec2.KeyPair`
        /// resource.
        key_name: Input<String> = "keyName";
        /// Specifies a Launch Template to configure the instance. Parameters configured on this resource
        /// will override the corresponding parameters in the Launch Template.
        launch_template: support::Nested<super::InstanceLaunchTemplate> = "launchTemplate";
        /// Maintenance and recovery options for the instance.
        maintenance_options: support::Nested<super::InstanceMaintenanceOptions> = "maintenanceOptions";
        /// Customize the metadata options of the instance.
        metadata_options: support::Nested<super::InstanceMetadataOptions> = "metadataOptions";
        /// If true, the launched EC2 instance will have detailed monitoring enabled. (Available since
        /// v0.6.0)
        monitoring: Input<bool> = "monitoring";
        /// Customize network interfaces to be attached at instance boot time.
        ///
        /// Deprecated: network\_interface is deprecated. To specify the primary network interface, use
        /// primary\_network\_interface instead.
        network_interfaces: support::NestedList<super::InstanceNetworkInterface> = "networkInterfaces";
        /// Placement Group to start the instance in.
        placement_group: Input<String> = "placementGroup";
        /// Placement Group ID to start the instance in.
        placement_group_id: Input<String> = "placementGroupId";
        /// Number of the partition the instance is in. Valid only if the `ec2.PlacementGroup` resource's
        /// `strategy` argument is set to `"partition"`.
        placement_partition_number: Input<i64> = "placementPartitionNumber";
        /// The primary network interface.
        primary_network_interface: support::Nested<super::InstancePrimaryNetworkInterface> = "primaryNetworkInterface";
        /// Options for the instance hostname. The default values are inherited from the subnet.
        private_dns_name_options: support::Nested<super::InstancePrivateDnsNameOptions> = "privateDnsNameOptions";
        /// Private IP address to associate with the instance in a VPC.
        private_ip: Input<String> = "privateIp";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Configuration block to customize details about the root block device of the instance.
        root_block_device: support::Nested<super::InstanceRootBlockDevice> = "rootBlockDevice";
        /// One or more secondary network interfaces to attach to the instance at launch time.
        secondary_network_interfaces: support::NestedList<super::InstanceSecondaryNetworkInterface> = "secondaryNetworkInterfaces";
        /// List of secondary private IPv4 addresses to assign to the instance's primary network interface
        /// (eth0) in a VPC.
        secondary_private_ips: Inputs<String> = "secondaryPrivateIps";
        /// List of security group names to associate with.
        ///
        /// Deprecated: Use of `securityGroups` is discouraged as it does not allow for changes and will
        /// force your instance to be replaced if changes are made.
        security_groups: Inputs<String> = "securityGroups";
        /// Controls if traffic is routed to the instance when the destination address does not match the
        /// instance. Used for NAT or VPNs.
        source_dest_check: Input<bool> = "sourceDestCheck";
        /// VPC Subnet ID to launch in.
        subnet_id: Input<String> = "subnetId";
        /// Map of tags to assign to the resource. Note that these tags apply to the instance and not block
        /// storage devices.
        tags: InputMap<String> = "tags";
        /// Tenancy of the instance (if the instance is running in a VPC). An instance with a tenancy of
        /// `dedicated` runs on single-tenant hardware.
        tenancy: Input<String> = "tenancy";
        /// User data to provide when launching the instance. Do not pass gzip-compressed data via this
        /// argument; see `user_data_base64` instead.
        user_data: Input<String> = "userData";
        /// Can be used instead of `user_data` to pass base64-encoded binary data directly. Use this instead
        /// of `user_data` whenever the value is not a valid UTF-8 string.
        user_data_base64: Input<String> = "userDataBase64";
        /// When used in combination with `user_data` or `user_data_base64` will trigger a destroy and
        /// recreate of the EC2 instance when set to `true`.
        user_data_replace_on_change: Input<bool> = "userDataReplaceOnChange";
        /// Map of tags to assign, at instance-creation time, to root and EBS volumes.
        volume_tags: InputMap<String> = "volumeTags";
        /// List of security group IDs to associate with.
        vpc_security_group_ids: Inputs<String> = "vpcSecurityGroupIds";
    }
}
