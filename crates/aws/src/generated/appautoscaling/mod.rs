// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `appautoscaling` of the package `aws`.

pub mod outputs;
mod policy;
mod target;
mod types;

pub use self::policy::*;
pub use self::target::*;
pub use self::types::*;
