//! Listeners and their rules: what is forwarded where.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map, Value};

use super::{certificate, load_balancer::SERVICE, token};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene},
    world::{Record, World},
};

/// The target groups that actions forward to.
pub fn forwarded(actions: &[&Map]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for action in actions {
        found.extend(action.text("targetGroupArn").map(str::to_owned));
        for group in
            action.object("forward").map(|forward| forward.objects("targetGroups")).unwrap_or_default()
        {
            found.extend(group.text("arn").map(str::to_owned));
        }
    }
    found.into_iter().collect()
}

/// The load balancers that forward to a target group.
pub fn balancers_of(world: &World, target_group: &str) -> BTreeSet<String> {
    let uses = |record: &Record, actions: &str| {
        forwarded(&record.objects(actions)).iter().any(|arn| arn == target_group)
    };
    let mut found = BTreeSet::new();
    for listener in world.of(token::LISTENER) {
        let by_rule = world
            .having(token::LISTENER_RULE, "listenerArn", listener.arn())
            .any(|rule| uses(rule, "actions"));
        if by_rule || uses(listener, "defaultActions") {
            found.extend(listener.text("loadBalancerArn").map(str::to_owned));
        }
    }
    found
}

/// Refuses target groups that do not exist, are in another VPC, or belong to another load balancer.
fn check_targets(scene: &Scene<'_>, balancer: &Record, actions: &str) -> Outcome<()> {
    for arn in forwarded(&scene.inputs.objects(actions)) {
        let missing = || AwsError::new("TargetGroupNotFound", format!("Target groups '{arn}' not found"));
        let group = scene.refer(token::TARGET_GROUP, &arn, missing)?;
        if group.text("vpcId") != balancer.text("vpcId") {
            let message =
                format!("The target group '{arn}' is not in the VPC of load balancer '{}'", balancer.id);
            return Err(AwsError::new("InvalidConfigurationRequest", message));
        }
        if balancers_of(scene.world, &arn).iter().any(|other| *other != balancer.id) {
            let message = format!(
                "The following target groups cannot be associated with more than one load balancer: {arn}"
            );
            return Err(AwsError::new("TargetGroupAssociationLimit", message));
        }
    }
    Ok(())
}

/// What is wrong with a list of actions.
fn check_actions(inputs: &Map, name: &str) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (index, action) in inputs.objects(name).into_iter().enumerate() {
        let needs = match action.text_or_empty("type") {
            "forward" if !action.has("targetGroupArn") && !action.has("forward") => "targetGroupArn",
            "fixed-response" if !action.has("fixedResponse") => "fixedResponse",
            "redirect" if !action.has("redirect") => "redirect",
            _ => continue,
        };
        let kind = action.text_or_empty("type");
        failures.push(Failure::new(
            format!("{name}[{index}].{needs}"),
            format!("an action of type \"{kind}\" needs \"{needs}\""),
        ));
    }
    failures
}

/// Refuses a certificate that cannot be, and a security policy with no name of AWS's.
fn check_tls(scene: &Scene<'_>) -> Outcome<()> {
    if let Some(arn) = scene.inputs.text("certificateArn") {
        certificate::for_listener(arn, scene.region)?;
    }
    match scene.inputs.text("sslPolicy") {
        Some(policy) if !policy.starts_with("ELBSecurityPolicy-") => {
            Err(AwsError::new("SSLPolicyNotFound", format!("SSL policy '{policy}' not found")))
        }
        _ => Ok(()),
    }
}

pub struct Listener;

