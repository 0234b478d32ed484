//! Application load balancers and target groups.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map, Value, autoname::Rule};

use super::{
    listener::balancers_of,
    network::{has_gateway, subnet, vpc},
    security,
};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, list, object},
    ids,
    kind::{Changed, Kind, Made, Scene},
    world::{Record, World},
};

/// The service's name in ARNs.
pub const SERVICE: &str = "elasticloadbalancing";

fn naming() -> Rule {
    Rule { property: "name", prefix_property: Some("namePrefix"), max: 32, lowercase: false }
}

pub struct LoadBalancer;

impl Kind for LoadBalancer {
    fn label(&self) -> &'static str {
        "ELBv2 application Load Balancer"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if inputs.text("name").is_some_and(|name| name.starts_with("internal-")) {
            failures.push(Failure::new("name", "\"name\" cannot begin with \"internal-\""));
        }
        if inputs.text("loadBalancerType").is_some_and(|kind| kind != "application") {
            let reason = "the local cloud has application load balancers only: its requests are HTTP";
            failures.push(Failure::new("loadBalancerType", reason));
        }
        if inputs.has("subnets") && inputs.has("subnetMappings") {
            failures.push(Failure::new("subnets", "give one of \"subnets\", \"subnetMappings\""));
        }
        failures
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // Set to what it already is by default.
        let internal = |inputs: &Map| inputs.flag("internal").unwrap_or(false);
        match change.property {
            "internal" => Some(internal(change.old) != internal(change.new)),
            "loadBalancerType" => {
                Some(change.old.has("loadBalancerType") && change.new.has("loadBalancerType"))
            }
            _ => None,
        }
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("loadBalancerType", "application");
        outputs.default("internal", false);
        outputs.default("ipAddressType", "ipv4");
        outputs.default("idleTimeout", 60);
        outputs.default("clientKeepAlive", 3600);
        outputs.default("desyncMitigationMode", "defensive");
        outputs.default("xffHeaderProcessingMode", "append");
        outputs.default("enableHttp2", true);
        outputs.default("enableCrossZoneLoadBalancing", true);
        let off = [
            "dropInvalidHeaderFields",
            "enableDeletionProtection",
            "enableTlsVersionAndCipherSuiteHeaders",
            "enableWafFailOpen",
            "enableXffClientPort",
            "enableZonalShift",
            "preserveHostHeader",
        ];
        for name in off {
            outputs.default(name, false);
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("name");
        let taken = |name: &str| {
            let message =
                format!("A load balancer with the same name '{name}' exists, but with different settings");
            AwsError::new("DuplicateLoadBalancerName", message)
        };
        scene.unique("name", taken)?;
        let mapped = scene.inputs.objects("subnetMappings");
        let mut subnets = scene.inputs.texts("subnets");
        subnets.extend(mapped.iter().filter_map(|mapping| mapping.text("subnetId")));
        let mut zones = BTreeSet::new();
        // It stays in its VPC for life.
        let mut vpc_id = scene.old.map_or("", |old| old.text_or_empty("vpcId")).to_owned();
        for id in &subnets {
            let subnet = subnet(scene, id).map_err(|error| AwsError::new("SubnetNotFound", error.message))?;
            if !zones.insert(subnet.text_or_empty("availabilityZone").to_owned()) {
                let message =
                    "A load balancer cannot be attached to multiple subnets in the same Availability Zone";
                return Err(AwsError::new("InvalidConfigurationRequest", message));
            }
            let of = subnet.text_or_empty("vpcId");
            if !vpc_id.is_empty() && vpc_id != of {
                return Err(AwsError::new("InvalidSubnet", "All subnets must belong to the same VPC"));
            }
            of.clone_into(&mut vpc_id);
        }
        if zones.len() < 2 {
            let message = "At least two subnets in two different Availability Zones must be specified";
            return Err(AwsError::new("ValidationError", message));
        }
        let internal = scene.inputs.flag("internal") == Some(true);
        if !internal && !has_gateway(scene.world, &vpc_id) {
            return Err(AwsError::new("InvalidSubnet", format!("VPC {vpc_id} has no internet gateway")));
        }
        let mut groups = scene.inputs.texts("securityGroups");
        for group in &groups {
            if security::vpc_of(scene.world, group) != Some(&vpc_id) {
                return Err(AwsError::new(
                    "InvalidConfigurationRequest",
                    "One or more security groups are invalid",
                ));
            }
        }
        let vpc = vpc(scene, &vpc_id)?;
        if groups.is_empty() {
            groups.push(vpc.text_or_empty("defaultSecurityGroupId"));
        }
        let suffix = scene.keep("arnSuffix", || format!("app/{name}/{}", ids::hex(16)));
        let arn = scene.arn(SERVICE, format!("loadbalancer/{suffix}"));
        let number =
            suffix.rsplit('/').next().and_then(|hex| u64::from_str_radix(hex, 16).ok()).unwrap_or_default()
                % 10_000_000_000;
        let prefix = if internal { "internal-" } else { "" };
        let mappings: Vec<Value> =
            subnets.iter().map(|id| Value::Object(object([("subnetId", (*id).into())]))).collect();
        let outputs = object([
            ("arnSuffix", suffix.into()),
            ("dnsName", format!("{prefix}{name}-{number}.{}.elb.amazonaws.com", scene.region).into()),
            ("zoneId", "Z1H1FL5HABSF5".into()),
            ("vpcId", vpc_id.as_str().into()),
            ("securityGroups", list(groups)),
            ("subnets", list(subnets)),
            ("subnetMappings", Value::Array(mappings)),
        ]);
        Ok(Made::by_arn(arn, outputs))
    }

