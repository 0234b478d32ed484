//! Application Auto Scaling.

pub mod policy;
pub mod target;