impl Kind for Listener {
    fn label(&self) -> &'static str {
        "ELBv2 Listener"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = check_actions(inputs, "defaultActions");
        if !inputs.has("port") {
            failures
                .push(Failure::new("port", "a listener of an application load balancer needs a \"port\""));
        }
        match inputs.text("protocol") {
            Some("HTTPS") if !inputs.has("certificateArn") => {
                let reason = "A certificate must be specified for HTTPS listeners";
                failures.push(Failure::new("certificateArn", reason));
            }
            Some("HTTPS") => {}
            Some("HTTP") => {
                for (name, what) in [("certificateArn", "A certificate"), ("sslPolicy", "An SSL policy")] {
                    if inputs.has(name) {
                        let reason = format!("{what} cannot be specified for HTTP listeners");
                        failures.push(Failure::new(name, reason));
                    }
                }
            }
            // Absent, or not known yet.
            None => {}
            Some(other) => failures
                .push(Failure::new("protocol", format!("expected \"HTTP\" or \"HTTPS\", got \"{other}\""))),
        }
        failures
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{}:{}", inputs.text("loadBalancerArn")?, inputs.integer("port")?))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("protocol", "HTTP");
        if outputs.text("protocol") == Some("HTTPS") {
            outputs.default("sslPolicy", "ELBSecurityPolicy-2016-08");
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let balancer_arn = scene.text("loadBalancerArn");
        let missing =
            || AwsError::new("LoadBalancerNotFound", format!("Load balancer '{balancer_arn}' not found"));
        let balancer = scene.refer(token::LOAD_BALANCER, balancer_arn, missing)?;
        let port = scene.inputs.integer("port");
        let same = |other: &Record| {
            other.text("loadBalancerArn") == Some(balancer_arn) && other.integer("port") == port
        };
        if scene.siblings().any(same) {
            let message =
                format!("A listener already exists on this port for this load balancer '{balancer_arn}'");
            return Err(AwsError::new("DuplicateListener", message));
        }
        check_targets(scene, balancer, "defaultActions")?;
        check_tls(scene)?;
        let suffix = balancer.text_or_empty("arnSuffix");
        let arn = scene.keep("arn", || scene.arn(SERVICE, format!("listener/{suffix}/{}", ids::hex(16))));
        Ok(Made::by_arn(arn, Map::new()))
    }
}

pub struct ListenerRule;

const CONDITIONS: [&str; 6] =
    ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];

impl Kind for ListenerRule {
    fn label(&self) -> &'static str {
        "ELBv2 Listener Rule"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = check_actions(inputs, "actions");
        let mut values = 0;
        for (index, condition) in inputs.objects("conditions").into_iter().enumerate() {
            let given: Vec<_> = CONDITIONS.into_iter().filter(|name| condition.has(name)).collect();
            if given.len() != 1 {
                let reason = format!(
                    "a condition has one field, not {}: give one of {}",
                    given.len(),
                    CONDITIONS.join(", ")
                );
                failures.push(Failure::new(format!("conditions[{index}]"), reason));
            }
            for name in given {
                values += match name {
                    "queryStrings" => condition.objects(name).len(),
                    _ => condition.object(name).map_or(1, |c| c.texts("values").len().max(1)),
                };
            }
        }
        if values > 5 {
            let reason = format!("a rule can have 5 condition values in all; this one has {values}");
            failures.push(Failure::new("conditions", reason));
        }
        failures
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("listenerArn")?, inputs.integer("priority")?))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let listener_arn = scene.text("listenerArn");
        let missing = || AwsError::new("ListenerNotFound", format!("Listener '{listener_arn}' not found"));
        let listener = scene.refer(token::LISTENER, listener_arn, missing)?;
        let balancer_arn = listener.text_or_empty("loadBalancerArn");
        let gone =
            || AwsError::new("LoadBalancerNotFound", format!("Load balancer '{balancer_arn}' not found"));
        let balancer = scene.refer(token::LOAD_BALANCER, balancer_arn, gone)?;
        let taken: BTreeSet<i64> = scene
            .siblings()
            .filter(|other| other.text("listenerArn") == Some(listener_arn))
            .filter_map(|other| other.integer("priority"))
            .collect();
        let priority = match scene.inputs.integer("priority") {
            Some(priority) if taken.contains(&priority) => {
                return Err(AwsError::new(
                    "PriorityInUse",
                    format!("Priority '{priority}' is currently in use"),
                ));
            }
            Some(priority) => priority,
            // Without one, the provider takes the next after the last.
            None => scene
                .old
                .and_then(|old| old.integer("priority"))
                .unwrap_or_else(|| taken.last().map_or(1, |last| last + 1)),
        };
        check_targets(scene, balancer, "actions")?;
        let suffix = listener.arn().split_once(":listener/").map(|(_, suffix)| suffix).unwrap_or_default();
        let arn =
            scene.keep("arn", || scene.arn(SERVICE, format!("listener-rule/{suffix}/{}", ids::hex(16))));
        let priority = Value::Number(priority as f64);
        Ok(Made::by_arn(arn, object([("priority", priority)])))
    }
}
