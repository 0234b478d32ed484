//! The seam between the control plane and the data plane: everything that carries requests and runs tasks, as
//! plain data.
//!
//! The control plane derives a [`Topology`] from its records after every change; the data plane reads it and
//! nothing else. Values are parsed: where AWS has a grammar (route keys, matchers, …), its type has the one
//! parser, and Check refuses what it refuses. Ids are AWS's ids (`vpc-…`, `subnet-…`, `sg-…`) or ARNs, as the
//! field's comment says.

mod ecs;
#[cfg(test)]
mod fuzz;
mod http_api;
mod iam;
mod identity_source;
mod load_balancer;
mod local_uri;
mod matcher;
mod network;
mod parameter_mapping;
mod route_key;
mod secrets;
mod wildcard;

use std::collections::{BTreeMap, BTreeSet};

pub use self::{
    ecs::*, http_api::*, iam::*, identity_source::*, load_balancer::*, local_uri::*, matcher::*, network::*,
    parameter_mapping::*, route_key::*, secrets::*, wildcard::*,
};

/// The desired state of the data plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topology {
    /// HTTP APIs by API id.
    pub apis: BTreeMap<String, HttpApi>,
    /// Custom domain names of HTTP APIs by name, in lower case.
    pub domains: BTreeMap<String, DomainName>,
    /// VPC links by id.
    pub vpc_links: BTreeMap<String, VpcLink>,
    /// Load balancers by ARN.
    pub load_balancers: BTreeMap<String, LoadBalancer>,
    /// Listeners by ARN.
    pub listeners: BTreeMap<String, Listener>,
    /// Target groups by ARN.
    pub target_groups: BTreeMap<String, TargetGroup>,
    /// ECS services by ARN.
    pub services: BTreeMap<String, EcsService>,
    /// Task definitions by ARN (with revision). Deregistered ones stay while a service's tasks run them.
    pub task_definitions: BTreeMap<String, TaskDefinition>,
    /// Subnets by id.
    pub subnets: BTreeMap<String, Subnet>,
    /// Security groups by id.
    pub security_groups: BTreeMap<String, SecurityGroup>,
    /// IAM roles by ARN.
    pub roles: BTreeMap<String, Role>,
    /// Secrets by ARN.
    pub secrets: BTreeMap<String, Secret>,
    /// Values of parameters by ARN.
    pub parameters: BTreeMap<String, Sensitive>,
    /// ARNs of the log groups.
    pub log_groups: BTreeSet<String>,
}
