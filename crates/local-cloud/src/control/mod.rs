//! The control plane: AWS's API as a Pulumi provider, on records that outlive the engine.
//!
//! Layout: `cloud` is what all engines share, `session` what each has of its own; `world` holds the records and `store`
//! keeps them on disk; `resources/` says what each type does, `kind` in what terms, and `outputs` what AWS then returns; `functions` are the invokes; `topology`
//! turns records into what the data plane reads, and `plane` waits for it.

mod cloud;
pub mod config;
mod error;
mod fields;
mod functions;
mod ids;
mod kind;
mod outputs;
mod plane;
mod resources;
mod same;
mod schema;
mod session;
mod store;
#[cfg(test)]
mod tests;
mod topology;
mod world;

pub use cloud::Cloud;
pub use plane::Plane;
pub use schema::SCHEMA;
pub use store::OpenError;
pub use world::{Record, World};
