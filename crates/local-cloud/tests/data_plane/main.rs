//! The data plane as a whole: real sockets, real processes, a small time scale. The tasks are this test
//! binary itself.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests are tests, too")]

mod authorization;
mod backend;
mod bodies;
mod cloud;
mod containers;
mod deployments;
mod desync;
mod gate;
mod hostile;
#[path = "../issuer/mod.rs"]
mod issuer;
mod lives;
mod load_balancer;
mod requests;
mod time;
mod topology;
