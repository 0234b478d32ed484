//! Between launcher and daemon: JSON lines over loopback TCP. Both prove that they have read the key in
//! `daemon.json`, which never travels; then one request and its reply.
//!
//! Not a Unix socket, since a project's path may be longer than the 108 bytes that those allow.

use std::io;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ring::hmac;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

use crate::control::Listed;

/// The longest line that is read from someone who has proved nothing yet, and the longest request.
const REQUEST_LIMIT: u64 = 16 * 1024;
/// The longest reply: a list of resources.
const REPLY_LIMIT: u64 = 64 * 1024 * 1024;

/// How to reach the daemon, in a file that only its user can read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Address {
    pub pid: u32,
    /// On 127.0.0.1.
    pub port: u16,
    /// The secret that both sides prove to know.
    pub key: String,
}

/// What is asked of the daemon.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// A session for an engine; it lasts as long as the connection.
    Session {
        build: String,
        /// The address at which the engine listens.
        engine: String,
        /// The region of the engine's environment.
        region: Option<String>,
        /// What the engine's environment says of the time scale; without a word it stays as it is.
        time_scale: Option<f64>,
    },
    List,
    /// What happened to the services since the daemon's start.
    Events,
    /// The deletion of a resource, by its URN or id.
    Delete {
        name: String,
    },
    /// The end of tasks and daemon. Resources stay, and the next daemon runs them again.
    Stop,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// The session's gRPC port on 127.0.0.1.
    Session {
        port: u16,
    },
    /// The daemon is of another build and ends: start a new one.
    HandOver,
    Resources(Vec<Listed>),
    Events(Vec<String>),
    /// It was deleted; or the daemon ends, and hangs up when it has.
    Done,
    Refused {
        reason: String,
    },
}

/// A connection whose other end has proved that it knows the key.
pub struct Link {
    stream: BufReader<TcpStream>,
}

/// Opens the exchange.
#[derive(Serialize, Deserialize)]
struct Challenge {
    nonce: String,
}

/// The daemon's proof, and its own challenge.
#[derive(Serialize, Deserialize)]
struct Counter {
    nonce: String,
    proof: String,
}

#[derive(Serialize, Deserialize)]
struct Proof {
    proof: String,
}

impl Link {
    /// The launcher's side.
    ///
    /// # Errors
    /// The connection's, and a daemon that does not know the key.
    pub async fn to_daemon(stream: TcpStream, key: &str) -> io::Result<Self> {
        let mut link = Self { stream: BufReader::new(stream) };
        let own = nonce();
        link.write(&Challenge { nonce: own.clone() }).await?;
        let theirs: Counter = link.read(REQUEST_LIMIT).await?;
        verify(key, "daemon", [&own, &theirs.nonce], &theirs.proof)?;
        link.write(&Proof { proof: prove(key, "launcher", [&own, &theirs.nonce]) }).await?;
        Ok(link)
    }

    /// The daemon's side.
    ///
    /// # Errors
    /// The connection's, and a launcher that does not know the key.
    pub async fn to_launcher(stream: TcpStream, key: &str) -> io::Result<Self> {
        let mut link = Self { stream: BufReader::new(stream) };
        let theirs: Challenge = link.read(REQUEST_LIMIT).await?;
        let own = nonce();
        let proof = prove(key, "daemon", [&theirs.nonce, &own]);
        link.write(&Counter { nonce: own.clone(), proof }).await?;
        let answer: Proof = link.read(REQUEST_LIMIT).await?;
        verify(key, "launcher", [&theirs.nonce, &own], &answer.proof)?;
        Ok(link)
    }

    /// Sends a request and reads its reply.
    ///
    /// # Errors
    /// The connection's.
    pub async fn ask(&mut self, request: &Request) -> io::Result<Reply> {
        self.write(request).await?;
        self.read(REPLY_LIMIT).await
    }

    /// The request of a launcher.
    ///
    /// # Errors
    /// The connection's, and a request that cannot be read.
    pub async fn request(&mut self) -> io::Result<Request> {
        self.read(REQUEST_LIMIT).await
    }

    /// Answers a request.
    ///
    /// # Errors
    /// The connection's.
    pub async fn reply(&mut self, reply: &Reply) -> io::Result<()> {
        self.write(reply).await
    }

    /// Tells the other side that this end is meant, before it hangs up.
    ///
    /// # Errors
    /// The connection's.
    pub async fn leave(mut self) -> io::Result<()> {
        self.stream.write_all(b"\n").await?;
        self.stream.shutdown().await
    }

