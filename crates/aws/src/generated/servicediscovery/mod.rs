// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `servicediscovery` of the package `aws`.

pub mod outputs;
mod private_dns_namespace;
mod service;
mod types;

pub use self::private_dns_namespace::*;
pub use self::service::*;
pub use self::types::*;
