// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `ssm` of the package `aws`.

mod functions;
mod parameter;
mod types;

pub use self::functions::*;
pub use self::parameter::*;
pub use self::types::*;
