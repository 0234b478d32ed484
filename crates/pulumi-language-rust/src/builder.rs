//! From a program's directory to a binary to start: given, fresh, or built by cargo.

use std::{
    io,
    path::{Path, PathBuf},
};

use cargo_kit::{
    freshness::{self, BuildSpec, Started},
    layout,
};
use serde::Deserialize;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, BufReader},
    process::Command,
};

use crate::{
    engine::Engine,
    manifest::{self, Manifest, ManifestError},
    options::Options,
    process::{Cancel, Chunk, Ended, Process, Sink},
};

/// Why there is no binary.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BuildError {
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    #[error("`runtime.options.binary` in Pulumi.yaml names {0}, and there is no such program")]
    NoSuchBinary(String),
    #[error("cargo is not on PATH, and the program has to be built: install Rust (https://rustup.rs)")]
    NoCargo,
    #[error("cannot run cargo: {0}")]
    Cargo(#[from] io::Error),
    #[error("cargo failed (exit code {0}); its messages are shown with this one")]
    Failed(i32),
    #[error("cargo was ended by signal {0} before it was done")]
    Killed(i32),
    #[error(
        "the package in {0} has no binary named `{1}`: a Pulumi program needs a src/main.rs, or `default-run` in Cargo.toml"
    )]
    NoBinary(PathBuf, String),
    #[error("the build was cancelled")]
    Cancelled,
}

/// A build under way: where its output goes and what ends it.
pub(crate) struct Builder<'a> {
    pub sink: &'a Sink,
    pub cancel: &'a Cancel,
    /// Shows what cargo is doing instead of keeping it in the output; compiler messages always go to the
    /// output.
    pub status: Option<&'a Engine>,
}

impl Builder<'_> {
    /// The binary of the program in `directory`, built if need be.
    pub async fn binary(&self, directory: &Path, options: &Options) -> Result<PathBuf, BuildError> {
        if let Some(binary) = &options.binary {
            return find(binary, directory).ok_or_else(|| BuildError::NoSuchBinary(binary.clone()));
        }
        let manifest = Manifest::read(directory)?;
        let name = manifest.main_binary();
        let expected = layout::output_directory(directory, &options.profile).join(name);
        let spec = BuildSpec { directory, arguments: &format!("{} {name}", options.profile) };
        if freshness::is_fresh(&expected, spec) {
            return Ok(expected);
        }
        let started = Started::now();
        let built = self.cargo_build(directory, name, &options.profile).await?;
        let binary = built
            .into_iter()
            .find(|binary| binary.file_stem().is_some_and(|stem| stem == name))
            .ok_or_else(|| BuildError::NoBinary(directory.to_owned(), name.to_owned()))?;
        if binary.canonicalize()? == expected.canonicalize().unwrap_or_default() {
            // Without the record, the next run merely starts cargo again.
            drop(freshness::record(&expected, spec, started));
        }
        Ok(binary)
    }

    /// Downloads the program's dependencies, those of this platform.
    pub async fn fetch(&self, directory: &Path) -> Result<(), BuildError> {
        Manifest::read(directory)?;
        let target = std::env::var("CARGO_BUILD_TARGET").unwrap_or_else(|_| "host-tuple".to_owned());
        // Dependencies that are locked and downloaded need neither network nor a message.
        let quiet = Builder { sink: &Sink::nowhere(), cancel: self.cancel, status: None };
        match quiet.cargo(directory, &["fetch", "--frozen", "--target", &target]).await {
            Err(BuildError::Failed(_)) => {
                self.cargo(directory, &["fetch", "--target", &target]).await.map(drop)
            }
            other => other.map(drop),
        }
    }

    /// Builds binary `name` of the package in `directory`, and returns what has been made for that package.
    async fn cargo_build(
        &self,
        directory: &Path,
        name: &str,
        profile: &str,
    ) -> Result<Vec<PathBuf>, BuildError> {
        // Compiler messages are rendered by cargo; stdout then only says what was made.
        let arguments =
            ["build", "--message-format=json-render-diagnostics", "--profile", profile, "--bin", name];
        let lines = self.cargo(manifest::build_directory(directory), &arguments).await?;
        let manifest = directory.join("Cargo.toml");
        Ok(lines.iter().filter_map(|line| made_binary(line, &manifest)).collect())
    }

    /// Runs cargo and returns what it printed on stdout.
    async fn cargo(&self, directory: &Path, arguments: &[&str]) -> Result<Vec<String>, BuildError> {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(directory);
        for name in cargo_kit::outer_package() {
            command.env_remove(name);
        }
        let mut process = Process::spawn(&mut command).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => BuildError::NoCargo,
            _ => BuildError::Cargo(error),
        })?;
        let pipes = process.pipes();
        let mut made = Vec::new();
        let output = async {
            let Some((stdout, stderr)) = pipes else { return Ok(()) };
            tokio::try_join!(collect(stdout, &mut made), self.pass_on(stderr)).map(drop)
        };
        match process.wait(output, self.cancel).await? {
            Ended::Exited(0) => Ok(made),
            Ended::Exited(code) => Err(BuildError::Failed(code)),
            Ended::Signalled(signal) => Err(BuildError::Killed(signal)),
            Ended::Cancelled => Err(BuildError::Cancelled),
        }
    }

    async fn pass_on(&self, stderr: impl AsyncRead + Unpin) -> io::Result<()> {
        let mut reader = BufReader::new(stderr);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).await? > 0 {
            let text = String::from_utf8_lossy(&line);
            match self.status.zip(cargo_kit::progress(&text)) {
                Some((engine, progress)) => engine.status(progress).await,
                None => self.sink.write(Chunk::Stderr(line.clone())).await?,
            }
            line.clear();
        }
        Ok(())
    }
}

