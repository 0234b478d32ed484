//! ECS on Fargate.

pub mod cluster;
pub mod container_fields;
pub mod containers;
pub mod derive;
pub mod fidelity;
pub mod refusals;
pub mod service;
pub mod task_definition;
