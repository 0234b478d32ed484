// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/securityGroup:SecurityGroup`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a security group resource.
    SecurityGroup(SecurityGroupArgs) = "aws:ec2/securityGroup:SecurityGroup" as custom;
    outputs {
        /// ARN of the security group.
        arn: String = "arn";
        /// Security group description. Defaults to `Managed by Pulumi`.
        description: String = "description";
        /// Configuration block for egress rules. Can be specified multiple times for each egress rule.
        egress: Vec<super::outputs::SecurityGroupEgress> = "egress";
        /// Configuration block for ingress rules. Can be specified multiple times for each ingress rule.
        ingress: Vec<super::outputs::SecurityGroupIngress> = "ingress";
        /// Name of the security group. If omitted, the provider will assign a random, unique name.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// Owner ID.
        owner_id: String = "ownerId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Instruct the provider to revoke all of the Security Groups attached ingress and egress rules
        /// before deleting the rule itself.
        revoke_rules_on_delete: Option<bool> = "revokeRulesOnDelete";
        /// Map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// VPC ID. Defaults to the region's default VPC.
        vpc_id: String = "vpcId";
    }
}

arguments! {
    /// The arguments of `SecurityGroup`.
    #[derive(Default)]
    SecurityGroupArgs, SecurityGroupArgsBuilder;
    required {}
    optional {
        /// Security group description. Defaults to `Managed by Pulumi`.
        description: Input<String> = "description" [.default(support::Literal::Text("Managed by Pulumi"))];
        /// Configuration block for egress rules. Can be specified multiple times for each egress rule.
        egress: support::NestedList<super::SecurityGroupEgress> = "egress";
        /// Configuration block for ingress rules. Can be specified multiple times for each ingress rule.
        ingress: support::NestedList<super::SecurityGroupIngress> = "ingress";
        /// Name of the security group. If omitted, the provider will assign a random, unique name.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Instruct the provider to revoke all of the Security Groups attached ingress and egress rules
        /// before deleting the rule itself.
        revoke_rules_on_delete: Input<bool> = "revokeRulesOnDelete";
        /// Map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
        /// VPC ID. Defaults to the region's default VPC.
        vpc_id: Input<String> = "vpcId";
    }
}
