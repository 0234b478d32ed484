//! Gateways: the loopback ports of HTTP APIs and domain names, and the state that all of them share.

use std::{
    collections::BTreeMap, convert::Infallible, future::poll_fn, io, net::Ipv4Addr, path::PathBuf, pin::pin,
    sync::Arc, task::Poll, time::Duration,
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

use super::{
    http_api::{
        access_log::AccessLogs,
        api::{Api, Parts},
        endpoint::{Domains, Endpoint},
        handle,
        headers::{Client, Moment},
        issuer::Issuers,
        throttle::Throttles,
    },
    load_balancer::{Listener, TargetGroups},
    workers::{PerWorker, Workers},
};
use crate::model::Topology;

/// All gateways.
#[derive(Debug)]
pub struct Gateways {
    /// By API id or domain name.
    open: BTreeMap<String, Gateway>,
    /// The threads that carry the requests.
    workers: Arc<Workers>,
    /// The folder of the log groups.
    logs: PathBuf,
    issuers: Issuers,
    throttles: Throttles,
    access_logs: AccessLogs,
}

#[derive(Debug)]
struct Gateway {
    port: u16,
    /// The same for all workers, but each has its own `Arc`, so that they share no reference count.
    endpoint: Arc<PerWorker<Arc<Endpoint>>>,
    /// Dropped when the gateway closes.
    open: watch::Sender<()>,
    accepting: JoinHandle<()>,
}

// === impl Gateways ===

impl Gateways {
    /// Starts the threads. `logs` is the folder of the log groups.
    pub fn start(logs: PathBuf) -> io::Result<Self> {
        Ok(Self {
            open: BTreeMap::new(),
            workers: Arc::new(Workers::start()?),
            logs,
            issuers: Issuers::default(),
            throttles: Throttles::default(),
            access_logs: AccessLogs::start()?,
        })
    }

    /// Opens the gateway of an API or a domain name on a port (`None`: any), or finds it open. Until the next
    /// [`publish`](Self::publish) it answers 404.
    pub async fn open(&mut self, id: &str, port: Option<u16>) -> io::Result<u16> {
        if let Some(gateway) = self.open.get(id) {
            return Ok(gateway.port);
        }
        let gateway = Gateway::open(id, port, Arc::clone(&self.workers)).await?;
        let port = gateway.port;
        self.open.insert(id.to_owned(), gateway);
        Ok(port)
    }

    /// Closes gateways; their ports are free afterwards.
    pub async fn close(&mut self, which: impl Fn(&str) -> bool) {
        for (_, gateway) in self.open.extract_if(.., |id, _| which(id)) {
            gateway.close().await;
        }
    }

    /// Compiles the topology for every gateway. Requests under way keep what they began with.
    pub fn publish(&self, topology: &Topology, groups: &TargetGroups) {
        let listener = |(arn, listener)| {
            let listener: &crate::model::Listener = listener;
            let balancer = topology.load_balancers.get(&listener.load_balancer_arn)?;
            Some((String::as_str(arn), Arc::new(Listener::compile(listener, balancer, groups))))
        };
        let listeners = topology.listeners.iter().filter_map(listener).collect();
        let parts = Parts {
            listeners: &listeners,
            logs: &self.logs,
            issuers: &self.issuers,
            throttles: &self.throttles,
            access_logs: &self.access_logs,
        };
        let apis = topology.apis.iter();
        let apis = apis.map(|(id, api)| (id.as_str(), Arc::new(Api::compile(id, api, topology, parts))));
        let apis = apis.collect();
        let domains = Arc::new(Domains::compile(topology, &apis));
        for (id, gateway) in &self.open {
            let endpoint = Endpoint::compile(id, topology, &apis, &domains);
            for mut before in gateway.endpoint.all() {
                *before = Arc::new(endpoint.clone());
            }
        }
    }

    /// The open ports by API id or domain name.
    pub fn ports(&self) -> BTreeMap<String, u16> {
        self.open.iter().map(|(id, gateway)| (id.clone(), gateway.port)).collect()
    }

    /// Aborts the requests that are under way, and flushes the access logs.
    pub fn end_requests(&self) {
        self.workers.stop();
        self.access_logs.close();
    }
}

// === impl Gateway ===

impl Gateway {
    async fn open(id: &str, port: Option<u16>, workers: Arc<Workers>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0))).await?;
        let port = listener.local_addr()?.port();
        let endpoint = Arc::new(PerWorker::from_fn(|| Arc::new(Endpoint::empty(id))));
        let (open, closing) = watch::channel(());
        let accepting = tokio::spawn(accept(listener, workers, Arc::clone(&endpoint), closing));
        Ok(Self { port, endpoint, open, accepting })
    }

    /// Frees the port. Requests under way are still answered.
    async fn close(self) {
        drop(self.open);
        // It ends at once; an error would mean that it has ended before.
        self.accepting.await.ok();
    }
}

async fn accept(
    listener: TcpListener,
    workers: Arc<Workers>,
    endpoint: Arc<PerWorker<Arc<Endpoint>>>,
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
        workers.spawn(serve(stream, Arc::clone(&endpoint), closing.clone()));
    }
}

async fn serve(
    stream: std::net::TcpStream,
    endpoint: Arc<PerWorker<Arc<Endpoint>>>,
    closing: watch::Receiver<()>,
) {
    // Registers the socket with this worker's own reactor.
    let Ok(stream) = TcpStream::from_std(stream) else { return };
    let (Ok(local), Ok(peer), Ok(())) = (stream.local_addr(), stream.peer_addr(), stream.set_nodelay(true))
    else {
        return;
    };
    let client = Client::new(local.ip(), peer.ip());
    let service = service_fn(|request| {
        let (endpoint, client) = (Arc::clone(&endpoint.here()), &client);
        async move { Ok::<_, Infallible>(handle::handle(&endpoint, client, Moment::now(), request).await) }
    });
    // Heads and bodies are mostly small: one write of a copy costs less than a vectored write.
    let connection = http1::Builder::new().writev(false).serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let mut watching = closing.clone();
    let mut closed = pin!(watching.changed());
    // `changed()` locks state that all connections share: register the waker once here, before the task's coop budget is used, and only
    // poll `has_changed()` from then on.
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
