//! `cargo xtask chaos`: disturbs an operation of the real engine at a random moment, and holds that ordinary
//! commands then reach the desired state, that nothing acknowledged is lost, and that nothing is left after a
//! destroy (Linux only: processes are from `/proc`).

use std::{
    fs,
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use e2e::{Project, http, processes};
use nix::{
    sys::signal::{Signal, kill, killpg},
    unistd::Pid,
};

const USAGE: &str = "chaos [--rounds N] [--seed S]";
const STACK: &str = "local";
/// The operations, with arguments that need no question answered.
const OPERATIONS: [&str; 4] = ["up", "update", "refresh", "destroy"];

/// Who is struck, and how.
#[derive(Clone, Copy, Debug)]
enum Strike {
    /// SIGKILL to a process whose command line has this, and has not that.
    Kill(&'static str, &'static str),
    /// SIGKILL to the engine.
    Engine,
    /// SIGHUP to the engine and its group: the terminal is closed.
    HangUp,
    /// SIGINT to the engine's group: Ctrl-C.
    Interrupt,
    /// Ctrl-C twice.
    Twice,
}

const STRIKES: [(&str, Strike); 9] = [
    ("daemon killed", Strike::Kill("pulumi-resource-aws daemon", "\n")),
    ("launcher killed", Strike::Kill("pulumi-resource-aws", "daemon")),
    ("task killed", Strike::Kill("registry/images", "\n")),
    ("language host killed", Strike::Kill("pulumi-language-rust", "\n")),
    ("image provider killed", Strike::Kill("pulumi-resource-image", "\n")),
    ("engine killed", Strike::Engine),
    ("terminal closed", Strike::HangUp),
    ("Ctrl-C", Strike::Interrupt),
    ("Ctrl-C twice", Strike::Twice),
];

fn main() -> ExitCode {
    let (mut rounds, mut seed) = (10, 1);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().and_then(|value| value.parse::<u64>().ok());
        match (name.as_str(), value) {
            ("--rounds", Some(value)) => rounds = value,
            ("--seed", Some(value)) => seed = value,
            _ => {
                say(&format!("error: {USAGE}"));
                return ExitCode::FAILURE;
            }
        }
    }
    let (mut passed, mut failed) = (0, 0);
    for number in 1..=rounds {
        // Each round has a sequence of its own, so that one can be repeated without those before.
        let mut random =
            Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03) | 1);
        let (operation, (what, strike)) = (random.of(&OPERATIONS), random.of(&STRIKES));
        let moment = random.fraction();
        let began = Instant::now();
        match round(operation, strike, moment) {
            Ok(words) => {
                passed += 1;
                say(&format!(
                    "round {number}: {operation}, {what} {words}: passed in {:.1?}",
                    began.elapsed()
                ));
            }
            Err(error) => {
                failed += 1;
                say(&format!(
                    "round {number}: {operation}, {what} at {:.0} %: FAILED: {error:#}",
                    moment * 100.0
                ));
            }
        }
    }
    say(&format!("{passed} passed, {failed} failed (seed {seed})"));
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[expect(clippy::print_stdout, reason = "a command's result")]
fn say(text: &str) {
    println!("{text}");
}

