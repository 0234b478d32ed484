//! The SDK's sizes: one large string and many resources, each beside the empty program in the same
//! surroundings.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Result, ensure};

use crate::{
    family::{Cost, cost},
    process::release,
    project::Project,
    table::Table,
};

const RUNS: usize = 3;

pub fn measure(engine: &Path, harness: &Path) -> Result<Table> {
    let mut table = Table::new("SDK", ["", "median of 3, s", "over empty, s", "host and program, peak MiB"]);
    // The provider of the large string is in the harness, which previews and updates.
    let empty = judge(harness, "l1-empty")?;
    row(&mut table, "conformance test `l1-empty`", &empty, &empty);
    row(&mut table, "conformance test `l2-large-string`", &judge(harness, "l2-large-string")?, &empty);
    // A preview, because what an update of so many takes is the engine's writing of its state.
    let empty = preview_of(engine, 0)?;
    row(&mut table, "`pulumi preview`, empty program", &empty, &empty);
    row(&mut table, "`pulumi preview`, 2,000 resources", &preview_of(engine, 2_000)?, &empty);
    Ok(table)
}

fn row(table: &mut Table, what: &str, cost: &Cost, empty: &Cost) {
    table.row([
        what.to_owned(),
        format!("{:.2}", cost.seconds),
        format!("{:.2}", cost.seconds - empty.seconds),
        format!("{:.1}", cost.peak.program),
    ]);
}

/// One of Pulumi's conformance tests, start and end of harness and host included.
fn judge(harness: &Path, test: &str) -> Result<Cost> {
    let conformance = release("conformance")?;
    cost(RUNS, || {
        let mut command = Command::new(&conformance);
        command.arg("--harness").arg(harness).arg(test).stdout(Stdio::null());
        Ok(command)
    })
}

/// `pulumi preview` of a new stack with so many resources of the engine's own provider.
fn preview_of(engine: &Path, resources: u32) -> Result<Cost> {
    let host = release("pulumi-language-rust")?;
    let folder = host.with_file_name("");
    let program = folder.join("examples/thousands");
    ensure!(program.is_file(), "{} is missing: run `cargo xtask bench`, which builds it", program.display());
    let manifest = format!(
        "name: thousands\nruntime:\n  name: rust\n  options: {{binary: {}}}\nconfig: {{count: \"{resources}\"}}\n\
         plugins:\n  languages: [{{name: rust, path: {}}}]\n",
        program.display(),
        folder.display()
    );
    let project = Project::new(engine, &manifest, Vec::new())?;
    // Once to warm the caches.
    project.output(&["preview"])?;
    cost(RUNS, || Ok(project.preview()))
}
