//! What becomes of the fields of a container definition: `docs/container-fields.md` has them, and those that
//! a container would miss are told at `up` and `preview`.

use provider_kit::{Map, Value};
use serde_json::Value as Json;

use crate::control::{ecs::containers, fidelity::Fate, resource_type::known};

/// A field, inner ones after a dot, with what becomes of it and why. One without a reason is simulated.
pub type Field = (&'static str, Option<(Fate, &'static str)>);

/// Every field of ECS's ContainerDefinition (API reference; botocore's model has the same).
pub static FIELDS: &[Field] = &[
    ("name", None),
    ("image", None),
    ("repositoryCredentials", Some((Fate::Recorded, "images come from the local registry alone"))),
    ("cpu", Some((Fate::Recorded, "checked against the task's; a process takes what this machine gives"))),
    ("memory", Some((Fate::Recorded, "checked against the task's; no process is killed for its memory"))),
    ("memoryReservation", Some((Fate::Recorded, "no process is killed for its memory"))),
    ("links", Some((Fate::Refused, "awsvpc has none"))),
    ("portMappings", None),
    ("essential", None),
    ("restartPolicy", Some((Fate::Ignored, "a container that has ended is not restarted in its task"))),
    ("entryPoint", None),
    ("command", None),
    ("environment", None),
    ("environmentFiles", Some((Fate::Ignored, "buckets hold no objects, so that its variables are missing"))),
    ("mountPoints", Some((Fate::Ignored, "tasks have no volumes: the path is this machine's"))),
    ("volumesFrom", Some((Fate::Ignored, "tasks have no volumes"))),
    ("linuxParameters.capabilities", Some((Fate::Recorded, "a process has the capabilities of its user"))),
    ("linuxParameters.devices", Some((Fate::Refused, "Fargate has none"))),
    ("linuxParameters.initProcessEnabled", Some((Fate::Recorded, "a container's processes end with it"))),
    ("linuxParameters.maxSwap", Some((Fate::Recorded, "Fargate has no swap"))),
    ("linuxParameters.sharedMemorySize", Some((Fate::Recorded, "shared memory is this machine's"))),
    ("linuxParameters.swappiness", Some((Fate::Recorded, "Fargate has no swap"))),
    ("linuxParameters.tmpfs", Some((Fate::Recorded, "Fargate has none"))),
    ("secrets", None),
    ("dependsOn", None),
    ("startTimeout", None),
    ("stopTimeout", None),
    ("versionConsistency", Some((Fate::Recorded, "tags are resolved when a task starts"))),
    ("hostname", Some((Fate::Recorded, "not with awsvpc"))),
    ("user", Some((Fate::Ignored, "tasks run as the user of the local cloud"))),
    ("workingDirectory", None),
    ("disableNetworking", Some((Fate::Ignored, "a process has this machine's network"))),
    ("privileged", Some((Fate::Refused, "Fargate has none"))),
    (
        "readonlyRootFilesystem",
        Some((Fate::Recorded, "nothing keeps a process from writing: what fails on AWS succeeds here")),
    ),
    ("dnsServers", Some((Fate::Ignored, "names are this machine's"))),
    ("dnsSearchDomains", Some((Fate::Ignored, "names are this machine's"))),
    ("extraHosts", Some((Fate::Ignored, "names are this machine's"))),
    ("dockerSecurityOptions", Some((Fate::Recorded, "not on Fargate"))),
    ("interactive", Some((Fate::Ignored, "a process has no input"))),
    ("pseudoTerminal", Some((Fate::Ignored, "a process has no terminal"))),
    ("dockerLabels", Some((Fate::Recorded, "nobody reads them here"))),
    ("ulimits", Some((Fate::Ignored, "limits are this machine's"))),
    ("logConfiguration.logDriver", None),
    ("logConfiguration.options", None),
    ("logConfiguration.secretOptions", Some((Fate::Ignored, "options of awslogs are no secrets"))),
    ("healthCheck", None),
    ("systemControls", Some((Fate::Ignored, "kernel parameters are this machine's"))),
    ("resourceRequirements", Some((Fate::Recorded, "Fargate has no GPUs"))),
    ("firelensConfiguration", Some((Fate::Ignored, "no log router is started: the output goes nowhere"))),
    ("credentialSpecs", Some((Fate::Recorded, "of Windows"))),
];

