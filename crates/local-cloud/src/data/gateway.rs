//! The gateway: a loopback port for each HTTP API, and everything between a client and a task.
//!
//! Layout: [`workers`] are the threads that carry requests; [`entrance`] chooses the API by port and domain name, [`table`] is an
//! API compiled for the request path, [`handle`] takes one request through it, [`authorizer`] and [`issuer`] let it in, [`forward`]
//! reaches the task over an [`upstream`] that speaks HTTP by [`wire`], with the request as [`outbound`]; [`body`] streams, [`answer`]
//! is what AWS says when there is no task's answer, [`record`] writes the access logs.

pub mod answer;
pub mod authorizer;
pub mod body;
pub mod entrance;
pub mod forward;
pub mod handle;
pub mod headers;
pub mod issuer;
pub mod outbound;
pub mod record;
pub mod table;
pub mod tls;
pub mod upstream;
pub mod wire;
pub mod workers;

use std::{
    convert::Infallible, future::poll_fn, io, net::Ipv4Addr, pin::pin, sync::Arc, task::Poll, time::Duration,
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

use self::{
    entrance::Entrance,
    headers::{Client, Moment},
    workers::{PerWorker, Workers},
};

/// An open gateway.
#[derive(Debug)]
pub struct Gateway {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// The same for all, but each thread has a counter of its own for the requests that use it.
    table: Arc<PerWorker<Arc<Entrance>>>,
    /// Dropped when the gateway closes.
    open: watch::Sender<()>,
    accepting: JoinHandle<()>,
}

impl Gateway {
    /// Binds a port (`None`: any) for an API or a domain name, and answers on it. Until a table is set, everything is 404.
    pub async fn open(id: &str, port: Option<u16>, workers: Arc<Workers>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0))).await?;
        let port = listener.local_addr()?.port();
        let table = Arc::new(PerWorker::from_fn(|| Arc::new(Entrance::empty(id))));
        let (open, closing) = watch::channel(());
        let accepting = tokio::spawn(accept(listener, workers, Arc::clone(&table), closing));
        Ok(Self { port, table, open, accepting })
    }

    /// Replaces what the gateway answers by. Requests under way keep the table that they began with.
    pub fn set(&self, table: &Entrance) {
        for mut before in self.table.all() {
            *before = Arc::new(table.clone());
        }
    }

    /// Frees the port. Requests under way are still answered.
    pub async fn close(self) {
        drop(self.open);
        // It ends at once; an error would mean that it has ended before.
        self.accepting.await.ok();
    }
}

async fn accept(
    listener: TcpListener,
    workers: Arc<Workers>,
    table: Arc<PerWorker<Arc<Entrance>>>,
    mut closing: watch::Receiver<()>,
) {
    loop {
        let stream = tokio::select! {
            _ = closing.changed() => return,
            accepted = listener.accept() => match accepted.and_then(|(stream, _)| stream.into_std()) {
                Ok(stream) => stream,
                Err(error) => {
                    // Out of files, most likely: they come back when connections close.
                    tracing::warn!(%error, "the gateway cannot accept a connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        workers.spawn(serve(stream, Arc::clone(&table), closing.clone()));
    }
}

async fn serve(
    stream: std::net::TcpStream,
    table: Arc<PerWorker<Arc<Entrance>>>,
    closing: watch::Receiver<()>,
) {
    // The thread's own reactor watches it from here on.
    let Ok(stream) = TcpStream::from_std(stream) else { return };
    let (Ok(local), Ok(peer), Ok(())) = (stream.local_addr(), stream.peer_addr(), stream.set_nodelay(true))
    else {
        return;
    };
    let client = Client::new(local.ip(), peer.ip());
    let service = service_fn(|request| {
        let (table, client) = (Arc::clone(&table.here()), &client);
        async move { Ok::<_, Infallible>(handle::handle(&table, client, Moment::now(), request).await) }
    });
    // Heads and bodies are mostly small: one buffer costs the kernel less than several.
    let connection = http1::Builder::new().writev(false).serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let mut watching = closing.clone();
    let mut closed = pin!(watching.changed());
    // To wait takes a lock that all connections share. This task is put down once, before it has done anything that tokio would make
    // it pause for, to be woken when the gateway closes; from then on it is enough to look.
    poll_fn(|cx| Poll::Ready(closed.as_mut().poll(cx).is_ready())).await;
    let ended = poll_fn(|cx| match connection.as_mut().poll(cx) {
        // A broken connection is the client's business.
        Poll::Ready(_) => Poll::Ready(true),
        Poll::Pending if closing.has_changed().is_err() => Poll::Ready(false),
        Poll::Pending => Poll::Pending,
    });
    if !ended.await {
        connection.as_mut().graceful_shutdown();
        drop(connection.await);
    }
}
