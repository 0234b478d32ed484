//! Roles.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    iam::{
        policy_document::{self, Kind},
        refusals,
    },
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

/// When everything of the local account was made; IAM tells no time that a second deployment would change.
pub const CREATED: &str = "2024-01-01T00:00:00Z";

pub struct Role;

impl ResourceType for Role {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        policy_document::check(inputs, "assumeRolePolicy", Kind::Trust).into_iter().collect()
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("path", "/");
        outputs.set_default("maxSessionDuration", 3600);
        outputs.set_default("forceDetachPolicies", false);
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::role_exists(context.str("name")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        let path = context.inputs.str("path").unwrap_or("/");
        let outputs = object([
            ("arn", ids::arn("iam", "", format!("role{path}{name}")).into()),
            ("createDate", CREATED.into()),
            ("uniqueId", context.keep("uniqueId", || ids::iam("AROA")).into()),
        ]);
        Ok(Created { id: name.to_owned(), outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let name = record.id.as_str();
        let forced = record.bool("forceDetachPolicies") == Some(true);
        if context.account.find(token::INSTANCE_PROFILE, "role", name).is_some() {
            return Err(refusals::role_in_profile());
        }
        if !forced && context.account.find(token::ROLE_POLICY_ATTACHMENT, "role", name).is_some() {
            return Err(refusals::role_attached());
        }
        if !forced && context.account.find(token::ROLE_POLICY, "role", name).is_some() {
            return Err(refusals::role_policies());
        }
        Ok(())
    }
}

/// The role that an input names.
pub fn require<'a>(context: &'a Context<'_>, name: &str) -> Outcome<&'a Record> {
    context.require(token::ROLE, name, || refusals::role_not_found(name))
}
