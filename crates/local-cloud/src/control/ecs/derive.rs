//! Records of ECS → the model.

use std::{collections::BTreeMap, time::Duration};

use provider_kit::{Map, Urn};
use serde_json::Value as Json;

use crate::{
    control::{
        account::{Account, Record},
        ec2::groups,
        ecs::{containers, task_definition},
        fields::{Fields, owned, strs_of},
    },
    model::{
        Container, ContainerHealthCheck, Dependency, DependencyCondition, EcsService, ServiceRegistry,
        ServiceTarget, TaskDefinition, default_stop_timeout,
    },
};

pub fn service(account: &Account, record: &Record) -> Option<EcsService> {
    let network = record.object("networkConfiguration")?;
    let balancers = record.objects("loadBalancers").into_iter().filter_map(|balancer| {
        Some(ServiceTarget {
            target_group_arn: balancer.str("targetGroupArn")?.to_owned(),
            container_name: balancer.str("containerName")?.to_owned(),
            container_port: balancer.port("containerPort")?,
        })
    });
    let breaker =
        record.object("deploymentCircuitBreaker").filter(|breaker| breaker.bool("enable") == Some(true));
    let reference = record.str_or_empty("taskDefinition");
    Some(EcsService {
        name: record.str_or_empty("name").to_owned(),
        // A definition that was deregistered is still what the service runs.
        task_definition: task_definition::find(account, reference).map_or(reference, Record::arn).to_owned(),
        desired_count: record.unsigned("desiredCount").unwrap_or_default(),
        minimum_healthy_percent: record.unsigned("deploymentMinimumHealthyPercent").unwrap_or(100),
        maximum_percent: record.unsigned("deploymentMaximumPercent").unwrap_or(200),
        load_balancers: balancers.collect(),
        registry: record.object("serviceRegistries").and_then(registry),
        subnet_ids: owned(network.strs("subnets")),
        security_group_ids: groups::or_default(
            account,
            network.strs("securityGroups"),
            network.strs("subnets"),
        ),
        assign_public_ip: network.bool("assignPublicIp") == Some(true),
        health_check_grace_period: record
            .seconds("healthCheckGracePeriodSeconds")
            .unwrap_or(Duration::from_secs(0)),
        circuit_breaker_rollback: breaker.map(|breaker| breaker.bool("rollback") == Some(true)),
        may_be_public: account.public_stacks.contains(Urn::from(record.urn.as_str()).stack()),
        force_token: force_token(record),
    })
}

fn registry(map: &Map) -> Option<ServiceRegistry> {
    let port = map.port("containerPort").or_else(|| map.port("port"));
    Some(ServiceRegistry { arn: map.str("registryArn")?.to_owned(), port })
}

/// A value whose change starts a deployment: the number of the attempt, and `triggers` where
/// `forceNewDeployment` is set, as the provider's documentation says.
fn force_token(record: &Record) -> String {
    let forced = record.bool("forceNewDeployment") == Some(true);
    let triggers = if forced { strs_of(record, "triggers") } else { BTreeMap::new() };
    let pairs = triggers.iter().map(|(name, value)| format!("{name}={value}"));
    let attempt = (record.attempt > 0).then(|| format!("attempt {}", record.attempt));
    pairs.chain(attempt).collect::<Vec<_>>().join(",")
}

/// A revision of a task definition.
pub fn definition(record: &Record) -> Option<TaskDefinition> {
    let platform = record.object("runtimePlatform").and_then(|platform| platform.str("cpuArchitecture"));
    let containers = containers::parse(record.str("containerDefinitions")?).ok()?;
    Some(TaskDefinition {
        cpu_architecture: platform.unwrap_or("X86_64").to_owned(),
        containers: containers.iter().map(container).collect(),
        stop_timeout: default_stop_timeout(),
        execution_role: record.str("executionRoleArn").map(str::to_owned),
        task_role: record.str("taskRoleArn").map(str::to_owned),
    })
}

fn container(json: &Json) -> Container {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let texts = |value: &Json| {
        let items = value.as_array().into_iter().flatten();
        items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let pairs = json["environment"].as_array().into_iter().flatten();
    let pair = |pair: &Json| Some((pair["name"].as_str()?.to_owned(), pair["value"].as_str()?.to_owned()));
    let ports = json["portMappings"].as_array().into_iter().flatten();
    let options = &json["logConfiguration"]["options"];
    let log = |option: &str| options[option].as_str().map(str::to_owned);
    let secrets = json["secrets"].as_array().into_iter().flatten();
    let secret =
        |secret: &Json| Some((secret["name"].as_str()?.to_owned(), secret["valueFrom"].as_str()?.to_owned()));
    let dependencies = json["dependsOn"].as_array().into_iter().flatten();
    let seconds = |value: &Json| value.as_u64().map(Duration::from_secs);
    Container {
        name: text(&json["name"]),
        image: text(&json["image"]),
        essential: json["essential"].as_bool().unwrap_or(true),
        ports: ports.filter_map(|mapping| mapping["containerPort"].as_u64()?.try_into().ok()).collect(),
        environment: pairs.filter_map(pair).collect(),
        command: texts(&json["command"]),
        entry_point: texts(&json["entryPoint"]),
        log: log("awslogs-group").zip(log("awslogs-stream-prefix")),
        log_region: log("awslogs-region"),
        creates_log_group: options["awslogs-create-group"] == "true",
        stop_timeout: seconds(&json["stopTimeout"]),
        secrets: secrets.filter_map(secret).collect(),
        working_directory: json["workingDirectory"].as_str().map(str::to_owned),
        health_check: health_check(&json["healthCheck"]),
        depends_on: dependencies.filter_map(dependency).collect(),
        start_timeout: seconds(&json["startTimeout"]),
    }
}

/// A health check, with ECS's defaults.
fn health_check(json: &Json) -> Option<ContainerHealthCheck> {
    let command: Vec<String> =
        json["command"].as_array()?.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect();
    let seconds = |value: &Json, default| Duration::from_secs(value.as_u64().unwrap_or(default));
    let retries = json["retries"].as_u64().and_then(|retries| retries.try_into().ok()).unwrap_or(3);
    // `NONE` switches the image's own check off.
    (command.len() > 1).then(|| ContainerHealthCheck {
        command,
        interval: seconds(&json["interval"], 30),
        timeout: seconds(&json["timeout"], 5),
        retries,
        start_period: seconds(&json["startPeriod"], 0),
    })
}

fn dependency(json: &Json) -> Option<Dependency> {
    let condition = match json["condition"].as_str()? {
        "START" => DependencyCondition::Start,
        "COMPLETE" => DependencyCondition::Complete,
        "SUCCESS" => DependencyCondition::Success,
        "HEALTHY" => DependencyCondition::Healthy,
        _ => return None,
    };
    Some(Dependency { container: json["containerName"].as_str()?.to_owned(), condition })
}
