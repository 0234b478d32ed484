//! Ports that the state remembers.

use std::{io, net::Ipv4Addr, ops::Range};

use tokio::net::TcpListener;

/// Below what systems hand out for outgoing connections (32768 on, 49152 on macOS), and beside the ports of tasks: so that neither takes
/// a remembered port while its daemon is gone.
const PORTS: Range<u16> = 30_000..32_000;

/// Listens on 127.0.0.1: at a remembered port, or at one that is worth being remembered.
///
/// # Errors
/// The port is taken, or there is none.
pub async fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return at(port).await;
    }
    let start = rand::random_range(PORTS);
    for port in (start..PORTS.end).chain(PORTS.start..start) {
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
        assert!(PORTS.contains(&port));
        assert!(listen(Some(port)).await.is_err(), "it is taken");
        drop(first);
        assert_eq!(listen(Some(port)).await.unwrap().local_addr().unwrap().port(), port);
    }
}
