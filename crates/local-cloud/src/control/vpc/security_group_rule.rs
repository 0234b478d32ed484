//! Ingress and egress rules of a security group, as resources of their own.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    ec2::{addresses, groups, refusals},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

const PEERS: [&str; 4] = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

/// An ingress or egress rule.
pub struct SecurityGroupRule;

impl ResourceType for SecurityGroupRule {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let given = PEERS.iter().filter(|name| inputs.has(name)).count();
        if given != 1 {
            failures.push(refusals::rule_peers(given).at(""));
        }
        failures.extend(addresses::check_cidr(inputs, "cidrIpv4", 0..=32));
        let protocol = inputs.str_or_empty("ipProtocol");
        let ports = (inputs.integer("fromPort"), inputs.integer("toPort"));
        match (protocol, ports) {
            ("icmp", (Some(kind), _)) if !(-1..=255).contains(&kind) => {
                failures.push(refusals::icmp_type(kind).at("fromPort"));
            }
            ("-1", (Some(_), _) | (_, Some(_))) => {
                failures.push(refusals::rule_all_ports().at("fromPort"));
            }
            ("tcp" | "udp", (from, to)) if !inputs.has("fromPort") || !inputs.has("toPort") || from > to => {
                failures.push(refusals::rule_ports(protocol).at("fromPort"));
            }
            ("tcp" | "udp" | "icmp" | "icmpv6" | "-1" | "", _) => {}
            (other, _) if other.parse::<u8>().is_ok() => {}
            (other, _) => {
                failures.push(refusals::rule_protocol(other).at("ipProtocol"));
            }
        }
        failures
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::rule_exists(description(context.inputs)))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let group = context.str("securityGroupId");
        groups::require(context, group)?;
        if let Some(peer) = context.inputs.str("referencedSecurityGroupId") {
            groups::require(context, peer)?;
            if groups::vpc_of(context.account, peer) != groups::vpc_of(context.account, group) {
                return Err(refusals::peer_elsewhere());
            }
        }
        let side = if context.token == token::INGRESS_RULE { "ingress" } else { "egress" };
        let inline = context.account.get(token::SECURITY_GROUP, group);
        let inline = inline.map(|record| groups::inline_rules(record, side)).unwrap_or_default();
        let rule = description(context.inputs);
        if inline.contains(&rule) {
            return Err(refusals::rule_exists(rule));
        }
        let others = context.siblings().filter(|other| other.str("securityGroupId") == Some(group)).count();
        if context.old.is_none() && others + inline.len() >= groups::MOST_RULES {
            return Err(refusals::rule_limit());
        }
        let id = context.id(|| ids::ec2("sgr-"));
        let outputs = object([
            ("arn", context.arn("ec2", format!("security-group-rule/{id}")).into()),
            ("securityGroupRuleId", id.as_str().into()),
        ]);
        Ok(Created { id, outputs })
    }
}

/// A group has one rule for a peer, a protocol and a range of ports.
pub fn key(inputs: &Map) -> Option<String> {
    Some(format!("{} {}", inputs.str("securityGroupId")?, description(inputs)))
}

/// A rule as AWS writes it in messages.
pub fn description(rule: &Map) -> String {
    let peer = PEERS.iter().find_map(|name| rule.str(name)).unwrap_or_default();
    groups::describe(rule.str_or_empty("ipProtocol"), peer, rule)
}
