//! Secrets: a name with versions. What one is worth is in its versions.

use std::path::Path;

use provider_kit::{Failure, Map};

use crate::{
    control::{
        account::{Account, Record},
        error::{AwsError, Outcome},
        fields::{Fields, object},
        ids,
        resource_type::{Context, Created, ResourceType},
        secretsmanager::refusals,
        token,
    },
    model::is_arn_of_secret,
};

pub struct Secret;

/// Days for which a deleted secret keeps its name.
const RECOVERY_WINDOW: u32 = 30;

impl ResourceType for Secret {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let window = inputs.integer("recoveryWindowInDays").filter(|days| *days != 0);
        let wrong = window.filter(|days| !(7..=i64::from(RECOVERY_WINDOW)).contains(days));
        wrong.map(|days| refusals::recovery_window(days).at("recoveryWindowInDays")).into_iter().collect()
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("forceOverwriteReplicaSecret", false);
        outputs.set_default("recoveryWindowInDays", RECOVERY_WINDOW);
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::secret_exists(context.str("name")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        if context.old.is_none() && context.account.scheduled.contains(&key(context.region, name)) {
            return Err(refusals::secret_scheduled());
        }
        // Six characters, so that a policy on the ARN does not hold for another secret of the name later on.
        let arn = context
            .keep("arn", || context.arn("secretsmanager", format!("secret:{name}-{}", ids::base36(6))));
        Ok(Created::by_arn(arn, object([])))
    }

    fn after_delete(&self, account: &mut Account, _: &Path, record: Record) {
        if record.integer("recoveryWindowInDays") != Some(0) {
            account.scheduled.insert(key(record.str_or_empty("region"), record.str_or_empty("name")));
        }
    }
}

/// A name in a region.
fn key(region: &str, name: &str) -> String {
    format!("{region} {name}")
}

/// The secret that a name or an ARN names; an ARN may lack its last six characters.
pub fn find<'a>(account: &'a Account, region: &'a str, reference: &'a str) -> Option<&'a Record> {
    let named = |secret: &&Record| {
        let name = secret.str("name") == Some(reference) && secret.str("region") == Some(region);
        name || is_arn_of_secret(reference, secret.arn())
    };
    account.of(token::SECRET).find(named)
}
