//! The data plane: it carries requests and runs tasks, by a [`Topology`] and nothing else.
//!
//! Layout, top down: `actor` is the one task that changes state; it owns `ecs` (services, tasks, processes)
//! and the `gateway`s (endpoints of APIs). A request goes through `http_api` (stage, route, authorizer,
//! integration), `load_balancer` (listener, rule, target group) and `http1` (the connection to a task).
//! `network` decides who reaches whom; `workers` are the threads that carry requests. Decisions are pure:
//! `route`, `mapping`, `cors`, `throttle`, `jwt`, `rule`, `health`, `reach`, `rollout`, `backoff`.
//!
//! # Time
//! [`Options::time_scale`] is how long an AWS second takes here. It shortens *waiting*: health-check
//! intervals, restart backoff, and the grace period of targets that answer, but wrongly. At the default of
//! 0.02, a 30 s interval takes 0.6 s, and a target whose answer to two checks is wrong is out of service
//! after 1.2 s.
//!
//! What a request or a process needs to do its work is real time and is not scaled: every timeout, the
//! draining and stopping of a task, which end as soon as there is nothing left to wait for, and the patience
//! with a target that does not answer yet (grace period; interval times threshold). A deployment that is
//! complete sooner than AWS could have made its first checks is on probation: tasks that fail until then
//! count against it, as they would have on AWS, and it ends as failed or is rolled back.
//!
//! # Tasks
//! Each container is a process that leads a group of its own, so that it and all its children are signalled
//! together and no terminal's Ctrl-C reaches them. Its environment is what ECS sets (`AWS_REGION`, …), then
//! the image's, then the container's, then `HOST` and `PORT`: where the container's first port is, on
//! 127.0.0.1 (`PORT_<container port>` for further ones). Its output goes to `logs/<log
//! group>/<prefix>/<container>/<task>.log`. A target is registered when its task runs, and serves after its
//! first passed check.

mod actor;
mod ecs;
mod gateway;
mod http1;
mod http_api;
pub(crate) mod image;
mod load_balancer;
mod network;
mod options;
mod reason;
mod workers;

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{mpsc, oneshot, watch};

use self::{
    actor::{Actor, Message},
    ecs::Scheduler,
    gateway::Gateways,
    options::Scale,
};
pub use self::{
    ecs::gate::{program as gate_program, wait as wait_at_gate},
    image::{Bundle, ImageError, Images},
    options::{DEFAULT_TIME_SCALE, Options, Shutdown, StartError},
    reason::REASON,
};
use crate::{logs, model::Topology, status::Status};

/// The data plane. Clones are the same one.
#[derive(Clone, Debug)]
pub struct DataPlane {
    actor: mpsc::UnboundedSender<Message>,
    status: watch::Receiver<Arc<Status>>,
    applied: Arc<Mutex<u64>>,
}

impl DataPlane {
    /// Starts on a state folder. Tasks of an earlier run that are still alive are adopted; the first
    /// [`apply`](Self::apply) replaces the others, and stops those that are not wanted any more.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let (status, watch) = watch::channel(Arc::default());
        let (sender, messages) = mpsc::unbounded_channel();
        let (event_sender, events) = mpsc::unbounded_channel();
        let gateways = Gateways::start(logs::folder(&options.state_dir)).map_err(StartError::Threads)?;
        let scheduler = Scheduler::restore(options, event_sender.clone())?;
        tokio::spawn(ecs::look_at_tasks(watch.clone(), event_sender.downgrade()));
        tokio::spawn(Actor { scheduler, gateways, status, ending: None }.run(messages, events));
        Ok(Self { actor: sender, status: watch, applied: Arc::default() })
    }

    /// Opens the gateway of an API, or of a domain name (by its name), on 127.0.0.1, before or after it is
    /// part of the topology. `None` is any free port. Returns the port; if the gateway is open already, that
    /// is its port.
    pub async fn open_gateway(&self, id: &str, port: Option<u16>) -> io::Result<u16> {
        let (reply, opened) = oneshot::channel();
        self.send(Message::OpenGateway { id: id.to_owned(), port, reply });
        opened.await.unwrap_or_else(|_| Err(io::Error::other("the data plane has ended")))
    }

    /// Sets what there should be. Idempotent; takes effect soon after, as [`status`](Self::status) tells.
    /// Returns the topology's number: a status with a lower [`Status::applied`] does not know of it yet.
    ///
    /// A service's deployment that its circuit breaker ended is not tried again by applying the same
    /// topology: that takes another task definition, or another force token.
    pub fn apply(&self, topology: Topology) -> u64 {
        // Held while sending, so that numbers arrive in order.
        let mut applied = self.applied.lock().unwrap_or_else(PoisonError::into_inner);
        *applied += 1;
        self.send(Message::Apply(*applied, Box::new(topology)));
        *applied
    }

    /// Changes [`Options::time_scale`].
    pub fn set_time_scale(&self, factor: f64) {
        self.send(Message::TimeScale(factor));
    }

    /// The state as it is reported.
    pub fn status(&self) -> watch::Receiver<Arc<Status>> {
        self.status.clone()
    }

    /// Closes the gateways and ends; returns when the tasks are where they should be.
    pub async fn shutdown(&self, mode: Shutdown) {
        let (reply, done) = oneshot::channel();
        self.send(Message::Shutdown { mode, reply });
        // An error means that it has ended before.
        drop(done.await);
    }

    fn send(&self, message: Message) {
        // After a shutdown nobody listens, and nothing is wanted.
        drop(self.actor.send(message));
    }
}
