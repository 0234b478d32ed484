//! Private integrations with a Cloud Map service: requests go to its instances, which are the tasks that ECS
//! registers.
//!
//! Source: API Gateway developer guide, "Create private integrations for HTTP APIs": the instances are found
//! by DiscoverInstances, and must have addresses and ports.

use std::sync::Arc;

use super::{direct::Direct, response::Failure, vpc_link};
use crate::{
    data::load_balancer::TargetGroups,
    model::{EcsService, Integration, Topology},
};

/// The instances of the Cloud Map service in an integration's URI, or why the VPC link does not lead to them.
pub fn compile(
    link_id: &str,
    integration: &Integration,
    topology: &Topology,
    instances: &TargetGroups,
) -> Result<Direct, Failure> {
    let arn = &integration.uri;
    if integration.server_name_to_verify.is_some() {
        return Err(Failure::Integration(format!(
            "the integration has a tlsConfig, and the tasks of Cloud Map service {arn} speak plain HTTP here"
        )));
    }
    let registered = |service: &&EcsService| service.registry.as_ref().is_some_and(|own| own.arn == *arn);
    let services = topology.services.values().filter(registered);
    let ways: Vec<_> = services.map(|service| reach(link_id, service, topology)).collect();
    if ways.iter().all(Result::is_err)
        && let Some(why) = ways.into_iter().find_map(Result::err)
    {
        return Err(Failure::Unreachable(why));
    }
    let nobody =
        || Failure::Unreachable(format!("no ECS service registers tasks with Cloud Map service {arn}"));
    instances.get(arn).map(|group| Direct(Arc::clone(group))).ok_or_else(nobody)
}

fn reach(link_id: &str, service: &EcsService, topology: &Topology) -> Result<(), String> {
    let port = service.registry.as_ref().and_then(|registry| registry.port);
    let none = || {
        format!(
            "the tasks of service {} are instances without a port: give its serviceRegistries containerName and \
             containerPort, and the Cloud Map service an SRV record",
            service.name
        )
    };
    vpc_link::reach_tasks(link_id, service, port.ok_or_else(none)?, topology)
}
