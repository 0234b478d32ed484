// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:iam/role:Role`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Provides an IAM role.
    Role(RoleArgs) = "aws:iam/role:Role" as custom;
    outputs {
        /// ARN specifying the role.
        arn: String = "arn";
        /// Policy that grants an entity permission to assume the role.
        assume_role_policy: String = "assumeRolePolicy";
        /// Creation date of the IAM role.
        create_date: String = "createDate";
        /// Description of the role.
        description: Option<String> = "description";
        /// Whether to force detaching any policies the role has before destroying it. Defaults to `false`.
        force_detach_policies: Option<bool> = "forceDetachPolicies";
        /// Configuration block defining an exclusive set of IAM inline policies associated with the IAM
        /// role.
        inline_policies: Vec<super::outputs::RoleInlinePolicy> = "inlinePolicies";
        /// Set of exclusive IAM managed policy ARNs to attach to the IAM role. If this attribute is not
        /// configured, Pulumi will ignore policy attachments to this resource.
        managed_policy_arns: Vec<String> = "managedPolicyArns";
        /// Maximum session duration (in seconds) that you want to set for the specified role.
        max_session_duration: Option<i64> = "maxSessionDuration";
        /// Friendly name of the role. If omitted, the provider will assign a random, unique name.
        name: String = "name";
        /// Creates a unique friendly name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// Path to the role.
        path: Option<String> = "path";
        /// ARN of the policy that is used to set the permissions boundary for the role.
        permissions_boundary: Option<String> = "permissionsBoundary";
        /// Key-value mapping of tags for the IAM role.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Stable and unique string identifying the role.
        unique_id: String = "uniqueId";
    }
}

arguments! {
    /// The arguments of `Role`.
    RoleArgs, RoleArgsBuilder;
    required {
        /// Policy that grants an entity permission to assume the role.
        assume_role_policy: Input<String> = "assumeRolePolicy";
    }
    optional {
        /// Description of the role.
        description: Input<String> = "description";
        /// Whether to force detaching any policies the role has before destroying it. Defaults to `false`.
        force_detach_policies: Input<bool> = "forceDetachPolicies";
        /// Configuration block defining an exclusive set of IAM inline policies associated with the IAM
        /// role.
        inline_policies: support::NestedList<super::RoleInlinePolicy> = "inlinePolicies";
        /// Set of exclusive IAM managed policy ARNs to attach to the IAM role. If this attribute is not
        /// configured, Pulumi will ignore policy attachments to this resource.
        managed_policy_arns: Inputs<String> = "managedPolicyArns";
        /// Maximum session duration (in seconds) that you want to set for the specified role.
        max_session_duration: Input<i64> = "maxSessionDuration";
        /// Friendly name of the role. If omitted, the provider will assign a random, unique name.
        name: Input<String> = "name";
        /// Creates a unique friendly name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// Path to the role.
        path: Input<String> = "path";
        /// ARN of the policy that is used to set the permissions boundary for the role.
        permissions_boundary: Input<String> = "permissionsBoundary";
        /// Key-value mapping of tags for the IAM role.
        tags: InputMap<String> = "tags";
    }
}
