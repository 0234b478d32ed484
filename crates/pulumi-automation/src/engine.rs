//! The engine: the program `pulumi`.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Error, Result, process};

/// A Pulumi engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    path: PathBuf,
}

impl Engine {
    /// The engine on the `PATH`.
    ///
    /// # Errors
    /// There is none.
    pub fn find() -> Result<Self> {
        let folders = env::var_os("PATH").unwrap_or_default();
        let mut candidates = env::split_paths(&folders).map(|folder| folder.join("pulumi"));
        candidates.find(|candidate| candidate.is_file()).map(Self::at).ok_or(Error::NoEngine)
    }

    /// The engine that is this file.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its version, such as `v3.259.0`; empty for one that was built without.
    ///
    /// # Errors
    /// It cannot be run.
    pub fn version(&self) -> Result<String> {
        let mut command = Command::new(&self.path);
        command.arg("version").env("PULUMI_SKIP_UPDATE_CHECK", "true");
        Ok(process::run(command, None, None)?.stdout.trim().to_owned())
    }
}
