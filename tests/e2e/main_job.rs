//! The main job on the real engine: preview, up, curl, up again, refresh, a killed task, destroy; and nothing
//! is left.

#![expect(clippy::print_stdout, reason = "the figures are for whoever reads the run")]

use std::{
    collections::BTreeMap,
    fmt,
    net::TcpStream,
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use e2e::{
    Project, http,
    processes::{self, Process},
};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::Value;

/// Requests a second while a task is killed.
const RATE: u32 = 50;
/// Requests a second while a service is replaced.
const ROLL_OUT_RATE: u32 = 200;
/// Clients that share the load: one that waits for an answer does not slow the others down.
const CLIENTS: u32 = 8;

#[test]
fn from_nothing_to_an_endpoint_that_answers_and_back() -> Result<()> {
    let project = Project::new("e2e")?;

    let preview = project.on_stack(&["preview"])?.ok()?;
    ensure!(preview.contains("to create"), "the preview plans nothing:\n{preview}");
    eventually("a preview leaves a process", || processes::of(project.path()).is_empty())?;

    project.on_stack(&["up", "--yes"])?.ok()?;
    let outputs = project.outputs()?;
    answers(&outputs)?;
    state_is_sound(&project.resources()?)?;

    project.on_stack(&["up", "--yes", "--expect-no-changes"])?.ok()?;
    project.on_stack(&["preview", "--expect-no-changes"])?.ok()?;
    project.on_stack(&["refresh", "--yes", "--expect-no-changes"])?.ok()?;

    a_killed_task_is_replaced(&project, &outputs)?;
    an_edited_service_rolls_over(&project, &outputs)?;

    project.destroy()?;
    eventually("destroy leaves a process", || processes::of(project.path()).is_empty())?;
    let endpoint = text(&outputs, "apiEndpoint")?;
    let address = endpoint.trim_start_matches("http://").to_owned();
    ensure!(TcpStream::connect(&address).is_err(), "{address} still accepts connections");
    Ok(())
}

fn text<'a>(outputs: &'a Value, name: &str) -> Result<&'a str> {
    outputs[name].as_str().with_context(|| format!("stack output {name} is missing: {outputs}"))
}

