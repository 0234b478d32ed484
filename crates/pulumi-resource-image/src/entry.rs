//! The plugin's `main`: binds a port, prints it, serves. It is in the library so that the binary is one call: code that is not
//! generic is then compiled once, with the library, and not again with the binary.

use std::{
    io::{self, Write as _},
    process::ExitCode,
    time::Duration,
};

use provider_kit::lifetime;
use tokio::net::TcpListener;

use crate::provider::ImageProvider;

/// `pulumi-resource-image ENGINE`, the plugin that the Pulumi engine starts.
pub fn main() -> ExitCode {
    // The engine's address comes last; flags for logging may come before.
    let engine = std::env::args().skip(1).last().unwrap_or_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let outcome = runtime.block_on(serve(&engine));
    runtime.shutdown_timeout(Duration::from_millis(200));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

async fn serve(engine: &str) -> io::Result<()> {
    let ended = lifetime::ended(engine)?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let mut stdout = io::stdout();
    writeln!(stdout, "{}", listener.local_addr()?.port())?;
    stdout.flush()?;
    provider_kit::serve::serve(ImageProvider::default(), engine, listener, ended)
        .await
        .map_err(io::Error::other)
}

#[expect(clippy::print_stderr, reason = "the engine shows what a plugin says on stderr before it serves")]
fn fail(error: &io::Error) -> ExitCode {
    eprintln!("pulumi-resource-image: {error}");
    ExitCode::FAILURE
}
