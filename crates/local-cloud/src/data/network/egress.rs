//! A task's way to its image and its log group, before its containers start. Pure.
//!
//! Source: ECS developer guide, "Best practices for connecting Amazon ECS to AWS services from inside your
//! VPC". The errors begin with ECS's words, as users' logs have them; what is missing here stands behind
//! them.

use std::{collections::BTreeMap, net::Ipv4Addr};

use ipnet::Ipv4Net;

use super::{
    address,
    reach::{self, Groups, Side, covers},
};
use crate::model::{DefaultRoute, Endpoint, EndpointKind, Peer, Subnet};

/// A task that is about to start.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// All security groups.
    pub groups: &'a Groups,
    /// All subnets.
    pub subnets: &'a BTreeMap<String, Subnet>,
    /// The task's subnet.
    pub subnet_id: &'a str,
    /// The task's security groups.
    pub group_ids: &'a [String],
    /// The task's address in the subnet.
    pub address: Ipv4Addr,
    /// Whether it has a public address, too.
    pub public_ip: bool,
    /// The region, for the names of AWS's endpoints.
    pub region: &'a str,
}

/// Checks that a task can pull an image, and send its logs if it `logs`.
///
/// # Errors
/// The stopped reason of the task.
pub fn check(start: Start<'_>, image: &str, logs: bool) -> Result<(), String> {
    let region = start.region;
    let way = |service| way(start, service);
    if !is_private(image) {
        way("the public registry").map_err(|why| {
            format!("CannotPullContainerError: ref pull has been retried 5 time(s): failed to resolve ref {image}: i/o timeout ({why})")
        })?;
    } else {
        way("ecr.api").map_err(|why| {
            format!(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to \
                 retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: \
                 Post \"https://api.ecr.{region}.amazonaws.com/\": dial tcp: i/o timeout. Please check your task network \
                 configuration. ({why})"
            )
        })?;
        way("ecr.dkr").map_err(|why| {
            format!(
                "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref {image}: failed to do \
                 request: Head: dial tcp :443: i/o timeout ({why})"
            )
        })?;
        way("s3").map_err(|why| {
            format!(
                "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to \
                 do request: Get \"https://prod-{region}-starport-layer-bucket.s3.{region}.amazonaws.com/\": dial tcp :443: i/o \
                 timeout ({why})"
            )
        })?;
    }
    if logs {
        way("logs").map_err(|why| {
            format!(
                "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create \
                 Cloudwatch log stream: RequestError: send request failed caused by: Post \
                 \"https://logs.{region}.amazonaws.com/\": dial tcp :443: i/o timeout ({why})"
            )
        })?;
    }
    Ok(())
}

/// Checks that a task can reach a service of AWS, by its short name.
///
/// # Errors
/// What is missing.
pub fn way(start: Start<'_>, service: &str) -> Result<(), String> {
    let Start { subnet_id, .. } = start;
    let subnet = start.subnets.get(subnet_id).ok_or_else(|| format!("subnet {subnet_id} does not exist"))?;
    start.way(subnet, service).map_err(|why| format!("subnet {subnet_id} has no way to {why}"))
}

