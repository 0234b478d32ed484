#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

// One file for each concept. `context` is what a program sees, `register` what happens then; `run_state`
// holds the state of a run, and `connection` is how it reaches the engine. Three files know pulumi-gestalt:
// `output` (its `Output` is ours), `input` (its `Input` is accepted) and `gestalt` (its values are
// converted).
mod alias;
mod answer;
pub mod assets;
mod bytes;
mod call;
mod callbacks;
mod config;
mod connection;
pub mod construct;
mod context;
mod dependencies;
pub mod embed;
mod exists;
mod from_value;
pub mod gestalt;
mod handle;
mod hooks;
mod input;
mod invoke;
mod json;
mod log;
mod macros;
mod options;
pub mod output;
mod package;
mod panics;
mod poison;
mod problems;
mod properties;
mod provider;
mod read;
mod reference;
mod register;
mod resource;
mod run;
mod run_state;
mod settings;
mod stack_reference;
mod stall;
pub mod testing;
mod to_value;
mod transform;

pub use alias::Alias;
pub use answer::Answer;
pub use bytes::ByteString;
pub use config::{Config, ConfigError};
pub use context::Context;
pub use from_value::{ConversionError, FromValue};
pub use handle::Handle;
pub use hooks::{ErrorHook, ErrorHookArgs, HookArgs, HookOptions, Hooks, ResourceHook};
pub use invoke::InvokeOptions;
pub use json::to_json;
pub use log::Log;
pub use options::{CustomTimeouts, ResourceOptions};
pub use output::{Input, InputMap, Inputs, Output, OutputExt};
pub use package::ParameterizedPackage;
pub use properties::Properties;
pub use pulumi_proto::value::{self, Archive, Asset, Map, ResourceReference, Value};
pub use resource::{Component, CustomResource, Resource};
pub use run::run;
pub use stack_reference::StackReference;
pub use to_value::ToValue;
pub use transform::Registering;

/// What the macros of this crate expand to; not for use by name.
#[doc(hidden)]
pub mod private {
    pub use futures::future::BoxFuture;

    pub use crate::{
        from_value::{field, object},
        properties::insert,
    };
}
