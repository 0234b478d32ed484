// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `ecs` of the package `aws`.

mod cluster;
pub mod outputs;
mod service;
mod task_definition;
mod types;

pub use self::cluster::*;
pub use self::service::*;
pub use self::task_definition::*;
pub use self::types::*;
