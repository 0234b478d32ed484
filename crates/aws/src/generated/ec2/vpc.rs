// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/vpc:Vpc`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a VPC resource.
    Vpc(VpcArgs) = "aws:ec2/vpc:Vpc" as custom;
    outputs {
        /// ARN of VPC.
        arn: String = "arn";
        /// Requests an Amazon-provided IPv6 CIDR block with a /56 prefix length for the VPC. You cannot
        /// specify the range of IP addresses, or the size of the CIDR block.
        assign_generated_ipv6_cidr_block: Option<bool> = "assignGeneratedIpv6CidrBlock";
        /// IPv4 CIDR block for the VPC. CIDR can be explicitly set or it can be derived from IPAM using
        /// `ipv4_netmask_length`.
        cidr_block: String = "cidrBlock";
        /// ID of the network ACL created by default on VPC creation.
        default_network_acl_id: String = "defaultNetworkAclId";
        /// ID of the route table created by default on VPC creation.
        default_route_table_id: String = "defaultRouteTableId";
        /// ID of the security group created by default on VPC creation.
        default_security_group_id: String = "defaultSecurityGroupId";
        /// DHCP options ID of the desired VPC.
        dhcp_options_id: String = "dhcpOptionsId";
        /// Whether to enable DNS hostnames in the VPC. Defaults to `false`.
        enable_dns_hostnames: bool = "enableDnsHostnames";
        /// Whether to enable DNS support in the VPC. Defaults to `true`.
        enable_dns_support: Option<bool> = "enableDnsSupport";
        /// Whether to enable Network Address Usage metrics for your VPC. Defaults to `false`.
        enable_network_address_usage_metrics: bool = "enableNetworkAddressUsageMetrics";
        /// Tenancy option for instances launched into the VPC.
        instance_tenancy: Option<String> = "instanceTenancy";
        /// ID of an IPv4 IPAM pool you want to use for allocating this VPC's CIDR.
        ipv4_ipam_pool_id: Option<String> = "ipv4IpamPoolId";
        /// Netmask length of the IPv4 CIDR you want to allocate to this VPC. Requires specifying a
        /// `ipv4_ipam_pool_id`.
        ipv4_netmask_length: Option<i64> = "ipv4NetmaskLength";
        /// Association ID for the IPv6 CIDR block.
        ipv6_association_id: String = "ipv6AssociationId";
        /// IPv6 CIDR block to request from an IPAM Pool. Can be set explicitly or derived from IPAM using
        /// `ipv6_netmask_length`.
        ipv6_cidr_block: String = "ipv6CidrBlock";
        /// By default when an IPv6 CIDR is assigned to a VPC a default
        /// ipv6\_cidr\_block\_network\_border\_group will be set to the region of the VPC.
        ipv6_cidr_block_network_border_group: String = "ipv6CidrBlockNetworkBorderGroup";
        /// IPAM Pool ID for a IPv6 pool.
        ipv6_ipam_pool_id: Option<String> = "ipv6IpamPoolId";
        /// Netmask length to request from IPAM Pool.
        ipv6_netmask_length: Option<i64> = "ipv6NetmaskLength";
        /// ID of the main route table associated with this VPC. Note that you can change a VPC's main route
        /// table by using an `ec2.MainRouteTableAssociation`.
        main_route_table_id: String = "mainRouteTableId";
        /// ID of the AWS account that owns the VPC.
        owner_id: String = "ownerId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `Vpc`.
    #[derive(Default)]
    VpcArgs, VpcArgsBuilder;
    required {}
    optional {
        /// Requests an Amazon-provided IPv6 CIDR block with a /56 prefix length for the VPC. You cannot
        /// specify the range of IP addresses, or the size of the CIDR block.
        assign_generated_ipv6_cidr_block: Input<bool> = "assignGeneratedIpv6CidrBlock";
        /// IPv4 CIDR block for the VPC. CIDR can be explicitly set or it can be derived from IPAM using
        /// `ipv4_netmask_length`.
        cidr_block: Input<String> = "cidrBlock";
        /// Whether to enable DNS hostnames in the VPC. Defaults to `false`.
        enable_dns_hostnames: Input<bool> = "enableDnsHostnames";
        /// Whether to enable DNS support in the VPC. Defaults to `true`.
        enable_dns_support: Input<bool> = "enableDnsSupport";
        /// Whether to enable Network Address Usage metrics for your VPC. Defaults to `false`.
        enable_network_address_usage_metrics: Input<bool> = "enableNetworkAddressUsageMetrics";
        /// Tenancy option for instances launched into the VPC.
        instance_tenancy: Input<String> = "instanceTenancy";
        /// ID of an IPv4 IPAM pool you want to use for allocating this VPC's CIDR.
        ipv4_ipam_pool_id: Input<String> = "ipv4IpamPoolId";
        /// Netmask length of the IPv4 CIDR you want to allocate to this VPC. Requires specifying a
        /// `ipv4_ipam_pool_id`.
        ipv4_netmask_length: Input<i64> = "ipv4NetmaskLength";
        /// IPv6 CIDR block to request from an IPAM Pool. Can be set explicitly or derived from IPAM using
        /// `ipv6_netmask_length`.
        ipv6_cidr_block: Input<String> = "ipv6CidrBlock";
        /// By default when an IPv6 CIDR is assigned to a VPC a default
        /// ipv6\_cidr\_block\_network\_border\_group will be set to the region of the VPC.
        ipv6_cidr_block_network_border_group: Input<String> = "ipv6CidrBlockNetworkBorderGroup";
        /// IPAM Pool ID for a IPv6 pool.
        ipv6_ipam_pool_id: Input<String> = "ipv6IpamPoolId";
        /// Netmask length to request from IPAM Pool.
        ipv6_netmask_length: Input<i64> = "ipv6NetmaskLength";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
    }
}
