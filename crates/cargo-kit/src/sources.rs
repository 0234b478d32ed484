//! The content of a build's sources, for the change that cargo overlooks.
//!
//! Cargo compares times: a file that took another's place with its old time (`cp -p`, `tar`,
//! git-restore-mtime) is older than the last build, which therefore counts as fresh. A file whose content
//! differs from what was recorded is given the present time, so that cargo sees it.

use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hasher as _},
    io,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

const PREFIX: &str = "source ";

/// The sources in a dep-info file: make's syntax, one rule in a line, spaces in names escaped.
pub(crate) fn parse_dep_info(text: &str) -> Vec<PathBuf> {
    let mut sources = Vec::new();
    for line in text.lines() {
        let Some((_, list)) = line.split_once(": ") else { continue };
        let mut name = String::new();
        let mut characters = list.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => name.extend(characters.next()),
                ' ' => sources.push(std::mem::take(&mut name)),
                _ => name.push(character),
            }
        }
        sources.push(name);
    }
    sources.into_iter().filter(|name| !name.is_empty()).map(PathBuf::from).collect()
}

/// The line of a stamp for one source, which is empty for a folder: those are compared by time alone.
pub(crate) fn describe(source: &Path) -> io::Result<Option<String>> {
    if source.is_dir() {
        return Ok(None);
    }
    Ok(Some(format!("{PREFIX}{} {} {}", modified(source)?, hash(source)?, source.display())))
}

/// Compares a source with its line of a stamp, and gives it the present time if its content is another.
/// `None` if the line is none of a source.
pub(crate) fn renew(line: &str) -> Option<io::Result<bool>> {
    let mut parts = line.strip_prefix(PREFIX)?.splitn(3, ' ');
    let (time, content, path) = (parts.next()?, parts.next()?, Path::new(parts.next()?));
    let compare = || {
        // Read only if its time changed at all, as it does when a file takes another's place.
        if modified(path)?.to_string() == time || hash(path)?.to_string() == content {
            return Ok(false);
        }
        File::open(path)?.set_modified(SystemTime::now())?;
        Ok(true)
    };
    Some(compare())
}

fn modified(path: &Path) -> io::Result<u128> {
    Ok(fs::metadata(path)?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos())
}

fn hash(path: &Path) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    hasher.write(&fs::read(path)?);
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dep_info_names_may_hold_spaces() {
        let text = "/t/release/program: /w/src/main.rs /w/a\\ b/lib.rs\n";
        assert_eq!(parse_dep_info(text), [PathBuf::from("/w/src/main.rs"), PathBuf::from("/w/a b/lib.rs")]);
        assert_eq!(parse_dep_info(""), Vec::<PathBuf>::new());
        assert_eq!(parse_dep_info("/t/release/program:\n"), Vec::<PathBuf>::new());
    }
}
