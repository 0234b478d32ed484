//! S3.

pub mod bucket;
pub mod bucket_setting;
pub mod refusals;
