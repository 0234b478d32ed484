//! Actual against desired state: deployments, failed tasks, starts and stops.

use std::{net::SocketAddr, time::Instant};

use super::{
    REMEMBERED, Scheduler,
    driver::{Stop, TaskEvent},
    initialize::NOT_ASSUMED,
    rollout::{self, Tasks, Wanted},
    service::Service,
    task::Registered,
};
use crate::{
    model::{EcsService, Topology},
    status::{ContainerHealth, HealthState, Rollout, TargetState, TaskPhase},
};

impl Scheduler {
    /// Takes in the report of a task's driver.
    pub(super) fn task_event(&mut self, id: &str, event: TaskEvent) {
        match event {
            TaskEvent::Waiting(containers, go) => {
                let Some(task) = self.tasks.get_mut(id) else { return };
                task.record.containers = containers;
                self.waiting.push(go);
            }
            TaskEvent::Running => {
                let Some(task) = self.tasks.get_mut(id) else { return };
                task.running_since = Some(Instant::now());
                if task.record.phase == TaskPhase::Pending {
                    task.record.phase = TaskPhase::Running;
                    self.sync_targets();
                }
            }
            TaskEvent::Health(health) => {
                if let Some(task) = self.tasks.get_mut(id) {
                    task.health = Some(health);
                }
            }
            TaskEvent::Stopping => {
                if let Some(task) = self.tasks.get_mut(id) {
                    task.record.phase = TaskPhase::Stopping;
                    task.targets.clear();
                }
            }
            TaskEvent::Stopped(ended) => {
                let Some(mut task) = self.tasks.remove(id) else { return };
                let told = !task.is_active();
                task.record.phase = TaskPhase::Stopped;
                let killed = ended.as_ref().is_some_and(|ended| ended.killed);
                let reason = ended.map(|ended| ended.reason);
                let reason = task.stop_reason.clone().or(reason).unwrap_or_else(|| "Task stopped".to_owned());
                tracing::info!(task = id, reason, "task stopped");
                if let Some(service) = self.services.get_mut(&task.record.service)
                    && !told
                {
                    service.event(&match reason.starts_with(NOT_ASSUMED) {
                        true => format!("failed to launch a task with (error {reason})."),
                        false => format!("has stopped 1 running tasks: (task {id}): {reason}"),
                    });
                    service.count_failure(&task, &reason, killed, &self.scale);
                }
                task.stop_reason = Some(reason);
                self.stopped.push_front(task.status(id));
                self.stopped.truncate(REMEMBERED);
            }
        }
    }

    /// Takes in a target's new health.
    pub(super) fn health_changed(&mut self, id: &str, group: &str, state: HealthState) {
        let Some(task) = self.tasks.get_mut(id).filter(|task| task.record.phase == TaskPhase::Running) else {
            return;
        };
        let Some(registered) = task.targets.iter_mut().find(|registered| registered.group == group) else {
            return;
        };
        if registered.state == state.into() {
            return;
        }
        registered.state = state.into();
        registered.since = Instant::now();
        if state == HealthState::Unhealthy
            && let Some(service) = self.services.get_mut(&task.record.service)
        {
            let (port, why) = (registered.target.port, registered.target.last_check.load());
            service.event(&format!(
                "(task {id}) (port {port}) is unhealthy in (target-group {group}) due to (reason {why})."
            ));
        }
    }

    /// Stops a task that listens where others reach it past gateway, authorizer and security groups.
    pub(super) fn exposed(&mut self, id: &str, address: SocketAddr) {
        let Some(task) = self.tasks.get(id).filter(|task| task.is_active()) else { return };
        let Some(service) = self.services.get_mut(&task.record.service) else { return };
        if service.spec.as_ref().is_none_or(|spec| spec.may_be_public) {
            return;
        }
        let reason = format!(
            "The task listens on {address}, where others reach it past the API and the security groups: it has to listen on the address \
             HOST (127.0.0.1) that it is given; `pulumi config set aws:localPublicTasks true` allows it"
        );
        service.event(&format!("has stopped 1 running tasks: (task {id}): {reason}"));
        service.count_failure(task, &reason, false, &self.scale);
        self.stop_task(id, &reason);
    }

