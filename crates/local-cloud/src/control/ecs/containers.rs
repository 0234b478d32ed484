//! Container definitions: what ECS refuses of them.

use std::collections::BTreeMap;

use provider_kit::{Failure, Map, Value};
use serde_json::Value as Json;

use crate::{
    control::{
        ecs::{
            refusals,
            task_definition::{cpu_units, mebibytes},
        },
        error::AwsError,
        fields::Fields,
        resource_type::known,
    },
    model::circle,
};

/// The containers of a definition's JSON.
pub fn parse(json: &str) -> Result<Vec<Json>, serde_json::Error> {
    serde_json::from_str(json)
}

const CONTAINERS: &str = "containerDefinitions";

/// Checks the container definitions.
pub fn check(inputs: &Map) -> Vec<Failure> {
    let Some(json) = known(inputs, CONTAINERS).and_then(Value::as_str) else { return Vec::new() };
    let containers = match parse(json) {
        Ok(containers) => containers,
        Err(error) => return vec![refusals::containers_json(error).at(CONTAINERS)],
    };
    let mut failures = Vec::new();
    if containers.is_empty() {
        failures.push(refusals::no_container().at(CONTAINERS));
    } else if !containers.iter().any(is_essential) {
        failures.push(refusals::none_essential().at(CONTAINERS));
    }
    let names: Vec<&str> = containers.iter().filter_map(|container| container["name"].as_str()).collect();
    for (index, container) in containers.iter().enumerate() {
        let name = container["name"].as_str().unwrap_or_default();
        if names.iter().skip(index + 1).any(|other| *other == name) {
            failures.push(refusals::container_twice(name).at(CONTAINERS));
        }
        failures.extend(check_container(inputs, container, index));
    }
    failures.extend(check_dependencies(&containers).map(|refusal| refusal.at(CONTAINERS)));
    let task = |name: &str, units: fn(&str) -> Option<u32>| inputs.str(name).and_then(units).map(u64::from);
    let (cpu, memory) = (task("cpu", cpu_units), task("memory", mebibytes));
    let sum: u64 = containers.iter().filter_map(|container| container["cpu"].as_u64()).sum();
    if cpu.is_some_and(|cpu| sum > cpu) {
        failures.push(refusals::cpu_sum().at(CONTAINERS));
    }
    let large = |container: &&Json| memory.is_some_and(|task| container["memory"].as_u64() > Some(task));
    if let Some(container) = containers.iter().find(large) {
        failures.push(refusals::container_memory(&container["name"]).at(CONTAINERS));
    }
    failures
}

/// What is wrong with what containers wait for.
fn check_dependencies(containers: &[Json]) -> Option<AwsError> {
    let find = |name: &str| containers.iter().find(|container| container["name"] == name);
    let mut needs = BTreeMap::new();
    for container in containers {
        let own = needs.entry(container["name"].as_str()?).or_insert_with(Vec::new);
        for needed in items(&container["dependsOn"]) {
            let name = needed["containerName"].as_str().unwrap_or_default();
            let Some(other) = find(name) else { return Some(refusals::depends_on(name)) };
            own.push(name);
            match needed["condition"].as_str().unwrap_or_default() {
                "START" => {}
                "HEALTHY" if !filled(&other["healthCheck"]["command"]) => {
                    return Some(refusals::dependency_health(name));
                }
                "HEALTHY" => {}
                "COMPLETE" | "SUCCESS" if is_essential(other) => {
                    return Some(refusals::dependency_essential(name));
                }
                "COMPLETE" | "SUCCESS" => {}
                other => return Some(refusals::dependency_condition(other)),
            }
        }
    }
    circle(&needs).map(|names| refusals::dependency_circle(names.join(", ")))
}

fn check_health(check: &Json) -> Option<AwsError> {
    let command = items(check.get("command")?);
    let first = command.first().and_then(Json::as_str).unwrap_or_default();
    if !["CMD", "CMD-SHELL", "NONE"].contains(&first) || (first != "NONE" && command.len() < 2) {
        return Some(refusals::health_command());
    }
    let ranges = [("interval", 5, 300), ("timeout", 2, 60), ("retries", 1, 10), ("startPeriod", 0, 300)];
    ranges.into_iter().find_map(|(name, low, high)| {
        let given = check[name].as_i64().filter(|given| !(low..=high).contains(given))?;
        Some(refusals::health_range(name, low, high, given))
    })
}

