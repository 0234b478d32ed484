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
    /// The executable of its entry point, or of its command if it has none.
    pub program: PathBuf,
    /// The arguments.
    pub args: Vec<String>,
    /// The words of its entry point alone; a container's command stands behind them.
    pub entry_point: Vec<String>,
    /// The image's environment; the container's goes over it.
    pub env: Vec<(String, String)>,
    /// The working directory, on this machine.
    pub working_dir: PathBuf,
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
/// It is not there, or cannot be run.
pub fn executable(
    root: &Path,
    folder: &Path,
    program: &str,
    env: &[(String, String)],
) -> Result<PathBuf, &'static str> {
    let path = env.iter().rev().find(|(name, _)| name == "PATH").map_or(PATH, |(_, path)| path);
    let folders: Vec<&Path> =
        if program.contains('/') { vec![folder] } else { path.split(':').map(Path::new).collect() };
    let mut found = folders.into_iter().filter_map(|folder| inside(root, folder, program));
    let found = found.find(|path| path.is_file()).ok_or("stat: no such file or directory")?;
    match found.metadata() {
        Ok(metadata) if metadata.permissions().mode() & 0o111 != 0 => Ok(found),
        _ => Err("permission denied"),
    }
}

/// A path of the image as one of this machine, if it is there and does not lead out.
pub fn inside(root: &Path, folder: &Path, path: &str) -> Option<PathBuf> {
    let path = folder.join(path);
    let path = root.join(path.strip_prefix("/").unwrap_or(&path));
    let path = path.canonicalize().ok()?;
    path.starts_with(root.canonicalize().ok()?).then_some(path)
}
