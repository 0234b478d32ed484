// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Manages S3 bucket-level Public Access Block configuration.
    BucketPublicAccessBlock(BucketPublicAccessBlockArgs) = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock" as custom;
    outputs {
        /// Whether Amazon S3 should block public ACLs for this bucket. Defaults to `false`.
        block_public_acls: Option<bool> = "blockPublicAcls";
        /// Whether Amazon S3 should block public bucket policies for this bucket. Defaults to `false`.
        block_public_policy: Option<bool> = "blockPublicPolicy";
        /// S3 Bucket to which this Public Access Block configuration should be applied.
        bucket: String = "bucket";
        /// Whether Amazon S3 should ignore public ACLs for this bucket. Defaults to `false`.
        ignore_public_acls: Option<bool> = "ignorePublicAcls";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Whether Amazon S3 should restrict public bucket policies for this bucket. Defaults to `false`.
        restrict_public_buckets: Option<bool> = "restrictPublicBuckets";
        /// Whether to retain the public access block upon destruction. If set to `true`, the resource is
        /// simply removed from state instead.
        skip_destroy: Option<bool> = "skipDestroy";
    }
}

arguments! {
    /// The arguments of `BucketPublicAccessBlock`.
    BucketPublicAccessBlockArgs, BucketPublicAccessBlockArgsBuilder;
    required {
        /// S3 Bucket to which this Public Access Block configuration should be applied.
        bucket: Input<String> = "bucket";
    }
    optional {
        /// Whether Amazon S3 should block public ACLs for this bucket. Defaults to `false`.
        block_public_acls: Input<bool> = "blockPublicAcls";
        /// Whether Amazon S3 should block public bucket policies for this bucket. Defaults to `false`.
        block_public_policy: Input<bool> = "blockPublicPolicy";
        /// Whether Amazon S3 should ignore public ACLs for this bucket. Defaults to `false`.
        ignore_public_acls: Input<bool> = "ignorePublicAcls";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Whether Amazon S3 should restrict public bucket policies for this bucket. Defaults to `false`.
        restrict_public_buckets: Input<bool> = "restrictPublicBuckets";
        /// Whether to retain the public access block upon destruction. If set to `true`, the resource is
        /// simply removed from state instead.
        skip_destroy: Input<bool> = "skipDestroy";
    }
}
