//! The account on disk: written whole, to a file beside, synced and renamed, before an operation's answer is
//! given.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::account::Account;
use crate::state_file::{ReadError, StateFile};

/// The records and where they are kept.
#[derive(Debug)]
pub struct Store {
    account: Mutex<Account>,
    file: StateFile,
    changed: AtomicU64,
    /// The last change on disk. Whoever waits for the lock may find its own change written by the one before.
    saved: tokio::sync::Mutex<u64>,
}

/// Why the records could not be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or file cannot be read or made.
    #[error("the local cloud cannot use its state folder {path}: {source}")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        source: io::Error,
    },
    /// The file is damaged, or a newer build's.
    #[error(
        "the local cloud cannot read its records in {path}: {source}; move the file away to begin anew (`pulumi refresh` then forgets \
         the resources that are gone)"
    )]
    Records { path: PathBuf, source: ReadError },
}

impl Store {
    /// Reads the records of a state folder, which is made if it is missing.
    ///
    /// # Errors
    /// The folder cannot be written, or its records cannot be read.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| OpenError::Folder { path, source }
        };
        fs::create_dir_all(folder).map_err(failed(folder))?;
        let file = StateFile::in_folder(folder, "records.json").map_err(failed(folder))?;
        let path = file.path();
        let account = file.read().map_err(|error| match error {
            ReadError::Io(error) => failed(path)(error),
            source => OpenError::Records { path: path.to_owned(), source },
        })?;
        // A folder that cannot be written is found out now, not with the first resource.
        file.write(&account).map_err(failed(path))?;
        Ok(Self {
            account: Mutex::new(account),
            file,
            changed: AtomicU64::new(0),
            saved: tokio::sync::Mutex::new(0),
        })
    }

    pub fn account(&self) -> MutexGuard<'_, Account> {
        // A panic under this lock leaves whole records: changes are single calls of `put` and `remove`.
        self.account.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what was changed before this call; several callers share one write.
    ///
    /// # Errors
    /// The file cannot be written.
    pub async fn save(&self) -> io::Result<()> {
        self.save_upto(self.changed.fetch_add(1, Ordering::SeqCst) + 1).await
    }

    /// Writes what an earlier save could not.
    ///
    /// # Errors
    /// The file cannot be written.
    pub async fn save_pending(&self) -> io::Result<()> {
        self.save_upto(self.changed.load(Ordering::SeqCst)).await
    }

    async fn save_upto(&self, mine: u64) -> io::Result<()> {
        let mut saved = self.saved.lock().await;
        if *saved >= mine {
            return Ok(());
        }
        let upto = self.changed.load(Ordering::SeqCst);
        let (account, file) = (self.account().clone(), self.file.clone());
        tokio::task::spawn_blocking(move || file.write(&account)).await.map_err(io::Error::other)??;
        *saved = upto;
        Ok(())
    }

    /// Deletes the file; for a daemon that ends with nothing to keep.
    pub fn remove(&self) {
        // It may be gone with its folder.
        let _ = fs::remove_file(self.file.path());
    }
}

#[cfg(test)]
mod tests {
    use provider_kit::{Map, Value};

    use super::{super::account::Record, *};

    fn record(id: &str) -> Record {
        let outputs = Map::from([("n".into(), Value::from(3)), ("list".into(), vec!["a"].into())]);
        Record {
            token: "t".into(),
            id: id.into(),
            urn: "u".into(),
            inputs: Map::new(),
            outputs,
            attempt: 0,
            unconfirmed: None,
        }
    }

    #[tokio::test]
    async fn records_survive() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        store.account().put(record("a"));
        store.account().put(record("b"));
        store.account().remove("t", "a", None);
        let (one, two) = tokio::join!(store.save(), store.save());
        one.unwrap();
        two.unwrap();
        let again = Store::open(folder.path()).unwrap();
        assert_eq!(*again.account(), *store.account());
        assert_eq!(again.account().get("t", "b"), Some(&record("b")));
    }

    #[test]
    fn a_folder_that_cannot_be_used_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let error = Store::open(&folder.path().join("file/state")).unwrap_err().to_string();
        assert!(error.contains("file/state"), "{error}");
        fs::write(folder.path().join("records.json"), "{").unwrap();
        assert!(Store::open(folder.path()).unwrap_err().to_string().contains("records.json"));
        fs::write(folder.path().join("records.json"), r#"{"version": 99}"#).unwrap();
        assert!(Store::open(folder.path()).unwrap_err().to_string().contains("use the newer build"));
    }

    proptest::proptest! {
        /// Whatever is in the file: it is read or refused, and a file that is refused stays as it is.
        #[test]
        fn fuzz_records(at in proptest::arbitrary::any::<proptest::sample::Index>(), removed in 0usize..9, piece in "[\\[\\]{}\",:0-9a-z\u{0}é]{0,6}") {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::open(folder.path()).unwrap();
            store.account().put(record("a"));
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(store.save()).unwrap();
            let path = store.file.path().to_owned();
            drop(store);
            let mut bytes = fs::read(&path).unwrap();
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece.into_bytes());
            fs::write(&path, &bytes).unwrap();
            if Store::open(folder.path()).is_err() {
                proptest::prop_assert_eq!(fs::read(&path).unwrap(), bytes);
            }
        }
    }
}
