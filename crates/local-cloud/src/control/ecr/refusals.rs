//! What ECR refuses.

use crate::control::refusal::refusals;

const REPOSITORY: &str =
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html";
const POLICY: &str =
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html";

refusals! { "ECR":
    repository_exists(name, account): Aws, "CreateRepository", "RepositoryAlreadyExistsException", "The repository with name '{name}' already exists in the registry with id '{account}'", Verified, REPOSITORY;
    repository_not_found(name, account): Aws, "", "RepositoryNotFoundException", "The repository with name '{name}' does not exist in the registry with id '{account}'", Verified, REPOSITORY;
    repository_name(message): Aws, "CreateRepository", "InvalidParameterException", "{message}", Verified, REPOSITORY;
    repository_not_empty(message): Aws, "DeleteRepository", "RepositoryNotEmptyException", "{message}", Verified, "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html";
    repository_disk(message): LocalCloud, "", "", "{message}", Approximate, "docs/known-limitations.md";
    lifecycle_policy(error): Aws, "PutLifecyclePolicy", "InvalidParameterException", "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: {error}'", Approximate, POLICY;
}
