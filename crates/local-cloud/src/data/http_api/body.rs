//! Bodies on their way through: streamed both ways, counted, never collected.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use thiserror::Error;
use tokio::time::{Instant, Sleep};

use super::{
    super::balancer::InFlight,
    record::Access,
    upstream::{TaskError, Upstream},
};

/// The largest request body of an HTTP API (quotas: payload size, 10 MB).
pub const LARGEST_REQUEST: u64 = 10 * 1024 * 1024;

/// How long a refused body is still read, and how much of it.
const LINGER: Duration = Duration::from_secs(5);
const LINGER_BYTES: u64 = LARGEST_REQUEST;

/// The body of a request on its way to a task.
#[derive(Debug)]
pub enum RequestBody {
    /// None.
    Empty,
    /// The client's.
    Client {
        /// Where it comes from.
        incoming: Incoming,
        /// How far it has come.
        upload: Arc<Upload>,
    },
}

/// How far a request body has come; shared with whoever waits for the answer.
#[derive(Debug, Default)]
pub struct Upload {
    sent: AtomicU64,
    done: AtomicBool,
    too_large: AtomicBool,
}

/// Why a request body ended early.
#[derive(Debug, Error)]
pub enum UploadError {
    /// It is longer than an HTTP API takes.
    #[error("the request body is larger than 10 MB")]
    TooLarge,
    /// The client's connection broke.
    #[error("the client's connection broke")]
    Client(#[source] hyper::Error),
}

/// The body of an answer.
#[derive(Debug)]
pub enum ResponseBody {
    /// The data plane's own.
    Own(Option<Bytes>),
    /// A task's.
    Task(Box<TaskBody>),
}

/// A task's body with the connection that it comes over.
#[derive(Debug)]
pub struct TaskBody {
    /// Nothing after an error.
    upstream: Option<Upstream>,
    target: InFlight,
    idle_timeout: Duration,
    idle: Option<Pin<Box<Sleep>>>,
    length: u64,
    /// Written down when the body ends or is given up.
    pub access: Option<Box<Access>>,
}

/// Why an answer ended early.
#[derive(Debug, Error)]
pub enum DownloadError {
    /// The task's connection broke.
    #[error("the task's connection broke in the middle of the response")]
    Task(#[source] TaskError),
    /// The task sent nothing for too long.
    #[error("the task sent nothing for the load balancer's idle timeout")]
    Idle,
}

// === impl RequestBody ===

impl Body for RequestBody {
    type Data = Bytes;
    type Error = UploadError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, UploadError>>> {
        let this = self.get_mut();
        let Self::Client { incoming, upload } = this else { return Poll::Ready(None) };
        match ready!(Pin::new(&mut *incoming).poll_frame(cx)) {
            Some(Ok(frame)) => {
                let length = frame.data_ref().map_or(0, |data| data.len() as u64);
                if upload.sent.fetch_add(length, Relaxed) + length > LARGEST_REQUEST {
                    upload.too_large.store(true, Relaxed);
                    if let Self::Client { incoming, .. } = std::mem::replace(this, Self::Empty) {
                        linger(incoming);
                    }
                    return Poll::Ready(Some(Err(UploadError::TooLarge)));
                }
                if incoming.is_end_stream() {
                    upload.done.store(true, Relaxed);
                }
                Poll::Ready(Some(Ok(frame)))
            }
            Some(Err(error)) => Poll::Ready(Some(Err(UploadError::Client(error)))),
            None => {
                upload.done.store(true, Relaxed);
                Poll::Ready(None)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Client { incoming, .. } => incoming.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Empty => SizeHint::with_exact(0),
            Self::Client { incoming, .. } => incoming.size_hint(),
        }
    }
}

/// Reads on, for a while, what nobody wants any more: a connection that is closed while its client still sends breaks, and the
/// client does not see the answer.
pub fn linger(mut refused: Incoming) {
    let reading = async move {
        let mut read = 0;
        while let Some(Ok(frame)) = refused.frame().await {
            read += frame.data_ref().map_or(0, |data| data.len() as u64);
            if read > LINGER_BYTES {
                break;
            }
        }
    };
    drop(tokio::spawn(tokio::time::timeout(LINGER, reading)));
}

// === impl Upload ===

impl Upload {
    /// Bytes that have passed.
    pub fn sent(&self) -> u64 {
        self.sent.load(Relaxed)
    }

    /// Whether all has passed.
    pub fn is_done(&self) -> bool {
        self.done.load(Relaxed)
    }

    /// Whether it was cut for its length.
    pub fn is_too_large(&self) -> bool {
        self.too_large.load(Relaxed)
    }
}

// === impl TaskBody ===

impl TaskBody {
    /// The body of a response that has just begun.
    pub fn new(upstream: Upstream, target: InFlight, idle_timeout: Duration) -> Self {
        Self { upstream: Some(upstream), target, idle_timeout, idle: None, length: 0, access: None }
    }

    fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, DownloadError>>> {
        let Some(upstream) = &mut self.upstream else { return Poll::Ready(None) };
        match upstream.poll_body(cx) {
            Poll::Ready(part) => {
                self.idle = None;
                match &part {
                    Some(Ok(data)) => self.length += data.len() as u64,
                    Some(Err(_)) => self.upstream = None,
                    None => {}
                }
                Poll::Ready(part.map(|part| part.map(Frame::data).map_err(DownloadError::Task)))
            }
            Poll::Pending => {
                let deadline = Instant::now() + self.idle_timeout;
                let idle = self.idle.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
                ready!(idle.as_mut().poll(cx));
                self.upstream = None;
                Poll::Ready(Some(Err(DownloadError::Idle)))
            }
        }
    }
}

impl Drop for TaskBody {
    fn drop(&mut self) {
        if let Some(upstream) = self.upstream.take() {
            self.target.pool.put(upstream);
        }
        if let Some(access) = self.access.take() {
            access.write(self.length);
        }
    }
}

// === impl ResponseBody ===

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = DownloadError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, DownloadError>>> {
        match self.get_mut() {
            Self::Own(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Task(body) => body.poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Own(bytes) => bytes.is_none(),
            Self::Task(body) => body.upstream.as_ref().is_none_or(Upstream::is_ended),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Own(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Self::Task(body) => body.upstream.as_ref().map(Upstream::size_hint).unwrap_or_default(),
        }
    }
}
