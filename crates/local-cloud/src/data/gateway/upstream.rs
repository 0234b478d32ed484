//! Connections to tasks: kept alive, and driven by the task that uses them.
//!
//! A connection has no task of its own. Whoever holds it polls it along with the response, so that a request crosses no
//! thread on its way, and dropping the response (the client left) closes the connection, which cancels the request.

use std::{
    future::poll_fn,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    thread::{self, ThreadId},
    time::{Duration, Instant},
};

use hyper::{
    Request, Response,
    body::Incoming,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::body::RequestBody;

/// How long a load balancer keeps an idle connection to a target, at most.
const LONGEST_IDLE: Duration = Duration::from_secs(60);
const MOST_IDLE: usize = 512;

/// Idle connections to one address. Its lock is held for a push or a pop only.
#[derive(Debug)]
pub struct Pool {
    address: SocketAddr,
    idle: Mutex<Vec<Idle>>,
}

#[derive(Debug)]
struct Idle {
    upstream: Upstream,
    since: Instant,
    /// Its runtime watches the socket. On another thread, every byte that comes would have to wake a second one.
    thread: ThreadId,
}

/// A connection.
#[derive(Debug)]
pub struct Upstream {
    sender: SendRequest<RequestBody>,
    driver: Box<http1::Connection<TokioIo<TcpStream>, RequestBody>>,
    open: bool,
}

/// A request that got no response.
#[derive(Debug)]
pub struct SendError {
    /// What happened.
    pub error: hyper::Error,
    /// The request, if nothing of it was sent.
    pub unsent: Option<Request<RequestBody>>,
}

// === impl Pool ===

impl Pool {
    /// An empty pool.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, idle: Mutex::default() }
    }

    /// A connection that was open a moment ago.
    pub async fn checkout(&self) -> Option<Upstream> {
        loop {
            let Idle { mut upstream, since, .. } = self.take()?;
            if since.elapsed() < LONGEST_IDLE && poll_fn(|cx| Poll::Ready(upstream.is_usable(cx))).await {
                return Some(upstream);
            }
        }
    }

    /// A new connection.
    pub async fn connect(&self) -> io::Result<Upstream> {
        let stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let (sender, driver) = http1::Builder::new()
            .writev(false)
            .handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        Ok(Upstream { sender, driver: Box::new(driver), open: true })
    }

    /// Takes a connection back whose response has been read.
    pub fn put(&self, upstream: Upstream) {
        let mut idle = self.lock();
        if upstream.open && idle.len() < MOST_IDLE {
            idle.push(Idle { upstream, since: Instant::now(), thread: thread::current().id() });
        }
    }

    /// Closes what has been idle for too long.
    pub fn prune(&self) {
        self.lock().retain(|idle| idle.since.elapsed() < LONGEST_IDLE);
    }

    /// The one of this thread that was used last.
    fn take(&self) -> Option<Idle> {
        let here = thread::current().id();
        let mut idle = self.lock();
        let last = idle.iter().rposition(|idle| idle.thread == here)?;
        Some(idle.remove(last))
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

// === impl Upstream ===

impl Upstream {
    /// Sends a request and waits for the head of its response.
    pub async fn send(&mut self, request: Request<RequestBody>) -> Result<Response<Incoming>, SendError> {
        let mut answer = pin!(self.sender.try_send_request(request));
        let (driver, open) = (&mut self.driver, &mut self.open);
        poll_fn(|cx| {
            if *open && Pin::new(&mut **driver).poll(cx).is_ready() {
                *open = false;
            }
            answer.as_mut().poll(cx)
        })
        .await
        .map_err(|mut error| SendError { unsent: error.take_message(), error: error.into_error() })
    }

    /// Moves bytes.
    pub fn drive(&mut self, cx: &mut Context<'_>) {
        if self.open && Pin::new(&mut *self.driver).poll(cx).is_ready() {
            self.open = false;
        }
    }

    fn is_usable(&mut self, cx: &mut Context<'_>) -> bool {
        self.drive(cx);
        self.open && self.sender.is_ready()
    }
}
