//! The scheduler: the one task that changes the state of services, tasks, targets and gateways.
//!
//! Layout: messages arrive in [`Scheduler::run`]; after each batch, `settle` compares what is with what should be
//! (`reconcile`), tells the request path and the watchers (`publish`), and keeps what a restart needs (`store`).
//! `launch` starts tasks and registers their targets.

mod launch;
mod publish;
mod reconcile;
mod service;
mod store;
mod task;

use std::{
    collections::{BTreeMap, VecDeque},
    io,
    path::PathBuf,
    sync::Arc,
    time::Instant,
};

use tokio::{
    sync::{mpsc, oneshot, watch},
    time::timeout_at,
};

use self::{
    service::Service,
    store::{Runtime, Store},
    task::Task,
};
use super::{
    Images, Options, Scale, Shutdown, StartError,
    balancer::Group,
    gateway::{Gateway, issuer::Issuers, record::AccessLogs, workers::Workers},
    tasks::{
        driver::{Stop, TaskEvent},
        ports::Ports,
    },
};
use crate::{
    logs,
    model::Topology,
    status::{HealthState, Status, TaskPhase, TaskStatus},
};

/// What the scheduler is told.
#[derive(Debug)]
pub enum Message {
    /// There is a new topology.
    Apply(u64, Box<Topology>),
    /// An API or a domain name needs its port.
    OpenGateway {
        /// The API's id, or the domain name.
        id: String,
        /// The port, if it matters.
        port: Option<u16>,
        /// Where to tell the port.
        reply: oneshot::Sender<io::Result<u16>>,
    },
    /// Something happened to a task.
    Task(String, TaskEvent),
    /// A target's health changed.
    Health {
        /// The task.
        task: String,
        /// The target group's ARN.
        group: String,
        /// The new state.
        state: HealthState,
    },
    /// End.
    Shutdown {
        /// What becomes of the tasks.
        mode: Shutdown,
        /// Where to tell that it is done.
        reply: oneshot::Sender<()>,
    },
}

/// The state of everything that changes.
pub struct Scheduler {
    scale: Scale,
    images: Arc<dyn Images>,
    logs: PathBuf,
    store: Store,
    ports: Arc<Ports>,
    sender: mpsc::UnboundedSender<Message>,
    status: watch::Sender<Arc<Status>>,
    topology: Topology,
    /// How many topologies have been applied. Before the first, nobody knows which tasks are wanted.
    applied: u64,
    services: BTreeMap<String, Service>,
    tasks: BTreeMap<String, Task>,
    stopped: VecDeque<TaskStatus>,
    groups: BTreeMap<String, Arc<Group>>,
    gateways: BTreeMap<String, Gateway>,
    issuers: Issuers,
    /// They carry the requests of all gateways.
    workers: Arc<Workers>,
    access_logs: AccessLogs,
    /// Orders that go out once the request path knows about them.
    orders: Vec<(oneshot::Sender<Stop>, Stop)>,
    /// When to look again without being told anything.
    wake: Option<Instant>,
    ending: Option<oneshot::Sender<()>>,
}

/// Stopped tasks that are still told of.
const REMEMBERED: usize = 20;

impl Scheduler {
    /// Reads what an earlier run has left, and adopts its tasks.
    pub fn restore(
        options: Options,
        status: watch::Sender<Arc<Status>>,
        sender: mpsc::UnboundedSender<Message>,
    ) -> Result<Self, StartError> {
        let store = Store::open(&options.state_dir)?;
        let Runtime { services, tasks } = store.runtime().clone();
        let mut scheduler = Self {
            scale: Scale(options.time_scale),
            images: options.images,
            logs: logs::folder(&options.state_dir),
            store,
            ports: Arc::default(),
            sender,
            status,
            topology: Topology::default(),
            applied: 0,
            services: services.into_iter().map(|(arn, record)| (arn, Service::restored(record))).collect(),
            tasks: BTreeMap::new(),
            stopped: VecDeque::new(),
            groups: BTreeMap::new(),
            gateways: BTreeMap::new(),
            issuers: Issuers::default(),
            workers: Arc::new(Workers::start().map_err(StartError::Threads)?),
            access_logs: AccessLogs::start().map_err(StartError::Threads)?,
            orders: Vec::new(),
            wake: None,
            ending: None,
        };
        for (id, record) in tasks {
            scheduler.adopt(id, record);
        }
        Ok(scheduler)
    }

    /// Works until it is told to end.
    pub async fn run(mut self, mut messages: mpsc::UnboundedReceiver<Message>) {
        loop {
            let message = match self.wake {
                // An elapsed wait is no message, but a reason to look.
                Some(at) => timeout_at(at.into(), messages.recv()).await.ok().flatten(),
                None => messages.recv().await,
            };
            let mut next = message;
            while let Some(message) = next {
                if self.take(message).await {
                    return;
                }
                next = messages.try_recv().ok();
            }
            self.settle();
            if self.tasks.is_empty()
                && let Some(reply) = self.ending.take()
            {
                self.end_requests();
                reply.send(()).ok();
                return;
            }
        }
    }

    /// Takes in one message; returns whether it was the last.
    async fn take(&mut self, message: Message) -> bool {
        match message {
            Message::Apply(number, topology) => self.apply(number, *topology).await,
            Message::OpenGateway { id, port, reply } => {
                let opened = self.open_gateway(&id, port).await;
                drop(reply.send(opened));
            }
            Message::Task(id, event) => self.task_event(&id, event),
            Message::Health { task, group, state } => self.health_changed(&task, &group, state),
            Message::Shutdown { mode: Shutdown::KeepTasks, reply } => {
                self.settle();
                self.close_gateways(|_| true).await;
                self.end_requests();
                // Whoever asked may have left.
                reply.send(()).ok();
                return true;
            }
            Message::Shutdown { mode: Shutdown::StopTasks, reply } => {
                self.ending = Some(reply);
                self.close_gateways(|_| true).await;
                for id in self.tasks.keys().cloned().collect::<Vec<_>>() {
                    self.stop_task(&id, "The local cloud is shutting down");
                }
            }
        }
        false
    }

    /// Brings everything into line with what has been taken in.
    fn settle(&mut self) {
        self.wake = None;
        if self.applied > 0 && self.ending.is_none() {
            self.reconcile_all();
        }
        self.publish_groups();
        for (sender, order) in self.orders.drain(..) {
            // A driver that is gone has told, or is about to tell, that its task has stopped.
            drop(sender.send(order));
        }
        let runtime = self.runtime();
        self.store.save(runtime);
        self.publish_status();
    }

    /// Cuts the requests that are still under way, and has the lines of all that there were written.
    fn end_requests(&self) {
        self.workers.stop();
        self.access_logs.close();
    }

    fn wake_at(&mut self, at: Instant) {
        self.wake = Some(self.wake.map_or(at, |before| before.min(at)));
    }

    fn runtime(&self) -> Runtime {
        let services = self.services.iter();
        let with_processes = |task: &&Task| task.record.phase != TaskPhase::Pending;
        Runtime {
            services: services
                .filter_map(|(arn, service)| Some((arn.clone(), service.record.clone()?)))
                .collect(),
            tasks: self
                .tasks
                .iter()
                .filter(|(_, task)| with_processes(task))
                .map(|(id, task)| (id.clone(), task.record.clone()))
                .collect(),
        }
    }
}
