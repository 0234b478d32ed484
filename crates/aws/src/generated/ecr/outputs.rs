// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `aws:ecr/RepositoryEncryptionConfiguration:RepositoryEncryptionConfiguration`.
    RepositoryEncryptionConfiguration;
    /// The encryption type to use for the repository. Valid values are `AES256` or `KMS`.
    encryption_type: Option<String> = "encryptionType";
    /// The ARN of the KMS key to use when `encryption_type` is `KMS`. If not specified, uses the default
    /// AWS managed key for ECR.
    kms_key: Option<String> = "kmsKey";
}

results! {
    /// `aws:ecr/RepositoryImageScanningConfiguration:RepositoryImageScanningConfiguration`.
    RepositoryImageScanningConfiguration;
    /// Indicates whether images are scanned after being pushed to the repository (true) or not scanned
    /// (false).
    scan_on_push: bool = "scanOnPush";
}

results! {
    /// `aws:ecr/RepositoryImageTagMutabilityExclusionFilter:RepositoryImageTagMutabilityExclusionFilter`.
    RepositoryImageTagMutabilityExclusionFilter;
    /// The filter pattern to use for excluding image tags from the mutability setting. Must contain only
    /// letters, numbers, and special characters (.\_\*-).
    filter: String = "filter";
    /// The type of filter to use. Must be `WILDCARD`.
    filter_type: String = "filterType";
}
