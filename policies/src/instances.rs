//! Machines, of which the bastion is the only one.

use pulumi_policy::{Check, Map, Policy, Problem, Value};

use crate::mended;

const INSTANCE: &str = "aws:ec2/instance:Instance";

pub fn policies() -> Vec<Policy> {
    vec![
        mended(
            "imds-v2",
            "Machines answer questions for their metadata with a session token alone (IMDSv2).",
        )
        .of_type(INSTANCE)
        .must(|machine| Ok(machine.get("metadataOptions.httpTokens")? == "required"))
        .remedy(|machine| with(machine, "metadataOptions", "httpTokens", "required".into())),
        mended("encrypted-disks", "The disks of machines are encrypted.")
            .of_type(INSTANCE)
            .must(|machine| Ok(machine.get("rootBlockDevice.encrypted")? == true))
            .remedy(|machine| with(machine, "rootBlockDevice", "encrypted", true.into())),
    ]
}

/// The properties with `object.key` set; the rest of the object stays.
fn with(it: &Check<'_>, object: &str, key: &str, value: Value) -> Result<Option<Map>, Problem> {
    let mut inner = it.get(object)?.value().as_object().cloned().unwrap_or_default();
    inner.insert(key.to_owned(), value);
    Ok(Some(it.with(object, Value::Object(inner))))
}
