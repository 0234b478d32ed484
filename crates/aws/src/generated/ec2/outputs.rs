// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use std::collections::BTreeMap;

use crate::generated::support;

results! {
    /// `aws:ec2/FlowLogDestinationOptions:FlowLogDestinationOptions`.
    FlowLogDestinationOptions;
    /// File format for the flow log. Default value: `plain-text`.
    file_format: Option<String> = "fileFormat";
    /// Whether to use Hive-compatible prefixes for flow logs stored in Amazon S3. Default value: `false`.
    hive_compatible_partitions: Option<bool> = "hiveCompatiblePartitions";
    /// Whether to partition the flow log per hour. This reduces the cost and response time for queries.
    per_hour_partition: Option<bool> = "perHourPartition";
}

results! {
    /// `aws:ec2/FlowLogTagFieldSpecification:FlowLogTagFieldSpecification`.
    FlowLogTagFieldSpecification;
    /// Resource type to associate the tag keys with. Valid values: `instance`, `network-interface`,
    /// `auto-scaling-group`.
    resource_type: String = "resourceType";
    /// Ordered list of tag keys, on resources of `resource_type`, to display in Flow Log records.
    tag_keys: Vec<String> = "tagKeys";
}

results! {
    /// `aws:ec2/InstanceCapacityReservationSpecification:InstanceCapacityReservationSpecification`.
    InstanceCapacityReservationSpecification;
    /// Indicates the instance's Capacity Reservation preferences. Can be `"open"` or `"none"`. (Default:
    /// `"open"`).
    capacity_reservation_preference: Option<String> = "capacityReservationPreference";
    /// Information about the target Capacity Reservation.
    capacity_reservation_target: Option<InstanceCapacityReservationSpecificationCapacityReservationTarget> = "capacityReservationTarget";
}

results! {
    /// `aws:ec2/InstanceCapacityReservationSpecificationCapacityReservationTarget:InstanceCapacityReservationSpecificationCapacityReservationTarget`.
    InstanceCapacityReservationSpecificationCapacityReservationTarget;
    /// ID of the Capacity Reservation in which to run the instance.
    capacity_reservation_id: Option<String> = "capacityReservationId";
    /// ARN of the Capacity Reservation resource group in which to run the instance.
    capacity_reservation_resource_group_arn: Option<String> = "capacityReservationResourceGroupArn";
}

results! {
    /// `aws:ec2/InstanceCpuOptions:InstanceCpuOptions`.
    InstanceCpuOptions;
    /// Indicates whether to enable the instance for AMD SEV-SNP. AMD SEV-SNP is supported with M6a, R6a,
    /// and C6a instance types only.
    amd_sev_snp: Option<String> = "amdSevSnp";
    /// Sets the number of CPU cores for an instance.
    core_count: Option<i64> = "coreCount";
    /// Indicates whether to enable the instance for nested virtualization.
    nested_virtualization: Option<String> = "nestedVirtualization";
    /// If set to 1, hyperthreading is disabled on the launched instance. Defaults to 2 if not set.
    threads_per_core: Option<i64> = "threadsPerCore";
}

results! {
    /// `aws:ec2/InstanceCreditSpecification:InstanceCreditSpecification`.
    InstanceCreditSpecification;
    /// Credit option for CPU usage. Valid values include `standard` or `unlimited`.
    cpu_credits: Option<String> = "cpuCredits";
}

results! {
    /// `aws:ec2/InstanceEbsBlockDevice:InstanceEbsBlockDevice`.
    InstanceEbsBlockDevice;
    /// Whether the volume should be destroyed on instance termination. Defaults to `true`.
    delete_on_termination: Option<bool> = "deleteOnTermination";
    /// Name of the device to mount.
    device_name: String = "deviceName";
    /// Enables EBS encryption on the volume. Defaults to `false`.
    encrypted: Option<bool> = "encrypted";
    /// Amount of provisioned IOPS. Only valid for volume\_type of `io1`, `io2` or `gp3`.
    iops: Option<i64> = "iops";
    /// ARN of the KMS Key to use when encrypting the volume. Must be configured to perform drift detection.
    kms_key_id: Option<String> = "kmsKeyId";
    /// Snapshot ID to mount.
    snapshot_id: Option<String> = "snapshotId";
    /// Map of tags to assign to the device. \*\*Note:\*\* Tags specified here are applied after instance
    /// creation via a separate API call.
    tags: Option<BTreeMap<String, String>> = "tags";
    /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
    /// configuration block.
    tags_all: Option<BTreeMap<String, String>> = "tagsAll";
    /// Throughput to provision for a volume in mebibytes per second (MiB/s). This is only valid for
    /// `volume_type` of `gp3`.
    throughput: Option<i64> = "throughput";
    /// ID of the volume. For example, the ID can be accessed like this,
    /// `aws_instance.web.root_block_device.0.volume_id`.
    volume_id: Option<String> = "volumeId";
    /// Size of the volume in gibibytes (GiB).
    volume_size: Option<i64> = "volumeSize";
    /// Type of volume. Valid values include `standard`, `gp2`, `gp3`, `io1`, `io2`, `sc1`, or `st1`.
    volume_type: Option<String> = "volumeType";
}

