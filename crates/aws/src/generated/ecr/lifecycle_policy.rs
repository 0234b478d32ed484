// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ecr/lifecyclePolicy:LifecyclePolicy`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Manages an ECR repository lifecycle policy.
    LifecyclePolicy(LifecyclePolicyArgs) = "aws:ecr/lifecyclePolicy:LifecyclePolicy" as custom;
    outputs {
        /// The policy document. This is a JSON formatted string.
        policy: String = "policy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// The registry ID where the repository was created.
        registry_id: String = "registryId";
        /// Name of the repository to apply the policy.
        repository: String = "repository";
    }
}

arguments! {
    /// The arguments of `LifecyclePolicy`.
    LifecyclePolicyArgs, LifecyclePolicyArgsBuilder;
    required {
        /// The policy document. This is a JSON formatted string.
        policy: Input<String> = "policy";
        /// Name of the repository to apply the policy.
        repository: Input<String> = "repository";
    }
    optional {
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
    }
}
