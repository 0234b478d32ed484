//! The covering set of options on the real engine and the local cloud: one stack goes from each configuration
//! to the next, answers after each, and is destroyed after the last. `docs/option-matrix.md` lists the set.

#[path = "../../program/src/tests/options/factors.rs"]
mod factors;
#[path = "../../program/src/tests/options/pairs.rs"]
mod pairs;

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use e2e::{Project, http, processes};
use factors::{REFUSED, factors_on_the_engine};
use pairs::{Row, covering};

#[test]
fn from_each_configuration_to_the_next_and_away() -> Result<()> {
    let project = Project::new("options")?;
    let rows = covering(&factors_on_the_engine(), REFUSED);
    for (number, row) in (1..).zip(&rows) {
        let start = Instant::now();
        step(&project, row).with_context(|| format!("configuration {number}, {:?}", row.settings()))?;
        println!("configuration {number} of {}: {:.1} s", rows.len(), start.elapsed().as_secs_f64());
    }
    project.destroy()?;
    ensure!(project.resources()?.is_empty(), "destroy leaves {:?}", project.resources()?);
    let left = processes::of(project.path());
    ensure!(!left.iter().any(|process| process.command.contains("-service")), "tasks are left: {left:?}");
    Ok(())
}

/// Updates the stack to a configuration, and looks at what it then does.
fn step(project: &Project, row: &Row) -> Result<()> {
    project.configure(&row.settings())?;
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    // What was asked for is what there is.
    project.on_stack(&["preview", "--expect-no-changes"])?.ok()?;
    let outputs = project.outputs()?;
    for (name, length) in [("booksEndpoint", 692), ("authorsEndpoint", 433)] {
        let url = outputs[name].as_str().with_context(|| format!("no output {name}"))?;
        let (host, path) =
            url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).context("no URL")?;
        // With a domain name the output is that name's; here it is the `Host` of requests to what its DNS
        // record points at.
        let target = outputs["apiDomainTarget"].as_str().unwrap_or(host);
        let headers = [("Host", host), ("Origin", "https://example.com")];
        let answer = http::request_as("GET", &format!("http://{target}/{path}"), &headers, "")?;
        let wanted = if row.level("jwt") == "an issuer" { 401 } else { 200 };
        ensure!(answer.status == wanted, "{name}: {answer:?}");
        ensure!(wanted == 401 || answer.body.len() == length, "{name}: {answer:?}");
        let browsers = answer.header("access-control-allow-origin") == Some("https://example.com");
        ensure!(browsers == (row.level("corsOrigins") == "one"), "{name}: {answer:?}");
    }
    let bastion = outputs["bastionPublicIp"].is_string();
    ensure!(bastion == (row.level("bastion") != "none"), "bastion: {outputs}");
    Ok(())
}
