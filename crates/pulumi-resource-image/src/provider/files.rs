//! The files that go into an image beside the binary.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::image::Entry;

/// Why a file cannot go into the image.
#[derive(Debug, thiserror::Error)]
pub(super) enum FileError {
    /// It cannot be read.
    #[error("cannot read {path}, which is to be {target} in the image: {error}")]
    Read { path: PathBuf, target: String, error: io::Error },
    /// Two things want one path.
    #[error("two files are to be {0} in the image")]
    Taken(String),
    /// Its name is no text.
    #[error("the name of {0} is not UTF-8")]
    Name(PathBuf),
}

/// Reads files and folders, whose paths are relative to `root`, into entries of the image.
pub(super) fn collect(files: &BTreeMap<String, String>, root: &Path) -> Result<Vec<Entry>, FileError> {
    let mut entries = BTreeMap::new();
    for (target, source) in files {
        add(&mut entries, target.trim_start_matches('/'), &root.join(source))?;
    }
    Ok(entries.into_values().collect())
}

/// Links are followed: the image gets what they lead to.
fn add(entries: &mut BTreeMap<String, Entry>, target: &str, source: &Path) -> Result<(), FileError> {
    let failed = |error| FileError::Read { path: source.to_owned(), target: format!("/{target}"), error };
    let metadata = fs::metadata(source).map_err(failed)?;
    if metadata.is_dir() {
        for entry in fs::read_dir(source).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .ok_or_else(|| FileError::Name(path.clone()))?;
            add(entries, &format!("{target}/{name}"), &path)?;
        }
        return Ok(());
    }
    let content = fs::read(source).map_err(failed)?;
    let entry = Entry { path: target.to_owned(), content: content.into(), executable: executable(&metadata) };
    match entries.insert(target.to_owned(), entry) {
        Some(_) => Err(FileError::Taken(format!("/{target}"))),
        None => Ok(()),
    }
}

fn executable(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o111 != 0
}
