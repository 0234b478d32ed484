//! What a plugin's binary does: binds a port, prints it, serves until the engine is done.
//!
//! It is here so that the binary is a call: code that is not generic is then compiled once, with the library.

use std::{
    io::{self, Write as _},
    process::ExitCode,
    time::Duration,
};

use tokio::net::TcpListener;

use crate::{Provider, lifetime, serve};

/// Runs a plugin to its end. `make` gets the engine's address, which is empty for a plugin started by hand.
pub fn run<P: Provider>(make: impl FnOnce(&str) -> P) -> ExitCode {
    // The engine's address comes last; flags for logging may come before.
    let engine = std::env::args().skip(1).last().filter(|last| !last.starts_with('-')).unwrap_or_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let outcome = runtime.block_on(async {
        let ended = lifetime::ended(&engine)?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        announce(listener.local_addr()?.port())?;
        serve::serve(make(&engine), &engine, listener, ended).await.map_err(io::Error::other)
    });
    runtime.shutdown_timeout(Duration::from_millis(200));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// Prints the port: the engine reads it from the first line of stdout, and only from there.
///
/// # Errors
/// Nobody reads it.
pub fn announce(port: u16) -> io::Result<()> {
    let mut stdout = io::stdout();
    writeln!(stdout, "{port}")?;
    stdout.flush()
}

#[expect(clippy::print_stderr, reason = "the engine shows what a plugin says on stderr before it serves")]
fn fail(error: &io::Error) -> ExitCode {
    let name = std::env::args().next().unwrap_or_default();
    eprintln!("{}: {error}", name.rsplit('/').next().unwrap_or(&name));
    ExitCode::FAILURE
}
