//! SNS.

pub mod fidelity;
pub mod refusals;
pub mod topic;
pub mod topic_subscription;
