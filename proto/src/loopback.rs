//! Connections to a loopback port, from this user's processes alone.
//!
//! Every user of a machine can connect to a port on 127.0.0.1, and the engine's protocol has no password. So
//! the kernel is asked who holds the other end: on Linux `/proc/net/tcp` lists both ends of a loopback
//! connection, each with the user that opened it. Elsewhere nothing tells, and every local connection is
//! accepted.

use std::{fs, io, net::SocketAddr};

use tokio::net::{TcpListener, TcpStream};
use tokio_stream::{Stream, StreamExt as _};
use tonic::transport::server::TcpIncoming;

/// The connections that `listener` accepts, for a gRPC server. Those of other users are closed; root's are
/// accepted.
pub fn accept_own_user(listener: TcpListener) -> impl Stream<Item = io::Result<TcpStream>> {
    TcpIncoming::from(listener)
        .with_nodelay(Some(true))
        .filter(|accepted| accepted.as_ref().map_or(true, is_own_user))
}

fn is_own_user(stream: &TcpStream) -> bool {
    let (Ok(near), Ok(far)) = (stream.local_addr(), stream.peer_addr()) else { return false };
    // An IPv4 client may have an IPv6 socket.
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| fs::read_to_string(table).ok());
    if tables.iter().all(Option::is_none) {
        return true;
    }
    let user = |from, to| tables.iter().flatten().find_map(|table| user_of(table, from, to));
    match (user(near, far), user(far, near)) {
        (_, Some(0)) => true,
        (Some(own), Some(other)) => own == other,
        // The client has closed its end already.
        _ => false,
    }
}

/// The user whose socket at `from` is connected to `to`. A line of the table is
/// `sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid …`.
fn user_of(table: &str, from: SocketAddr, to: SocketAddr) -> Option<u32> {
    table.lines().skip(1).find_map(|line| {
        let mut columns = line.split_ascii_whitespace().skip(1);
        let ends = (columns.next().and_then(address), columns.next().and_then(address));
        (ends == (Some(from), Some(to))).then(|| columns.nth(4)?.parse().ok()).flatten()
    })
}

/// `0100007F:1F90`: words of the address in this machine's byte order, then the port.
fn address(text: &str) -> Option<SocketAddr> {
    let (ip, port) = text.split_once(':')?;
    let word = |index: usize| u32::from_str_radix(ip.get(8 * index..8 * (index + 1))?, 16).ok();
    let ip = match ip.len() {
        8 => word(0)?.to_ne_bytes().into(),
        32 => {
            let mut bytes = [0; 16];
            for (index, bytes) in bytes.chunks_exact_mut(4).enumerate() {
                bytes.copy_from_slice(&word(index)?.to_ne_bytes());
            }
            std::net::IpAddr::from(bytes).to_canonical()
        }
        _ => return None,
    };
    Some(SocketAddr::new(ip, u16::from_str_radix(port, 16).ok()?))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use tokio::net::TcpSocket;

    use super::*;

    const TABLE: &str =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1 0 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0 20 4 30 10 -1
   2: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000 65534        0 3 1 0 20 4 30 10 -1
";
    const TABLE6: &str = "  sl  local_address rem_address st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0000000000000000FFFF00000100007F:C351 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001 0 3
";

    fn local(port: u16) -> SocketAddr {
        ([127, 0, 0, 1], port).into()
    }

    #[test]
    fn each_end_of_a_connection_has_its_user() {
        assert_eq!(user_of(TABLE, local(8080), local(50000)), Some(1000));
        assert_eq!(user_of(TABLE, local(50000), local(8080)), Some(65534));
        assert_eq!(user_of(TABLE, local(50001), local(8080)), None);
        assert_eq!(user_of(TABLE6, local(50001), local(8080)), Some(1001));
    }

    #[tokio::test]
    async fn own_connections_are_accepted() {
        let listener = TcpListener::bind(local(0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut accepted = std::pin::pin!(accept_own_user(listener));
        let client = TcpSocket::new_v4().unwrap().connect(address);
        let (client, server) = tokio::join!(client, accepted.next());
        assert_eq!(server.unwrap().unwrap().peer_addr().unwrap(), client.unwrap().local_addr().unwrap());
    }
}
