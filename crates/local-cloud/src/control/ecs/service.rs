//! ECS clusters and services.

use provider_kit::{Failure, Map, autoname::Rule, provider::property};

use super::{
    listener::balancers_of,
    network, security,
    task_definition::{self, containers},
    token,
};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Changed, Kind, Made, Scene},
    world::{Record, World},
};

fn invalid(message: impl std::fmt::Display) -> AwsError {
    AwsError::new("InvalidParameterException", message)
}

fn naming() -> Rule {
    Rule { property: "name", prefix_property: None, max: 255, lowercase: false }
}

/// The cluster that a name or an ARN names.
pub fn cluster<'a>(world: &'a World, reference: &str) -> Option<&'a Record> {
    let name = ids::arn_tail(reference);
    world.of(token::CLUSTER).find(|cluster| cluster.text("name") == Some(name))
}

pub struct Cluster;

impl Kind for Cluster {
    fn label(&self) -> &'static str {
        "ECS Cluster"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        // AWS hands out the cluster that is there already; two owners of one cluster would only find out when one deletes it.
        scene.unique("name", |name| invalid(format!("Cluster {name} already exists")))?;
        let arn = scene.arn("ecs", format!("cluster/{}", scene.text("name")));
        let mut outputs = Map::new();
        if !scene.inputs.has("settings") {
            let insights = object([("name", "containerInsights".into()), ("value", "disabled".into())]);
            outputs.set("settings", vec![insights]);
        }
        Ok(Made::by_arn(arn, outputs))
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let name = record.text_or_empty("name");
        if world.of(token::SERVICE).any(|service| ids::arn_tail(service.text_or_empty("cluster")) == name) {
            let message = "The Cluster cannot be deleted while Services are active.";
            return Err(AwsError::new("ClusterContainsServicesException", message));
        }
        Ok(())
    }

    fn import<'a>(&self, world: &'a World, _: &'a str, id: &'a str) -> Option<&'a Record> {
        cluster(world, id)
    }
}

pub struct Service;

