//! What users get wrong: each mistake gives one clear diagnostic, and leaves nothing behind.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use e2e::{Project, processes};
use pulumi_automation::Reason;

/// A project whose program is `mistakes` (see `src/bin/mistakes.rs`) and makes the mistake `name`.
fn project(name: &str) -> Result<Project> {
    let project = Project::new("mistake")?;
    project.run_binary(Path::new(env!("CARGO_BIN_EXE_mistakes")))?;
    project.run(&["config", "set", "mistake", name, "--stack", "mistake"])?.ok()?;
    Ok(project)
}

/// Runs `up`, which must fail and say each of `words` once; then nothing may be left that `destroy` does not
/// take.
fn fails_once(project: &Project, words: &[&str]) -> Result<()> {
    let text = project.on_stack(&["up", "--yes", "--skip-preview"])?.failed()?;
    // Above its summary the engine shows messages as they come, some of them twice.
    let (_, summary) = text.split_once("Diagnostics:").unwrap_or_default();
    for word in words {
        let times = summary.matches(word).count();
        ensure!(times == 1, "{word:?} should be said once, and is said {times} times:\n{text}");
    }
    ensure!(!text.contains("RUST_BACKTRACE"), "a raw panic reaches the user:\n{text}");
    project.destroy()?;
    nothing_runs(project)
}

fn nothing_runs(project: &Project) -> Result<()> {
    processes::none(project.path())
}

#[test]
fn a_misspelt_property() -> Result<()> {
    fails_once(
        &project("misspelt-property")?,
        &["unknown property \"cidrBlok\"", "did you mean \"cidrBlock\""],
    )
}

#[test]
fn an_error_halfway() -> Result<()> {
    fails_once(&project("error-halfway")?, &["the second half is missing"])
}

#[test]
fn a_panic_in_the_program() -> Result<()> {
    fails_once(&project("panic")?, &["index out of bounds", "mistakes.rs:"])
}

#[test]
fn what_aws_refuses() -> Result<()> {
    fails_once(&project("refused-by-aws")?, &["InvalidSubnet.Range"])
}

#[test]
fn a_missing_configuration_key() -> Result<()> {
    let project = Project::new("mistake")?;
    project.edit("Pulumi.yaml", |text| text.replace("  aws:region:\n    value: us-west-2\n", ""))?;
    fails_once(&project, &["pulumi config set aws:region"])
}

#[test]
fn a_cidr_block_that_is_none() -> Result<()> {
    let project = Project::new("mistake")?;
    project.run(&["config", "set", "producerCidr", "10.0.0.0/33", "--stack", "mistake"])?.ok()?;
    fails_once(
        &project,
        &[
            "the configuration's \"producerCidr\" is \"10.0.0.0/33\", not of type",
            "pulumi config set producerCidr",
        ],
    )
}

#[test]
fn a_program_that_does_not_compile() -> Result<()> {
    let program = tempfile::tempdir()?;
    write(program.path(), "Cargo.toml", "[package]\nname = \"broken\"\nedition = \"2024\"\n\n[workspace]\n")?;
    write(program.path(), "src/main.rs", "fn main() {\n    let zones: u32 = \"two\";\n}\n")?;
    let project = Project::new("mistake")?;
    project.build_program(program.path())?;
    // As cargo prints it: the error's code, the place, the line.
    fails_once(&project, &["error[E0308]", "src/main.rs:2:22", "let zones: u32 = \"two\";"])
}

#[test]
fn a_busy_gateway_port() -> Result<()> {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port().to_string();
    let project = project("busy-port")?;
    project.run(&["config", "set", "aws:localGatewayPort", &port, "--stack", "mistake"])?.ok()?;
    let text = project.on_stack(&["up", "--yes", "--skip-preview"])?.failed()?;
    ensure!(text.contains(&format!("port {port}")), "the port is not named:\n{text}");
    project.destroy()?;
    nothing_runs(&project)
}

#[test]
fn a_state_folder_that_cannot_be_written() -> Result<()> {
    let project = Project::new("mistake")?;
    // A file in the folder's place: even root cannot make a folder there.
    write(project.path(), ".state", "not a folder")?;
    let text = project.on_stack(&["up", "--yes", "--skip-preview"])?.failed()?;
    ensure!(text.contains(".state"), "the folder is not named:\n{text}");
    fs::remove_file(project.path().join(".state"))?;
    nothing_runs(&project)
}

#[test]
fn an_interrupt_in_the_middle_of_up() -> Result<()> {
    let project = Project::new("mistake")?;
    let up = project.stack().up().start()?;
    let start = Instant::now();
    let daemon = |project: &Project| {
        processes::of(project.path()).iter().any(|process| process.command.contains("pulumi-resource-aws"))
    };
    while !daemon(&project) {
        ensure!(start.elapsed() < Duration::from_secs(60), "the local cloud never started");
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(200));
    ensure!(up.canceller().is_some_and(|canceller| canceller.cancel()), "it had ended already");
    let cancelled = up.wait().err().context("the update succeeded")?;
    ensure!(cancelled.reason() == Some(Reason::Cancelled), "{cancelled}");
    let program = |project: &Project| {
        let all = processes::of(project.path());
        all.into_iter().filter(|process| process.command.contains("pulumi-language-rust")).collect::<Vec<_>>()
    };
    ensure!(program(&project).is_empty(), "the host is left: {:?}", program(&project));
    project.on_stack(&["cancel", "--yes"])?;
    project.on_stack(&["refresh", "--yes", "--clear-pending-creates"])?.ok()?;
    project.destroy()?;
    nothing_runs(&project)
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(path, text)?)
}
