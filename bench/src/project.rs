//! A private Pulumi project on this workspace's host, with a stack on which nothing is deployed.

use std::{
    ffi::OsString,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Result;
use pulumi_automation::{Engine, Workspace};

const STACK: &str = "bench";

/// A project in a folder of its own.
pub struct Project {
    workspace: Workspace,
    _folder: tempfile::TempDir,
}

impl Project {
    /// Makes the project and its stack.
    pub fn new(engine: &Path, manifest: &str, environment: Vec<(&'static str, OsString)>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("Pulumi.yaml"), manifest)?;
        let workspace = Workspace::with_engine(Engine::at(engine), folder.path())
            .home(folder.path().join("home"))
            .file_backend(folder.path())
            .passphrase("");
        let workspace =
            environment.into_iter().fold(workspace, |workspace, (name, value)| workspace.env(name, value));
        workspace.create(STACK)?;
        Ok(Self { workspace, _folder: folder })
    }

    /// Sets a variable of the engine's environment.
    pub fn set(&mut self, variable: &'static str, value: impl Into<OsString>) {
        self.workspace = self.workspace.clone().env(variable, value);
    }

    /// What the engine prints; an error holds what it says.
    pub fn output(&self, arguments: &[&str]) -> Result<String> {
        Ok(self.workspace.run(&[arguments, &["--stack", STACK]].concat())?.stdout)
    }

    /// A preview, to be run and measured.
    pub fn preview(&self) -> Command {
        let mut preview = self.workspace.command(&["preview", "--stack", STACK]);
        preview.stdout(Stdio::null());
        preview
    }
}
