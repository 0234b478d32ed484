//! JSON lines on stdout: `tracing` events, written by a thread of their own, so that a slow reader of the log
//! never slows a request.
//!
//! The queue is bounded: when the reader of stdout is too slow, further lines are dropped, and their number
//! is logged once it reads again.

use std::{
    fmt::{self, Write as _},
    io::{self, BufWriter, Write},
    sync::{Arc, OnceLock, mpsc},
    thread,
    time::Duration,
};

use tracing::{Event, Level, Subscriber, field::Field};
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::{
    fmt::{
        FmtContext, FormatEvent, FormatFields,
        format::Writer,
        time::{FormatTime, SystemTime},
    },
    registry::LookupSpan,
};
use warp::filters::log::Info;

use crate::trace::TraceIds;

/// Pause after a write, so that the lines of this time share the next write.
const GATHER: Duration = Duration::from_millis(5);
/// Capacity of the queue in lines, about a megabyte.
const WAITING_LIMIT: usize = 4096;
/// Longer texts are cut.
const TEXT_LIMIT: usize = 512;

/// Time limit for writing the queued lines at the end of the process.
const CLOSE_LIMIT: Duration = Duration::from_secs(2);

/// Writes the queued lines when it is dropped.
#[derive(Debug)]
pub(crate) struct Guard(Option<WorkerGuard>);

/// A log that writes lines up to `level` to `out`.
pub(crate) fn to(level: Level, out: impl Write + Send + 'static) -> (impl Subscriber + Send + Sync, Guard) {
    let dropped = Arc::new(OnceLock::new());
    let out = Lines { out: BufWriter::with_capacity(16 * 1024, out), dropped: Arc::clone(&dropped), told: 0 };
    let builder = NonBlockingBuilder::default().lossy(true).buffered_lines_limit(WAITING_LIMIT);
    let (writer, guard) = builder.thread_name("log").finish(out);
    let _ = dropped.set(writer.error_counter());
    let subscriber =
        tracing_subscriber::fmt().with_max_level(level).event_format(Json).with_writer(writer).finish();
    (subscriber, Guard(Some(guard)))
}

/// Logs one answered request. Health checks that went well are for debugging only.
pub(crate) fn request(healthy: bool, trace_ids: &TraceIds, info: &Info<'_>) {
    macro_rules! log {
        ($level:ident) => {
            tracing::$level!(
                method = info.method().as_str(),
                path = info.path(),
                status = info.status().as_u16(),
                durationMs = info.elapsed().as_micros() as f64 / 1000.0,
                traceId = %trace_ids.of(info.request_headers()),
                "request"
            )
        };
    }
    if healthy { log!(debug) } else { log!(info) }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let guard = self.0.take();
        let (done, written) = mpsc::channel::<()>();
        // On a thread of its own: where the queue is full, the worker's guard prints to stdout, which is
        // where the worker is stuck.
        let waiting = thread::Builder::new().spawn(move || {
            drop(guard);
            drop(done);
        });
        if waiting.is_ok() {
            let _ = written.recv_timeout(CLOSE_LIMIT);
        }
    }
}

/// `{"time":…,"level":…,"message":…` and then the event's fields.
struct Json;

impl<S, N> FormatEvent<S, N> for Json
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut out: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let level = match *event.metadata().level() {
            Level::ERROR => "error",
            Level::WARN => "warn",
            Level::INFO => "info",
            Level::DEBUG | Level::TRACE => "debug",
        };
        out.write_str(r#"{"time":""#)?;
        SystemTime.format_time(&mut out)?;
        out.write_str(r#"","level":""#)?;
        out.write_str(level)?;
        out.write_str("\"")?;
        let mut fields = Fields { out, written: Ok(()) };
        event.record(&mut fields);
        fields.written?;
        fields.out.write_str("}\n")
    }
}

/// Writes each field as a member of the object.
struct Fields<'w> {
    out: Writer<'w>,
    written: fmt::Result,
}

impl Fields<'_> {
    /// A member whose value is written by `value`, straight into the line: this runs for every request.
    fn member(&mut self, field: &Field, value: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result) {
        let out = &mut self.out;
        self.written = self.written.and_then(|()| {
            out.write_str(",\"")?;
            out.write_str(field.name())?;
            out.write_str("\":")?;
            value(out)
        });
    }

    fn text(&mut self, field: &Field, text: fmt::Arguments<'_>) {
        self.member(field, |out| {
            out.write_str("\"")?;
            Text { out, left: TEXT_LIMIT }.write_fmt(text)?;
            out.write_str("\"")
        });
    }
}

impl tracing::field::Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, text: &str) {
        self.text(field, format_args!("{text}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.text(field, format_args!("{value:?}"));
    }

    fn record_f64(&mut self, field: &Field, number: f64) {
        self.member(field, |out| write!(out, "{}", serde_json::Value::from(number)));
    }

    fn record_u64(&mut self, field: &Field, number: u64) {
        self.member(field, |out| write!(out, "{number}"));
    }

    fn record_i64(&mut self, field: &Field, number: i64) {
        self.member(field, |out| write!(out, "{number}"));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.member(field, |out| write!(out, "{value}"));
    }
}

/// The inside of a JSON string of at most `left` further bytes.
struct Text<'o> {
    out: &'o mut dyn fmt::Write,
    left: usize,
}

