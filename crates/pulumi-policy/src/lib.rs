//! Pulumi policy packs written in Rust: rules that `pulumi preview` and `pulumi up` hold resources to.
//!
//! ```no_run
//! use pulumi_policy::{Enforcement, Pack, Policy};
//!
//! fn main() -> std::process::ExitCode {
//!     let private = Policy::new("private-buckets", "a bucket is not open to the world")
//!         .enforcement(Enforcement::Mandatory)
//!         .of_type("aws:s3/bucket:Bucket")
//!         .must(|bucket| Ok(bucket.get("acl")? != "public-read"));
//!     Pack::new("storage", "1.0.0").policy(private).run()
//! }
//! ```
//!
//! Beside its `Cargo.toml` the pack has a `PulumiPolicy.yaml` with `runtime: rust`; then
//! `pulumi preview --policy-pack FOLDER` builds it and asks it about each resource.
//!
//! A rule reads properties through [`Resource::get`], which fails where a preview does not know the value yet:
//! with `?` the rule is then reported as one that could not run, instead of passing or failing by chance.
//!
//! Layout: [`Pack`] is the policies and what is asked of them (`pack.rs`); [`Policy`] one rule (`policy.rs`);
//! [`Resource`] and [`Property`] what it looks at; [`Run`] and [`Config`] what it runs for; `serve.rs` the
//! engine's `Analyzer` service; `info.rs` what a pack says of itself.

#![warn(missing_docs)]

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
