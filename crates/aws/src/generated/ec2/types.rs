// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

arguments! {
    /// The type `aws:ec2/FlowLogDestinationOptions:FlowLogDestinationOptions`.
    #[derive(Default)]
    FlowLogDestinationOptions, FlowLogDestinationOptionsBuilder;
    required {}
    optional {
        /// File format for the flow log. Default value: `plain-text`.
        file_format: Input<String> = "fileFormat";
        /// Whether to use Hive-compatible prefixes for flow logs stored in Amazon S3. Default value:
        /// `false`.
        hive_compatible_partitions: Input<bool> = "hiveCompatiblePartitions";
        /// Whether to partition the flow log per hour. This reduces the cost and response time for queries.
        per_hour_partition: Input<bool> = "perHourPartition";
    }
}

arguments! {
    /// The type `aws:ec2/FlowLogTagFieldSpecification:FlowLogTagFieldSpecification`.
    FlowLogTagFieldSpecification, FlowLogTagFieldSpecificationBuilder;
    required {
        /// Resource type to associate the tag keys with. Valid values: `instance`, `network-interface`,
        /// `auto-scaling-group`.
        resource_type: Input<String> = "resourceType";
        /// Ordered list of tag keys, on resources of `resource_type`, to display in Flow Log records.
        tag_keys: Inputs<String> = "tagKeys";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ec2/InstanceCapacityReservationSpecification:InstanceCapacityReservationSpecification`.
    #[derive(Default)]
    InstanceCapacityReservationSpecification, InstanceCapacityReservationSpecificationBuilder;
    required {}
    optional {
        /// Indicates the instance's Capacity Reservation preferences. Can be `"open"` or `"none"`.
        /// (Default: `"open"`).
        capacity_reservation_preference: Input<String> = "capacityReservationPreference";
        /// Information about the target Capacity Reservation.
        capacity_reservation_target: support::Nested<super::InstanceCapacityReservationSpecificationCapacityReservationTarget> = "capacityReservationTarget";
    }
}

arguments! {
    /// The type
    /// `aws:ec2/InstanceCapacityReservationSpecificationCapacityReservationTarget:InstanceCapacityReservationSpecificationCapacityReservationTarget`.
    #[derive(Default)]
    InstanceCapacityReservationSpecificationCapacityReservationTarget, InstanceCapacityReservationSpecificationCapacityReservationTargetBuilder;
    required {}
    optional {
        /// ID of the Capacity Reservation in which to run the instance.
        capacity_reservation_id: Input<String> = "capacityReservationId";
        /// ARN of the Capacity Reservation resource group in which to run the instance.
        capacity_reservation_resource_group_arn: Input<String> = "capacityReservationResourceGroupArn";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceCpuOptions:InstanceCpuOptions`.
    #[derive(Default)]
    InstanceCpuOptions, InstanceCpuOptionsBuilder;
    required {}
    optional {
        /// Indicates whether to enable the instance for AMD SEV-SNP. AMD SEV-SNP is supported with M6a,
        /// R6a, and C6a instance types only.
        amd_sev_snp: Input<String> = "amdSevSnp";
        /// Sets the number of CPU cores for an instance.
        core_count: Input<i64> = "coreCount";
        /// Indicates whether to enable the instance for nested virtualization.
        nested_virtualization: Input<String> = "nestedVirtualization";
        /// If set to 1, hyperthreading is disabled on the launched instance. Defaults to 2 if not set.
        threads_per_core: Input<i64> = "threadsPerCore";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceCreditSpecification:InstanceCreditSpecification`.
    #[derive(Default)]
    InstanceCreditSpecification, InstanceCreditSpecificationBuilder;
    required {}
    optional {
        /// Credit option for CPU usage. Valid values include `standard` or `unlimited`.
        cpu_credits: Input<String> = "cpuCredits";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceEbsBlockDevice:InstanceEbsBlockDevice`.
    InstanceEbsBlockDevice, InstanceEbsBlockDeviceBuilder;
    required {
        /// Name of the device to mount.
        device_name: Input<String> = "deviceName";
    }
    optional {
        /// Whether the volume should be destroyed on instance termination. Defaults to `true`.
        delete_on_termination: Input<bool> = "deleteOnTermination";
        /// Enables EBS encryption on the volume. Defaults to `false`.
        encrypted: Input<bool> = "encrypted";
        /// Amount of provisioned IOPS. Only valid for volume\_type of `io1`, `io2` or `gp3`.
        iops: Input<i64> = "iops";
        /// ARN of the KMS Key to use when encrypting the volume. Must be configured to perform drift
        /// detection.
        kms_key_id: Input<String> = "kmsKeyId";
        /// Snapshot ID to mount.
        snapshot_id: Input<String> = "snapshotId";
        /// Map of tags to assign to the device. \*\*Note:\*\* Tags specified here are applied after
        /// instance creation via a separate API call.
        tags: InputMap<String> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: InputMap<String> = "tagsAll";
        /// Throughput to provision for a volume in mebibytes per second (MiB/s). This is only valid for
        /// `volume_type` of `gp3`.
        throughput: Input<i64> = "throughput";
        /// ID of the volume. For example, the ID can be accessed like this,
        /// `aws_instance.web.root_block_device.0.volume_id`.
        volume_id: Input<String> = "volumeId";
        /// Size of the volume in gibibytes (GiB).
        volume_size: Input<i64> = "volumeSize";
        /// Type of volume. Valid values include `standard`, `gp2`, `gp3`, `io1`, `io2`, `sc1`, or `st1`.
        volume_type: Input<String> = "volumeType";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceEnclaveOptions:InstanceEnclaveOptions`.
    #[derive(Default)]
    InstanceEnclaveOptions, InstanceEnclaveOptionsBuilder;
    required {}
    optional {
        /// Whether Nitro Enclaves will be enabled on the instance. Defaults to `false`.
        enabled: Input<bool> = "enabled";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceEphemeralBlockDevice:InstanceEphemeralBlockDevice`.
    InstanceEphemeralBlockDevice, InstanceEphemeralBlockDeviceBuilder;
    required {
        /// Name of the block device to mount on the instance.
        device_name: Input<String> = "deviceName";
    }
    optional {
        /// Suppresses the specified device included in the AMI's block device mapping.
        no_device: Input<bool> = "noDevice";
        /// Instance Store Device Name (e.g., `ephemeral0`).
        virtual_name: Input<String> = "virtualName";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceInstanceMarketOptions:InstanceInstanceMarketOptions`.
    #[derive(Default)]
    InstanceInstanceMarketOptions, InstanceInstanceMarketOptionsBuilder;
    required {}
    optional {
        /// Type of market for the instance. Valid values are `spot`, `capacity-block`, and
        /// `interruptible-capacity-reservation`.
        market_type: Input<String> = "marketType";
        /// Block to configure the options for Spot Instances.
        spot_options: support::Nested<super::InstanceInstanceMarketOptionsSpotOptions> = "spotOptions";
    }
}

arguments! {
    /// The type
    /// `aws:ec2/InstanceInstanceMarketOptionsSpotOptions:InstanceInstanceMarketOptionsSpotOptions`.
    #[derive(Default)]
    InstanceInstanceMarketOptionsSpotOptions, InstanceInstanceMarketOptionsSpotOptionsBuilder;
    required {}
    optional {
        /// The behavior when a Spot Instance is interrupted. Valid values include `hibernate`, `stop`,
        /// `terminate` .
        instance_interruption_behavior: Input<String> = "instanceInterruptionBehavior";
        /// The maximum hourly price that you're willing to pay for a Spot Instance.
        max_price: Input<String> = "maxPrice";
        /// The Spot Instance request type. Valid values include `one-time`, `persistent`.
        spot_instance_type: Input<String> = "spotInstanceType";
        /// The end date of the request, in UTC format (YYYY-MM-DDTHH:MM:SSZ). Supported only for persistent
        /// requests.
        valid_until: Input<String> = "validUntil";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceLaunchTemplate:InstanceLaunchTemplate`.
    #[derive(Default)]
    InstanceLaunchTemplate, InstanceLaunchTemplateBuilder;
    required {}
    optional {
        /// ID of the launch template.
        id: Input<String> = "id";
        /// Name of the launch template.
        name: Input<String> = "name";
        /// Template version. Can be a specific version number, `$Latest` or `$Default`.
        version: Input<String> = "version";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceMaintenanceOptions:InstanceMaintenanceOptions`.
    #[derive(Default)]
    InstanceMaintenanceOptions, InstanceMaintenanceOptionsBuilder;
    required {}
    optional {
        /// Automatic recovery behavior of the Instance. Can be `"default"` or `"disabled"`.
        auto_recovery: Input<String> = "autoRecovery";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceMetadataOptions:InstanceMetadataOptions`.
    #[derive(Default)]
    InstanceMetadataOptions, InstanceMetadataOptionsBuilder;
    required {}
    optional {
        /// Whether the metadata service is available. Valid values include `enabled` or `disabled`.
        http_endpoint: Input<String> = "httpEndpoint";
        /// Whether the IPv6 endpoint for the instance metadata service is enabled. Defaults to `disabled`.
        http_protocol_ipv6: Input<String> = "httpProtocolIpv6";
        /// Desired HTTP PUT response hop limit for instance metadata requests. The larger the number, the
        /// further instance metadata requests can travel.
        http_put_response_hop_limit: Input<i64> = "httpPutResponseHopLimit";
        /// Whether or not the metadata service requires session tokens, also referred to as \_Instance
        /// Metadata Service Version 2 (IMDSv2)\_.
        http_tokens: Input<String> = "httpTokens";
        /// Enables or disables access to instance tags from the instance metadata service. Valid values
        /// include `enabled` or `disabled`.
        instance_metadata_tags: Input<String> = "instanceMetadataTags";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceNetworkInterface:InstanceNetworkInterface`.
    InstanceNetworkInterface, InstanceNetworkInterfaceBuilder;
    required {
        /// Integer index of the network interface attachment. Limited by instance type.
        device_index: Input<i64> = "deviceIndex";
        /// ID of the network interface to attach.
        network_interface_id: Input<String> = "networkInterfaceId";
    }
    optional {
        /// Whether or not to delete the network interface on instance termination. Defaults to `false`.
        delete_on_termination: Input<bool> = "deleteOnTermination";
        /// Integer index of the network card. Limited by instance type.
        network_card_index: Input<i64> = "networkCardIndex";
    }
}

arguments! {
    /// The type `aws:ec2/InstancePrimaryNetworkInterface:InstancePrimaryNetworkInterface`.
    InstancePrimaryNetworkInterface, InstancePrimaryNetworkInterfaceBuilder;
    required {
        /// ID of the network interface to attach.
        network_interface_id: Input<String> = "networkInterfaceId";
    }
    optional {
        /// Whether the network interface will be deleted when the instance terminates.
        delete_on_termination: Input<bool> = "deleteOnTermination";
    }
}

arguments! {
    /// The type `aws:ec2/InstancePrivateDnsNameOptions:InstancePrivateDnsNameOptions`.
    #[derive(Default)]
    InstancePrivateDnsNameOptions, InstancePrivateDnsNameOptionsBuilder;
    required {}
    optional {
        /// Indicates whether to respond to DNS queries for instance hostnames with DNS A records.
        enable_resource_name_dns_a_record: Input<bool> = "enableResourceNameDnsARecord";
        /// Indicates whether to respond to DNS queries for instance hostnames with DNS AAAA records.
        enable_resource_name_dns_aaaa_record: Input<bool> = "enableResourceNameDnsAaaaRecord";
        /// Type of hostname for Amazon EC2 instances. For IPv4 only subnets, an instance DNS name must be
        /// based on the instance IPv4 address.
        hostname_type: Input<String> = "hostnameType";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceRootBlockDevice:InstanceRootBlockDevice`.
    #[derive(Default)]
    InstanceRootBlockDevice, InstanceRootBlockDeviceBuilder;
    required {}
    optional {
        /// Whether the volume should be destroyed on instance termination. Defaults to `true`.
        delete_on_termination: Input<bool> = "deleteOnTermination";
        /// Device name, e.g., `/dev/sdh` or `xvdh`.
        device_name: Input<String> = "deviceName";
        /// Whether to enable volume encryption. Defaults to `false`.
        encrypted: Input<bool> = "encrypted";
        /// Amount of provisioned IOPS. Only valid for volume\_type of `io1`, `io2` or `gp3`.
        iops: Input<i64> = "iops";
        /// ARN of the KMS Key to use when encrypting the volume. Must be configured to perform drift
        /// detection.
        kms_key_id: Input<String> = "kmsKeyId";
        /// Map of tags to assign to the device. \*\*Note:\*\* Tags specified here are applied after
        /// instance creation via a separate API call.
        tags: InputMap<String> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: InputMap<String> = "tagsAll";
        /// Throughput to provision for a volume in mebibytes per second (MiB/s). This is only valid for
        /// `volume_type` of `gp3`.
        throughput: Input<i64> = "throughput";
        /// ID of the volume. For example, the ID can be accessed like this,
        /// `aws_instance.web.root_block_device.0.volume_id`.
        volume_id: Input<String> = "volumeId";
        /// Size of the volume in gibibytes (GiB).
        volume_size: Input<i64> = "volumeSize";
        /// Type of volume. Valid values include `standard`, `gp2`, `gp3`, `io1`, `io2`, `sc1`, or `st1`.
        volume_type: Input<String> = "volumeType";
    }
}

arguments! {
    /// The type `aws:ec2/InstanceSecondaryNetworkInterface:InstanceSecondaryNetworkInterface`.
    InstanceSecondaryNetworkInterface, InstanceSecondaryNetworkInterfaceBuilder;
    required {
        /// Network card index for the interface. Each network card can have one secondary interface.
        network_card_index: Input<i64> = "networkCardIndex";
        /// ID of the secondary subnet in which to create the network interface. Forces replacement.
        secondary_subnet_id: Input<String> = "secondarySubnetId";
    }
    optional {
        /// Whether the network interface should be destroyed when the instance is terminated. Defaults to
        /// `true`.
        delete_on_termination: Input<bool> = "deleteOnTermination";
        /// Device index for the network interface attachment. Defaults to `0`.
        device_index: Input<i64> = "deviceIndex";
        /// Type of network interface. Currently only `secondary` is supported.
        interface_type: Input<String> = "interfaceType";
        /// The property `macAddress`.
        mac_address: Input<String> = "macAddress";
        /// Number of private IP addresses to assign to the network interface. Defaults to `1`.
        private_ip_address_count: Input<i64> = "privateIpAddressCount";
        /// List of private IP addresses to assign to the network interface.
        private_ip_addresses: Inputs<String> = "privateIpAddresses";
        /// The property `secondaryInterfaceId`.
        secondary_interface_id: Input<String> = "secondaryInterfaceId";
        /// The property `secondaryNetworkId`.
        secondary_network_id: Input<String> = "secondaryNetworkId";
        /// Controls if traffic is routed to the instance when the destination address does not match the
        /// instance. Used for NAT or VPNs.
        source_dest_check: Input<bool> = "sourceDestCheck";
        /// The property `status`.
        status: Input<String> = "status";
    }
}

arguments! {
    /// The type `aws:ec2/NatGatewayAvailabilityZoneAddress:NatGatewayAvailabilityZoneAddress`.
    #[derive(Default)]
    NatGatewayAvailabilityZoneAddress, NatGatewayAvailabilityZoneAddressBuilder;
    required {}
    optional {
        /// List of allocation IDs of the Elastic IP addresses (EIPs) to be used for handling outbound NAT
        /// traffic in this specific Availability Zone.
        allocation_ids: Inputs<String> = "allocationIds";
        /// Availability Zone (e.g. `us-west-2a`) where this specific NAT gateway configuration will be
        /// active.
        availability_zone: Input<String> = "availabilityZone";
        /// Availability Zone ID (e.g. `usw2-az2`) where this specific NAT gateway configuration will be
        /// active.
        availability_zone_id: Input<String> = "availabilityZoneId";
    }
}

arguments! {
    /// The type `aws:ec2/RouteTableRoute:RouteTableRoute`.
    #[derive(Default)]
    RouteTableRoute, RouteTableRouteBuilder;
    required {}
    optional {
        /// Identifier of a carrier gateway. This attribute can only be used when the VPC contains a subnet
        /// which is associated with a Wavelength Zone.
        carrier_gateway_id: Input<String> = "carrierGatewayId";
        /// The CIDR block of the route.
        cidr_block: Input<String> = "cidrBlock";
        /// ARN of a core network.
        core_network_arn: Input<String> = "coreNetworkArn";
        /// The ID of a managed prefix list destination of the route.
        destination_prefix_list_id: Input<String> = "destinationPrefixListId";
        /// Identifier of a VPC Egress Only Internet Gateway.
        egress_only_gateway_id: Input<String> = "egressOnlyGatewayId";
        /// Identifier of a VPC internet gateway, virtual private gateway, or `local`. `local` routes cannot
        /// be created but can be adopted or imported.
        gateway_id: Input<String> = "gatewayId";
        /// The Ipv6 CIDR block of the route.
        ipv6_cidr_block: Input<String> = "ipv6CidrBlock";
        /// Identifier of a Outpost local gateway.
        local_gateway_id: Input<String> = "localGatewayId";
        /// Identifier of a VPC NAT gateway.
        nat_gateway_id: Input<String> = "natGatewayId";
        /// Identifier of an EC2 network interface.
        network_interface_id: Input<String> = "networkInterfaceId";
        /// ARN of an ODB network.
        odb_network_arn: Input<String> = "odbNetworkArn";
        /// Identifier of an EC2 Transit Gateway.
        transit_gateway_id: Input<String> = "transitGatewayId";
        /// Identifier of a VPC Endpoint.
        vpc_endpoint_id: Input<String> = "vpcEndpointId";
        /// Identifier of a VPC peering connection.
        vpc_peering_connection_id: Input<String> = "vpcPeeringConnectionId";
    }
}

arguments! {
    /// The type `aws:ec2/SecurityGroupEgress:SecurityGroupEgress`.
    SecurityGroupEgress, SecurityGroupEgressBuilder;
    required {
        /// Start port (or ICMP type number if protocol is `icmp`)
        from_port: Input<i64> = "fromPort";
        /// Protocol.
        protocol: Input<String> = "protocol";
        /// End range port (or ICMP code if protocol is `icmp`).
        to_port: Input<i64> = "toPort";
    }
    optional {
        /// List of CIDR blocks.
        cidr_blocks: Inputs<String> = "cidrBlocks";
        /// Description of this egress rule.
        description: Input<String> = "description";
        /// List of IPv6 CIDR blocks.
        ipv6_cidr_blocks: Inputs<String> = "ipv6CidrBlocks";
        /// List of Prefix List IDs.
        prefix_list_ids: Inputs<String> = "prefixListIds";
        /// List of security groups. A group name can be used relative to the default VPC.
        security_groups: Inputs<String> = "securityGroups";
        /// Whether the security group itself will be added as a source to this egress rule.
        self_: Input<bool> = "self";
    }
}

arguments! {
    /// The type `aws:ec2/SecurityGroupIngress:SecurityGroupIngress`.
    SecurityGroupIngress, SecurityGroupIngressBuilder;
    required {
        /// Start port (or ICMP type number if protocol is `icmp` or `icmpv6`).
        from_port: Input<i64> = "fromPort";
        /// Protocol.
        protocol: Input<String> = "protocol";
        /// End range port (or ICMP code if protocol is `icmp`).
        to_port: Input<i64> = "toPort";
    }
    optional {
        /// List of CIDR blocks.
        cidr_blocks: Inputs<String> = "cidrBlocks";
        /// Description of this ingress rule.
        description: Input<String> = "description";
        /// List of IPv6 CIDR blocks.
        ipv6_cidr_blocks: Inputs<String> = "ipv6CidrBlocks";
        /// List of Prefix List IDs.
        prefix_list_ids: Inputs<String> = "prefixListIds";
        /// List of security groups. A group name can be used relative to the default VPC.
        security_groups: Inputs<String> = "securityGroups";
        /// Whether the security group itself will be added as a source to this ingress rule.
        self_: Input<bool> = "self";
    }
}

arguments! {
    /// The type `aws:ec2/VpcEndpointDnsOptions:VpcEndpointDnsOptions`.
    #[derive(Default)]
    VpcEndpointDnsOptions, VpcEndpointDnsOptionsBuilder;
    required {}
    optional {
        /// DNS records created for the endpoint. Valid values are `ipv4`, `dualstack`, `service-defined`,
        /// and `ipv6`.
        dns_record_ip_type: Input<String> = "dnsRecordIpType";
        /// Whether to enable private DNS only for inbound endpoints.
        private_dns_only_for_inbound_resolver_endpoint: Input<bool> = "privateDnsOnlyForInboundResolverEndpoint";
        /// Preference for which private domains have a private hosted zone created for and associated with
        /// the specified VPC.
        private_dns_preference: Input<String> = "privateDnsPreference";
        /// List of private domains to create private hosted zones for and associate with the specified VPC.
        private_dns_specified_domains: Inputs<String> = "privateDnsSpecifiedDomains";
    }
}

arguments! {
    /// The type `aws:ec2/VpcEndpointSubnetConfiguration:VpcEndpointSubnetConfiguration`.
    #[derive(Default)]
    VpcEndpointSubnetConfiguration, VpcEndpointSubnetConfigurationBuilder;
    required {}
    optional {
        /// IPv4 address to assign to the endpoint network interface in the subnet. You must provide an IPv4
        /// address if the VPC endpoint supports IPv4.
        ipv4: Input<String> = "ipv4";
        /// IPv6 address to assign to the endpoint network interface in the subnet. You must provide an IPv6
        /// address if the VPC endpoint supports IPv6.
        ipv6: Input<String> = "ipv6";
        /// ID of the subnet. Must have a corresponding subnet in the `subnet_ids` argument.
        subnet_id: Input<String> = "subnetId";
    }
}

enumeration! {
    /// `aws:ec2/Tenancy:Tenancy`.
    Tenancy: String, "default, dedicated";
    /// `default`.
    DEFAULT = "default";
    /// `dedicated`.
    DEDICATED = "dedicated";
}