impl Start<'_> {
    /// The way to a service: a VPC endpoint takes its traffic, whatever the routes are; without one it goes
    /// to the internet.
    fn way(&self, subnet: &Subnet, service: &str) -> Result<(), String> {
        let own = |endpoint: &&Endpoint| endpoint.service == service;
        match subnet.endpoints.iter().find(own) {
            Some(endpoint) => self.reach_endpoint(endpoint).map_err(|why| format!("{service}: {why}")),
            None => self.reach_internet(subnet).map_err(|why| match service {
                "the public registry" => format!("{service}: {why}"),
                _ => format!("{service}: {why}, or add a VPC endpoint for {service}"),
            }),
        }
    }

    fn reach_endpoint(&self, endpoint: &Endpoint) -> Result<(), String> {
        match &endpoint.kind {
            EndpointKind::Interface { subnet_ids, security_group_ids } => {
                let from = Side {
                    what: "the task".to_owned(),
                    groups: self.group_ids,
                    addresses: vec![self.address],
                };
                let to = Side {
                    what: format!("VPC endpoint {}", endpoint.id),
                    groups: security_group_ids,
                    addresses: address::interfaces(self.subnets, subnet_ids, &endpoint.id),
                };
                reach::tcp(self.groups, &from, &to, 443).map_err(|refusal| refusal.to_string())
            }
            EndpointKind::Gateway => self.egress(|peer| matches!(peer, Peer::PrefixList(_))),
        }
    }

    fn reach_internet(&self, subnet: &Subnet) -> Result<(), String> {
        self.egress(|_| false)?;
        match subnet.default_route {
            DefaultRoute::NatGateway => Ok(()),
            DefaultRoute::InternetGateway if self.public_ip => Ok(()),
            DefaultRoute::InternetGateway => Err(
                "its route to the internet gateway serves tasks with a public address only: set assignPublicIp, or route 0.0.0.0/0 to \
                 a NAT gateway"
                    .to_owned(),
            ),
            DefaultRoute::StrandedNatGateway => Err(
                "its NAT gateway is in a subnet that has no route to an internet gateway: add one there".to_owned(),
            ),
            DefaultRoute::None => Err("it has no route to 0.0.0.0/0: add one to a NAT gateway".to_owned()),
        }
    }

    /// Whether the task's groups let port 443 out to public addresses, or to a peer that `also` counts.
    fn egress(&self, also: impl Fn(&Peer) -> bool) -> Result<(), String> {
        let groups = self.group_ids.iter().filter_map(|id| self.groups.get(id));
        let mut rules = groups.flat_map(|group| &group.egress).filter(|rule| covers(rule, 443));
        let lets_out = |peer: &Peer| match peer {
            Peer::Cidr(block) => is_public(block),
            Peer::Group(_) | Peer::PrefixList(_) => false,
        };
        match rules.any(|rule| lets_out(&rule.peer) || also(&rule.peer)) {
            true => Ok(()),
            false => Err(format!(
                "the task's security groups ({}) allow no egress on tcp port 443 to public addresses: add a rule (tcp 443, to 0.0.0.0/0)",
                self.group_ids.join(", ")
            )),
        }
    }
}

/// Whether a block holds more than private addresses. Which of AWS's public addresses it holds is not looked
/// at.
fn is_public(block: &Ipv4Net) -> bool {
    block.prefix_len() < 8 || !block.network().is_private()
}

