//! The writer of access logs: lines are rendered when a request is over, and written by one thread for all
//! logs.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use http::{HeaderName, HeaderValue, Method, Uri, Version, header, request};

use super::{
    super::{
        headers::{Client, Moment},
        response::Failure,
    },
    Format, Record,
};
use crate::rotating_file::RotatingFile;

/// Lines that come within this time of a write share the next one.
const GATHER: Duration = Duration::from_millis(20);
/// Buffers that grew in a burst are given back above this size.
const KEEP: usize = 512 * 1024;
/// The size at which a log begins a new file.
const LARGEST_FILE: u64 = 50 * 1024 * 1024;

/// The access logs of a data plane.
#[derive(Debug)]
pub struct AccessLogs {
    queue: Sender<Entry>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

/// A stage's access log.
#[derive(Debug)]
pub struct AccessLog {
    api: String,
    stage: String,
    format: Format,
    path: PathBuf,
    /// Lines that no write has taken yet. When the first comes, the writer is told.
    waiting: Mutex<String>,
    queue: Sender<Entry>,
}

/// A request that will be written down. It shares the request's own texts, and copies none of them.
#[derive(Debug)]
pub struct Access {
    log: Arc<AccessLog>,
    request_id: HeaderValue,
    method: Method,
    uri: Uri,
    version: Version,
    source_ip: HeaderValue,
    user_agent: Option<HeaderValue>,
    host: Option<HeaderValue>,
    came: Moment,
    latency: Duration,
    route_key: String,
    status: u16,
    failure: Option<Failure>,
}

#[derive(Debug)]
enum Entry {
    /// A log has lines.
    Lines(Arc<AccessLog>),
    /// There are no more.
    End,
}

// === impl AccessLogs ===

impl AccessLogs {
    pub fn start() -> std::io::Result<Self> {
        let (queue, entries) = mpsc::channel();
        let writer = thread::Builder::new().name("access-log".to_owned()).spawn(move || run(entries))?;
        Ok(Self { queue, writer: Mutex::new(Some(writer)) })
    }

    /// The log of an API's stage, which appends to a file.
    pub fn open(&self, (api, stage): (&str, &str), format: &str, path: PathBuf) -> Arc<AccessLog> {
        Arc::new(AccessLog {
            api: api.to_owned(),
            stage: stage.to_owned(),
            format: Format::parse(format),
            path,
            waiting: Mutex::default(),
            queue: self.queue.clone(),
        })
    }

    /// Waits until every line is written. Later ones are lost.
    pub fn close(&self) {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer {
            // An error means that the writer has ended, and so does the other.
            drop(self.queue.send(Entry::End));
            drop(writer.join());
        }
    }
}

impl Drop for AccessLogs {
    fn drop(&mut self) {
        self.close();
    }
}

fn run(entries: Receiver<Entry>) {
    let mut lines = String::new();
    for entry in entries {
        let Entry::Lines(log) = entry else { return };
        thread::sleep(GATHER);
        std::mem::swap(&mut *log.waiting(), &mut lines);
        if let Err(error) = append(&log.path, &lines, LARGEST_FILE) {
            tracing::warn!(path = %log.path.display(), %error, "the access log cannot be written");
        }
        lines.clear();
        lines.shrink_to(KEEP);
    }
}

/// Opens the file anew: a log group may be deleted at any time. A full file becomes `NAME.log.1`.
fn append(path: &Path, lines: &str, limit: u64) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    RotatingFile::open(path.to_owned(), limit)?.write_all(lines.as_bytes())
}

// === impl AccessLog ===

impl AccessLog {
    fn write(self: &Arc<Self>, record: &Record<'_>) {
        let mut waiting = self.waiting();
        let first = waiting.is_empty();
        self.format.line(record, &mut waiting);
        drop(waiting);
        if first {
            // The writer outlives the threads that carry requests.
            drop(self.queue.send(Entry::Lines(Arc::clone(self))));
        }
    }

    fn waiting(&self) -> MutexGuard<'_, String> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

// === impl Access ===

impl Access {
    /// A request that has just come.
    pub fn new(
        log: &Arc<AccessLog>,
        id: &HeaderValue,
        client: &Client,
        came: Moment,
        head: &request::Parts,
    ) -> Self {
        let field = |name: HeaderName| head.headers.get(name).cloned();
        Self {
            log: Arc::clone(log),
            request_id: id.clone(),
            method: head.method.clone(),
            uri: head.uri.clone(),
            version: head.version,
            source_ip: client.address.clone(),
            user_agent: field(header::USER_AGENT),
            host: field(header::HOST),
            came,
            latency: Duration::ZERO,
            route_key: String::new(),
            status: 0,
            failure: None,
        }
    }

    /// Fills in what the route and the answer say.
    pub fn answered(&mut self, route_key: Option<&str>, status: u16, failure: Option<Failure>) {
        self.latency = self.came.steady.elapsed();
        self.route_key = route_key.unwrap_or_default().to_owned();
        self.status = status;
        self.failure = failure;
    }

    pub fn write(self: Box<Self>, length: u64) {
        let reason = self.failure.as_ref().map(Failure::reason).unwrap_or_default();
        let (authorizer, integration) = match &self.failure {
            Some(Failure::Unauthorized { .. } | Failure::Forbidden(_)) => (&*reason, ""),
            Some(
                Failure::Unreachable(_)
                | Failure::Integration(_)
                | Failure::IntegrationTimeout(_)
                | Failure::LoadBalancer(_),
            ) => ("", &*reason),
            _ => ("", ""),
        };
        self.log.write(&Record {
            request_id: text(Some(&self.request_id)),
            api_id: &self.log.api,
            stage: &self.log.stage,
            route_key: &self.route_key,
            method: self.method.as_str(),
            path: self.uri.path(),
            protocol: if self.version == Version::HTTP_10 { "HTTP/1.0" } else { "HTTP/1.1" },
            source_ip: text(Some(&self.source_ip)),
            user_agent: text(self.user_agent.as_ref()),
            domain_name: text(self.host.as_ref()),
            began: self.came.wall,
            latency: self.latency,
            status: self.status,
            length,
            error: self.failure.as_ref().and_then(Failure::message).unwrap_or_default(),
            authorizer_error: authorizer,
            integration_error: integration,
        });
    }
}

fn text(value: Option<&HeaderValue>) -> &str {
    value.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_lost_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let logs = AccessLogs::start().unwrap();
        let open =
            |name: &str| logs.open(("a1", name), "$context.stage $context.path", folder.path().join(name));
        let (one, two) = (open("one"), open("two"));
        let client = Client::new([127, 0, 0, 1].into(), [127, 0, 0, 1].into());
        let write = |log: &Arc<AccessLog>, number: usize| {
            let head = http::Request::get(format!("/{number}")).body(()).unwrap().into_parts().0;
            Box::new(Access::new(log, &HeaderValue::from_static("id"), &client, Moment::now(), &head))
                .write(0);
        };
        for number in 0..1_000 {
            write(&one, number);
        }
        write(&two, 0);
        logs.close();
        let lines = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(lines("one"), (0..1_000).map(|number| format!("one /{number}\n")).collect::<String>());
        assert_eq!(lines("two"), "two /0\n");
    }

    #[test]
    fn a_full_file_gives_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("group/stream.log");
        for line in ["one\n", "two\n", "three\n"] {
            append(&path, line, 8).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "three\n");
        assert_eq!(fs::read_to_string(folder.path().join("group/stream.log.1")).unwrap(), "one\ntwo\n");
    }
}
