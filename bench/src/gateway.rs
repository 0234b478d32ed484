//! The whole request path of a deployed local stack against the same request straight to a task.

use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::{
    load::{self, Measured},
    process,
    table::{Table, median},
};

/// Both ways take turns, many and short, so that what else the machine does falls on both; each number is the median of the turns.
const TURNS: usize = 31;
const TURN: Duration = Duration::from_millis(400);

/// One turn at each way, with the same number of connections.
struct Turn {
    through: Measured,
    direct: Measured,
    /// The daemon's CPU time for each request.
    cpu: Duration,
}

pub async fn measure(endpoint: &str) -> Result<Table> {
    let rest = endpoint.strip_prefix("http://").context("the endpoint is not plain HTTP")?;
    let (authority, path) = rest.split_at(rest.find('/').context("the endpoint has no path")?);
    let task = task(path).await?;
    let daemon =
        process::find("pulumi-resource-aws", "daemon").context("the local cloud's daemon is not running")?;

    let ways = Ways { gateway: authority, task: &task, path, daemon };

    let mut table =
        Table::new("Gateway", ["", "through the gateway", "straight to a task", "added or ratio"]);
    let turns = ways.take_turns(1).await?;
    let micros = |duration: Duration| duration.as_secs_f64() * 1e6;
    for (what, pick) in
        [("p50", (|measured| measured.p50) as fn(&Measured) -> Duration), ("p99", |measured| measured.p99)]
    {
        let through = median(turns.iter().map(|turn| micros(pick(&turn.through))).collect());
        let direct = median(turns.iter().map(|turn| micros(pick(&turn.direct))).collect());
        table.row([
            format!("{what} at 1 connection, µs"),
            format!("{through:.0}"),
            format!("{direct:.0}"),
            format!("+{:.0}", through - direct),
        ]);
    }
    let turns = ways.take_turns(64).await?;
    let of = |pick: fn(&Turn) -> f64| median(turns.iter().map(pick).collect());
    table.row([
        "requests per second at 64 connections".to_owned(),
        format!("{:.0}", of(|turn| turn.through.per_second)),
        format!("{:.0}", of(|turn| turn.direct.per_second)),
        format!("{:.2}", of(|turn| turn.through.per_second / turn.direct.per_second)),
    ]);
    table.row([
        "CPU of the daemon per request, µs".to_owned(),
        format!("{:.0}", of(|turn| turn.cpu.as_secs_f64() * 1e6)),
        String::new(),
        String::new(),
    ]);
    Ok(table)
}

/// The two ways to a task.
struct Ways<'a> {
    gateway: &'a str,
    task: &'a str,
    path: &'a str,
    daemon: u32,
}

impl Ways<'_> {
    async fn take_turns(&self, connections: usize) -> Result<Vec<Turn>> {
        let mut turns = Vec::new();
        for _ in 0..TURNS {
            let before = process::cpu(self.daemon)?;
            let through = load::run(self.gateway, self.path, connections, TURN).await?;
            // The warm-up is a tenth more than was counted.
            let cpu = (process::cpu(self.daemon)? - before).div_f64(through.requests as f64 * 1.1);
            let direct = load::run(self.task, self.path, connections, TURN).await?;
            turns.push(Turn { through, direct, cpu });
        }
        Ok(turns)
    }
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
