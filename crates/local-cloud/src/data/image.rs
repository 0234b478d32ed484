//! Images as tasks run them: unpacked in a folder of this machine.
//!
//! There is no chroot: a path is looked up in the image's folder, and what the program then opens is this
//! machine's.

use std::{
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use futures::future::BoxFuture;
use thiserror::Error;

use crate::short::short;

/// Turns image references into something to run.
pub trait Images: Send + Sync {
    /// Pulls an image for `X86_64` or `ARM64`.
    fn resolve<'a>(
        &'a self,
        image: &'a str,
        architecture: &'a str,
    ) -> BoxFuture<'a, Result<Bundle, ImageError>>;
}

/// An image that can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The folder of its files.
    pub root: PathBuf,
    /// The words of its entry point; those of a command stand behind them.
    pub entry_point: Vec<String>,
    /// The words of its command.
    pub command: Vec<String>,
    /// The image's environment; the container's goes over it.
    pub env: Vec<(String, String)>,
    /// The working directory, a path of the image.
    pub working_dir: String,
}

/// An image that cannot run. The text becomes part of the task's stopped reason.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct ImageError(pub String);

/// The folders that programs are looked up in where an image names none.
pub const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// A program of an image: by its path from `folder`, or on the image's `PATH`.
///
/// # Errors
/// It is not there, or cannot be run, in the words of the container runtime.
pub fn executable(
    root: &Path,
    folder: &Path,
    program: &str,
    env: &[(String, String)],
) -> Result<PathBuf, String> {
    let named = short(program);
    let runs = |path: &PathBuf| {
        path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
    };
    if program.contains('/') {
        let found = inside(root, folder, program)
            .ok_or_else(|| format!("exec: \"{named}\": stat {named}: no such file or directory"))?;
        return Some(found).filter(runs).ok_or_else(|| format!("exec: \"{named}\": permission denied"));
    }
    let path = env.iter().rev().find(|(name, _)| name == "PATH").map_or(PATH, |(_, path)| path);
    let mut found = path.split(':').filter_map(|folder| inside(root, Path::new(folder), program));
    found.find(runs).ok_or_else(|| format!("exec: \"{named}\": executable file not found in $PATH"))
}

/// A path of the image as one of this machine, if it is there and does not lead out.
pub fn inside(root: &Path, folder: &Path, path: &str) -> Option<PathBuf> {
    let path = folder.join(path);
    let path = root.join(path.strip_prefix("/").unwrap_or(&path));
    let path = path.canonicalize().ok()?;
    path.starts_with(root.canonicalize().ok()?).then_some(path)
}
