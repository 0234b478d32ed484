//! `cargo xtask chaos`: disturbs an operation of the real engine at a random moment, and holds that ordinary
//! commands then reach the desired state, that nothing acknowledged is lost, and that nothing is left after a
//! destroy (Linux only: processes are from `/proc`).

mod random;
mod strike;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use e2e::{Project, http, processes};

use self::{
    random::Random,
    strike::{STRIKES, Strike, Windows},
};

const USAGE: &str = "chaos [--rounds N] [--seed S]";
const STACK: &str = "local";
/// The operations, with arguments that need no question answered.
const OPERATIONS: [&str; 4] = ["up", "refresh", "update", "destroy"];
/// What the update changes.
const CHANGED: &[(&str, &str)] =
    &[("desiredCount", "3"), ("services", r#"{"book": {"cpu": 512, "memory": 1024}}"#)];

fn main() -> ExitCode {
    let (mut rounds, mut seed) = (10, 1);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().and_then(|value| value.parse::<u64>().ok());
        match (name.as_str(), value) {
            ("--rounds", Some(value)) => rounds = value,
            ("--seed", Some(value)) => seed = value,
            _ => {
                say(&format!("error: {USAGE}"));
                return ExitCode::FAILURE;
            }
        }
    }
    match run(rounds, seed) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            say(&format!("error: before any round: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Returns how many rounds failed.
fn run(rounds: u64, seed: u64) -> Result<u64> {
    let windows = learn().context("operations that nobody disturbs")?;
    let (mut passed, mut failed, mut struck) = (0, 0, 0);
    for number in 1..=rounds {
        let mut random = Random::of_round(seed, number);
        let operation = random.of(&OPERATIONS);
        // Whoever takes part in it.
        let there: Vec<_> =
            STRIKES.iter().filter(|(name, _)| windows[operation].contains_key(name)).copied().collect();
        let (what, strike) = random.of(&there);
        let (from, to) = windows[operation][what];
        let delay = from + (to - from).mul_f64(random.fraction());
        let began = Instant::now();
        let words = format!("round {number}: {operation}, {what} at {:.2} s", delay.as_secs_f64());
        match round(operation, strike, delay) {
            Ok(hit) => {
                passed += 1;
                struck += u64::from(hit);
                let missed = if hit { "" } else { " (nobody was left)" };
                say(&format!("{words}{missed}: passed in {:.1?}", began.elapsed()));
            }
            Err(error) => {
                failed += 1;
                say(&format!("{words}: FAILED: {error:#}"));
            }
        }
    }
    say(&format!("{passed} passed, {failed} failed (seed {seed}; {struck} of {rounds} struck)"));
    Ok(failed)
}

/// When each operation has whom: all of them on one project, twice, since the first time builds the images.
fn learn() -> Result<BTreeMap<&'static str, Windows>> {
    let project = Project::new(STACK)?;
    up(&project)?;
    project.destroy()?;
    let mut windows = BTreeMap::new();
    for operation in OPERATIONS {
        if operation == "update" {
            project.configure(CHANGED)?;
        }
        windows.insert(operation, strike::watch(&project, project.command(arguments(operation)))?);
    }
    Ok(windows)
}

#[expect(clippy::print_stdout, reason = "a command's result")]
fn say(text: &str) {
    println!("{text}");
}

/// One round on a project of its own; returns whether there was anyone to strike.
fn round(operation: &str, strike: Strike, delay: Duration) -> Result<bool> {
    let project = Project::new(STACK)?;
    project.keep_services()?;
    if operation != "up" {
        up(&project)?;
    }
    if operation == "update" {
        project.configure(CHANGED)?;
    }
    let hit = strike::disturb(&project, project.command(arguments(operation)), strike, delay)?;
    repair_backend(project.path());
    acknowledged(&project, operation)?;
    // A lock is left behind by an engine that was killed; there is none otherwise.
    project.run(&["cancel", "--yes", STACK])?;
    for step in ["refresh", "up"] {
        project
            .on_stack(&[step, "--yes", "--skip-preview"])?
            .ok()
            .with_context(|| format!("{step} afterwards"))?;
    }
    let outputs = project.outputs()?;
    for name in ["booksEndpoint", "authorsEndpoint"] {
        let url = outputs[name].as_str().with_context(|| format!("there is no output {name}"))?;
        let response = http::get(url)?;
        ensure!(response.status == 200, "{url}: {}\n{}", response.head, response.text());
    }
    project.destroy().context("destroy afterwards")?;
    nothing_left(project.path())?;
    Ok(hit.is_some())
}

fn arguments(operation: &str) -> &'static [&'static str] {
    match operation {
        "refresh" => &["refresh", "--yes", "--skip-preview", "--stack", STACK],
        "destroy" => &["destroy", "--yes", "--skip-preview", "--stack", STACK],
        _ => &["up", "--yes", "--skip-preview", "--stack", STACK],
    }
}

fn up(project: &Project) -> Result<String> {
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()
}

/// Every resource that the engine has saved exists, unless the operation may have deleted it.
fn acknowledged(project: &Project, operation: &str) -> Result<()> {
    if operation == "destroy" {
        return Ok(());
    }
    let console = Command::new(e2e::workspace().join("target/release/pulumi-resource-aws"))
        .arg("list")
        .current_dir(project.path())
        .output()?;
    let listed = String::from_utf8(console.stdout)?;
    ensure!(console.status.success(), "`list` failed: {}", String::from_utf8_lossy(&console.stderr));
    for resource in project.resources()? {
        let text = |name: &str| resource[name].as_str().unwrap_or_default();
        let is_ours = text("type").starts_with("aws:") && !text("id").is_empty();
        // What a replacement has yet to delete may be deleted already.
        if is_ours && resource["delete"] != true && resource["external"] != true {
            let line = format!("{}  {}", text("urn"), text("id"));
            ensure!(listed.contains(&line), "lost: {line}\nthere is:\n{listed}");
        }
    }
    Ok(())
}

/// Removes the empty files that Pulumi's own backend leaves when its engine is killed while it writes them.
fn repair_backend(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let attributes = path.extension().is_some_and(|extension| extension == "attrs");
        if path.is_dir()
            && (path.ends_with(".backend") || path.components().any(|part| part.as_os_str() == ".backend"))
        {
            repair_backend(&path);
        } else if attributes && path.metadata().is_ok_and(|found| found.len() == 0) {
            drop(fs::remove_file(path));
        }
    }
}

/// No process of the project, and no file of the local cloud.
fn nothing_left(folder: &Path) -> Result<()> {
    processes::none(folder)?;
    let state = folder.join(".state/local-cloud");
    ensure!(
        !state.exists(),
        "{} is left, with {:?}",
        state.display(),
        fs::read_dir(&state)?.flatten().map(|entry| entry.file_name()).collect::<Vec<_>>()
    );
    Ok(())
}
