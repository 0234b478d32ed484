// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! The module `park` of the package `zoo`.

mod enclosure;
pub mod outputs;
mod toy;
mod types;

pub use self::enclosure::*;
pub use self::toy::*;
pub use self::types::*;
