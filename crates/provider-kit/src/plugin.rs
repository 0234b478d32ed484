//! A provider plugin's binary. It is here so that the binary is a call: code that is not generic is then
//! compiled once, with the library.

use std::{io, process::ExitCode};

use pulumi_proto::plugin;
pub use pulumi_proto::plugin::{announce, fail, listen};
use tokio::runtime::Builder;

use crate::{Provider, lifetime, serve};

/// Runs a plugin to its end. `make` gets the engine's address, which is empty for a plugin started by hand.
pub fn run<P: Provider>(make: impl FnOnce(&str) -> P) -> ExitCode {
    let engine = plugin::engine().unwrap_or_default();
    plugin::run(Builder::new_multi_thread().worker_threads(2), async {
        let ended = lifetime::ended(&engine)?;
        let listener = plugin::listen().await?;
        serve::serve(make(&engine), &engine, listener, ended).await.map_err(io::Error::other)
    })
}
