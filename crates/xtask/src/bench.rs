//! The benchmarks: builds what they need and collects what they say.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use crate::{
    artifacts,
    commands::{output, print, say},
    engine,
    home::Home,
    workspace,
};

/// A benchmark.
#[derive(Clone, Copy, ValueEnum)]
pub enum Name {
    /// book-service against a bare hyper server
    Service,
    /// The request path through the local cloud against a task, and against nginx before the same tasks
    Gateway,
    /// `pulumi preview` against an empty program
    Preview,
    /// The services' images: size, a Check against cargo, a push against skopeo
    Image,
    /// `pulumi preview` in Rust against Go, TypeScript and Python; only by name, since it downloads their
    /// packages
    Rivals,
    /// The SDK's sizes: one large string and 2,000 resources against an empty program
    Sdk,
}

/// `cargo xtask bench [NAME]`: all of them, but for those that run only by name. What was measured takes its
/// place in docs/benchmarks.md.
pub fn measure(name: Option<Name>) -> Result<()> {
    let home = Home::open()?;
    artifacts::release(&[])?;
    artifacts::release(&["--package", "bench"])?;
    let names = match name {
        Some(name) => vec![name],
        None => Name::value_variants().iter().copied().filter(|name| !matches!(name, Name::Rivals)).collect(),
    };
    let path = workspace::root().join("docs/benchmarks.md");
    let machine = machine();
    for name in names {
        let tables = table(&home, name)?;
        print(&tables);
        let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        fs::write(&path, renewed(&page, &tables, &machine))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    say(&format!("{} has the results", path.display()));
    Ok(())
}

/// `page` with the sections of `tables` in the place of those of the same title; new ones come last.
fn renewed(page: &str, tables: &str, machine: &str) -> String {
    const SECTION: &str = "### ";
    let mut sections: Vec<String> =
        page.split_inclusive('\n').fold(vec![String::new()], |mut sections, line| {
            if line.starts_with(SECTION) {
                sections.push(String::new());
            }
            if let Some(section) = sections.last_mut() {
                section.push_str(line);
            }
            sections
        });
    for table in tables.split(SECTION).skip(1) {
        let (title, rest) = table.split_once('\n').unwrap_or((table, ""));
        let section = format!("{SECTION}{title}\n\nOn {machine}.\n\n{}", rest.trim());
        let heading = format!("{SECTION}{title}\n");
        match sections.iter_mut().find(|section| section.starts_with(&heading)) {
            Some(old) => *old = section,
            None => sections.push(section),
        }
    }
    sections.iter().map(|section| section.trim_end()).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn table(home: &Home, name: Name) -> Result<String> {
    let program = workspace::root().join("target/release/bench");
    let mut command = std::process::Command::new(program);
    match name {
        Name::Service => command.arg("service"),
        Name::Preview => command.arg("preview").arg(home.engine()),
        Name::Image => command.arg("image"),
        Name::Rivals => command.arg("rivals").arg(home.engine()),
        Name::Sdk => {
            artifacts::release(&["--package", "conformance", "--bins", "--examples"])?;
            command.arg("sdk").arg(home.engine()).arg(engine::harness(engine::Pin::Ours)?)
        }
        Name::Gateway => command.arg("gateway").env("PULUMI_ENGINE", home.engine()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_renews_its_own_sections() {
        let page = "# Benchmarks\n\nWords.\n\n### A\n\nOn a machine.\n\n| old |\n\n### B\n\n| kept |\n";
        let tables = "### A\n\n| new |\n\n### C\n\n| more |\n\nA note.\n\n";
        assert_eq!(
            renewed(page, tables, "m"),
            "# Benchmarks\n\nWords.\n\n### A\n\nOn m.\n\n| new |\n\n### B\n\n| kept |\n\n### C\n\nOn m.\n\n| more |\n\nA note.\n"
        );
    }
}
