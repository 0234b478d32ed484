// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ecr/repository:Repository`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an Elastic Container Registry Repository.
    Repository(RepositoryArgs) = "aws:ecr/repository:Repository" as custom;
    outputs {
        /// Full ARN of the repository.
        arn: String = "arn";
        /// Encryption configuration for the repository.
        encryption_configurations: Option<Vec<super::outputs::RepositoryEncryptionConfiguration>> = "encryptionConfigurations";
        /// If `true`, will delete the repository even if it contains images. Defaults to `false`.
        force_delete: Option<bool> = "forceDelete";
        /// Configuration block that defines image scanning configuration for the repository. By default,
        /// image scanning must be manually triggered.
        image_scanning_configuration: Option<super::outputs::RepositoryImageScanningConfiguration> = "imageScanningConfiguration";
        /// The tag mutability setting for the repository. Must be one of: `MUTABLE`, `IMMUTABLE`,
        /// `IMMUTABLE_WITH_EXCLUSION`, or `MUTABLE_WITH_EXCLUSION`.
        image_tag_mutability: Option<String> = "imageTagMutability";
        /// Configuration block that defines filters to specify which image tags can override the default
        /// tag mutability setting.
        image_tag_mutability_exclusion_filters: Option<Vec<super::outputs::RepositoryImageTagMutabilityExclusionFilter>> = "imageTagMutabilityExclusionFilters";
        /// Name of the repository.
        name: String = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// The registry ID where the repository was created.
        registry_id: String = "registryId";
        /// The URL of the repository (in the form
        /// `aws_account_id.dkr.ecr.region.amazonaws.com/repositoryName`).
        repository_url: String = "repositoryUrl";
        /// A map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `Repository`.
    #[derive(Default)]
    RepositoryArgs, RepositoryArgsBuilder;
    required {}
    optional {
        /// Encryption configuration for the repository.
        encryption_configurations: support::NestedList<super::RepositoryEncryptionConfiguration> = "encryptionConfigurations";
        /// If `true`, will delete the repository even if it contains images. Defaults to `false`.
        force_delete: Input<bool> = "forceDelete";
        /// Configuration block that defines image scanning configuration for the repository. By default,
        /// image scanning must be manually triggered.
        image_scanning_configuration: support::Nested<super::RepositoryImageScanningConfiguration> = "imageScanningConfiguration";
        /// The tag mutability setting for the repository. Must be one of: `MUTABLE`, `IMMUTABLE`,
        /// `IMMUTABLE_WITH_EXCLUSION`, or `MUTABLE_WITH_EXCLUSION`.
        image_tag_mutability: Input<String> = "imageTagMutability";
        /// Configuration block that defines filters to specify which image tags can override the default
        /// tag mutability setting.
        image_tag_mutability_exclusion_filters: support::NestedList<super::RepositoryImageTagMutabilityExclusionFilter> = "imageTagMutabilityExclusionFilters";
        /// Name of the repository.
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
    }
}
