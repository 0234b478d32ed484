//! Connections to tasks: kept alive, and driven by the request that uses them.
//!
//! A connection has no task of its own. Whoever holds it polls it, so that a request crosses no thread on its way, and dropping it
//! (the client left) closes it, which cancels the request.

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
use hyper::body::SizeHint;
use thiserror::Error;
use tokio::net::TcpStream;
use tokio_util::io::poll_read_buf;

use super::{
    body::UploadError,
    outbound::Outbound,
    wire::{self, Framing, NotHttp, Piece},
    workers::PerWorker,
};

/// How long a load balancer keeps an idle connection to a target, at most.
const LONGEST_IDLE: Duration = Duration::from_secs(60);
const MOST_IDLE: usize = 512;
/// Room for what is read at once: at first, and when much comes.
const FIRST_READ: usize = 8 * 1024;
const LARGEST_READ: usize = 256 * 1024;
/// With less room than this, new memory is taken.
const SMALLEST_READ: usize = 1024;

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

/// A connection, with what is on its way over it.
#[derive(Debug)]
pub struct Upstream {
    stream: TcpStream,
    outbound: Outbound,
    /// What has been read and not been used.
    read: BytesMut,
    /// How much to make room for.
    room: usize,
    /// What is left of the response's body.
    framing: Framing,
    keep_alive: bool,
}

