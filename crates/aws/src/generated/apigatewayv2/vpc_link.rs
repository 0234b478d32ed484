// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/vpcLink:VpcLink`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Manages an Amazon API Gateway Version 2 VPC Link.
    VpcLink(VpcLinkArgs) = "aws:apigatewayv2/vpcLink:VpcLink" as custom;
    outputs {
        /// VPC Link ARN.
        arn: String = "arn";
        /// Name of the VPC Link. Must be between 1 and 128 characters in length.
        name: String = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Security group IDs for the VPC Link.
        security_group_ids: Vec<String> = "securityGroupIds";
        /// Subnet IDs for the VPC Link.
        subnet_ids: Vec<String> = "subnetIds";
        /// Map of tags to assign to the VPC Link.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `VpcLink`.
    VpcLinkArgs, VpcLinkArgsBuilder;
    required {
        /// Security group IDs for the VPC Link.
        security_group_ids: Inputs<String> = "securityGroupIds";
        /// Subnet IDs for the VPC Link.
        subnet_ids: Inputs<String> = "subnetIds";
    }
    optional {
        /// Name of the VPC Link. Must be between 1 and 128 characters in length.
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Map of tags to assign to the VPC Link.
        tags: InputMap<String> = "tags";
    }
}
