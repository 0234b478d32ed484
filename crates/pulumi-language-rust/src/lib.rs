//! Pulumi's language host for Rust: builds programs with cargo when their sources changed, runs them, and
//! tells the engine how they ended.
//!
//! Layout:
//! - [`Host`] (`host.rs`): the `LanguageRuntime` service, one short method for each call of the engine.
//! - `program.rs`, `options.rs`: a program as the engine describes it; what `runtime.options` in Pulumi.yaml
//!   may say.
//! - `manifest.rs`, `lockfile.rs`: what is read from Cargo.toml and Cargo.lock.
//! - `cargo_toml.rs`: where a Cargo.toml says that a crate comes from, and edits that keep the rest of it.
//! - `generate.rs`, `link.rs`, `sdk.rs`: bindings for a package, their place in the program's Cargo.toml, and
//!   the SDK that both use.
//! - `builder.rs`: runs cargo, unless `cargo-kit` finds the binary fresh.
//! - `run.rs`: a program's environment and exit.
//! - `process.rs`: child processes, their output and their end.
//! - `engine.rs`: progress on the engine's status line.
//! - `entry.rs`: the binary.
//! - `lifetime.rs`: when the host itself ends.

mod builder;
mod cargo_toml;
mod engine;
mod entry;
mod generate;
mod host;
mod lifetime;
mod link;
mod lockfile;
mod manifest;
mod options;
mod process;
mod program;
mod run;
mod sdk;

pub use entry::main;
pub use host::Host;
use lifetime::shutdown;
pub use process::Chunk;

use pulumi_proto::{
    MAX_MESSAGE_BYTES, loopback::accept_own_user, pulumirpc::language_runtime_server::LanguageRuntimeServer,
};
use tokio::net::TcpListener;

/// Serves the host on `listener` until the future is dropped.
pub async fn serve(listener: TcpListener, host: Host) -> Result<(), tonic::transport::Error> {
    let service = LanguageRuntimeServer::new(host)
        .max_decoding_message_size(MAX_MESSAGE_BYTES)
        .max_encoding_message_size(MAX_MESSAGE_BYTES);
    tonic::transport::Server::builder().serve_with_incoming(service, accept_own_user(listener)).await
}
