//! The lock on `daemon.lock`: whoever holds it is the folder's daemon, and only a folder whose lock is held
//! has one.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::PathBuf,
    time::Duration,
};

use anyhow::Context as _;
use nix::fcntl::{Flock, FlockArg};
use tokio::time::sleep;

use super::state_dir::StateDir;

/// The daemon's lock; released when it is dropped or its process ends.
pub struct Lock {
    file: Flock<File>,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock; `None` if the folder has a daemon. A daemon that is ending has removed its address and
    /// is waited for.
    ///
    /// # Errors
    /// The folder cannot be used.
    pub async fn take(state: &StateDir) -> anyhow::Result<Option<Self>> {
        for _ in 0..100 {
            // A daemon that ends with nothing to keep removes the folder, too.
            state.create().with_context(|| {
                format!("the local cloud cannot use its state folder {}", state.folder.display())
            })?;
            let path = state.lock();
            let mut options = OpenOptions::new();
            let file = options.create(true).truncate(false).write(true).mode(0o600).open(&path);
            let file = file.with_context(|| format!("the local cloud cannot use {}", path.display()))?;
            if let Ok(file) = Flock::lock(file, FlockArg::LockExclusiveNonblock) {
                let lock = Self { file, path };
                // The daemon before may have removed the file after it was opened here.
                if lock.is_current() {
                    return Ok(Some(lock));
                }
            } else if is_held(state) && state.address().exists() {
                return Ok(None);
            }
            sleep(Duration::from_millis(50)).await;
        }
        Ok(None)
    }

    /// Whether the folder still has this lock's file: if not, the folder was deleted, and may be another
    /// daemon's by now.
    pub fn is_current(&self) -> bool {
        let identity = |found: io::Result<fs::Metadata>| found.ok().map(|found| (found.dev(), found.ino()));
        let own = identity(self.file.metadata());
        own.is_some() && identity(fs::metadata(&self.path)) == own
    }
}

/// Whether a daemon lives, or is starting or ending. Probes with a shared lock, so that probes do not exclude
/// each other.
pub fn is_held(state: &StateDir) -> bool {
    let Ok(file) = File::open(state.lock()) else { return false };
    matches!(Flock::lock(file, FlockArg::LockSharedNonblock), Err((_, nix::Error::EWOULDBLOCK)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_lock_of_a_deleted_folder_is_not_current() {
        let root = tempfile::tempdir().unwrap();
        let state = StateDir { folder: root.path().join(".state/local-cloud") };
        let lock = Lock::take(&state).await.unwrap().unwrap();
        assert!(lock.is_current() && is_held(&state));
        fs::remove_dir_all(&state.folder).unwrap();
        assert!(!lock.is_current() && !is_held(&state));
        let next = Lock::take(&state).await.unwrap().unwrap();
        assert!(next.is_current() && !lock.is_current());
    }

    #[tokio::test]
    async fn a_folder_has_one_daemon() {
        let root = tempfile::tempdir().unwrap();
        let state = StateDir { folder: root.path().join(".state/local-cloud") };
        let lock = Lock::take(&state).await.unwrap().unwrap();
        fs::write(state.address(), "").unwrap();
        assert!(Lock::take(&state).await.unwrap().is_none());
        drop(lock);
        assert!(Lock::take(&state).await.unwrap().is_some(), "an address alone is no daemon");
    }
}
