//! `pulumi-automation` on the real engine: closures and folders as programs, stacks and all that is done with
//! them, events, and cancelling, which leaves no process.

#[path = "../../crates/pulumi-automation/examples/deploy.rs"]
mod deploy;

use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use e2e::{engine, processes};
use pulumi_automation::{Error, EventKind, ImportResource, Op, Reason, Severity, State, Workspace};
use pulumi_sdk::{Context, ResourceOptions, properties};
use serde_json::json;

#[test]
fn the_example_deploys_and_destroys() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let ran = deploy::deploy(engine()?, folder.path());
    let (created, motto) = ran.map_err(|error| anyhow::anyhow!("{error}"))?;
    ensure!(created == ["default", "motto", "mottos-dev"], "the provider, the stash, the stack: {created:?}");
    ensure!(motto == "plain words", "{motto}");
    processes::none(folder.path())
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A stash of the configuration, and with `mistake` an error.
async fn program(ctx: Context) -> Result<(), Failure> {
    let size: u32 = ctx.config().get("size")?.unwrap_or(1);
    ctx.register("pulumi:index:Stash", "size", properties! { "input" => size }, ResourceOptions::new());
    ctx.export("size", size);
    if let Some(token) = ctx.config().get_secret::<String>("token")? {
        ctx.export("token", token);
    }
    match ctx.config().get::<String>("mistake")?.as_deref() {
        Some("error") => Err("no size fits".into()),
        Some("panic") => panic!("far too large"),
        _ => Ok(()),
    }
}

fn workspace(folder: &Path) -> Result<Workspace> {
    let state = folder.join("state");
    std::fs::create_dir_all(&state)?;
    let workspace = Workspace::inline_with_engine(engine()?, folder, "sizes", program)?;
    Ok(workspace
        .home(folder.join("home"))
        .file_backend(state)
        .passphrase("p")
        .within(Duration::from_secs(300)))
}

#[test]
fn stacks_are_made_found_tagged_listed_and_removed() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let workspace = workspace(folder.path())?;
    ensure!(workspace.engine().version()?.starts_with('v'), "{:?}", workspace.engine().version());
    let reason =
        |result: pulumi_automation::Result<_>| result.map(drop).err().and_then(|error| error.reason());
    ensure!(reason(workspace.select("one")) == Some(Reason::NoSuchStack));
    ensure!(
        reason(workspace.stack("one").export().map(|_| workspace.stack("one"))) == Some(Reason::NoSuchStack)
    );
    let one = workspace.create_or_select("one")?;
    ensure!(reason(workspace.create("one")) == Some(Reason::StackExists));
    let two = workspace.create("two")?;
    let stacks = workspace.stacks()?;
    ensure!(
        stacks.iter().map(|stack| (stack.name.as_str(), stack.current)).eq([("one", false), ("two", true)]),
        "{stacks:?}"
    );
    one.set_tag("owner", "us")?;
    ensure!(one.tags()?.get("owner").is_some_and(|owner| owner == "us"), "{:?}", one.tags()?);
    one.remove_tag("owner")?;
    ensure!(!one.tags()?.contains_key("owner"));
    one.remove()?;
    two.remove()?;
    ensure!(workspace.stacks()?.is_empty());
    processes::none(folder.path())
}

#[test]
fn configuration_has_paths_and_secrets() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let stack = workspace(folder.path())?.create("config")?;
    let config = stack.config();
    config.set("name", "--not-an-option")?;
    config.set_secret("token", "two\nlines\n")?;
    config.paths().set("network.cidrs[0]", "10.0.0.0/16")?;
    let all = config.all()?;
    ensure!(all["sizes:name"].value == "--not-an-option" && !all["sizes:name"].secret);
    ensure!(all["sizes:token"].value == "two\nlines\n" && all["sizes:token"].secret);
    ensure!(format!("{all:?}").contains("[secret]") && !format!("{all:?}").contains("lines"));
    ensure!(all["sizes:network"].object_value == Some(json!({"cidrs": ["10.0.0.0/16"]})), "{all:?}");
    ensure!(config.paths().get("network.cidrs[0]")?.value == "10.0.0.0/16");
    let file = std::fs::read_to_string(folder.path().join("Pulumi.config.yaml"))?;
    ensure!(!file.contains("lines"), "the secret is in the clear:\n{file}");
    config.remove("name")?;
    ensure!(config.get("name").is_err());
    // No change, and nothing about secrets that the program has not.
    let outputs = {
        stack.up().run()?;
        stack.outputs()?
    };
    ensure!(outputs["token"].secret && outputs["token"].value == "two\nlines\n" && !outputs["size"].secret);
    ensure!(!format!("{outputs:?}").contains("lines"));
    Ok(())
}

