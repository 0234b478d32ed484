//! State files: JSON with the version of its format, written whole and synced, and only to the folder that
//! they were read from: one that was deleted meanwhile may be another daemon's by now.

use std::{
    fs, io,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use base::files;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The version that is written. An older file is read as it is: fields that it lacks have defaults.
const VERSION: u32 = 1;

/// Why a state file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("{0}")]
    Damaged(#[from] serde_json::Error),
    #[error(
        "it is of format {0}, and this build reads formats up to {VERSION}: use the newer build that wrote it"
    )]
    Newer(u32),
}

#[derive(Serialize)]
struct Versioned<'a, T> {
    version: u32,
    #[serde(flatten)]
    content: &'a T,
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    version: u32,
}

/// A state file of a folder that exists.
#[derive(Clone, Debug)]
pub struct StateFile {
    path: PathBuf,
    /// Device and number of its folder.
    folder: (u64, u64),
}

impl StateFile {
    /// The file of this name in a folder, whether it is there yet or not.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn in_folder(folder: &Path, name: &str) -> io::Result<Self> {
        Ok(Self { path: folder.join(name), folder: identity(folder)? })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it; the default if it is not there.
    ///
    /// # Errors
    /// The file cannot be read, is damaged, or was written by a newer build.
    pub fn read<T: DeserializeOwned + Default>(&self) -> Result<T, ReadError> {
        let bytes = match fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
            read => read?,
        };
        match serde_json::from_slice::<Head>(&bytes)?.version {
            newer if newer > VERSION => Err(ReadError::Newer(newer)),
            _ => Ok(serde_json::from_slice(&bytes)?),
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// The folder is another than before, or cannot be written; the old file is still there.
    pub fn write<T: Serialize>(&self, content: &T) -> io::Result<()> {
        if self.path.parent().map(identity).transpose()? != Some(self.folder) {
            return Err(io::Error::other("the folder was deleted, and another is in its place"));
        }
        files::replace(&self.path, &serde_json::to_vec(&Versioned { version: VERSION, content })?)
    }
}

fn identity(folder: &Path) -> io::Result<(u64, u64)> {
    fs::metadata(folder).map(|found| (found.dev(), found.ino()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn versions_are_written_and_newer_ones_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = StateFile::in_folder(folder.path(), "state.json").unwrap();
        let path = file.path();
        type Content = BTreeMap<String, u32>;
        assert_eq!(file.read::<Content>().unwrap(), Content::new());
        file.write(&Content::from([("a".into(), 1)])).unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), r#"{"version":1,"a":1}"#);
        fs::write(path, r#"{"a": 1}"#).unwrap();
        assert_eq!(
            file.read::<Content>().unwrap(),
            Content::from([("a".into(), 1)]),
            "of the time before versions"
        );
        fs::write(path, r#"{"version": 2, "a": {}}"#).unwrap();
        let error = file.read::<Content>().unwrap_err().to_string();
        assert!(error.contains("format 2") && error.contains("newer build"), "{error}");
        fs::write(path, "").unwrap();
        assert!(matches!(file.read::<Content>(), Err(ReadError::Damaged(_))));
    }

    #[test]
    fn another_folder_of_the_name_is_not_written() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("state");
        fs::create_dir(&folder).unwrap();
        let file = StateFile::in_folder(&folder, "state.json").unwrap();
        // Kept, so that its number is not given to the next one.
        fs::rename(&folder, parent.path().join("deleted")).unwrap();
        assert!(file.write(&1).is_err(), "there is none");
        fs::create_dir(&folder).unwrap();
        let error = file.write(&1).unwrap_err().to_string();
        assert!(error.contains("another is in its place"), "{error}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
}