/// One round on a project of its own. `moment` is the part of the operation's usual time after which the
/// strike comes.
fn round(operation: &str, strike: Strike, moment: f64) -> Result<String> {
    let project = Project::new(STACK)?;
    // The first time also builds the images, in whatever folder this is.
    let usual = match operation {
        "up" => {
            let usual = timed(|| up(&project))?;
            project.destroy()?;
            usual
        }
        _ => timed(|| up(&project))?,
    };
    if operation == "update" {
        project
            .configure(&[("desiredCount", "3"), ("services", r#"{"book": {"cpu": 512, "memory": 1024}}"#)])?;
    }
    let delay = usual.mul_f64(moment);
    let arguments: &[&str] = match operation {
        "refresh" => &["refresh", "--yes", "--skip-preview", "--stack", STACK],
        "destroy" => &["destroy", "--yes", "--skip-preview", "--stack", STACK],
        _ => &["up", "--yes", "--skip-preview", "--stack", STACK],
    };
    let hit = disturb(&project, project.command(arguments)?, strike, delay)?;
    repair_backend(project.path());
    acknowledged(&project, operation)?;
    // A lock is left behind by an engine that was killed; there is none otherwise.
    project.run(&["cancel", "--yes", STACK])?;
    for step in ["refresh", "up"] {
        project
            .on_stack(&[step, "--yes", "--skip-preview"])?
            .ok()
            .with_context(|| format!("{step} afterwards"))?;
    }
    let outputs = project.outputs()?;
    for name in ["booksEndpoint", "authorsEndpoint"] {
        let url = outputs[name].as_str().with_context(|| format!("there is no output {name}"))?;
        let response = http::get(url)?;
        ensure!(response.status == 200, "{url}: {}\n{}", response.head, response.text());
    }
    project.destroy().context("destroy afterwards")?;
    nothing_left(project.path())?;
    Ok(format!("{hit} after {delay:.1?}"))
}

fn up(project: &Project) -> Result<String> {
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<Duration> {
    let began = Instant::now();
    work()?;
    Ok(began.elapsed())
}

/// Runs the engine, and strikes after a while; says whether there was anyone to strike.
fn disturb(project: &Project, mut engine: Command, strike: Strike, delay: Duration) -> Result<&'static str> {
    let log = fs::File::create(project.path().join(".disturbed.log"))?;
    // In a group of its own, as in a terminal.
    engine.process_group(0).stdout(log.try_clone()?).stderr(log).stdin(Stdio::null());
    let mut engine = engine.spawn()?;
    let strikes_at = Instant::now() + delay;
    while Instant::now() < strikes_at && engine.try_wait()?.is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let hit = strike.at(project, &engine)?;
    e2e::wait(&mut engine)?;
    Ok(if hit { "struck" } else { "struck nobody" })
}

impl Strike {
    fn at(self, project: &Project, engine: &Child) -> Result<bool> {
        let pid = Pid::from_raw(i32::try_from(engine.id())?);
        // Whoever is gone already cannot be struck.
        Ok(match self {
            Self::Engine => kill(pid, Signal::SIGKILL).is_ok(),
            Self::HangUp => killpg(pid, Signal::SIGHUP).is_ok(),
            Self::Interrupt => killpg(pid, Signal::SIGINT).is_ok(),
            Self::Twice => {
                let first = killpg(pid, Signal::SIGINT).is_ok();
                std::thread::sleep(Duration::from_millis(30));
                killpg(pid, Signal::SIGINT).is_ok() || first
            }
            Self::Kill(has, has_not) => {
                let all = processes::of(project.path());
                let victim =
                    all.iter().find(|one| one.command.contains(has) && !one.command.contains(has_not));
                victim.is_some_and(|victim| kill(Pid::from_raw(victim.pid), Signal::SIGKILL).is_ok())
            }
        })
    }
}

/// Every resource that the engine has saved exists, unless the operation may have deleted it.
fn acknowledged(project: &Project, operation: &str) -> Result<()> {
    if operation == "destroy" {
        return Ok(());
    }
    let console = Command::new(e2e::workspace().join("target/release/pulumi-resource-aws"))
        .arg("list")
        .current_dir(project.path())
        .output()?;
    let listed = String::from_utf8(console.stdout)?;
    ensure!(console.status.success(), "`list` failed: {}", String::from_utf8_lossy(&console.stderr));
    for resource in project.resources()? {
        let text = |name: &str| resource[name].as_str().unwrap_or_default();
        let is_ours = text("type").starts_with("aws:") && !text("id").is_empty();
        // What a replacement has yet to delete may be deleted already.
        if is_ours && resource["delete"] != true && resource["external"] != true {
            let line = format!("{}  {}", text("urn"), text("id"));
            ensure!(listed.contains(&line), "lost: {line}\nthere is:\n{listed}");
        }
    }
    Ok(())
}

/// Removes the empty files that Pulumi's own backend leaves when its engine is killed while it writes them.
fn repair_backend(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let attributes = path.extension().is_some_and(|extension| extension == "attrs");
        if path.is_dir()
            && (path.ends_with(".backend") || path.components().any(|part| part.as_os_str() == ".backend"))
        {
            repair_backend(&path);
        } else if attributes && path.metadata().is_ok_and(|found| found.len() == 0) {
            drop(fs::remove_file(path));
        }
    }
}

/// No process of the project, and no file of the local cloud.
fn nothing_left(folder: &Path) -> Result<()> {
    processes::none(folder)?;
    let state = folder.join(".state/local-cloud");
    ensure!(
        !state.exists(),
        "{} is left, with {:?}",
        state.display(),
        fs::read_dir(&state)?.flatten().map(|entry| entry.file_name()).collect::<Vec<_>>()
    );
    Ok(())
}

/// Xorshift: a seed gives the same sequence everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        let index = usize::try_from(self.next() >> 33).unwrap_or_default() % all.len();
        all[index]
    }

    fn fraction(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are enough")]
        let fraction = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        fraction
    }
}
