//! ECS: clusters, task definitions and services.

pub use crate::generated::ecs::*;

pub mod container;
