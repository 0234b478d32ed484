//! What a command costs that starts our language host: its time, and the memory of host and program.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::process::resident;
use crate::table::median;

/// What a command costs.
pub struct Cost {
    pub seconds: f64,
    /// Most memory that host and program had together.
    pub peak_mib: f64,
}

/// Runs what `command` makes `runs` times with an eye on its memory, and as often without, for the time.
pub fn cost(runs: usize, mut command: impl FnMut() -> Result<Command>) -> Result<Cost> {
    let mut seconds = Vec::new();
    let mut peak_mib = 0.0_f64;
    for run in 0..2 * runs {
        let mut command = command()?;
        let begun = Instant::now();
        let mut child = command.spawn()?;
        // Only the first half is watched, so that watching costs the others nothing.
        let status = loop {
            match child.try_wait()? {
                Some(status) => break status,
                None if run >= runs => break child.wait()?,
                None => {
                    peak_mib = peak_mib.max(family(child.id()));
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
        };
        ensure!(status.success(), "this failed, and says why if you run it: {command:?}");
        if run >= runs {
            seconds.push(begun.elapsed().as_secs_f64());
        }
    }
    Ok(Cost { seconds: median(seconds), peak_mib })
}

/// Resident memory of the host that `starter` started and of the host's program.
fn family(starter: u32) -> f64 {
    let children = |parent: u32| -> Vec<u32> {
        let path = format!("/proc/{parent}/task");
        let tasks = fs::read_dir(path).into_iter().flatten().flatten();
        let lists = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
        lists
            .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
            .collect()
    };
    let name = |id: u32| fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    let hosts = children(starter).into_iter().filter(|id| name(*id).starts_with("pulumi-language"));
    hosts
        .map(|host| {
            resident(host).unwrap_or(0.0) + children(host).into_iter().filter_map(resident).sum::<f64>()
        })
        .sum()
}
