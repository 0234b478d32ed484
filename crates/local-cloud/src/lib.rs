//! The local cloud: the AWS resources of the program, on this machine.
//!
//! Layout: [`model`] is the seam. [`control`] (the Pulumi provider) writes it, [`data`] (gateway, load
//! balancer, tasks) reads it and reports its [`status`]. [`registry`] is the ECR that images are pushed to
//! and tasks pulled from, [`logs`] the log groups as files. `serving` accepts and serves clients of both.
//! [`daemon`] keeps all alive between two runs of the engine.

pub mod control;
pub mod daemon;
pub mod data;
pub mod logs;
pub mod model;
pub mod registry;
mod rotating_file;
mod serving;
mod short;
mod state_file;
pub mod status;

/// The version under which the local provider stands in `Pulumi.yaml`, beside the official one's.
pub const VERSION: &str = "0.0.0-local";
