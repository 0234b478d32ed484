//! What the binary does. It is here so that the binary is a call: code that is not generic is then compiled once, with this library,
//! and not again with the binary.

use std::{io, process::ExitCode};

use tokio::runtime::Builder;
use tracing_subscriber::EnvFilter;

use super::{launcher, place::Place, server};

/// `pulumi-resource-aws ENGINE` is the plugin that the Pulumi engine starts; `pulumi-resource-aws daemon FOLDER` is the local cloud.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [command, folder] if command == "daemon" => daemon(folder),
        // The engine's address comes last; flags for logging may come before.
        _ => plugin(arguments.last().map(String::as_str).unwrap_or_default()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn plugin(engine: &str) -> anyhow::Result<()> {
    Ok(Builder::new_current_thread().enable_all().build()?.block_on(launcher::run(engine))?)
}

fn daemon(folder: &str) -> anyhow::Result<()> {
    // Out of the engine's process group, which it signals when it is done. It fails only for a group's leader, which is out already.
    let _ = nix::unistd::setsid();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(io::stderr).init();
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(server::run(Place { folder: folder.into() }))
}

#[expect(clippy::print_stderr, reason = "the engine shows a plugin's stderr, and the daemon's is its log")]
fn complain(error: &anyhow::Error) {
    eprintln!("{error:#}");
}
