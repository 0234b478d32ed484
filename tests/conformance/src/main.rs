//! Runs Pulumi's language conformance tests: the harness judges, our host and the programs under `programs/`
//! are judged.
//!
//! `conformance --harness PATH [--control] [--oldest] [--page] [TEST…]`, mostly by way of `cargo xtask conformance`.

mod page;
mod process;
mod session;
mod suite;

use std::{
    collections::BTreeSet,
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;

use crate::{
    session::{Session, Verdict},
    suite::Suite,
};

/// More than any test takes on a slow machine; one that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(120);

/// The tests that a program passes which does nothing: all they ask for is a stack.
const ASK_NOTHING: [&str; 2] = ["l1-empty", "l3-deferred-outputs"];

/// Tests that ask for something else in the oldest suite, which is of the oldest engine that is supported.
const CHANGED: [&str; 9] = [
    "l1-builtin-object",
    "l1-expand-final",
    "l2-builtin-object",
    "l2-kebab-names",
    "l2-primitive-ref-optional",
    "l2-reserved-names",
    "l2-resource-const",
    "l2-snake-names",
    "policy-remediate",
];

/// Runs Pulumi's language conformance tests against the Rust host and SDK.
#[derive(Parser)]
struct Arguments {
    /// The harness: Pulumi's `pulumi-test-language`.
    #[arg(long, default_value = "pulumi-test-language")]
    harness: PathBuf,
    /// The language host; by default the one built beside this program.
    #[arg(long)]
    host: Option<PathBuf>,
    /// Runs a program that does nothing in place of each: all must fail but the two that ask for nothing.
    #[arg(long)]
    control: bool,
    /// The harness is the oldest that is supported: what the programs are not written for is left out, and named.
    #[arg(long)]
    oldest: bool,
    /// Writes docs/conformance.md: what became of each test of the suite.
    #[arg(long, conflicts_with_all = ["control", "oldest", "tests"])]
    page: bool,
    /// Tests to run; all that have a program, if none is named.
    tests: Vec<String>,
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let suite = Suite::read()?;
    let setup = session::Setup {
        harness: arguments.harness.clone(),
        host: arguments.host.clone().map_or_else(|| beside("pulumi-language-rust"), Ok)?,
        programs: beside("")?,
        control: arguments.control,
        left_out: if arguments.oldest { &CHANGED } else { &[] },
    };
    let mut session = Session::start(&setup, &suite).await?;
    let known = session.tests().clone();
    let chosen = choose(&arguments, &suite, &known)?;
    let report = run(&mut session, &setup, &suite, &chosen).await?;
    if arguments.tests.is_empty() {
        list("without a program here", known.iter().filter(|test| !suite.contains(test)));
    }
    if arguments.page {
        page::write(&known, &report.passed)?;
    }
    print(&format!("{} passed, {} failed", report.passed.len(), report.failed.len()));
    let good = match arguments.control {
        false => report.failed.is_empty(),
        true => chosen.iter().filter(|test| ASK_NOTHING.contains(&test.as_str())).eq(&report.passed),
    };
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Default)]
struct Report {
    passed: Vec<String>,
    failed: Vec<String>,
}

async fn run(
    session: &mut Session,
    setup: &session::Setup,
    suite: &Suite,
    tests: &[String],
) -> Result<Report> {
    let mut report = Report::default();
    for test in tests {
        let started = Instant::now();
        let verdict = match tokio::time::timeout(LIMIT, session.run(test)).await {
            Ok(verdict) => verdict?,
            Err(_) => {
                let output = session.output();
                // The harness would wait for the test that hangs, and hold up the others.
                *session = Session::start(setup, suite).await?;
                let seconds = LIMIT.as_secs();
                Verdict { passed: false, messages: vec![format!("no verdict in {seconds} s")], output }
            }
        };
        let word = if verdict.passed { "ok    " } else { "FAILED" };
        print(&format!("{word} {test} ({} ms)", started.elapsed().as_millis()));
        if verdict.passed {
            report.passed.push(test.clone());
            continue;
        }
        report.failed.push(test.clone());
        if !setup.control {
            let lines = verdict.messages.iter().flat_map(|message| message.lines());
            lines.chain(verdict.output.lines()).for_each(|line| print(&format!("    {line}")));
        }
    }
    Ok(report)
}

/// The tests that were asked for, or all that have a program.
fn choose(arguments: &Arguments, suite: &Suite, known: &BTreeSet<String>) -> Result<Vec<String>> {
    let asked = &arguments.tests;
    for test in asked {
        ensure!(known.contains(test), "the harness has no test named {test}");
        ensure!(suite.contains(test), "there is no program for {test}");
    }
    if !asked.is_empty() {
        return Ok(asked.clone());
    }
    if arguments.oldest {
        let meant = |test: &&String| known.contains(*test) && !CHANGED.contains(&test.as_str());
        list("with a program for newer suites only", suite.tests().filter(|test| !meant(test)));
        return Ok(suite.tests().filter(meant).cloned().collect());
    }
    for test in suite.tests() {
        ensure!(known.contains(test), "programs/{test}: the harness has no test of that name");
    }
    Ok(suite.tests().cloned().collect())
}

fn list<'a>(title: &str, tests: impl Iterator<Item = &'a String>) {
    let tests: Vec<_> = tests.map(String::as_str).collect();
    if !tests.is_empty() {
        print(&format!("{} {title}: {}", tests.len(), tests.join(", ")));
    }
}

/// A file in the directory of this program.
fn beside(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    Ok(own.parent().context("this program is in no directory")?.join(name))
}

#[expect(clippy::print_stdout, reason = "a report is what this program is for")]
fn print(line: &str) {
    println!("{line}");
}
