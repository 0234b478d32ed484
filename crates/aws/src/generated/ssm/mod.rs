// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `ssm` of the package `aws`.

mod functions;

pub use self::functions::*;
