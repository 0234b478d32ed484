//! Connections to servers: kept alive in a pool, and driven by the request that uses them.
//!
//! A connection has no tokio task of its own. Its holder polls it, so a request never changes threads;
//! dropping it (the client left) closes it, which cancels the request.

use std::{
    future::poll_fn,
    io,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll, ready},
    time::{Duration, Instant},
};

use bytes::{Bytes, BytesMut};
use http::Response;
use hyper::body::{Body, SizeHint};
use thiserror::Error;
use tokio::net::TcpStream;
use tokio_util::io::poll_read_buf;

use super::{
    BoxError,
    codec::{self, Framing, NotHttp, Piece},
    request::Request,
};
use crate::data::workers::PerWorker;

/// The age at which an idle connection is closed.
const LONGEST_IDLE: Duration = Duration::from_secs(60);
const MOST_IDLE: usize = 512;
/// The size of a read: the first one, and the largest that it grows to while reads fill their buffer.
const FIRST_READ: usize = 8 * 1024;
const LARGEST_READ: usize = 256 * 1024;
/// With less room than this in the buffer, a new one is allocated.
const SMALLEST_READ: usize = 1024;

/// Idle connections to one address. Each worker thread has its own: a socket is registered with that thread's
/// reactor, and used on another thread, every read would wake two.
#[derive(Debug)]
pub struct Pool {
    address: SocketAddr,
    idle: PerWorker<Vec<Idle>>,
}

#[derive(Debug)]
struct Idle {
    connection: Connection,
    since: Instant,
}

#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    /// Bytes that have been read and not been used.
    read: BytesMut,
    /// The size of the next read.
    room: usize,
    /// The rest of the response's body.
    framing: Framing,
    keep_alive: bool,
}

/// A request and its response over one connection.
#[derive(Debug)]
pub struct Exchange<B> {
    connection: Connection,
    request: Request<B>,
}

/// An exchange that failed.
#[derive(Debug, Error)]
pub enum ExchangeError {
    /// The server closed the connection before it answered.
    #[error("closed the connection without an answer")]
    Closed,
    #[error("broke the connection ({0})")]
    Broken(#[source] io::Error),
    /// The response is not HTTP.
    #[error("sent something that is not HTTP ({0})")]
    NotHttp(#[from] NotHttp),
    /// The request's own body ended early.
    #[error("got half a request ({0})")]
    Request(#[source] BoxError),
}

/// A request that got no response.
#[derive(Debug)]
pub struct SendError<B> {
    pub error: ExchangeError,
    /// The request, if it may be sent over another connection.
    pub again: Option<Request<B>>,
}

// === impl Pool ===

impl Pool {
    pub fn new(address: SocketAddr) -> Self {
        Self { address, idle: PerWorker::default() }
    }

    /// An idle connection that was open a moment ago, the one that was used last.
    pub fn checkout(&self) -> Option<Connection> {
        loop {
            let Idle { connection, since } = self.idle.here().pop()?;
            if since.elapsed() < LONGEST_IDLE && connection.is_open() {
                return Some(connection);
            }
        }
    }

    pub async fn connect(&self) -> io::Result<Connection> {
        let stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            read: BytesMut::new(),
            room: FIRST_READ,
            framing: Framing::Length(0),
            keep_alive: true,
        })
    }

    /// Takes the connection of an exchange back, if it can carry another request.
    pub fn put<B>(&self, exchange: Exchange<B>) {
        let reusable = exchange.is_reusable();
        let mut connection = exchange.connection;
        let mut idle = self.idle.here();
        if reusable && idle.len() < MOST_IDLE {
            if connection.read.capacity() > FIRST_READ {
                connection.read = BytesMut::new();
            }
            idle.push(Idle { connection, since: Instant::now() });
        }
    }

    /// Closes the connections that have been idle for too long.
    pub fn prune(&self) {
        for mut idle in self.idle.all() {
            idle.retain(|idle| idle.since.elapsed() < LONGEST_IDLE);
        }
    }
}

// === impl Connection ===

impl Connection {
    /// Sends a request and waits for the head of its response. The rest of the request is sent along with
    /// reading the body.
    pub async fn send<B>(self, request: Request<B>) -> Result<(Response<()>, Exchange<B>), SendError<B>>
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
    {
        let mut exchange = Exchange { connection: Self { room: FIRST_READ, ..self }, request };
        match poll_fn(|cx| exchange.poll_head(cx)).await {
            Ok(response) => Ok((response, exchange)),
            Err(error) => {
                let Exchange { connection, request } = exchange;
                let silent = matches!(error, ExchangeError::Closed | ExchangeError::Broken(_))
                    && connection.read.is_empty();
                Err(SendError { error, again: if silent { request.again() } else { None } })
            }
        }
    }

