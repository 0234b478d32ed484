// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `ecr` of the package `aws`.

mod functions;
mod lifecycle_policy;
pub mod outputs;
mod repository;
mod types;

pub use self::functions::*;
pub use self::lifecycle_policy::*;
pub use self::repository::*;
pub use self::types::*;
