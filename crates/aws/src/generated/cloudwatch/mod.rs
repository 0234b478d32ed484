// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `cloudwatch` of the package `aws`.

mod dashboard;
mod log_group;
mod metric_alarm;
pub mod outputs;
mod types;

pub use self::dashboard::*;
pub use self::log_group::*;
pub use self::metric_alarm::*;
pub use self::types::*;
