// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides a S3 bucket server-side encryption configuration resource.
    BucketServerSideEncryptionConfiguration(BucketServerSideEncryptionConfigurationArgs) = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2"));
    }
    outputs {
        /// ID (name) of the bucket.
        bucket: String = "bucket";
        /// Account ID of the expected bucket owner.
        ///
        /// Deprecated: expected\_bucket\_owner is deprecated. It will be removed in a future verion of the
        /// provider.
        expected_bucket_owner: Option<String> = "expectedBucketOwner";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Set of server-side encryption configuration rules.
        rules: Vec<super::outputs::BucketServerSideEncryptionConfigurationRule> = "rules";
    }
}

arguments! {
    /// The arguments of `BucketServerSideEncryptionConfiguration`.
    BucketServerSideEncryptionConfigurationArgs, BucketServerSideEncryptionConfigurationArgsBuilder;
    required {
        /// ID (name) of the bucket.
        bucket: Input<String> = "bucket";
        /// Set of server-side encryption configuration rules.
        rules: support::NestedList<super::BucketServerSideEncryptionConfigurationRule> = "rules";
    }
    optional {
        /// Account ID of the expected bucket owner.
        ///
        /// Deprecated: expected\_bucket\_owner is deprecated. It will be removed in a future verion of the
        /// provider.
        expected_bucket_owner: Input<String> = "expectedBucketOwner";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
    }
}
