//! S3.

pub mod bucket;
pub mod bucket_setting;
pub mod fidelity;
pub mod lifecycle;
pub mod policy;
pub mod refusals;
