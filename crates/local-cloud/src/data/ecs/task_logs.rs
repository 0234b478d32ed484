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
/// The most bytes that the ended tasks of a container leave behind.
pub const ENDED: u64 = 2 * LONGEST;

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

/// Makes room for another stream beside those in a folder: the oldest go, and what ended tasks wrote beyond
/// `most_bytes`, but none that is still written.
pub fn prune(folder: &Path, written: &BTreeSet<PathBuf>, most_bytes: u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let streams = entries.filter(|path| path.extension().is_some_and(|extension| extension == "log"));
    let age =
        |path: &Path| fs::metadata(path).and_then(|found| found.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut ended: Vec<_> =
        streams.filter(|path| !written.contains(path)).map(|path| (age(&path), path)).collect();
    ended.sort();
    let room = MOST.saturating_sub(written.len() + 1);
    let mut bytes = 0;
    for (newer, (_, path)) in ended.into_iter().rev().enumerate() {
        // It may have no older generation.
        let files = [older(&path), path];
        bytes +=
            files.iter().filter_map(|file| fs::metadata(file).ok()).map(|found| found.len()).sum::<u64>();
        // The last task's own log is what explains why it ended.
        if newer >= room || (newer > 0 && bytes > most_bytes) {
            for file in files {
                let _ = fs::remove_file(file);
            }
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

    /// A stream that was written later than those of smaller numbers.
    fn write_aged(path: &Path, text: &str, number: usize) {
        fs::write(path, text).unwrap();
        let age = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(number as u64);
        OpenOptions::new().write(true).open(path).unwrap().set_modified(age).unwrap();
    }

    #[test]
    fn the_oldest_streams_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = |number: usize| folder.path().join(format!("{number:03}.log"));
        for number in 0..MOST + 10 {
            write_aged(&path(number), "", number);
        }
        fs::write(older(&path(1)), "").unwrap();
        prune(folder.path(), &BTreeSet::from([path(0)]), ENDED);
        assert!(path(0).exists(), "it is still written");
        assert!(!path(1).exists() && !older(&path(1)).exists() && path(MOST + 9).exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), MOST - 1);
    }

    #[test]
    fn ended_tasks_leave_so_many_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = |number: usize| folder.path().join(format!("{number}.log"));
        for number in 0..5 {
            write_aged(&path(number), "ten bytes.", number);
        }
        fs::write(older(&path(3)), "ten bytes.").unwrap();
        let left_by = |most_bytes| {
            prune(folder.path(), &BTreeSet::from([path(0)]), most_bytes);
            (0..5).filter(|number| path(*number).exists()).collect::<Vec<_>>()
        };
        assert_eq!(left_by(35), [0, 3, 4], "0 is still written, 3 is twice as much as the others");
        assert_eq!(left_by(5), [0, 4], "the last stays, whatever its size");
        assert!(!older(&path(3)).exists());
    }
}
