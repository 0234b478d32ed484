//! Folders of this repository, and the cache outside it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The root of the workspace.
pub fn root() -> &'static Path {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    crates.and_then(Path::parent).unwrap_or(Path::new("."))
}

/// The folder for everything that running the stack leaves behind; git ignores it.
pub fn state() -> PathBuf {
    root().join(".state")
}

/// Where tools that are built once are kept, for all checkouts.
pub fn cache() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = cache.or_else(|| Some(std::env::home_dir()?.join(".cache")));
    Ok(cache
        .context("neither XDG_CACHE_HOME nor HOME is set: there is no place for a cache")?
        .join("http-api-fargate"))
}
