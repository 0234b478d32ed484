//! A request on its way to a task: written as fast as the task takes it, and kept as long as it may have to be sent again.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::{Buf, Bytes};
use http::{HeaderMap, Method};
use hyper::body::Body;
use tokio::{io::AsyncWrite, net::TcpStream};

use super::{
    body::{RequestBody, UploadError, linger},
    upstream::TaskError,
    wire::{self, Sending},
};

/// Up to this length, copying a part of a request body costs less than another call of the kernel.
const SMALL_PART: usize = 8 * 1024;

/// A request on its way out. By default there is none.
#[derive(Debug, Default)]
pub struct Outbound {
    method: Method,
    sending: Sending,
    /// What comes next: heads, lines between chunks, small parts of the body.
    out: Vec<u8>,
    /// How much of it the kernel has taken.
    taken: usize,
    /// What comes after it: a large part.
    part: Bytes,
    /// Where more comes from; nothing after the end.
    body: Option<RequestBody>,
    /// Whether it may be sent a second time, even if the first has arrived.
    repeatable: bool,
    progress: Progress,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Progress {
    #[default]
    Unsent,
    Begun,
    /// The task takes no more of it, or nobody wants it to.
    BrokenOff,
}

// === impl Outbound ===

impl Outbound {
    /// A request for a path and query.
    pub fn new(method: Method, target: &str, headers: &HeaderMap, body: RequestBody) -> Self {
        let sending = body.size_hint().exact().map_or(Sending::Chunked, Sending::Length);
        let repeatable = matches!(method, Method::GET | Method::HEAD | Method::OPTIONS)
            && matches!(body, RequestBody::Empty);
        let mut out = Vec::with_capacity(512);
        wire::encode((&method, target), headers, sending, &mut out);
        Self {
            method,
            sending,
            out,
            taken: 0,
            part: Bytes::new(),
            body: Some(body),
            repeatable,
            progress: Progress::Unsent,
        }
    }

    /// The request's method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Whether all of it has been sent.
    pub fn is_done(&self) -> bool {
        self.body.is_none()
            && self.taken == self.out.len()
            && self.part.is_empty()
            && self.progress != Progress::BrokenOff
    }

    /// The same from the beginning, if that is allowed.
    pub fn again(mut self) -> Option<Self> {
        // Of what may be repeated there is no more than a head, which is still here.
        if self.repeatable {
            (self.taken, self.progress) = (0, Progress::Unsent);
        }
        (self.progress == Progress::Unsent).then_some(self)
    }

    /// Sends what can be sent now. A task that takes no more of it may have answered before; if not, reading will say so.
    pub fn push(&mut self, stream: &mut TcpStream, cx: &mut Context<'_>) -> Result<(), TaskError> {
        while self.progress != Progress::BrokenOff {
            let gathered = self.gather(cx)?;
            match self.poll_write(stream, cx) {
                Poll::Ready(Ok(())) if gathered.is_ready() && self.body.is_some() => {}
                Poll::Ready(Ok(())) | Poll::Pending => break,
                Poll::Ready(Err(error)) if self.progress == Progress::Unsent => {
                    return Err(TaskError::Broken(error));
                }
                Poll::Ready(Err(_)) => self.stop(),
            }
        }
        Ok(())
    }

    /// Takes what the body has, up to what one write should carry.
    fn gather(&mut self, cx: &mut Context<'_>) -> Result<Poll<()>, UploadError> {
        while self.part.is_empty()
            && self.out.len() - self.taken < SMALL_PART
            && let Some(body) = &mut self.body
        {
            match Pin::new(body).poll_frame(cx) {
                Poll::Pending => return Ok(Poll::Pending),
                Poll::Ready(Some(frame)) => {
                    // Trailer fields end here, as the field that announces them does.
                    if let Ok(data) = frame?.into_data()
                        && !data.is_empty()
                    {
                        self.add(data);
                    }
                }
                Poll::Ready(None) => {
                    self.body = None;
                    if self.sending == Sending::Chunked {
                        self.out.extend_from_slice(wire::LAST_CHUNK);
                    }
                }
            }
        }
        Ok(Poll::Ready(()))
    }

    fn add(&mut self, data: Bytes) {
        if self.taken == self.out.len() {
            self.out.clear();
            self.taken = 0;
        }
        let chunked = self.sending == Sending::Chunked;
        if chunked {
            wire::encode_chunk_size(data.len(), &mut self.out);
        }
        if data.len() > SMALL_PART {
            self.part = data;
            return;
        }
        self.out.extend_from_slice(&data);
        if chunked {
            self.out.extend_from_slice(wire::CHUNK_END);
        }
    }

    fn poll_write(&mut self, stream: &mut TcpStream, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            while self.taken < self.out.len() {
                self.taken += ready!(poll_some(stream, cx, &self.out[self.taken..]))?;
                self.progress = Progress::Begun;
            }
            if self.part.is_empty() {
                return Poll::Ready(Ok(()));
            }
            while !self.part.is_empty() {
                let count = ready!(poll_some(stream, cx, &self.part))?;
                self.part.advance(count);
            }
            if self.sending == Sending::Chunked {
                self.out.clear();
                self.taken = 0;
                self.out.extend_from_slice(wire::CHUNK_END);
            }
        }
    }

    /// Sends no more. The client may still, for a while, so that it sees the answer.
    pub fn stop(&mut self) {
        if let Some(RequestBody::Client { incoming, .. }) = self.body.take() {
            linger(incoming);
        }
        self.part.clear();
        self.progress = Progress::BrokenOff;
    }
}

fn poll_some(stream: &mut TcpStream, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
    match ready!(Pin::new(stream).poll_write(cx, bytes))? {
        0 => Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
        count => Poll::Ready(Ok(count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_sent_again() {
        let request = |method, progress| {
            let mut request = Outbound::new(method, "/a", &HeaderMap::new(), RequestBody::Empty);
            (request.taken, request.progress) = (7, progress);
            request
        };
        for progress in [Progress::Begun, Progress::BrokenOff] {
            let again = request(Method::GET, progress).again().unwrap();
            assert_eq!((again.taken, again.progress), (0, Progress::Unsent));
            assert_eq!(again.out, b"GET /a HTTP/1.1\r\n\r\n");
            assert!(request(Method::DELETE, progress).again().is_none());
        }
        assert!(request(Method::DELETE, Progress::Unsent).again().is_some());
        let mut stopped = request(Method::GET, Progress::Begun);
        stopped.stop();
        assert_eq!(stopped.again().unwrap().out, b"GET /a HTTP/1.1\r\n\r\n");
    }
}
