//! Log groups.

use std::path::Path;

use provider_kit::{Failure, Map};

use crate::{
    control::{
        account::{Account, Record},
        error::{AwsError, Outcome},
        fields::{Fields, object},
        logs::refusals,
        resource_type::{Context, Created, ResourceType},
        token,
    },
    logs,
};

pub struct LogGroup;

impl ResourceType for LogGroup {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("retentionInDays", 0);
        outputs.set_default("logGroupClass", "STANDARD");
        outputs.set_default("skipDestroy", false);
        outputs.set_default("deletionProtectionEnabled", false);
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let key = inputs.str("kmsKeyId").filter(|key| !key.is_empty() && !key.starts_with("arn:"));
        key.map(|key| refusals::key_arn(key).at("kmsKeyId")).into_iter().collect()
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::group_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        if name.to_ascii_lowercase().starts_with("aws/") {
            return Err(refusals::group_reserved());
        }
        let outputs = object([("arn", context.arn("logs", format!("log-group:{name}")).into())]);
        Ok(Created { id: name.to_owned(), outputs })
    }

    fn delete(&self, _: &Context<'_>, record: &Record) -> Outcome<()> {
        match record.bool("deletionProtectionEnabled") {
            Some(true) => Err(refusals::group_protected(&record.id)),
            _ => Ok(()),
        }
    }

    fn after_delete(&self, account: &mut Account, folder: &Path, record: Record) {
        if record.bool("skipDestroy") == Some(true) {
            return;
        }
        // The streams of a log group go with it.
        let name = record.str_or_empty("name");
        let others = account.of(token::LOG_GROUP).map(|other| other.str_or_empty("name"));
        if let Err(error) = logs::delete_group(folder, name, others) {
            tracing::warn!(group = name, %error, "the streams of a log group cannot be deleted");
        }
    }
}