results! {
    /// `aws:ec2/InstanceEnclaveOptions:InstanceEnclaveOptions`.
    InstanceEnclaveOptions;
    /// Whether Nitro Enclaves will be enabled on the instance. Defaults to `false`.
    enabled: Option<bool> = "enabled";
}

results! {
    /// `aws:ec2/InstanceEphemeralBlockDevice:InstanceEphemeralBlockDevice`.
    InstanceEphemeralBlockDevice;
    /// Name of the block device to mount on the instance.
    device_name: String = "deviceName";
    /// Suppresses the specified device included in the AMI's block device mapping.
    no_device: Option<bool> = "noDevice";
    /// Instance Store Device Name (e.g., `ephemeral0`).
    virtual_name: Option<String> = "virtualName";
}

results! {
    /// `aws:ec2/InstanceInstanceMarketOptions:InstanceInstanceMarketOptions`.
    InstanceInstanceMarketOptions;
    /// Type of market for the instance. Valid values are `spot`, `capacity-block`, and
    /// `interruptible-capacity-reservation`.
    market_type: Option<String> = "marketType";
    /// Block to configure the options for Spot Instances.
    spot_options: Option<InstanceInstanceMarketOptionsSpotOptions> = "spotOptions";
}

results! {
    /// `aws:ec2/InstanceInstanceMarketOptionsSpotOptions:InstanceInstanceMarketOptionsSpotOptions`.
    InstanceInstanceMarketOptionsSpotOptions;
    /// The behavior when a Spot Instance is interrupted. Valid values include `hibernate`, `stop`,
    /// `terminate` .
    instance_interruption_behavior: Option<String> = "instanceInterruptionBehavior";
    /// The maximum hourly price that you're willing to pay for a Spot Instance.
    max_price: Option<String> = "maxPrice";
    /// The Spot Instance request type. Valid values include `one-time`, `persistent`.
    spot_instance_type: Option<String> = "spotInstanceType";
    /// The end date of the request, in UTC format (YYYY-MM-DDTHH:MM:SSZ). Supported only for persistent
    /// requests.
    valid_until: Option<String> = "validUntil";
}

results! {
    /// `aws:ec2/InstanceLaunchTemplate:InstanceLaunchTemplate`.
    InstanceLaunchTemplate;
    /// ID of the launch template.
    id: Option<String> = "id";
    /// Name of the launch template.
    name: Option<String> = "name";
    /// Template version. Can be a specific version number, `$Latest` or `$Default`.
    version: Option<String> = "version";
}

results! {
    /// `aws:ec2/InstanceMaintenanceOptions:InstanceMaintenanceOptions`.
    InstanceMaintenanceOptions;
    /// Automatic recovery behavior of the Instance. Can be `"default"` or `"disabled"`.
    auto_recovery: Option<String> = "autoRecovery";
}

results! {
    /// `aws:ec2/InstanceMetadataOptions:InstanceMetadataOptions`.
    InstanceMetadataOptions;
    /// Whether the metadata service is available. Valid values include `enabled` or `disabled`.
    http_endpoint: Option<String> = "httpEndpoint";
    /// Whether the IPv6 endpoint for the instance metadata service is enabled. Defaults to `disabled`.
    http_protocol_ipv6: Option<String> = "httpProtocolIpv6";
    /// Desired HTTP PUT response hop limit for instance metadata requests. The larger the number, the
    /// further instance metadata requests can travel.
    http_put_response_hop_limit: Option<i64> = "httpPutResponseHopLimit";
    /// Whether or not the metadata service requires session tokens, also referred to as \_Instance Metadata
    /// Service Version 2 (IMDSv2)\_.
    http_tokens: Option<String> = "httpTokens";
    /// Enables or disables access to instance tags from the instance metadata service. Valid values include
    /// `enabled` or `disabled`.
    instance_metadata_tags: Option<String> = "instanceMetadataTags";
}