/// Whether the image is in an ECR repository (of AWS or of the local cloud), which VPC endpoints lead to.
pub fn is_private(image: &str) -> bool {
    let host = image.split('/').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    host.contains(".dkr.ecr.") || name == "localhost" || name.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SecurityGroup, SecurityRule};

    const ECR: &str = "1.dkr.ecr.us-east-1.amazonaws.com/book@sha256:0";

    struct Setting {
        groups: Groups,
        subnet: Subnet,
        public_ip: bool,
    }

    fn to(block: &str) -> SecurityRule {
        SecurityRule { protocol: "tcp".into(), ports: (443, 443), peer: Peer::Cidr(block.parse().unwrap()) }
    }

    fn setting(default_route: DefaultRoute) -> Setting {
        let group = |name: &str, ingress, egress| SecurityGroup { name: name.into(), ingress, egress };
        let groups = Groups::from([
            ("sg-task".into(), group("task", vec![], vec![to("0.0.0.0/0")])),
            ("sg-ends".into(), group("ends", vec![to("10.0.0.0/16")], vec![])),
        ]);
        let subnet = Subnet {
            vpc_id: "vpc-1".into(),
            cidr: "10.0.0.0/24".parse().unwrap(),
            default_route,
            endpoints: vec![],
        };
        Setting { groups, subnet, public_ip: false }
    }

    fn endpoint(service: &str) -> Endpoint {
        let kind = match service {
            "s3" => EndpointKind::Gateway,
            _ => EndpointKind::Interface {
                subnet_ids: vec!["subnet-1".into()],
                security_group_ids: vec!["sg-ends".into()],
            },
        };
        Endpoint { id: format!("vpce-{service}"), service: service.into(), kind }
    }

    impl Setting {
        fn pull(&self, image: &str, logs: bool) -> Result<(), String> {
            let subnets = BTreeMap::from([("subnet-1".to_owned(), self.subnet.clone())]);
            let start = Start {
                groups: &self.groups,
                subnets: &subnets,
                subnet_id: "subnet-1",
                group_ids: &["sg-task".to_owned()],
                address: [10, 0, 0, 9].into(),
                public_ip: self.public_ip,
                region: "us-east-1",
            };
            check(start, image, logs)
        }

        fn egress(mut self, rules: Vec<SecurityRule>) -> Self {
            self.groups.get_mut("sg-task").unwrap().egress = rules;
            self
        }
    }

    /// Asserts that a pull fails with AWS's words, and with the remedy.
    fn fails(outcome: Result<(), String>, words: &str, remedy: &str) {
        let why = outcome.unwrap_err();
        assert!(why.starts_with(words) && why.contains(remedy), "{why}");
    }

    #[test]
    fn the_internet() {
        let mut with = setting(DefaultRoute::NatGateway);
        assert_eq!(with.pull("nginx", true), Ok(()));
        with.subnet.default_route = DefaultRoute::InternetGateway;
        fails(
            with.pull(ECR, true),
            "ResourceInitializationError: unable to pull secrets or registry auth",
            "assignPublicIp",
        );
        with.public_ip = true;
        assert_eq!(with.pull("nginx", true), Ok(()));
        with.subnet.default_route = DefaultRoute::StrandedNatGateway;
        fails(with.pull(ECR, false), "ResourceInitializationError: ", "no route to an internet gateway");
        with.subnet.default_route = DefaultRoute::None;
        fails(
            with.pull("nginx", false),
            "CannotPullContainerError: ",
            "the public registry: it has no route to 0.0.0.0/0",
        );
        assert_eq!(
            with.pull("127.0.0.1:5000/book:1", false).unwrap_err(),
            with.pull(ECR, false).unwrap_err()
        );
    }

    #[test]
    fn peers_of_egress_rules_count() {
        for rules in [vec![], vec![to("10.0.0.0/16")]] {
            let with = setting(DefaultRoute::NatGateway).egress(rules);
            fails(
                with.pull(ECR, false),
                "ResourceInitializationError: ",
                "allow no egress on tcp port 443 to public addresses",
            );
        }
        let with = setting(DefaultRoute::NatGateway).egress(vec![to("52.94.0.0/16")]);
        assert_eq!(with.pull(ECR, true), Ok(()));
    }

    #[test]
    fn endpoints() {
        let mut with = setting(DefaultRoute::None);
        for (service, words) in [
            ("ecr.api", "ResourceInitializationError: unable to pull secrets or registry auth"),
            ("ecr.dkr", "CannotPullContainerError: pull image manifest has been retried"),
            ("s3", "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy"),
            ("logs", "ResourceInitializationError: failed to validate logger args"),
        ] {
            fails(with.pull(ECR, true), words, &format!("add a VPC endpoint for {service}"));
            with.subnet.endpoints.push(endpoint(service));
        }
        assert_eq!(with.pull(ECR, true), Ok(()));
        // An endpoint takes its service's traffic, even where there is a NAT gateway.
        with.subnet.default_route = DefaultRoute::NatGateway;
        with.groups.get_mut("sg-ends").unwrap().ingress.clear();
        fails(
            with.pull(ECR, true),
            "ResourceInitializationError: ",
            "no ingress rule of VPC endpoint vpce-ecr.api",
        );
        let mut with = setting(DefaultRoute::None).egress(vec![to("10.0.0.0/16")]);
        with.subnet.endpoints = ["ecr.api", "ecr.dkr", "s3"].map(endpoint).into();
        fails(
            with.pull(ECR, false),
            "CannotPullContainerError: ref pull",
            "s3: the task's security groups (sg-task)",
        );
        let list = SecurityRule { peer: Peer::PrefixList("pl-1".into()), ..to("0.0.0.0/0") };
        with.groups.get_mut("sg-task").unwrap().egress.push(list);
        assert_eq!(with.pull(ECR, false), Ok(()));
    }
}
