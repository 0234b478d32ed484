//! A server under measurement: its start, its memory, its CPU time. Linux only: the numbers come from /proc.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tokio::net::TcpStream;

use crate::load;

/// The unit of CPU times in /proc (`USER_HZ` is 100 on every Linux).
const TICK: Duration = Duration::from_millis(10);

/// A running server, killed when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub authority: String,
    /// From its start to its first 200.
    pub started_in: Duration,
}

impl Server {
    /// Starts `binary`, which is told its port by `PORT`, and waits until it answers `path`.
    pub async fn start(binary: &Path, path: &str) -> Result<Self> {
        // A port that was free a moment ago; a server that cannot have it says so and the benchmark fails.
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let authority = format!("127.0.0.1:{port}");
        let begun = Instant::now();
        let child = Command::new(binary)
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot run {}", binary.display()))?;
        let mut server = Self { child, authority, started_in: Duration::ZERO };
        while TcpStream::connect(&server.authority).await.is_err() {
            ensure!(server.child.try_wait()?.is_none(), "{} ended before it answered", binary.display());
            ensure!(begun.elapsed() < Duration::from_secs(10), "{} does not listen", binary.display());
        }
        load::Connection::open(&server.authority, path).await?.request().await?;
        server.started_in = begun.elapsed();
        Ok(server)
    }

    /// Resident memory, in MiB.
    pub fn resident(&self) -> Result<f64> {
        resident(self.child.id()).context("the server has ended")
    }

    /// CPU time so far.
    pub fn cpu(&self) -> Result<Duration> {
        cpu(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Errors mean that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Resident memory of a process, in MiB.
pub fn resident(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib / 1024.0)
}

/// The processes that a process started.
pub fn children(id: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let lists = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists
        .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
        .collect()
}

/// The name of a process, cut to 15 characters; empty if it has ended.
pub fn name(id: u32) -> String {
    fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default()
}

/// CPU time of a process so far, in user and system mode.
pub fn cpu(id: u32) -> Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
    // The name, in parentheses, may hold spaces.
    let rest = stat.rsplit_once(") ").context("an unknown form of /proc/PID/stat")?.1;
    let fields: Vec<&str> = rest.split(' ').collect();
    let ticks: u64 = fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
    Ok(TICK * u32::try_from(ticks)?)
}

/// A release binary of this workspace.
pub fn release(name: &str) -> Result<PathBuf> {
    let path = std::env::current_exe()?.with_file_name(name);
    ensure!(path.is_file(), "{} is missing: run `cargo xtask bench`, which builds it", path.display());
    Ok(path)
}

/// The value of `PORT` that a process was started with.
pub fn port(id: i32) -> Option<u16> {
    let environment = fs::read(format!("/proc/{id}/environ")).ok()?;
    let port = environment.split(|byte| *byte == 0).find_map(|pair| pair.strip_prefix(b"PORT="))?;
    std::str::from_utf8(port).ok()?.parse().ok()
}
