// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `sqs` of the package `aws`.

mod queue;

pub use self::queue::*;
