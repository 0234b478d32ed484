//! JSON log lines on stdout, written by a thread of their own: a slow reader of the log never slows a request.

use std::{
    fmt,
    io::Write,
    str::FromStr,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use serde_json::Value;
use warp::filters::log::Info;

use crate::{
    clock::Clock,
    line::Line,
    trace::{TraceId, TraceIds},
};

/// Lines that come within this time of a write share the next one.
const GATHER: Duration = Duration::from_millis(5);
/// What may wait for a reader that has stopped reading; further lines are counted and dropped.
const WAITING_LIMIT: usize = 1024 * 1024;
/// How long [`Log::close`] waits for such a reader.
const CLOSE_LIMIT: Duration = Duration::from_secs(2);
/// Buffers that grew in a burst are given back above this size.
const KEEP: usize = 64 * 1024;

/// How much a line matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The service cannot do its work.
    Error,
    /// Something was lost or cut short.
    Warn,
    /// Start, stop and requests.
    Info,
    /// Health checks and broken connections too.
    Debug,
}

impl Level {
    const ALL: [Self; 4] = [Self::Error, Self::Warn, Self::Info, Self::Debug];

    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

impl FromStr for Level {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|level| level.name().eq_ignore_ascii_case(text)).ok_or(())
    }
}

/// The log of one service; clones share it.
#[derive(Clone)]
pub struct Log {
    level: Level,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    trace_ids: TraceIds,
}

#[derive(Default)]
struct State {
    /// Whole lines that no write has taken yet.
    waiting: Vec<u8>,
    clock: Clock,
    dropped: u64,
    /// The writer sleeps until it is woken.
    idle: bool,
    closing: bool,
    closed: bool,
}

impl Log {
    /// Starts a log that writes lines up to `level` to `out`.
    pub fn new(level: Level, out: impl Write + Send + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let writer = Arc::clone(&shared);
        // Without a thread (the only way this fails) there is no log, but there is a service.
        let started =
            thread::Builder::new().name("log".into()).stack_size(64 * 1024).spawn(move || writer.run(out));
        shared.state().closed = started.is_err();
        Self { level, shared }
    }

