//! What ECR refuses.

use crate::control::refusal::refusals;

const REPOSITORY: &str =
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html";
const POLICY: &str =
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";

refusals! { "ECR":
    repository_exists(name, account): Aws, "CreateRepository", "RepositoryAlreadyExistsException", "The repository with name '{name}' already exists in the registry with id '{account}'", Verified, REPOSITORY;
    repository_not_found(name, account): Aws, "", "RepositoryNotFoundException", "The repository with name '{name}' does not exist in the registry with id '{account}'", Verified, REPOSITORY;
    repository_name(message): Aws, "CreateRepository", "InvalidParameterException", "{message}", Verified, REPOSITORY;
    repository_not_empty(message): Aws, "DeleteRepository", "RepositoryNotEmptyException", "{message}", Verified, "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html";
    repository_disk(message): LocalCloud, "", "", "{message}", Approximate, "docs/known-limitations.md";
    lifecycle_policy(error): Aws, "PutLifecyclePolicy", "InvalidParameterException", "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: {error}'", Approximate, POLICY;
    lifecycle_length(count): Aws, "PutLifecyclePolicy", "InvalidParameterException", "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: array is too long: must have at most 50 elements but instance has {count} elements'", Verified, PREFLIGHT;
    lifecycle_schema(): Aws, "PutLifecyclePolicy", "InvalidParameterException", "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: instance failed to match exactly one schema (matched 0 out of 4)'", Verified, PREFLIGHT;
    lifecycle_tags(): Aws, "PutLifecyclePolicy", "InvalidParameterException", "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.'", Verified, PREFLIGHT;
    lifecycle_priorities(): Aws, "PutLifecyclePolicy", "InvalidParameterException", "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: Duplicate priority in multiple rules'", Verified, PREFLIGHT;
    lifecycle_untagged(): Aws, "PutLifecyclePolicy", "InvalidParameterException", "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: Only one rule can select Untagged images'", Verified, PREFLIGHT;
}
