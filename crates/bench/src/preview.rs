//! `pulumi preview`: this project's stack and a large program against an empty program, on the same engine and host.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::process::{release, resident};
use crate::table::{Table, median};

const RUNS: usize = 10;
/// Resources of the large program: 16 times the reference's.
const MANY: usize = 16 * 58;

struct Cost {
    seconds: f64,
    /// Most memory that host and program had together.
    peak_mib: f64,
}

pub fn measure(engine: &Path) -> Result<Table> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    let empty = cost(engine, &project(Program::Synthetic(0))?)?;
    let stack = cost(engine, &project(Program::Ours(root))?)?;
    let many = cost(engine, &project(Program::Synthetic(MANY))?)?;
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

fn cost(engine: &Path, project: &tempfile::TempDir) -> Result<Cost> {
    let init = pulumi(engine, project.path(), &["stack", "init"]).status()?;
    ensure!(init.success(), "the engine cannot make a stack");
    // Once to build and to warm the caches.
    ensure!(pulumi(engine, project.path(), &["preview"]).status()?.success(), "the preview failed");
    let mut seconds = Vec::new();
    let mut peak_mib = 0.0_f64;
    for run in 0..2 * RUNS {
        let begun = Instant::now();
        let mut child = pulumi(engine, project.path(), &["preview"]).spawn()?;
        // Only the first half is watched, so that watching costs the others nothing.
        let status = loop {
            match child.try_wait()? {
                Some(status) => break status,
                None if run >= RUNS => break child.wait()?,
                None => {
                    peak_mib = peak_mib.max(family(child.id()));
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
        };
        ensure!(status.success(), "the preview failed: run `pulumi preview` to see why");
        if run >= RUNS {
            seconds.push(begun.elapsed().as_secs_f64());
        }
    }
    Ok(Cost { seconds: median(seconds), peak_mib })
}

/// Resident memory of the host that `engine` started and of the host's program.
fn family(engine: u32) -> f64 {
    let children = |parent: u32| -> Vec<u32> {
        let path = format!("/proc/{parent}/task");
        let tasks = fs::read_dir(path).into_iter().flatten().flatten();
        let lists = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
        lists
            .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
            .collect()
    };
    let name = |id: u32| fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    let hosts = children(engine).into_iter().filter(|id| name(*id).starts_with("pulumi-language"));
    hosts
        .map(|host| {
            resident(host).unwrap_or(0.0) + children(host).into_iter().filter_map(resident).sum::<f64>()
        })
        .sum()
}
