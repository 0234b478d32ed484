// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides an independent configuration resource for S3 bucket lifecycle configuration.
    BucketLifecycleConfiguration(BucketLifecycleConfigurationArgs) = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2"));
    }
    outputs {
        /// Name of the source S3 bucket you want Amazon S3 to monitor.
        bucket: String = "bucket";
        /// Account ID of the expected bucket owner. If the bucket is owned by a different account, the
        /// request will fail with an HTTP 403 (Access Denied) error.
        ///
        /// Deprecated: This attribute will be removed in a future verion of the provider.
        expected_bucket_owner: String = "expectedBucketOwner";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// List of configuration blocks describing the rules managing the replication.
        rules: Option<Vec<super::outputs::BucketLifecycleConfigurationRule>> = "rules";
        /// The property `timeouts`.
        timeouts: Option<super::outputs::BucketLifecycleConfigurationTimeouts> = "timeouts";
        /// Default minimum object size behavior applied to the lifecycle configuration. Valid values:
        /// `all_storage_classes_128K` (default), `varies_by_storage_class`.
        transition_default_minimum_object_size: String = "transitionDefaultMinimumObjectSize";
    }
}

arguments! {
    /// The arguments of `BucketLifecycleConfiguration`.
    BucketLifecycleConfigurationArgs, BucketLifecycleConfigurationArgsBuilder;
    required {
        /// Name of the source S3 bucket you want Amazon S3 to monitor.
        bucket: Input<String> = "bucket";
    }
    optional {
        /// Account ID of the expected bucket owner. If the bucket is owned by a different account, the
        /// request will fail with an HTTP 403 (Access Denied) error.
        ///
        /// Deprecated: This attribute will be removed in a future verion of the provider.
        expected_bucket_owner: Input<String> = "expectedBucketOwner";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// List of configuration blocks describing the rules managing the replication.
        rules: support::NestedList<super::BucketLifecycleConfigurationRule> = "rules";
        /// The property `timeouts`.
        timeouts: support::Nested<super::BucketLifecycleConfigurationTimeouts> = "timeouts";
        /// Default minimum object size behavior applied to the lifecycle configuration. Valid values:
        /// `all_storage_classes_128K` (default), `varies_by_storage_class`.
        transition_default_minimum_object_size: Input<String> = "transitionDefaultMinimumObjectSize";
    }
}
