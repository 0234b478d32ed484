//! A client's connection, served within limits of time: a head that does not end, a client that does not
//! read, and an idle connection are given up. One timer for each connection looks at counters now and then,
//! so that a request sets none of its own.

mod accept;
pub mod ports;

use std::{
    convert::Infallible,
    future::poll_fn,
    io,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll},
    time::Duration,
};

use hyper::{
    Request, Response,
    body::{Body, Frame, Incoming, SizeHint},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::watch,
    time::Instant,
};

pub use self::{accept::accept, ports::listen};

/// The time between two looks at a connection.
const LOOK: Duration = Duration::from_secs(5);
/// Looks that a request head may take, that a client may leave its response unread, and that a connection may
/// be idle.
const MOST_IN_HEAD: u32 = 2;
const MOST_UNREAD: u32 = 6;
const MOST_IDLE: u32 = 12;
/// The largest request head that is read (an API refuses it at much less); also bounds the memory of a
/// connection.
const LARGEST_HEAD: usize = 64 * 1024;

/// Serves a connection until its client leaves, a limit is reached, or `closing` tells that no more requests
/// are wanted.
pub async fn serve<A, B>(
    stream: TcpStream,
    closing: watch::Receiver<()>,
    answer: impl Fn(Request<Incoming>) -> A,
) where
    A: Future<Output = Response<B>>,
    B: Body<Error: Into<Box<dyn std::error::Error + Send + Sync>>> + Unpin + 'static,
{
    let counters = Arc::new(Counters::default());
    let service = service_fn(|request| {
        let active = Active::new(&counters);
        let answer = answer(request);
        async move { Ok::<_, Infallible>(answer.await.map(|body| Tracked { body, _active: active })) }
    });
    let io = TokioIo::new(Counted { stream, counters: Arc::clone(&counters) });
    // Heads and bodies are mostly small: one write of a copy costs less than a vectored write.
    let mut builder = http1::Builder::new();
    let connection = builder.writev(false).max_buf_size(LARGEST_HEAD).serve_connection(io, service);
    let mut connection = pin!(connection);
    let mut watching = closing.clone();
    let mut closed = pin!(watching.changed());
    // `changed()` locks state that all connections share: register the waker once here, before the task's
    // coop budget is used, and only poll `has_changed()` from then on.
    poll_fn(|cx| Poll::Ready(closed.as_mut().poll(cx).is_ready())).await;
    let mut look = pin!(tokio::time::sleep(LOOK));
    let mut watchdog = Watchdog::default();
    let mut draining = false;
    poll_fn(|cx| {
        // A broken connection is the client's business.
        if connection.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        if !draining && closing.has_changed().is_err() {
            draining = true;
            connection.as_mut().graceful_shutdown();
            if connection.as_mut().poll(cx).is_ready() {
                return Poll::Ready(());
            }
        }
        while look.as_mut().poll(cx).is_ready() {
            if watchdog.is_over(counters.read()) {
                return Poll::Ready(());
            }
            look.as_mut().reset(Instant::now() + LOOK);
        }
        Poll::Pending
    })
    .await;
}

/// The activity of a connection, as it is counted.
#[derive(Debug, Default)]
struct Counters {
    /// Requests that have begun, and those that have ended with the last byte of their response.
    begun: AtomicU64,
    ended: AtomicU64,
    /// Bytes from the client; and as many as there were when the last request ended.
    received: AtomicU64,
    received_at_end: AtomicU64,
    /// Bytes to the client, and whether more are waiting for it.
    sent: AtomicU64,
    blocked: AtomicBool,
}

/// [`Counters`] at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Activity {
    begun: u64,
    ended: u64,
    in_head: bool,
    sent: u64,
    blocked: bool,
}

/// Counts the looks that found a connection without progress.
#[derive(Debug, Default)]
struct Watchdog {
    last: Activity,
    looks: u32,
}

impl Counters {
    fn read(&self) -> Activity {
        Activity {
            begun: self.begun.load(Relaxed),
            ended: self.ended.load(Relaxed),
            in_head: self.received.load(Relaxed) > self.received_at_end.load(Relaxed),
            sent: self.sent.load(Relaxed),
            blocked: self.blocked.load(Relaxed),
        }
    }
}

