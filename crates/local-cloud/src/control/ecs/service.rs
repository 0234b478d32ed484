//! ECS services.

use std::path::Path;

use provider_kit::{Failure, Map, provider::property};

use crate::{
    control::{
        account::{Account, Record},
        ec2::{security_group, subnet},
        ecs::{cluster, task_definition},
        elbv2::actions,
        error::{AwsError, Outcome},
        fields::{Fields, object},
        ids,
        resource_type::{Changed, Context, Created, Goal, ResourceType},
        token,
    },
    status::{Rollout, Status},
};

pub struct Service;

impl ResourceType for Service {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let only = [("launchType", "FARGATE"), ("schedulingStrategy", "REPLICA")];
        for (name, value) in only {
            if inputs.str(name).is_some_and(|given| given != value) {
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
            let of = |inputs: &Map| inputs.str(change.property).unwrap_or(default).to_owned();
            Some(of(change.old) != of(change.new))
        };
        match change.property {
            "launchType" => same("EC2"),
            "schedulingStrategy" => same("REPLICA"),
            "cluster" => {
                let of = |inputs: &Map| ids::arn_tail(inputs.str("cluster").unwrap_or("default")).to_owned();
                Some(property(change.new, "cluster").contains_unknowns() || of(change.old) != of(change.new))
            }
            _ => None,
        }
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("deploymentMaximumPercent", 200);
        outputs.set_default("deploymentMinimumHealthyPercent", 100);
        outputs.set_default("desiredCount", 0);
        outputs.set_default("schedulingStrategy", "REPLICA");
        outputs.set_default("launchType", "FARGATE");
        outputs.set_default("platformVersion", "LATEST");
        outputs.set_default("propagateTags", "NONE");
        outputs.set_default("availabilityZoneRebalancing", "DISABLED");
        outputs.set_default("deploymentController", object([("type", "ECS".into())]));
        for name in
            ["enableEcsManagedTags", "enableExecuteCommand", "waitForSteadyState", "forceNewDeployment"]
        {
            outputs.set_default(name, false);
        }
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(invalid("Creation of service was not idempotent."))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let reference = context.inputs.str("cluster").unwrap_or("default");
        let missing = || AwsError::new("ClusterNotFoundException", "Cluster not found.");
        let cluster = cluster::find(context.account, reference).ok_or_else(missing)?;
        let name = context.str("name");
        let missing = || AwsError::new("ClientException", "TaskDefinition not found.");
        let definition =
            task_definition::find(context.account, context.str("taskDefinition")).ok_or_else(missing)?;
        if !definition.strs("requiresCompatibilities").contains(&"FARGATE") {
            return Err(invalid("Task definition does not support launch_type FARGATE."));
        }
        check_network(context)?;
        check_load_balancers(context, definition)?;
        if let Some(registry) = context.inputs.object("serviceRegistries") {
            let arn = registry.str_or_empty("registryArn");
            if context.account.find(token::DISCOVERY_SERVICE, "arn", arn).is_none() {
                return Err(invalid(format!("The service registry '{arn}' does not exist.")));
            }
        }
        let arn = context.arn("ecs", format!("service/{}/{name}", cluster.str_or_empty("name")));
        let role = ids::arn("iam", "", "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        let outputs = object([("iamRole", role.into()), ("cluster", cluster.arn().into())]);
        Ok(Created::by_arn(arn, outputs))
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (cluster, name) = id.split_once('/')?;
        account
            .having(token, "name", name)
            .find(|service| ids::arn_tail(service.str_or_empty("cluster")) == cluster)
    }

    fn after_delete(&self, account: &mut Account, _: &Path, _: Record) {
        task_definition::forget_unused(account);
    }

    fn observe(&self, record: &mut Record, status: &Status) {
        // A service that was rolled back has the task definition that it runs.
        let Some(service) = status.services.get(record.arn()) else { return };
        let failed = matches!(service.deployment, Rollout::Failed { .. });
        let by_arn = record.str_or_empty("taskDefinition").starts_with("arn:");
        if failed && by_arn && !service.task_definition.is_empty() {
            record.inputs.set("taskDefinition", service.task_definition.as_str());
            record.outputs.set("taskDefinition", service.task_definition.as_str());
        }
    }

    fn wait(&self, record: &Record, deleted: bool) -> Option<Goal> {
        match deleted {
            true => Some(Goal::Gone),
            false => (record.bool("waitForSteadyState") == Some(true)).then_some(Goal::Steady),
        }
    }
}

/// A cluster, which is named by its name or ARN, has one service of a name.
pub fn key(inputs: &Map) -> Option<String> {
    let cluster = inputs.str("cluster").unwrap_or("default");
    Some(format!("{} {}", ids::arn_tail(cluster), inputs.str("name")?))
}

fn check_network(context: &Context<'_>) -> Outcome<()> {
    let missing =
        || invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    let network = context.inputs.object("networkConfiguration").ok_or_else(missing)?;
    let mut vpc = None;
    for id in network.strs("subnets") {
        let subnet = subnet::require(context, id).map_err(|error| {
            invalid(format!(
                "Error retrieving subnet information for [{id}]: {} (ErrorCode: {})",
                error.message, error.code
            ))
        })?;
        if vpc.is_some_and(|vpc| subnet.str("vpcId") != Some(vpc)) {
            return Err(invalid("Subnets must belong to the same VPC."));
        }
        vpc = subnet.str("vpcId");
    }
    for id in network.strs("securityGroups") {
        security_group::require(context, id).map_err(|error| {
            let message = format!(
                "Error retrieving security group information for [{id}]: {} (ErrorCode: {})",
                error.message, error.code
            );
            invalid(message)
        })?;
        if security_group::vpc_of(context.account, id) != vpc {
            return Err(invalid(format!(
                "Security group {id} does not appear to belong to the same VPC as the input subnets."
            )));
        }
    }
    Ok(())
}

fn check_load_balancers(context: &Context<'_>, definition: &Record) -> Outcome<()> {
    for balancer in context.inputs.objects("loadBalancers") {
        let arn = balancer.str_or_empty("targetGroupArn");
        let missing = || invalid(format!("The specified target group does not exist: {arn}"));
        let group = context.require(token::TARGET_GROUP, arn, missing)?;
        let kind = group.str_or_empty("targetType");
        if kind != "ip" {
            let message = format!(
                "The provided target group {arn} has target type {kind}, which is incompatible with the awsvpc network mode specified \
                 in the task definition."
            );
            return Err(invalid(message));
        }
        let name = balancer.str_or_empty("containerName");
        let containers =
            task_definition::containers(definition.str_or_empty("containerDefinitions")).unwrap_or_default();
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
        if actions::balancers_of(context.account, arn).is_empty() {
            let message = format!(
                "The target group with targetGroupArn {arn} does not have an associated load balancer."
            );
            return Err(invalid(message));
        }
    }
    Ok(())
}

fn invalid(message: impl std::fmt::Display) -> AwsError {
    AwsError::new("InvalidParameterException", message)
}
