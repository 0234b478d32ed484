// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/routeTableAssociation:RouteTableAssociation`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides a resource to create an association between a route table and a subnet or a route table and
    /// an internet gateway or virtual private gateway.
    RouteTableAssociation(RouteTableAssociationArgs) = "aws:ec2/routeTableAssociation:RouteTableAssociation" as custom;
    outputs {
        /// The gateway ID to create an association.
        gateway_id: Option<String> = "gatewayId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// The ID of the routing table to associate with.
        route_table_id: String = "routeTableId";
        /// The subnet ID to create an association.
        subnet_id: Option<String> = "subnetId";
    }
}

arguments! {
    /// The arguments of `RouteTableAssociation`.
    RouteTableAssociationArgs, RouteTableAssociationArgsBuilder;
    required {
        /// The ID of the routing table to associate with.
        route_table_id: Input<String> = "routeTableId";
    }
    optional {
        /// The gateway ID to create an association.
        gateway_id: Input<String> = "gatewayId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// The subnet ID to create an association.
        subnet_id: Input<String> = "subnetId";
    }
}
