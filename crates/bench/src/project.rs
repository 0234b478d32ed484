//! A private Pulumi project on this workspace's host, with a stack on which nothing is deployed; and what a preview of it costs.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

use crate::process::{children, name, resident};

/// How often memory is looked at.
const INTERVAL: Duration = Duration::from_millis(5);

/// A project in a folder of its own.
pub struct Project {
    engine: PathBuf,
    folder: tempfile::TempDir,
    environment: Vec<(&'static str, OsString)>,
}

/// The most memory that was resident at one time, in MiB.
#[derive(Clone, Copy, Default)]
pub struct Peak {
    /// The language host and all that it started.
    pub program: f64,
    /// The engine and all that it started, the former among it.
    pub tree: f64,
}

impl Project {
    /// Makes the project and its stack.
    pub fn new(engine: &Path, manifest: &str, environment: Vec<(&'static str, OsString)>) -> Result<Self> {
        let project = Self { engine: engine.to_owned(), folder: tempfile::tempdir()?, environment };
        fs::write(project.folder.path().join("Pulumi.yaml"), manifest)?;
        project.output(&["stack", "init"])?;
        Ok(project)
    }

    /// The same environment but for one variable.
    pub fn set(&mut self, variable: &'static str, value: impl Into<OsString>) {
        self.environment.retain(|(name, _)| *name != variable);
        self.environment.push((variable, value.into()));
    }

    /// What the engine prints; an error holds what it says.
    pub fn output(&self, arguments: &[&str]) -> Result<String> {
        let output = self.pulumi(arguments).stdout(Stdio::piped()).output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            let stderr = String::from_utf8_lossy(&output.stderr);
            bail!("`pulumi {}` failed:\n{text}{stderr}", arguments.join(" "));
        }
        Ok(text)
    }

    /// Previews, and tells how many seconds that took.
    pub fn seconds(&self) -> Result<f64> {
        let begun = Instant::now();
        let status = self.pulumi(&["preview"]).status()?;
        ensure!(status.success(), "the preview failed, although one before it did not");
        Ok(begun.elapsed().as_secs_f64())
    }

    /// Previews, and tells how much memory that took. A run of its own: watching costs time.
    pub fn peak(&self) -> Result<Peak> {
        let mut engine = self.pulumi(&["preview"]).spawn()?;
        let mut peak = Peak::default();
        let status = loop {
            if let Some(status) = engine.try_wait()? {
                break status;
            }
            let hosts =
                children(engine.id()).into_iter().filter(|id| name(*id).starts_with("pulumi-language"));
            peak = peak.or(Peak { program: hosts.map(family).sum(), tree: family(engine.id()) });
            std::thread::sleep(INTERVAL);
        };
        ensure!(status.success(), "the preview failed, although one before it did not");
        Ok(peak)
    }

    fn pulumi(&self, arguments: &[&str]) -> Command {
        let folder = self.folder.path();
        let mut command = Command::new(&self.engine);
        command
            .args(arguments)
            .args(["--stack", "bench", "--non-interactive", "--color", "never"])
            .current_dir(folder)
            .env("PULUMI_HOME", folder.join("home"))
            .env("PULUMI_BACKEND_URL", format!("file://{}", folder.display()))
            .env("PULUMI_CONFIG_PASSPHRASE", "")
            .env("PULUMI_SKIP_UPDATE_CHECK", "true")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::null());
        command
    }
}

impl Peak {
    /// The larger of each.
    pub fn or(self, other: Self) -> Self {
        Self { program: self.program.max(other.program), tree: self.tree.max(other.tree) }
    }
}

/// Resident memory of a process and all that descend from it.
fn family(id: u32) -> f64 {
    resident(id).unwrap_or(0.0) + children(id).into_iter().map(family).sum::<f64>()
}
