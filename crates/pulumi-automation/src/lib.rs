#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

// Layout: a `workspace` is a project's folder and the engine's environment; a `stack` is made of it, with its
// `config`; `operation` is what an update may be told, and `running` an update that has started, whose events
// (`event`, `step`) are in a file (`log`). `engine` finds the engine, `process` starts it and ends it with all
// that it started; `failure` is what goes wrong. `inline` serves a closure as a program.
mod config;
mod engine;
mod event;
mod failure;
#[cfg(feature = "inline")]
mod inline;
mod log;
mod operation;
mod process;
mod running;
mod stack;
mod state;
mod step;
mod workspace;

pub use config::{Config, ConfigValue};
pub use engine::Engine;
pub use event::{Diagnostic, Event, EventKind, PolicyViolation, Severity, Summary};
pub use failure::{Error, Failure, Reason, Result};
pub use operation::{Destroy, Import, ImportResource, Operation, Preview, Refresh, Up};
pub use process::Finished;
pub use running::{Canceller, Done, Running};
pub use stack::{OutputValue, Stack};
pub use state::State;
pub use step::{Operation as Op, PropertyDiff, Step, StepState};
pub use workspace::{StackSummary, Terminal, Workspace};
