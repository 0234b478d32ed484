//! Security groups as other types ask for them: whether they exist, where, and with which inline rules.

use provider_kit::Map;

use crate::control::{
    account::Account,
    ec2::refusals,
    error::Outcome,
    fields::{Fields, owned},
    resource_type::Context,
    token,
};

/// The most rules of a group in a direction.
pub const MOST_RULES: usize = 60;

/// The inline rules of a group in a direction, as AWS writes rules.
pub fn inline_rules(group: &Map, side: &str) -> Vec<String> {
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
