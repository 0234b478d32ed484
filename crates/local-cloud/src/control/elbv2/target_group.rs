//! Target groups.

use provider_kit::{Failure, Map};

use crate::{
    control::{
        account::Record,
        ec2::vpc,
        elbv2::{actions, refusals},
        error::{AwsError, Outcome},
        fields::{Fields, object},
        ids,
        resource_type::{Context, Created, ResourceType},
    },
    model::Matcher,
};

pub struct TargetGroup;

impl ResourceType for TargetGroup {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if inputs.str("targetType") != Some("lambda") {
            for name in ["port", "protocol", "vpcId"].into_iter().filter(|name| !inputs.has(name)) {
                let kind = inputs.str("targetType").unwrap_or("instance");
                failures.push(refusals::target_group_needs(name, kind).at(name));
            }
        }
        if inputs.str("protocol").is_some_and(|protocol| !["HTTP", "HTTPS"].contains(&protocol)) {
            failures.push(refusals::target_group_protocol().at("protocol"));
        }
        if inputs.str("protocolVersion").is_some_and(|version| version != "HTTP1") {
            failures.push(refusals::protocol_version().at("protocolVersion"));
        }
        if let Some(value) = inputs.integer("slowStart").filter(|value| (1..30).contains(value)) {
            failures.push(refusals::slow_start(value).at("slowStart"));
        }
        if let Some(check) = inputs.object("healthCheck") {
            let complete = health_check(Some(check));
            let (timeout, interval) = (complete.integer("timeout"), complete.integer("interval"));
            if let (Some(timeout), Some(interval)) = (timeout, interval)
                && timeout >= interval
            {
                failures.push(refusals::health_timeout(timeout, interval).at("healthCheck.timeout"));
            }
            if let Some(Err(error)) = check.str("matcher").map(Matcher::parse) {
                failures.push(refusals::health_matcher(error).at("healthCheck.matcher"));
            }
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("targetType", "instance");
        outputs.set_default("deregistrationDelay", 300);
        outputs.set_default("slowStart", 0);
        outputs.set_default("protocolVersion", "HTTP1");
        outputs.set_default("ipAddressType", "ipv4");
        outputs.set_default("loadBalancingAlgorithmType", "round_robin");
        outputs.set_default("loadBalancingAnomalyMitigation", "off");
        outputs.set_default("loadBalancingCrossZoneEnabled", "use_load_balancer_configuration");
        outputs.set_default("lambdaMultiValueHeadersEnabled", false);
        outputs.set_default("proxyProtocolV2", false);
        let check = health_check(outputs.object("healthCheck"));
        outputs.set("healthCheck", check);
        let stickiness = object([
            ("enabled", false.into()),
            ("type", "lb_cookie".into()),
            ("cookieDuration", 86_400.into()),
        ]);
        outputs.set_default("stickiness", stickiness);
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::target_group_exists(context.str("name")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        let vpc_id = context.str("vpcId");
        vpc::require(context, vpc_id).map_err(|_| refusals::target_group_vpc(vpc_id))?;
        let suffix = context.keep("arnSuffix", || format!("targetgroup/{name}/{}", ids::hex(16)));
        let arn = context.arn("elasticloadbalancing", &suffix);
        Ok(Created::by_arn(arn, object([("arnSuffix", suffix.into())])))
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        if !actions::balancers_of(context.account, &record.id).is_empty() {
            return Err(refusals::target_group_in_use(&record.id));
        }
        Ok(())
    }
}

/// AWS's health check where the program says nothing, for HTTP targets.
fn health_check(given: Option<&Map>) -> Map {
    let mut check = given.cloned().unwrap_or_default();
    check.set_default("enabled", true);
    check.set_default("healthyThreshold", 5);
    check.set_default("unhealthyThreshold", 2);
    check.set_default("interval", 30);
    check.set_default("timeout", 5);
    check.set_default("matcher", "200");
    check.set_default("path", "/");
    check.set_default("port", "traffic-port");
    check.set_default("protocol", "HTTP");
    check
}