impl Kind for Service {
    fn label(&self) -> &'static str {
        "ECS Service"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        let cluster = inputs.text("cluster").unwrap_or("default");
        Some(format!("{} {}", ids::arn_tail(cluster), inputs.text("name")?))
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let only = [("launchType", "FARGATE"), ("schedulingStrategy", "REPLICA")];
        for (name, value) in only {
            if inputs.text(name).is_some_and(|given| given != value) {
                failures.push(Failure::new(
                    name,
                    format!("the local cloud has {value} only: its tasks run on this machine"),
                ));
            }
        }
        if inputs.has("capacityProviderStrategies") && inputs.has("launchType") {
            let reason = "\"capacityProviderStrategies\" and \"launchType\" exclude each other";
            failures.push(Failure::new("capacityProviderStrategies", reason));
        }
        if !inputs.has("taskDefinition") {
            failures.push(Failure::new("taskDefinition", "a service needs a \"taskDefinition\""));
        }
        let percents =
            (inputs.integer("deploymentMinimumHealthyPercent"), inputs.integer("deploymentMaximumPercent"));
        if let (Some(least), Some(most)) = percents
            && (most < 100 || least >= most)
        {
            let reason = format!(
                "maximumPercent ({most}) must be at least 100 and above minimumHealthyPercent ({least})"
            );
            failures.push(Failure::new("deploymentMaximumPercent", reason));
        }
        failures
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // Set to what it already is by default.
        let same = |default| {
            let of = |inputs: &Map| inputs.text(change.property).unwrap_or(default).to_owned();
            Some(of(change.old) != of(change.new))
        };
        match change.property {
            "launchType" => same("EC2"),
            "schedulingStrategy" => same("REPLICA"),
            "cluster" => {
                let of = |inputs: &Map| ids::arn_tail(inputs.text("cluster").unwrap_or("default")).to_owned();
                Some(property(change.new, "cluster").contains_unknowns() || of(change.old) != of(change.new))
            }
            _ => None,
        }
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("deploymentMaximumPercent", 200);
        outputs.default("deploymentMinimumHealthyPercent", 100);
        outputs.default("desiredCount", 0);
        outputs.default("schedulingStrategy", "REPLICA");
        outputs.default("launchType", "FARGATE");
        outputs.default("platformVersion", "LATEST");
        outputs.default("propagateTags", "NONE");
        outputs.default("availabilityZoneRebalancing", "DISABLED");
        outputs.default("deploymentController", object([("type", "ECS".into())]));
        for name in
            ["enableEcsManagedTags", "enableExecuteCommand", "waitForSteadyState", "forceNewDeployment"]
        {
            outputs.default(name, false);
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let reference = scene.inputs.text("cluster").unwrap_or("default");
        let missing = || AwsError::new("ClusterNotFoundException", "Cluster not found.");
        let cluster = cluster(scene.world, reference).ok_or_else(missing)?;
        let name = scene.text("name");
        let same = |other: &Record| {
            other.text("name") == Some(name)
                && ids::arn_tail(other.text_or_empty("cluster")) == ids::arn_tail(reference)
        };
        if scene.siblings().any(same) {
            return Err(invalid("Creation of service was not idempotent."));
        }
        let missing = || AwsError::new("ClientException", "TaskDefinition not found.");
        let definition =
            task_definition::find(scene.world, scene.text("taskDefinition")).ok_or_else(missing)?;
        if !definition.texts("requiresCompatibilities").contains(&"FARGATE") {
            return Err(invalid("Task definition does not support launch_type FARGATE."));
        }
        check_network(scene)?;
        check_load_balancers(scene, definition)?;
        if let Some(registry) = scene.inputs.object("serviceRegistries") {
            let arn = registry.text_or_empty("registryArn");
            if scene.world.find(token::DISCOVERY_SERVICE, "arn", arn).is_none() {
                return Err(invalid(format!("The service registry '{arn}' does not exist.")));
            }
        }
        let arn = scene.arn("ecs", format!("service/{}/{name}", cluster.text_or_empty("name")));
        let role = ids::arn("iam", "", "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        let outputs = object([("iamRole", role.into()), ("cluster", cluster.arn().into())]);
        Ok(Made::by_arn(arn, outputs))
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (cluster, name) = id.split_once('/')?;
        world
            .having(token, "name", name)
            .find(|service| ids::arn_tail(service.text_or_empty("cluster")) == cluster)
    }
}

fn check_network(scene: &Scene<'_>) -> Outcome<()> {
    let missing =
        || invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    let network = scene.inputs.object("networkConfiguration").ok_or_else(missing)?;
    let mut vpc = None;
    for id in network.texts("subnets") {
        let subnet = network::subnet(scene, id).map_err(|error| {
            invalid(format!(
                "Error retrieving subnet information for [{id}]: {} (ErrorCode: {})",
                error.message, error.code
            ))
        })?;
        if vpc.is_some_and(|vpc| subnet.text("vpcId") != Some(vpc)) {
            return Err(invalid("Subnets must belong to the same VPC."));
        }
        vpc = subnet.text("vpcId");
    }
    for id in network.texts("securityGroups") {
        security::refer(scene, id).map_err(|error| {
            let message = format!(
                "Error retrieving security group information for [{id}]: {} (ErrorCode: {})",
                error.message, error.code
            );
            invalid(message)
        })?;
        if security::vpc_of(scene.world, id) != vpc {
            return Err(invalid(format!(
                "Security group {id} does not appear to belong to the same VPC as the input subnets."
            )));
        }
    }
    Ok(())
}

fn check_load_balancers(scene: &Scene<'_>, definition: &Record) -> Outcome<()> {
    for balancer in scene.inputs.objects("loadBalancers") {
        let arn = balancer.text_or_empty("targetGroupArn");
        let missing = || invalid(format!("The specified target group does not exist: {arn}"));
        let group = scene.refer(token::TARGET_GROUP, arn, missing)?;
        let kind = group.text_or_empty("targetType");
        if kind != "ip" {
            let message = format!(
                "The provided target group {arn} has target type {kind}, which is incompatible with the awsvpc network mode specified \
                 in the task definition."
            );
            return Err(invalid(message));
        }
        let name = balancer.text_or_empty("containerName");
        let containers = containers(definition.text_or_empty("containerDefinitions")).unwrap_or_default();
        let Some(container) = containers.iter().find(|container| container["name"] == name) else {
            return Err(invalid(format!("The container {name} does not exist in the task definition.")));
        };
        let port = balancer.integer("containerPort").unwrap_or_default();
        let mappings = container["portMappings"].as_array().map(Vec::as_slice).unwrap_or_default();
        if !mappings.iter().any(|mapping| mapping["containerPort"].as_i64() == Some(port)) {
            return Err(invalid(format!(
                "The container {name} did not have a container port {port} defined."
            )));
        }
        if balancers_of(scene.world, arn).is_empty() {
            let message = format!(
                "The target group with targetGroupArn {arn} does not have an associated load balancer."
            );
            return Err(invalid(message));
        }
    }
    Ok(())
}
