//! ECS services on Fargate, and the task definitions that they run.
//!
//! The types that are saved across restarts of the daemon are serializable.

use std::{collections::BTreeMap, time::Duration};

use serde::{Deserialize, Serialize};

/// An ECS service on Fargate.
#[derive(Clone, Debug, PartialEq)]
pub struct EcsService {
    pub name: String,
    /// ARN of the task definition that it should run.
    pub task_definition: String,
    pub desired_count: u32,
    /// Lower bound of healthy tasks during a deployment, in percent of the desired count.
    pub minimum_healthy_percent: u32,
    /// Upper bound of tasks during a deployment, in percent of the desired count.
    pub maximum_percent: u32,
    /// Target groups that its tasks are registered with.
    pub load_balancers: Vec<ServiceTarget>,
    /// Subnets of its tasks, used in turn.
    pub subnet_ids: Vec<String>,
    /// Security groups of its tasks.
    pub security_group_ids: Vec<String>,
    /// Whether its tasks get a public address.
    pub assign_public_ip: bool,
    /// The time for which failing health checks of a new task are ignored.
    pub health_check_grace_period: Duration,
    /// Deployment circuit breaker: `None` if off, else whether it rolls back.
    pub circuit_breaker_rollback: Option<bool>,
    /// Whether its tasks may listen where others than this machine reach them.
    pub may_be_public: bool,
    /// Changes whenever `forceNewDeployment` asks for fresh tasks.
    pub force_token: String,
}

/// One load-balancer entry of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceTarget {
    /// The target group's ARN.
    pub target_group_arn: String,
    pub container_name: String,
    pub container_port: u16,
}

/// A revision of a task definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskDefinition {
    /// `X86_64` or `ARM64`.
    pub cpu_architecture: String,
    pub containers: Vec<Container>,
    /// Seconds between SIGTERM and SIGKILL come from the container; this is ECS's default.
    #[serde(default = "default_stop_timeout")]
    pub stop_timeout: Duration,
}

/// ECS's default stop timeout (30 s).
pub fn default_stop_timeout() -> Duration {
    Duration::from_secs(30)
}

/// A container of a task definition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Container {
    pub name: String,
    /// The image reference: `registry/repository@sha256:…` or `registry/repository:tag`.
    pub image: String,
    /// Whether the task stops when it stops.
    pub essential: bool,
    /// Ports that it listens on.
    pub ports: Vec<u16>,
    pub environment: BTreeMap<String, String>,
    /// Overrides the image's command.
    pub command: Vec<String>,
    /// Overrides the image's entry point.
    pub entry_point: Vec<String>,
    /// `awslogs-group` and `awslogs-stream-prefix`, if it logs there.
    pub log: Option<(String, String)>,
    /// Its own stop timeout, if set.
    pub stop_timeout: Option<Duration>,
}
