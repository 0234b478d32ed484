//! Records of EC2 → the model: subnets with their routes and endpoints, security groups with all their rules.

use std::collections::BTreeMap;

use ipnet::Ipv4Net;
use provider_kit::Map;

use crate::{
    control::{
        account::{Account, Record},
        ec2::groups,
        fields::{Fields, owned},
        token,
    },
    model::{DefaultRoute, Endpoint, EndpointKind, Peer, SecurityGroup, SecurityRule, Subnet},
};

pub fn subnet(account: &Account, record: &Record) -> Option<Subnet> {
    let vpc = record.str("vpcId")?;
    let table = route_table(account, record);
    Some(Subnet {
        vpc_id: vpc.to_owned(),
        cidr: record.str("cidrBlock")?.parse().ok()?,
        default_route: default_route(account, table),
        endpoints: endpoints(account, vpc, table),
    })
}

fn route_table<'a>(account: &'a Account, subnet: &'a Record) -> &'a str {
    let association = account.find(token::ROUTE_TABLE_ASSOCIATION, "subnetId", &subnet.id);
    let main = || account.get(token::VPC, subnet.str("vpcId")?)?.str("mainRouteTableId");
    association.and_then(|association| association.str("routeTableId")).or_else(main).unwrap_or_default()
}

fn default_route(account: &Account, table: &str) -> DefaultRoute {
    let Some(route) = route_to_anywhere(account, table) else { return DefaultRoute::None };
    if is_internet_gateway(route) {
        return DefaultRoute::InternetGateway;
    }
    let Some(nat) = route.str("natGatewayId") else { return DefaultRoute::None };
    let nat = account.get(token::NAT_GATEWAY, nat);
    // A regional one needs no subnet, and no route in one.
    if nat.is_some_and(|nat| nat.str("availabilityMode") == Some("regional")) {
        return DefaultRoute::NatGateway;
    }
    let subnet = nat.and_then(|nat| account.get(token::SUBNET, nat.str("subnetId")?));
    let onward = subnet.and_then(|subnet| route_to_anywhere(account, route_table(account, subnet)));
    match onward.is_some_and(is_internet_gateway) {
        true => DefaultRoute::NatGateway,
        false => DefaultRoute::StrandedNatGateway,
    }
}

fn is_internet_gateway(route: &Map) -> bool {
    route.str("gatewayId").is_some_and(|id| id.starts_with("igw-"))
}

/// The route to 0.0.0.0/0 of a route table.
fn route_to_anywhere<'a>(account: &'a Account, table: &'a str) -> Option<&'a Map> {
    let alone = account
        .having(token::SUBNET_ROUTE, "routeTableId", table)
        .map(|route| (&**route, "destinationCidrBlock"));
    let inner = account.get(token::ROUTE_TABLE, table).into_iter().flat_map(|table| table.objects("routes"));
    let mut routes = alone.chain(inner.map(|route| (route, "cidrBlock")));
    routes.find(|(route, name)| route.str(name) == Some("0.0.0.0/0")).map(|(route, _)| route)
}

/// The endpoints that take a subnet's traffic: those of type interface by private DNS in the whole VPC,
/// gateways by route table.
fn endpoints(account: &Account, vpc: &str, table: &str) -> Vec<Endpoint> {
    let endpoint = |record: &Record| {
        // com.amazonaws.REGION.SERVICE
        let service = record.str("serviceName")?.splitn(4, '.').nth(3)?.to_owned();
        let kind = match record.str("vpcEndpointType") {
            Some("Interface") if record.bool("privateDnsEnabled") == Some(true) => {
                let (subnets, groups) = (record.strs("subnetIds"), record.strs("securityGroupIds"));
                EndpointKind::Interface {
                    security_group_ids: groups::or_default(account, groups, subnets.clone()),
                    subnet_ids: owned(subnets),
                }
            }
            None | Some("Gateway") if record.strs("routeTableIds").contains(&table) => EndpointKind::Gateway,
            _ => return None,
        };
        Some(Endpoint { id: record.id.clone(), service, kind })
    };
    account.having(token::VPC_ENDPOINT, "vpcId", vpc).filter_map(endpoint).collect()
}

/// The security groups, the VPCs' own among them.
pub fn security_groups(account: &Account) -> BTreeMap<String, SecurityGroup> {
    let mut groups: BTreeMap<String, SecurityGroup> = account
        .of(token::SECURITY_GROUP)
        .map(|group| {
            let side = |name: &str| {
                group.objects(name).into_iter().flat_map(|rule| inline_rules(rule, &group.id)).collect()
            };
            let group_of = SecurityGroup {
                name: group.str_or_empty("name").to_owned(),
                ingress: side("ingress"),
                egress: side("egress"),
            };
            (group.id.clone(), group_of)
        })
        .collect();
    for vpc in account.of(token::VPC) {
        let id = vpc.str_or_empty("defaultSecurityGroupId");
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
        for rule in account.of(token) {
            let group = rule.str("securityGroupId").and_then(|id| groups.get_mut(id));
            if let (Some(group), Some(rule)) = (group, rule_of_its_own(rule)) {
                if ingress { group.ingress.push(rule) } else { group.egress.push(rule) }
            }
        }
    }
    groups
}

fn rule_of_its_own(rule: &Record) -> Option<SecurityRule> {
    let peer = match rule.str("referencedSecurityGroupId") {
        Some(group) => Peer::Group(group.to_owned()),
        None => match rule.str("prefixListId") {
            Some(list) => Peer::PrefixList(list.to_owned()),
            None => Peer::Cidr(rule.str("cidrIpv4")?.parse().ok()?),
        },
    };
    Some(SecurityRule { protocol: rule.str("ipProtocol")?.to_owned(), ports: ports(rule), peer })
}

fn inline_rules(rule: &Map, own: &str) -> Vec<SecurityRule> {
    let blocks =
        rule.strs("cidrBlocks").into_iter().filter_map(|block| Some(Peer::Cidr(block.parse().ok()?)));
    let groups = rule.strs("securityGroups").into_iter().map(|group| Peer::Group(group.to_owned()));
    let lists = rule.strs("prefixListIds").into_iter().map(|list| Peer::PrefixList(list.to_owned()));
    let own = (rule.bool("self") == Some(true)).then(|| Peer::Group(own.to_owned()));
    let protocol = rule.str("protocol").unwrap_or("-1").to_owned();
    let with = |peer| SecurityRule { protocol: protocol.clone(), ports: ports(rule), peer };
    blocks.chain(groups).chain(lists).chain(own).map(with).collect()
}

fn ports(rule: &Map) -> (u16, u16) {
    (rule.port("fromPort").unwrap_or(0), rule.port("toPort").unwrap_or(u16::MAX))
}
