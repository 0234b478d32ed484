//! Target groups.

use provider_kit::{Failure, Map};

use crate::{
    control::{
        account::Record,
        ec2::vpc,
        elbv2::actions,
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
                let reason = format!(
                    "\"{name}\" should be set when target type is {}",
                    inputs.str("targetType").unwrap_or("instance")
                );
                failures.push(Failure::new(name, reason));
            }
        }
        if inputs.str("protocol").is_some_and(|protocol| !["HTTP", "HTTPS"].contains(&protocol)) {
            failures
                .push(Failure::new("protocol", "an application load balancer's targets speak HTTP or HTTPS"));
        }
        if let Some(check) = inputs.object("healthCheck") {
            let complete = health_check(Some(check));
            let (timeout, interval) = (complete.integer("timeout"), complete.integer("interval"));
            if let (Some(timeout), Some(interval)) = (timeout, interval)
                && timeout >= interval
            {
                let reason = format!(
                    "Health check timeout '{timeout}' must be smaller than the interval '{interval}'"
                );
                failures.push(Failure::new("healthCheck.timeout", reason));
            }
            if let Some(Err(error)) = check.str("matcher").map(Matcher::parse) {
                failures.push(Failure::new("healthCheck.matcher", error.to_string()));
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
        let message = format!(
            "A target group with the same name '{}' exists, but with different settings",
            context.str("name")
        );
        Some(AwsError::new("DuplicateTargetGroupName", message))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        let vpc_id = context.str("vpcId");
        vpc::require(context, vpc_id)
            .map_err(|_| AwsError::new("ValidationError", format!("The VPC ID '{vpc_id}' is not found")))?;
        let suffix = context.keep("arnSuffix", || format!("targetgroup/{name}/{}", ids::hex(16)));
        let arn = context.arn("elasticloadbalancing", &suffix);
        Ok(Created::by_arn(arn, object([("arnSuffix", suffix.into())])))
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        if !actions::balancers_of(context.account, &record.id).is_empty() {
            let message = format!("Target group '{}' is currently in use by a listener or a rule", record.id);
            return Err(AwsError::new("ResourceInUse", message));
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
