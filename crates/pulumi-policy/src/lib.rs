#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

// Layout: `Pack` is the policies and what is asked of them (`pack.rs`); `Policy` one rule (`policy.rs`);
// `Resource` and `Property` what it looks at; `Run` and `Config` what it runs for; `serve.rs` the
// engine's `Analyzer` service; `info.rs` what a pack says of itself.
mod config;
mod info;
mod pack;
mod policy;
mod property;
mod resource;
mod run;
mod serve;

pub use config::{Config, Schema};
pub use pack::{Pack, PackError, Violation};
pub use policy::{Check, Enforcement, Policy, Report, Severity, StackCheck};
pub use property::{Problem, Property};
pub use pulumi_proto::{Map, Value};
pub use resource::{Options, Provider, Resource};
pub use run::Run;
