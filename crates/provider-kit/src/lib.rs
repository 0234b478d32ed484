//! The provider side of the engine's protocol: implement [`Provider`], get a plugin.
//!
//! Layout: [`provider`] is the trait and what travels through it; [`plugin`] is a plugin's binary, [`serve`]
//! its socket, [`lifetime`] when it ends; [`error`] is how an operation fails; [`engine`] logs to the CLI.
//! For schema-driven providers: [`schema`] reads a package schema, [`check`] holds inputs against it,
//! [`constraints`] adds ranges and patterns, [`diff`] compares inputs, [`autoname`] makes physical names,
//! [`secrets`] keeps secrets secret on their way into the state.

#![warn(missing_docs)]

pub mod autoname;
pub mod check;
pub mod constraints;
mod convert;
pub mod diff;
pub mod engine;
pub mod error;
pub mod lifetime;
pub mod path;
pub mod plugin;
pub mod provider;
pub mod schema;
pub mod secrets;
pub mod serve;
#[cfg(test)]
mod tests;
pub mod urn;

pub use engine::Engine;
pub use error::{Error, InitFailed};
pub use provider::{
    Autonaming, CheckRequest, Checked, ConfigureRequest, CreateRequest, Created, DeleteRequest, DiffRequest,
    Difference, Failure, InvokeRequest, Invoked, Provider, ReadRequest, ReadState, UpdateRequest,
};
pub use pulumi_proto::{Map, Value, chain};
pub use urn::Urn;