/// What the services answer through the whole path, byte for byte, and what nobody answers.
fn answers(outputs: &Value) -> Result<()> {
    let books = http::get(text(outputs, "booksEndpoint")?)?;
    ensure!(books.status == 200 && books.body.len() == 692, "books: {books:?}");
    ensure!(books.text().starts_with(r#"[{"id":1,"isbn":9781119490708,"#), "books: {books:?}");
    let authors = http::get(text(outputs, "authorsEndpoint")?)?;
    ensure!(authors.status == 200 && authors.body.len() == 433, "authors: {authors:?}");

    let api = text(outputs, "apiEndpoint")?;
    let third = http::get(&format!("{api}/api/books/3"))?;
    let wanted = r#"{"id":3,"isbn":9781789806199,"title":"Machine Learning with AWS","publisher":"Packt Publishing","date":"11/02/2018"}"#;
    ensure!(third.text() == wanted, "book 3: {third:?}");
    let not_found = r#"{"message":"Not Found"}"#;
    // No route matches `/`: the API answers. No rule matches the others: the listener does.
    for path in ["/", "/api/booksx", "/api/nothing"] {
        let nobody = http::get(&format!("{api}{path}"))?;
        ensure!(nobody.status == 404 && nobody.text() == not_found, "{path}: {nobody:?}");
    }
    Ok(())
}

/// What the state must say for updates and destroys to come in the right order.
fn state_is_sound(resources: &[Value]) -> Result<()> {
    let of_type = |token: &'static str| resources.iter().filter(move |r| r["type"] == token);
    let stack = of_type("pulumi:pulumi:Stack").next().context("no stack resource")?;
    for resource in resources {
        let provider = resource["type"].as_str().is_some_and(|token| token.starts_with("pulumi:providers:"));
        ensure!(
            resource == stack || provider || resource["parent"].is_string(),
            "{} has no parent",
            resource["urn"]
        );
    }
    let counts = of_type("aws:ecs/service:Service").count();
    ensure!(counts == 2, "{counts} ECS services");
    for service in of_type("aws:ecs/service:Service") {
        let dependencies = service["dependencies"].to_string();
        ensure!(
            dependencies.contains("aws:lb/listenerRule:ListenerRule"),
            "{} does not depend on its listener rule: {dependencies}",
            service["urn"]
        );
    }
    let integration = of_type("aws:apigatewayv2/integration:Integration").next().context("no integration")?;
    let edges = &integration["propertyDependencies"];
    ensure!(edges["connectionId"].to_string().contains("apigatewayv2/vpcLink"), "connectionId: {edges}");
    ensure!(edges["integrationUri"].to_string().contains("lb/listener:"), "integrationUri: {edges}");
    at_least_the_reference(resources)
}

/// The reference's counts by type, as the provider's types; see the README for where a correction changes
/// one.
fn at_least_the_reference(resources: &[Value]) -> Result<()> {
    let wanted = [
        ("aws:apigatewayv2/api:Api", 1),
        ("aws:apigatewayv2/integration:Integration", 1),
        ("aws:apigatewayv2/route:Route", 1),
        ("aws:apigatewayv2/stage:Stage", 1),
        ("aws:apigatewayv2/vpcLink:VpcLink", 1),
        ("aws:cloudwatch/logGroup:LogGroup", 2),
        ("aws:ec2/eip:Eip", 2),
        ("aws:ec2/instance:Instance", 1),
        ("aws:ec2/internetGateway:InternetGateway", 2),
        ("aws:ec2/natGateway:NatGateway", 2),
        ("aws:ec2/route:Route", 6),
        ("aws:ec2/routeTable:RouteTable", 6),
        ("aws:ec2/routeTableAssociation:RouteTableAssociation", 6),
        ("aws:ec2/securityGroup:SecurityGroup", 4),
        ("aws:ec2/subnet:Subnet", 6),
        ("aws:ec2/vpc:Vpc", 2),
        ("aws:ecs/cluster:Cluster", 1),
        ("aws:ecs/service:Service", 2),
        ("aws:ecs/taskDefinition:TaskDefinition", 2),
        ("aws:iam/instanceProfile:InstanceProfile", 1),
        ("aws:iam/role:Role", 4),
        ("aws:iam/rolePolicy:RolePolicy", 2),
        ("aws:lb/listener:Listener", 1),
        ("aws:lb/listenerRule:ListenerRule", 2),
        ("aws:lb/loadBalancer:LoadBalancer", 1),
        ("aws:lb/targetGroup:TargetGroup", 2),
        ("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", 1),
        ("aws:servicediscovery/service:Service", 2),
        ("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", 2),
        ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", 2),
    ];
    let mut counts = BTreeMap::new();
    for resource in resources {
        *counts.entry(resource["type"].as_str().unwrap_or_default()).or_insert(0) += 1;
    }
    for (token, least) in wanted {
        let found = counts.get(token).copied().unwrap_or(0);
        ensure!(found >= least, "{found} of {token}, the reference has {least}");
    }
    Ok(())
}

/// Kills one book task while requests run, and waits until another has taken its place.
fn a_killed_task_is_replaced(project: &Project, outputs: &Value) -> Result<()> {
    let url = text(outputs, "booksEndpoint")?;
    let before = book_tasks(project);
    ensure!(before.len() == 2, "two book tasks should run: {before:?}");

    let load = under_load(url, RATE, |sent| {
        eventually("no requests run", || sent.load(Ordering::Relaxed) > RATE)?;
        kill(Pid::from_raw(before[0].pid), Signal::SIGKILL)?;
        eventually("the killed task is not replaced", || {
            let now = book_tasks(project);
            now.len() == 2 && !now.contains(&before[0])
        })?;
        both_serve(project, url)?;
        let served = sent.load(Ordering::Relaxed);
        eventually("no requests run", || sent.load(Ordering::Relaxed) > served + RATE)
    })?;
    println!("kill -9 of one of two tasks: {load}");
    // AWS promises no more either: what was on its way to the dead task fails, everything after it does not.
    ensure!(load.failed <= 5, "{load}");
    Ok(())
}

/// Changes one title, and rolls the book service over under load.
fn an_edited_service_rolls_over(project: &Project, outputs: &Value) -> Result<()> {
    let before = book_tasks(project);
    let books = "services/book-service/data/books.json";
    project.edit(books, |text| text.replace("Mastering AWS Security", "Mastering GCP Security"))?;
    let preview = project.on_stack(&["preview"])?.ok()?;
    // The image, the task definition that names it, the service that runs that; nothing of the author's.
    ensure!(preview.contains("3 changes. 88 unchanged"), "the preview of an edited service:\n{preview}");
    let changed = preview.lines().filter(|line| line.trim_start().starts_with(['~', '+', '-']));
    let others = changed.filter(|line| line.contains("producer-author-")).collect::<Vec<_>>();
    ensure!(others.is_empty(), "the edit touches the other service: {others:?}");

    let url = text(outputs, "booksEndpoint")?;
    let load = under_load(url, ROLL_OUT_RATE, |_| {
        project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
        eventually("old tasks are left", || {
            let now = book_tasks(project);
            now.len() == 2 && now.iter().all(|task| !before.contains(task))
        })
    })?;
    println!("roll-out: {load}");
    ensure!(load.failed == 0, "roll-out: {load}");
    ensure!(http::get(url)?.text().contains("Mastering GCP Security"), "the old image still answers");
    Ok(())
}

/// What clients asked for, each request on a connection of its own.
struct Load {
    rate: u32,
    sent: u32,
    failed: u32,
    lasted: Duration,
}

impl fmt::Display for Load {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rate, sent, failed, lasted } = self;
        let seconds = lasted.as_secs_f64();
        let achieved = f64::from(*sent) / seconds;
        write!(
            f,
            "{failed} of {sent} requests failed in {seconds:.1} s, at {achieved:.0} requests/s of {rate} wanted"
        )
    }
}

