//! For the services' own tests: a raw HTTP/1.1 client, a server in the same process, and the real binary.
#![allow(clippy::unwrap_used, reason = "a test helper: failing is its way to report")]

use std::{
    io::{self, Write},
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::timeout,
};
use tracing::subscriber::DefaultGuard;

use crate::{
    Site,
    log::{self, Guard},
    serve,
};

mod process;

pub use nix::sys::signal::Signal;
pub use process::{Process, run_to_end};
pub use tracing::Level;

/// Far above what any answer takes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A service on a free port of this machine.
#[derive(Debug)]
pub struct TestServer {
    /// The address it listens on.
    pub address: SocketAddr,
    lines: Lines,
    written: Guard,
    /// The log of this thread, on which the test's runtime serves.
    _log: DefaultGuard,
    stop: oneshot::Sender<()>,
    done: JoinHandle<usize>,
}

/// One answer, read to the end of the connection.
#[derive(Debug)]
pub struct Answer {
    /// Of the status line.
    pub status: u16,
    /// Names in lower case, in order.
    pub headers: Vec<(String, String)>,
    /// Everything after the headers.
    pub body: String,
}

/// The log, in memory.
#[derive(Clone, Debug, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TestServer {
    /// Serves `site`, and drains for at most `drain` at the end.
    pub async fn start(site: Site, level: Level, drain: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let lines = Lines::default();
        let (log, written) = log::to(level, lines.clone());
        let log = tracing::subscriber::set_default(log);
        let (stop, stopped) = oneshot::channel();
        let stopped = async { drop(stopped.await) };
        let done = tokio::spawn(serve(listener, site, stopped, drain));
        Self { address, lines, written, _log: log, stop, done }
    }

    /// Sends one request without a body.
    pub async fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        ask(self.address, method, path, headers).await
    }

    /// Stops it; returns the number of connections cut and the log.
    pub async fn stop(self) -> (usize, String) {
        self.stop.send(()).unwrap();
        let cut = self.done.await.unwrap();
        drop(self.written);
        let lines = self.lines.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (cut, String::from_utf8(lines).unwrap())
    }
}

impl Answer {
    /// The value of the only header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values =
            self.headers.iter().filter(|(header, _)| header == name).map(|(_, value)| value.as_str());
        let value = values.next();
        assert!(values.next().is_none(), "{name} comes twice in {self:?}");
        value
    }
}

/// Sends one request without a body; each line of `headers` ends with `\r\n`.
pub async fn ask(address: SocketAddr, method: &str, path: &str, headers: &str) -> Answer {
    let request = format!("{method} {path} HTTP/1.1\r\nHost: test\r\n{headers}Connection: close\r\n\r\n");
    parse(&raw(address, request.as_bytes()).await)
}

/// Sends bytes as they are and reads until the server hangs up.
pub async fn raw(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request).await.unwrap();
    let mut answer = Vec::new();
    // A server that hangs up on unread bytes resets the connection; what came before is still the answer.
    let read = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    if let Err(error) = read.unwrap_or_else(|_| panic!("{address} does not hang up")) {
        assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
    }
    String::from_utf8(answer).unwrap()
}

/// Reads one answer.
pub fn parse(answer: &str) -> Answer {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer in {answer:?}"));
    let mut head = head.lines();
    let status = head.next().and_then(|line| line.split(' ').nth(1)).unwrap().parse().unwrap();
    let headers = head
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_lowercase(), value.into()))
        .collect();
    Answer { status, headers, body: body.into() }
}
