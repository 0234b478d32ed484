//! The benchmarks: builds what they need and collects what they say.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use crate::commands::{cargo, output, print, run, say};
use crate::home::Home;
use crate::{engine, stack, workspace};

/// A benchmark.
#[derive(Clone, Copy, ValueEnum)]
pub enum Name {
    /// book-service against a bare hyper server
    Service,
    /// The request path through the local cloud against a task
    Gateway,
    /// `pulumi preview` against an empty program
    Preview,
    /// The SDK's sizes: one large string and 2,000 resources against an empty program
    Sdk,
}

/// `cargo xtask bench [NAME]`: all of them also renew docs/benchmarks.md.
pub fn measure(name: Option<Name>) -> Result<()> {
    let home = Home::open()?;
    run(&mut cargo(["build", "--release"]))?;
    run(&mut cargo(["build", "--release", "--package", "bench"]))?;
    if let Some(name) = name {
        print(&table(&home, name)?);
        return Ok(());
    }
    let mut text = format!(
        "# Benchmarks\n\nMade by `cargo xtask bench` on {}; each number beside its rival's, in the same run.\n\n",
        machine()
    );
    for name in Name::value_variants() {
        let table = table(&home, *name)?;
        print(&table);
        text.push_str(&table);
    }
    let path = workspace::root().join("docs/benchmarks.md");
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    say(&format!("{} is up to date", path.display()));
    Ok(())
}

fn table(home: &Home, name: Name) -> Result<String> {
    let program = workspace::root().join("target/release/bench");
    let mut command = std::process::Command::new(program);
    match name {
        Name::Service => command.arg("service"),
        Name::Preview => command.arg("preview").arg(home.engine()),
        Name::Sdk => {
            run(&mut cargo(["build", "--release", "--package", "conformance", "--bins", "--examples"]))?;
            command.arg("sdk").arg(home.engine()).arg(engine::harness()?)
        }
        Name::Gateway => {
            stack::up()?;
            command.args(["gateway", &stack::output_of(home, "booksEndpoint")?])
        }
    };
    output(&mut command)
}

/// Cores and processor, as far as the system says.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processors = fs::read_to_string(Path::new("/proc/cpuinfo")).unwrap_or_default();
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    format!("{cores} cores of {}", model.map_or(std::env::consts::ARCH, |(_, model)| model))
}
