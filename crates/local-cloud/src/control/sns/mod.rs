//! SNS.

pub mod topic;
pub mod topic_subscription;
