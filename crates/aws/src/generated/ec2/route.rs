// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/route:Route`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides a resource to create a routing table entry (a route) in a VPC routing table.
    Route(RouteArgs) = "aws:ec2/route:Route" as custom;
    outputs {
        /// Identifier of a carrier gateway. This attribute can only be used when the VPC contains a subnet
        /// which is associated with a Wavelength Zone.
        carrier_gateway_id: Option<String> = "carrierGatewayId";
        /// ARN of a core network.
        core_network_arn: Option<String> = "coreNetworkArn";
        /// The destination CIDR block.
        destination_cidr_block: Option<String> = "destinationCidrBlock";
        /// The destination IPv6 CIDR block.
        destination_ipv6_cidr_block: Option<String> = "destinationIpv6CidrBlock";
        /// The ID of a managed prefix list destination.
        destination_prefix_list_id: Option<String> = "destinationPrefixListId";
        /// Identifier of a VPC Egress Only Internet Gateway.
        egress_only_gateway_id: Option<String> = "egressOnlyGatewayId";
        /// Identifier of a VPC internet gateway or a virtual private gateway. Specify `local` when updating
        /// a previously imported local route.
        gateway_id: Option<String> = "gatewayId";
        /// Identifier of an EC2 instance.
        instance_id: String = "instanceId";
        /// The AWS account ID of the owner of the EC2 instance.
        instance_owner_id: String = "instanceOwnerId";
        /// Identifier of a Outpost local gateway.
        local_gateway_id: Option<String> = "localGatewayId";
        /// Identifier of a VPC NAT gateway.
        nat_gateway_id: Option<String> = "natGatewayId";
        /// Identifier of an EC2 network interface.
        network_interface_id: String = "networkInterfaceId";
        /// ARN of an ODB network.
        odb_network_arn: Option<String> = "odbNetworkArn";
        /// How the route was created - `CreateRouteTable`, `CreateRoute` or `EnableVgwRoutePropagation`.
        origin: String = "origin";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// The ID of the routing table.
        route_table_id: String = "routeTableId";
        /// The state of the route - `active` or `blackhole`.
        state: String = "state";
        /// Identifier of an EC2 Transit Gateway.
        transit_gateway_id: Option<String> = "transitGatewayId";
        /// Identifier of a VPC Endpoint.
        vpc_endpoint_id: Option<String> = "vpcEndpointId";
        /// Identifier of a VPC peering connection.
        vpc_peering_connection_id: Option<String> = "vpcPeeringConnectionId";
    }
}

arguments! {
    /// The arguments of `Route`.
    RouteArgs, RouteArgsBuilder;
    required {
        /// The ID of the routing table.
        route_table_id: Input<String> = "routeTableId";
    }
    optional {
        /// Identifier of a carrier gateway. This attribute can only be used when the VPC contains a subnet
        /// which is associated with a Wavelength Zone.
        carrier_gateway_id: Input<String> = "carrierGatewayId";
        /// ARN of a core network.
        core_network_arn: Input<String> = "coreNetworkArn";
        /// The destination CIDR block.
        destination_cidr_block: Input<String> = "destinationCidrBlock";
        /// The destination IPv6 CIDR block.
        destination_ipv6_cidr_block: Input<String> = "destinationIpv6CidrBlock";
        /// The ID of a managed prefix list destination.
        destination_prefix_list_id: Input<String> = "destinationPrefixListId";
        /// Identifier of a VPC Egress Only Internet Gateway.
        egress_only_gateway_id: Input<String> = "egressOnlyGatewayId";
        /// Identifier of a VPC internet gateway or a virtual private gateway. Specify `local` when updating
        /// a previously imported local route.
        gateway_id: Input<String> = "gatewayId";
        /// Identifier of a Outpost local gateway.
        local_gateway_id: Input<String> = "localGatewayId";
        /// Identifier of a VPC NAT gateway.
        nat_gateway_id: Input<String> = "natGatewayId";
        /// Identifier of an EC2 network interface.
        network_interface_id: Input<String> = "networkInterfaceId";
        /// ARN of an ODB network.
        odb_network_arn: Input<String> = "odbNetworkArn";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Identifier of an EC2 Transit Gateway.
        transit_gateway_id: Input<String> = "transitGatewayId";
        /// Identifier of a VPC Endpoint.
        vpc_endpoint_id: Input<String> = "vpcEndpointId";
        /// Identifier of a VPC peering connection.
        vpc_peering_connection_id: Input<String> = "vpcPeeringConnectionId";
    }
}
