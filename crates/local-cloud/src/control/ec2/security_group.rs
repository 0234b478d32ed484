//! Security groups.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    ec2::{refusals, vpc},
    error::{AwsError, Outcome},
    fields::{Fields, object, owned},
    ids, relations,
    resource_type::{Context, Created, ResourceType},
    token,
    vpc::security_group_rule,
};

pub struct SecurityGroup;

impl ResourceType for SecurityGroup {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let reserved = inputs.str("name").filter(|name| *name == "default" || name.starts_with("sg-"));
        reserved.map(|name| refusals::group_name(name).at("name")).into_iter().collect()
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::group_exists(context.str("name"), context.str("vpcId")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let vpc_id = context.str("vpcId");
        if vpc_id.is_empty() {
            // The local account has no default VPC, as accounts that had theirs deleted.
            return Err(refusals::no_default_vpc());
        }
        vpc::require(context, vpc_id)?;
        let id = context.id(|| ids::ec2("sg-"));
        for rule in ["ingress", "egress"].into_iter().flat_map(|side| context.inputs.objects(side)) {
            for group in rule.strs("securityGroups").into_iter().filter(|group| **group != id) {
                require(context, group)?;
            }
        }
        check_rules(context, &id)?;
        let outputs = object([
            ("arn", context.arn("ec2", format!("security-group/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let id = record.id.as_str();
        let in_use = relations::interfaces(context).any(|user| user.groups.contains(&id));
        let referenced = [token::INGRESS_RULE, token::EGRESS_RULE].into_iter().any(|token| {
            let others = context.account.having(token, "referencedSecurityGroupId", id);
            others.into_iter().any(|rule| rule.str("securityGroupId") != Some(id))
        });
        if in_use || referenced {
            return Err(refusals::group_in_use(id));
        }
        Ok(())
    }
}

/// The most rules of a direction.
const MOST_RULES: usize = 60;

/// Refuses inline rules that are there twice, or too many.
fn check_rules(context: &Context<'_>, id: &str) -> Outcome<()> {
    for (side, token) in [("ingress", token::INGRESS_RULE), ("egress", token::EGRESS_RULE)] {
        let mut seen = BTreeSet::new();
        for rule in context.inputs.objects(side) {
            for peer in inline_peers(rule) {
                if !seen.insert(describe(rule.str("protocol").unwrap_or("-1"), &peer, rule)) {
                    return Err(refusals::rule_twice());
                }
            }
        }
        if seen.len() > MOST_RULES {
            return Err(refusals::rule_limit());
        }
        let rules = context.account.having(token, "securityGroupId", id);
        let mut own = rules.map(|rule| security_group_rule::description(rule));
        if let Some(twice) = own.find(|rule| seen.contains(rule)) {
            return Err(refusals::rule_exists(twice));
        }
    }
    Ok(())
}

/// The inline rules of a group in a direction, as AWS writes rules.
pub fn inline_rules(group: &Record, side: &str) -> Vec<String> {
    let rules = group.objects(side).into_iter();
    let described = |rule: &Map| {
        let protocol = rule.str("protocol").unwrap_or("-1").to_owned();
        inline_peers(rule).into_iter().map(move |peer| describe(&protocol, &peer, rule)).collect::<Vec<_>>()
    };
    rules.flat_map(described).collect()
}

fn inline_peers(rule: &Map) -> Vec<String> {
    let lists = ["cidrBlocks", "prefixListIds", "securityGroups"];
    owned(lists.into_iter().flat_map(|name| rule.strs(name)).collect())
}

/// A rule as AWS writes it in messages.
pub fn describe(protocol: &str, peer: &str, rule: &Map) -> String {
    if protocol == "-1" {
        return format!("peer: {peer}, ALL, ALLOW");
    }
    let port = |name| rule.integer(name).map_or_else(String::new, |port| port.to_string());
    let (from, to) = (port("fromPort"), port("toPort"));
    format!("peer: {peer}, {}, from port: {from}, to port: {to}, ALLOW", protocol.to_uppercase())
}

/// The security group that an input names: a record, or a VPC's own.
pub fn exists(account: &Account, id: &str) -> bool {
    account.get(token::SECURITY_GROUP, id).is_some()
        || account.find(token::VPC, "defaultSecurityGroupId", id).is_some()
}

/// The VPC of a security group.
pub fn vpc_of<'a>(account: &'a Account, id: &'a str) -> Option<&'a str> {
    match account.get(token::SECURITY_GROUP, id) {
        Some(group) => group.str("vpcId"),
        None => account.find(token::VPC, "defaultSecurityGroupId", id).map(|vpc| vpc.id.as_str()),
    }
}

/// Refuses a security group that does not exist.
pub fn require(context: &Context<'_>, id: &str) -> Outcome<()> {
    if exists(context.account, id) { Ok(()) } else { Err(refusals::group_not_found(id)) }
}

/// The security groups; where none is given, the default one of the subnets' VPC.
pub fn or_default(account: &Account, groups: Vec<&str>, subnets: Vec<&str>) -> Vec<String> {
    let default = || {
        let subnet = account.get(token::SUBNET, subnets.first()?)?;
        account.get(token::VPC, subnet.str("vpcId")?)?.str("defaultSecurityGroupId")
    };
    match groups.is_empty() {
        true => default().map(str::to_owned).into_iter().collect(),
        false => owned(groups),
    }
}
