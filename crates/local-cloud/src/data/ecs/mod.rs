//! ECS on Fargate: services, their deployments, and tasks as processes.
//!
//! Layout: the [`Scheduler`] holds the state. After each batch of topologies and [`Event`]s,
//! [`Scheduler::advance`] compares what is with what should be (`reconcile`, by the pure decisions of
//! `rollout` and `backoff`), tells the load balancers (`publish`), and saves what a restart needs (`store`).
//! `launch` starts tasks, once `initialize` has what they need (roles, `secrets`), and `targets` registers
//! them; each task has a `driver`, which starts its `container`s in their `order` as [`process`]es on loopback
//! `ports`, each behind a [`gate`] that opens when the task is on disk, and follows their `health`.
//! `look` sees to where tasks listen (`listening`) and how long their logs are (`task_logs`).

mod backoff;
mod container;
mod containers;
mod driver;
pub mod gate;
mod health;
mod initialize;
mod launch;
mod listening;
mod look;
mod order;
mod ports;
pub mod process;
mod publish;
mod reconcile;
mod rollout;
mod secrets;
mod service;
mod store;
mod targets;
mod task;
mod task_logs;

pub use self::look::watch as look_at_tasks;
use std::{
    collections::{BTreeMap, VecDeque},
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
    time::Instant,
};

use tokio::sync::{mpsc, oneshot};

use self::{
    driver::{Stop, TaskEvent},
    ports::Ports,
    service::Service,
    store::{Runtime, Store, TaskRecord},
    task::Task,
};
use super::{Images, Options, Scale, StartError, load_balancer::TargetGroups};
use crate::{
    logs,
    model::{ServiceRegistry, Topology},
    status::{HealthState, TaskPhase, TaskStatus},
};

/// Something that happened by itself.
#[derive(Debug)]
pub enum Event {
    Task(String, TaskEvent),
    /// A target's health changed.
    Health {
        task: String,
        /// The target group's ARN.
        group: String,
        state: HealthState,
    },
    /// A task listens where others reach it.
    Exposed {
        task: String,
        address: SocketAddr,
    },
}

/// The state of services, tasks and targets.
pub struct Scheduler {
    scale: Scale,
    images: Arc<dyn Images>,
    logs: PathBuf,
    /// The value of [`process::MARK`] in the environment of every task: the state folder.
    mark: String,
    store: Store,
    ports: Arc<Ports>,
    events: mpsc::UnboundedSender<Event>,
    topology: Topology,
    /// The number of the topology. Before the first, it is not known which tasks are wanted.
    applied: u64,
    services: BTreeMap<String, Service>,
    tasks: BTreeMap<String, Task>,
    stopped: VecDeque<TaskStatus>,
    groups: TargetGroups,
    /// The instances of Cloud Map services, by the service's ARN.
    instances: TargetGroups,
    /// Orders to stop, sent once the request path no longer uses the tasks.
    orders: Vec<(oneshot::Sender<Stop>, Stop)>,
    /// Tasks whose processes wait until the state that knows them is on disk.
    waiting: Vec<oneshot::Sender<()>>,
    /// The program that processes begin as; see [`gate`].
    gate: PathBuf,
    /// When to advance again without any event.
    wake: Option<Instant>,
    ending: bool,
}

/// Stopped tasks that are still reported.
const REMEMBERED: usize = 20;

impl Scheduler {
    /// Reads the state that an earlier run has left, and adopts its tasks.
    pub fn restore(options: Options, events: mpsc::UnboundedSender<Event>) -> Result<Self, StartError> {
        let store = Store::open(&options.state_dir)?;
        let Runtime { services, tasks } = store.runtime().clone();
        let mut scheduler = Self {
            scale: Scale::new(options.time_scale),
            images: options.images,
            logs: logs::folder(&options.state_dir),
            mark: options.state_dir.display().to_string(),
            store,
            ports: Arc::default(),
            events,
            topology: Topology::default(),
            applied: 0,
            services: services.into_iter().map(|(arn, record)| (arn, Service::restored(record))).collect(),
            tasks: BTreeMap::new(),
            stopped: VecDeque::new(),
            groups: BTreeMap::new(),
            instances: BTreeMap::new(),
            orders: Vec::new(),
            waiting: Vec::new(),
            gate: options.gate,
            wake: None,
            ending: false,
        };
        for (id, record) in tasks {
            scheduler.adopt(id, record);
        }
        scheduler.end_strays();
        Ok(scheduler)
    }

