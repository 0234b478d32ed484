// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/vpcEndpoint:VpcEndpoint`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Provides a VPC Endpoint resource.
    VpcEndpoint(VpcEndpointArgs) = "aws:ec2/vpcEndpoint:VpcEndpoint" as custom;
    outputs {
        /// ARN of the VPC endpoint.
        arn: String = "arn";
        /// Whether to accept the VPC endpoint (the VPC endpoint and service need to be in the same AWS
        /// account).
        auto_accept: Option<bool> = "autoAccept";
        /// List of CIDR blocks for the exposed AWS service. Applicable for endpoints of type `Gateway`.
        cidr_blocks: Vec<String> = "cidrBlocks";
        /// DNS entries for the VPC Endpoint. Applicable for endpoints of type `Interface`.
        dns_entries: Vec<super::outputs::VpcEndpointDnsEntry> = "dnsEntries";
        /// DNS options for the endpoint.
        dns_options: super::outputs::VpcEndpointDnsOptions = "dnsOptions";
        /// IP address type for the endpoint. Valid values are `ipv4`, `dualstack`, and `ipv6`.
        ip_address_type: String = "ipAddressType";
        /// One or more network interfaces for the VPC Endpoint. Applicable for endpoints of type
        /// `Interface`.
        network_interface_ids: Vec<String> = "networkInterfaceIds";
        /// ID of the AWS account that owns the VPC endpoint.
        owner_id: String = "ownerId";
        /// Policy to attach to the endpoint that controls access to the service. This is a JSON formatted
        /// string.
        policy: String = "policy";
        /// Prefix list ID of the exposed AWS service. Applicable for endpoints of type `Gateway`.
        prefix_list_id: String = "prefixListId";
        /// Whether to associate a private hosted zone with the specified VPC. Available for AWS services
        /// and AWS Marketplace partner services only.
        private_dns_enabled: bool = "privateDnsEnabled";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Whether or not the VPC Endpoint is being managed by its service - `true` or `false`.
        requester_managed: bool = "requesterManaged";
        /// ARN of a Resource Configuration to connect this VPC Endpoint to.
        resource_configuration_arn: Option<String> = "resourceConfigurationArn";
        /// One or more route table IDs. Applicable for endpoints of type `Gateway`.
        route_table_ids: Vec<String> = "routeTableIds";
        /// ID of one or more security groups to associate with the network interface. Applicable for
        /// endpoints of type `Interface`.
        security_group_ids: Vec<String> = "securityGroupIds";
        /// Service name.
        service_name: Option<String> = "serviceName";
        /// ARN of a Service Network to connect this VPC Endpoint to. Exactly one of
        /// `resource_configuration_arn`, `service_name` or `service_network_arn` is required.
        service_network_arn: Option<String> = "serviceNetworkArn";
        /// AWS region of the VPC Endpoint Service. If specified, the VPC endpoint will connect to the
        /// service in the provided region.
        service_region: String = "serviceRegion";
        /// State of the VPC endpoint.
        state: String = "state";
        /// Subnet configuration for the endpoint, used to select specific IPv4 and/or IPv6 addresses to the
        /// endpoint.
        subnet_configurations: Vec<super::outputs::VpcEndpointSubnetConfiguration> = "subnetConfigurations";
        /// ID of one or more subnets in which to create a network interface for the endpoint. Applicable
        /// for endpoints of type `GatewayLoadBalancer` and `Interface`.
        subnet_ids: Vec<String> = "subnetIds";
        /// Map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// VPC endpoint type, `Gateway`, `GatewayLoadBalancer`,`Interface`, `Resource` or `ServiceNetwork`.
        /// Defaults to `Gateway`.
        vpc_endpoint_type: Option<String> = "vpcEndpointType";
        /// ID of the VPC in which the endpoint will be used.
        vpc_id: String = "vpcId";
    }
}

arguments! {
    /// The arguments of `VpcEndpoint`.
    VpcEndpointArgs, VpcEndpointArgsBuilder;
    required {
        /// ID of the VPC in which the endpoint will be used.
        vpc_id: Input<String> = "vpcId";
    }
    optional {
        /// Whether to accept the VPC endpoint (the VPC endpoint and service need to be in the same AWS
        /// account).
        auto_accept: Input<bool> = "autoAccept";
        /// DNS options for the endpoint.
        dns_options: support::Nested<super::VpcEndpointDnsOptions> = "dnsOptions";
        /// IP address type for the endpoint. Valid values are `ipv4`, `dualstack`, and `ipv6`.
        ip_address_type: Input<String> = "ipAddressType";
        /// Policy to attach to the endpoint that controls access to the service. This is a JSON formatted
        /// string.
        policy: Input<String> = "policy";
        /// Whether to associate a private hosted zone with the specified VPC. Available for AWS services
        /// and AWS Marketplace partner services only.
        private_dns_enabled: Input<bool> = "privateDnsEnabled";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// ARN of a Resource Configuration to connect this VPC Endpoint to.
        resource_configuration_arn: Input<String> = "resourceConfigurationArn";
        /// One or more route table IDs. Applicable for endpoints of type `Gateway`.
        route_table_ids: Inputs<String> = "routeTableIds";
        /// ID of one or more security groups to associate with the network interface. Applicable for
        /// endpoints of type `Interface`.
        security_group_ids: Inputs<String> = "securityGroupIds";
        /// Service name.
        service_name: Input<String> = "serviceName";
        /// ARN of a Service Network to connect this VPC Endpoint to. Exactly one of
        /// `resource_configuration_arn`, `service_name` or `service_network_arn` is required.
        service_network_arn: Input<String> = "serviceNetworkArn";
        /// AWS region of the VPC Endpoint Service. If specified, the VPC endpoint will connect to the
        /// service in the provided region.
        service_region: Input<String> = "serviceRegion";
        /// Subnet configuration for the endpoint, used to select specific IPv4 and/or IPv6 addresses to the
        /// endpoint.
        subnet_configurations: support::NestedList<super::VpcEndpointSubnetConfiguration> = "subnetConfigurations";
        /// ID of one or more subnets in which to create a network interface for the endpoint. Applicable
        /// for endpoints of type `GatewayLoadBalancer` and `Interface`.
        subnet_ids: Inputs<String> = "subnetIds";
        /// Map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
        /// VPC endpoint type, `Gateway`, `GatewayLoadBalancer`,`Interface`, `Resource` or `ServiceNetwork`.
        /// Defaults to `Gateway`.
        vpc_endpoint_type: Input<String> = "vpcEndpointType";
    }
}
