//! Instance profiles.

use provider_kit::Map;

use crate::control::{
    account::Record,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    iam::{refusals, role},
    ids,
    resource_type::{Context, Created, ResourceType},
};

pub struct InstanceProfile;

impl ResourceType for InstanceProfile {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("path", "/");
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::profile_exists(context.str("name")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        if let Some(name) = context.inputs.str("role") {
            role::require(context, name)?;
        }
        let path = context.inputs.str("path").unwrap_or("/");
        let outputs = object([
            ("arn", ids::arn("iam", "", format!("instance-profile{path}{name}")).into()),
            ("createDate", role::CREATED.into()),
            ("uniqueId", context.keep("uniqueId", || ids::iam("AIPA")).into()),
        ]);
        Ok(Created { id: name.to_owned(), outputs })
    }
}
