//! `pulumi preview`: this project's stack and a large program against an empty program, on the same engine
//! and host.

use std::{fs::File, path::Path, time::SystemTime};

use anyhow::Result;

use crate::{
    family::{Cost, cost},
    process::release,
    project::Project,
    table::Table,
};

const RUNS: usize = 10;
/// Resources of the large program: 16 times the reference's.
const MANY: usize = 16 * 58;

pub fn measure(engine: &Path) -> Result<Table> {
    let empty = preview(engine, &Program::Synthetic(0))?;
    let stack = preview(engine, &Program::Ours)?;
    let edited = preview(engine, &Program::OursAnew)?;
    let many = preview(engine, &Program::Synthetic(MANY))?;
    let mut table =
        Table::new("Preview", ["", "median of 10, s", "over empty, s", "host and program, peak MiB"]);
    let mib = |cost: &Cost| format!("{:.1}", cost.peak.program);
    for (what, cost, memory) in [
        ("empty program".to_owned(), &empty, mib(&empty)),
        ("this stack".to_owned(), &stack, mib(&stack)),
        (
            "this stack, `program/src/main.rs` touched, so that it is built first".to_owned(),
            &edited,
            String::new(),
        ),
        (format!("{MANY} resources"), &many, mib(&many)),
    ] {
        table.row([
            what,
            format!("{:.2}", cost.seconds),
            format!("{:.2}", cost.seconds - empty.seconds),
            memory,
        ]);
    }
    Ok(table)
}

/// What is previewed.
enum Program {
    /// So many resources.
    Synthetic(usize),
    /// The program of this workspace.
    Ours,
    /// The same, with a source file that is newer than the build.
    OursAnew,
}

/// The project on our host and plugins.
fn manifest(program: &Program) -> Result<String> {
    let plugins = release("pulumi-language-rust")?.with_file_name("").display().to_string();
    let (main, options, resources) = match program {
        Program::Synthetic(resources) => {
            (".".to_owned(), format!("\n  options: {{binary: {plugins}bench-program}}"), *resources)
        }
        Program::Ours | Program::OursAnew => {
            (crate::root().join("program").display().to_string(), String::new(), 0)
        }
    };
    Ok(format!(
        "name: http-api-fargate\nmain: {main}\nruntime:\n  name: rust{options}\n\
         config: {{awsPlugin: 0.0.0-local, resources: \"{resources}\", 'aws:region': {{value: us-west-2}}}}\n\
         plugins:\n  languages: [{{name: rust, path: {plugins}}}]\n  providers:\n  \
         - {{name: aws, version: 0.0.0-local, path: {plugins}}}\n  - {{name: image, path: {plugins}}}\n"
    ))
}

fn preview(engine: &Path, program: &Program) -> Result<Cost> {
    let project = Project::new(engine, &manifest(program)?, Vec::new())?;
    // Once to build and to warm the caches.
    project.output(&["preview"])?;
    let source = match program {
        Program::OursAnew => {
            Some(File::options().append(true).open(crate::root().join("program/src/main.rs"))?)
        }
        Program::Ours | Program::Synthetic(_) => None,
    };
    cost(RUNS, || {
        if let Some(source) = &source {
            source.set_modified(SystemTime::now())?;
        }
        Ok(project.preview())
    })
}
