//! Log groups.

use std::path::Path;

use provider_kit::Map;

use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType},
    world::{Record, World},
};

pub struct LogGroup;

impl ResourceType for LogGroup {
    fn defaults(&self, outputs: &mut Map) {
        outputs.default("retentionInDays", 0);
        outputs.default("logGroupClass", "STANDARD");
        outputs.default("skipDestroy", false);
        outputs.default("deletionProtectionEnabled", false);
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(AwsError::new("ResourceAlreadyExistsException", "The specified log group already exists"))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.text("name");
        let outputs = object([("arn", context.arn("logs", format!("log-group:{name}")).into())]);
        Ok(Created { id: name.to_owned(), outputs })
    }

    fn after_delete(&self, _: &mut World, logs: &Path, record: Record) {
        if record.flag("skipDestroy") == Some(true) {
            return;
        }
        // The streams of a log group go with it.
        let name = record.text_or_empty("name").split('/').filter(|part| !["", ".", ".."].contains(part));
        let mut folder = logs.to_owned();
        folder.extend(name);
        if folder != logs {
            // There may be none yet.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
