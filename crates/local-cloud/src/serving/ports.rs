//! Ports on 127.0.0.1, below what systems hand out for outgoing connections (32768 on, 49152 on macOS), so that
//! none of those takes a port that somebody counts on.

use std::{io, net::Ipv4Addr, ops::Range};

use tokio::net::TcpListener;

/// Ports of containers.
pub const OF_TASKS: Range<u16> = 20_000..30_000;
/// Ports that the state remembers, which no task takes while their daemon is gone.
const REMEMBERED: Range<u16> = 30_000..32_000;

/// The ports of a range, from anywhere in it.
pub fn candidates(range: Range<u16>) -> impl Iterator<Item = u16> {
    let start = rand::random_range(range.clone());
    (start..range.end).chain(range.start..start)
}

/// Listens on 127.0.0.1: at a remembered port, or at one that is worth being remembered.
///
/// # Errors
/// The port is taken, or there is none.
pub async fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return at(port).await;
    }
    for port in candidates(REMEMBERED) {
        if let Ok(listener) = at(port).await {
            return Ok(listener);
        }
    }
    at(0).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn no_outgoing_connection_gets_a_remembered_port() {
        let first = listen(None).await.unwrap();
        let port = first.local_addr().unwrap().port();
        assert!(REMEMBERED.contains(&port));
        assert!(listen(Some(port)).await.is_err(), "it is taken");
        drop(first);
        assert_eq!(listen(Some(port)).await.unwrap().local_addr().unwrap().port(), port);
    }
}
