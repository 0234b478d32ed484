//! Life-cycle policies of repositories: the number of images that are kept counts, other rules are recorded
//! and do nothing.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};
use serde_json::Value as Json;

use crate::control::{
    account::Record,
    ecr::{image_count, refusals, repository},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType, known},
    token,
};

pub struct LifecyclePolicy;

impl ResourceType for LifecyclePolicy {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let policy = known(inputs, "policy").and_then(|value| value.as_str());
        let refusal = match policy.map(serde_json::from_str::<Json>) {
            Some(Err(error)) => Some(refusals::lifecycle_policy(error)),
            Some(Ok(policy)) => refused(&policy),
            None => None,
        };
        refusal.map(|refusal| refusal.at("policy")).into_iter().collect()
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

/// What ECR refuses of a policy, in its order: the form of the rules, and how they go together.
fn refused(policy: &Json) -> Option<AwsError> {
    let Some(rules) = policy["rules"].as_array() else {
        return Some(refusals::lifecycle_policy("it has no \"rules\""));
    };
    if rules.len() > 50 {
        return Some(refusals::lifecycle_length(rules.len()));
    }
    if !rules.iter().all(has_form) {
        return Some(refusals::lifecycle_schema());
    }
    let status = |rule: &Json, status: &str| rule["selection"]["tagStatus"] == status;
    let named = |rule: &Json| {
        let selection = &rule["selection"];
        !selection["tagPrefixList"].is_null() || !selection["tagPatternList"].is_null()
    };
    if rules.iter().any(|rule| status(rule, "tagged") && !named(rule)) {
        return Some(refusals::lifecycle_tags());
    }
    let mut priorities = BTreeSet::new();
    if !rules.iter().all(|rule| priorities.insert(rule["rulePriority"].as_u64())) {
        return Some(refusals::lifecycle_priorities());
    }
    let untagged = rules.iter().filter(|rule| status(rule, "untagged")).count();
    (untagged > 1).then(refusals::lifecycle_untagged)
}

/// A rule has a priority, a selection by a count that is one, and an action.
fn has_form(rule: &Json) -> bool {
    let selection = &rule["selection"];
    let count = selection["countNumber"].as_u64().is_some_and(|count| count > 0);
    let days = !selection["countUnit"].is_null();
    let kind = selection["countType"].as_str().unwrap_or_default();
    let since = kind.strip_prefix("since");
    let by = match since {
        Some(event) => days && ["ImagePushed", "ImagePulled", "ImageTransitioned"].contains(&event),
        None => !days && kind.strip_prefix("image") == Some("CountMoreThan"),
    };
    let known = ["tagged", "untagged", "any"].iter().any(|status| selection["tagStatus"] == *status);
    rule["rulePriority"].as_u64().is_some_and(|priority| priority > 0)
        && count
        && by
        && known
        && rule.get("action").is_some()
}
