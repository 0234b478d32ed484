//! Life-cycle policies of repositories: recorded, and inert.

use provider_kit::{Failure, Map};

use crate::control::{
    ecr::refusals,
    error::Outcome,
    fields::object,
    ids,
    resource_type::{Context, Created, ResourceType, known},
    token,
};

pub struct LifecyclePolicy;

impl ResourceType for LifecyclePolicy {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let policy = known(inputs, "policy").and_then(|value| value.as_str());
        let error = policy.and_then(|text| match serde_json::from_str::<serde_json::Value>(text) {
            Err(error) => Some(error.to_string()),
            Ok(policy) if policy.get("rules").is_none_or(|rules| !rules.is_array()) => {
                Some("it has no \"rules\"".to_owned())
            }
            Ok(_) => None,
        });
        error.map(|error| refusals::lifecycle_policy(error).at("policy")).into_iter().collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("repository");
        let missing = || refusals::repository_not_found(name, ids::ACCOUNT);
        let repository = context.require(token::REPOSITORY, name, missing)?;
        Ok(Created { id: repository.id.clone(), outputs: object([("registryId", ids::ACCOUNT.into())]) })
    }
}
