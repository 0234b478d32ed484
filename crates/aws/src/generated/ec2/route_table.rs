// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/routeTable:RouteTable`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Provides a resource to create a VPC routing table.
    RouteTable(RouteTableArgs) = "aws:ec2/routeTable:RouteTable" as custom;
    outputs {
        /// The ARN of the route table.
        arn: String = "arn";
        /// The ID of the AWS account that owns the route table.
        owner_id: String = "ownerId";
        /// A list of virtual gateways for propagation.
        propagating_vgws: Vec<String> = "propagatingVgws";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// A list of route objects. Their keys are documented below.
        routes: Vec<super::outputs::RouteTableRoute> = "routes";
        /// A map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// The VPC ID.
        vpc_id: String = "vpcId";
    }
}

arguments! {
    /// The arguments of `RouteTable`.
    RouteTableArgs, RouteTableArgsBuilder;
    required {
        /// The VPC ID.
        vpc_id: Input<String> = "vpcId";
    }
    optional {
        /// A list of virtual gateways for propagation.
        propagating_vgws: Inputs<String> = "propagatingVgws";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A list of route objects. Their keys are documented below.
        routes: support::NestedList<super::RouteTableRoute> = "routes";
        /// A map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
    }
}
