//! Cloud Map.

pub mod fidelity;
pub mod private_dns_namespace;
pub mod refusals;
pub mod service;
