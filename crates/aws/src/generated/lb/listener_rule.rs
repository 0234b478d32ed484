// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:lb/listenerRule:ListenerRule`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a Load Balancer Listener Rule resource.
    ListenerRule(ListenerRuleArgs) = "aws:lb/listenerRule:ListenerRule" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:elasticloadbalancingv2/listenerRule:ListenerRule"));
    }
    outputs {
        /// An Action block. Action blocks are documented below.
        actions: Vec<super::outputs::ListenerRuleAction> = "actions";
        /// The ARN of the rule (matches `id`)
        arn: String = "arn";
        /// A Condition block. Multiple condition blocks of different types can be set and all must be
        /// satisfied for the rule to match.
        conditions: Vec<super::outputs::ListenerRuleCondition> = "conditions";
        /// The ARN of the listener to which to attach the rule.
        listener_arn: String = "listenerArn";
        /// The priority for the rule between `1` and `50000`.
        priority: i64 = "priority";
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
        /// Configuration block that defines the transform to apply to requests matching this rule.
        transforms: Option<Vec<super::outputs::ListenerRuleTransform>> = "transforms";
    }
}

arguments! {
    /// The arguments of `ListenerRule`.
    ListenerRuleArgs, ListenerRuleArgsBuilder;
    required {
        /// An Action block. Action blocks are documented below.
        actions: support::NestedList<super::ListenerRuleAction> = "actions";
        /// A Condition block. Multiple condition blocks of different types can be set and all must be
        /// satisfied for the rule to match.
        conditions: support::NestedList<super::ListenerRuleCondition> = "conditions";
        /// The ARN of the listener to which to attach the rule.
        listener_arn: Input<String> = "listenerArn";
    }
    optional {
        /// The priority for the rule between `1` and `50000`.
        priority: Input<i64> = "priority";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: InputMap<String> = "tags";
        /// Configuration block that defines the transform to apply to requests matching this rule.
        transforms: support::NestedList<super::ListenerRuleTransform> = "transforms";
    }
}
