//! `template/` as a stranger uses it: a new project in an empty folder beside the checkout, tested, deployed and destroyed.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use anyhow::{Result, ensure};
use e2e::{processes, pulumi, run, workspace};

#[test]
fn a_new_project_is_tested_deployed_and_destroyed() -> Result<()> {
    let root = workspace();
    for binary in ["pulumi-language-rust", "pulumi-resource-aws"] {
        ensure!(
            root.join("target/release").join(binary).exists(),
            "target/release/{binary} is missing: run `cargo build --release` first (`cargo xtask test` does)"
        );
    }
    // In one place always, since cargo tells one crate from another by its path, too.
    let outside = Path::new(env!("CARGO_TARGET_TMPDIR")).join("template");
    if outside.exists() {
        fs::remove_dir_all(&outside)?;
    }
    let folder = outside.join("books");
    fs::create_dir_all(&folder)?;
    fs::create_dir(outside.join(".backend"))?;
    symlink(&root, outside.join("http-api-fargate"))?;
    let engine = |args: &[&str]| {
        let mut command = pulumi(&folder, &outside, args)?;
        with_our_build(&mut command, &root);
        run(&mut command)?.ok()
    };
    let done = from_new_to_destroy(&root, &folder, engine);
    if done.is_err() {
        // Nothing may be left running; the error that counts is the first one.
        drop(engine(&["destroy", "--yes"]));
    }
    done
}

fn from_new_to_destroy(root: &Path, folder: &Path, engine: impl Fn(&[&str]) -> Result<String>) -> Result<()> {
    // Without the download of dependencies, which needs the network: they are those of the checkout, at its versions.
    engine(&["new", "../http-api-fargate/template", "--yes", "--generate-only"])?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    cargo(folder, root, &["fmt", "--check"])?;
    let tested = cargo(folder, root, &["test"])?;
    ensure!(tested.contains("test result: ok. 2 passed"), "the template's tests did not run:\n{tested}");

    engine(&["stack", "init", "local"])?;
    engine(&["up", "--yes"])?;
    let bucket = engine(&["stack", "output", "bucket"])?;
    ensure!(bucket.starts_with("files-"), "not the name of the bucket: {bucket}");
    engine(&["up", "--yes", "--expect-no-changes"])?;
    let destroyed = engine(&["destroy", "--yes"])?;
    ensure!(destroyed.contains("4 deleted"), "not the stack and its three resources:\n{destroyed}");
    processes::none(folder)
}

fn cargo(folder: &Path, root: &Path, args: &[&str]) -> Result<String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(args).current_dir(folder);
    with_our_build(&mut command, root);
    run(&mut command)?.ok()
}

/// What cargo builds goes beside what this workspace has built, so that most of it is there already.
fn with_our_build(command: &mut Command, root: &Path) {
    command.env("CARGO_TARGET_DIR", root.join("target")).env("CARGO_NET_OFFLINE", "true");
    // Cargo says here which package is tested. Build scripts look at it, and what depends on them would be built again.
    for (name, _) in std::env::vars_os() {
        if ["CARGO_MANIFEST_", "CARGO_PKG_"].iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
            command.env_remove(name);
        }
    }
}
