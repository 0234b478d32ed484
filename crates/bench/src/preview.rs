//! `pulumi preview`: this project's stack and a large program against an empty program, on the same engine and host.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, ensure};

use crate::family::{Cost, cost};
use crate::process::release;
use crate::table::Table;

const RUNS: usize = 10;
/// Resources of the large program: 16 times the reference's.
const MANY: usize = 16 * 58;

pub fn measure(engine: &Path) -> Result<Table> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    let empty = preview(engine, &project(Program::Synthetic(0))?, RUNS)?;
    let stack = preview(engine, &project(Program::Ours(root))?, RUNS)?;
    let many = preview(engine, &project(Program::Synthetic(MANY))?, RUNS)?;
    let mut table =
        Table::new("Preview", ["", "median of 10, s", "over empty, s", "host and program, peak MiB"]);
    for (what, cost) in [
        ("empty program".to_owned(), &empty),
        ("this stack".to_owned(), &stack),
        (format!("{MANY} resources"), &many),
    ] {
        table.row([
            what,
            format!("{:.2}", cost.seconds),
            format!("{:.2}", cost.seconds - empty.seconds),
            format!("{:.1}", cost.peak_mib),
        ]);
    }
    Ok(table)
}

/// What is previewed.
enum Program<'a> {
    /// So many resources.
    Synthetic(usize),
    /// The program of the workspace at this root.
    Ours(&'a Path),
}

/// A private project on our host and plugins, with a stack.
fn project(program: Program<'_>) -> Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let plugins = release("pulumi-language-rust")?.with_file_name("").display().to_string();
    let (main, options, resources) = match program {
        Program::Synthetic(resources) => {
            (".".to_owned(), format!("\n  options: {{binary: {plugins}bench-program}}"), resources)
        }
        Program::Ours(root) => (root.join("program").display().to_string(), String::new(), 0),
    };
    let manifest = format!(
        "name: http-api-fargate\nmain: {main}\nruntime:\n  name: rust{options}\n\
         config: {{awsPlugin: 0.0.0-local, resources: \"{resources}\", 'aws:region': {{value: us-west-2}}}}\n\
         plugins:\n  languages: [{{name: rust, path: {plugins}}}]\n  providers:\n  \
         - {{name: aws, version: 0.0.0-local, path: {plugins}}}\n  - {{name: image, path: {plugins}}}\n"
    );
    fs::write(folder.path().join("Pulumi.yaml"), manifest)?;
    Ok(folder)
}

fn pulumi(engine: &Path, project: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(engine);
    command
        .args(arguments)
        .args(["--stack", "bench", "--non-interactive", "--color", "never"])
        .current_dir(project)
        .env("PULUMI_HOME", project.join("home"))
        .env("PULUMI_BACKEND_URL", format!("file://{}", project.display()))
        .env("PULUMI_CONFIG_PASSPHRASE", "")
        .env("PULUMI_SKIP_UPDATE_CHECK", "true")
        .stdout(Stdio::null());
    command
}

/// A preview, once everything is built and the caches are warm.
pub fn preview(engine: &Path, project: &tempfile::TempDir, runs: usize) -> Result<Cost> {
    let init = pulumi(engine, project.path(), &["stack", "init"]).status()?;
    ensure!(init.success(), "the engine cannot make a stack");
    let preview = || pulumi(engine, project.path(), &["preview"]);
    ensure!(preview().status()?.success(), "the preview failed");
    cost(runs, || Ok(preview()))
}
