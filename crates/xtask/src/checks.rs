//! All that CI runs, in the order in which it fails soonest.

use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::commands::{at_root, cargo, on_path, print, run, say};
use crate::home::Home;
use crate::{conformance, generated, workspace};

/// `cargo xtask test`.
pub fn run_all() -> Result<()> {
    let started = Instant::now();
    step("formatting", || run(&mut cargo(["fmt", "--all", "--check"])))?;
    step("lints", || run(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])))?;
    step("documentation", || {
        run(cargo(["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    step("generated code", || generated::regenerate(true))?;
    if on_path("cargo-deny").is_some() {
        step("licences and duplicates of dependencies", || {
            run(&mut cargo(["deny", "--workspace", "check", "bans", "licenses", "sources"]))
        })?;
    } else {
        say(
            "NOT CHECKED: licences and duplicates of dependencies; `cargo install --locked cargo-deny`, as CI does",
        );
    }
    step("tests without the engine", || run(&mut cargo(["test", "--workspace", "--exclude", "e2e"])))?;
    if on_path("python3").is_some() {
        step("what dev registers, against AWS's schemas", || {
            let mut check = Command::new("python3");
            at_root(&mut check);
            run(check.arg("tests/aws/check.py"))
        })?;
    } else {
        say("NOT CHECKED: what dev registers, against AWS's schemas; install Python 3.10 or newer");
    }
    if on_path("go").is_some() {
        step("workflows", || run(&mut actionlint()?))?;
    } else {
        say("NOT CHECKED: the workflows; install Go");
    }
    let home = step("the engine", Home::open)?;
    step("release build", || run(&mut cargo(["build", "--release"])))?;
    step("tests on the real engine", || {
        run(cargo(["test", "--package", "e2e"]).env("PULUMI_ENGINE", home.engine()))
    })?;
    step("Pulumi's language conformance tests", || conformance::judge(&[]))?;
    step("the same without programs, which must fail", || conformance::judge(&["--control".to_owned()]))?;
    print(&format!("All passed in {} s.", started.elapsed().as_secs()));
    Ok(())
}

/// actionlint, by the module that pins it, on all workflows.
fn actionlint() -> Result<Command> {
    let mut command = Command::new("go");
    at_root(&mut command);
    command.args(["-C", "tools/actionlint", "tool", "actionlint"]);
    let folder = workspace::root().join(".github/workflows");
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        command.arg(entry?.path());
    }
    Ok(command)
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(&format!("\n=== {name}"));
    let started = Instant::now();
    let result = work();
    if result.is_ok() {
        say(&format!("=== {name}: passed in {} s", started.elapsed().as_secs()));
    }
    result
}