    /// Reads some bytes. 0 is the end.
    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        // Memory is allocated only when there is something to read.
        ready!(self.stream.poll_read_ready(cx))?;
        let spare = |buffer: &BytesMut| buffer.capacity() - buffer.len();
        let least = if self.room == FIRST_READ { SMALLEST_READ } else { self.room };
        if spare(&self.read) < least {
            self.read.reserve(self.room);
        }
        let spare = spare(&self.read);
        let count = ready!(poll_read_buf(Pin::new(&mut self.stream), cx, &mut self.read))?;
        if count == spare {
            self.room = (self.room * 2).min(LARGEST_READ);
        }
        Poll::Ready(Ok(count))
    }

    /// Whether the server has neither closed it nor sent anything. A close in this very moment shows when the
    /// next request is sent.
    fn is_open(&self) -> bool {
        // Unless the reactor has reported an event, this makes no system call.
        matches!(self.stream.try_read(&mut [0]), Err(error) if error.kind() == io::ErrorKind::WouldBlock)
    }
}

// === impl Exchange ===

impl<B> Exchange<B> {
    /// Whether the response's body has ended.
    pub fn is_ended(&self) -> bool {
        self.connection.framing.is_ended()
    }

    /// The length of the rest of the response's body, if it is known.
    pub fn size_hint(&self) -> SizeHint {
        match self.connection.framing {
            Framing::Length(left) => SizeHint::with_exact(left),
            Framing::Chunked(_) | Framing::UntilClose => SizeHint::default(),
        }
    }

    fn is_reusable(&self) -> bool {
        self.connection.keep_alive
            && self.is_ended()
            && self.request.is_done()
            && self.connection.read.is_empty()
    }
}

impl<B> Exchange<B>
where
    B: Body<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
{
    fn poll_head(&mut self, cx: &mut Context<'_>) -> Poll<Result<Response<()>, ExchangeError>> {
        self.request.push(&mut self.connection.stream, cx)?;
        loop {
            let connection = &mut self.connection;
            if let Some(head) = codec::decode_head(&mut connection.read, self.request.method())? {
                (connection.framing, connection.keep_alive) = (head.framing, head.keep_alive);
                self.stop_if_ended();
                return Poll::Ready(Ok(head.response));
            }
            if ready!(connection.poll_fill(cx)).map_err(ExchangeError::Broken)? == 0 {
                return Poll::Ready(Err(match connection.read.is_empty() {
                    true => ExchangeError::Closed,
                    false => ExchangeError::Broken(io::ErrorKind::UnexpectedEof.into()),
                }));
            }
        }
    }

    /// The next part of the response's body.
    pub fn poll_body(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, ExchangeError>>> {
        self.request.push(&mut self.connection.stream, cx)?;
        loop {
            let piece = self.connection.framing.decode(&mut self.connection.read)?;
            self.stop_if_ended();
            match piece {
                Piece::Data(data) => return Poll::Ready(Some(Ok(data))),
                Piece::End => return Poll::Ready(None),
                Piece::More => {}
            }
            let connection = &mut self.connection;
            if ready!(connection.poll_fill(cx)).map_err(ExchangeError::Broken)? == 0 {
                if connection.framing != Framing::UntilClose {
                    return Poll::Ready(Some(Err(ExchangeError::Broken(
                        io::ErrorKind::UnexpectedEof.into(),
                    ))));
                }
                connection.framing = Framing::Length(0);
            }
        }
    }

    /// After a whole response the rest of the request is of no use.
    fn stop_if_ended(&mut self) {
        if self.is_ended() && !self.request.is_done() {
            self.request.stop();
        }
    }
}

#[cfg(test)]
mod tests;
