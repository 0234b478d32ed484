//! The benchmarks, each beside its rival in the same run; mostly by way of `cargo xtask bench`.
//!
//! Layout: [`service`] measures book-service, [`gateway`] the local cloud's request path, [`preview`] and [`sdk`] host and
//! SDK; [`load`] makes requests, [`process`] and [`family`] say what processes cost. `src/bin/` has the rivals.

mod family;
mod gateway;
mod load;
mod preview;
mod process;
mod sdk;
mod service;
mod table;

use std::path::PathBuf;

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
    /// The request path through the local cloud against a task
    Gateway {
        /// An endpoint of a deployed stack
        endpoint: String,
    },
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
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let table = match Arguments::parse().benchmark {
        Benchmark::Service => service::measure().await?,
        Benchmark::Gateway { endpoint } => gateway::measure(&endpoint).await?,
        Benchmark::Sdk { engine, harness } => sdk::measure(&engine, &harness)?,
        Benchmark::Preview { engine } => preview::measure(&engine)?,
    };
    table.print();
    Ok(())
}
