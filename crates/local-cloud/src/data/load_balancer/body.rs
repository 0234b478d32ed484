//! Bodies on their way through a load balancer: streamed both ways, never collected.

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
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use thiserror::Error;
use tokio::time::{Instant, Sleep};

use super::target_group::InFlight;
use crate::data::http1::{BoxError, Exchange, ExchangeError};

/// A request body whose progress can be watched.
#[derive(Debug)]
pub struct Upload<B> {
    body: B,
    /// `None` if there is no body.
    progress: Option<Arc<Progress>>,
}

/// The progress of a request body; shared with the timeout of its response.
#[derive(Debug, Default)]
pub struct Progress {
    sent: AtomicU64,
    done: AtomicBool,
}

/// The body of a response.
#[derive(Debug)]
pub enum Body<B> {
    /// The data plane's own.
    Own(Option<Bytes>),
    /// A target's.
    Target(Box<TargetBody<B>>),
}

/// A target's body with the connection that it comes over.
#[derive(Debug)]
pub struct TargetBody<B> {
    /// `None` after an error.
    exchange: Option<Exchange<Upload<B>>>,
    target: InFlight,
    idle_timeout: Duration,
    idle: Option<Pin<Box<Sleep>>>,
}

/// A response body that ended early.
#[derive(Debug, Error)]
pub enum BodyError {
    /// The target's connection broke.
    #[error("the task's connection broke in the middle of the response")]
    Target(#[source] ExchangeError),
    /// The target sent nothing for too long.
    #[error("the task sent nothing for the load balancer's idle timeout")]
    Idle,
}

// === impl Upload ===

impl<B: HttpBody> Upload<B> {
    /// Watches a body. Returns its progress, if it is not empty.
    pub fn new(body: B) -> (Self, Option<Arc<Progress>>) {
        let progress = (!body.is_end_stream()).then(Arc::<Progress>::default);
        (Self { body, progress: progress.clone() }, progress)
    }
}

impl<B: HttpBody<Data = Bytes> + Unpin> HttpBody for Upload<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let this = self.get_mut();
        let frame = ready!(Pin::new(&mut this.body).poll_frame(cx));
        if let Some(progress) = &this.progress {
            if let Some(Ok(frame)) = &frame {
                let length = frame.data_ref().map_or(0, |data| data.len() as u64);
                progress.sent.fetch_add(length, Relaxed);
            }
            if frame.is_none() || this.body.is_end_stream() {
                progress.done.store(true, Relaxed);
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

// === impl Progress ===

impl Progress {
    /// The bytes that have passed so far; `None` once all have.
    pub fn so_far(&self) -> Option<u64> {
        (!self.done.load(Relaxed)).then(|| self.sent.load(Relaxed))
    }
}

// === impl TargetBody ===

impl<B> TargetBody<B> {
    /// The body of a response whose head has been read.
    pub fn new(exchange: Exchange<Upload<B>>, target: InFlight, idle_timeout: Duration) -> Self {
        Self { exchange: Some(exchange), target, idle_timeout, idle: None }
    }
}

impl<B> TargetBody<B>
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
{
    fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let Some(exchange) = &mut self.exchange else { return Poll::Ready(None) };
        match exchange.poll_body(cx) {
            Poll::Ready(part) => {
                self.idle = None;
                if let Some(Err(_)) = part {
                    self.exchange = None;
                }
                Poll::Ready(part.map(|part| part.map(Frame::data).map_err(BodyError::Target)))
            }
            Poll::Pending => {
                let deadline = Instant::now() + self.idle_timeout;
                let idle = self.idle.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
                ready!(idle.as_mut().poll(cx));
                self.exchange = None;
                Poll::Ready(Some(Err(BodyError::Idle)))
            }
        }
    }
}

impl<B> Drop for TargetBody<B> {
    fn drop(&mut self) {
        if let Some(exchange) = self.exchange.take() {
            self.target.pool.put(exchange);
        }
    }
}

// === impl Body ===

impl<B> HttpBody for Body<B>
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match self.get_mut() {
            Self::Own(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Target(body) => body.poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Own(bytes) => bytes.is_none(),
            Self::Target(body) => body.exchange.as_ref().is_none_or(Exchange::is_ended),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Own(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Self::Target(body) => body.exchange.as_ref().map(Exchange::size_hint).unwrap_or_default(),
        }
    }
}
