//! SQS.

pub mod fidelity;
pub mod queue;
pub mod refusals;
