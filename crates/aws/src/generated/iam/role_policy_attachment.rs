// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:iam/rolePolicyAttachment:RolePolicyAttachment`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Attaches a Managed IAM Policy to an IAM role
    RolePolicyAttachment(RolePolicyAttachmentArgs) = "aws:iam/rolePolicyAttachment:RolePolicyAttachment" as custom;
    outputs {
        /// The ARN of the policy you want to apply
        policy_arn: String = "policyArn";
        /// The name of the IAM role to which the policy should be applied
        role: String = "role";
    }
}

arguments! {
    /// The arguments of `RolePolicyAttachment`.
    RolePolicyAttachmentArgs, RolePolicyAttachmentArgsBuilder;
    required {
        /// The ARN of the policy you want to apply
        policy_arn: Input<String> = "policyArn";
        /// The name of the IAM role to which the policy should be applied
        role: Input<String> = "role";
    }
    optional {}
}
