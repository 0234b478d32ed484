// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/internetGateway:InternetGateway`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a resource to create a VPC Internet Gateway.
    InternetGateway(InternetGatewayArgs) = "aws:ec2/internetGateway:InternetGateway" as custom;
    outputs {
        /// The ARN of the Internet Gateway.
        arn: String = "arn";
        /// The ID of the AWS account that owns the internet gateway.
        owner_id: String = "ownerId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// A map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// The VPC ID to create in.
        vpc_id: String = "vpcId";
    }
}

arguments! {
    /// The arguments of `InternetGateway`.
    #[derive(Default)]
    InternetGatewayArgs, InternetGatewayArgsBuilder;
    required {}
    optional {
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
        /// The VPC ID to create in.
        vpc_id: Input<String> = "vpcId";
    }
}