impl fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let part = &text[..text.floor_char_boundary(self.left)];
        self.left = if part.len() == text.len() { self.left - part.len() } else { 0 };
        if part.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
            return self.out.write_str(part);
        }
        let quoted = serde_json::to_string(part).map_err(|_| fmt::Error)?;
        self.out.write_str(&quoted[1..quoted.len() - 1])
    }
}

/// The output of the writing thread, which flushes it when the queue is empty.
struct Lines<W: Write> {
    out: BufWriter<W>,
    /// Known once the thread has been started.
    dropped: Arc<OnceLock<ErrorCounter>>,
    /// The number of dropped lines that have been logged.
    told: usize,
}

impl<W: Write> Write for Lines<W> {
    fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
        // A reader that has gone away is no reason to stop serving.
        let _ = self.out.write_all(lines);
        Ok(lines.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let dropped = self.dropped.get().map_or(0, ErrorCounter::dropped_lines);
        let lost = dropped - self.told;
        if lost > 0 {
            self.told = dropped;
            let mut time = String::new();
            let _ = SystemTime.format_time(&mut Writer::new(&mut time));
            let message = "log lines lost: nobody read them";
            let line = format!(r#"{{"time":"{time}","level":"warn","message":"{message}","lost":{lost}}}"#);
            let _ = writeln!(self.out, "{line}");
        }
        let _ = self.out.flush();
        thread::sleep(GATHER);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use tracing::subscriber::with_default;

    use super::*;

    /// Hands over what is written, and waits each time until it may go on.
    struct Gate {
        written: mpsc::Sender<String>,
        open: mpsc::Receiver<()>,
    }

    impl Write for Gate {
        fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
            self.written.send(String::from_utf8_lossy(lines).into_owned()).map_err(io::Error::other)?;
            // The test drops its end to open the gate for good.
            let _ = self.open.recv();
            Ok(lines.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// The lines that `work` logs at `level`, parsed.
    fn logged(level: Level, work: impl FnOnce()) -> Vec<Value> {
        let (written, lines) = mpsc::channel();
        let (_, open) = mpsc::channel();
        let (log, guard) = to(level, Gate { written, open });
        with_default(log, work);
        drop(guard);
        let text: String = lines.iter().collect();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn lines_gather_while_a_write_lasts() {
        let (written, lines) = mpsc::channel();
        let (key, open) = mpsc::channel();
        let (log, guard) = to(Level::INFO, Gate { written, open });
        with_default(log, || {
            tracing::info!("first");
            assert!(lines.recv().unwrap().contains(r#""message":"first""#));
            tracing::warn!(n = 2, "second");
            tracing::debug!("not wanted");
            tracing::error!("third");
        });
        drop(key);
        drop(guard);
        let rest = lines.recv().unwrap();
        assert_eq!(rest.lines().count(), 2, "{rest}");
        assert!(rest.contains(r#""level":"warn","message":"second","n":2}"#), "{rest}");
        assert!(rest.ends_with("\"level\":\"error\",\"message\":\"third\"}\n"), "{rest}");
    }

    #[test]
    fn what_nobody_reads_is_bounded_and_counted() {
        let (written, lines) = mpsc::channel();
        let (key, open) = mpsc::channel();
        let (log, guard) = to(Level::INFO, Gate { written, open });
        let all = 2 * WAITING_LIMIT;
        let mut text = with_default(log, || {
            tracing::info!("the writer is stuck with this one");
            let first = lines.recv().unwrap();
            for _ in 0..all {
                tracing::info!("request");
            }
            first
        });
        drop(key);
        drop(guard);
        text.extend(lines.iter());
        let last: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        assert_eq!(
            (&last["level"], &last["message"]),
            (&"warn".into(), &"log lines lost: nobody read them".into())
        );
        let kept = text.lines().filter(|line| line.contains(r#""message":"request""#)).count();
        assert_eq!(kept, WAITING_LIMIT);
        assert_eq!(kept + usize::try_from(last["lost"].as_u64().unwrap()).unwrap(), all);
    }

    #[test]
    fn texts_are_json_strings() {
        let texts = ["", "GET", "a\"b", "a\\b", "tab\tand\u{1}", "übung", "\u{2028}"];
        let lines = logged(Level::INFO, || texts.iter().for_each(|text| tracing::info!(text, "x")));
        assert_eq!(lines.iter().map(|line| &line["text"]).collect::<Vec<_>>(), texts);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = format!("{}ü{}", "a".repeat(TEXT_LIMIT - 1), "b".repeat(TEXT_LIMIT));
        let lines = logged(Level::INFO, || tracing::info!(long, "x"));
        assert_eq!(lines[0]["long"].as_str().unwrap().len(), TEXT_LIMIT - 1);
    }

    #[test]
    fn numbers_stay_numbers() {
        let lines = logged(Level::DEBUG, || tracing::debug!(durationMs = 1.0, cut = 3, healthy = true, "x"));
        let [line] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!(
            (&line["durationMs"], &line["cut"], &line["healthy"]),
            (&1.0.into(), &3.into(), &true.into())
        );
        assert!(line["time"].as_str().unwrap().ends_with('Z'), "{line}");
    }
}
