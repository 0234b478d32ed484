//! The daemon's log: `daemon.log` and one older generation, with a limit on lines that repeat.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tracing::{Event, Subscriber, callsite::Identifier};
use tracing_subscriber::{
    EnvFilter, Layer,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

use crate::rotating_file::RotatingFile;

/// The size of a generation.
const LIMIT: u64 = 50 * 1024 * 1024;
/// One place in the code writes at most this many lines in a second.
const LINES: u32 = 20;

/// Starts logging to a file, to which stdout and stderr go as well.
///
/// # Errors
/// The file cannot be opened.
pub fn start(path: PathBuf) -> io::Result<()> {
    let file = RotatingFile::open(path, LIMIT)?;
    redirect(&file);
    let writer = Arc::new(Shared(Mutex::new(Output(file))));
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(writer.clone());
    let repeats = Repeats { writer, seen: Mutex::default() };
    tracing_subscriber::registry().with(lines).with(filter).with(repeats).init();
    Ok(())
}

/// The log file, which a panic's message reaches by stderr.
struct Output(RotatingFile);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.rotate_for(bytes.len())? {
            redirect(&self.0);
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A writer for several threads, which writes each line whole.
struct Shared<W>(Mutex<W>);

impl<W: Write> Write for &Shared<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).flush()
    }
}

fn redirect(file: &RotatingFile) {
    // Without it the old file is written to, which does no harm.
    let _ = nix::unistd::dup2_stdout(file.file());
    let _ = nix::unistd::dup2_stderr(file.file());
}

/// Leaves out what one place in the code writes more than [`LINES`] times in a second, and says how much that
/// was.
struct Repeats<W> {
    writer: Arc<Shared<W>>,
    seen: Mutex<HashMap<Identifier, Window>>,
}

impl<S: Subscriber, W: Write + Send + 'static> Layer<S> for Repeats<W> {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let window = seen.entry(event.metadata().callsite()).or_default();
        let (admitted, left_out) = window.admit(Instant::now());
        if left_out > 0 {
            // An error of the log cannot be logged.
            let _ = (&*self.writer)
                .write_all(format!("({left_out} lines like the next one were left out)\n").as_bytes());
        }
        admitted
    }
}

/// The lines of one place in the current second.
#[derive(Debug, Default)]
struct Window {
    began: Option<Instant>,
    lines: u32,
}

impl Window {
    /// Whether another line is written, and how many of the second before were not.
    fn admit(&mut self, now: Instant) -> (bool, u32) {
        let mut left_out = 0;
        if self.began.is_none_or(|began| now.duration_since(began) >= Duration::from_secs(1)) {
            left_out = self.lines.saturating_sub(LINES);
            *self = Self { began: Some(now), lines: 0 };
        }
        self.lines = self.lines.saturating_add(1);
        (self.lines <= LINES, left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_lines_are_counted_instead() {
        let (mut window, start) = (Window::default(), Instant::now());
        let admitted = (0..100).filter(|_| window.admit(start).0).count();
        assert_eq!(admitted, 20);
        let later = start + Duration::from_secs(1);
        assert_eq!(window.admit(later), (true, 80));
        assert_eq!(window.admit(later), (true, 0));
    }

    #[test]
    fn only_the_place_that_repeats_is_limited() {
        let written = Arc::new(Shared(Mutex::new(Vec::new())));
        let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(written.clone());
        let repeats = Repeats { writer: written.clone(), seen: Mutex::default() };
        tracing::subscriber::with_default(tracing_subscriber::registry().with(lines).with(repeats), || {
            for _ in 0..1_000 {
                tracing::warn!("again");
            }
            tracing::warn!("once");
        });
        let text = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
        // A slow machine may begin a second window, or a third.
        assert!((20..=200).contains(&text.matches("again").count()), "{text}");
        assert_eq!(text.matches("once").count(), 1);
    }
}
