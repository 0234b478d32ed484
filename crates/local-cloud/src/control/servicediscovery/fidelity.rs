//! Inputs of Cloud Map that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded, refused},
    token::{DISCOVERY_SERVICE, NAMESPACE},
};

pub static ALL: &[Verdict] = &[
    recorded(NAMESPACE, "a text for people", &["description"]),
    recorded(DISCOVERY_SERVICE, "a text for people", &["description"]),
    recorded(DISCOVERY_SERVICE, "names of Cloud Map are not resolved by DNS", &["dnsConfig.dnsRecords.ttl"]),
    recorded(DISCOVERY_SERVICE, "ECS tells which tasks are there", &["healthCheckCustomConfig"]),
    refused(
        DISCOVERY_SERVICE,
        "Route 53 checks no private names",
        &["healthCheckConfig.failureThreshold", "healthCheckConfig.resourcePath"],
    ),
];
