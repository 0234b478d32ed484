//! The common parts of the services: a read-only JSON collection over HTTP, with health, logs and an orderly
//! stop.
//!
//! Layout
//! - [`Site`]: the answers, serialised once at start
//! - `route`: path → what it names, without I/O
//! - `answer`: route and request → response; the warp filter
//! - [`serve`]: connections, their timeouts, and the drain
//! - `log`: JSON lines, written off the request path
//! - [`run`]: environment, signals, exit code

#![warn(missing_docs)]

mod answer;
mod log;
mod route;
mod run;
mod serve;
mod settings;
mod site;
#[cfg(feature = "testing")]
pub mod testing;
mod trace;

pub use run::run;
pub use serve::serve;
pub use site::{Collection, DataError, Site};