    pub(super) fn reconcile_all(&mut self) {
        for arn in self.services.keys().cloned().collect::<Vec<_>>() {
            // Taken out, so that a service and the tasks can be changed side by side.
            let Some(mut service) = self.services.remove(&arn) else { continue };
            if self.reconcile(&arn, &mut service) {
                self.services.insert(arn, service);
            }
        }
    }

    /// Returns whether the service is still there.
    fn reconcile(&mut self, arn: &str, service: &mut Service) -> bool {
        let Some(spec) = service.spec.clone() else {
            let mut left = false;
            for id in self.ids(arn) {
                left = true;
                self.stop_task(&id, "The service was deleted");
            }
            return left;
        };
        service.deploy(self.topology.task_definitions.get(&spec.task_definition));
        self.note_health(arn, service);
        self.replace_unhealthy(arn, service, &spec);
        service.break_circuit();
        let Some(record) = &service.record else { return true };
        let (primary, failed) =
            (record.primary.clone(), matches!(record.primary.rollout, Rollout::Failed { .. }));

        let (mut new, mut old, mut leaving) = (Tasks::default(), Tasks::default(), 0);
        for task in self.tasks.values().filter(|task| task.record.service == arn) {
            let side = if task.record.deployment == primary.id { &mut new } else { &mut old };
            if task.is_active() {
                side.total += 1;
                side.healthy += u32::from(task.in_service(&self.scale) == Ok(true));
            } else {
                leaving += 1;
            }
        }
        let wanted = Wanted {
            desired: spec.desired_count,
            minimum_percent: spec.minimum_healthy_percent,
            maximum_percent: spec.maximum_percent,
        };
        let mut plan = rollout::plan(wanted, new, old);
        if failed {
            (plan.start, plan.stop_old) = (0, 0);
        }
        match service.retry_at {
            Some(at) if at > Instant::now() && plan.start > 0 => self.wake_at(at),
            _ => self.start_tasks(arn, service, &primary, plan.start),
        }
        let reason = format!("Scaling activity initiated by (deployment {})", primary.id);
        self.stop_some(arn, service, |deployment| deployment != primary.id, plan.stop_old, &reason);
        self.stop_some(arn, service, |deployment| deployment == primary.id, plan.stop_new, &reason);

        let alone = old.total == 0 && new.total == spec.desired_count && new.healthy == new.total;
        let old_leaving = self.tasks.values().any(|task| {
            task.record.service == arn && !task.is_active() && task.record.deployment != primary.id
        });
        if alone && !old_leaving && primary.rollout == Rollout::InProgress {
            service.complete();
        }
        let on_probation = service.record.as_ref().is_some_and(|record| record.primary.on_probation);
        let mut own = self.tasks.values().filter(|task| task.record.service == arn && task.is_active());
        if alone && on_probation && own.all(|task| task.proved) {
            service.end_probation();
        }
        let steady = alone && leaving == 0 && !failed;
        if steady && !service.was_steady {
            service.event("has reached a steady state.");
        }
        service.was_steady = steady;
        true
    }

    fn ids(&self, arn: &str) -> Vec<String> {
        let of_service = self.tasks.iter().filter(|(_, task)| task.record.service == arn);
        of_service.map(|(id, _)| id.clone()).collect()
    }

    /// Notes which tasks have come into service, and which have been there for long enough.
    fn note_health(&mut self, arn: &str, service: &mut Service) {
        let mut wake: Option<Instant> = None;
        let primary = service.record.as_ref().map(|record| record.primary.id.clone());
        let mut look_again = |at: Instant| wake = Some(wake.map_or(at, |before| before.min(at)));
        for task in self.tasks.values_mut().filter(|task| task.record.service == arn && !task.proved) {
            match task.in_service(&self.scale) {
                Ok(true) => task.was_healthy = true,
                Ok(false) => continue,
                Err(later) => {
                    look_again(later);
                    continue;
                }
            }
            match task.end_of_probation(&self.scale).filter(|end| *end > Instant::now()) {
                Some(end) => look_again(end),
                None => {
                    task.proved = true;
                    if primary.as_ref() == Some(&task.record.deployment) {
                        service.count_success();
                    }
                }
            }
        }
        if let Some(at) = wake {
            self.wake_at(at);
        }
    }