/// The binary that one of cargo's messages says was made (or was there already) for the package of
/// `manifest`.
fn made_binary(line: &str, manifest: &Path) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        reason: String,
        manifest_path: Option<PathBuf>,
        executable: Option<PathBuf>,
    }
    let message: Message = serde_json::from_str(line).ok()?;
    let same =
        message.manifest_path.and_then(|path| path.canonicalize().ok()) == manifest.canonicalize().ok();
    message.executable.filter(|_| same && message.reason == "compiler-artifact")
}

async fn collect(stdout: impl AsyncRead + Unpin, lines: &mut Vec<String>) -> io::Result<()> {
    let mut reader = BufReader::new(stdout).lines();
    while let Some(line) = reader.next_line().await? {
        // Artifacts of dependencies are of no interest, and there are hundreds.
        if line.contains("\"executable\":\"") {
            lines.push(line);
        }
    }
    Ok(())
}

/// As a shell would: a path is taken from `directory`, a plain name is looked for on PATH.
pub(crate) fn find(binary: &str, directory: &Path) -> Option<PathBuf> {
    if binary.contains('/') {
        return Some(directory.join(binary)).filter(|path| path.is_file());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(binary)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_binaries_of_the_package_itself_are_taken() {
        let directory = tempfile::tempdir().unwrap();
        let manifest = directory.path().join("Cargo.toml");
        std::fs::write(&manifest, "").unwrap();
        let message = |manifest: &str, executable: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","manifest_path":"{manifest}","executable":{executable}}}"#
            )
        };
        let path = manifest.display().to_string();
        assert_eq!(made_binary(&message(&path, "\"/t/program\""), &manifest), Some("/t/program".into()));
        assert_eq!(made_binary(&message(&path, "null"), &manifest), None);
        assert_eq!(made_binary(&message("/elsewhere/Cargo.toml", "\"/t/other\""), &manifest), None);
        assert_eq!(made_binary("Compiling", &manifest), None);
    }

    #[test]
    fn a_path_is_relative_to_the_program_and_a_name_is_on_path() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("tool"), "").unwrap();
        assert_eq!(find("./tool", directory.path()), Some(directory.path().join("./tool")));
        assert_eq!(find("./other", directory.path()), None);
        assert!(find("sh", directory.path()).is_some_and(|path| path.is_absolute()));
        assert_eq!(find("no-such-program-anywhere", directory.path()), None);
    }
}
