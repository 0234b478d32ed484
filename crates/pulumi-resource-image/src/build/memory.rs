//! A cache of earlier builds of a workspace, so that a build that would change nothing starts no process.
//!
//! Its files are in the target folder and may be deleted at any time: without one, the tools are started as
//! if for the first time.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use base::files;
use cargo_kit::{
    freshness::{self, BuildSpec, Started},
    layout,
};
use oci::Digest;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::build::{
    Invocation, Workspace,
    workspace::{Facts, target_dir},
};

/// A binary that cargo made.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Made {
    pub path: PathBuf,
    pub name: String,
    pub version: String,
}

/// The result of the last build of an invocation, if cargo would make the same again.
pub(super) fn recall(workspace: &Workspace, invocation: &Invocation) -> Option<Made> {
    let text = invocation.text();
    let made: Made = load(&made_path(workspace, &text))?;
    freshness::is_fresh(&made.path, spec(workspace.root(), &text)).then_some(made)
}

/// Keeps what a build made that began at `started`, and which workspace and toolchain made it.
pub(super) fn keep(workspace: &Workspace, invocation: &Invocation, made: &Made, started: Started) {
    let text = invocation.text();
    let kept = freshness::record(&made.path, spec(workspace.root(), &text), started)
        .and_then(|()| save(&made_path(workspace, &text), made));
    // A folder that cannot be written only costs the next build a start of cargo.
    drop(kept);
    keep_facts(&workspace.facts);
}

/// Keeps what was found out of a workspace, if anything was built there.
pub(super) fn keep_facts(facts: &Facts) {
    if target_dir(&facts.root).is_dir() {
        // The same holds here.
        drop(save(&facts_path(&facts.root, &facts.folder), facts));
    }
}

/// The facts of the workspace that `folder` is in, if the toolchain is the same as when they were found out.
pub(super) fn facts(folder: &Path) -> Option<Facts> {
    if freshness::always_build() {
        return None;
    }
    let facts: Facts = load(&facts_path(layout::workspace_root(folder), folder))?;
    (facts.folder == folder && facts.fingerprint == fingerprint(folder)).then_some(facts)
}

/// Fingerprint of the inputs of the facts of the workspace that `folder` is in.
pub(super) fn fingerprint(folder: &Path) -> u64 {
    spec(folder, "").fingerprint()
}

fn spec<'a>(directory: &'a Path, arguments: &'a str) -> BuildSpec<'a> {
    BuildSpec { directory, arguments }
}

fn facts_path(root: &Path, folder: &Path) -> PathBuf {
    target_dir(root).join("facts").join(file_name(folder.as_os_str().as_encoded_bytes()))
}

fn made_path(workspace: &Workspace, invocation: &str) -> PathBuf {
    target_dir(workspace.root()).join("made").join(file_name(invocation.as_bytes()))
}

fn file_name(of: &[u8]) -> String {
    format!("{}.json", Digest::of(of).hex())
}

fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

fn save(path: &Path, value: &impl Serialize) -> io::Result<()> {
    files::replace_cached(path, &serde_json::to_vec(value)?)
}