results! {
    /// `aws:ec2/InstanceNetworkInterface:InstanceNetworkInterface`.
    InstanceNetworkInterface;
    /// Whether or not to delete the network interface on instance termination. Defaults to `false`.
    delete_on_termination: Option<bool> = "deleteOnTermination";
    /// Integer index of the network interface attachment. Limited by instance type.
    device_index: i64 = "deviceIndex";
    /// Integer index of the network card. Limited by instance type.
    network_card_index: Option<i64> = "networkCardIndex";
    /// ID of the network interface to attach.
    network_interface_id: String = "networkInterfaceId";
}

results! {
    /// `aws:ec2/InstancePrimaryNetworkInterface:InstancePrimaryNetworkInterface`.
    InstancePrimaryNetworkInterface;
    /// Whether the network interface will be deleted when the instance terminates.
    delete_on_termination: Option<bool> = "deleteOnTermination";
    /// ID of the network interface to attach.
    network_interface_id: String = "networkInterfaceId";
}

results! {
    /// `aws:ec2/InstancePrivateDnsNameOptions:InstancePrivateDnsNameOptions`.
    InstancePrivateDnsNameOptions;
    /// Indicates whether to respond to DNS queries for instance hostnames with DNS A records.
    enable_resource_name_dns_a_record: Option<bool> = "enableResourceNameDnsARecord";
    /// Indicates whether to respond to DNS queries for instance hostnames with DNS AAAA records.
    enable_resource_name_dns_aaaa_record: Option<bool> = "enableResourceNameDnsAaaaRecord";
    /// Type of hostname for Amazon EC2 instances. For IPv4 only subnets, an instance DNS name must be based
    /// on the instance IPv4 address.
    hostname_type: Option<String> = "hostnameType";
}

results! {
    /// `aws:ec2/InstanceRootBlockDevice:InstanceRootBlockDevice`.
    InstanceRootBlockDevice;
    /// Whether the volume should be destroyed on instance termination. Defaults to `true`.
    delete_on_termination: Option<bool> = "deleteOnTermination";
    /// Device name, e.g., `/dev/sdh` or `xvdh`.
    device_name: Option<String> = "deviceName";
    /// Whether to enable volume encryption. Defaults to `false`.
    encrypted: Option<bool> = "encrypted";
    /// Amount of provisioned IOPS. Only valid for volume\_type of `io1`, `io2` or `gp3`.
    iops: Option<i64> = "iops";
    /// ARN of the KMS Key to use when encrypting the volume. Must be configured to perform drift detection.
    kms_key_id: Option<String> = "kmsKeyId";
    /// Map of tags to assign to the device. \*\*Note:\*\* Tags specified here are applied after instance
    /// creation via a separate API call.
    tags: Option<BTreeMap<String, String>> = "tags";
    /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
    /// configuration block.
    tags_all: Option<BTreeMap<String, String>> = "tagsAll";
    /// Throughput to provision for a volume in mebibytes per second (MiB/s). This is only valid for
    /// `volume_type` of `gp3`.
    throughput: Option<i64> = "throughput";
    /// ID of the volume. For example, the ID can be accessed like this,
    /// `aws_instance.web.root_block_device.0.volume_id`.
    volume_id: Option<String> = "volumeId";
    /// Size of the volume in gibibytes (GiB).
    volume_size: Option<i64> = "volumeSize";
    /// Type of volume. Valid values include `standard`, `gp2`, `gp3`, `io1`, `io2`, `sc1`, or `st1`.
    volume_type: Option<String> = "volumeType";
}

