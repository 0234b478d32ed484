//! A cargo workspace and the toolchain that builds it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio::{
    process::Command,
    sync::{Mutex, MutexGuard},
};

use crate::build::{BuildError, memory};

/// A cargo workspace and the toolchain that builds it.
#[derive(Debug)]
pub struct Workspace {
    pub(super) facts: Facts,
    library: PathBuf,
    cargo_home: Option<PathBuf>,
    turn: Mutex<()>,
}

/// Facts that only cargo and rustc know.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Facts {
    /// The folder that they were asked about.
    pub folder: PathBuf,
    /// Fingerprint of the inputs of their answers.
    pub fingerprint: u64,
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    host: String,
    commit: String,
    sysroot: PathBuf,
}

impl Workspace {
    /// The workspace that a folder is in, with the toolchain that is chosen for it.
    ///
    /// # Errors
    /// The folder is in no workspace, or there is no Rust.
    pub async fn open(folder: &Path) -> Result<Self, BuildError> {
        let no_workspace = |message: String| BuildError::NoWorkspace { path: folder.to_owned(), message };
        let folder =
            tokio::fs::canonicalize(folder).await.map_err(|error| no_workspace(error.to_string()))?;
        if let Some(facts) = memory::facts(&folder) {
            return Ok(Self::with(facts));
        }
        let fingerprint = memory::fingerprint(&folder);
        let (manifest, version, sysroot) = tokio::join!(
            ask("cargo", &["locate-project", "--workspace", "--message-format", "plain"], &folder),
            ask("rustc", &["--version", "--verbose"], &folder),
            ask("rustc", &["--print", "sysroot"], &folder),
        );
        let manifest = PathBuf::from(manifest?.map_err(no_workspace)?);
        let root = manifest.parent().unwrap_or(&folder).to_owned();
        let version = version?.unwrap_or_default();
        let fact = |name: &str| {
            let value = version.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            value.unwrap_or_default().to_owned()
        };
        let sysroot = PathBuf::from(sysroot?.unwrap_or_default());
        let (host, commit) = (fact("host"), fact("commit-hash"));
        let facts = Facts { folder, fingerprint, root, host, commit, sysroot };
        memory::keep_facts(&facts);
        Ok(Self::with(facts))
    }

    fn with(facts: Facts) -> Self {
        Self {
            // Where the `rust-src` component is installed, rustc shows the standard library's paths there in
            // place of its own.
            library: facts.sysroot.join("lib/rustlib/src/rust"),
            facts,
            cargo_home: cargo_home(),
            turn: Mutex::default(),
        }
    }

    /// The folder of the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.facts.root
    }

    /// The folder that images are built in: apart from the user's own builds, whose flags differ, so that
    /// neither undoes the other's work.
    pub fn target_dir(&self) -> PathBuf {
        target_dir(&self.facts.root)
    }

    /// The triple of this machine.
    pub(super) fn host(&self) -> &str {
        &self.facts.host
    }

    /// True if the standard library of the target is installed.
    pub(super) fn has_target(&self, triple: &str) -> bool {
        self.facts.sysroot.join("lib/rustlib").join(triple).join("lib").is_dir()
    }

    /// Folders of this machine and what a binary says in their place; the most specific last, because rustc
    /// takes the last match.
    pub(super) fn remapped(&self) -> Vec<(&Path, String)> {
        let mut paths = vec![
            (self.library.as_path(), format!("/rustc/{}", self.facts.commit)),
            (self.facts.root.as_path(), "/workspace".to_owned()),
        ];
        paths.extend(self.cargo_home.as_deref().map(|home| (home, "/cargo".to_owned())));
        paths.sort_by_key(|(path, _)| path.components().count());
        paths
    }

    /// Waits until no other build of this workspace runs.
    pub(super) async fn turn(&self, waiting: impl FnOnce()) -> MutexGuard<'_, ()> {
        match self.turn.try_lock() {
            Ok(turn) => turn,
            Err(_) => {
                waiting();
                self.turn.lock().await
            }
        }
    }
}

/// The folder that images of the workspace at `root` are built in.
pub(super) fn target_dir(root: &Path) -> PathBuf {
    root.join("target/image")
}

fn cargo_home() -> Option<PathBuf> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(home)
        .and_then(|path| std::path::absolute(path).ok())
}

/// The standard output of a tool, or what it said on standard error.
async fn ask(
    tool: &'static str,
    arguments: &[&str],
    folder: &Path,
) -> Result<Result<String, String>, BuildError> {
    let output = Command::new(tool).args(arguments).current_dir(folder).kill_on_drop(true).output().await;
    let output = output.map_err(|error| BuildError::Tool { tool, error })?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    Ok(if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) })
}
