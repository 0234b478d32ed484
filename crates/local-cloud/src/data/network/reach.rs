//! Reachability: security groups between two sides, and subnets of one VPC. Pure.
//!
//! Source: VPC user guide, "Security group rules".

use std::{collections::BTreeMap, net::Ipv4Addr};

use thiserror::Error;

use crate::model::{Peer, SecurityGroup, SecurityRule, Subnet};

/// One side of a connection.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// Its description, for the reason: `VPC link vpclink-1`.
    pub what: String,
    /// Its security groups' ids.
    pub groups: &'a [String],
    /// Its addresses; a rule by address has to cover all of them.
    pub addresses: Vec<Ipv4Addr>,
}

/// The reason why a connection is impossible. The text is for the person who has to fix it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// No rule lets the connection out.
    #[error("no egress rule of {from} ({groups}) allows tcp port {port} to {to} ({peers}): {hint}")]
    Egress { from: String, groups: String, to: String, peers: String, port: u16, hint: String },
    /// No rule lets the connection in.
    #[error("no ingress rule of {to} ({groups}) allows tcp port {port} from {from} ({peers}): {hint}")]
    Ingress { from: String, peers: String, to: String, groups: String, port: u16, hint: String },
    /// The two are in different networks.
    #[error("{from} is in {from_vpc} and {to} in {to_vpc}: nothing connects the two VPCs")]
    Vpc { from: String, from_vpc: String, to: String, to_vpc: String },
}

/// Security groups by id.
pub type Groups = BTreeMap<String, SecurityGroup>;

/// Whether `from` can open a TCP connection to a port of `to`: one egress rule and one ingress rule have to
/// allow it.
pub fn tcp(groups: &Groups, from: &Side<'_>, to: &Side<'_>, port: u16) -> Result<(), Refusal> {
    let list = |side: &Side<'_>| match side.groups {
        [] => "no security group".to_owned(),
        ids => ids.iter().map(|id| describe(groups, id)).collect::<Vec<_>>().join(", "),
    };
    let first =
        |side: &Side<'_>| side.groups.first().cloned().unwrap_or_else(|| "its security group".to_owned());
    if !allowed(groups, from.groups, |group| &group.egress, to, port) {
        let hint = format!("add an egress rule (tcp {port}, to {}) to {}", first(to), first(from));
        let (groups, peers) = (list(from), list(to));
        return Err(Refusal::Egress {
            from: from.what.clone(),
            groups,
            to: to.what.clone(),
            peers,
            port,
            hint,
        });
    }
    if !allowed(groups, to.groups, |group| &group.ingress, from, port) {
        let hint = format!("add an ingress rule (tcp {port}, from {}) to {}", first(from), first(to));
        let (groups, peers) = (list(to), list(from));
        return Err(Refusal::Ingress {
            from: from.what.clone(),
            peers,
            to: to.what.clone(),
            groups,
            port,
            hint,
        });
    }
    Ok(())
}

/// Whether two sets of subnets lie in one VPC.
pub fn one_vpc(
    subnets: &BTreeMap<String, Subnet>,
    (from, from_ids): (&str, &[String]),
    (to, to_ids): (&str, &[String]),
) -> Result<(), Refusal> {
    let vpc = |ids: &[String]| ids.iter().find_map(|id| subnets.get(id)).map(|subnet| subnet.vpc_id.clone());
    match (vpc(from_ids), vpc(to_ids)) {
        (Some(a), Some(b)) if a == b => Ok(()),
        (a, b) => {
            let name =
                |vpc: Option<String>| vpc.unwrap_or_else(|| "no VPC (its subnets are gone)".to_owned());
            Err(Refusal::Vpc { from: from.to_owned(), from_vpc: name(a), to: to.to_owned(), to_vpc: name(b) })
        }
    }
}

fn allowed(
    groups: &Groups,
    own: &[String],
    rules: impl Fn(&SecurityGroup) -> &Vec<SecurityRule>,
    other: &Side<'_>,
    port: u16,
) -> bool {
    let mut rules =
        own.iter().filter_map(|id| groups.get(id)).flat_map(rules).filter(|rule| covers(rule, port));
    rules.any(|rule| match &rule.peer {
        Peer::Group(id) => other.groups.contains(id),
        Peer::Cidr(block) => other.addresses.iter().all(|address| block.contains(address)),
        // Addresses of AWS's.
        Peer::PrefixList(_) => false,
    })
}

/// Whether a rule is about a TCP port.
pub fn covers(rule: &SecurityRule, port: u16) -> bool {
    match rule.protocol.as_str() {
        "-1" => true,
        "tcp" | "6" => (rule.ports.0..=rule.ports.1).contains(&port),
        _ => false,
    }
}

