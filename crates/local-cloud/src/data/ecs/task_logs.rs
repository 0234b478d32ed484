//! Log streams of tasks: bounded, though their writers are other processes.

use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::rotating_file::older;

/// The longest stream; as much again is kept of what was there before.
pub const LONGEST: u64 = 50 * 1024 * 1024;
/// The most streams of a container. Each task has one of its own.
const MOST: usize = 100;

/// Moves a stream that is too long to its older generation. Its writer appends, and goes on with the empty
/// file; what it writes at that very moment is lost.
pub fn bound(log: &Path, longest: u64) -> io::Result<()> {
    // One that is not there yet is not too long.
    if fs::metadata(log).map_or(0, |found| found.len()) <= longest {
        return Ok(());
    }
    let copied = fs::copy(log, older(log));
    // On a full disk, too, or it would stay full.
    OpenOptions::new().write(true).open(log)?.set_len(0)?;
    copied.map(drop)
}

/// Makes room for another stream beside those in a folder: the oldest go, but none that is still written.
pub fn prune(folder: &Path, written: &BTreeSet<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let streams = entries.filter(|path| path.extension().is_some_and(|extension| extension == "log"));
    let age =
        |path: &Path| fs::metadata(path).and_then(|found| found.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut streams: Vec<_> =
        streams.filter(|path| !written.contains(path)).map(|path| (age(&path), path)).collect();
    streams.sort();
    let surplus = (streams.len() + written.len() + 1).saturating_sub(MOST).min(streams.len());
    for (_, path) in streams.drain(..surplus) {
        for file in [older(&path), path] {
            // It may have no older generation.
            let _ = fs::remove_file(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_writer_goes_on_in_the_emptied_file() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("task.log");
        let mut writer = OpenOptions::new().create(true).append(true).open(&log).unwrap();
        writer.write_all(b"twelve bytes").unwrap();
        bound(&log, 12).unwrap();
        assert!(!older(&log).exists());
        writer.write_all(b"!").unwrap();
        bound(&log, 12).unwrap();
        writer.write_all(b"more").unwrap();
        assert_eq!(fs::read_to_string(older(&log)).unwrap(), "twelve bytes!");
        assert_eq!(fs::read_to_string(&log).unwrap(), "more");
    }

    #[test]
    fn the_oldest_streams_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = |number: usize| folder.path().join(format!("{number:03}.log"));
        for number in 0..MOST + 10 {
            fs::write(path(number), "").unwrap();
            let age = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(number as u64);
            OpenOptions::new().write(true).open(path(number)).unwrap().set_modified(age).unwrap();
        }
        fs::write(older(&path(1)), "").unwrap();
        prune(folder.path(), &BTreeSet::from([path(0)]));
        assert!(path(0).exists(), "it is still written");
        assert!(!path(1).exists() && !older(&path(1)).exists() && path(MOST + 9).exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), MOST - 1);
    }
}
