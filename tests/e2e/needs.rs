//! A third service that needs more than a path, as `docs/third-service.md` says: the page's own edit is made,
//! and the service answers with the secret and the queue that it was told of.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use e2e::{Project, http, run, workspace};

const TOKEN: &str = "correct-horse-battery-staple";

/// What the service answers: what it read.
const SITE: &str = r###"//! Answers with what the environment says.

use serde::{Deserialize, Serialize};
use service_kit::{Collection, DataError, Site};

#[derive(Debug, Deserialize, Serialize)]
struct Order {
    id: u32,
    queue: String,
    token: String,
    level: String,
}

pub fn site() -> Result<Site, DataError> {
    let read = |name: &str| std::env::var(name).unwrap_or_default();
    let [queue, token, level] = ["QUEUE_URL", "PAYMENT_TOKEN", "LOG_LEVEL"].map(read);
    let json = format!(r##"[{{"id":1,"queue":"{queue}","token":"{token}","level":"{level}"}}]"##);
    Site::new(
        Collection {
            service: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            path: "/api/orders",
            json: json.leak(),
            welcome: "Orders",
            health_at_root: false,
        },
        |order: &Order| order.id,
    )
}
"###;

#[test]
fn a_third_service_reads_its_secret_and_knows_its_queue() -> Result<()> {
    let project = Project::new("needs")?;
    project.configure(&[
        ("desiredCount", "1"),
        ("services", r#"{"order":{"environment":{"LOG_LEVEL":"debug"}}}"#),
    ])?;
    add_the_service(&project)?;
    let missing = project.on_stack(&["up", "--yes", "--skip-preview"])?.failed()?;
    ensure!(missing.contains("pulumi config set --secret paymentToken <value>"), "{missing}");

    project.on_stack(&["config", "set", "--secret", "paymentToken", TOKEN])?.ok()?;
    let mut told = project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    answers(&project, TOKEN)?;

    // Another value reaches the tasks with the next update.
    let other = TOKEN.replace("horse", "zebra");
    project.on_stack(&["config", "set", "--secret", "paymentToken", &other])?.ok()?;
    told += &project.on_stack(&["up", "--yes", "--skip-preview", "--diff"])?.ok()?;
    answers(&project, &other)?;
    told += &project.on_stack(&["up", "--yes", "--expect-no-changes"])?.ok()?;

    told += &project.on_stack(&["refresh", "--yes"])?.ok()?;
    let state = serde_json::to_string(&project.resources()?)?;
    for (what, text) in [("output", &told), ("state", &state)] {
        ensure!(!text.contains("battery-staple"), "the {what} has the token:\n{text}");
    }
    project.destroy()?;
    ensure!(project.resources()?.is_empty(), "destroy leaves {:?}", project.resources()?);
    Ok(())
}

fn answers(project: &Project, token: &str) -> Result<()> {
    let outputs = project.outputs()?;
    let url = outputs["ordersEndpoint"].as_str().context("no endpoint")?;
    let answer = http::get(url)?;
    let order: serde_json::Value = serde_json::from_slice(&answer.body)?;
    let queue = order[0]["queue"].as_str().unwrap_or_default();
    ensure!(
        queue.starts_with("https://sqs.us-west-2.amazonaws.com/000000000000/producer-order-queue-"),
        "{order}"
    );
    ensure!(order[0]["token"] == token && order[0]["level"] == "debug", "{order}");
    Ok(())
}

/// A crate for the workload, and the edit of the page.
fn add_the_service(project: &Project) -> Result<()> {
    let services = project.path().join("services");
    let own = services.join("order-service");
    e2e::copy_folder(&services.join("author-service"), &own)?;
    for folder in ["data", "tests"] {
        fs::remove_dir_all(own.join(folder))?;
    }
    for file in ["Cargo.toml", "src/main.rs"] {
        project.edit(&format!("services/order-service/{file}"), |text| {
            text.replace("author-service", "order-service").replace("author_service", "order_service")
        })?;
    }
    fs::write(own.join("src/lib.rs"), SITE)?;
    let page = fs::read_to_string(workspace().join("docs/third-service.md"))?;
    let (_, rest) = page.split_once("```diff\n").context("the page has no edit")?;
    let (edit, _) = rest.split_once("```").context("the edit has no end")?;
    let added = edit.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++")).count();
    ensure!(added < 25, "the edit is {added} lines");
    let path = project.path().join("third.diff");
    fs::write(&path, edit)?;
    run(Command::new("git").arg("apply").arg(&path).current_dir(project.path()))?.ok()?;
    project.build()
}
