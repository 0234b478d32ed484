// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/natGateway:NatGateway`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Provides a resource to create a VPC NAT Gateway.
    NatGateway(NatGatewayArgs) = "aws:ec2/natGateway:NatGateway" as custom;
    outputs {
        /// The Allocation ID of the Elastic IP address for the NAT Gateway. Required when
        /// `connectivity_type` is set to `public` and `availability_mode` is set to `zonal`.
        allocation_id: Option<String> = "allocationId";
        /// Association ID of the Elastic IP address.
        association_id: String = "associationId";
        /// (regional NAT gateways only) Indicates whether AWS automatically manages AZ coverage.
        auto_provision_zones: String = "autoProvisionZones";
        /// (regional NAT gateways only) Indicates whether AWS automatically allocates additional Elastic IP
        /// addresses (EIPs) in an AZ when the NAT gateway needs more ports due to increased concurrent
        /// connections to a single destination from that AZ.
        auto_scaling_ips: String = "autoScalingIps";
        /// Specifies whether to create a zonal (single-AZ) or regional (multi-AZ) NAT gateway. Valid values
        /// are `zonal` and `regional`.
        availability_mode: String = "availabilityMode";
        /// Repeatable configuration block for the Elastic IP addresses (EIPs) and availability zones for
        /// the regional NAT gateway.
        availability_zone_addresses: Option<Vec<super::outputs::NatGatewayAvailabilityZoneAddress>> = "availabilityZoneAddresses";
        /// Connectivity type for the NAT Gateway. Valid values are `private` and `public`.
        connectivity_type: Option<String> = "connectivityType";
        /// ID of the network interface.
        network_interface_id: String = "networkInterfaceId";
        /// The private IPv4 address to assign to the NAT Gateway. If you don't provide an address, a
        /// private IPv4 address will be automatically assigned.
        private_ip: String = "privateIp";
        /// Public IP address.
        public_ip: String = "publicIp";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// (regional NAT gateways only) Repeatable blocks for information about the IP addresses and
        /// network interface associated with the regional NAT gateway.
        regional_nat_gateway_addresses: Vec<super::outputs::NatGatewayRegionalNatGatewayAddress> = "regionalNatGatewayAddresses";
        /// The property `regionalNatGatewayAutoMode`.
        regional_nat_gateway_auto_mode: String = "regionalNatGatewayAutoMode";
        /// (regional NAT gateways only) ID of the automatically created route table.
        route_table_id: String = "routeTableId";
        /// A list of secondary allocation EIP IDs for this NAT Gateway. To remove all secondary allocations
        /// an empty list should be specified.
        secondary_allocation_ids: Vec<String> = "secondaryAllocationIds";
        /// The number of secondary private IPv4 addresses you want to assign to the NAT Gateway.
        secondary_private_ip_address_count: i64 = "secondaryPrivateIpAddressCount";
        /// A list of secondary private IPv4 addresses to assign to the NAT Gateway. To remove all secondary
        /// private addresses an empty list should be specified.
        secondary_private_ip_addresses: Vec<String> = "secondaryPrivateIpAddresses";
        /// The Subnet ID of the subnet in which to place the NAT Gateway. Required when `availability_mode`
        /// is set to `zonal`.
        subnet_id: Option<String> = "subnetId";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// VPC ID where this NAT Gateway will be created. Required when `availability_mode` is set to
        /// `regional`.
        vpc_id: String = "vpcId";
    }
}

arguments! {
    /// The arguments of `NatGateway`.
    #[derive(Default)]
    NatGatewayArgs, NatGatewayArgsBuilder;
    required {}
    optional {
        /// The Allocation ID of the Elastic IP address for the NAT Gateway. Required when
        /// `connectivity_type` is set to `public` and `availability_mode` is set to `zonal`.
        allocation_id: Input<String> = "allocationId";
        /// Specifies whether to create a zonal (single-AZ) or regional (multi-AZ) NAT gateway. Valid values
        /// are `zonal` and `regional`.
        availability_mode: Input<String> = "availabilityMode";
        /// Repeatable configuration block for the Elastic IP addresses (EIPs) and availability zones for
        /// the regional NAT gateway.
        availability_zone_addresses: support::NestedList<super::NatGatewayAvailabilityZoneAddress> = "availabilityZoneAddresses";
        /// Connectivity type for the NAT Gateway. Valid values are `private` and `public`.
        connectivity_type: Input<String> = "connectivityType";
        /// The private IPv4 address to assign to the NAT Gateway. If you don't provide an address, a
        /// private IPv4 address will be automatically assigned.
        private_ip: Input<String> = "privateIp";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A list of secondary allocation EIP IDs for this NAT Gateway. To remove all secondary allocations
        /// an empty list should be specified.
        secondary_allocation_ids: Inputs<String> = "secondaryAllocationIds";
        /// The number of secondary private IPv4 addresses you want to assign to the NAT Gateway.
        secondary_private_ip_address_count: Input<i64> = "secondaryPrivateIpAddressCount";
        /// A list of secondary private IPv4 addresses to assign to the NAT Gateway. To remove all secondary
        /// private addresses an empty list should be specified.
        secondary_private_ip_addresses: Inputs<String> = "secondaryPrivateIpAddresses";
        /// The Subnet ID of the subnet in which to place the NAT Gateway. Required when `availability_mode`
        /// is set to `zonal`.
        subnet_id: Input<String> = "subnetId";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: InputMap<String> = "tags";
        /// VPC ID where this NAT Gateway will be created. Required when `availability_mode` is set to
        /// `regional`.
        vpc_id: Input<String> = "vpcId";
    }
}
