//! SQS.

pub mod queue;
pub mod refusals;
