//! The local cloud: the AWS resources of the program, on this machine.
//!
//! Layout: [`topology`] is the seam. [`control`] (the Pulumi provider) writes it, `data/` (gateway, load balancer, tasks) reads it.
//! [`registry`] is the ECR that images are pushed to and tasks pulled from. [`daemon`] keeps all alive between two runs of the engine.

pub mod control;
pub mod daemon;
pub mod data;
pub mod registry;
mod rotating_file;
pub mod topology;

/// The version under which the local provider stands in `Pulumi.yaml`, beside the official one's.
pub const VERSION: &str = "0.0.0-local";