impl Watchdog {
    /// Whether a connection is to be given up.
    fn is_over(&mut self, now: Activity) -> bool {
        self.looks = if now == self.last { self.looks + 1 } else { 0 };
        self.last = now;
        let most = match now {
            Activity { blocked: true, .. } => MOST_UNREAD,
            // A task's silence has limits of its own.
            Activity { begun, ended, .. } if begun > ended => return false,
            Activity { in_head: true, .. } => MOST_IN_HEAD,
            _ => MOST_IDLE,
        };
        self.looks >= most
    }
}

/// A request from its head to the end of its response.
#[derive(Debug)]
struct Active(Arc<Counters>);

impl Active {
    fn new(counters: &Arc<Counters>) -> Self {
        counters.begun.fetch_add(1, Relaxed);
        Self(Arc::clone(counters))
    }
}

impl Drop for Active {
    fn drop(&mut self) {
        self.0.received_at_end.store(self.0.received.load(Relaxed), Relaxed);
        self.0.ended.fetch_add(1, Relaxed);
    }
}

/// A response body that says when it is over.
struct Tracked<B> {
    body: B,
    _active: Active,
}

impl<B: Body + Unpin> Body for Tracked<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection whose bytes are counted.
struct Counted {
    stream: TcpStream,
    counters: Arc<Counters>,
}

impl AsyncRead for Counted {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        let outcome = Pin::new(&mut this.stream).poll_read(cx, buffer);
        this.counters.received.fetch_add((buffer.filled().len() - before) as u64, Relaxed);
        outcome
    }
}

impl AsyncWrite for Counted {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_write(cx, bytes);
        if let Poll::Ready(Ok(count)) = &outcome {
            this.counters.sent.fetch_add(*count as u64, Relaxed);
        }
        this.counters.blocked.store(outcome.is_pending(), Relaxed);
        outcome
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http_body_util::Full;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;

    fn looks(activity: Activity) -> Option<u32> {
        let mut watchdog = Watchdog { last: activity, looks: 0 };
        (1..=100).find(|_| watchdog.is_over(activity))
    }

    #[test]
    fn limits() {
        let idle = Activity { begun: 1, ended: 1, ..Activity::default() };
        assert_eq!(looks(idle), Some(MOST_IDLE));
        assert_eq!(looks(Activity { in_head: true, ..idle }), Some(MOST_IN_HEAD));
        assert_eq!(looks(Activity { begun: 2, in_head: true, ..idle }), None, "a task may be slow");
        assert_eq!(looks(Activity { begun: 2, blocked: true, ..idle }), Some(MOST_UNREAD));
        let mut watchdog = Watchdog::default();
        let progress = |sent| Activity { begun: 1, sent, blocked: true, ..Activity::default() };
        assert!((0..100).all(|sent| !watchdog.is_over(progress(sent))), "a client may be slow, too");
    }

    /// A client sends this; returns what it gets until the connection is closed. The clock is paused: waiting
    /// takes no time.
    async fn talk(sent: &str) -> (String, Duration) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        let (_open, closing) = watch::channel(());
        let answer = |_| async { Response::new(Full::new(Bytes::from("ok"))) };
        client.write_all(sent.as_bytes()).await.unwrap();
        let began = Instant::now();
        let mut heard = String::new();
        let ((), read) = tokio::join!(serve(stream, closing, answer), client.read_to_string(&mut heard));
        // It may be cut with bytes unread.
        read.ok();
        (heard, began.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn half_a_head_and_an_idle_connection_end() {
        let (heard, after) = talk("GET / HTTP/1.1\r\nhost: a\r\n").await;
        assert!(heard.is_empty() && after <= LOOK * (MOST_IN_HEAD + 2), "{heard} {after:?}");
        let (heard, after) = talk("").await;
        assert!(heard.is_empty() && after <= LOOK * (MOST_IDLE + 2), "{heard} {after:?}");
        let (heard, after) = talk("GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
        assert!(heard.ends_with("ok") && after > LOOK * (MOST_IDLE - 2), "{heard} {after:?}");
        let (heard, after) = talk("GET / HTTP/1.1\r\nhost: a\r\n\r\nGET / HTTP/1.1\r\n").await;
        assert!(heard.ends_with("ok") && after <= LOOK * (MOST_IDLE + 2), "{heard} {after:?}");
    }
}
