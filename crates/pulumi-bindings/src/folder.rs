//! Generated files on disk.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::error::{Error, Result, file};

/// Rust files by path under their folder.
pub type Files = BTreeMap<PathBuf, String>;

/// The first words of every generated file.
pub(crate) const BANNER: &str = "// @generated from the schema of ";

/// Makes `folder` hold these generated files and no other generated ones; files written by hand are left
/// alone.
///
/// # Errors
/// A file that was not generated is in the way, or the folder cannot be written.
pub fn write(folder: &Path, files: &Files) -> Result<()> {
    let found = read(folder)?;
    if let Some((path, _)) =
        found.iter().find(|(path, text)| files.contains_key(*path) && !text.starts_with(BANNER))
    {
        return Err(Error::Foreign(folder.join(path)));
    }
    for (path, text) in &found {
        if text.starts_with(BANNER) && !files.contains_key(path) {
            let path = folder.join(path);
            fs::remove_file(&path).map_err(file("remove", path))?;
        }
    }
    for (path, text) in files.iter().filter(|(path, text)| found.get(*path) != Some(text)) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(file("make", parent))?;
        }
        fs::write(&path, text).map_err(file("write", path))?;
    }
    Ok(())
}

/// The Rust files under `folder`.
///
/// # Errors
/// One of them cannot be read.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut pending = vec![PathBuf::new()];
    while let Some(next) = pending.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&next)) else { continue };
        for entry in entries {
            let entry = entry.map_err(file("read", folder.join(&next)))?;
            let (path, name) = (entry.path(), next.join(entry.file_name()));
            if path.is_dir() {
                pending.push(name);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.insert(name, fs::read_to_string(&path).map_err(file("read", path))?);
            }
        }
    }
    Ok(files)
}

/// The files as rustfmt leaves them. It follows the `mod` lines from the root, so that one run is enough.
pub(crate) fn format(files: &Files) -> Result<Files> {
    let folder = tempfile::tempdir().map_err(file("make", "a temporary folder"))?;
    write(folder.path(), files)?;
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=110,use_small_heuristics=Max"])
        .arg(folder.path().join("mod.rs"))
        .output()
        .map_err(Error::NoRustfmt)?;
    if !output.status.success() {
        return Err(Error::Rustfmt(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    read(folder.path())
}
