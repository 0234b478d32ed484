// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `aws:iam/RoleInlinePolicy:RoleInlinePolicy`.
    RoleInlinePolicy;
    /// Name of the role policy.
    name: Option<String> = "name";
    /// Policy document as a JSON formatted string.
    policy: Option<String> = "policy";
}
