//! IAM: roles and policies.

pub use crate::generated::iam::*;

pub mod policy;
