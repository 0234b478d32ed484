//! Builds a cargo package into one static binary, the same from the same source wherever it lies.
//!
//! Layout: [`workspace`] finds the workspace and its toolchain, [`flags`] says how rustc is called, [`elf`]
//! checks the result, `memory` knows what the last build made, so that cargo is started only when something
//! changed.

pub mod elf;
pub mod flags;
mod memory;
pub mod workspace;

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use cargo_kit::freshness::Started;
use serde::Deserialize;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};

pub use self::workspace::Workspace;
use crate::{
    Platform,
    build::{elf::BinaryError, memory::Made},
};

/// A package to build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    pub name: String,
    /// Name of the binary, if the package has several.
    pub binary: Option<String>,
    /// Cargo features beside the default ones.
    pub features: Vec<String>,
    /// A cargo profile of the workspace; `None` for the one of this crate, made for small binaries.
    pub profile: Option<String>,
    /// The platform that the binary runs on.
    pub platform: Platform,
}

/// A binary that was built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    pub name: String,
    pub version: String,
}

/// Why a package could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A tool is missing or cannot run.
    #[error(
        "cannot run `{tool}`, which building an image needs: {error}. Is Rust installed, and its bin folder on PATH?"
    )]
    Tool { tool: &'static str, error: std::io::Error },
    /// There is no cargo workspace where one was said to be.
    #[error("{path} is not in a cargo workspace: {message}")]
    NoWorkspace { path: PathBuf, message: String },
    /// The standard library for the platform is not installed.
    #[error(
        "building for {platform} on {host} needs Rust's target {triple}: run `rustup target add {triple}`"
    )]
    NoTarget {
        platform: Platform,
        /// This machine's triple.
        host: String,
        /// The triple that is missing.
        triple: String,
    },
    /// Cargo failed; this is what it said.
    #[error("cargo could not build package `{package}`:\n{message}")]
    Cargo {
        package: String,
        /// Cargo's words, without the progress lines.
        message: String,
    },
    /// The package builds no binary, or several.
    #[error("package `{package}` has {found}; name one with `binary`")]
    Ambiguous { package: String, found: String },
    /// The binary cannot go into an image.
    #[error("{path} cannot go into an image: {error}")]
    Binary { path: PathBuf, error: BinaryError },
    /// A file cannot be read.
    #[error("cannot read {path}: {error}")]
    Read { path: PathBuf, error: std::io::Error },
}

