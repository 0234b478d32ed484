//! The whole request path of a deployed local stack against the same request straight to a task, and against
//! nginx before the same tasks.

use std::{path::Path, time::Duration};

use anyhow::{Context as _, Result, ensure};
use e2e::Project;
use serde_json::{Value, json};

use crate::{
    load::{self, Measured},
    nginx::Nginx,
    process, say,
    table::{Table, median},
};

/// All ways take turns, many and short, so that what else the machine does falls on each; what counts are
/// medians of the turns.
const TURNS: usize = 31;
const TURN: Duration = Duration::from_millis(400);
const ROUNDS: usize = 11;
const ROUND: Duration = Duration::from_secs(1);

/// The body that the authors are given for this benchmark.
const LARGE: usize = 1024 * 1024;

/// One turn at each of two ways, with the same number of connections.
struct Turn {
    ours: Measured,
    rival: Measured,
    /// The daemon's CPU time for each request.
    cpu: Duration,
}

/// One service as clients and tasks see it.
struct Service {
    gateway: String,
    path: String,
    tasks: Vec<String>,
    daemon: u32,
}

pub async fn measure() -> Result<[Table; 2]> {
    doctor::require("nginx").map_err(anyhow::Error::msg)?;
    say("Deploying the stack, with authors of 1 MiB");
    let project = Project::new("local")?;
    project.edit("services/author-service/data/authors.json", |_| large_authors())?;
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    let outputs = project.outputs()?;
    let books = Service::find(&project, &outputs, "booksEndpoint", "book-service")?;
    let authors = Service::find(&project, &outputs, "authorsEndpoint", "author-service")?;
    Ok([against_a_task(&books).await?, against_nginx(&[("692 B", &books), ("1 MiB", &authors)]).await?])
}

/// A list of one author, [`LARGE`] bytes as JSON.
fn large_authors() -> String {
    let list = |name: String| json!([{ "id": 1, "name": name, "book": "" }]).to_string();
    let rest = list(String::new()).len();
    list("a".repeat(LARGE - rest))
}

impl Service {
    fn find(project: &Project, outputs: &Value, output: &str, package: &str) -> Result<Self> {
        let endpoint = outputs[output].as_str().with_context(|| format!("the stack has no {output}"))?;
        let rest = endpoint.strip_prefix("http://").context("the endpoint is not plain HTTP")?;
        let (authority, path) = rest.split_at(rest.find('/').context("the endpoint has no path")?);
        let processes = e2e::processes::of(project.path());
        let program = |command: &str, name: &str| {
            let program = command.split(' ').next().unwrap_or_default();
            Path::new(program).file_name().is_some_and(|file| file == name)
        };
        let daemon = processes.iter().find(|process| {
            program(&process.command, "pulumi-resource-aws") && process.command.contains(" daemon")
        });
        let daemon = daemon.context("the local cloud's daemon is not running")?;
        let tasks = processes.iter().filter(|process| program(&process.command, package));
        let tasks: Vec<_> =
            tasks.filter_map(|task| Some(format!("127.0.0.1:{}", process::port(task.pid)?))).collect();
        ensure!(tasks.len() == 2, "{} tasks of {package} are running, not 2", tasks.len());
        Ok(Self {
            gateway: authority.to_owned(),
            path: path.to_owned(),
            tasks,
            daemon: u32::try_from(daemon.pid)?,
        })
    }

    /// Turns at the gateway and at another way, which of them is first in turn.
    async fn take_turns(
        &self,
        rival: &str,
        connections: usize,
        turns: usize,
        turn: Duration,
    ) -> Result<Vec<Turn>> {
        let mut all = Vec::new();
        for number in 0..turns {
            let rival_first = number % 2 == 1;
            let theirs = || load::run(rival, &self.path, connections, turn);
            let before = if rival_first { Some(theirs().await?) } else { None };
            let spent = process::cpu(self.daemon)?;
            let ours = load::run(&self.gateway, &self.path, connections, turn).await?;
            // The warm-up is a tenth more than was counted.
            let cpu = (process::cpu(self.daemon)? - spent).div_f64(ours.requests as f64 * 1.1);
            let rival = match before {
                Some(before) => before,
                None => theirs().await?,
            };
            all.push(Turn { ours, rival, cpu });
        }
        Ok(all)
    }
}

