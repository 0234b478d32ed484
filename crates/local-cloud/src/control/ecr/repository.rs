//! Container repositories.

use provider_kit::{Failure, Map, autoname::Rule};

use super::token;
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene, known},
};

pub struct Repository;

impl Kind for Repository {
    fn label(&self) -> &'static str {
        "ECR Repository"
    }

    fn naming(&self) -> Option<Rule> {
        Some(Rule { property: "name", prefix_property: None, max: 256, lowercase: true })
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("imageTagMutability", "MUTABLE");
        outputs.default("forceDelete", false);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("name");
        let taken = |name: &str| {
            let message = format!(
                "The repository with name '{name}' already exists in the registry with id '{}'",
                ids::ACCOUNT
            );
            AwsError::new("RepositoryAlreadyExistsException", message)
        };
        scene.unique("name", taken)?;
        let outputs = object([
            ("arn", scene.arn("ecr", format!("repository/{name}")).into()),
            ("registryId", ids::ACCOUNT.into()),
            ("repositoryUrl", format!("{}/{name}", scene.registry).into()),
        ]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}

pub struct LifecyclePolicy;

impl Kind for LifecyclePolicy {
    fn label(&self) -> &'static str {
        "ECR Lifecycle Policy"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let policy = known(inputs, "policy").and_then(|value| value.as_str());
        let error = policy.and_then(|text| match serde_json::from_str::<serde_json::Value>(text) {
            Err(error) => Some(error.to_string()),
            Ok(policy) if policy.get("rules").is_none_or(|rules| !rules.is_array()) => {
                Some("it has no \"rules\"".to_owned())
            }
            Ok(_) => None,
        });
        error
            .map(|error| Failure::new("policy", format!("\"policy\" is not a lifecycle policy: {error}")))
            .into_iter()
            .collect()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        inputs.text("repository").map(str::to_owned)
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("repository");
        let missing = || {
            let message = format!(
                "The repository with name '{name}' does not exist in the registry with id '{}'",
                ids::ACCOUNT
            );
            AwsError::new("RepositoryNotFoundException", message)
        };
        let repository = scene.refer(token::REPOSITORY, name, missing)?;
        Ok(Made { id: repository.id.clone(), outputs: object([("registryId", ids::ACCOUNT.into())]) })
    }
}
