//! What the binary of every plugin does: it binds a port, prints it, and serves until the engine is done.

use std::{
    io::{self, Write as _},
    net::Ipv4Addr,
    process::ExitCode,
    time::Duration,
};

use tokio::{net::TcpListener, runtime::Builder};

/// The engine's address, the last argument. The engine's flags (`--logtostderr`, `-v=N`, `--tracing …`) come
/// before it, and a plugin that is started by hand has none.
pub fn engine() -> Option<String> {
    std::env::args().skip(1).last().filter(|last| !last.starts_with('-'))
}

/// Runs a plugin to its end. What is still running then is dropped: nothing of it is worth waiting for.
pub fn run(runtime: &mut Builder, plugin: impl Future<Output = io::Result<()>>) -> ExitCode {
    let outcome = runtime.enable_all().build().and_then(|runtime| {
        let outcome = runtime.block_on(plugin);
        runtime.shutdown_timeout(Duration::from_millis(200));
        outcome
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// Listens on any free port, and announces it.
///
/// # Errors
/// There is no free port, or nobody reads it.
pub async fn listen() -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    announce(listener.local_addr()?.port())?;
    Ok(listener)
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

/// Says why a plugin ends.
#[expect(clippy::print_stderr, reason = "the engine shows what a plugin says on stderr")]
pub fn fail(error: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("{error:#}");
    ExitCode::FAILURE
}
