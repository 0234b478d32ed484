//! The log groups of the local cloud: a folder each under its `logs/`, a file for each stream.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::{Result, ensure};

use crate::workspace;

/// How often new events are looked for.
const POLL: Duration = Duration::from_millis(200);

/// What to print.
#[derive(clap::Args)]
pub struct Options {
    /// The service, such as book-service, or any part of a log group's name
    service: String,
    /// Keep printing what arrives
    #[arg(long, short)]
    follow: bool,
}

/// `cargo xtask logs SERVICE`.
pub fn run(options: &Options) -> Result<()> {
    let root = workspace::state().join("local-cloud/logs");
    let mut reader = Reader { root, service: options.service.clone(), read: BTreeMap::new(), last: None };
    let mut stdout = io::stdout();
    let found = reader.print_new(&mut stdout)?;
    ensure!(
        found || options.follow,
        "no log group of `{}` has a stream: {}; `cargo xtask up` deploys the services",
        options.service,
        reader.groups()
    );
    if !options.follow {
        return Ok(());
    }
    loop {
        thread::sleep(POLL);
        reader.print_new(&mut stdout)?;
    }
}

/// Prints what streams have gained since it last looked.
struct Reader {
    root: PathBuf,
    service: String,
    /// How much of each stream has been printed.
    read: BTreeMap<PathBuf, u64>,
    /// The stream that was printed last.
    last: Option<PathBuf>,
}

impl Reader {
    /// Whether there is any stream.
    fn print_new(&mut self, output: &mut impl io::Write) -> io::Result<bool> {
        let mut streams: Vec<_> =
            streams(&self.root)?.into_iter().filter(|stream| self.wanted(stream)).collect();
        // In the order of their latest events, so that the present is at the end.
        streams
            .sort_by_cached_key(|stream| fs::metadata(stream).and_then(|metadata| metadata.modified()).ok());
        for stream in &streams {
            let mut file = File::open(stream)?;
            let read = self.read.entry(stream.clone()).or_default();
            if file.metadata()?.len() < *read {
                // It was too long, and began anew.
                *read = 0;
            }
            file.seek(SeekFrom::Start(*read))?;
            let mut new = Vec::new();
            file.read_to_end(&mut new)?;
            if new.is_empty() {
                continue;
            }
            *read += new.len() as u64;
            if self.last.as_ref() != Some(stream) {
                writeln!(output, "==> {} <==", name(&self.root, stream))?;
                self.last = Some(stream.clone());
            }
            output.write_all(&new)?;
        }
        Ok(!streams.is_empty())
    }

    fn wanted(&self, stream: &Path) -> bool {
        let group = stream.parent().unwrap_or(stream);
        group.strip_prefix(&self.root).is_ok_and(|group| group.to_string_lossy().contains(&self.service))
    }

    /// The groups that there are, in words.
    fn groups(&self) -> String {
        let mut groups: Vec<_> = streams(&self.root)
            .unwrap_or_default()
            .iter()
            .filter_map(|stream| stream.parent())
            .map(|group| name(&self.root, group))
            .collect();
        groups.sort();
        groups.dedup();
        if groups.is_empty() {
            "nothing has been logged".to_owned()
        } else {
            format!("there is {}", groups.join(", "))
        }
    }
}

/// As CloudWatch would call it.
fn name(root: &Path, path: &Path) -> String {
    format!("/{}", path.strip_prefix(root).unwrap_or(path).with_extension("").display())
}

/// The streams under `folder`, which need not exist.
fn streams(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(streams(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "log") {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn printed(reader: &mut Reader) -> String {
        let mut output = Vec::new();
        reader.print_new(&mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn streams_of_a_service_are_printed_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("logs");
        let mut reader =
            Reader { root: root.clone(), service: "book".into(), read: BTreeMap::new(), last: None };
        assert_eq!(printed(&mut reader), "", "nothing there yet");

        let group = root.join("ecs/book-service");
        fs::create_dir_all(&group).unwrap();
        fs::create_dir_all(root.join("ecs/author-service")).unwrap();
        fs::write(group.join("task.log"), "one\n").unwrap();
        fs::write(root.join("ecs/author-service/book.log"), "of the other group\n").unwrap();
        assert_eq!(printed(&mut reader), "==> /ecs/book-service/task <==\none\n");
        assert_eq!(printed(&mut reader), "");

        fs::OpenOptions::new()
            .append(true)
            .open(group.join("task.log"))
            .unwrap()
            .write_all(b"two\n")
            .unwrap();
        assert_eq!(printed(&mut reader), "two\n");
        fs::write(group.join("task.log"), "new\n").unwrap();
        assert_eq!(printed(&mut reader), "new\n");
        assert_eq!(reader.groups(), "there is /ecs/author-service, /ecs/book-service");
    }
}
