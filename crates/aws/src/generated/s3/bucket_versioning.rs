// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:s3/bucketVersioning:BucketVersioning`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides a resource for controlling versioning on an S3 bucket.
    BucketVersioning(BucketVersioningArgs) = "aws:s3/bucketVersioning:BucketVersioning" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:s3/bucketVersioningV2:BucketVersioningV2"));
    }
    outputs {
        /// Name of the S3 bucket.
        bucket: String = "bucket";
        /// Account ID of the expected bucket owner.
        ///
        /// Deprecated: expected\_bucket\_owner is deprecated. It will be removed in a future verion of the
        /// provider.
        expected_bucket_owner: Option<String> = "expectedBucketOwner";
        /// Concatenation of the authentication device's serial number, a space, and the value that is
        /// displayed on your authentication device.
        mfa: Option<String> = "mfa";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Configuration block for the versioning parameters.
        versioning_configuration: super::outputs::BucketVersioningVersioningConfiguration = "versioningConfiguration";
    }
}

arguments! {
    /// The arguments of `BucketVersioning`.
    BucketVersioningArgs, BucketVersioningArgsBuilder;
    required {
        /// Name of the S3 bucket.
        bucket: Input<String> = "bucket";
        /// Configuration block for the versioning parameters.
        versioning_configuration: support::Nested<super::BucketVersioningVersioningConfiguration> = "versioningConfiguration";
    }
    optional {
        /// Account ID of the expected bucket owner.
        ///
        /// Deprecated: expected\_bucket\_owner is deprecated. It will be removed in a future verion of the
        /// provider.
        expected_bucket_owner: Input<String> = "expectedBucketOwner";
        /// Concatenation of the authentication device's serial number, a space, and the value that is
        /// displayed on your authentication device.
        mfa: Input<String> = "mfa";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
    }
}
