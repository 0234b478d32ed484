//! CloudWatch Logs.

pub mod fidelity;
pub mod log_group;
pub mod refusals;
