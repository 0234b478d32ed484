//! Bodies through an HTTP API: the client's with its limit, and the response's with the access log behind it.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use thiserror::Error;

use super::access_log::Access;
use crate::data::{
    http1::linger,
    load_balancer::{self, BodyError},
};

/// The largest body of a request or response of an HTTP API (quotas: payload size, 10 MB).
pub const LARGEST_PAYLOAD: u64 = 10 * 1024 * 1024;

/// A client's request body, which fails above the limit.
#[derive(Debug)]
pub struct RequestBody {
    /// `None` after an error.
    incoming: Option<Incoming>,
    length: u64,
}

/// A request body that ended early.
#[derive(Debug, Error)]
pub enum RequestBodyError {
    /// The body is over the limit.
    #[error("the request body is larger than the 10 MB that an HTTP API takes")]
    TooLarge,
    /// The client's connection broke, or what it sends is not HTTP.
    #[error("the client's request broke off ({0})")]
    Client(#[source] hyper::Error),
}

/// A response body that ended early.
#[derive(Debug, Error)]
pub enum ResponseBodyError {
    /// The load balancer's side broke off.
    #[error(transparent)]
    LoadBalancer(#[from] BodyError),
    /// The body is over the limit.
    #[error("the response body is larger than the 10 MB that an HTTP API passes on")]
    TooLarge,
}

#[derive(Debug)]
pub struct ResponseBody {
    body: load_balancer::Body<RequestBody>,
    length: u64,
    /// Written when the body ends or is given up.
    access: Option<Box<Access>>,
}

// === impl RequestBody ===

impl RequestBody {
    /// The body of a client's request.
    pub fn new(incoming: Incoming) -> Self {
        Self { incoming: Some(incoming), length: 0 }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = RequestBodyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, RequestBodyError>>> {
        let this = self.get_mut();
        let Some(incoming) = &mut this.incoming else { return Poll::Ready(None) };
        let error = match ready!(Pin::new(incoming).poll_frame(cx)) {
            Some(Ok(frame)) => {
                this.length += frame.data_ref().map_or(0, |data| data.len() as u64);
                if this.length <= LARGEST_PAYLOAD {
                    return Poll::Ready(Some(Ok(frame)));
                }
                if let Some(rest) = this.incoming.take() {
                    linger(rest);
                }
                RequestBodyError::TooLarge
            }
            Some(Err(error)) => {
                this.incoming = None;
                RequestBodyError::Client(error)
            }
            None => return Poll::Ready(None),
        };
        Poll::Ready(Some(Err(error)))
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.as_ref().is_none_or(Incoming::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.as_ref().map(Incoming::size_hint).unwrap_or_default()
    }
}

// === impl ResponseBody ===

impl ResponseBody {
    /// Counts a body, and writes the access log's line when it is over.
    pub fn new(body: load_balancer::Body<RequestBody>, access: Option<Box<Access>>) -> Self {
        Self { body, length: 0, access }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = ResponseBodyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, ResponseBodyError>>> {
        let this = self.get_mut();
        let frame = ready!(Pin::new(&mut this.body).poll_frame(cx));
        if let Some(Ok(frame)) = &frame {
            this.length += frame.data_ref().map_or(0, |data| data.len() as u64);
            if this.length > LARGEST_PAYLOAD {
                this.body = load_balancer::Body::Own(None);
                return Poll::Ready(Some(Err(ResponseBodyError::TooLarge)));
            }
        }
        Poll::Ready(frame.map(|frame| Ok(frame?)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for ResponseBody {
    fn drop(&mut self) {
        if let Some(access) = self.access.take() {
            access.write(self.length);
        }
    }
}
