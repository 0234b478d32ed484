//! Security groups and their rules.

use provider_kit::{Failure, Map, autoname::Rule};

use super::{interfaces, network::vpc, token};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene},
    world::{Record, World},
};

/// The security group that an input names: a record, or a VPC's own.
pub fn exists(world: &World, id: &str) -> bool {
    world.get(token::SECURITY_GROUP, id).is_some()
        || world.find(token::VPC, "defaultSecurityGroupId", id).is_some()
}

/// The VPC of a security group.
pub fn vpc_of<'a>(world: &'a World, id: &'a str) -> Option<&'a str> {
    match world.get(token::SECURITY_GROUP, id) {
        Some(group) => group.text("vpcId"),
        None => world.find(token::VPC, "defaultSecurityGroupId", id).map(|vpc| vpc.id.as_str()),
    }
}

fn missing(id: &str) -> AwsError {
    AwsError::new("InvalidGroup.NotFound", format!("The security group '{id}' does not exist"))
}

/// Refuses a security group that does not exist.
pub fn refer(scene: &Scene<'_>, id: &str) -> Outcome<()> {
    if exists(scene.world, id) { Ok(()) } else { Err(missing(id)) }
}

pub struct SecurityGroup;

impl Kind for SecurityGroup {
    fn label(&self) -> &'static str {
        "EC2 Security Group"
    }

    fn naming(&self) -> Option<Rule> {
        Some(Rule { property: "name", prefix_property: Some("namePrefix"), max: 255, lowercase: false })
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let reserved = inputs.text("name").filter(|name| *name == "default" || name.starts_with("sg-"));
        let reason =
            |name| format!("invalid value for \"name\" (cannot begin with sg- or be default): \"{name}\"");
        reserved.map(|name| Failure::new("name", reason(name))).into_iter().collect()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text_or_empty("vpcId"), inputs.text("name")?))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let vpc_id = scene.text("vpcId");
        if vpc_id.is_empty() {
            // The local account has no default VPC, as accounts that had theirs deleted.
            return Err(AwsError::new("VPCIdNotSpecified", "No default VPC for this user"));
        }
        vpc(scene, vpc_id)?;
        let name = scene.text("name");
        let same = |other: &Record| other.text("vpcId") == Some(vpc_id) && other.text("name") == Some(name);
        if scene.siblings().any(same) {
            let message = format!("The security group '{name}' already exists for VPC '{vpc_id}'");
            return Err(AwsError::new("InvalidGroup.Duplicate", message));
        }
        let id = scene.id(|| ids::ec2("sg-"));
        for rule in ["ingress", "egress"].into_iter().flat_map(|side| scene.inputs.objects(side)) {
            for group in rule.texts("securityGroups").into_iter().filter(|group| **group != id) {
                refer(scene, group)?;
            }
        }
        let outputs = object([
            ("arn", scene.arn("ec2", format!("security-group/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let id = record.id.as_str();
        let in_use = interfaces(world).any(|user| user.groups.contains(&id));
        let referenced = [token::INGRESS_RULE, token::EGRESS_RULE].into_iter().any(|token| {
            let others = world.having(token, "referencedSecurityGroupId", id);
            others.into_iter().any(|rule| rule.text("securityGroupId") != Some(id))
        });
        if in_use || referenced {
            return Err(AwsError::new(
                "DependencyViolation",
                format!("resource {id} has a dependent object"),
            ));
        }
        Ok(())
    }
}

/// An ingress or egress rule.
pub struct SecurityGroupRule {
    pub label: &'static str,
}

const PEERS: [&str; 4] = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

impl Kind for SecurityGroupRule {
    fn label(&self) -> &'static str {
        self.label
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let given = PEERS.iter().filter(|name| inputs.has(name)).count();
        if given != 1 {
            let reason = format!("a rule has one other side, not {given}: give one of {}", PEERS.join(", "));
            failures.push(Failure::new("", reason));
        }
        failures.extend(super::network::check_cidr(inputs, "cidrIpv4", 0..=32));
        let protocol = inputs.text_or_empty("ipProtocol");
        let ports = (inputs.integer("fromPort"), inputs.integer("toPort"));
        match (protocol, ports) {
            ("-1", (Some(_), _) | (_, Some(_))) => {
                let reason =
                    "\"ipProtocol\" -1 means all protocols and ports: leave \"fromPort\" and \"toPort\" out";
                failures.push(Failure::new("fromPort", reason));
            }
            ("tcp" | "udp", (from, to)) if !inputs.has("fromPort") || !inputs.has("toPort") || from > to => {
                let reason = format!(
                    "a {protocol} rule has \"fromPort\" and \"toPort\", and \"fromPort\" is the lower"
                );
                failures.push(Failure::new("fromPort", reason));
            }
            ("tcp" | "udp" | "icmp" | "icmpv6" | "-1" | "", _) => {}
            (other, _) if other.parse::<u8>().is_ok() => {}
            (other, _) => {
                let reason =
                    format!("expected tcp, udp, icmp, icmpv6, -1 or a protocol number, got \"{other}\"");
                failures.push(Failure::new("ipProtocol", reason));
            }
        }
        failures
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("securityGroupId")?, description(inputs)))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let group = scene.text("securityGroupId");
        refer(scene, group)?;
        if let Some(peer) = scene.inputs.text("referencedSecurityGroupId") {
            refer(scene, peer)?;
            if vpc_of(scene.world, peer) != vpc_of(scene.world, group) {
                let message = format!(
                    "You have specified two resources that belong to different networks: {group}, {peer}"
                );
                return Err(AwsError::new("InvalidGroup.NotFound", message));
            }
        }
        let rule = description(scene.inputs);
        let same =
            |other: &Record| other.text("securityGroupId") == Some(group) && description(other) == rule;
        if scene.siblings().any(same) {
            let message = format!("the specified rule \"{rule}\" already exists");
            return Err(AwsError::new("InvalidPermission.Duplicate", message));
        }
        let id = scene.id(|| ids::ec2("sgr-"));
        let outputs = object([
            ("arn", scene.arn("ec2", format!("security-group-rule/{id}")).into()),
            ("securityGroupRuleId", id.as_str().into()),
        ]);
        Ok(Made { id, outputs })
    }
}

/// A rule as AWS writes it in messages.
fn description(rule: &Map) -> String {
    let peer = PEERS.iter().find_map(|name| rule.text(name)).unwrap_or_default();
    let protocol = rule.text_or_empty("ipProtocol");
    if protocol == "-1" {
        return format!("peer: {peer}, ALL, ALLOW");
    }
    let port = |name| rule.integer(name).map_or_else(String::new, |port| port.to_string());
    format!(
        "peer: {peer}, {}, from port: {}, to port: {}, ALLOW",
        protocol.to_uppercase(),
        port("fromPort"),
        port("toPort")
    )
}