fn items(json: &Json) -> &[Json] {
    json.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn filled(json: &Json) -> bool {
    !items(json).is_empty()
}

fn is_essential(container: &Json) -> bool {
    container["essential"].as_bool().unwrap_or(true)
}

fn check_container(inputs: &Map, container: &Json, index: usize) -> Vec<Failure> {
    let mut refused = Vec::new();
    for name in ["name", "image"] {
        if container[name].as_str().is_none_or(str::is_empty) {
            refused.push(refusals::container_needs(name, index));
        }
    }
    for mapping in items(&container["portMappings"]) {
        let (inside, host) = (mapping["containerPort"].as_i64(), mapping["hostPort"].as_i64());
        if host.is_some_and(|host| host != 0 && Some(host) != inside) {
            refused.push(refusals::host_port());
        }
    }
    if container["privileged"] == true {
        refused.push(refusals::privileged());
    }
    if filled(&container["links"]) {
        refused.push(refusals::links());
    }
    if filled(&container["linuxParameters"]["devices"]) {
        refused.push(refusals::devices());
    }
    if container["stopTimeout"].as_u64() > Some(120) {
        refused.push(refusals::stop_timeout());
    }
    if container["startTimeout"].as_u64() > Some(120) {
        refused.push(refusals::start_timeout());
    }
    refused.extend(check_health(&container["healthCheck"]));
    let variables: Vec<&Json> = items(&container["environment"]).iter().map(|pair| &pair["name"]).collect();
    let secrets: Vec<&Json> = items(&container["secrets"]).iter().map(|secret| &secret["name"]).collect();
    let taken =
        |(index, name): &(usize, &&Json)| variables.contains(*name) || secrets[..*index].contains(*name);
    if let Some((_, name)) = secrets.iter().enumerate().find(taken) {
        refused.push(refusals::secret_name(name.as_str().unwrap_or_default()));
    }
    let log = &container["logConfiguration"];
    match log["logDriver"].as_str() {
        Some("awslogs") => {
            let missing = |option: &&str| log["options"][*option].as_str().is_none_or(str::is_empty);
            let needed = ["awslogs-group", "awslogs-region"].into_iter().filter(missing);
            refused.extend(needed.map(refusals::log_options));
            if missing(&"awslogs-stream-prefix") {
                refused.push(refusals::log_prefix());
            }
        }
        None | Some("splunk" | "awsfirelens") => {}
        Some(other) => refused.push(refusals::log_driver(other)),
    }
    let mut failures: Vec<_> = refused.into_iter().map(|refusal| refusal.at(CONTAINERS)).collect();
    if !inputs.has("executionRoleArn") {
        if log["logDriver"] == "awslogs" {
            failures.push(refusals::log_role().at("executionRoleArn"));
        }
        if filled(&container["secrets"]) {
            failures.push(refusals::secrets_role().at("executionRoleArn"));
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::fields::object;

    #[test]
    fn container_definitions() {
        let problems = |json: &str| {
            let failures =
                check(&object([("containerDefinitions", json.into()), ("executionRoleArn", "arn:x".into())]));
            failures.into_iter().map(|failure| failure.reason).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(
            problems(r#"[{"name":"a","image":"i","portMappings":[{"containerPort":80,"hostPort":80}]}]"#),
            ""
        );
        assert!(problems("{").contains("Error decoding JSON"));
        assert!(problems("[]").contains("at least one container"));
        assert!(problems(r#"[{"name":"a"}]"#).contains("Container.image"));
        assert!(
            problems(r#"[{"name":"a","image":"i","portMappings":[{"containerPort":80,"hostPort":81}]}]"#)
                .contains("must match")
        );
        assert!(
            problems(r#"[{"name":"a","image":"i","logConfiguration":{"logDriver":"awslogs"}}]"#)
                .contains("awslogs-group")
        );
    }
}
