//! Gateways: the loopback ports of HTTP APIs and domain names, and the state that all of them share.

use std::{collections::BTreeMap, io, path::PathBuf, sync::Arc};

use tokio::{
    net::TcpStream,
    sync::{OwnedSemaphorePermit, Semaphore, watch},
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
use crate::{
    model::Topology,
    serving::{self, accept, listen},
};

/// The most connections of clients to all gateways together.
const MOST_CONNECTIONS: usize = 1_024;

#[derive(Debug)]
pub struct Gateways {
    /// By API id or domain name.
    open: BTreeMap<String, Gateway>,
    /// The threads that carry the requests.
    workers: Arc<Workers>,
    places: Arc<Semaphore>,
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
            places: Arc::new(Semaphore::new(MOST_CONNECTIONS)),
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
        let gateway = Gateway::open(id, port, Arc::clone(&self.workers), Arc::clone(&self.places)).await?;
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
    pub fn publish(&self, topology: &Topology, groups: &TargetGroups, instances: &TargetGroups) {
        let listener = |(arn, listener)| {
            let listener: &crate::model::Listener = listener;
            let balancer = topology.load_balancers.get(&listener.load_balancer_arn)?;
            Some((String::as_str(arn), Arc::new(Listener::compile(listener, balancer, groups))))
        };
        let listeners = topology.listeners.iter().filter_map(listener).collect();
        let parts = Parts {
            listeners: &listeners,
            instances,
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
    async fn open(
        id: &str,
        port: Option<u16>,
        workers: Arc<Workers>,
        places: Arc<Semaphore>,
    ) -> io::Result<Self> {
        let listener = listen(port).await?;
        let port = listener.local_addr()?.port();
        let endpoint = Arc::new(PerWorker::from_fn(|| Arc::new(Endpoint::empty(id))));
        let (open, mut closing) = watch::channel(());
        let accepting = tokio::spawn({
            let (endpoint, on) = (Arc::clone(&endpoint), closing.clone());
            async move {
                let take = |stream: TcpStream, place| {
                    // The socket is registered anew, with the reactor of the worker that serves it.
                    if let Ok(stream) = stream.into_std() {
                        workers.spawn(serve(stream, Arc::clone(&endpoint), place, on.clone()));
                    }
                };
                tokio::select! {
                    _ = closing.changed() => {}
                    never = accept(&listener, "the gateway", places, take) => match never {},
                }
            }
        });
        Ok(Self { port, endpoint, open, accepting })
    }

    /// Frees the port. Requests under way are still answered.
    async fn close(self) {
        drop(self.open);
        // It ends at once; an error would mean that it has ended before.
        self.accepting.await.ok();
    }
}

async fn serve(
    stream: std::net::TcpStream,
    endpoint: Arc<PerWorker<Arc<Endpoint>>>,
    _place: OwnedSemaphorePermit,
    closing: watch::Receiver<()>,
) {
    let Ok(stream) = TcpStream::from_std(stream) else { return };
    let (Ok(local), Ok(peer)) = (stream.local_addr(), stream.peer_addr()) else { return };
    let client = Client::new(local.ip(), peer.ip());
    serving::serve(stream, closing, |request| {
        let (endpoint, client) = (Arc::clone(&endpoint.here()), &client);
        async move { handle::handle(&endpoint, client, Moment::now(), request).await }
    })
    .await;
}