    /// Writes one line: time, level and message, then `fields`.
    pub fn write(&self, level: Level, message: &str, fields: &[(&str, Value)]) {
        if level <= self.level {
            self.shared.push(level, message, |line| {
                for (name, value) in fields {
                    line.raw(&format!(r#","{name}":{value}"#));
                }
            });
        }
    }

    /// Writes the line of one answered request. Health checks that went well are for debugging only.
    pub(crate) fn request(&self, healthy: bool, info: &Info<'_>) {
        let level = if healthy { Level::Debug } else { Level::Info };
        if level > self.level {
            return;
        }
        let trace_id = self.shared.trace_ids.of(info.request_headers());
        self.shared.push(level, "request", |line| {
            line.text(r#","method":"#, info.method().as_str());
            line.text(r#","path":"#, info.path());
            line.raw(r#","status":"#).raw(info.status().as_str());
            line.raw(r#","durationMs":"#).thousandths(info.elapsed().as_micros());
            line.raw(r#","traceId":""#);
            match trace_id {
                TraceId::Theirs(id) => line.raw(id),
                TraceId::Ours(id) => line.hex(id),
            }
            .raw("\"");
        });
    }

    /// Waits until every line is written. Lines that come later are lost.
    pub fn close(&self) {
        let mut state = self.shared.state();
        state.closing = true;
        self.shared.changed.notify_all();
        let written = self.shared.changed.wait_timeout_while(state, CLOSE_LIMIT, |state| !state.closed);
        drop(written);
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Log").field("level", &self.level).finish_non_exhaustive()
    }
}

// === impl Shared ===

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, level: Level, message: &str, fields: impl FnOnce(&mut Line<'_>)) {
        let mut state = self.state();
        if state.closed || state.waiting.len() > WAITING_LIMIT {
            state.dropped += 1;
            return;
        }
        let State { waiting, clock, .. } = &mut *state;
        let (second, millis) = clock.now();
        let mut line = Line(waiting);
        line.raw(r#"{"time":""#).raw(second).raw(".").digits(millis);
        line.raw(r#"Z","level":""#).raw(level.name()).raw("\"").text(r#","message":"#, message);
        fields(&mut line);
        line.raw("}\n");
        let wake = std::mem::take(&mut state.idle);
        drop(state);
        if wake {
            self.changed.notify_all();
        }
    }

    fn run(&self, mut out: impl Write) {
        let mut lines = Vec::new();
        loop {
            let mut state = self.state();
            while state.waiting.is_empty() && !state.closing {
                state.idle = true;
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            if state.waiting.is_empty() {
                state.closed = true;
                self.changed.notify_all();
                return;
            }
            std::mem::swap(&mut state.waiting, &mut lines);
            let dropped = std::mem::take(&mut state.dropped);
            drop(state);

            // A reader that has gone away is no reason to stop serving.
            let _ = out.write_all(&lines).and_then(|()| out.flush());
            lines.clear();
            lines.shrink_to(KEEP);
            if dropped > 0 {
                self.push(Level::Warn, "log lines lost: nobody read them", |line| {
                    line.raw(&format!(r#","lost":{dropped}"#));
                });
            }
            let state = self.state();
            drop(self.changed.wait_timeout_while(state, GATHER, |state| !state.closing));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{io, sync::mpsc};

    use super::*;

    /// Hands over what is written, and waits each time until it may go on.
    struct Gate {
        written: mpsc::Sender<String>,
        open: mpsc::Receiver<()>,
    }

    impl Write for Gate {
        fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
            self.written.send(String::from_utf8_lossy(lines).into_owned()).map_err(io::Error::other)?;
            // The test lets go of its end to open the gate for good.
            let _ = self.open.recv();
            Ok(lines.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn gated(level: Level) -> (Log, mpsc::Receiver<String>, mpsc::Sender<()>) {
        let (written, lines) = mpsc::channel();
        let (key, open) = mpsc::channel();
        (Log::new(level, Gate { written, open }), lines, key)
    }

    #[test]
    fn lines_gather_while_a_write_lasts() {
        let (log, lines, key) = gated(Level::Info);
        log.write(Level::Info, "first", &[]);
        assert!(lines.recv().unwrap().contains(r#""message":"first""#));
        log.write(Level::Warn, "second", &[("n", 2.into())]);
        log.write(Level::Debug, "not wanted", &[]);
        log.write(Level::Error, "third", &[]);
        drop(key);
        log.close();
        let rest = lines.recv().unwrap();
        assert_eq!(rest.lines().count(), 2, "{rest}");
        assert!(rest.contains(r#""level":"warn","message":"second","n":2}"#), "{rest}");
        assert!(rest.ends_with("\"level\":\"error\",\"message\":\"third\"}\n"), "{rest}");
    }

    #[test]
    fn what_nobody_reads_is_bounded_and_counted() {
        let (log, lines, key) = gated(Level::Info);
        log.write(Level::Info, "the writer is stuck with this one", &[]);
        let mut written = lines.recv().unwrap();
        let all = 2 * WAITING_LIMIT / 64;
        for _ in 0..all {
            log.write(Level::Info, "request", &[]);
        }
        assert!(log.shared.state().waiting.len() < WAITING_LIMIT + 1024);
        drop(key);
        log.close();
        written.extend(lines.iter());
        let last = written.lines().last().unwrap();
        let last: Value = serde_json::from_str(last).unwrap();
        assert_eq!(last["message"], "log lines lost: nobody read them");
        let kept = written.lines().filter(|line| line.contains(r#""message":"request""#)).count();
        assert_eq!(kept + usize::try_from(last["lost"].as_u64().unwrap()).unwrap(), all);
    }
}
