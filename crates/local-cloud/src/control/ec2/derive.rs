//! Subnets with what is within their reach, and security groups with all their rules.

use std::collections::BTreeMap;

use ipnet::Ipv4Net;
use provider_kit::Map;

use super::port;
use crate::{
    control::{
        fields::Fields,
        resources::token,
        world::{Record, World},
    },
    model::{DefaultRoute, Peer, SecurityGroup, SecurityRule, Subnet},
};

/// A subnet.
pub fn subnet(world: &World, record: &Record) -> Option<Subnet> {
    let vpc = record.text("vpcId")?;
    let association = world.find(token::ROUTE_TABLE_ASSOCIATION, "subnetId", &record.id);
    let main = || world.get(token::VPC, vpc).and_then(|vpc| vpc.text("mainRouteTableId"));
    let table = association
        .and_then(|association| association.text("routeTableId"))
        .or_else(main)
        .unwrap_or_default();
    Some(Subnet {
        vpc_id: vpc.to_owned(),
        cidr: record.text("cidrBlock")?.parse().ok()?,
        default_route: default_route(world, table),
        endpoints: endpoints(world, vpc, table),
    })
}

fn default_route(world: &World, table: &str) -> DefaultRoute {
    let alone = world
        .having(token::SUBNET_ROUTE, "routeTableId", table)
        .map(|route| (&**route, "destinationCidrBlock"));
    let inner = world.get(token::ROUTE_TABLE, table).into_iter().flat_map(|table| table.objects("routes"));
    let mut default = alone
        .chain(inner.map(|route| (route, "cidrBlock")))
        .filter(|(r, name)| r.text(name) == Some("0.0.0.0/0"));
    match default.next() {
        Some((route, _)) if route.has("natGatewayId") => DefaultRoute::NatGateway,
        Some((route, _)) if route.text("gatewayId").is_some_and(|id| id.starts_with("igw-")) => {
            DefaultRoute::InternetGateway
        }
        _ => DefaultRoute::None,
    }
}

/// Endpoints reachable from a subnet: those of type interface by private DNS from the whole VPC, gateways by route table.
fn endpoints(world: &World, vpc: &str, table: &str) -> Vec<String> {
    let reachable = |endpoint: &&Record| match endpoint.text("vpcEndpointType") {
        Some("Interface") => endpoint.flag("privateDnsEnabled") == Some(true),
        _ => endpoint.texts("routeTableIds").contains(&table),
    };
    let name = |endpoint: &Record| {
        // com.amazonaws.REGION.SERVICE
        endpoint.text("serviceName").and_then(|name| name.splitn(4, '.').nth(3)).map(str::to_owned)
    };
    world.having(token::VPC_ENDPOINT, "vpcId", vpc).filter(reachable).filter_map(name).collect()
}

/// The security groups, the VPCs' own among them.
pub fn security_groups(world: &World) -> BTreeMap<String, SecurityGroup> {
    let mut groups: BTreeMap<String, SecurityGroup> = world
        .of(token::SECURITY_GROUP)
        .map(|group| {
            let side = |name: &str| {
                group.objects(name).into_iter().flat_map(|rule| inline_rules(rule, &group.id)).collect()
            };
            let group_of = SecurityGroup {
                name: group.text_or_empty("name").to_owned(),
                ingress: side("ingress"),
                egress: side("egress"),
            };
            (group.id.clone(), group_of)
        })
        .collect();
    for vpc in world.of(token::VPC) {
        let id = vpc.text_or_empty("defaultSecurityGroupId");
        let all = |peer| SecurityRule { protocol: "-1".into(), ports: (0, u16::MAX), peer };
        // A VPC's own group: its members reach each other, and everything else.
        let default = SecurityGroup {
            name: "default".into(),
            ingress: vec![all(Peer::Group(id.to_owned()))],
            egress: vec![all(Peer::Cidr(Ipv4Net::default()))],
        };
        groups.insert(id.to_owned(), default);
    }
    for (token, ingress) in [(token::INGRESS_RULE, true), (token::EGRESS_RULE, false)] {
        for rule in world.of(token) {
            let group = rule.text("securityGroupId").and_then(|id| groups.get_mut(id));
            if let (Some(group), Some(rule)) = (group, rule_of_its_own(rule)) {
                if ingress { group.ingress.push(rule) } else { group.egress.push(rule) }
            }
        }
    }
    groups
}

fn rule_of_its_own(rule: &Record) -> Option<SecurityRule> {
    let peer = match rule.text("referencedSecurityGroupId") {
        Some(group) => Peer::Group(group.to_owned()),
        None => Peer::Cidr(rule.text("cidrIpv4")?.parse().ok()?),
    };
    Some(SecurityRule { protocol: rule.text("ipProtocol")?.to_owned(), ports: ports(rule), peer })
}

fn inline_rules(rule: &Map, own: &str) -> Vec<SecurityRule> {
    let blocks =
        rule.texts("cidrBlocks").into_iter().filter_map(|block| Some(Peer::Cidr(block.parse().ok()?)));
    let groups = rule.texts("securityGroups").into_iter().map(|group| Peer::Group(group.to_owned()));
    let own = (rule.flag("self") == Some(true)).then(|| Peer::Group(own.to_owned()));
    let protocol = rule.text("protocol").unwrap_or("-1").to_owned();
    let with = |peer| SecurityRule { protocol: protocol.clone(), ports: ports(rule), peer };
    blocks.chain(groups).chain(own).map(with).collect()
}

fn ports(rule: &Map) -> (u16, u16) {
    (port(rule, "fromPort").unwrap_or(0), port(rule, "toPort").unwrap_or(u16::MAX))
}
