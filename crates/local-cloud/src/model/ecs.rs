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
    /// The Cloud Map service that its tasks are instances of.
    pub registry: Option<ServiceRegistry>,
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

/// The registration of a service's tasks with Cloud Map.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceRegistry {
    /// ARN of the Cloud Map service.
    pub arn: String,
    /// The container port of its instances. Without one they are addresses alone.
    pub port: Option<u16>,
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
    /// ARN of the role under which ECS itself pulls the image, reads the secrets and writes the log.
    #[serde(default)]
    pub execution_role: Option<String>,
    /// ARN of the role of what runs in the containers.
    #[serde(default)]
    pub task_role: Option<String>,
}

/// ECS's default stop timeout (30 s).
pub fn default_stop_timeout() -> Duration {
    Duration::from_secs(30)
}

/// A container of a task definition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
    /// The region of that log group, if it is another than the task's.
    pub log_region: Option<String>,
    /// Whether the log group is made if there is none.
    pub creates_log_group: bool,
    /// Its own stop timeout, if set.
    pub stop_timeout: Option<Duration>,
    /// Variables whose values are secrets or parameters, with their `valueFrom`.
    pub secrets: BTreeMap<String, String>,
    /// Overrides the image's working directory.
    pub working_directory: Option<String>,
    /// How it tells whether it is healthy.
    pub health_check: Option<ContainerHealthCheck>,
    /// What must have happened to other containers before it starts.
    pub depends_on: Vec<Dependency>,
    /// How long others wait for what they need of it; ECS's default is 3 minutes.
    pub start_timeout: Option<Duration>,
}

/// The health check of a container. Source: ECS API reference, HealthCheck.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContainerHealthCheck {
    /// `CMD` and words, or `CMD-SHELL` and a line for the shell.
    pub command: Vec<String>,
    /// Between checks.
    pub interval: Duration,
    /// After which a check has failed.
    pub timeout: Duration,
    /// Failures in a row that make the container unhealthy.
    pub retries: u32,
    /// For which failures do not count, unless a check has passed.
    pub start_period: Duration,
}

/// What a container waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependency {
    /// The other container.
    pub container: String,
    /// What must have happened to it.
    pub condition: DependencyCondition,
}

/// What must have happened to the other container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DependencyCondition {
    /// It has started.
    Start,
    /// It has ended.
    Complete,
    /// It has ended with exit code 0.
    Success,
    /// Its health check has passed.
    Healthy,
}

/// A circle of dependencies, as the names along it.
pub fn circle(needs: &BTreeMap<&str, Vec<&str>>) -> Option<Vec<String>> {
    let mut left = needs.clone();
    loop {
        let free: Vec<&str> = left
            .iter()
            .filter(|(_, needs)| !needs.iter().any(|name| left.contains_key(name)))
            .map(|(name, _)| *name)
            .collect();
        if free.is_empty() {
            return (!left.is_empty()).then(|| left.keys().map(|name| (*name).to_owned()).collect());
        }
        left.retain(|name, _| !free.contains(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found() {
        let graph = |edges: &[(&'static str, &[&'static str])]| {
            circle(&edges.iter().map(|(name, needs)| (*name, needs.to_vec())).collect())
        };
        assert_eq!(graph(&[("a", &["b"]), ("b", &[]), ("c", &["a", "b"])]), None);
        assert_eq!(graph(&[("a", &["b"]), ("b", &["a"]), ("c", &[])]), Some(vec!["a".into(), "b".into()]));
        assert_eq!(graph(&[("a", &["a"])]), Some(vec!["a".into()]));
    }
}