    /// Takes in a new topology.
    pub fn apply(&mut self, number: u64, topology: Topology) {
        for (arn, spec) in &topology.services {
            self.services.entry(arn.clone()).or_default().spec = Some(spec.clone());
        }
        for (arn, service) in &mut self.services {
            if !topology.services.contains_key(arn) {
                service.spec = None;
            }
        }
        self.topology = topology;
        self.applied = number;
        self.groups.retain(|arn, _| self.topology.target_groups.contains_key(arn));
        self.instances.retain(|arn, _| registries(&self.topology).any(|registry| registry.arn == *arn));
        self.sync_targets();
    }

    /// Changes how long a second of AWS's takes.
    pub fn set_time_scale(&self, factor: f64) {
        self.scale.set(factor);
    }

    /// Takes in an event.
    pub fn take(&mut self, event: Event) {
        match event {
            Event::Task(id, event) => self.task_event(&id, event),
            Event::Health { task, group, state } => self.health_changed(&task, &group, state),
            Event::Exposed { task, address } => self.exposed(&task, address),
        }
    }

    /// Brings everything into line with what has been taken in.
    pub fn advance(&mut self) {
        self.wake = None;
        if self.applied > 0 && !self.ending {
            self.reconcile_all();
        }
        self.publish_groups();
        self.publish_instances();
        for (sender, order) in self.orders.drain(..) {
            // A driver that is gone has reported, or is about to report, that its task has stopped.
            drop(sender.send(order));
        }
        let runtime = self.runtime();
        let saved = self.store.save(runtime);
        for go in self.waiting.drain(..).filter(|_| saved) {
            // A driver that is gone has ended its processes.
            let _ = go.send(());
        }
    }

    /// Ends processes of tasks that the state does not have: a daemon that was killed had just started them,
    /// or the state was deleted.
    fn end_strays(&self) {
        let containers = self.tasks.values().flat_map(|task| &task.record.containers);
        let known = containers.map(|started| started.process.pid).collect();
        match process::end_strays(&self.mark, &known) {
            0 => {}
            count => tracing::warn!(count, "processes of earlier tasks that nothing knew are ended"),
        }
    }

    /// Stops all tasks, and starts no more.
    pub fn stop_all(&mut self) {
        self.ending = true;
        for id in self.tasks.keys().cloned().collect::<Vec<_>>() {
            self.stop_task(&id, "The local cloud is shutting down");
        }
    }

    /// Whether no task is left.
    pub fn is_idle(&self) -> bool {
        self.tasks.is_empty()
    }

    /// When to advance again even if nothing happens.
    pub fn wake(&self) -> Option<Instant> {
        self.wake
    }

    /// The topology that was applied last.
    pub fn topology(&self) -> &Topology {
        &self.topology
    }

    /// The target groups with their targets.
    pub fn groups(&self) -> &TargetGroups {
        &self.groups
    }

    /// The instances of Cloud Map services.
    pub fn instances(&self) -> &TargetGroups {
        &self.instances
    }

    fn wake_at(&mut self, at: Instant) {
        self.wake = Some(self.wake.map_or(at, |before| before.min(at)));
    }

    fn runtime(&self) -> Runtime {
        let services = self.services.iter();
        let with_processes = |task: &&Task| !task.record.containers.is_empty();
        // To whoever reads it, a process that waits runs or has ended.
        // One whose containers have not all begun cannot be taken over.
        let saved = |task: &Task| match task.record.phase {
            TaskPhase::Pending if task.record.containers.len() == task.containers => {
                TaskRecord { phase: TaskPhase::Running, ..task.record.clone() }
            }
            _ => task.record.clone(),
        };
        Runtime {
            services: services
                .filter_map(|(arn, service)| Some((arn.clone(), service.record.clone()?)))
                .collect(),
            tasks: self
                .tasks
                .iter()
                .filter(|(_, task)| with_processes(task))
                .map(|(id, task)| (id.clone(), saved(task)))
                .collect(),
        }
    }
}

/// The Cloud Map services that ECS services register their tasks with.
fn registries(topology: &Topology) -> impl Iterator<Item = &ServiceRegistry> {
    topology.services.values().filter_map(|service| service.registry.as_ref())
}