#[test]
fn updates_have_events_and_states_can_be_moved() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let stack = workspace(folder.path())?.create("events")?;
    let planned = stack.preview().run()?.summary.context("a preview has a summary")?;
    ensure!(planned.is_preview && planned.count(&Op::Create) == 2, "{planned:?}");
    let plan = stack.preview().json()?;
    ensure!(plan["changeSummary"]["create"] == 2, "{plan}");

    let mut update = stack.up().parallel(4).message("first").start()?;
    let mut steps = Vec::new();
    let mut ends = 0;
    for event in &mut update {
        match event.kind {
            EventKind::StepDone(step) => {
                steps.push((step.operation.clone(), step.name().to_owned(), step.planned))
            }
            EventKind::End => ends += 1,
            EventKind::Other(name, _) => anyhow::bail!("an event that is not known: {name}"),
            _ => {}
        }
    }
    let done = update.wait()?;
    ensure!(steps.contains(&(Op::Create, "size".to_owned(), false)) && ends == 1, "{steps:?}, {ends}");
    let summary = done.summary.context("an update has a summary")?;
    ensure!((summary.changes(), summary.is_preview) == (2, false), "{summary:?}");
    stack.up().expect_no_changes().run()?;
    stack.refresh().expect_no_changes().run()?;

    let state = stack.export()?;
    ensure!(state.resources().len() == 3 && state.outputs()["size"] == 1, "{state:?}");
    stack.config().set("size", "2")?;
    let unexpected = stack.preview().expect_no_changes().run().err().context("a change was not seen")?;
    ensure!(unexpected.reason() == Some(Reason::UnexpectedChanges), "{unexpected}");
    let urn = state.resources()[2]["urn"].as_str().context("a resource has a URN")?;
    ensure!(stack.up().target(urn).run()?.summary.is_some_and(|summary| summary.count(&Op::Update) == 1));
    // Back to what it was before.
    stack.replace_state(&state)?;
    ensure!(stack.export()?.outputs()["size"] == 1);
    ensure!(stack.replace_state(&State::new(json!("none"))).is_err());
    ensure!(stack.destroy().run()?.summary.is_some_and(|summary| summary.count(&Op::Delete) == 2));
    stack.remove()?;
    processes::none(folder.path())
}

#[test]
fn errors_of_programs_are_diagnostics_and_failures() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let stack = workspace(folder.path())?.create("errors")?;
    for (mistake, said) in [("error", "no size fits"), ("panic", "far too large")] {
        stack.config().set("mistake", mistake)?;
        let mut update = stack.up().start()?;
        let errors: Vec<_> = (&mut update)
            .filter_map(|event| match event.kind {
                EventKind::Diagnostic(found) if found.severity == Severity::Error => Some(found.message),
                _ => None,
            })
            .collect();
        ensure!(errors.iter().any(|error| error.contains(said)), "{mistake}: {errors:?}");
        let failed = update.wait().err().context("the update succeeded")?;
        ensure!(failed.to_string().contains(said), "{failed}");
    }
    stack.config().remove("mistake")?;
    // The engine's own provider can import nothing; its words come through.
    let import = ImportResource {
        type_token: "pulumi:index:Stash".into(),
        name: "old".into(),
        id: "1".into(),
        ..Default::default()
    };
    let failed = stack.import(&[import])?.unprotected().run().err().context("a stash was imported")?;
    ensure!(failed.failure().is_some_and(|failure| failure.command.contains("import")), "{failed}");
    stack.destroy().run()?;
    processes::none(folder.path())
}

static ENDLESS_RUNS: AtomicBool = AtomicBool::new(false);

/// A program that never ends.
async fn endless(_: Context) -> Result<(), Failure> {
    ENDLESS_RUNS.store(true, Ordering::SeqCst);
    std::future::pending().await
}

#[test]
fn what_is_cancelled_dropped_or_too_slow_leaves_nothing() -> Result<()> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir_all(folder.path().join("state"))?;
    let stack = Workspace::inline_with_engine(engine()?, folder.path(), "endless", endless)?
        .home(folder.path().join("home"))
        .file_backend(folder.path().join("state"))
        .passphrase("p")
        .create("dev")?;
    let started = || -> Result<_> {
        ENDLESS_RUNS.store(false, Ordering::SeqCst);
        let update = stack.up().start()?;
        let begun = Instant::now();
        while !ENDLESS_RUNS.load(Ordering::SeqCst) {
            ensure!(begun.elapsed() < Duration::from_secs(60), "the program was not run");
            std::thread::yield_now();
        }
        Ok(update)
    };
    let update = started()?;
    ensure!(update.canceller().is_some_and(|canceller| canceller.cancel()));
    let cancelled = update.wait().err().context("the update ended well")?;
    ensure!(cancelled.reason() == Some(Reason::Cancelled), "{cancelled}");
    processes::none(folder.path())?;

    drop(started()?);
    processes::none(folder.path())?;
    started()?.cancel();
    processes::none(folder.path())?;
    let slow = stack.up().within(Duration::from_millis(700)).run();
    ensure!(matches!(slow, Err(Error::TimedOut { .. })), "{slow:?}");
    processes::none(folder.path())?;
    // None of them left a lock.
    stack.preview().within(Duration::from_millis(700)).run().err().context("it ended")?;
    stack.destroy().run()?;
    stack.remove()?;
    Ok(())
}
