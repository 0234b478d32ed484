//! All that CI runs, in the order in which it fails soonest.

use std::{fs, path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result};

use crate::{
    artifacts, chaos,
    commands::{at_root, cargo, print, run, say},
    conformance, engine,
    home::Home,
    tools::{self, Absent},
    workspace,
};

/// `cargo xtask test`.
pub fn run_all() -> Result<()> {
    let started = Instant::now();
    let absent = tools::look()?;
    let mut left_out = Vec::new();
    let mut judged = |name: &str, judge: &str, work: &dyn Fn() -> Result<()>| {
        if absent.has(judge) {
            return step(name, work);
        }
        left_out.push(format!("{name} (needs {judge})"));
        Ok(())
    };
    step("formatting", || run(&mut cargo(["fmt", "--all", "--check"])))?;
    step("lints", || run(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])))?;
    step("documentation", || {
        run(cargo(["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    judged("licences and duplicates of dependencies", "cargo-deny", &|| {
        run(&mut cargo(["deny", "--workspace", "check", "bans", "licenses", "sources"]))
    })?;
    step("tests without the engine", || {
        run(cargo(["test", "--workspace", "--exclude", "e2e"]).env(doctor::LEFT_OUT, absent.names()))
    })?;
    judged("what dev registers, against AWS's schemas", "python3", &|| {
        let mut check = Command::new("python3");
        at_root(&mut check);
        run(check.arg("tests/aws/check.py"))
    })?;
    judged("workflows", "go", &|| run(&mut actionlint()?))?;
    let home = step("the engine", Home::open)?;
    step("release build", || artifacts::release(&[]))?;
    step("tests on the real engine", || end_to_end(home.engine(), &absent))?;
    step("a few disturbed deployments", || chaos::run(&chaos::Options { rounds: 4, seed: 7 }))?;
    if engine::has_harness()? {
        step("Pulumi's language conformance tests", || conformance::judge(&[]))?;
        step("the same without programs, which must fail", || conformance::judge(&["--control".to_owned()]))?;
    } else {
        left_out.push("Pulumi's language conformance tests (need go)".to_owned());
    }
    print(&format!("All passed in {} s{}", started.elapsed().as_secs(), exceptions(&left_out, &absent)));
    Ok(())
}

/// `cargo xtask fuzz`: the properties whose names say so, with many more cases than a test has.
pub fn fuzz(cases: u32) -> Result<()> {
    run(cargo(["test", "--workspace", "--lib", "fuzz_"]).env("PROPTEST_CASES", cases.to_string()))
}

/// `cargo xtask oldest`.
pub fn on_oldest() -> Result<()> {
    let absent = tools::look()?;
    let engine = step("the oldest engine", engine::oldest)?;
    step("release build", || artifacts::release(&[]))?;
    step("tests on the oldest engine", || end_to_end(&engine, &absent))?;
    step("its conformance tests", || conformance::judge(&["--oldest".to_owned()]))
}

/// The tests below tests/e2e, by their names: with `--package e2e` alone, cargo would build half of the dependencies once more, with
/// only the features that these tests ask for.
fn end_to_end(engine: &Path, absent: &Absent) -> Result<()> {
    let mut tests = cargo(["test", "--workspace"]);
    let folder = workspace::root().join("tests/e2e");
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "rs") || path.join("main.rs").is_file() {
            tests.arg("--test").arg(path.file_stem().unwrap_or_default());
        }
    }
    run(tests.env("PULUMI_ENGINE", engine).env(doctor::LEFT_OUT, absent.names()))
}

/// The end of the last sentence: what was not run, and how to get what it needs.
fn exceptions(steps: &[String], absent: &Absent) -> String {
    if absent.judges.is_empty() {
        return ".".to_owned();
    }
    let mut text = ", but this was LEFT OUT:\n".to_owned();
    for step in steps {
        text += &format!("  {step}\n");
    }
    for tool in &absent.judges {
        text += &format!("  tests that need {} ({}): {}\n", tool.name, tool.purpose, tool.install);
    }
    text.trim_end().to_owned()
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
