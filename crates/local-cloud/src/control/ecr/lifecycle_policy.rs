//! Life-cycle policies of repositories: the number of images that are kept counts, other rules are recorded
//! and do nothing.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    ecr::{image_count, refusals, repository},
    error::Outcome,
    fields::{Fields, object},
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
        repository::keep_images(context.registry, name, image_count::kept(context.str("policy")))?;
        Ok(Created { id: repository.id.clone(), outputs: object([("registryId", ids::ACCOUNT.into())]) })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let name = record.str_or_empty("repository");
        match context.account.get(token::REPOSITORY, name) {
            Some(_) => repository::keep_images(context.registry, name, None),
            // It went with all of its images.
            None => Ok(()),
        }
    }
}
