//! Application load balancers.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map, Value};

use crate::control::{
    account::Record,
    ec2::{addresses, groups, internet_gateway, subnet, vpc},
    elbv2::refusals,
    error::{AwsError, Outcome},
    fields::{Fields, list, object},
    ids,
    regions::elb_account,
    relations,
    resource_type::{Changed, Context, Created, ResourceType},
    s3::policy,
    token,
};

pub struct LoadBalancer;

impl ResourceType for LoadBalancer {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if inputs.str("name").is_some_and(|name| name.starts_with("internal-")) {
            failures.push(refusals::balancer_name().at("name"));
        }
        if inputs.str("loadBalancerType").is_some_and(|kind| kind != "application") {
            failures.push(refusals::balancer_type().at("loadBalancerType"));
        }
        if let Some(logs) = inputs.object("accessLogs")
            && logs.bool("enabled") == Some(true)
            && logs.str("bucket") == Some("")
        {
            failures.push(refusals::log_bucket_needed().at("accessLogs.bucket"));
        }
        if inputs.has("subnets") && inputs.has("subnetMappings") {
            failures.push(refusals::subnets_twice().at("subnets"));
        }
        failures
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // Set to what it already is by default.
        let internal = |inputs: &Map| inputs.bool("internal").unwrap_or(false);
        match change.property {
            "internal" => Some(internal(change.old) != internal(change.new)),
            "loadBalancerType" => {
                Some(change.old.has("loadBalancerType") && change.new.has("loadBalancerType"))
            }
            _ => None,
        }
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("loadBalancerType", "application");
        outputs.set_default("internal", false);
        outputs.set_default("ipAddressType", "ipv4");
        outputs.set_default("idleTimeout", 60);
        outputs.set_default("clientKeepAlive", 3600);
        outputs.set_default("desyncMitigationMode", "defensive");
        outputs.set_default("xffHeaderProcessingMode", "append");
        outputs.set_default("enableHttp2", true);
        outputs.set_default("enableCrossZoneLoadBalancing", true);
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
            outputs.set_default(name, false);
        }
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::balancer_exists(context.str("name")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        let mapped = context.inputs.objects("subnetMappings");
        let mut subnets = context.inputs.strs("subnets");
        subnets.extend(mapped.iter().filter_map(|mapping| mapping.str("subnetId")));
        let mut zones = BTreeSet::new();
        // It stays in its VPC for life.
        let mut vpc_id = context.old.map_or("", |old| old.str_or_empty("vpcId")).to_owned();
        for id in &subnets {
            let subnet =
                subnet::require(context, id).map_err(|error| refusals::subnet_not_found(error.message))?;
            if !zones.insert(subnet.str_or_empty("availabilityZone").to_owned()) {
                return Err(refusals::zone_twice());
            }
            let cards = relations::interfaces(context).filter(|card| card.subnets.contains(id)).count();
            let size =
                addresses::cidr(subnet, "cidrBlock").map_or(0, |block| 1_usize << (32 - block.prefix_len()));
            // AWS keeps five of its own.
            if context.old.is_none() && size < cards + 5 + 8 {
                return Err(refusals::subnet_space(id));
            }
            let of = subnet.str_or_empty("vpcId");
            if !vpc_id.is_empty() && vpc_id != of {
                return Err(refusals::balancer_vpcs());
            }
            of.clone_into(&mut vpc_id);
        }
        if zones.len() < 2 {
            return Err(refusals::two_zones());
        }
        let internal = context.inputs.bool("internal") == Some(true);
        if !internal && !internet_gateway::attached(context.account, &vpc_id) {
            return Err(refusals::no_internet_gateway(&vpc_id));
        }
        let mut groups = context.inputs.strs("securityGroups");
        for group in &groups {
            if !groups::exists(context.account, group) {
                return Err(refusals::group_not_found(group));
            }
            if groups::vpc_of(context.account, group) != Some(&vpc_id) {
                return Err(refusals::group_elsewhere());
            }
        }
        let vpc = vpc::require(context, &vpc_id)?;
        if groups.is_empty() {
            groups.push(vpc.str_or_empty("defaultSecurityGroupId"));
        }
        check_access_logs(context)?;
        let suffix = context.keep("arnSuffix", || format!("app/{name}/{}", ids::hex(16)));
        let arn = context.arn("elasticloadbalancing", format!("loadbalancer/{suffix}"));
        let number =
            suffix.rsplit('/').next().and_then(|hex| u64::from_str_radix(hex, 16).ok()).unwrap_or_default()
                % 10_000_000_000;
        let prefix = if internal { "internal-" } else { "" };
        let mappings: Vec<Value> =
            subnets.iter().map(|id| Value::Object(object([("subnetId", (*id).into())]))).collect();
        let outputs = object([
            ("arnSuffix", suffix.into()),
            ("dnsName", format!("{prefix}{name}-{number}.{}.elb.amazonaws.com", context.region).into()),
            ("zoneId", "Z1H1FL5HABSF5".into()),
            ("vpcId", vpc_id.as_str().into()),
            ("securityGroups", list(groups)),
            ("subnets", list(subnets)),
            ("subnetMappings", Value::Array(mappings)),
        ]);
        Ok(Created::by_arn(arn, outputs))
    }

    fn delete(&self, _: &Context<'_>, record: &Record) -> Outcome<()> {
        if record.bool("enableDeletionProtection") == Some(true) {
            return Err(refusals::deletion_protection(&record.id));
        }
        Ok(())
    }
}

/// Refuses a bucket for access logs that Elastic Load Balancing may not write.
fn check_access_logs(context: &Context<'_>) -> Outcome<()> {
    let Some(logs) = context.inputs.object("accessLogs").filter(|logs| logs.bool("enabled") == Some(true))
    else {
        return Ok(());
    };
    let bucket = logs.str_or_empty("bucket");
    let prefix = logs.str("prefix").map(|prefix| format!("{prefix}/")).unwrap_or_default();
    let account =
        elb_account(context.region).map(|account| format!("arn:{}:iam::{account}:root", ids::PARTITION));
    let writers = [account.as_deref().unwrap_or(SERVICE), SERVICE];
    let policy =
        context.account.find(token::BUCKET_POLICY, "bucket", bucket).map(|own| own.str_or_empty("policy"));
    let target = format!("{prefix}AWSLogs/{}/", ids::ACCOUNT);
    match policy.is_some_and(|policy| policy::lets_write(policy, bucket, &target, &writers)) {
        true => Ok(()),
        false => Err(refusals::log_bucket_denied(bucket)),
    }
}

/// The principal that writes access logs.
const SERVICE: &str = "logdelivery.elasticloadbalancing.amazonaws.com";
