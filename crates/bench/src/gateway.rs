//! The whole request path of a deployed local stack against the same request straight to a task.

use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::table::Table;
use crate::{load, process};

const DURATION: Duration = Duration::from_secs(5);

pub async fn measure(endpoint: &str) -> Result<Table> {
    let rest = endpoint.strip_prefix("http://").context("the endpoint is not plain HTTP")?;
    let (authority, path) = rest.split_at(rest.find('/').context("the endpoint has no path")?);
    let task = task(path).await?;
    let daemon =
        process::find("pulumi-resource-aws", "daemon").context("the local cloud's daemon is not running")?;

    let mut table =
        Table::new("Gateway", ["", "through the gateway", "straight to a task", "added or ratio"]);
    let (through, direct) =
        (load::run(authority, path, 1, DURATION).await?, load::run(&task, path, 1, DURATION).await?);
    let micros = |duration: Duration| duration.as_secs_f64() * 1e6;
    for (what, through, direct) in [("p50", through.p50, direct.p50), ("p99", through.p99, direct.p99)] {
        let (through, direct) = (micros(through), micros(direct));
        table.row([
            format!("{what} at 1 connection, µs"),
            format!("{through:.0}"),
            format!("{direct:.0}"),
            format!("+{:.0}", through - direct),
        ]);
    }
    let before = process::cpu(daemon)?;
    let through = load::run(authority, path, 64, DURATION).await?;
    let cpu = micros(process::cpu(daemon)? - before) / (through.requests as f64 * 1.1);
    let direct = load::run(&task, path, 64, DURATION).await?;
    table.row([
        "requests per second at 64 connections".to_owned(),
        format!("{:.0}", through.per_second),
        format!("{:.0}", direct.per_second),
        format!("{:.2}", through.per_second / direct.per_second),
    ]);
    table.row([
        "CPU of the daemon per request, µs".to_owned(),
        format!("{cpu:.0}"),
        String::new(),
        String::new(),
    ]);
    Ok(table)
}

/// A task that answers `path`: the local cloud's tasks listen on loopback, and say so in /proc.
async fn task(path: &str) -> Result<String> {
    let service = if path.starts_with("/api/books") { "book-service" } else { "author-service" };
    for port in process::ports_of(service) {
        let authority = format!("127.0.0.1:{port}");
        if let Ok(mut connection) = load::Connection::open(&authority, path).await
            && connection.request().await.is_ok()
        {
            return Ok(authority);
        }
    }
    anyhow::bail!("no task of {service} answers {path}")
}
