//! VPC endpoints.

use std::collections::BTreeSet;

use provider_kit::Map;

use crate::control::{
    account::Record,
    ec2::{groups, refusals, route_table, subnet, vpc},
    error::Outcome,
    fields::{Fields, list, object},
    ids,
    resource_type::{Context, Created, ResourceType},
};

pub struct VpcEndpoint;

impl ResourceType for VpcEndpoint {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("vpcEndpointType", "Gateway");
        let interface = outputs.str("vpcEndpointType") == Some("Interface");
        outputs.set_default("privateDnsEnabled", false);
        if interface {
            outputs.set_default("ipAddressType", "ipv4");
        }
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let vpc = vpc::require(context, context.str("vpcId"))?;
        let service = context.str("serviceName");
        let name = service.strip_prefix(&format!("com.amazonaws.{}.", context.region)).unwrap_or_default();
        if name.is_empty() || is_mistaken(name) {
            return Err(refusals::endpoint_service(service));
        }
        let kind = context.inputs.str("vpcEndpointType").unwrap_or("Gateway");
        let interface = kind == "Interface";
        if kind == "Gateway" && !["s3", "dynamodb"].contains(&name) {
            return Err(refusals::endpoint_kind(kind, "Interface"));
        }
        if interface && !context.inputs.strs("routeTableIds").is_empty() {
            return Err(refusals::endpoint_tables());
        }
        let subnets = context.inputs.strs("subnetIds");
        if !interface && !subnets.is_empty() {
            return Err(refusals::endpoint_subnets());
        }
        let is_here = |id: &str, of: Option<&str>| match of == Some(vpc.id.as_str()) {
            true => Ok(()),
            false => Err(refusals::endpoint_elsewhere(id, &vpc.id)),
        };
        let mut zones = BTreeSet::new();
        for id in subnets {
            let subnet = subnet::require(context, id)?;
            is_here(id, subnet.str("vpcId"))?;
            if !zones.insert(subnet.str_or_empty("availabilityZone").to_owned()) {
                return Err(refusals::endpoint_zone_twice(id));
            }
        }
        let mut groups = context.inputs.strs("securityGroupIds");
        for group in &groups {
            groups::require(context, group)?;
            is_here(group, groups::vpc_of(context.account, group))?;
        }
        let same_service = |other: &&Record| {
            other.str("vpcId") == Some(&vpc.id) && other.str("serviceName") == Some(service)
        };
        for id in context.inputs.strs("routeTableIds") {
            is_here(id, route_table::require(context, id)?.str("vpcId"))?;
            let mut others = context.siblings().filter(same_service);
            if let Some(other) = others.find(|other| other.strs("routeTableIds").contains(&id)) {
                return Err(refusals::endpoint_route_exists(id, other.str_or_empty("prefixListId")));
            }
        }
        if interface && context.inputs.bool("privateDnsEnabled") == Some(true) {
            let dns = [vpc.bool("enableDnsSupport"), vpc.bool("enableDnsHostnames")];
            if dns != [Some(true); 2] {
                return Err(refusals::endpoint_dns_support(&vpc.id));
            }
            let private = |other: &Record| other.bool("privateDnsEnabled") == Some(true);
            if context.siblings().filter(same_service).any(private) {
                return Err(refusals::endpoint_dns_conflict(private_name(name, context.region), &vpc.id));
            }
        }
        if interface && groups.is_empty() {
            groups.push(vpc.str_or_empty("defaultSecurityGroupId"));
        }
        let id = context.id(|| ids::ec2("vpce-"));
        let cards: Vec<String> = context.inputs.strs("subnetIds").iter().map(|_| ids::ec2("eni-")).collect();
        let outputs = object([
            ("arn", context.arn("ec2", format!("vpc-endpoint/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
            ("state", "available".into()),
            ("requesterManaged", false.into()),
            ("networkInterfaceIds", list(cards.iter().map(String::as_str))),
            ("securityGroupIds", list(if interface { groups } else { Vec::new() })),
            ("serviceRegion", context.region.into()),
            (
                "prefixListId",
                if interface { String::new() } else { context.keep("prefixListId", || ids::ec2("pl-")) }
                    .into(),
            ),
        ]);
        Ok(Created { id, outputs })
    }
}

/// The private DNS name of an endpoint: `api.ecr.REGION.amazonaws.com` of `ecr.api`.
fn private_name(service: &str, region: &str) -> String {
    let parts: Vec<&str> = service.rsplit('.').collect();
    format!("{}.{region}.amazonaws.com", parts.join("."))
}

/// Whether a service's name looks like a mistake: it is none that is known, and nearly one that is. AWS adds some each year.
fn is_mistaken(name: &str) -> bool {
    let near = |known: &&str| {
        known.starts_with(name) || (name.len() > 4 && strsim::damerau_levenshtein(known, name) == 1)
    };
    !SERVICES.contains(&name) && SERVICES.iter().any(near)
}

/// Services of AWS with endpoints, after `com.amazonaws.REGION.`. Source:
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html>
const SERVICES: [&str; 67] = [
    "access-analyzer",
    "acm-pca",
    "airflow.api",
    "application-autoscaling",
    "appmesh",
    "apprunner",
    "athena",
    "autoscaling",
    "backup",
    "batch",
    "bedrock",
    "bedrock-runtime",
    "cloudformation",
    "cloudtrail",
    "codeartifact.api",
    "codebuild",
    "codecommit",
    "codedeploy",
    "codepipeline",
    "config",
    "dynamodb",
    "ebs",
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-agent",
    "ecs-telemetry",
    "eks",
    "elasticache",
    "elasticbeanstalk",
    "elasticfilesystem",
    "elasticloadbalancing",
    "email-smtp",
    "emr-containers",
    "events",
    "evidently",
    "execute-api",
    "glue",
    "guardduty-data",
    "imagebuilder",
    "inspector2",
    "iot.data",
    "kinesis-firehose",
    "kinesis-streams",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "pipes",
    "rds",
    "rds-data",
    "redshift",
    "s3",
    "sagemaker.api",
    "sagemaker.runtime",
    "scheduler",
    "secretsmanager",
    "servicediscovery",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "states",
    "sts",
    "xray",
];
