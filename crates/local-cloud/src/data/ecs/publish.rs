//! The scheduler's view for others: targets for the load balancers, the status for everyone.

use std::{collections::BTreeMap, sync::Arc, time::Instant};

use super::{Scheduler, service::Service};
use crate::{
    data::load_balancer::target_group::{Member, Settings},
    status::{
        ContainerHealth, HealthState, Rollout, ServiceStatus, Status, TargetState, TargetStatus, TaskPhase,
    },
};

impl Scheduler {
    /// Gives each target group the targets that are there.
    pub(super) fn publish_groups(&self) {
        for (arn, group) in &self.groups {
            let running = self.tasks.values().filter(|task| task.record.phase == TaskPhase::Running);
            let of_group =
                running.flat_map(|task| &task.targets).filter(|registered| registered.group == *arn);
            let members = of_group.filter_map(|registered| {
                let state = match registered.state {
                    TargetState::Initial => HealthState::Initial,
                    TargetState::Healthy => HealthState::Healthy,
                    TargetState::Unhealthy => HealthState::Unhealthy,
                    TargetState::Draining | TargetState::Unused => return None,
                };
                Some(Member { target: Arc::clone(&registered.target), state, since: registered.since })
            });
            let settings = self
                .topology
                .target_groups
                .get(arn)
                .map(|group| Settings { algorithm: group.algorithm, stickiness: group.stickiness });
            group.publish(settings.unwrap_or_default(), members.collect(), self.note(arn));
        }
    }

    /// Gives each Cloud Map service the instances that are there. ECS reports the health of the containers.
    pub(super) fn publish_instances(&self) {
        for (arn, instances) in &self.instances {
            let running = self.tasks.values().filter(|task| task.record.phase == TaskPhase::Running);
            let members = running.filter_map(|task| {
                let (_, target) = task.instance.as_ref().filter(|(registry, _)| registry.arn == *arn)?;
                let state = match task.health.is_none_or(|health| health == ContainerHealth::Healthy) {
                    true => HealthState::Healthy,
                    false => HealthState::Unhealthy,
                };
                let since = task.running_since.unwrap_or_else(Instant::now);
                Some(Member { target: Arc::clone(target), state, since })
            });
            instances.publish(Settings::default(), members.collect(), self.note(arn));
        }
    }

    /// The state of the services behind a target group or a Cloud Map service.
    fn note(&self, group: &str) -> String {
        let behind = self.services.iter().filter(|(_, service)| {
            let specs = service.spec.iter();
            let groups = specs.flat_map(|spec| &spec.load_balancers).map(|target| &target.target_group_arn);
            let registries = service.spec.iter().filter_map(|spec| spec.registry.as_ref());
            groups.chain(registries.map(|registry| &registry.arn)).any(|arn| arn == group)
        });
        let notes = behind.map(|(arn, service)| {
            let (running, pending) = self.count(arn);
            let desired = service.spec.as_ref().map_or(0, |spec| spec.desired_count);
            let last =
                service.events().next().map(|event| format!(", last event: {event}")).unwrap_or_default();
            format!(
                "service {}: {desired} desired, {running} running, {pending} pending{last}",
                service.name()
            )
        });
        let notes = notes.collect::<Vec<_>>();
        if notes.is_empty() { "no service registers tasks in it".to_owned() } else { notes.join("; ") }
    }

    fn count(&self, arn: &str) -> (u32, u32) {
        let of_phase = |phase| {
            let tasks = self.tasks.values();
            tasks.filter(|task| task.record.service == arn && task.record.phase == phase).count() as u32
        };
        (of_phase(TaskPhase::Running), of_phase(TaskPhase::Pending))
    }

    /// The status, without the gateways.
    pub fn status(&self) -> Status {
        let tasks = self.tasks.iter().map(|(id, task)| task.status(id)).chain(self.stopped.iter().cloned());
        let services = self.services.iter();
        Status {
            applied: self.applied,
            services: services
                .filter_map(|(arn, own)| Some((arn.clone(), self.service_status(arn, own)?)))
                .collect(),
            targets: self.target_status(),
            gateways: BTreeMap::new(),
            tasks: tasks.collect(),
        }
    }

    fn service_status(&self, arn: &str, service: &Service) -> Option<ServiceStatus> {
        if self.applied == 0 {
            return None;
        }
        let (running, pending) = self.count(arn);
        let record = service.record.as_ref();
        let failure = record.and_then(|record| record.failure.clone());
        let rollout = record.map_or(Rollout::InProgress, |record| record.primary.rollout.clone());
        let wanted = service.spec.as_ref();
        let definition = record.map(|record| record.primary.revision.task_definition.clone());
        Some(ServiceStatus {
            running,
            pending,
            desired: wanted.map_or(0, |spec| spec.desired_count),
            steady: wanted.is_some() && service.was_steady,
            doubt: record.and_then(|record| record.doubt.clone()),
            deployment: failure.map_or(rollout, |reason| Rollout::Failed { reason }),
            task_definition: definition
                .or(wanted.map(|spec| spec.task_definition.clone()))
                .unwrap_or_default(),
            events: service.events().cloned().collect(),
        })
    }

    fn target_status(&self) -> BTreeMap<String, Vec<TargetStatus>> {
        let mut targets =
            self.groups.keys().map(|arn| (arn.clone(), Vec::new())).collect::<BTreeMap<_, Vec<_>>>();
        for (id, task) in &self.tasks {
            for registered in &task.targets {
                let target = &registered.target;
                let reason = match registered.state {
                    TargetState::Healthy => None,
                    TargetState::Unused => {
                        Some("Target.NotInUse: no load balancer uses the target group".to_owned())
                    }
                    TargetState::Draining => Some("Target.DeregistrationInProgress".to_owned()),
                    TargetState::Initial | TargetState::Unhealthy => {
                        Some(target.last_check.load().to_string())
                    }
                };
                targets.entry(registered.group.clone()).or_default().push(TargetStatus {
                    address: target.ip,
                    port: target.port,
                    task: id.clone(),
                    state: registered.state,
                    reason,
                    in_flight: target.in_flight(),
                });
            }
        }
        targets
    }
}
