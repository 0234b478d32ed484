//! Application Auto Scaling.

pub mod fidelity;
pub mod policy;
pub mod refusals;
pub mod target;
