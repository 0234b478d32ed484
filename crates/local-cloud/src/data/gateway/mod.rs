//! The gateway: a loopback port for each HTTP API, and everything between a client and a task.
//!
//! Layout: [`workers`] are the threads that carry requests; [`entrance`] chooses the API by port and domain name, [`table`] is an
//! API compiled for the request path, [`handle`] takes one request through it, [`authorizer`] and [`issuer`] let it in, [`forward`]
//! and [`upstream`] reach the task, [`body`] streams, [`answer`] is what AWS says when there is no task's answer, [`record`] writes
//! the access logs.

pub mod answer;
pub mod authorizer;
pub mod body;
pub mod entrance;
pub mod forward;
pub mod handle;
pub mod headers;
pub mod issuer;
pub mod record;
pub mod table;
pub mod tls;
pub mod upstream;
pub mod workers;

use std::{convert::Infallible, io, net::Ipv4Addr, sync::Arc, time::Instant};

use arc_swap::ArcSwap;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

use self::{entrance::Entrance, headers::Client, workers::Workers};

/// An open gateway.
#[derive(Debug)]
pub struct Gateway {
    /// The port on 127.0.0.1.
    pub port: u16,
    table: Arc<ArcSwap<Entrance>>,
    closing: CancellationToken,
    accepting: JoinHandle<()>,
}

impl Gateway {
    /// Binds a port (`None`: any) for an API or a domain name, and answers on it. Until a table is set, everything is 404.
    pub async fn open(id: &str, port: Option<u16>, workers: Arc<Workers>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0))).await?;
        let port = listener.local_addr()?.port();
        let table = Arc::new(ArcSwap::from_pointee(Entrance::empty(id)));
        let closing = CancellationToken::new();
        let accepting = tokio::spawn(accept(listener, workers, Arc::clone(&table), closing.clone()));
        Ok(Self { port, table, closing, accepting })
    }

    /// Replaces what the gateway answers by. Requests under way keep the table that they began with.
    pub fn set(&self, table: Entrance) {
        self.table.store(Arc::new(table));
    }

    /// Frees the port. Requests under way are still answered.
    pub async fn close(self) {
        self.closing.cancel();
        // It ends at once; an error would mean that it has ended before.
        self.accepting.await.ok();
    }
}

async fn accept(
    listener: TcpListener,
    workers: Arc<Workers>,
    table: Arc<ArcSwap<Entrance>>,
    closing: CancellationToken,
) {
    let began = Instant::now();
    loop {
        let stream = tokio::select! {
            () = closing.cancelled() => return,
            accepted = listener.accept() => match accepted.and_then(|(stream, _)| stream.into_std()) {
                Ok(stream) => stream,
                Err(error) => {
                    // Out of files, most likely: they come back when connections close.
                    tracing::warn!(%error, "the gateway cannot accept a connection");
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        workers.spawn(serve(stream, Arc::clone(&table), began, closing.clone()));
    }
}

async fn serve(
    stream: std::net::TcpStream,
    table: Arc<ArcSwap<Entrance>>,
    began: Instant,
    closing: CancellationToken,
) {
    // The thread's own reactor watches it from here on.
    let Ok(stream) = TcpStream::from_std(stream) else { return };
    let (Ok(local), Ok(peer), Ok(())) = (stream.local_addr(), stream.peer_addr(), stream.set_nodelay(true))
    else {
        return;
    };
    let client = Client::new(local.ip(), peer.ip());
    let service = service_fn(|request| {
        let (table, client) = (table.load_full(), &client);
        async move {
            let now = began.elapsed().as_nanos() as u64;
            Ok::<_, Infallible>(handle::handle(&table, client, now, request).await)
        }
    });
    // Heads and bodies are mostly small: one buffer costs the kernel less than several.
    let connection = http1::Builder::new().writev(false).serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        biased;
        // A broken connection is the client's business.
        _ = connection.as_mut() => return,
        () = closing.cancelled() => connection.as_mut().graceful_shutdown(),
    }
    drop(connection.await);
}
