//! Requests in a closed loop over kept-alive connections, and what came of them.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};

/// What a load showed.
pub struct Measured {
    pub requests: usize,
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
}

/// A kept-alive connection that asks for one path. It parses only what it needs, to cost little beside the
/// server.
pub struct Connection {
    stream: TcpStream,
    request: Vec<u8>,
    /// What was read last.
    buffer: Vec<u8>,
}

impl Connection {
    pub async fn open(authority: &str, path: &str) -> Result<Self> {
        let stream = TcpStream::connect(authority).await?;
        stream.set_nodelay(true)?;
        let request = format!("GET {path} HTTP/1.1\r\nhost: {authority}\r\n\r\n").into_bytes();
        Ok(Self { stream, request, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends the request and reads the whole answer, which must be a 200 with a length.
    pub async fn request(&mut self) -> Result<()> {
        self.stream.write_all(&self.request).await?;
        self.buffer.clear();
        let head = loop {
            let read = self.stream.read_buf(&mut self.buffer).await?;
            ensure!(read > 0, "the connection was closed");
            if let Some(end) = self.buffer.windows(4).position(|window| window == b"\r\n\r\n") {
                break end;
            }
        };
        let headers = std::str::from_utf8(&self.buffer[..head])?;
        if !headers.starts_with("HTTP/1.1 200 ") {
            bail!("the answer is {}", headers.lines().next().unwrap_or_default());
        }
        let length = headers.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>())
        });
        let total = head + 4 + length.context("the answer has no length")??;
        let mut read = self.buffer.len();
        while read < total {
            self.buffer.clear();
            let more = self.stream.read_buf(&mut self.buffer).await?;
            ensure!(more > 0, "the connection was closed");
            read += more;
        }
        Ok(())
    }
}

/// Keeps `connections` busy with `path` for `duration`, after a tenth of it to warm up.
pub async fn run(authority: &str, path: &str, connections: usize, duration: Duration) -> Result<Measured> {
    let begin = Instant::now() + duration / 10;
    let end = begin + duration;
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        let mut connection = Connection::open(authority, path).await?;
        tasks.spawn(async move {
            let mut latencies = Vec::new();
            loop {
                let sent = Instant::now();
                if sent >= end {
                    return anyhow::Ok(latencies);
                }
                connection.request().await?;
                if sent >= begin {
                    latencies.push(sent.elapsed());
                }
            }
        });
    }
    let mut latencies = Vec::new();
    while let Some(done) = tasks.join_next().await {
        latencies.extend(done??);
    }
    latencies.sort_unstable();
    let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize];
    ensure!(!latencies.is_empty(), "no request was answered");
    Ok(Measured {
        requests: latencies.len(),
        per_second: latencies.len() as f64 / duration.as_secs_f64(),
        p50: at(0.50),
        p99: at(0.99),
    })
}
