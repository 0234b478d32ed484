// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/eip:Eip`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an Elastic IP resource.
    Eip(EipArgs) = "aws:ec2/eip:Eip" as custom;
    outputs {
        /// IP address from an EC2 BYOIP pool. This option is only available for VPC EIPs.
        address: Option<String> = "address";
        /// ID that AWS assigns to represent the allocation of the Elastic IP address for use with instances
        /// in a VPC.
        allocation_id: String = "allocationId";
        /// The property `arn`.
        arn: String = "arn";
        /// User-specified primary or secondary private IP address to associate with the Elastic IP address.
        associate_with_private_ip: Option<String> = "associateWithPrivateIp";
        /// ID representing the association of the address with an instance in a VPC.
        association_id: String = "associationId";
        /// Carrier IP address.
        carrier_ip: String = "carrierIp";
        /// Customer owned IP.
        customer_owned_ip: String = "customerOwnedIp";
        /// ID of a customer-owned address pool.
        customer_owned_ipv4_pool: Option<String> = "customerOwnedIpv4Pool";
        /// Indicates if this EIP is for use in VPC (`vpc`).
        domain: String = "domain";
        /// EC2 instance ID.
        instance: String = "instance";
        /// The ID of an IPAM pool which has an Amazon-provided or BYOIP public IPv4 CIDR provisioned to it.
        ipam_pool_id: String = "ipamPoolId";
        /// Location from which the IP address is advertised. Use this parameter to limit the address to
        /// this location.
        network_border_group: String = "networkBorderGroup";
        /// Network interface ID to associate with.
        network_interface: String = "networkInterface";
        /// The Private DNS associated with the Elastic IP address (if in VPC).
        private_dns: String = "privateDns";
        /// Contains the private IP address (if in VPC).
        private_ip: String = "privateIp";
        /// The DNS pointer (PTR) record for the IP address.
        ptr_record: String = "ptrRecord";
        /// Public DNS associated with the Elastic IP address.
        public_dns: String = "publicDns";
        /// Contains the public IP address.
        public_ip: String = "publicIp";
        /// EC2 IPv4 address pool identifier or `amazon`. This option is only available for VPC EIPs.
        public_ipv4_pool: String = "publicIpv4Pool";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Map of tags to assign to the resource. Tags can only be applied to EIPs in a VPC.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `Eip`.
    #[derive(Default)]
    EipArgs, EipArgsBuilder;
    required {}
    optional {
        /// IP address from an EC2 BYOIP pool. This option is only available for VPC EIPs.
        address: Input<String> = "address";
        /// User-specified primary or secondary private IP address to associate with the Elastic IP address.
        associate_with_private_ip: Input<String> = "associateWithPrivateIp";
        /// ID of a customer-owned address pool.
        customer_owned_ipv4_pool: Input<String> = "customerOwnedIpv4Pool";
        /// Indicates if this EIP is for use in VPC (`vpc`).
        domain: Input<String> = "domain";
        /// EC2 instance ID.
        instance: Input<String> = "instance";
        /// The ID of an IPAM pool which has an Amazon-provided or BYOIP public IPv4 CIDR provisioned to it.
        ipam_pool_id: Input<String> = "ipamPoolId";
        /// Location from which the IP address is advertised. Use this parameter to limit the address to
        /// this location.
        network_border_group: Input<String> = "networkBorderGroup";
        /// Network interface ID to associate with.
        network_interface: Input<String> = "networkInterface";
        /// EC2 IPv4 address pool identifier or `amazon`. This option is only available for VPC EIPs.
        public_ipv4_pool: Input<String> = "publicIpv4Pool";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Map of tags to assign to the resource. Tags can only be applied to EIPs in a VPC.
        tags: InputMap<String> = "tags";
    }
}
