//! book-service, request logs on, against a bare hyper server that answers the same bytes.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::load;
use crate::process::{Server, release};
use crate::table::{Table, median};

const PATH: &str = "/api/books";
const STARTS: usize = 20;
const CONNECTIONS: usize = 64;
const DURATION: Duration = Duration::from_secs(5);

struct Cost {
    start_ms: f64,
    idle_mib: f64,
    loaded_mib: f64,
    per_second: f64,
    cpu_us: f64,
}

pub async fn measure() -> Result<Table> {
    let service = cost(&release("book-service")?).await?;
    let bare = cost(&release("bare-server")?).await?;
    let mut table = Table::new("Service", ["", "book-service", "bare hyper", "ratio"]);
    for (what, pick, digits) in [
        ("start to first 200, median of 20, ms", (|cost| cost.start_ms) as fn(&Cost) -> f64, 1),
        ("resident idle, MiB", |cost| cost.idle_mib, 1),
        ("resident after 64 connections, MiB", |cost| cost.loaded_mib, 1),
        ("requests per second, 64 connections", |cost| cost.per_second, 0),
        ("CPU per request, µs", |cost| cost.cpu_us, 1),
    ] {
        let (ours, rival) = (pick(&service), pick(&bare));
        table.row([
            what.to_owned(),
            format!("{ours:.digits$}"),
            format!("{rival:.digits$}"),
            format!("{:.2}", ours / rival),
        ]);
    }
    Ok(table)
}

async fn cost(binary: &Path) -> Result<Cost> {
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Server::start(binary, PATH).await?.started_in.as_secs_f64() * 1e3);
    }
    let server = Server::start(binary, PATH).await?;
    let idle_mib = server.resident()?;
    let before = server.cpu()?;
    let measured = load::run(&server.authority, PATH, CONNECTIONS, DURATION).await?;
    // The warm-up is a tenth more than was counted.
    let requests = measured.requests as f64 * 1.1;
    let cpu_us = (server.cpu()? - before).as_secs_f64() * 1e6 / requests;
    let (loaded_mib, per_second) = (server.resident()?, measured.per_second);
    Ok(Cost { start_ms: median(starts), idle_mib, loaded_mib, per_second, cpu_us })
}
