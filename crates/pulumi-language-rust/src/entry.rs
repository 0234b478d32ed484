//! What the binary does: binds a port, prints it, serves until the engine is done. It is here so that the
//! binary is a call: code that is not generic is then compiled once, with the library, and not again with the
//! binary.

use std::{io::Write as _, process::ExitCode, time::Duration};

use tokio::net::TcpListener;

use crate::{Host, serve, shutdown};

/// `pulumi-language-rust ENGINE`, the language host that the Pulumi engine starts.
pub fn main() -> ExitCode {
    // The engine's flags (`--logtostderr`, `-v=N`, `--tracing …`) come first, its address last.
    let engine = std::env::args().skip(1).last().filter(|argument| !argument.starts_with('-'));
    // One thread is enough: the host mostly waits, and starts faster and smaller so.
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let result = runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        announce(listener.local_addr()?.port())?;
        tokio::select! {
            served = serve(listener, Host::new(engine)) => served.map_err(std::io::Error::other),
            ended = shutdown() => ended,
        }
    });
    // Dropping what is still running ends the processes it started; nothing here is worth waiting for.
    runtime.shutdown_timeout(Duration::from_millis(200));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// The first line on stdout tells the engine where to connect.
fn announce(port: u16) -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{port}")?;
    stdout.flush()
}

#[expect(clippy::print_stderr, reason = "the engine shows what a plugin says on stderr before it serves")]
fn fail(error: &std::io::Error) -> ExitCode {
    eprintln!("pulumi-language-rust: {error}");
    ExitCode::FAILURE
}
