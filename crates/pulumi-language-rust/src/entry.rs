//! The language host's binary. It is here so that the binary is a call: code that is not generic is then
//! compiled once, with the library.

use std::{io, process::ExitCode};

use pulumi_proto::plugin;
use tokio::runtime::Builder;

use crate::{Host, serve, shutdown};

/// `pulumi-language-rust ENGINE`, the language host that the Pulumi engine starts.
pub fn main() -> ExitCode {
    // One thread is enough: the host mostly waits, and starts faster and smaller so. What is dropped at its
    // end ends the processes that it started.
    plugin::run(&mut Builder::new_current_thread(), async {
        let listener = plugin::listen().await?;
        tokio::select! {
            served = serve(listener, Host::new(plugin::engine())) => served.map_err(io::Error::other),
            ended = shutdown() => ended,
        }
    })
}
