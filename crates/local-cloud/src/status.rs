//! The state that the data plane reports: services, targets, gateways and tasks.

use std::{collections::BTreeMap, net::Ipv4Addr, path::PathBuf};

use serde::{Deserialize, Serialize};

/// The data plane's state at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Status {
    /// The number of the topology that this is about; see
    /// [`DataPlane::apply`](crate::data::DataPlane::apply).
    pub applied: u64,
    /// Services by ARN. A deleted one is here until its last task is gone.
    pub services: BTreeMap<String, ServiceStatus>,
    /// Registered and draining targets by target-group ARN.
    pub targets: BTreeMap<String, Vec<TargetStatus>>,
    /// Ports of the open gateways by API id.
    pub gateways: BTreeMap<String, u16>,
    /// Tasks, and the last ones that stopped.
    pub tasks: Vec<TaskStatus>,
}

impl Status {
    /// The reason for which the last deployment of a service failed; `None` if it did not.
    pub fn failure(&self, service: &str) -> Option<&str> {
        match &self.services.get(service)?.deployment {
            Rollout::Failed { reason } => Some(reason),
            Rollout::InProgress | Rollout::Completed => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceStatus {
    /// Tasks that run, draining ones left out.
    pub running: u32,
    /// Tasks that are being started.
    pub pending: u32,
    /// Tasks that should run.
    pub desired: u32,
    /// Whether the deployment is complete and exactly the desired tasks are there, all in service.
    pub steady: bool,
    /// The reason for which a deployment that was steady turned out not to be: steady is to be believed again
    /// once this is gone.
    pub doubt: Option<String>,
    /// The state of the deployment.
    pub deployment: Rollout,
    /// The task definition of the primary deployment; after a rollback, the earlier one.
    pub task_definition: String,
    /// Events in ECS's words, newest first.
    pub events: Vec<String>,
}

/// The state of a deployment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Rollout {
    /// Tasks are being replaced.
    InProgress,
    /// All tasks are the deployment's, and in service.
    Completed,
    /// The circuit breaker ended it. Another try needs another revision or force token.
    Failed {
        /// ECS's words, with the last task's reason.
        reason: String,
    },
}

/// A target of a target group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetStatus {
    /// The task's address in its subnet.
    pub address: Ipv4Addr,
    pub port: u16,
    pub task: String,
    pub state: TargetState,
    /// The reason if it is not healthy: AWS's reason code and description, and a remedy.
    pub reason: Option<String>,
    /// Requests that it is answering now.
    pub in_flight: u32,
}

/// The outcome of a target's health checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HealthState {
    /// Not decided yet: no check has passed, and not enough have failed.
    Initial,
    /// In service.
    Healthy,
    /// Out of service.
    Unhealthy,
}

/// The state of a target, as AWS names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TargetState {
    /// The first checks are under way.
    Initial,
    /// In service.
    Healthy,
    /// Out of service.
    Unhealthy,
    /// Deregistered, and finishing the requests it has.
    Draining,
    /// Its target group is not used by any load balancer.
    Unused,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskStatus {
    pub id: String,
    pub service: String,
    /// The task definition's ARN.
    pub task_definition: String,
    pub deployment: String,
    /// The phase of its life.
    pub phase: TaskPhase,
    /// Its address in its subnet.
    pub address: Ipv4Addr,
    pub containers: Vec<ContainerStatus>,
    /// What the health checks of its essential containers say; `None` without any.
    pub health: Option<ContainerHealth>,
    pub stopped_reason: Option<String>,
}

/// The outcome of containers' own health checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ContainerHealth {
    /// Not decided yet.
    Unknown,
    /// All pass.
    Healthy,
    /// One has failed too often.
    Unhealthy,
}

/// A container of a task.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContainerStatus {
    pub name: String,
    /// The process; it leads a process group of its own.
    pub pid: u32,
    /// Container port → port on 127.0.0.1.
    pub ports: BTreeMap<u16, u16>,
    /// The file of its output, if it has a log configuration.
    pub log: Option<PathBuf>,
}

/// The phase of a task's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TaskPhase {
    /// Its image is being pulled, or its containers started.
    Pending,
    Running,
    /// It is deregistered, and finishes its requests.
    Deactivating,
    /// It has been told to stop.
    Stopping,
    Stopped,
}

impl From<HealthState> for TargetState {
    fn from(state: HealthState) -> Self {
        match state {
            HealthState::Initial => Self::Initial,
            HealthState::Healthy => Self::Healthy,
            HealthState::Unhealthy => Self::Unhealthy,
        }
    }
}
