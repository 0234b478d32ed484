//! A data plane in memory.

use std::{
    io,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use futures::future::BoxFuture;
use tokio::sync::watch;

use crate::{
    control::DataPlane,
    model::{EcsService, Topology},
    status::{Rollout, ServiceStatus, Status},
};

/// A data plane whose services are steady as soon as they are asked for, or broken until they are asked for
/// once more.
#[derive(Clone, Default)]
pub struct FakePlane {
    broken: Option<String>,
    /// A port that another program has.
    pub taken: Arc<Mutex<Option<u16>>>,
    pub topology: Arc<Mutex<Topology>>,
    applied: Arc<AtomicU64>,
    status: watch::Sender<Arc<Status>>,
}

impl FakePlane {
    /// One whose circuit breaker ends every deployment.
    pub fn broken(reason: &str) -> Self {
        Self { broken: Some(reason.to_owned()), ..Self::default() }
    }

    /// Has all services turn out not to be steady, for this reason.
    pub fn doubt(&self, reason: &str) {
        self.status.send_modify(|status| {
            let services = Arc::make_mut(status).services.values_mut();
            services.for_each(|service| service.doubt = Some(reason.to_owned()));
        });
    }
}

impl DataPlane for FakePlane {
    fn open_gateway<'a>(&'a self, _: &'a str, port: Option<u16>) -> BoxFuture<'a, io::Result<u16>> {
        Box::pin(async move {
            match port {
                Some(1) => Err(io::ErrorKind::AddrInUse.into()),
                port if port.is_some() && port == *self.taken.lock().unwrap() => {
                    Err(io::ErrorKind::AddrInUse.into())
                }
                port => Ok(port.unwrap_or(41_000)),
            }
        })
    }

    fn apply(&self, topology: Topology) -> u64 {
        let applied = self.applied.fetch_add(1, Ordering::SeqCst) + 1;
        let service = |service: &EcsService| {
            let broken = self.broken.as_ref().filter(|_| service.force_token.is_empty());
            ServiceStatus {
                running: service.desired_count,
                pending: 0,
                desired: service.desired_count,
                steady: broken.is_none(),
                doubt: None,
                deployment: match broken {
                    Some(reason) => Rollout::Failed { reason: reason.clone() },
                    None => Rollout::Completed,
                },
                task_definition: service.task_definition.clone(),
                events: Vec::new(),
            }
        };
        let services = topology.services.iter().map(|(arn, of)| (arn.clone(), service(of))).collect();
        *self.topology.lock().unwrap() = topology;
        self.status.send_replace(Arc::new(Status { applied, services, ..Status::default() }));
        applied
    }

    fn status(&self) -> watch::Receiver<Arc<Status>> {
        self.status.subscribe()
    }

    fn set_time_scale(&self, _: f64) {}
}
