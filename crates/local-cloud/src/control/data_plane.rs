//! The data plane as the control plane sees it.

use std::{io, sync::Arc};

use futures::future::BoxFuture;
use tokio::sync::watch;

use crate::{data, model::Topology, status::Status};

/// Carries requests and runs tasks.
pub trait DataPlane: Send + Sync + 'static {
    /// Binds the endpoint of an HTTP API or a domain name; `None` is any free port.
    fn open_gateway<'a>(&'a self, id: &'a str, port: Option<u16>) -> BoxFuture<'a, io::Result<u16>>;

    /// Sets the desired state. Returns at once, with the number that [`Status::applied`] reaches when a
    /// status reflects it.
    fn apply(&self, topology: Topology) -> u64;

    /// The state as it is reported.
    fn status(&self) -> watch::Receiver<Arc<Status>>;

    /// Changes how many seconds here a second of AWS's takes.
    fn set_time_scale(&self, factor: f64);
}

impl DataPlane for data::DataPlane {
    fn open_gateway<'a>(&'a self, id: &'a str, port: Option<u16>) -> BoxFuture<'a, io::Result<u16>> {
        Box::pin(data::DataPlane::open_gateway(self, id, port))
    }

    fn apply(&self, topology: Topology) -> u64 {
        data::DataPlane::apply(self, topology)
    }

    fn status(&self) -> watch::Receiver<Arc<Status>> {
        data::DataPlane::status(self)
    }

    fn set_time_scale(&self, factor: f64) {
        data::DataPlane::set_time_scale(self, factor);
    }
}
