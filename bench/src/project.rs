//! A private Pulumi project on this workspace's host, with a stack on which nothing is deployed.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Result, bail};

/// A project in a folder of its own.
pub struct Project {
    engine: PathBuf,
    folder: tempfile::TempDir,
    environment: Vec<(&'static str, OsString)>,
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

    /// A preview, to be run and measured.
    pub fn preview(&self) -> Command {
        self.pulumi(&["preview"])
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
