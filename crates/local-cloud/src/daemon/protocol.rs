//! What launcher and daemon say to each other: one JSON line each way over loopback TCP, then silence until one of them ends.
//!
//! Not a Unix socket, since a project's path may be longer than the 108 bytes that those allow.

use std::io;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

/// How to reach the daemon, in a file that only its user can read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Address {
    /// The daemon's process id.
    pub pid: u32,
    /// The port on 127.0.0.1 for launchers.
    pub port: u16,
    /// What a launcher must know.
    pub token: String,
}

/// What a launcher asks for.
#[derive(Debug, Serialize, Deserialize)]
pub struct Hello {
    /// The token of the daemon's address.
    pub token: String,
    /// The launcher's build.
    pub build: String,
    /// Where the engine listens.
    pub engine: String,
    /// The region of the engine's environment.
    pub region: Option<String>,
}

/// What the daemon answers.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// The session's port; it lasts as long as the connection.
    Session {
        /// The gRPC port on 127.0.0.1.
        port: u16,
    },
    /// The daemon is of another build and makes room: start a new one.
    HandOver,
    /// The daemon cannot serve, and says why.
    Failed {
        /// The reason.
        reason: String,
    },
}

/// A connection between the two.
pub struct Line {
    stream: BufReader<TcpStream>,
}

impl Line {
    /// Talks over a stream.
    pub fn new(stream: TcpStream) -> Self {
        Self { stream: BufReader::new(stream) }
    }

    /// Says something.
    ///
    /// # Errors
    /// The connection's.
    pub async fn say(&mut self, message: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(message)?;
        line.push(b'\n');
        self.stream.write_all(&line).await
    }

    /// Hears what the other side says.
    ///
    /// # Errors
    /// The connection's, its end, and what is no message.
    pub async fn hear<T: DeserializeOwned>(&mut self) -> io::Result<T> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&line)?)
    }

    /// Waits until the other side is gone.
    pub async fn ended(&mut self) {
        let mut line = String::new();
        // Neither side says anything more: an end and an error are the same here.
        let _ = self.stream.read_line(&mut line).await;
    }
}
