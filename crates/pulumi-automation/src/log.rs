//! The engine's event log: a file with one JSON object a line, read while it is written.
//!
//! A file and no pipe: an engine whose starter has been killed must be able to go on writing.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
    sync::mpsc,
    thread,
    time::Duration,
};

use tempfile::NamedTempFile;

use crate::{Error, Event, Result};

/// How often it is looked whether there is more.
const INTERVAL: Duration = Duration::from_millis(20);

/// The file that the engine writes its events to.
pub(crate) struct Log {
    file: NamedTempFile,
    ended: mpsc::Receiver<()>,
}

/// What ends the reader of a log, by being dropped when the engine has ended.
pub(crate) struct End(#[expect(dead_code, reason = "that it is gone is what it says")] mpsc::Sender<()>);

impl Log {
    pub(crate) fn new() -> Result<(Self, End)> {
        let file = NamedTempFile::with_prefix("pulumi-events-");
        let file = file.map_err(Error::io("cannot make a temporary file for the event log"))?;
        let (sender, ended) = mpsc::channel();
        Ok((Self { file, ended }, End(sender)))
    }

    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// The events, from now until the end. A line that is none is left out: the log tells of the update, and
    /// does not decide it.
    pub(crate) fn events(self) -> Result<mpsc::Receiver<Event>> {
        let (sender, receiver) = mpsc::channel();
        let Self { file, ended: end } = self;
        let log = File::open(file.path()).map_err(Error::io("cannot read the event log"))?;
        thread::spawn(move || {
            // Dropped, it is deleted.
            let _file = file;
            let mut lines = BufReader::new(log);
            let mut line = Vec::new();
            loop {
                // What was written before the end is there when the end is known.
                let ended = end.recv_timeout(INTERVAL) != Err(mpsc::RecvTimeoutError::Timeout);
                while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) && line.ends_with(b"\n") {
                    if let Some(event) = Event::parse(&line)
                        && sender.send(event).is_err()
                    {
                        return;
                    }
                    line.clear();
                }
                if ended {
                    return;
                }
            }
        });
        Ok(receiver)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn events_come_until_the_end_even_in_halves() {
        let (log, end) = Log::new().unwrap();
        let path = log.path().to_owned();
        let events = log.events().unwrap();
        // As the engine does, when it has started.
        let mut engine = File::options().append(true).open(&path).unwrap();
        engine
            .write_all(b"{\"sequence\":1,\"timestamp\":2,\"cancelEvent\":{}}\nno JSON\n{\"sequence\":2,")
            .unwrap();
        assert_eq!(events.recv().unwrap().sequence, 1);
        engine.write_all(b"\"cancelEvent\":{}}\n{\"sequence\":3,").unwrap();
        assert_eq!(events.recv().unwrap().sequence, 2);
        drop(end);
        assert!(events.recv().is_err(), "half a line is no event");
        assert!(!path.exists(), "the file is left");
    }
}
