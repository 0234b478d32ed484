// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::Input;

arguments! {
    /// The type `aws:ecr/RepositoryEncryptionConfiguration:RepositoryEncryptionConfiguration`.
    #[derive(Default)]
    RepositoryEncryptionConfiguration, RepositoryEncryptionConfigurationBuilder;
    required {}
    optional {
        /// The encryption type to use for the repository. Valid values are `AES256` or `KMS`.
        encryption_type: Input<String> = "encryptionType";
        /// The ARN of the KMS key to use when `encryption_type` is `KMS`. If not specified, uses the
        /// default AWS managed key for ECR.
        kms_key: Input<String> = "kmsKey";
    }
}

arguments! {
    /// The type `aws:ecr/RepositoryImageScanningConfiguration:RepositoryImageScanningConfiguration`.
    RepositoryImageScanningConfiguration, RepositoryImageScanningConfigurationBuilder;
    required {
        /// Indicates whether images are scanned after being pushed to the repository (true) or not scanned
        /// (false).
        scan_on_push: Input<bool> = "scanOnPush";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ecr/RepositoryImageTagMutabilityExclusionFilter:RepositoryImageTagMutabilityExclusionFilter`.
    RepositoryImageTagMutabilityExclusionFilter, RepositoryImageTagMutabilityExclusionFilterBuilder;
    required {
        /// The filter pattern to use for excluding image tags from the mutability setting. Must contain
        /// only letters, numbers, and special characters (.\_\*-).
        filter: Input<String> = "filter";
        /// The type of filter to use. Must be `WILDCARD`.
        filter_type: Input<String> = "filterType";
    }
    optional {}
}