/// Why there is no response, or not all of it.
#[derive(Debug, Error)]
pub enum TaskError {
    /// The task closed the connection before it answered.
    #[error("closed the connection without an answer")]
    Closed,
    /// The task's end is gone.
    #[error("broke the connection ({0})")]
    Broken(#[source] io::Error),
    /// The answer is not HTTP.
    #[error("sent something that is not HTTP ({0})")]
    NotHttp(#[from] NotHttp),
    /// The client's end of the request.
    #[error("got half a request ({0})")]
    Upload(#[from] UploadError),
}

/// A request that got no response.
#[derive(Debug)]
pub struct SendError {
    /// What happened.
    pub error: TaskError,
    /// The request, if it may be sent over another connection.
    pub again: Option<Outbound>,
}

// === impl Pool ===

impl Pool {
    /// An empty pool.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, idle: PerWorker::default() }
    }

    /// A connection that was open a moment ago.
    pub fn checkout(&self) -> Option<Upstream> {
        loop {
            // The one that was used last.
            let Idle { upstream, since } = self.idle.here().pop()?;
            if since.elapsed() < LONGEST_IDLE && upstream.is_open() {
                return Some(upstream);
            }
        }
    }

    /// A new connection.
    pub async fn connect(&self) -> io::Result<Upstream> {
        let stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        Ok(Upstream {
            stream,
            outbound: Outbound::default(),
            read: BytesMut::new(),
            room: FIRST_READ,
            framing: Framing::Length(0),
            keep_alive: true,
        })
    }

    /// Takes a connection back, if it can take another request.
    pub fn put(&self, mut upstream: Upstream) {
        let mut idle = self.idle.here();
        if upstream.is_reusable() && idle.len() < MOST_IDLE {
            if upstream.read.capacity() > FIRST_READ {
                upstream.read = BytesMut::new();
            }
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
    /// Sends a request and waits for the head of its response. What is left of the request goes on with the response's body.
    pub async fn send(&mut self, request: Outbound) -> Result<Response<()>, SendError> {
        self.outbound = request;
        self.room = FIRST_READ;
        poll_fn(|cx| self.poll_head(cx)).await.map_err(|error| {
            let silent = matches!(error, TaskError::Closed | TaskError::Broken(_)) && self.read.is_empty();
            let again = silent.then(|| std::mem::take(&mut self.outbound));
            SendError { error, again: again.and_then(Outbound::again) }
        })
    }

    fn poll_head(&mut self, cx: &mut Context<'_>) -> Poll<Result<Response<()>, TaskError>> {
        self.outbound.push(&mut self.stream, cx)?;
        loop {
            if let Some(head) = wire::decode_head(&mut self.read, self.outbound.method())? {
                (self.framing, self.keep_alive) = (head.framing, head.keep_alive);
                self.stop_if_ended();
                return Poll::Ready(Ok(head.response));
            }
            if ready!(self.poll_fill(cx)).map_err(TaskError::Broken)? == 0 {
                return Poll::Ready(Err(match self.read.is_empty() {
                    true => TaskError::Closed,
                    false => TaskError::Broken(io::ErrorKind::UnexpectedEof.into()),
                }));
            }
        }
    }

    /// The next part of the response's body.
    pub fn poll_body(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TaskError>>> {
        self.outbound.push(&mut self.stream, cx)?;
        loop {
            let piece = self.framing.decode(&mut self.read)?;
            self.stop_if_ended();
            match piece {
                Piece::Data(data) => return Poll::Ready(Some(Ok(data))),
                Piece::End => return Poll::Ready(None),
                Piece::More => {}
            }
            if ready!(self.poll_fill(cx)).map_err(TaskError::Broken)? == 0 {
                if self.framing != Framing::UntilClose {
                    return Poll::Ready(Some(Err(TaskError::Broken(io::ErrorKind::UnexpectedEof.into()))));
                }
                self.framing = Framing::Length(0);
            }
        }
    }

    /// Whether the response's body has ended.
    pub fn is_ended(&self) -> bool {
        self.framing.is_ended()
    }

    /// How much is left of the response's body, if it is known.
    pub fn size_hint(&self) -> SizeHint {
        match self.framing {
            Framing::Length(left) => SizeHint::with_exact(left),
            Framing::Chunked(_) | Framing::UntilClose => SizeHint::default(),
        }
    }

    /// After a whole response nobody waits for what is left of the request.
    fn stop_if_ended(&mut self) {
        if self.is_ended() && !self.outbound.is_done() {
            self.outbound.stop();
        }
    }

    /// Reads some bytes. 0 is the end.
    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        // Memory is taken only when there is something to read.
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

    /// Whether the task has neither closed it nor sent anything. If it does so in this moment, that shows only when it gets a request.
    fn is_open(&self) -> bool {
        // As long as the runtime has heard of nothing, this does not even ask the kernel.
        matches!(self.stream.try_read(&mut [0]), Err(error) if error.kind() == io::ErrorKind::WouldBlock)
    }

    fn is_reusable(&self) -> bool {
        self.keep_alive && self.is_ended() && self.outbound.is_done() && self.read.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, Method};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
        task::JoinHandle,
    };

    use super::{super::body::RequestBody, *};

    const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    /// A task whose connections each read some requests, answer them so, and close.
    async fn task(connections: Vec<Vec<&'static str>>) -> (Pool, JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let pool = Pool::new(listener.local_addr().unwrap());
        let serving = tokio::spawn(async move {
            let mut heard = Vec::new();
            for answers in connections {
                let (mut stream, _) = listener.accept().await.unwrap();
                for answer in answers {
                    let mut head = vec![0; 4096];
                    let length = stream.read(&mut head).await.unwrap();
                    heard.push(String::from_utf8_lossy(&head[..length]).into_owned());
                    stream.write_all(answer.as_bytes()).await.unwrap();
                }
            }
            heard
        });
        (pool, serving)
    }

    fn request(method: Method) -> Outbound {
        Outbound::new(method, "/", &HeaderMap::new(), RequestBody::Empty)
    }

    async fn read(upstream: &mut Upstream) -> Result<Vec<u8>, TaskError> {
        let mut body = Vec::new();
        while let Some(part) = poll_fn(|cx| upstream.poll_body(cx)).await {
            body.extend_from_slice(&part?);
        }
        Ok(body)
    }

    /// Sends over a new connection, reads all, and gives it back.
    async fn exchange(pool: &Pool) -> Result<Vec<u8>, TaskError> {
        let mut upstream = pool.connect().await.unwrap();
        upstream.send(request(Method::GET)).await.map_err(|failed| failed.error)?;
        let body = read(&mut upstream).await?;
        pool.put(upstream);
        Ok(body)
    }

    #[tokio::test]
    async fn a_connection_is_used_again() {
        let (pool, serving) = task(vec![vec![ANSWER, "HTTP/1.1 204 No\r\n\r\n", ANSWER]]).await;
        assert_eq!(exchange(&pool).await.unwrap(), b"ok");
        for body in [b"".as_slice(), b"ok"] {
            let mut upstream = pool.checkout().unwrap();
            upstream.send(request(Method::POST)).await.unwrap();
            assert_eq!(read(&mut upstream).await.unwrap(), body);
            pool.put(upstream);
        }
        assert_eq!(serving.await.unwrap().len(), 3);
    }

    #[tokio::test]
    async fn a_connection_is_not_used_again() {
        for (answer, body) in [
            ("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok", "ok"),
            ("HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok", "ok"),
            ("HTTP/1.1 200 OK\r\n\r\nuntil the end", "until the end"),
            // More than was asked for would be the answer to the next request.
            ("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n\r\n", "ok"),
        ] {
            let (pool, serving) = task(vec![vec![answer]]).await;
            assert_eq!(exchange(&pool).await.unwrap(), body.as_bytes());
            assert!(pool.checkout().is_none(), "{answer}");
            serving.await.unwrap();
        }
    }

    #[tokio::test]
    async fn what_closes_while_idle_is_not_used() {
        let (pool, serving) = task(vec![vec![ANSWER]]).await;
        exchange(&pool).await.unwrap();
        serving.await.unwrap();
        // The runtime hears of it.
        while pool.idle.here().first().is_some_and(|idle| idle.upstream.is_open()) {
            tokio::task::yield_now().await;
        }
        assert!(pool.checkout().is_none());
    }

    /// The task closes when it gets a second request.
    #[tokio::test]
    async fn what_may_be_sent_again_comes_back() {
        for (method, comes_back) in [(Method::GET, true), (Method::POST, false)] {
            let (pool, serving) = task(vec![vec![ANSWER, ""], vec![ANSWER]]).await;
            exchange(&pool).await.unwrap();
            let mut upstream = pool.checkout().unwrap();
            let failed = upstream.send(request(method.clone())).await.unwrap_err();
            assert!(matches!(failed.error, TaskError::Closed | TaskError::Broken(_)), "{}", failed.error);
            assert_eq!(failed.again.is_some(), comes_back, "{method}");
            let mut upstream = pool.connect().await.unwrap();
            upstream.send(failed.again.unwrap_or_else(|| request(method))).await.unwrap();
            let heard = serving.await.unwrap();
            assert_eq!(heard[1], heard[2], "the same, whole");
        }
    }

    #[tokio::test]
    async fn half_an_answer_is_none() {
        let cut = |answer| async move {
            let (pool, serving) = task(vec![vec![answer]]).await;
            let mut upstream = pool.connect().await.unwrap();
            let failed = match upstream.send(request(Method::GET)).await {
                Ok(_) => read(&mut upstream).await.unwrap_err(),
                Err(SendError { error, again }) => {
                    assert!(again.is_none());
                    error
                }
            };
            serving.await.unwrap();
            failed.to_string()
        };
        let broken = "broke the connection (unexpected end of file)";
        assert_eq!(cut("HTTP/1.1 200 OK\r\ncont").await, broken);
        assert_eq!(cut("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nok").await, broken);
        assert_eq!(cut("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n").await, broken);
        let garbage = "sent something that is not HTTP (invalid HTTP version)";
        assert_eq!(cut("garbage\r\n\r\n").await, garbage);
        let chunks = "sent something that is not HTTP (its chunks are damaged)";
        assert_eq!(cut("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n").await, chunks);
    }

    #[tokio::test]
    async fn a_large_body_arrives_whole() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let pool = Pool::new(listener.local_addr().unwrap());
        let sent = (0..3_000_000_u32).map(|number| (number % 251) as u8).collect::<Vec<_>>();
        let copy = sent.clone();
        let serving = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            assert!(stream.read(&mut [0; 1024]).await.unwrap() > 0);
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", copy.len());
            stream.write_all(head.as_bytes()).await.unwrap();
            stream.write_all(&copy).await.unwrap();
        });
        assert!(exchange(&pool).await.unwrap() == sent);
        assert_eq!(pool.idle.here()[0].upstream.read.capacity(), 0, "no large buffer is kept");
        serving.await.unwrap();
    }
}