/// Does `work`, which is told how many requests were sent, while `rate` requests a second are made of `url`,
/// however long answers take: each client has a schedule, and catches up when it is late.
fn under_load(url: &str, rate: u32, work: impl FnOnce(&AtomicU32) -> Result<()>) -> Result<Load> {
    let done = AtomicBool::new(false);
    let (sent, failed) = (AtomicU32::new(0), AtomicU32::new(0));
    let start = Instant::now();
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (done, sent, failed) = (&done, &sent, &failed);
            scope.spawn(move || {
                for turn in (client..).step_by(CLIENTS as usize) {
                    let due = start + Duration::from_secs(1) * turn / rate;
                    thread::sleep(due.saturating_duration_since(Instant::now()));
                    if done.load(Ordering::Relaxed) {
                        return;
                    }
                    let good = http::get(url).is_ok_and(|answer| answer.status == 200);
                    sent.fetch_add(1, Ordering::Relaxed);
                    failed.fetch_add(u32::from(!good), Ordering::Relaxed);
                }
            });
        }
        let worked = work(&sent);
        done.store(true, Ordering::Relaxed);
        worked
    })?;
    let lasted = start.elapsed();
    Ok(Load { rate, sent: sent.into_inner(), failed: failed.into_inner(), lasted })
}

fn book_tasks(project: &Project) -> Vec<Process> {
    let all = processes::of(project.path());
    all.into_iter().filter(|process| process.command.contains("book-service")).collect()
}

/// Waits until each task's log grows under requests.
fn both_serve(project: &Project, url: &str) -> Result<()> {
    let sizes = || -> BTreeMap<i32, u64> {
        let tasks = book_tasks(project);
        let log = |pid: i32| std::fs::metadata(format!("/proc/{pid}/fd/1")).map(|meta| meta.len());
        tasks.iter().filter_map(|task| Some((task.pid, log(task.pid).ok()?))).collect()
    };
    let before = sizes();
    eventually("only one of the two tasks serves", || {
        let _ = http::get(url);
        let now = sizes();
        now.len() == 2 && now.iter().all(|(pid, size)| before.get(pid).is_some_and(|old| size > old))
    })
}

/// Polls for up to a minute.
fn eventually(otherwise: &str, mut test: impl FnMut() -> bool) -> Result<()> {
    let start = Instant::now();
    while !test() {
        ensure!(start.elapsed() < Duration::from_secs(60), "{otherwise}, a minute later");
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
