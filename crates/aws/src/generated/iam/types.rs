// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::support;
use pulumi_sdk::Input;

arguments! {
    /// The type `aws:iam/RoleInlinePolicy:RoleInlinePolicy`.
    #[derive(Default)]
    RoleInlinePolicy, RoleInlinePolicyBuilder;
    required {}
    optional {
        /// Name of the role policy.
        name: Input<String> = "name";
        /// Policy document as a JSON formatted string.
        policy: Input<String> = "policy";
    }
}
