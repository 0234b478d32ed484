//! State files: JSON with the version of its format, written whole and synced.

use std::{fs, io, path::Path};

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

/// Reads a state file; the default if there is none.
///
/// # Errors
/// The file cannot be read, is damaged, or was written by a newer build.
pub fn read<T: DeserializeOwned + Default>(path: &Path) -> Result<T, ReadError> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
        read => read?,
    };
    match serde_json::from_slice::<Head>(&bytes)?.version {
        newer if newer > VERSION => Err(ReadError::Newer(newer)),
        _ => Ok(serde_json::from_slice(&bytes)?),
    }
}

/// Writes a state file.
///
/// # Errors
/// The folder cannot be written; the old file is still there.
pub fn write<T: Serialize>(path: &Path, content: &T) -> io::Result<()> {
    files::replace(path, &serde_json::to_vec(&Versioned { version: VERSION, content })?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn versions_are_written_and_newer_ones_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        type Content = BTreeMap<String, u32>;
        assert_eq!(read::<Content>(&path).unwrap(), Content::new());
        write(&path, &Content::from([("a".into(), 1)])).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), r#"{"version":1,"a":1}"#);
        fs::write(&path, r#"{"a": 1}"#).unwrap();
        assert_eq!(
            read::<Content>(&path).unwrap(),
            Content::from([("a".into(), 1)]),
            "of the time before versions"
        );
        fs::write(&path, r#"{"version": 2, "a": {}}"#).unwrap();
        let error = read::<Content>(&path).unwrap_err().to_string();
        assert!(error.contains("format 2") && error.contains("newer build"), "{error}");
        fs::write(&path, "").unwrap();
        assert!(matches!(read::<Content>(&path), Err(ReadError::Damaged(_))));
    }
}