    /// ECS stops tasks whose targets or containers are unhealthy, once their grace period is over.
    fn replace_unhealthy(&mut self, arn: &str, service: &mut Service, spec: &EcsService) {
        let grace = spec.health_check_grace_period;
        for id in self.ids(arn) {
            let Some(task) = self.tasks.get(&id).filter(|task| task.record.phase == TaskPhase::Running)
            else {
                continue;
            };
            let bad = task.targets.iter().find(|target| target.state == TargetState::Unhealthy);
            let reason = match bad {
                Some(bad) => {
                    let why = bad.target.last_check.load();
                    format!("Task failed ELB health checks in (target-group {}): {why}", bad.group)
                }
                None if task.health == Some(ContainerHealth::Unhealthy) => {
                    "Task failed container health checks".to_owned()
                }
                None => continue,
            };
            // A wrong answer stays wrong; a workload that does not answer yet has the whole of its time.
            let starting = bad.is_some_and(Registered::may_be_starting);
            let grace = if starting { self.scale.at_least(grace) } else { self.scale.of(grace) };
            let end_of_grace = task.running_since.map(|since| since + grace);
            if let Some(at) = end_of_grace.filter(|&at| at > Instant::now()) {
                self.wake_at(at);
                continue;
            }
            if bad.is_none() {
                service.event(&format!("(task {id}) failed container health checks."));
            }
            service.count_failure(task, &reason, false, &self.scale);
            self.stop_task(&id, &reason);
        }
    }

    /// Stops a number of active tasks: those out of service first, then the oldest.
    fn stop_some(
        &mut self,
        arn: &str,
        service: &mut Service,
        of: impl Fn(&str) -> bool,
        count: u32,
        reason: &str,
    ) {
        if count == 0 {
            return;
        }
        let active = self.tasks.iter().filter(|(_, task)| {
            task.record.service == arn && task.is_active() && of(&task.record.deployment)
        });
        let mut candidates = active
            .map(|(id, task)| {
                let serving = task.in_service(&self.scale) == Ok(true);
                (serving, task.running_since.is_some(), task.running_since, id.clone())
            })
            .collect::<Vec<_>>();
        candidates.sort();
        let chosen = candidates.into_iter().take(count as usize).map(|(.., id)| id).collect::<Vec<_>>();
        let list = chosen.iter().map(|id| format!("(task {id})")).collect::<Vec<_>>().join(" ");
        let draining = chosen
            .iter()
            .filter(|id| self.tasks.get(*id).is_some_and(|task| !task.targets.is_empty()))
            .count();
        for id in &chosen {
            self.stop_task(id, reason);
        }
        service.event(&format!("has stopped {} running tasks: {list}.", chosen.len()));
        if draining > 0 {
            service.event(&format!("has begun draining connections on {draining} tasks."));
        }
    }

    /// Deregisters a task, lets it finish its requests, and stops it.
    pub(super) fn stop_task(&mut self, id: &str, reason: &str) {
        let Some(task) = self.tasks.get_mut(id) else { return };
        let Some(sender) = task.stop.take() else { return };
        // Without a process there is nothing to keep, and nothing to drain.
        task.record.phase = match task.record.phase {
            TaskPhase::Pending => TaskPhase::Stopping,
            _ => TaskPhase::Deactivating,
        };
        task.stop_reason = Some(reason.to_owned());
        for registered in &mut task.targets {
            registered.checker = None;
            registered.state = TargetState::Draining;
            registered.since = Instant::now();
        }
        let drain = task
            .targets
            .iter()
            .filter_map(|target| deregistration_delay(&self.topology, &target.group))
            .max();
        let targets = task.targets.iter().map(|registered| registered.target.clone()).collect();
        self.orders.push((sender, Stop { targets, drain: drain.unwrap_or_default() }));
    }
}

fn deregistration_delay(topology: &Topology, group: &str) -> Option<std::time::Duration> {
    topology.target_groups.get(group).map(|group| group.deregistration_delay)
}
