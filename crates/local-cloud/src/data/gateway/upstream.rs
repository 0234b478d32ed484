//! Connections to tasks: kept alive, and driven by the task that uses them.
//!
//! A connection has no task of its own. Whoever holds it polls it along with the response, so that a request crosses no
//! thread on its way, and dropping the response (the client left) closes the connection, which cancels the request.

use std::{
    future::poll_fn,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    task::{Context, Poll},
    time::{Duration, Instant},
};

use hyper::{
    Request, Response,
    body::Incoming,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::{body::RequestBody, workers::PerWorker};

/// How long a load balancer keeps an idle connection to a target, at most.
const LONGEST_IDLE: Duration = Duration::from_secs(60);
const MOST_IDLE: usize = 512;

/// Idle connections to one address. A thread uses its own: its runtime watches their sockets, and on another thread every byte that
/// comes would have to wake a second one.
#[derive(Debug)]
pub struct Pool {
    address: SocketAddr,
    idle: PerWorker<Vec<Idle>>,
}

#[derive(Debug)]
struct Idle {
    upstream: Upstream,
    since: Instant,
}

/// A connection.
#[derive(Debug)]
pub struct Upstream {
    sender: SendRequest<RequestBody>,
    /// Nothing when the connection has ended.
    driver: Option<Box<http1::Connection<TokioIo<TcpStream>, RequestBody>>>,
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
        Self { address, idle: PerWorker::default() }
    }

    /// A connection that was open a moment ago.
    pub async fn checkout(&self) -> Option<Upstream> {
        loop {
            // The one that was used last.
            let Idle { mut upstream, since } = self.idle.here().pop()?;
            if since.elapsed() < LONGEST_IDLE && poll_fn(|cx| Poll::Ready(upstream.is_ready(cx))).await {
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
        Ok(Upstream { sender, driver: Some(Box::new(driver)) })
    }

    /// Takes a connection back whose response has been read.
    pub fn put(&self, upstream: Upstream) {
        let mut idle = self.idle.here();
        if upstream.driver.is_some() && idle.len() < MOST_IDLE {
            idle.push(Idle { upstream, since: Instant::now() });
        }
    }

    /// Closes what has been idle for too long.
    pub fn prune(&self) {
        for mut idle in self.idle.all() {
            idle.retain(|idle| idle.since.elapsed() < LONGEST_IDLE);
        }
    }
}

// === impl Upstream ===

impl Upstream {
    /// Sends a request and waits for the head of its response.
    pub async fn send(&mut self, request: Request<RequestBody>) -> Result<Response<Incoming>, SendError> {
        let mut answer = pin!(self.sender.try_send_request(request));
        let driver = &mut self.driver;
        poll_fn(|cx| {
            // If the connection has ended, the request comes back.
            drive(driver, cx);
            answer.as_mut().poll(cx)
        })
        .await
        .map_err(|mut error| SendError { unsent: error.take_message(), error: error.into_error() })
    }

    /// Moves bytes.
    pub fn drive(&mut self, cx: &mut Context<'_>) {
        drive(&mut self.driver, cx);
    }

    /// Whether it takes a request. That it has been closed may show only when it gets one, which then comes back.
    fn is_ready(&mut self, cx: &mut Context<'_>) -> bool {
        if !self.sender.is_ready() {
            self.drive(cx);
        }
        self.sender.is_ready()
    }
}

fn drive<D: Future + Unpin>(driver: &mut Option<Box<D>>, cx: &mut Context<'_>) {
    if driver.as_mut().is_some_and(|driver| Pin::new(driver).poll(cx).is_ready()) {
        *driver = None;
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;
    use hyper::{Method, body::Body};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
        sync::oneshot,
    };

    use super::*;

    /// A request that may not be sent twice is not lost to a connection that the task has closed while it was idle.
    #[tokio::test]
    async fn a_request_comes_back_from_a_closed_connection() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let pool = Pool::new(listener.local_addr().unwrap());
        let (close, closing) = oneshot::channel::<()>();
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            assert!(stream.read(&mut [0; 1024]).await.unwrap() > 0);
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
            closing.await.unwrap();
        });

        let mut upstream = pool.connect().await.unwrap();
        let mut body = upstream.send(Request::new(RequestBody::Empty)).await.unwrap().into_body();
        let frame = poll_fn(|cx| {
            upstream.drive(cx);
            Pin::new(&mut body).poll_frame(cx)
        });
        assert_eq!(frame.await.unwrap().unwrap().into_data().unwrap(), "ok");
        assert!(body.frame().await.is_none());
        pool.put(upstream);
        close.send(()).unwrap();
        server.await.unwrap();
        // The runtime hears of it.
        tokio::task::yield_now().await;

        let mut upstream = pool.checkout().await.unwrap();
        let mut request = Request::new(RequestBody::Empty);
        *request.method_mut() = Method::POST;
        let sent = tokio::time::timeout(Duration::from_secs(10), upstream.send(request)).await.unwrap();
        assert_eq!(sent.unwrap_err().unsent.unwrap().method(), Method::POST);
        pool.put(upstream);
        assert!(pool.checkout().await.is_none());
    }
}
