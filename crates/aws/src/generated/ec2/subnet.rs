// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/subnet:Subnet`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an VPC subnet resource.
    Subnet(SubnetArgs) = "aws:ec2/subnet:Subnet" as custom;
    outputs {
        /// The ARN of the subnet.
        arn: String = "arn";
        /// Specify true to indicate that network interfaces created in the specified subnet should be
        /// assigned an IPv6 address. Default is `false`
        assign_ipv6_address_on_creation: Option<bool> = "assignIpv6AddressOnCreation";
        /// AZ for the subnet.
        availability_zone: String = "availabilityZone";
        /// AZ ID of the subnet. This argument is not supported in all regions or partitions.
        availability_zone_id: String = "availabilityZoneId";
        /// The IPv4 CIDR block for the subnet.
        cidr_block: String = "cidrBlock";
        /// The customer owned IPv4 address pool. Typically used with the `map_customer_owned_ip_on_launch`
        /// argument.
        customer_owned_ipv4_pool: Option<String> = "customerOwnedIpv4Pool";
        /// Indicates whether DNS queries made to the Amazon-provided DNS Resolver in this subnet should
        /// return synthetic IPv6 addresses for IPv4-only destinations.
        enable_dns64: Option<bool> = "enableDns64";
        /// Indicates the device position for local network interfaces in this subnet.
        enable_lni_at_device_index: Option<i64> = "enableLniAtDeviceIndex";
        /// Indicates whether to respond to DNS queries for instance hostnames with DNS A records. Default:
        /// `false`.
        enable_resource_name_dns_a_record_on_launch: Option<bool> = "enableResourceNameDnsARecordOnLaunch";
        /// Indicates whether to respond to DNS queries for instance hostnames with DNS AAAA records.
        /// Default: `false`.
        enable_resource_name_dns_aaaa_record_on_launch: Option<bool> = "enableResourceNameDnsAaaaRecordOnLaunch";
        /// ID of an IPv4 VPC Resource Planning IPAM Pool. The CIDR of this pool is used to allocate the
        /// CIDR for the subnet.
        ipv4_ipam_pool_id: Option<String> = "ipv4IpamPoolId";
        /// Netmask. Requires specifying a `ipv4_ipam_pool_id`.
        ipv4_netmask_length: Option<i64> = "ipv4NetmaskLength";
        /// The IPv6 network range for the subnet, in CIDR notation. The subnet size must use a /64 prefix
        /// length.
        ipv6_cidr_block: String = "ipv6CidrBlock";
        /// The association ID for the IPv6 CIDR block.
        ipv6_cidr_block_association_id: String = "ipv6CidrBlockAssociationId";
        /// ID of an IPv6 VPC Resource Planning IPAM Pool. The CIDR of this pool is used to allocate the
        /// CIDR for the subnet.
        ipv6_ipam_pool_id: Option<String> = "ipv6IpamPoolId";
        /// Indicates whether to create an IPv6-only subnet. Default: `false`.
        ipv6_native: Option<bool> = "ipv6Native";
        /// Netmask. Requires specifying a `ipv6_ipam_pool_id`.
        ipv6_netmask_length: Option<i64> = "ipv6NetmaskLength";
        /// Specify `true` to indicate that network interfaces created in the subnet should be assigned a
        /// customer owned IP address.
        map_customer_owned_ip_on_launch: Option<bool> = "mapCustomerOwnedIpOnLaunch";
        /// Specify true to indicate that instances launched into the subnet should be assigned a public IP
        /// address. Default is `false`.
        map_public_ip_on_launch: Option<bool> = "mapPublicIpOnLaunch";
        /// ARN of the Outpost.
        outpost_arn: Option<String> = "outpostArn";
        /// The ID of the AWS account that owns the subnet.
        owner_id: String = "ownerId";
        /// The type of hostnames to assign to instances in the subnet at launch. For IPv6-only subnets, an
        /// instance DNS name must be based on the instance ID.
        private_dns_hostname_type_on_launch: String = "privateDnsHostnameTypeOnLaunch";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// The VPC ID.
        vpc_id: String = "vpcId";
    }
}

