//! Which processes belong to a project: those whose command line or working directory names its folder.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    pub pid: i32,
    /// Its command line, with blanks between the arguments.
    pub command: String,
}

/// The processes of the project in `folder`, this one left out (Linux only: read from `/proc`).
pub fn of(folder: &Path) -> Vec<Process> {
    let own = std::process::id();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    pids.filter(|pid| u32::try_from(*pid) != Ok(own))
        .filter_map(|pid| {
            let proc = Path::new("/proc").join(pid.to_string());
            let raw = fs::read(proc.join("cmdline")).ok()?;
            let command = String::from_utf8_lossy(&raw).replace('\0', " ").trim().to_owned();
            let here = fs::read_link(proc.join("cwd")).is_ok_and(|cwd| cwd.starts_with(folder));
            let environment = fs::read(proc.join("environ")).unwrap_or_default();
            let named = folder.to_str()?;
            let in_environment = environment.windows(named.len()).any(|window| window == named.as_bytes());
            (here || command.contains(named) || in_environment).then_some(Process { pid, command })
        })
        .collect()
}

/// Waits until the project in `folder` has none.
///
/// # Errors
/// Some do not end.
pub fn none(folder: &Path) -> Result<()> {
    let start = Instant::now();
    loop {
        let left = of(folder);
        if left.is_empty() {
            return Ok(());
        }
        ensure!(start.elapsed() < Duration::from_secs(20), "processes are left: {left:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