    fn delete(&self, _: &World, record: &Record) -> Outcome<()> {
        if record.flag("enableDeletionProtection") == Some(true) {
            let message = format!(
                "Load balancer '{}' cannot be deleted because deletion protection is enabled",
                record.id
            );
            return Err(AwsError::new("OperationNotPermitted", message));
        }
        Ok(())
    }
}

pub struct TargetGroup;

/// AWS's health check where the program says nothing, for HTTP targets.
fn health_check(given: Option<&Map>) -> Map {
    let mut check = given.cloned().unwrap_or_default();
    check.default("enabled", true);
    check.default("healthyThreshold", 5);
    check.default("unhealthyThreshold", 2);
    check.default("interval", 30);
    check.default("timeout", 5);
    check.default("matcher", "200");
    check.default("path", "/");
    check.default("port", "traffic-port");
    check.default("protocol", "HTTP");
    check
}

impl Kind for TargetGroup {
    fn label(&self) -> &'static str {
        "ELBv2 Target Group"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if inputs.text("targetType") != Some("lambda") {
            for name in ["port", "protocol", "vpcId"].into_iter().filter(|name| !inputs.has(name)) {
                let reason = format!(
                    "\"{name}\" should be set when target type is {}",
                    inputs.text("targetType").unwrap_or("instance")
                );
                failures.push(Failure::new(name, reason));
            }
        }
        if inputs.text("protocol").is_some_and(|protocol| !["HTTP", "HTTPS"].contains(&protocol)) {
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
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("targetType", "instance");
        outputs.default("deregistrationDelay", 300);
        outputs.default("slowStart", 0);
        outputs.default("protocolVersion", "HTTP1");
        outputs.default("ipAddressType", "ipv4");
        outputs.default("loadBalancingAlgorithmType", "round_robin");
        outputs.default("loadBalancingAnomalyMitigation", "off");
        outputs.default("loadBalancingCrossZoneEnabled", "use_load_balancer_configuration");
        outputs.default("lambdaMultiValueHeadersEnabled", false);
        outputs.default("proxyProtocolV2", false);
        let check = health_check(outputs.object("healthCheck"));
        outputs.set("healthCheck", check);
        let stickiness = object([
            ("enabled", false.into()),
            ("type", "lb_cookie".into()),
            ("cookieDuration", 86_400.into()),
        ]);
        outputs.default("stickiness", stickiness);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("name");
        let taken = |name: &str| {
            let message =
                format!("A target group with the same name '{name}' exists, but with different settings");
            AwsError::new("DuplicateTargetGroupName", message)
        };
        scene.unique("name", taken)?;
        let vpc_id = scene.text("vpcId");
        vpc(scene, vpc_id)
            .map_err(|_| AwsError::new("ValidationError", format!("The VPC ID '{vpc_id}' is not found")))?;
        let suffix = scene.keep("arnSuffix", || format!("targetgroup/{name}/{}", ids::hex(16)));
        let arn = scene.arn(SERVICE, &suffix);
        Ok(Made::by_arn(arn, object([("arnSuffix", suffix.into())])))
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        if !balancers_of(world, &record.id).is_empty() {
            let message = format!("Target group '{}' is currently in use by a listener or a rule", record.id);
            return Err(AwsError::new("ResourceInUse", message));
        }
        Ok(())
    }
}
