//! A task as the scheduler sees it: its record, its targets, and the handle to its driver.

use std::{
    sync::{Arc, atomic::Ordering::Relaxed},
    time::{Duration, Instant},
};

use tokio::sync::oneshot;
use tokio_util::task::AbortOnDropHandle;

use super::{container::Started, driver::Stop, store::TaskRecord};
use crate::{
    data::{Scale, load_balancer::target_group::Target},
    model::{HealthCheck, ServiceRegistry},
    status::{ContainerHealth, ContainerStatus, TargetState, TaskPhase, TaskStatus},
};

/// ECS calls a task without health checks healthy when it runs; one that ends within this did not.
const SETTLED: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub struct Task {
    /// The part that is saved.
    pub record: TaskRecord,
    /// The time at which its containers had started.
    pub running_since: Option<Instant>,
    /// Whether it has ever been in service.
    pub was_healthy: bool,
    /// Whether it has been in service for as long as its first checks on AWS take.
    pub proved: bool,
    /// What the health checks of its essential containers say; `None` without any.
    pub health: Option<ContainerHealth>,
    /// How many containers it has once all have started.
    pub containers: usize,
    pub targets: Vec<Registered>,
    /// The instance that it is of a Cloud Map service.
    pub instance: Option<(ServiceRegistry, Arc<Target>)>,
    /// The reason given with the order to stop.
    pub stop_reason: Option<String>,
    /// Tells the driver to stop.
    pub stop: Option<oneshot::Sender<Stop>>,
    /// The driver; dropping it leaves the processes alone.
    pub _driver: AbortOnDropHandle<()>,
}

/// A target of the task in one target group.
#[derive(Debug)]
pub struct Registered {
    /// The target group's ARN.
    pub group: String,
    pub target: Arc<Target>,
    pub state: TargetState,
    /// The time of the last change of state.
    pub since: Instant,
    /// The checks, with their settings.
    pub checker: Option<(HealthCheck, AbortOnDropHandle<()>)>,
}

impl Registered {
    /// Whether it does not answer, which a workload that is still starting does not.
    pub fn may_be_starting(&self) -> bool {
        self.target.may_be_starting.load(Relaxed)
    }
}

impl Task {
    /// Whether it is not on its way out.
    pub fn is_active(&self) -> bool {
        matches!(self.record.phase, TaskPhase::Pending | TaskPhase::Running)
    }

    /// Whether it is in service. `Err` says when to ask again.
    pub fn in_service(&self, scale: &Scale) -> Result<bool, Instant> {
        let fit = self.health.is_none_or(|health| health == ContainerHealth::Healthy);
        if self.record.phase != TaskPhase::Running || !fit {
            return Ok(false);
        }
        let wanted = self.record.revision.load_balancers.len();
        if wanted > 0 {
            let healthy = self.targets.iter().filter(|target| target.state == TargetState::Healthy).count();
            return Ok(healthy == wanted);
        }
        if self.health.is_some() {
            return Ok(true);
        }
        match self.running_since.map(|since| since + scale.of(SETTLED)) {
            Some(settled) if settled > Instant::now() && !self.was_healthy => Err(settled),
            _ => Ok(true),
        }
    }

    /// The end of its first health checks, had they been made when AWS makes them.
    pub fn end_of_probation(&self, scale: &Scale) -> Option<Instant> {
        let checks = self.targets.iter().filter_map(|target| target.checker.as_ref());
        let first = checks.map(|(check, _)| check.interval * check.healthy_threshold).max();
        self.running_since.map(|since| since + scale.at_least(first.unwrap_or(SETTLED)))
    }

    pub fn status(&self, id: &str) -> TaskStatus {
        let container = |started: &Started| ContainerStatus {
            name: started.name.clone(),
            pid: started.process.pid,
            ports: started.ports.clone(),
            log: started.log.clone(),
        };
        TaskStatus {
            id: id.to_owned(),
            service: self.record.service.clone(),
            task_definition: self.record.revision.task_definition.clone(),
            deployment: self.record.deployment.clone(),
            phase: self.record.phase,
            address: self.record.ip,
            containers: self.record.containers.iter().map(container).collect(),
            health: self.health,
            stopped_reason: self.stop_reason.clone(),
        }
    }
}