/// Builds a package, unless the binary of the last build still is what cargo would make. `progress` is told
/// each of cargo's progress lines as it comes.
///
/// Builds of one workspace take turns: cargo would lock them out of one another anyway, and complain about
/// it. Dropping the future ends cargo.
///
/// # Errors
/// See [`BuildError`].
pub async fn build(
    workspace: &Workspace,
    package: &Package,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<Built, BuildError> {
    let invocation = Invocation::new(workspace, package)?;
    if let Some(made) = memory::recall(workspace, &invocation) {
        return read(made, package.platform).await;
    }
    let _turn = workspace.turn(|| progress("waiting for another build of this workspace")).await;
    let started = Started::now();
    let (artifacts, messages, success) = run(invocation.command(workspace), progress).await?;
    if !success {
        return Err(BuildError::Cargo { package: package.name.clone(), message: messages });
    }
    let artifact = choose(artifacts, package)?;
    let path = PathBuf::from(artifact.executable.unwrap_or_default());
    let made = Made { path, name: artifact.target.name, version: version(&artifact.package_id) };
    memory::keep(workspace, &invocation, &made, started);
    read(made, package.platform).await
}

async fn read(made: Made, platform: Platform) -> Result<Built, BuildError> {
    let Made { path, name, version } = made;
    let bytes = match tokio::fs::read(&path).await {
        Ok(bytes) => bytes,
        Err(error) => return Err(BuildError::Read { path, error }),
    };
    match elf::verify(&bytes, platform) {
        Ok(()) => Ok(Built { path, bytes, name, version }),
        Err(error) => Err(BuildError::Binary { path, error }),
    }
}

/// The command line and environment of cargo for a package.
#[derive(Debug)]
pub struct Invocation {
    arguments: Vec<String>,
    flags: String,
}

impl Invocation {
    /// The one for a package.
    ///
    /// # Errors
    /// No target is installed for its platform.
    pub fn new(workspace: &Workspace, package: &Package) -> Result<Self, BuildError> {
        let target = flags::target(package.platform, workspace)?;
        let target_dir = text(&workspace.target_dir());
        let mut arguments: Vec<_> =
            ["build", "--package", &package.name, "--target", &target.triple, "--target-dir", &target_dir]
                .map(str::to_owned)
                .into();
        arguments
            .extend(["--message-format", "json-render-diagnostics", "--color", "never"].map(str::to_owned));
        match &package.binary {
            Some(binary) => arguments.extend(["--bin".to_owned(), binary.clone()]),
            None => arguments.push("--bins".to_owned()),
        }
        if !package.features.is_empty() {
            arguments.extend(["--features".to_owned(), package.features.join(",")]);
        }
        arguments.extend(flags::profile(package.profile.as_deref()));
        Ok(Self { arguments, flags: flags::encoded(&target, workspace) })
    }

    /// Cargo, ready to run.
    pub fn command(&self, workspace: &Workspace) -> tokio::process::Command {
        let mut command = tokio::process::Command::new("cargo");
        command
            .args(&self.arguments)
            .current_dir(workspace.root())
            .env("CARGO_ENCODED_RUSTFLAGS", &self.flags);
        for name in cargo_kit::outer_package() {
            command.env_remove(name);
        }
        command
    }

    /// All that cargo is told, as one text.
    fn text(&self) -> String {
        format!("{}\n{}", self.arguments.join("\n"), self.flags)
    }
}

/// A line of cargo's JSON messages, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Artifact {
    reason: String,
    #[serde(default)]
    package_id: String,
    #[serde(default)]
    target: Target,
    #[serde(default)]
    executable: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Target {
    name: String,
}

async fn run(
    mut command: tokio::process::Command,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<(Vec<Artifact>, String, bool), BuildError> {
    let tool = |error| BuildError::Tool { tool: "cargo", error };
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().map_err(tool)?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let artifacts = async {
        let mut artifacts = Vec::new();
        each_line(stdout, |line| {
            if let Ok(artifact) = serde_json::from_str::<Artifact>(line)
                && artifact.reason == "compiler-artifact"
                && artifact.executable.is_some()
            {
                artifacts.push(artifact);
            }
        })
        .await;
        artifacts
    };
    let messages = async {
        let mut messages = Vec::new();
        each_line(stderr, |line| match cargo_kit::progress(line) {
            Some(text) => progress(text),
            None => messages.push(line.to_owned()),
        })
        .await;
        messages
    };
    let (artifacts, messages, status) = tokio::join!(artifacts, messages, child.wait());
    Ok((artifacts, excerpt(&messages), status.map_err(tool)?.success()))
}

async fn each_line(stream: Option<impl AsyncRead + Unpin>, mut line: impl FnMut(&str)) {
    let Some(stream) = stream else { return };
    let (mut reader, mut buffer) = (BufReader::new(stream), Vec::new());
    while reader.read_until(b'\n', &mut buffer).await.is_ok_and(|count| count > 0) {
        line(String::from_utf8_lossy(&buffer).trim_end());
        buffer.clear();
    }
}

/// The engine shows one message: its beginning holds the first error, its end the summary.
fn excerpt(lines: &[String]) -> String {
    const HALF: usize = 100;
    if lines.len() <= 2 * HALF {
        return lines.join("\n");
    }
    let left_out = lines.len() - 2 * HALF;
    format!(
        "{}\n… {left_out} lines left out …\n{}",
        lines[..HALF].join("\n"),
        lines[lines.len() - HALF..].join("\n")
    )
}

fn choose(mut artifacts: Vec<Artifact>, package: &Package) -> Result<Artifact, BuildError> {
    let ambiguous = |found| Err(BuildError::Ambiguous { package: package.name.clone(), found });
    match artifacts.len() {
        0 => ambiguous("no binary".to_owned()),
        1 => Ok(artifacts.remove(0)),
        _ => {
            let names: Vec<_> =
                artifacts.iter().map(|artifact| format!("`{}`", artifact.target.name)).collect();
            ambiguous(format!("the binaries {}", names.join(", ")))
        }
    }
}

/// A package id is `path+file:///…/dir#1.2.3`, or `…#name@1.2.3` where the folder has another name.
fn version(package_id: &str) -> String {
    let fragment = package_id.rsplit_once('#').map_or("", |(_, fragment)| fragment);
    fragment.rsplit_once('@').map_or(fragment, |(_, version)| version).to_owned()
}

/// A path for a flag: rustc compares prefixes as text.
fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_come_from_package_ids() {
        assert_eq!(version("path+file:///a/book-service#0.1.0"), "0.1.0");
        assert_eq!(version("path+file:///a/services/book#book-service@1.2.3"), "1.2.3");
    }

    #[test]
    fn long_output_keeps_both_ends() {
        let lines: Vec<_> = (0..500).map(|n| n.to_string()).collect();
        let text = excerpt(&lines);
        assert!(
            text.starts_with("0\n") && text.ends_with("\n499") && text.contains("… 300 lines left out …")
        );
    }
}
