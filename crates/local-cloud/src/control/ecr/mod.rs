//! ECR.

pub mod lifecycle_policy;
pub mod repository;
