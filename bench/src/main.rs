//! The benchmarks, each beside its rival in the same run; mostly by way of `cargo xtask bench`.
//!
//! Layout: [`service`] measures book-service, [`gateway`] the local cloud's request path beside a task's own
//! and [`nginx`], [`preview`] and [`sdk`] host, SDK and program, [`rivals`] the same in Pulumi's other
//! languages, [`image`] and [`push`] the image provider; [`project`] is what is previewed, [`load`] makes
//! requests, [`plugin`] is the image provider's, [`process`] and [`family`] say what processes cost.
//! `src/bin/` has the rivals.

mod family;
mod gateway;
mod image;
mod load;
mod nginx;
mod plugin;
mod preview;
mod process;
mod project;
mod push;
mod rivals;
mod sdk;
mod service;
mod table;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    benchmark: Benchmark,
}

#[derive(Subcommand)]
enum Benchmark {
    /// book-service against a bare hyper server of the same bytes
    Service,
    /// The request path through the local cloud against a task, and against nginx before the same tasks
    Gateway,
    /// One large string and 2,000 resources against an empty program
    Sdk {
        /// The Pulumi CLI
        engine: PathBuf,
        /// Pulumi's conformance harness
        harness: PathBuf,
    },
    /// `pulumi preview` of the stack, and of many resources, against an empty program
    Preview {
        /// The Pulumi CLI
        engine: PathBuf,
    },
    /// The services' images: size, a Check against cargo, a push against skopeo
    Image,
    /// `pulumi preview` of the stack in Rust against Go, TypeScript and Python, whose packages it downloads
    Rivals {
        /// The Pulumi CLI
        engine: PathBuf,
    },
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    anyhow::ensure!(
        cfg!(target_os = "linux"),
        "the benchmarks run on Linux: costs of processes come from /proc"
    );
    let tables = match Arguments::parse().benchmark {
        Benchmark::Service => vec![service::measure().await?],
        Benchmark::Gateway => gateway::measure().await?.into(),
        Benchmark::Preview { engine } => vec![preview::measure(&engine)?],
        Benchmark::Sdk { engine, harness } => vec![sdk::measure(&engine, &harness)?],
        Benchmark::Image => vec![image::measure().await?],
        Benchmark::Rivals { engine } => rivals::measure(&engine)?.into(),
    };
    tables.iter().for_each(table::Table::print);
    Ok(())
}

/// Says what takes long, on stderr: the result is on stdout.
#[expect(clippy::print_stderr, reason = "a command-line tool")]
fn say(text: &str) {
    eprintln!("{text}");
}

/// The root of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
