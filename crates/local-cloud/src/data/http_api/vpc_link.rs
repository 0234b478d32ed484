//! What a VPC link reaches: a load balancer's listener, or the tasks of a Cloud Map service. Pure.

use std::net::Ipv4Addr;

use crate::{
    data::{
        load_balancer,
        network::{
            address,
            reach::{self, Side},
        },
    },
    model::{EcsService, Topology},
};

/// Checks that a VPC link reaches a listener. Returns the address that the link comes from.
pub fn reach_listener(link_id: &str, listener_arn: &str, topology: &Topology) -> Result<Ipv4Addr, String> {
    let listener = topology
        .listeners
        .get(listener_arn)
        .ok_or_else(|| format!("listener {listener_arn} does not exist"))?;
    let lb_arn = &listener.load_balancer_arn;
    let lb = topology
        .load_balancers
        .get(lb_arn)
        .ok_or_else(|| format!("load balancer {lb_arn} does not exist"))?;
    reach(link_id, &load_balancer::side(topology, lb_arn, lb), &lb.subnet_ids, listener.port, topology)
}

/// Checks that a VPC link reaches the tasks of a service.
pub fn reach_tasks(
    link_id: &str,
    service: &EcsService,
    port: u16,
    topology: &Topology,
) -> Result<(), String> {
    let tasks = Side {
        what: format!("the tasks of service {}", service.name),
        groups: &service.security_group_ids,
        addresses: address::interfaces(&topology.subnets, &service.subnet_ids, &service.name),
    };
    reach(link_id, &tasks, &service.subnet_ids, port, topology).map(drop)
}

fn reach(
    link_id: &str,
    to: &Side<'_>,
    to_subnets: &[String],
    port: u16,
    topology: &Topology,
) -> Result<Ipv4Addr, String> {
    let link = topology.vpc_links.get(link_id).ok_or_else(|| format!("VPC link {link_id} does not exist"))?;
    let from = Side {
        what: format!("VPC link {link_id}"),
        groups: &link.security_group_ids,
        addresses: address::interfaces(&topology.subnets, &link.subnet_ids, link_id),
    };
    reach::one_vpc(&topology.subnets, (&from.what, &link.subnet_ids), (&to.what, to_subnets))
        .and_then(|()| reach::tcp(&topology.security_groups, &from, to, port))
        .map_err(|refusal| refusal.to_string())?;
    Ok(from.addresses.first().copied().unwrap_or(Ipv4Addr::LOCALHOST))
}