fn describe(groups: &Groups, id: &str) -> String {
    match groups.get(id) {
        Some(group) if group.name.is_empty() => id.to_owned(),
        Some(group) => format!("{id} {}", group.name),
        None => format!("{id}, which does not exist"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rule(protocol: &str, ports: (u16, u16), peer: Peer) -> SecurityRule {
        SecurityRule { protocol: protocol.into(), ports, peer }
    }

    fn group(name: &str, ingress: Vec<SecurityRule>, egress: Vec<SecurityRule>) -> SecurityGroup {
        SecurityGroup { name: name.into(), ingress, egress }
    }

    fn to_group(id: &str) -> Peer {
        Peer::Group(id.into())
    }

    fn pair() -> Groups {
        Groups::from([
            ("sg-link".into(), group("link", vec![], vec![rule("tcp", (80, 80), to_group("sg-lb"))])),
            ("sg-lb".into(), group("lb", vec![rule("tcp", (80, 80), to_group("sg-link"))], vec![])),
        ])
    }

    fn ask(groups: &Groups, port: u16) -> Result<(), Refusal> {
        let (from, to) = (["sg-link".to_owned()], ["sg-lb".to_owned()]);
        let side = |what: &str, groups, address: [u8; 4]| Side {
            what: what.into(),
            groups,
            addresses: vec![address.into()],
        };
        tcp(
            groups,
            &side("VPC link l", &from, [10, 0, 1, 9]),
            &side("load balancer b", &to, [10, 0, 2, 9]),
            port,
        )
    }

    #[test]
    fn both_directions_need_a_rule() {
        assert_eq!(ask(&pair(), 80), Ok(()));
        assert!(matches!(ask(&pair(), 81), Err(Refusal::Egress { .. })));
        let mut groups = pair();
        groups.get_mut("sg-lb").unwrap().ingress.clear();
        let refusal = ask(&groups, 80).unwrap_err().to_string();
        assert_eq!(
            refusal,
            "no ingress rule of load balancer b (sg-lb lb) allows tcp port 80 from VPC link l (sg-link link): add an \
             ingress rule (tcp 80, from sg-link) to sg-lb"
        );
        groups.remove("sg-link");
        assert!(ask(&groups, 80).unwrap_err().to_string().contains("sg-link, which does not exist"));
    }

    #[test]
    fn rules_by_address_cover_every_address() {
        let mut groups = pair();
        groups.get_mut("sg-lb").unwrap().ingress =
            vec![rule("-1", (0, 0), Peer::Cidr("10.0.1.0/24".parse().unwrap()))];
        assert_eq!(ask(&groups, 80), Ok(()));
        groups.get_mut("sg-lb").unwrap().ingress =
            vec![rule("-1", (0, 0), Peer::Cidr("10.0.9.0/24".parse().unwrap()))];
        assert!(matches!(ask(&groups, 80), Err(Refusal::Ingress { .. })));
        groups.get_mut("sg-lb").unwrap().ingress =
            vec![rule("udp", (80, 80), Peer::Cidr("0.0.0.0/0".parse().unwrap()))];
        assert!(ask(&groups, 80).is_err(), "udp is not tcp");
    }

    fn any_rule() -> impl Strategy<Value = SecurityRule> {
        let peer = prop_oneof![
            Just(to_group("sg-link")),
            Just(to_group("sg-lb")),
            Just(to_group("sg-other")),
            (8u8..=32).prop_map(|prefix| Peer::Cidr(
                ipnet::Ipv4Net::new([10, 0, 1, 9].into(), prefix).unwrap().trunc()
            )),
        ];
        let protocol = prop_oneof![Just("tcp"), Just("udp"), Just("-1")];
        (protocol, 0u16..100, 0u16..100, peer)
            .prop_map(|(protocol, from, to, peer)| rule(protocol, (from, to), peer))
    }

    proptest! {
        /// Groups only ever allow: with more rules, whatever was possible stays possible.
        #[test]
        fn rules_only_add(
            egress in prop::collection::vec(any_rule(), 0..4),
            ingress in prop::collection::vec(any_rule(), 0..4),
            more in any_rule(),
            port in 0u16..100,
        ) {
            let mut groups = Groups::from([
                ("sg-link".into(), group("link", vec![], egress)),
                ("sg-lb".into(), group("lb", ingress, vec![])),
            ]);
            let before = ask(&groups, port).is_ok();
            groups.get_mut("sg-link").unwrap().egress.push(more.clone());
            groups.get_mut("sg-lb").unwrap().ingress.push(more);
            prop_assert!(!before || ask(&groups, port).is_ok());
        }
    }
}
