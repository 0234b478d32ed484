// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:s3/bucketPolicy:BucketPolicy`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Attaches a policy to an S3 bucket resource.
    BucketPolicy(BucketPolicyArgs) = "aws:s3/bucketPolicy:BucketPolicy" as custom;
    outputs {
        /// Name of the bucket to which to apply the policy.
        bucket: String = "bucket";
        /// Text of the policy.
        policy: String = "policy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
    }
}

arguments! {
    /// The arguments of `BucketPolicy`.
    BucketPolicyArgs, BucketPolicyArgsBuilder;
    required {
        /// Name of the bucket to which to apply the policy.
        bucket: Input<String> = "bucket";
        /// Text of the policy.
        policy: Input<String> = "policy";
    }
    optional {
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
    }
}
