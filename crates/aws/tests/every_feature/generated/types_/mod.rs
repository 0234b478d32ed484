// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! The module `types` of the package `zoo`.

mod match_;
pub mod outputs;
mod types;

pub use self::match_::*;
pub use self::types::*;
