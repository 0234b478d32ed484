//! ECR.

pub mod fidelity;
mod image_count;
pub mod lifecycle_policy;
pub mod refusals;
pub mod repository;
