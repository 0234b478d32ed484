// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `secretsmanager` of the package `aws`.

pub mod outputs;
mod secret;
mod secret_version;
mod types;

pub use self::secret::*;
pub use self::secret_version::*;
pub use self::types::*;