results! {
    /// `aws:ec2/InstanceSecondaryNetworkInterface:InstanceSecondaryNetworkInterface`.
    InstanceSecondaryNetworkInterface;
    /// Whether the network interface should be destroyed when the instance is terminated. Defaults to
    /// `true`.
    delete_on_termination: Option<bool> = "deleteOnTermination";
    /// Device index for the network interface attachment. Defaults to `0`.
    device_index: Option<i64> = "deviceIndex";
    /// Type of network interface. Currently only `secondary` is supported.
    interface_type: Option<String> = "interfaceType";
    /// The property `macAddress`.
    mac_address: Option<String> = "macAddress";
    /// Network card index for the interface. Each network card can have one secondary interface.
    network_card_index: i64 = "networkCardIndex";
    /// Number of private IP addresses to assign to the network interface. Defaults to `1`.
    private_ip_address_count: Option<i64> = "privateIpAddressCount";
    /// List of private IP addresses to assign to the network interface.
    private_ip_addresses: Option<Vec<String>> = "privateIpAddresses";
    /// The property `secondaryInterfaceId`.
    secondary_interface_id: Option<String> = "secondaryInterfaceId";
    /// The property `secondaryNetworkId`.
    secondary_network_id: Option<String> = "secondaryNetworkId";
    /// ID of the secondary subnet in which to create the network interface. Forces replacement.
    secondary_subnet_id: String = "secondarySubnetId";
    /// Controls if traffic is routed to the instance when the destination address does not match the
    /// instance. Used for NAT or VPNs.
    source_dest_check: Option<bool> = "sourceDestCheck";
    /// The property `status`.
    status: Option<String> = "status";
}

results! {
    /// `aws:ec2/NatGatewayAvailabilityZoneAddress:NatGatewayAvailabilityZoneAddress`.
    NatGatewayAvailabilityZoneAddress;
    /// List of allocation IDs of the Elastic IP addresses (EIPs) to be used for handling outbound NAT
    /// traffic in this specific Availability Zone.
    allocation_ids: Option<Vec<String>> = "allocationIds";
    /// Availability Zone (e.g. `us-west-2a`) where this specific NAT gateway configuration will be active.
    availability_zone: Option<String> = "availabilityZone";
    /// Availability Zone ID (e.g. `usw2-az2`) where this specific NAT gateway configuration will be active.
    availability_zone_id: Option<String> = "availabilityZoneId";
}

results! {
    /// `aws:ec2/NatGatewayRegionalNatGatewayAddress:NatGatewayRegionalNatGatewayAddress`.
    NatGatewayRegionalNatGatewayAddress;
    /// The Allocation ID of the Elastic IP address for the NAT Gateway. Required when `connectivity_type`
    /// is set to `public` and `availability_mode` is set to `zonal`.
    allocation_id: Option<String> = "allocationId";
    /// Association ID of the Elastic IP address.
    association_id: Option<String> = "associationId";
    /// Availability Zone where this specific NAT gateway configuration is active.
    availability_zone: Option<String> = "availabilityZone";
    /// Availability Zone ID where this specific NAT gateway configuration is active
    availability_zone_id: Option<String> = "availabilityZoneId";
    /// ID of the network interface.
    network_interface_id: Option<String> = "networkInterfaceId";
    /// Public IP address.
    public_ip: Option<String> = "publicIp";
    /// Status of the NAT gateway address.
    status: Option<String> = "status";
}

results! {
    /// `aws:ec2/RouteTableRoute:RouteTableRoute`.
    RouteTableRoute;
    /// Identifier of a carrier gateway. This attribute can only be used when the VPC contains a subnet
    /// which is associated with a Wavelength Zone.
    carrier_gateway_id: Option<String> = "carrierGatewayId";
    /// The CIDR block of the route.
    cidr_block: Option<String> = "cidrBlock";
    /// ARN of a core network.
    core_network_arn: Option<String> = "coreNetworkArn";
    /// The ID of a managed prefix list destination of the route.
    destination_prefix_list_id: Option<String> = "destinationPrefixListId";
    /// Identifier of a VPC Egress Only Internet Gateway.
    egress_only_gateway_id: Option<String> = "egressOnlyGatewayId";
    /// Identifier of a VPC internet gateway, virtual private gateway, or `local`. `local` routes cannot be
    /// created but can be adopted or imported.
    gateway_id: Option<String> = "gatewayId";
    /// The Ipv6 CIDR block of the route.
    ipv6_cidr_block: Option<String> = "ipv6CidrBlock";
    /// Identifier of a Outpost local gateway.
    local_gateway_id: Option<String> = "localGatewayId";
    /// Identifier of a VPC NAT gateway.
    nat_gateway_id: Option<String> = "natGatewayId";
    /// Identifier of an EC2 network interface.
    network_interface_id: Option<String> = "networkInterfaceId";
    /// ARN of an ODB network.
    odb_network_arn: Option<String> = "odbNetworkArn";
    /// Identifier of an EC2 Transit Gateway.
    transit_gateway_id: Option<String> = "transitGatewayId";
    /// Identifier of a VPC Endpoint.
    vpc_endpoint_id: Option<String> = "vpcEndpointId";
    /// Identifier of a VPC peering connection.
    vpc_peering_connection_id: Option<String> = "vpcPeeringConnectionId";
}

