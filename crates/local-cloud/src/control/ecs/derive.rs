//! Services and task definitions.

use std::{collections::BTreeMap, time::Duration};

use provider_kit::Map;
use serde_json::Value as Json;

use super::{owned, port, seconds, texts_of, unsigned};
use crate::{
    control::{
        fields::Fields,
        resources::{
            task_definition::{self, containers},
            token,
        },
        world::{Record, World},
    },
    model::{Container, EcsService, ServiceTarget, TaskDefinition, default_stop_timeout},
};

/// A service.
pub fn service(world: &World, record: &Record) -> Option<EcsService> {
    let network = record.object("networkConfiguration")?;
    let balancers = record.objects("loadBalancers").into_iter().filter_map(|balancer| {
        Some(ServiceTarget {
            target_group_arn: balancer.text("targetGroupArn")?.to_owned(),
            container_name: balancer.text("containerName")?.to_owned(),
            container_port: port(balancer, "containerPort")?,
        })
    });
    let breaker =
        record.object("deploymentCircuitBreaker").filter(|breaker| breaker.flag("enable") == Some(true));
    let reference = record.text_or_empty("taskDefinition");
    Some(EcsService {
        name: record.text_or_empty("name").to_owned(),
        // A definition that was deregistered is still what the service runs.
        task_definition: task_definition::find(world, reference).map_or(reference, Record::arn).to_owned(),
        desired_count: unsigned(record, "desiredCount").unwrap_or_default(),
        minimum_healthy_percent: unsigned(record, "deploymentMinimumHealthyPercent").unwrap_or(100),
        maximum_percent: unsigned(record, "deploymentMaximumPercent").unwrap_or(200),
        load_balancers: balancers.collect(),
        subnet_ids: owned(network.texts("subnets")),
        security_group_ids: groups_or_default(world, network),
        assign_public_ip: network.flag("assignPublicIp") == Some(true),
        health_check_grace_period: seconds(record, "healthCheckGracePeriodSeconds", 0),
        circuit_breaker_rollback: breaker.map(|breaker| breaker.flag("rollback") == Some(true)),
        force_token: force_token(record),
    })
}

/// What asks for fresh tasks: another attempt, and `triggers` with `forceNewDeployment`, as the provider's documentation has it.
fn force_token(record: &Record) -> String {
    let forced = record.flag("forceNewDeployment") == Some(true);
    let triggers = if forced { texts_of(record, "triggers") } else { BTreeMap::new() };
    let pairs = triggers.iter().map(|(name, value)| format!("{name}={value}"));
    let attempt = (record.attempt > 0).then(|| format!("attempt {}", record.attempt));
    pairs.chain(attempt).collect::<Vec<_>>().join(",")
}

fn groups_or_default(world: &World, network: &Map) -> Vec<String> {
    let mut groups = owned(network.texts("securityGroups"));
    if groups.is_empty() {
        let subnet = network.texts("subnets").first().and_then(|id| world.get(token::SUBNET, id));
        let vpc = subnet.and_then(|subnet| subnet.text("vpcId")).and_then(|id| world.get(token::VPC, id));
        groups.extend(vpc.and_then(|vpc| vpc.text("defaultSecurityGroupId")).map(str::to_owned));
    }
    groups
}

/// A revision of a task definition.
pub fn definition(record: &Record) -> Option<TaskDefinition> {
    let platform = record.object("runtimePlatform").and_then(|platform| platform.text("cpuArchitecture"));
    let containers = containers(record.text("containerDefinitions")?).ok()?;
    Some(TaskDefinition {
        cpu_architecture: platform.unwrap_or("X86_64").to_owned(),
        containers: containers.iter().map(container).collect(),
        stop_timeout: default_stop_timeout(),
    })
}

fn container(json: &Json) -> Container {
    let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
    let texts = |name: &str| {
        let items = json[name].as_array().into_iter().flatten();
        items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let pairs = json["environment"].as_array().into_iter().flatten();
    let pair = |pair: &Json| Some((pair["name"].as_str()?.to_owned(), pair["value"].as_str()?.to_owned()));
    let ports = json["portMappings"].as_array().into_iter().flatten();
    let options = &json["logConfiguration"]["options"];
    let log = |option: &str| options[option].as_str().map(str::to_owned);
    Container {
        name: text("name"),
        image: text("image"),
        essential: json["essential"].as_bool().unwrap_or(true),
        ports: ports.filter_map(|mapping| mapping["containerPort"].as_u64()?.try_into().ok()).collect(),
        environment: pairs.filter_map(pair).collect(),
        command: texts("command"),
        entry_point: texts("entryPoint"),
        log: log("awslogs-group").zip(log("awslogs-stream-prefix")),
        stop_timeout: json["stopTimeout"].as_u64().map(Duration::from_secs),
    }
}
