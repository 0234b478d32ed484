//! Folders of projects, and copies of this workspace in them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use nix::fcntl::{Flock, FlockArg};

/// A project's folder: the first that no other test has. The folder's name is among the flags that images are
/// compiled with, so that with few names there are few builds of all that a service depends on.
pub(crate) struct Folder {
    pub path: PathBuf,
    /// Held as long as the folder is in use.
    _lock: Flock<fs::File>,
}

impl Folder {
    pub fn take() -> Result<Self> {
        for number in 0..100 {
            let path = std::env::temp_dir().join(format!("e2e-{number:02}"));
            let lock = fs::File::options().create(true).append(true).open(path.with_extension("lock"));
            let lock = lock.ok().and_then(|file| Flock::lock(file, FlockArg::LockExclusiveNonblock).ok());
            let Some(lock) = lock else { continue };
            if path.exists() {
                fs::remove_dir_all(&path)?;
            }
            fs::create_dir(&path)?;
            return Ok(Self { path, _lock: lock });
        }
        bail!("a hundred projects are in use below {}", std::env::temp_dir().display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The next one who takes it begins by removing it, too.
        drop(fs::remove_dir_all(&self.path));
    }
}

/// Copies a folder with all below it.
///
/// # Errors
/// A file cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let source = entry?.path();
        let target = to.join(source.file_name().unwrap_or_default());
        if source.is_dir() {
            copy_folder(&source, &target)?;
        } else {
            fs::copy(&source, &target).with_context(|| format!("cannot copy {}", source.display()))?;
        }
    }
    Ok(())
}

/// Copies what git tracks.
pub(crate) fn copy_tracked(from: &Path, to: &Path) -> Result<()> {
    let output = Command::new("git").args(["ls-files", "-z"]).current_dir(from).output()?;
    ensure!(output.status.success(), "git ls-files failed: {}", String::from_utf8_lossy(&output.stderr));
    let listing = String::from_utf8(output.stdout)?;
    for file in listing.split_terminator('\0') {
        let (source, target) = (from.join(file), to.join(file));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        // A tracked file may be deleted and not committed yet.
        if source.is_file() {
            fs::copy(&source, &target).with_context(|| format!("cannot copy {file}"))?;
            // No test edits these: of the same age, they are not compiled again for each copy.
            if ["crates/", "proto/"].iter().any(|folder| file.starts_with(folder)) {
                same_age(&source, &target)?;
            }
        }
    }
    Ok(())
}

/// Makes the files below `to` as old as those of the same names below `from`.
pub(crate) fn same_age(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            same_age(&from.join(&name), &to.join(&name))?;
        }
        return Ok(());
    }
    let file = fs::File::options().write(true).open(to)?;
    Ok(file.set_modified(from.metadata()?.modified()?)?)
}
