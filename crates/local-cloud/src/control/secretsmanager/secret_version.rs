//! Versions of secrets: the values. Which one is current is what their order and their staging labels say.

use provider_kit::{Failure, Map};

use crate::{
    control::{
        error::Outcome,
        fields::{Fields, list, object},
        ids,
        resource_type::{Context, Created, ResourceType},
        secretsmanager::{refusals, secret},
    },
    model::CURRENT_STAGE,
};

pub struct SecretVersion;

/// The inputs that hold a value.
const VALUES: [&str; 3] = ["secretString", "secretBinary", "secretStringWo"];

impl ResourceType for SecretVersion {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        match VALUES.into_iter().filter(|name| inputs.has(name)).count() {
            0 => vec![refusals::value_needed().at("secretString")],
            1 => Vec::new(),
            _ => vec![refusals::one_value().at("secretString")],
        }
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let secret = secret::find(context.account, context.region, context.str("secretId"))
            .ok_or_else(refusals::secret_not_found)?;
        let version = context.keep("versionId", ids::uuid);
        let mut outputs = object([
            ("arn", secret.arn().into()),
            ("secretArn", secret.arn().into()),
            ("versionId", version.as_str().into()),
            ("hasSecretStringWo", context.inputs.has("secretStringWo").into()),
        ]);
        if !context.inputs.has("versionStages") {
            outputs.set("versionStages", list([CURRENT_STAGE]));
        }
        Ok(Created { id: format!("{}|{version}", secret.arn()), outputs })
    }
}
