//! CloudWatch.

pub mod dashboard;
pub mod fidelity;
pub mod metric_alarm;
pub mod refusals;
