//! Typed bindings from a Pulumi package's schema: the generator behind `crates/aws`, and for any other package.

mod emit;
mod kinds;
mod names;
mod package;
pub mod schema;

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail, ensure};

pub use package::Tokens;
use schema::Schema;

/// The bindings of `tokens`, by path under the folder of their root module, as rustfmt leaves them.
///
/// `root` is the path of that module in its crate: `crate`, or `crate::generated`.
pub fn generate(schema: &Schema, tokens: &Tokens, root: &str) -> Result<BTreeMap<PathBuf, String>> {
    let package = package::Package::new(schema, tokens, root)?;
    let files = emit::files(&package)?;
    files
        .into_iter()
        .map(|(path, text)| Ok((path.clone(), format(&text).with_context(|| path.display().to_string())?)))
        .collect()
}

/// Reads a schema.
pub fn read(path: &Path) -> Result<Schema> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not a Pulumi package schema", path.display()))
}

/// The text as rustfmt leaves it.
fn format(text: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--quiet", "--config", "max_width=110,use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run rustfmt (`rustup component add rustfmt`)")?;
    child.stdin.take().context("rustfmt without an input")?.write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt does not take it");
    Ok(String::from_utf8(output.stdout)?)
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
        let changed = fresh.iter().filter(|(path, text)| found.get(*path) != Some(text)).map(|(path, _)| path);
        let stale = found.keys().filter(|path| !fresh.contains_key(*path));
        let differing: Vec<String> = changed.chain(stale).map(|path| path.display().to_string()).collect();
        if !differing.is_empty() {
            let files = differing.join(", ");
            bail!("{folder} is not what the generator makes of {schema}: {files}; run `cargo xtask codegen`");
        }
    }
    Ok(())
}

/// Makes `folder` hold exactly `files`.
fn put(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<()> {
    for path in on_disk(folder)?.keys().filter(|path| !files.contains_key(*path)) {
        fs::remove_file(folder.join(path))?;
    }
    for (path, text) in files {
        let path = folder.join(path);
        if fs::read_to_string(&path).ok().as_ref() == Some(text) {
            continue;
        }
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
