//! Writes a file in place of another, so that a reader finds the old content or the new one, whole.
//!
//! State is synced, file and folder: what a client was told must survive a power failure. Caches are not:
//! they can be made again. All files are readable by their owner only.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// Writes state. There is one writer at a time, so that the unfinished file has a fixed name (`NAME.new`):
/// one that a crash left behind is overwritten by the next write instead of staying for ever.
///
/// # Errors
/// The folder cannot be written. The old content is still there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let unfinished = path.with_file_name(name);
    // Never opened as it is: it would keep its permissions.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished)?;
    file.write_all(bytes)?;
    install(&file, &unfinished, path)
}

/// Gives a finished file its name in place of another, and syncs both file and folder.
///
/// # Errors
/// The folder cannot be written. The file that was there before still is.
pub fn install(file: &File, from: &Path, to: &Path) -> io::Result<()> {
    file.sync_all()?;
    fs::rename(from, to)?;
    File::open(folder(to))?.sync_all()
}

/// Writes a file of a cache, for which several processes may have the same content. The folder is made if it
/// is missing.
///
/// # Errors
/// The folder cannot be made or written.
pub fn replace_cached(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder(path))?;
    let mut file = tempfile::NamedTempFile::new_in(folder(path))?;
    // Past the wrapper, which would name its own file in the error.
    file.as_file_mut().write_all(bytes)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_new_content_takes_the_place_of_the_old_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.json");
        // A file that a crash left behind, readable by all, longer than what is written.
        let unfinished = folder.path().join("records.json.new");
        fs::write(&unfinished, "left behind by a crash").unwrap();
        fs::set_permissions(&unfinished, fs::Permissions::from_mode(0o644)).unwrap();
        for (write, content) in
            [(replace as fn(&Path, &[u8]) -> _, "one"), (replace, "two"), (replace_cached, "three")]
        {
            write(&path, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
            assert_eq!(mode(&path), 0o600);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        replace(&path, b"old").unwrap();
        // A folder in the way of the unfinished file.
        fs::create_dir(folder.path().join("state.new")).unwrap();
        assert!(replace(&path, b"new").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert!(replace(&folder.path().join("missing/state"), b"").is_err());
        replace_cached(&folder.path().join("missing/cached"), b"made").unwrap();
    }

    #[test]
    fn a_finished_file_gets_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("upload"), folder.path().join("blob"));
        fs::write(&from, "content").unwrap();
        install(&File::open(&from).unwrap(), &from, &to).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "content");
        assert!(!from.exists());
    }
}
