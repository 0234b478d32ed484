//! The benchmarks, each beside its rival in the same run; mostly by way of `cargo xtask bench`.
//!
//! Layout: [`service`] measures book-service, [`gateway`] the local cloud's request path, [`preview`] host, SDK and program,
//! [`image`] and [`push`] the image provider; [`load`] makes requests, [`plugin`] is the image provider's, [`process`] says what
//! processes cost. `src/bin/` has the rivals.

mod gateway;
mod image;
mod load;
mod plugin;
mod preview;
mod process;
mod push;
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
    /// `pulumi preview` of the stack, and of many resources, against an empty program
    Preview {
        /// The Pulumi CLI
        engine: PathBuf,
    },
    /// The services' images: size, a Check against cargo, a push against skopeo
    Image,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let table = match Arguments::parse().benchmark {
        Benchmark::Service => service::measure().await?,
        Benchmark::Gateway { endpoint } => gateway::measure(&endpoint).await?,
        Benchmark::Preview { engine } => preview::measure(&engine)?,
        Benchmark::Image => image::measure().await?,
    };
    table.print();
    Ok(())
}
