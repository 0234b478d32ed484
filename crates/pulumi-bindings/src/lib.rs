//! Typed bindings from a Pulumi package's schema: the generator behind `crates/aws`, and for any other package.

mod cli;
mod emit;
mod kinds;
mod names;
mod package;
pub mod schema;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command},
    sync::atomic::{AtomicUsize, Ordering},
};

use anyhow::{Context as _, Result, bail, ensure};

pub use cli::{Options, cli};
pub use package::Tokens;
use schema::Schema;

/// The bindings of `tokens`, by path under the folder of their root module, as rustfmt leaves them.
///
/// `root` is the path of that module in its crate: `crate`, or `crate::generated`.
pub fn generate(schema: &Schema, tokens: &Tokens, root: &str) -> Result<BTreeMap<PathBuf, String>> {
    let package = package::Package::new(schema, tokens, root)?;
    format(&emit::files(&package)?)
}

/// Reads a schema.
pub fn read(path: &Path) -> Result<Schema> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not a Pulumi package schema", path.display()))
}

/// The files as rustfmt leaves them: it follows the modules from the root, in one run.
fn format(files: &BTreeMap<PathBuf, String>) -> Result<BTreeMap<PathBuf, String>> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("bindings-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let folder = env::temp_dir().join(name);
    let formatted = put(&folder, files).and_then(|()| {
        let output = Command::new("rustfmt")
            .args(["--edition", "2024", "--config", "max_width=110,use_small_heuristics=Max"])
            .arg(folder.join("mod.rs"))
            .output()
            .context("cannot run rustfmt (`rustup component add rustfmt`)")?;
        ensure!(output.status.success(), "rustfmt: {}", String::from_utf8_lossy(&output.stderr));
        on_disk(&folder)
    });
    // A leftover in the system's temporary folder is no failure.
    drop(fs::remove_dir_all(&folder));
    formatted
}

/// The schemas of this repository, and where their bindings are.
const OURS: [(&str, &str); 2] = [
    ("crates/aws/schema.json", "crates/aws/src/generated"),
    // Not for use: it has every feature that a schema can have, and a test of the bindings' behaviour.
    ("crates/aws/tests/every_feature/schema.json", "crates/aws/tests/every_feature/generated"),
];

fn ours(workspace: &Path, schema: &str) -> Result<BTreeMap<PathBuf, String>> {
    generate(&read(&workspace.join(schema))?, &Tokens::All, "crate::generated")
}

/// Writes the bindings of this repository anew.
pub fn write(workspace: &Path) -> Result<()> {
    OURS.iter().try_for_each(|(schema, folder)| put(&workspace.join(folder), &ours(workspace, schema)?))
}

/// Fails unless the bindings of this repository are what the generator makes of their schemas.
pub fn check(workspace: &Path) -> Result<()> {
    for (schema, folder) in OURS {
        let (fresh, found) = (ours(workspace, schema)?, on_disk(&workspace.join(folder))?);
        let changed =
            fresh.iter().filter(|(path, text)| found.get(*path) != Some(text)).map(|(path, _)| path);
        let stale = found.keys().filter(|path| !fresh.contains_key(*path));
        let differing: Vec<String> = changed.chain(stale).map(|path| path.display().to_string()).collect();
        if !differing.is_empty() {
            let files = differing.join(", ");
            bail!("{folder} is not what the generator makes of {schema}: {files}; run `cargo xtask codegen`");
        }
    }
    Ok(())
}

/// How each generated file begins.
const BANNER: &str = "// @generated from the schema of ";

/// Makes `folder` hold these generated files and no other; what was not generated is left alone.
fn put(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<()> {
    let found = on_disk(folder)?;
    if let Some((path, _)) =
        found.iter().find(|(path, text)| files.contains_key(*path) && !text.starts_with(BANNER))
    {
        bail!("{} is not of this generator: choose another folder", folder.join(path).display());
    }
    for (path, text) in &found {
        if text.starts_with(BANNER) && !files.contains_key(path) {
            fs::remove_file(folder.join(path))?;
        }
    }
    for (path, text) in files.iter().filter(|(path, text)| found.get(*path) != Some(text)) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// The Rust files under `folder`.
fn on_disk(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut files = BTreeMap::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(next) = pending.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.insert(path.strip_prefix(folder)?.to_owned(), fs::read_to_string(&path)?);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests;
