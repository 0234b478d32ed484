// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Bindings for the Pulumi package `zoo`.

#[macro_use]
mod macros;
pub mod missing;
pub mod support;

mod animal;
mod functions;
pub mod outputs;
pub mod park;
mod provider;
mod types;
pub mod types_;

pub use self::animal::*;
pub use self::functions::*;
pub use self::provider::*;
pub use self::types::*;

/// The package's name.
pub const PACKAGE: &str = "zoo";
/// The version that these bindings are made for.
pub const VERSION: &str = "1.2.3";
/// Where its plugin is.
pub const PLUGIN_DOWNLOAD_URL: &str = "https://example.org/zoo";