/// The fields that are given and ignored: the path of each, and the reason.
pub fn ignored(inputs: &Map) -> Vec<(String, String)> {
    let json = known(inputs, "containerDefinitions").and_then(Value::as_str).unwrap_or_default();
    let containers = containers::parse(json).unwrap_or_default();
    let fields = || {
        FIELDS
            .iter()
            .filter_map(|(name, fate)| Some((name, fate.filter(|(fate, _)| *fate == Fate::Ignored)?.1)))
    };
    let of = |(index, container): (usize, &Json)| {
        let given = |name: &str| {
            name.split('.').try_fold(container, |json, part| json.get(part)).is_some_and(is_given)
        };
        fields()
            .filter(|(name, _)| given(name))
            .map(|(name, why)| (format!("containerDefinitions[{index}].{name}"), why.to_owned()))
            .collect::<Vec<_>>()
    };
    let driver = |(index, container): (usize, &Json)| {
        let driver = container["logConfiguration"]["logDriver"].as_str()?;
        (driver != "awslogs").then(|| {
            (
                format!("containerDefinitions[{index}].logConfiguration.logDriver"),
                format!("the output of {driver} goes nowhere"),
            )
        })
    };
    let all = containers.iter().enumerate();
    all.clone().flat_map(of).chain(all.filter_map(driver)).collect()
}

fn is_given(json: &Json) -> bool {
    match json {
        Json::Null | Json::Bool(false) => false,
        Json::String(text) => !text.is_empty(),
        Json::Array(items) => !items.is_empty(),
        Json::Object(map) => !map.is_empty(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::control::{fields::object, tests::page};

    /// The members of ContainerDefinition in ECS's service model (botocore 1.44.8).
    const MEMBERS: &str = "name image repositoryCredentials cpu memory memoryReservation links portMappings essential restartPolicy \
                           entryPoint command environment environmentFiles mountPoints volumesFrom linuxParameters secrets dependsOn \
                           startTimeout stopTimeout versionConsistency hostname user workingDirectory disableNetworking privileged \
                           readonlyRootFilesystem dnsServers dnsSearchDomains extraHosts dockerSecurityOptions interactive \
                           pseudoTerminal dockerLabels ulimits logConfiguration healthCheck systemControls resourceRequirements \
                           firelensConfiguration credentialSpecs";

    #[test]
    fn every_field_has_a_verdict() {
        let members: BTreeSet<&str> = MEMBERS.split_whitespace().collect();
        let fields: BTreeSet<&str> = FIELDS.iter().filter_map(|(name, _)| name.split('.').next()).collect();
        assert_eq!(fields, members);
    }

    #[test]
    fn the_page_lists_them() {
        let mut page = String::from(
            "<!-- Generated from crates/local-cloud/src/control/ecs/container_fields.rs; `cargo xtask codegen` rewrites it. -->\n\n\
             # Fields of containers\n\nWhat the local cloud does with each field of a container definition. *Simulated*: the task starts, \
             runs and ends by it. *Recorded*: it is kept, and changes nothing that can be seen here. *Ignored*: on AWS the task would see \
             it; `up` and `preview` warn of it. *Refused*: as on AWS.\n\n| Field | | |\n|---|---|---|\n",
        );
        for (name, verdict) in FIELDS {
            let (fate, why) = match verdict {
                None => ("simulated", ""),
                Some((Fate::Recorded, why)) => ("recorded", *why),
                Some((Fate::Ignored, why)) => ("ignored", *why),
                Some((Fate::Refused, why)) => ("refused", *why),
            };
            page += &format!("| `{name}` | {fate} | {why} |\n");
        }
        page::hold("container-fields.md", &page);
    }

    #[test]
    fn what_a_container_would_miss_is_told() {
        let told = |container: Json| {
            let json = json!([{"name": "web", "image": "i"}, container]).to_string();
            ignored(&object([("containerDefinitions", json.into())]))
        };
        assert_eq!(
            told(json!({"name": "a", "image": "i", "ulimits": [], "user": "", "interactive": false})),
            []
        );
        let all = told(
            json!({"user": "1000", "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::a/b.env"}],
            "logConfiguration": {"logDriver": "splunk"}}),
        );
        let paths: Vec<&str> = all.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "containerDefinitions[1].environmentFiles",
                "containerDefinitions[1].user",
                "containerDefinitions[1].logConfiguration.logDriver"
            ]
        );
    }
}
