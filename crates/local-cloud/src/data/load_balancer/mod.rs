//! Application load balancers: listeners with their rules, target groups with the health of their targets.
//!
//! Layout: [`listener`] handles a request: [`desync`] judges it, [`rule`] matches it, [`forward`] picks a
//! target of a [`target_group`] and sends, [`stickiness`] keeps clients with their target, [`headers`] are the
//! fields that are added, [`body`] streams both ways, [`response`] are the load balancer's own pages.
//! [`health`] decides by thresholds and [`health_check`] asks the targets.

pub mod body;
mod desync;
pub mod forward;
pub mod headers;
pub mod health;
pub mod health_check;
pub mod listener;
pub mod response;
pub mod rule;
mod stickiness;
pub mod target_group;

use super::network::{address, reach::Side};
use crate::model::{LoadBalancer, Topology};

pub use self::{
    body::{Body, BodyError},
    listener::{Client, Listener},
    response::Failure,
    target_group::TargetGroups,
};

/// A load balancer as one side of a connection.
pub fn side<'t>(topology: &Topology, arn: &str, balancer: &'t LoadBalancer) -> Side<'t> {
    Side {
        what: format!("load balancer {}", balancer.name),
        groups: &balancer.security_group_ids,
        addresses: address::interfaces(&topology.subnets, &balancer.subnet_ids, arn),
    }
}