arguments! {
    /// The arguments of `Subnet`.
    SubnetArgs, SubnetArgsBuilder;
    required {
        /// The VPC ID.
        vpc_id: Input<String> = "vpcId";
    }
    optional {
        /// Specify true to indicate that network interfaces created in the specified subnet should be
        /// assigned an IPv6 address. Default is `false`
        assign_ipv6_address_on_creation: Input<bool> = "assignIpv6AddressOnCreation";
        /// AZ for the subnet.
        availability_zone: Input<String> = "availabilityZone";
        /// AZ ID of the subnet. This argument is not supported in all regions or partitions.
        availability_zone_id: Input<String> = "availabilityZoneId";
        /// The IPv4 CIDR block for the subnet.
        cidr_block: Input<String> = "cidrBlock";
        /// The customer owned IPv4 address pool. Typically used with the `map_customer_owned_ip_on_launch`
        /// argument.
        customer_owned_ipv4_pool: Input<String> = "customerOwnedIpv4Pool";
        /// Indicates whether DNS queries made to the Amazon-provided DNS Resolver in this subnet should
        /// return synthetic IPv6 addresses for IPv4-only destinations.
        enable_dns64: Input<bool> = "enableDns64";
        /// Indicates the device position for local network interfaces in this subnet.
        enable_lni_at_device_index: Input<i64> = "enableLniAtDeviceIndex";
        /// Indicates whether to respond to DNS queries for instance hostnames with DNS A records. Default:
        /// `false`.
        enable_resource_name_dns_a_record_on_launch: Input<bool> = "enableResourceNameDnsARecordOnLaunch";
        /// Indicates whether to respond to DNS queries for instance hostnames with DNS AAAA records.
        /// Default: `false`.
        enable_resource_name_dns_aaaa_record_on_launch: Input<bool> = "enableResourceNameDnsAaaaRecordOnLaunch";
        /// ID of an IPv4 VPC Resource Planning IPAM Pool. The CIDR of this pool is used to allocate the
        /// CIDR for the subnet.
        ipv4_ipam_pool_id: Input<String> = "ipv4IpamPoolId";
        /// Netmask. Requires specifying a `ipv4_ipam_pool_id`.
        ipv4_netmask_length: Input<i64> = "ipv4NetmaskLength";
        /// The IPv6 network range for the subnet, in CIDR notation. The subnet size must use a /64 prefix
        /// length.
        ipv6_cidr_block: Input<String> = "ipv6CidrBlock";
        /// ID of an IPv6 VPC Resource Planning IPAM Pool. The CIDR of this pool is used to allocate the
        /// CIDR for the subnet.
        ipv6_ipam_pool_id: Input<String> = "ipv6IpamPoolId";
        /// Indicates whether to create an IPv6-only subnet. Default: `false`.
        ipv6_native: Input<bool> = "ipv6Native";
        /// Netmask. Requires specifying a `ipv6_ipam_pool_id`.
        ipv6_netmask_length: Input<i64> = "ipv6NetmaskLength";
        /// Specify `true` to indicate that network interfaces created in the subnet should be assigned a
        /// customer owned IP address.
        map_customer_owned_ip_on_launch: Input<bool> = "mapCustomerOwnedIpOnLaunch";
        /// Specify true to indicate that instances launched into the subnet should be assigned a public IP
        /// address. Default is `false`.
        map_public_ip_on_launch: Input<bool> = "mapPublicIpOnLaunch";
        /// ARN of the Outpost.
        outpost_arn: Input<String> = "outpostArn";
        /// The type of hostnames to assign to instances in the subnet at launch. For IPv6-only subnets, an
        /// instance DNS name must be based on the instance ID.
        private_dns_hostname_type_on_launch: Input<String> = "privateDnsHostnameTypeOnLaunch";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: InputMap<String> = "tags";
    }
}
