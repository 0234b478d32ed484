//! The layout of `logs/`: log groups and their streams as files.
//!
//! A stream is `logs/<group>/<stream>.log`, with a folder for each part of both names. So the folder of a
//! group `/a` also holds that of a group `/a/b`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The folder of all log groups, in a state folder.
pub fn folder(state_dir: &Path) -> PathBuf {
    state_dir.join("logs")
}

/// The name of the log group that an ARN names: `arn:aws:logs:REGION:ACCOUNT:log-group:NAME[:*]`.
pub fn group_of_arn(arn: &str) -> &str {
    arn.split_once(":log-group:").map_or(arn, |(_, group)| group).trim_end_matches(":*")
}

/// The file of a log stream.
pub fn stream_file(logs: &Path, group: &str, stream: &str) -> PathBuf {
    let mut path = logs.to_owned();
    path.extend(parts(group).chain(parts(stream)));
    path.as_mut_os_string().push(".log");
    path
}

/// Deletes the streams of a group. Those of the `others`, the groups that stay, are kept.
///
/// # Errors
/// A file or folder cannot be removed.
pub fn delete_group<'a>(
    logs: &Path,
    group: &str,
    others: impl IntoIterator<Item = &'a str>,
) -> io::Result<()> {
    let folder = group_folder(logs, group);
    if folder == logs {
        return Ok(());
    }
    let kept: Vec<_> = others.into_iter().map(|other| group_folder(logs, other)).collect();
    match delete_below(&folder, &kept) {
        // The group had no streams.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

fn group_folder(logs: &Path, group: &str) -> PathBuf {
    let mut path = logs.to_owned();
    path.extend(parts(group));
    path
}

/// The parts of a name that are safe as names of files.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split('/').filter(|part| !matches!(*part, "" | "." | ".."))
}

fn delete_below(folder: &Path, kept: &[PathBuf]) -> io::Result<()> {
    if kept.iter().any(|kept| kept == folder) {
        return Ok(());
    }
    if !kept.iter().any(|kept| kept.starts_with(folder)) {
        return fs::remove_dir_all(folder);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            delete_below(&entry.path(), kept)?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_the_folder() {
        let logs = Path::new("/logs");
        assert_eq!(stream_file(logs, "/ecs/web", "app/web/1"), Path::new("/logs/ecs/web/app/web/1.log"));
        assert_eq!(stream_file(logs, "../..//a/.", "../b"), Path::new("/logs/a/b.log"));
        for arn in ["arn:aws:logs:r:0:log-group:/a/b:*", "arn:aws:logs:r:0:log-group:/a/b", "/a/b"] {
            assert_eq!(group_of_arn(arn), "/a/b");
        }
    }

    #[test]
    fn a_group_goes_without_the_groups_below_it() {
        let state = tempfile::tempdir().unwrap();
        let logs = folder(state.path());
        let write = |group, stream| {
            let file = stream_file(&logs, group, stream);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, "line").unwrap();
            file
        };
        let own = [write("/a", "s"), write("/a", "app/web/1"), write("/a", "c/1")];
        let others = [write("/a/b", "s"), write("/a/c/d", "app/1"), write("/ab", "s")];
        delete_group(&logs, "/a", ["/a/b", "/a/c/d", "/ab", "/z"]).unwrap();
        assert!(own.iter().all(|file| !file.exists()));
        assert!(others.iter().all(|file| file.exists()));
        delete_group(&logs, "/a/b", ["/a/c/d", "/ab"]).unwrap();
        assert!(!others[0].exists() && others[1].exists());
        // Without streams, and a name of nothing but slashes.
        delete_group(&logs, "/none", []).unwrap();
        delete_group(&logs, "//", []).unwrap();
        assert!(others[2].exists());
    }
}
