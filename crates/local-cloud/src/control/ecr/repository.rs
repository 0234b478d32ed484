//! ECR repositories.

use provider_kit::Map;

use crate::{
    control::{
        account::Record,
        ecr::refusals,
        error::{AwsError, Outcome},
        fields::{Fields, object},
        ids,
        resource_type::{Context, Created, ResourceType},
    },
    registry::{Registry, RepositoryError, RepositorySettings},
};

pub struct Repository;

impl ResourceType for Repository {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("imageTagMutability", "MUTABLE");
        outputs.set_default("forceDelete", false);
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::repository_exists(context.str("name"), ids::ACCOUNT))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        keep(context.registry, name, context.inputs)?;
        let outputs = object([
            ("arn", context.arn("ecr", format!("repository/{name}")).into()),
            ("registryId", ids::ACCOUNT.into()),
            ("repositoryUrl", format!("{}/{name}", context.registry.host()).into()),
        ]);
        Ok(Created { id: name.to_owned(), outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let force = record.bool("forceDelete") == Some(true);
        context.registry.delete_repository(&record.id, force).map_err(refused)
    }

    fn is_used(&self, registry: &Registry, record: &Record) -> bool {
        // The engine has pushed to it.
        registry.list_images(&record.id).is_ok_and(|images| !images.is_empty())
    }

    fn restore(&self, registry: &Registry, record: &Record) -> Outcome<()> {
        keep(registry, &record.id, record)
    }
}

/// Creates the repository in the registry, or updates its settings.
fn keep(registry: &Registry, name: &str, settings: &Map) -> Outcome<()> {
    let immutable_tags = settings.str("imageTagMutability") == Some("IMMUTABLE");
    registry.create_repository(name, RepositorySettings { immutable_tags }).map_err(refused)
}

/// Sets how many images of a repository are kept.
pub fn keep_images(registry: &Registry, name: &str, keep: Option<usize>) -> Outcome<()> {
    registry.keep_images(name, keep).map_err(refused)
}

/// The registry's error, which begins with its code, as an error of AWS's API.
fn refused(error: RepositoryError) -> AwsError {
    let message = error.to_string();
    let words = message.split_once("Exception: ").map_or(message.as_str(), |(_, words)| words);
    match error {
        RepositoryError::Name => refusals::repository_name(words),
        RepositoryError::NotFound(name) => refusals::repository_not_found(name, ids::ACCOUNT),
        RepositoryError::NotEmpty(_) => refusals::repository_not_empty(words),
        RepositoryError::Disk { .. } => refusals::repository_disk(message),
    }
}