fn median_of(turns: &[Turn], pick: impl Fn(&Turn) -> f64) -> f64 {
    median(turns.iter().map(pick).collect())
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

async fn against_a_task(service: &Service) -> Result<Table> {
    let task = &service.tasks[0];
    let mut table =
        Table::new("Gateway", ["", "through the gateway", "straight to a task", "added or ratio"]);
    let turns = service.take_turns(task, 1, TURNS, TURN).await?;
    for (what, pick) in
        [("p50", (|measured| measured.p50) as fn(&Measured) -> Duration), ("p99", |measured| measured.p99)]
    {
        let through = median_of(&turns, |turn| micros(pick(&turn.ours)));
        let direct = median_of(&turns, |turn| micros(pick(&turn.rival)));
        table.row([
            format!("{what} at 1 connection, µs"),
            format!("{through:.0}"),
            format!("{direct:.0}"),
            format!("+{:.0}", through - direct),
        ]);
    }
    let turns = service.take_turns(task, 64, TURNS, TURN).await?;
    table.row([
        "requests per second at 64 connections".to_owned(),
        format!("{:.0}", median_of(&turns, |turn| turn.ours.per_second)),
        format!("{:.0}", median_of(&turns, |turn| turn.rival.per_second)),
        format!("{:.2}", median_of(&turns, |turn| turn.ours.per_second / turn.rival.per_second)),
    ]);
    table.row([
        "CPU of the daemon per request, µs".to_owned(),
        format!("{:.0}", median_of(&turns, |turn| micros(turn.cpu))),
        String::new(),
        String::new(),
    ]);
    Ok(table)
}

async fn against_nginx(bodies: &[(&str, &Service)]) -> Result<Table> {
    let mut table = Table::new(
        "Gateway beside nginx",
        [
            "body, connections",
            "requests per second",
            "nginx",
            "ratio (goal: 0.9 or more)",
            "p99, µs",
            "nginx",
            "ratio (goal: 1.1 or less)",
        ],
    );
    for (body, service) in bodies {
        let nginx = Nginx::start(&service.tasks).await?;
        let mut requests = 0;
        for connections in [1, 16, 64, 256] {
            say(&format!("{body}, {connections} connections"));
            let turns = service.take_turns(&nginx.authority, connections, ROUNDS, ROUND).await?;
            requests += turns.iter().map(|turn| turn.rival.requests).sum::<usize>();
            let rate = [|turn: &Turn| turn.ours.per_second, |turn: &Turn| turn.rival.per_second]
                .map(|pick| median_of(&turns, pick));
            let p99 = [|turn: &Turn| micros(turn.ours.p99), |turn: &Turn| micros(turn.rival.p99)]
                .map(|pick| median_of(&turns, pick));
            table.row([
                format!("{body}, {connections}"),
                format!("{:.0}", rate[0]),
                format!("{:.0}", rate[1]),
                format!("{:.2}", rate[0] / rate[1]),
                format!("{:.0}", p99[0]),
                format!("{:.0}", p99[1]),
                format!("{:.2}", p99[0] / p99[1]),
            ]);
        }
        ensure!(nginx.logged() > requests / 2, "nginx kept no access log: {}", nginx.errors());
    }
    table.note(&format!(
        "Medians of {ROUNDS} rounds of a second at each in turn; clients, proxies and tasks share the machine. nginx is Debian's, a worker \
         for each core, connections kept alive to the same two tasks, a JSON access log of the same fields, written when 64 KiB are full \
         or a second has passed."
    ));
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_large_body_is_a_mebibyte_of_authors() {
        let text = large_authors();
        assert_eq!(text.len(), LARGE);
        assert!(serde_json::from_str::<Value>(&text).unwrap()[0]["name"].is_string());
    }
}
