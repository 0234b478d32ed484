//! ECS services.

use std::path::Path;

use provider_kit::{Failure, Map, provider::property};

use crate::{
    control::{
        account::{Account, Record},
        ec2::{groups, subnet},
        ecs::{cluster, containers, refusals, task_definition},
        elbv2::actions,
        error::{AwsError, Outcome},
        fields::{Fields, object},
        ids,
        resource_type::{Changed, Context, Created, Goal, ResourceType},
        token,
    },
    status::Status,
};

pub struct Service;

impl ResourceType for Service {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (name, value) in [("launchType", "FARGATE"), ("schedulingStrategy", "REPLICA")] {
            if inputs.str(name).is_some_and(|given| given != value) {
                failures.push(refusals::only(value).at(name));
            }
        }
        match (inputs.has("capacityProviderStrategies"), inputs.has("launchType")) {
            (true, true) => {
                failures.push(refusals::capacity_and_launch_type().at("capacityProviderStrategies"))
            }
            (false, false) => failures.push(refusals::launch_type().at("launchType")),
            _ => {}
        }
        if !inputs.objects("placementConstraints").is_empty() {
            failures.push(refusals::service_constraints().at("placementConstraints"));
        }
        if !inputs.objects("orderedPlacementStrategies").is_empty() {
            failures.push(refusals::service_strategies().at("orderedPlacementStrategies"));
        }
        failures.extend(check_capacity(inputs));
        let unbalanced = !inputs.has("loadBalancers") || inputs.is_empty_list("loadBalancers");
        if unbalanced && inputs.has("healthCheckGracePeriodSeconds") {
            failures.push(refusals::grace_period().at("healthCheckGracePeriodSeconds"));
        }
        if !inputs.has("taskDefinition") {
            failures.push(refusals::task_definition_needed().at("taskDefinition"));
        }
        let least = inputs.integer("deploymentMinimumHealthyPercent");
        let most = inputs.integer("deploymentMaximumPercent");
        if least.unwrap_or(100) == 100 && most == Some(100) {
            failures.push(refusals::percents_block().at("deploymentMaximumPercent"));
        } else if most.is_some_and(|most| most < 100) {
            failures.push(refusals::maximum_percent().at("deploymentMaximumPercent"));
        }
        if least.is_some_and(|least| least > 100) {
            failures.push(refusals::minimum_percent().at("deploymentMinimumHealthyPercent"));
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
        Some(refusals::service_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let reference = context.inputs.str("cluster").unwrap_or("default");
        let cluster = cluster::find(context.account, reference).ok_or_else(refusals::cluster_not_found)?;
        let name = context.str("name");
        let reference = context.str("taskDefinition");
        let missing = || match task_definition::find_inactive(context.account, reference) {
            Some(_) => refusals::task_definition_inactive(),
            None => refusals::task_definition_not_found(),
        };
        let definition = task_definition::find(context.account, reference).ok_or_else(missing)?;
        if context.inputs.bool("enableExecuteCommand") == Some(true) && !definition.has("taskRoleArn") {
            let verb = if context.old.is_some() { "updated" } else { "created" };
            return Err(refusals::exec_without_role(verb));
        }
        check_network(context)?;
        check_load_balancers(context, definition)?;
        if let Some(registry) = context.inputs.object("serviceRegistries") {
            let arn = registry.str_or_empty("registryArn");
            let missing = || refusals::registry_not_found(arn);
            let service = context.account.find(token::DISCOVERY_SERVICE, "arn", arn).ok_or_else(missing)?;
            let records =
                service.object("dnsConfig").map(|dns| dns.objects("dnsRecords")).unwrap_or_default();
            let by_address = records.iter().any(|record| record.str("type") == Some("A"));
            if let Some(name) = ["containerName", "containerPort"].into_iter().find(|name| registry.has(name))
                && by_address
            {
                return Err(refusals::registry_port(name));
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
        let failed = status.failure(record.arn()).is_some();
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

/// Checks a strategy: Fargate's own providers, and a weight that places tasks.
fn check_capacity(inputs: &Map) -> Option<Failure> {
    const AT: &str = "capacityProviderStrategies";
    let steps = inputs.objects(AT);
    let ours = ["FARGATE", "FARGATE_SPOT"];
    if let Some(name) =
        steps.iter().filter_map(|step| step.str("capacityProvider")).find(|name| !ours.contains(name))
    {
        return Some(refusals::capacity_provider(name).at(AT));
    }
    let placing = steps.iter().any(|step| !step.has("weight") || step.integer("weight") != Some(0));
    (!steps.is_empty() && !placing).then(|| refusals::capacity_weights().at(AT))
}

fn check_network(context: &Context<'_>) -> Outcome<()> {
    let network = context.inputs.object("networkConfiguration").ok_or_else(refusals::network_needed)?;
    let (subnets, groups) = (network.strs("subnets"), network.strs("securityGroups"));
    if subnets.is_empty() {
        return Err(refusals::subnets_empty());
    }
    if subnets.len() > 16 {
        return Err(refusals::at_most("subnets", 16));
    }
    if groups.len() > 5 {
        return Err(refusals::at_most("securityGroups", 5));
    }
    let mut vpc = None;
    for id in subnets {
        let unknown = |error: AwsError| refusals::subnet_unknown(id, &error.message, error.refusal.code);
        let subnet = subnet::require(context, id).map_err(unknown)?;
        if vpc.is_some_and(|vpc| subnet.str("vpcId") != Some(vpc)) {
            return Err(refusals::subnet_vpcs());
        }
        vpc = subnet.str("vpcId");
    }
    for id in groups {
        let unknown = |error: AwsError| refusals::group_unknown(id, &error.message, error.refusal.code);
        groups::require(context, id).map_err(unknown)?;
        if groups::vpc_of(context.account, id) != vpc {
            return Err(refusals::group_elsewhere(id));
        }
    }
    Ok(())
}

fn check_load_balancers(context: &Context<'_>, definition: &Record) -> Outcome<()> {
    for balancer in context.inputs.objects("loadBalancers") {
        let arn = balancer.str_or_empty("targetGroupArn");
        let group = context.require(token::TARGET_GROUP, arn, || refusals::target_group_not_found(arn))?;
        let kind = group.str_or_empty("targetType");
        if kind != "ip" {
            return Err(refusals::target_type(arn, kind));
        }
        let name = balancer.str_or_empty("containerName");
        let containers = definition.str_or_empty("containerDefinitions");
        let containers = containers::parse(containers).unwrap_or_default();
        let Some(container) = containers.iter().find(|container| container["name"] == name) else {
            return Err(refusals::container_not_found(name));
        };
        let port = balancer.integer("containerPort").unwrap_or_default();
        let mappings = container["portMappings"].as_array().map(Vec::as_slice).unwrap_or_default();
        if !mappings.iter().any(|mapping| mapping["containerPort"].as_i64() == Some(port)) {
            return Err(refusals::port_not_found(name, port));
        }
        if actions::balancers_of(context.account, arn).is_empty() {
            return Err(refusals::no_load_balancer(arn));
        }
    }
    Ok(())
}
