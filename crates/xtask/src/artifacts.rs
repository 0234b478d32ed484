//! Release binaries where Pulumi.yaml names them, in target/release, wherever cargo is told to make them.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::{
    commands::{cargo, say},
    workspace,
};

/// `cargo xtask build`.
pub fn command() -> Result<()> {
    say("Building the workspace (cargo build --release)");
    release(&[])
}

/// `cargo build --release` with more arguments. `CARGO_TARGET_DIR`, `build.target-dir` and `build.target`
/// send binaries elsewhere; then target/release gets a link to each.
pub fn release(arguments: &[&str]) -> Result<()> {
    build(cargo(["build", "--release"]).args(arguments), &workspace::root().join("target/release"))
}

fn build(cargo: &mut Command, folder: &Path) -> Result<()> {
    binaries(cargo)?.iter().try_for_each(|binary| link(binary, folder))
}

/// A binary for tests, made with the whole workspace and its tests: by itself, its dependencies would be built
/// once more, with only the features that it asks for.
pub fn for_tests(name: &str) -> Result<PathBuf> {
    let made = binaries(&mut cargo(["build", "--workspace", "--bins", "--tests"]))?;
    let of_name = made.into_iter().find(|binary| binary.file_name().is_some_and(|own| own == name));
    of_name.with_context(|| format!("the workspace has no binary {name}"))
}

/// Runs a build, and says where the binaries are that it made, or that were there already.
pub fn binaries(cargo: &mut Command) -> Result<Vec<PathBuf>> {
    let cargo = cargo.arg("--message-format=json-render-diagnostics").stdout(Stdio::piped());
    let mut running = cargo.spawn().context("cannot run cargo")?;
    let stdout = running.stdout.take().context("cargo's stdout is a pipe")?;
    let lines: Result<Vec<_>, _> = BufReader::new(stdout).lines().collect();
    let status = running.wait()?;
    ensure!(status.success(), "`cargo build` failed ({status})");
    Ok(lines?.iter().filter_map(|line| binary(line)).collect())
}

/// The binary that one of cargo's messages is about.
fn binary(line: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let is_binary = message["target"]["kind"].as_array()?.iter().any(|kind| kind == "bin");
    message["executable"].as_str().filter(|_| is_binary).map(PathBuf::from)
}

/// Links `binary` into `folder`, unless it is there.
fn link(binary: &Path, folder: &Path) -> Result<()> {
    let name = binary.file_name().context("cargo made a binary without a name")?;
    let place = folder.join(name);
    if place.canonicalize().is_ok_and(|there| binary.canonicalize().is_ok_and(|made| made == there)) {
        return Ok(());
    }
    // Beside it and renamed: a running engine finds the old binary or the new one.
    let unfinished = folder.join(format!(".{}.{}", name.display(), std::process::id()));
    fs::create_dir_all(folder)
        .and_then(|()| symlink(binary, &unfinished))
        .and_then(|()| fs::rename(&unfinished, &place))
        .with_context(|| format!("cannot link {} to {}", place.display(), binary.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Builds a small workspace with one of cargo's settings, and runs the binary in its target/release.
    fn build_with(arguments: &[&str], variables: &[(&str, &str)]) {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("Cargo.toml", "[package]\nname = 'tiny'\nedition = '2024'\n");
        write("examples/other.rs", "fn main() {}");
        let folder = root.path().join("target/release");
        for word in ["one", "two"] {
            write("src/main.rs", &format!("fn main() {{ print!(\"{word}\"); }}"));
            let mut cargo = Command::new(env!("CARGO"));
            cargo
                .args(["build", "--release", "--quiet", "--offline", "--bins", "--examples"])
                .args(arguments);
            cargo.current_dir(root.path()).env_remove("CARGO_TARGET_DIR").envs(variables.iter().copied());
            build(&mut cargo, &folder).unwrap();
            let ran = Command::new(folder.join("tiny")).output().unwrap();
            assert_eq!(String::from_utf8(ran.stdout).unwrap(), word, "{arguments:?} {variables:?}");
            assert!(!folder.join("other").exists(), "an example is no plugin");
        }
    }

    #[test]
    fn binaries_are_in_target_release_wherever_cargo_makes_them() {
        build_with(&[], &[]);
        build_with(&[], &[("CARGO_TARGET_DIR", "elsewhere")]);
        build_with(&["--config", "build.target-dir='elsewhere'"], &[]);
        build_with(&["--config", "build.target='host-tuple'"], &[]);
    }

    #[test]
    fn a_build_that_fails_is_an_error() {
        let error = build(Command::new(env!("CARGO")).args(["build", "--no-such-option"]), Path::new("x"));
        assert!(error.unwrap_err().to_string().contains("failed (exit status: 1)"));
    }
}