results! {
    /// `aws:ec2/SecurityGroupEgress:SecurityGroupEgress`.
    SecurityGroupEgress;
    /// List of CIDR blocks.
    cidr_blocks: Option<Vec<String>> = "cidrBlocks";
    /// Description of this egress rule.
    description: Option<String> = "description";
    /// Start port (or ICMP type number if protocol is `icmp`)
    from_port: i64 = "fromPort";
    /// List of IPv6 CIDR blocks.
    ipv6_cidr_blocks: Option<Vec<String>> = "ipv6CidrBlocks";
    /// List of Prefix List IDs.
    prefix_list_ids: Option<Vec<String>> = "prefixListIds";
    /// Protocol.
    protocol: String = "protocol";
    /// List of security groups. A group name can be used relative to the default VPC.
    security_groups: Option<Vec<String>> = "securityGroups";
    /// Whether the security group itself will be added as a source to this egress rule.
    self_: Option<bool> = "self";
    /// End range port (or ICMP code if protocol is `icmp`).
    to_port: i64 = "toPort";
}

results! {
    /// `aws:ec2/SecurityGroupIngress:SecurityGroupIngress`.
    SecurityGroupIngress;
    /// List of CIDR blocks.
    cidr_blocks: Option<Vec<String>> = "cidrBlocks";
    /// Description of this ingress rule.
    description: Option<String> = "description";
    /// Start port (or ICMP type number if protocol is `icmp` or `icmpv6`).
    from_port: i64 = "fromPort";
    /// List of IPv6 CIDR blocks.
    ipv6_cidr_blocks: Option<Vec<String>> = "ipv6CidrBlocks";
    /// List of Prefix List IDs.
    prefix_list_ids: Option<Vec<String>> = "prefixListIds";
    /// Protocol.
    protocol: String = "protocol";
    /// List of security groups. A group name can be used relative to the default VPC.
    security_groups: Option<Vec<String>> = "securityGroups";
    /// Whether the security group itself will be added as a source to this ingress rule.
    self_: Option<bool> = "self";
    /// End range port (or ICMP code if protocol is `icmp`).
    to_port: i64 = "toPort";
}

results! {
    /// `aws:ec2/VpcEndpointDnsEntry:VpcEndpointDnsEntry`.
    VpcEndpointDnsEntry;
    /// DNS name.
    dns_name: Option<String> = "dnsName";
    /// ID of the private hosted zone.
    hosted_zone_id: Option<String> = "hostedZoneId";
}

results! {
    /// `aws:ec2/VpcEndpointDnsOptions:VpcEndpointDnsOptions`.
    VpcEndpointDnsOptions;
    /// DNS records created for the endpoint. Valid values are `ipv4`, `dualstack`, `service-defined`, and
    /// `ipv6`.
    dns_record_ip_type: Option<String> = "dnsRecordIpType";
    /// Whether to enable private DNS only for inbound endpoints.
    private_dns_only_for_inbound_resolver_endpoint: Option<bool> = "privateDnsOnlyForInboundResolverEndpoint";
    /// Preference for which private domains have a private hosted zone created for and associated with the
    /// specified VPC.
    private_dns_preference: Option<String> = "privateDnsPreference";
    /// List of private domains to create private hosted zones for and associate with the specified VPC.
    private_dns_specified_domains: Option<Vec<String>> = "privateDnsSpecifiedDomains";
}

results! {
    /// `aws:ec2/VpcEndpointSubnetConfiguration:VpcEndpointSubnetConfiguration`.
    VpcEndpointSubnetConfiguration;
    /// IPv4 address to assign to the endpoint network interface in the subnet. You must provide an IPv4
    /// address if the VPC endpoint supports IPv4.
    ipv4: Option<String> = "ipv4";
    /// IPv6 address to assign to the endpoint network interface in the subnet. You must provide an IPv6
    /// address if the VPC endpoint supports IPv6.
    ipv6: Option<String> = "ipv6";
    /// ID of the subnet. Must have a corresponding subnet in the `subnet_ids` argument.
    subnet_id: Option<String> = "subnetId";
}