    /// Waits until the other side is gone; returns whether it left instead of being cut off.
    pub async fn ended(&mut self) -> bool {
        // Nothing else is sent any more.
        self.stream.read_u8().await.is_ok()
    }

    async fn write(&mut self, message: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(message)?;
        line.push(b'\n');
        self.stream.write_all(&line).await
    }

    async fn read<T: DeserializeOwned>(&mut self, limit: u64) -> io::Result<T> {
        let mut line = Vec::new();
        (&mut self.stream).take(limit).read_until(b'\n', &mut line).await?;
        match line.last() {
            Some(b'\n') => Ok(serde_json::from_slice(&line)?),
            _ if line.len() as u64 == limit => Err(io::ErrorKind::InvalidData.into()),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

fn nonce() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// The role keeps a proof from being sent back to the one who made it.
fn message(role: &str, nonces: [&str; 2]) -> Vec<u8> {
    let [launcher, daemon] = nonces;
    format!("{role} {launcher} {daemon}").into_bytes()
}

fn prove(key: &str, role: &str, nonces: [&str; 2]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    STANDARD.encode(hmac::sign(&key, &message(role, nonces)))
}

/// Compares in constant time.
fn verify(key: &str, role: &str, nonces: [&str; 2], proof: &str) -> io::Result<()> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    let proof = STANDARD.decode(proof).map_err(|_| io::ErrorKind::InvalidData)?;
    hmac::verify(&key, &message(role, nonces), &proof).map_err(|_| {
        io::Error::new(io::ErrorKind::PermissionDenied, "the other side does not know the daemon's key")
    })
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    async fn pair() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let connecting = TcpStream::connect(listener.local_addr().unwrap());
        let (accepted, connected) = tokio::join!(listener.accept(), connecting);
        (connected.unwrap(), accepted.unwrap().0)
    }

    fn session() -> Request {
        Request::Session {
            build: "1".into(),
            engine: "127.0.0.1:1".into(),
            region: None,
            time_scale: Some(0.02),
        }
    }

    #[tokio::test]
    async fn both_prove_that_they_know_the_key() {
        let (launcher, daemon) = pair().await;
        let (launcher, daemon) =
            tokio::join!(Link::to_daemon(launcher, "key"), Link::to_launcher(daemon, "key"));
        let (mut launcher, mut daemon) = (launcher.unwrap(), daemon.unwrap());
        let (reply, ()) = tokio::join!(async { launcher.ask(&session()).await.unwrap() }, async {
            assert_eq!(daemon.request().await.unwrap(), session());
            daemon.reply(&Reply::Session { port: 7 }).await.unwrap();
        });
        assert_eq!(reply, Reply::Session { port: 7 });
        launcher.leave().await.unwrap();
        assert!(daemon.ended().await);
        assert!(!daemon.ended().await, "it is gone");
    }

    #[tokio::test]
    async fn another_key_is_refused_by_the_launcher_first() {
        let (launcher, daemon) = pair().await;
        let (launcher, daemon) =
            tokio::join!(Link::to_daemon(launcher, "key"), Link::to_launcher(daemon, "another"));
        assert_eq!(launcher.err().unwrap().kind(), io::ErrorKind::PermissionDenied);
        assert!(daemon.is_err(), "nothing was said to it");
    }

    #[tokio::test]
    async fn a_launcher_without_the_key_is_refused() {
        let (launcher, daemon) = pair().await;
        let (_, daemon) = tokio::join!(
            async {
                let mut link = Link { stream: BufReader::new(launcher) };
                link.write(&Challenge { nonce: "mine".into() }).await.unwrap();
                let counter: Counter = link.read(REQUEST_LIMIT).await.unwrap();
                // The daemon's own proof, sent back to it.
                link.write(&Proof { proof: counter.proof }).await.unwrap();
            },
            Link::to_launcher(daemon, "key")
        );
        assert_eq!(daemon.err().unwrap().kind(), io::ErrorKind::PermissionDenied);
    }

    #[tokio::test]
    async fn an_endless_line_is_cut() {
        let (mut launcher, daemon) = pair().await;
        let flood = async move { while launcher.write_all(&[b'a'; 4096]).await.is_ok() {} };
        let (_, daemon) = tokio::join!(flood, Link::to_launcher(daemon, "key"));
        assert_eq!(daemon.err().unwrap().kind(), io::ErrorKind::InvalidData);
    }
}
