//! Application Auto Scaling.

pub mod policy;
pub mod refusals;
pub mod target;
