//! Who is struck, how, and when there is someone to strike: learned from an operation that nobody disturbs.

use std::{
    collections::BTreeMap,
    fs::File,
    os::unix::process::CommandExt as _,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use e2e::{Project, processes};
use nix::{
    sys::signal::{Signal, kill, killpg},
    unistd::Pid,
};

/// Who is struck, and how.
#[derive(Clone, Copy, Debug)]
pub enum Strike {
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

/// All of them, with their names.
pub const STRIKES: [(&str, Strike); 9] = [
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

/// From when to when there is someone to strike, by the strike's name.
pub type Windows = BTreeMap<&'static str, (Duration, Duration)>;

/// Starts an engine in a group of its own, as in a terminal.
fn start(project: &Project, mut engine: Command) -> Result<Child> {
    let log = File::create(project.path().join(".disturbed.log"))?;
    Ok(engine.process_group(0).stdout(log.try_clone()?).stderr(log).stdin(Stdio::null()).spawn()?)
}

/// Runs an operation undisturbed, and notes when there is whom.
pub fn watch(project: &Project, operation: Command) -> Result<Windows> {
    let mut engine = start(project, operation)?;
    let began = Instant::now();
    let mut windows = Windows::new();
    let status = loop {
        if let Some(status) = engine.try_wait()? {
            break status;
        }
        let (now, there) = (began.elapsed(), processes::of(project.path()));
        for (name, strike) in STRIKES {
            if strike.victim(&there).is_some() || !matches!(strike, Strike::Kill(..)) {
                windows.entry(name).or_insert((now, now)).1 = now;
            }
        }
        sleep(Duration::from_millis(2));
    };
    ensure!(status.success(), "an operation that nobody disturbs failed");
    Ok(windows)
}

/// Runs an operation, and strikes after a while, or as soon after as there is someone to strike; says when,
/// if there was.
pub fn disturb(
    project: &Project,
    operation: Command,
    strike: Strike,
    delay: Duration,
) -> Result<Option<Duration>> {
    let mut engine = start(project, operation)?;
    let began = Instant::now();
    let mut hit = None;
    while hit.is_none() && engine.try_wait()?.is_none() {
        if began.elapsed() >= delay && strike.at(project, &engine)? {
            hit = Some(began.elapsed());
        }
        sleep(Duration::from_millis(1));
    }
    e2e::wait(&mut engine)?;
    Ok(hit)
}

impl Strike {
    fn victim(self, all: &[processes::Process]) -> Option<&processes::Process> {
        let Self::Kill(has, has_not) = self else { return None };
        all.iter().find(|one| one.command.contains(has) && !one.command.contains(has_not))
    }

    /// Strikes; returns whether there was anyone.
    fn at(self, project: &Project, engine: &Child) -> Result<bool> {
        let pid = Pid::from_raw(i32::try_from(engine.id())?);
        Ok(match self {
            Self::Engine => kill(pid, Signal::SIGKILL).is_ok(),
            Self::HangUp => killpg(pid, Signal::SIGHUP).is_ok(),
            Self::Interrupt => killpg(pid, Signal::SIGINT).is_ok(),
            Self::Twice => {
                let first = killpg(pid, Signal::SIGINT).is_ok();
                sleep(Duration::from_millis(30));
                killpg(pid, Signal::SIGINT).is_ok() || first
            }
            Self::Kill(..) => {
                let all = processes::of(project.path());
                let victim = self.victim(&all);
                victim.is_some_and(|victim| kill(Pid::from_raw(victim.pid), Signal::SIGKILL).is_ok())
            }
        })
    }
}
