//! Inputs of ECR that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::REPOSITORY,
};

pub static ALL: &[Verdict] = &[
    recorded(REPOSITORY, "layers are kept as they are", &["encryptionConfigurations"]),
    recorded(REPOSITORY, "images are not scanned", &["imageScanningConfiguration"]),
    recorded(REPOSITORY, "a repository's tags are mutable or not", &["imageTagMutabilityExclusionFilters"]),
];
