// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:iam/rolePolicy:RolePolicy`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides an IAM role inline policy.
    RolePolicy(RolePolicyArgs) = "aws:iam/rolePolicy:RolePolicy" as custom;
    outputs {
        /// The name of the role policy. If omitted, the provider will assign a random, unique name.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// The inline policy document. This is a JSON formatted string.
        policy: String = "policy";
        /// The name of the IAM role to attach to the policy.
        role: String = "role";
    }
}

arguments! {
    /// The arguments of `RolePolicy`.
    RolePolicyArgs, RolePolicyArgsBuilder;
    required {
        /// The inline policy document. This is a JSON formatted string.
        policy: Input<String> = "policy";
        /// The name of the IAM role to attach to the policy.
        role: Input<String> = "role";
    }
    optional {
        /// The name of the role policy. If omitted, the provider will assign a random, unique name.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
    }
}
