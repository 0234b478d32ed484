//! The data plane: it carries requests and runs tasks, by a [`Topology`] and nothing else.
//!
//! Layout, top down: [`actor`] is the one task that changes state; it owns `ecs` (services, tasks, processes)
//! and the `gateway`s (endpoints of APIs). A request goes through `http_api` (stage, route, authorizer,
//! integration), `load_balancer` (listener, rule, target group) and `http1` (the connection to a task).
//! `network` decides who reaches whom; `serving` is a client's connection, `workers` are the threads that
//! carry requests. Decisions are pure: `route`, `mapping`, `cors`, `throttle`, `jwt`, `rule`, `health`,
//! `reach`, `rollout`, `backoff`.
//!
//! # Time
//! [`Options::time_scale`] is how long an AWS second takes here. It shortens *waiting*: health-check
//! intervals, grace periods, restart backoff. What a request or a process needs to do its work is real time
//! and is not scaled: every timeout, and the draining and stopping of a task, which end as soon as there is
//! nothing left to wait for. At the default of 0.02, a 30 s interval takes 0.6 s, and a target that fails two
//! checks is out of service after 1.2 s.
//!
//! # Tasks
//! Each container is a process that leads a group of its own, so that it and all its children are signalled
//! together and no terminal's Ctrl-C reaches them. Its environment is what ECS sets (`AWS_REGION`, …), then
//! the image's, then the container's, then `PORT`: where the container's first port is on 127.0.0.1
//! (`PORT_<container port>` for further ones). Its output goes to `logs/<log
//! group>/<prefix>/<container>/<task>.log`. A target is registered when its task runs, and serves after its
//! first passed check.

mod actor;
mod ecs;
mod gateway;
mod http1;
mod http_api;
mod load_balancer;
mod network;
mod reason;
mod serving;
mod workers;

use std::{
    fmt, io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::future::BoxFuture;
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};

pub use self::reason::REASON;
use self::{
    actor::{Actor, Message},
    ecs::Scheduler,
    gateway::Gateways,
};
use crate::{logs, model::Topology, status::Status};

/// The data plane. Clones are the same one.
#[derive(Clone, Debug)]
pub struct DataPlane {
    actor: mpsc::UnboundedSender<Message>,
    status: watch::Receiver<Arc<Status>>,
    applied: Arc<Mutex<u64>>,
}

/// The settings of a data plane.
#[derive(Clone)]
pub struct Options {
    /// The folder of `runtime.json` and `logs/`.
    pub state_dir: PathBuf,
    /// Local seconds for each second on AWS; see the module's documentation.
    pub time_scale: f64,
    /// The registry that images are pulled from.
    pub images: Arc<dyn Images>,
}

/// The usual [`Options::time_scale`].
pub const DEFAULT_TIME_SCALE: f64 = 0.02;

/// Turns image references into something to run.
pub trait Images: Send + Sync {
    /// Pulls an image for `X86_64` or `ARM64`.
    fn resolve<'a>(
        &'a self,
        image: &'a str,
        architecture: &'a str,
    ) -> BoxFuture<'a, Result<Bundle, ImageError>>;
}

/// An image that can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The executable of its entry point.
    pub program: PathBuf,
    /// The arguments; a container's command takes their place.
    pub args: Vec<String>,
    /// The image's environment; the container's goes over it.
    pub env: Vec<(String, String)>,
    /// The working directory.
    pub working_dir: PathBuf,
}

/// An image that cannot run. The text becomes part of the task's stopped reason.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct ImageError(pub String);

/// A data plane that cannot start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The state folder cannot be used.
    #[error("the state folder {} cannot be written: check its owner and the space left", path.display())]
    StateFolder {
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The system gives no thread, or no event queue.
    #[error("the gateway's threads cannot be started: close other programs, or raise the limit on processes")]
    Threads(#[source] io::Error),
    /// The state of the tasks cannot be understood.
    #[error(
        "{} is damaged: stop the processes of earlier tasks, if there are any, and delete the file", path.display()
    )]
    Damaged {
        path: PathBuf,
        /// The parser's error.
        source: serde_json::Error,
    },
}

/// The fate of the tasks when the data plane ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shutdown {
    /// They run on, and the next data plane on the same folder adopts them.
    KeepTasks,
    /// They are stopped.
    StopTasks,
}

impl DataPlane {
    /// Starts on a state folder. Tasks of an earlier run that are still alive are adopted; the first
    /// [`apply`](Self::apply) replaces the others, and stops those that are not wanted any more.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let (status, watch) = watch::channel(Arc::default());
        let (sender, messages) = mpsc::unbounded_channel();
        let (event_sender, events) = mpsc::unbounded_channel();
        let gateways = Gateways::start(logs::folder(&options.state_dir)).map_err(StartError::Threads)?;
        let scheduler = Scheduler::restore(options, event_sender)?;
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

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("state_dir", &self.state_dir)
            .field("time_scale", &self.time_scale)
            .finish_non_exhaustive()
    }
}

/// Local seconds for each second on AWS.
#[derive(Clone, Copy, Debug)]
struct Scale(f64);

impl Scale {
    /// The local length of a duration of AWS's.
    fn of(self, aws: Duration) -> Duration {
        Duration::try_from_secs_f64(aws.as_secs_f64() * self.0).unwrap_or(Duration::MAX)
    }

    /// The length on AWS of a local duration.
    fn to_aws(self, local: Duration) -> Duration {
        Duration::try_from_secs_f64(local.as_secs_f64() / self.0).unwrap_or(Duration::MAX)
    }
}
