//! What a command costs that starts our language host: its time, and the memory of its processes.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use crate::{
    process::{children, name, resident},
    table::median,
};

/// How often memory is looked at.
const INTERVAL: Duration = Duration::from_millis(5);

/// What a command costs.
pub struct Cost {
    /// The median of its runs.
    pub seconds: f64,
    pub peak: Peak,
}

/// The most memory that was resident at one time, in MiB.
#[derive(Clone, Copy, Default)]
pub struct Peak {
    /// The language host and all that it started.
    pub program: f64,
    /// The command and all that it started, the former among it.
    pub tree: f64,
}

impl Peak {
    /// The larger of each.
    pub fn or(self, other: Self) -> Self {
        Self { program: self.program.max(other.program), tree: self.tree.max(other.tree) }
    }
}

/// Runs what `command` makes `runs` times with an eye on its memory, and as often without, for the time:
/// watching costs time.
pub fn cost(runs: usize, command: impl Fn() -> Result<Command>) -> Result<Cost> {
    let mut most = Peak::default();
    for _ in 0..runs {
        most = most.or(peak(command()?)?);
    }
    let times = (0..runs).map(|_| seconds(command()?)).collect::<Result<_>>()?;
    Ok(Cost { seconds: median(times), peak: most })
}

/// Runs a command, and tells how many seconds that took.
pub fn seconds(mut command: Command) -> Result<f64> {
    let begun = Instant::now();
    let status = command.status()?;
    ensure!(status.success(), "this failed, and says why if you run it: {command:?}");
    Ok(begun.elapsed().as_secs_f64())
}

/// Runs a command, and tells how much memory that took.
pub fn peak(mut command: Command) -> Result<Peak> {
    let mut starter = command.spawn()?;
    let mut peak = Peak::default();
    let status = loop {
        if let Some(status) = starter.try_wait()? {
            break status;
        }
        let hosts = children(starter.id()).into_iter().filter(|id| name(*id).starts_with("pulumi-language"));
        peak = peak.or(Peak { program: hosts.map(family).sum(), tree: family(starter.id()) });
        std::thread::sleep(INTERVAL);
    };
    ensure!(status.success(), "this failed, and says why if you run it: {command:?}");
    Ok(peak)
}

/// Resident memory of a process and all that descend from it.
fn family(id: u32) -> f64 {
    resident(id).unwrap_or(0.0) + children(id).into_iter().map(family).sum::<f64>()
}
