//! The rivals: their programs in `rivals/`, with what they need installed below `target/rivals/`, and how
//! each is run.
//!
//! Pulumi's own language hosts come with its installer, not with the packages of its SDKs, so this
//! workspace's host runs all of them, by its option `binary`: it looks for no plugins and checks no
//! installation, which is in the rivals' favour.

use std::{
    ffi::OsStr,
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};

use crate::process::release;

/// Changes of these need another installation.
const MANIFESTS: [&str; 2] = ["package.json", "requirements.txt"];

/// A program to measure.
pub struct Rival {
    pub label: String,
    /// What the host runs, or why it cannot be run here.
    pub binary: Result<PathBuf>,
    /// Whether it is measured at 16 times the graph.
    pub many: bool,
}

/// All of them; what they need is downloaded once.
pub fn all() -> Vec<Rival> {
    let rival = |label: &str, binary| Rival { label: label.to_owned(), binary, many: true };
    vec![
        rival("Rust, generic resources", release("bench-graph")),
        rival("Go, prebuilt, generic resources", go(false)),
        Rival { many: false, ..rival("Go, built by each run, generic resources", go(true)) },
        rival("TypeScript, @pulumi/aws", typescript("typed.ts")),
        rival("TypeScript, generic resources", typescript("generic.ts")),
        rival("Python, pulumi_aws", python("typed.py")),
        rival("Python, generic resources", python("generic.py")),
    ]
}

/// Pulumi's Go host builds into a temporary file, which go has to link anew each time.
fn go(each_time: bool) -> Result<PathBuf> {
    let folder = prepared("go")?;
    let binary = folder.join("rival");
    crate::say("Building the Go program; the first time takes minutes.");
    run("go", ["build", "-o", "rival", "."], &folder)?;
    if !each_time {
        return Ok(binary);
    }
    let source = folder.display();
    script(
        &folder.join("build-and-run"),
        &format!(
            "built=$(mktemp) && trap 'rm -f \"$built\"' EXIT && go build -C {source} -o \"$built\" . && \"$built\""
        ),
    )
}

/// As Pulumi's Node.js host does: the SDK's `run`, which compiles TypeScript by ts-node.
fn typescript(program: &str) -> Result<PathBuf> {
    let folder = prepared("typescript")?;
    let done = folder.join("node_modules/.installed");
    if !done.is_file() {
        crate::say("Installing the packages of the TypeScript program, once.");
        run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], &folder)?;
        fs::write(&done, "")?;
    }
    let here = folder.display();
    script(
        &folder.join(program).with_extension("run"),
        &format!(
            "export PULUMI_NODEJS_TYPESCRIPT=true\n\
             exec node {here}/node_modules/@pulumi/pulumi/cmd/run --monitor \"$PULUMI_MONITOR\" --engine \"$PULUMI_ENGINE\" \
             --project \"$PULUMI_PROJECT\" --stack \"$PULUMI_STACK\" --organization \"$PULUMI_ORGANIZATION\" \
             --root-directory \"$PULUMI_ROOT_DIRECTORY\" --pwd {here} --dry-run --parallel \"$PULUMI_PARALLEL\" ./{program}"
        ),
    )
}

/// As Pulumi's Python host does: its `pulumi-language-python-exec`, which the Go module of the SDK holds.
fn python(program: &str) -> Result<PathBuf> {
    let folder = prepared("python")?;
    let done = folder.join("venv/.installed");
    if !done.is_file() {
        crate::say("Installing the packages of the Python program, once.");
        run("python3", ["-m", "venv", "--clear", "venv"], &folder)?;
        run(
            folder.join("venv/bin/pip"),
            ["install", "--quiet", "--requirement", "requirements.txt"],
            &folder,
        )?;
        fs::write(&done, "")?;
    }
    let module = prepared("go")?;
    let sdk = run("go", ["list", "-m", "-f", "{{.Dir}}", "github.com/pulumi/pulumi/sdk/v3"], &module)?;
    let start = format!("{}/python/cmd/pulumi-language-python-exec", sdk.trim());
    let here = folder.display();
    script(
        &folder.join(program).with_extension("run"),
        &format!(
            "export PYTHONPATH={here}\n\
             exec {here}/venv/bin/python -u {start} --monitor \"$PULUMI_MONITOR\" --engine \"$PULUMI_ENGINE\" \
             --project \"$PULUMI_PROJECT\" --stack \"$PULUMI_STACK\" --organization \"$PULUMI_ORGANIZATION\" \
             --root_directory \"$PULUMI_ROOT_DIRECTORY\" --pwd {here} --dry_run true --parallel \"$PULUMI_PARALLEL\" {here}/{program}"
        ),
    )
}

/// A copy of the programs in one language, where its tools may write.
fn prepared(language: &str) -> Result<PathBuf> {
    let source = crate::root().join("bench/rivals").join(language);
    let folder = crate::root().join("target/rivals").join(language);
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(&source).with_context(|| format!("cannot read {}", source.display()))? {
        let entry = entry?;
        let (name, text) = (entry.file_name(), fs::read(entry.path())?);
        let copy = folder.join(&name);
        if fs::read(&copy).ok().as_ref() == Some(&text) {
            continue;
        }
        if MANIFESTS.iter().any(|manifest| name == OsStr::new(manifest)) {
            for stale in ["node_modules/.installed", "venv/.installed"] {
                // None before the first installation.
                let _ = fs::remove_file(folder.join(stale));
            }
        }
        fs::write(&copy, text)?;
    }
    Ok(folder)
}

/// What a tool prints.
fn run<const N: usize>(program: impl AsRef<Path>, arguments: [&str; N], folder: &Path) -> Result<String> {
    let program = program.as_ref();
    let name = program.display();
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .with_context(|| format!("cannot run {name}"))?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    let last = stderr.trim().lines().last().unwrap_or_default();
    ensure!(output.status.success(), "`{name} {}` failed: {last}", arguments.join(" "));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A shell script, for the host to run as a binary.
fn script(path: &Path, text: &str) -> Result<PathBuf> {
    fs::write(path, format!("#!/bin/sh\n{text}\n"))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    Ok(path.to_owned())
}
