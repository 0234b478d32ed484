//! A request on its way to a server: written as fast as the server reads, and kept as long as it may have to
//! be sent again.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::{Buf, Bytes};
use http::{HeaderMap, Method};
use http_body_util::BodyExt;
use hyper::body::Body;
use tokio::{io::AsyncWrite, net::TcpStream};

use super::{
    BoxError,
    codec::{self, Sending},
    connection::ExchangeError,
};

/// Up to this length, copying a part of a request body costs less than another call of the kernel.
const SMALL_PART: usize = 8 * 1024;

/// How long, and how many bytes of, an unwanted request body are still read.
const LINGER: Duration = Duration::from_secs(5);
const LINGER_BYTES: u64 = 10 * 1024 * 1024;

/// A request on its way out.
#[derive(Debug)]
pub struct Request<B> {
    method: Method,
    sending: Sending,
    /// The next bytes to send: the head, chunk sizes, small parts of the body.
    out: Vec<u8>,
    /// The bytes of `out` that the kernel has taken.
    taken: usize,
    /// A large part of the body, sent after `out` without a copy.
    part: Bytes,
    /// The rest of the body; `None` after its end.
    body: Option<B>,
    /// Safe to send twice: an idempotent method without a body.
    repeatable: bool,
    progress: Progress,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Progress {
    #[default]
    Unsent,
    Begun,
    /// The server takes no more of it, or has answered without it.
    BrokenOff,
}

// === impl Request ===

impl<B> Request<B> {
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

    /// The same request from its beginning, if it may be sent again: nothing of it has been sent, or it is
    /// safe to repeat.
    pub fn again(mut self) -> Option<Self> {
        // A repeatable request has no body; `out` still holds all of it.
        if self.repeatable {
            (self.taken, self.progress) = (0, Progress::Unsent);
        }
        (self.progress == Progress::Unsent).then_some(self)
    }
}

impl<B> Request<B>
where
    B: Body<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
{
    /// A request for a path and query.
    pub fn new(method: Method, target: &str, headers: &HeaderMap, body: B) -> Self {
        let sending = Sending::of(body.size_hint().exact());
        let body = (!body.is_end_stream()).then_some(body);
        let repeatable = matches!(method, Method::GET | Method::HEAD | Method::OPTIONS) && body.is_none();
        let mut out = Vec::with_capacity(512);
        codec::encode((&method, target), headers, sending, &mut out);
        Self {
            method,
            sending,
            out,
            taken: 0,
            part: Bytes::new(),
            body,
            repeatable,
            progress: Progress::Unsent,
        }
    }

    /// Sends as much as the socket takes now. A server that stops reading may have answered already: only
    /// reading can tell, so a failed write is no error once the request has begun.
    pub fn push(&mut self, stream: &mut TcpStream, cx: &mut Context<'_>) -> Result<(), ExchangeError> {
        while self.progress != Progress::BrokenOff {
            let gathered = self.gather(cx)?;
            match self.poll_write(stream, cx) {
                Poll::Ready(Ok(())) if gathered.is_ready() && self.body.is_some() => {}
                Poll::Ready(Ok(())) | Poll::Pending => break,
                Poll::Ready(Err(error)) if self.progress == Progress::Unsent => {
                    return Err(ExchangeError::Broken(error));
                }
                Poll::Ready(Err(_)) => self.stop(),
            }
        }
        Ok(())
    }

    /// Collects parts of the body that are ready, up to the size of one write.
    fn gather(&mut self, cx: &mut Context<'_>) -> Result<Poll<()>, ExchangeError> {
        while self.part.is_empty()
            && self.out.len() - self.taken < SMALL_PART
            && let Some(body) = &mut self.body
        {
            match Pin::new(body).poll_frame(cx) {
                Poll::Pending => return Ok(Poll::Pending),
                Poll::Ready(Some(frame)) => {
                    // Trailer fields are dropped, as is the Trailer field that announces them.
                    let frame = frame.map_err(|error| ExchangeError::Request(error.into()))?;
                    if let Ok(data) = frame.into_data()
                        && !data.is_empty()
                    {
                        self.add(data);
                    }
                }
                Poll::Ready(None) => {
                    self.body = None;
                    if self.sending == Sending::Chunked {
                        self.out.extend_from_slice(codec::LAST_CHUNK);
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
            codec::encode_chunk_size(data.len(), &mut self.out);
        }
        if data.len() > SMALL_PART {
            self.part = data;
            return;
        }
        self.out.extend_from_slice(&data);
        if chunked {
            self.out.extend_from_slice(codec::CHUNK_END);
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
                self.out.extend_from_slice(codec::CHUNK_END);
            }
        }
    }

    /// Sends no more. What is left of the body is read and dropped for a while.
    pub fn stop(&mut self) {
        if let Some(body) = self.body.take() {
            linger(body);
        }
        self.part.clear();
        self.progress = Progress::BrokenOff;
    }
}

/// Reads and drops an unwanted body for a while (RFC 9112, section 9.6): closing a connection while its
/// client still sends resets it, and the client loses the response.
pub fn linger<B>(mut body: B)
where
    B: Body<Data = Bytes> + Unpin + Send + 'static,
{
    let reading = async move {
        let mut read = 0;
        while let Some(Ok(frame)) = body.frame().await {
            read += frame.data_ref().map_or(0, |data| data.len() as u64);
            if read > LINGER_BYTES {
                break;
            }
        }
    };
    drop(tokio::spawn(tokio::time::timeout(LINGER, reading)));
}

fn poll_some(stream: &mut TcpStream, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
    match ready!(Pin::new(stream).poll_write(cx, bytes))? {
        0 => Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
        count => Poll::Ready(Ok(count)),
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::Empty;

    use super::*;

    #[test]
    fn what_may_be_sent_again() {
        let request = |method, progress| {
            let mut request = Request::new(method, "/a", &HeaderMap::new(), Empty::new());
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
