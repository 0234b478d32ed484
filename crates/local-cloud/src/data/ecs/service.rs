//! A service's own state: its deployments, its events in ECS's words, and the circuit breaker.

use std::{collections::VecDeque, time::Instant};

use super::{
    backoff::Backoff,
    rollout,
    store::{Deployment, Revision, ServiceRecord},
    task::Task,
};
use crate::{
    data::Scale,
    model::{EcsService, TaskDefinition},
    status::Rollout,
};

const MOST_EVENTS: usize = 100;

#[derive(Debug, Default)]
pub struct Service {
    /// The part that is saved; `None` until its task definition has been seen.
    pub record: Option<ServiceRecord>,
    /// The desired state; `None` once the service is deleted.
    pub spec: Option<EcsService>,
    /// The earliest time of the next start, if not now.
    pub retry_at: Option<Instant>,
    /// Whether the steady state has been announced.
    pub was_steady: bool,
    events: VecDeque<String>,
    backoff: Backoff,
    complained: bool,
    last_failure: Option<String>,
    turn: usize,
}

impl Service {
    /// A service that an earlier daemon ran.
    pub fn restored(record: ServiceRecord) -> Self {
        Self { record: Some(record), ..Self::default() }
    }

    /// The name, for events.
    pub fn name(&self) -> &str {
        let wanted = self.spec.as_ref().map(|spec| spec.name.as_str());
        wanted.or(self.record.as_ref().map(|record| record.name.as_str())).unwrap_or_default()
    }

    /// Notes an event; `text` follows `(service NAME) `.
    pub fn event(&mut self, text: &str) {
        let text = format!("(service {}) {text}", self.name());
        tracing::info!("{text}");
        self.events.push_front(text);
        self.events.truncate(MOST_EVENTS);
    }

    /// The events, newest first.
    pub fn events(&self) -> impl Iterator<Item = &String> {
        self.events.iter()
    }

    /// The subnet of the next task.
    pub fn next_subnet(&mut self, revision: &Revision) -> Option<String> {
        let subnets = &revision.subnet_ids;
        let subnet = subnets.get(self.turn % subnets.len().max(1)).cloned();
        self.turn += 1;
        subnet
    }

    /// Begins a deployment if something new is asked for.
    pub fn deploy(&mut self, definition: Option<&TaskDefinition>) {
        let Some(spec) = &self.spec else { return };
        let (name, requested) = (spec.name.clone(), Revision::of(spec));
        match &mut self.record {
            Some(record) if record.requested == requested => return,
            // Back to what already runs, as after a rollback.
            Some(record)
                if record.primary.revision == requested
                    && !matches!(record.primary.rollout, Rollout::Failed { .. }) =>
            {
                record.requested = requested;
                record.failure = None;
                return;
            }
            _ => {}
        }
        let Some(definition) = definition else {
            let text = format!("was unable to find the task definition {}.", requested.task_definition);
            if !self.events.front().is_some_and(|last| last.ends_with(&text)) {
                self.event(&text);
            }
            return;
        };
        let doubt = self.record.as_ref().and_then(|record| record.doubt.clone());
        let completed = self.record.take().and_then(|before| match before.primary.rollout {
            Rollout::Completed => Some(before.primary),
            _ => before.completed,
        });
        let primary = Deployment {
            id: format!("ecs-svc/{:019}", rand::random_range(0..10u64.pow(19))),
            revision: requested.clone(),
            definition: definition.clone(),
            rollout: Rollout::InProgress,
            failures: 0,
            on_probation: false,
        };
        self.record = Some(ServiceRecord { name, requested, primary, completed, failure: None, doubt });
        self.was_steady = false;
        self.start_over();
    }

    /// A task ended, or was given up, without being told to stop. `killed` is as in
    /// [`Ended`](super::driver::Ended).
    pub fn count_failure(&mut self, task: &Task, reason: &str, killed: bool, scale: &Scale) {
        let lived = task.running_since.filter(|_| task.was_healthy).map(|since| since.elapsed());
        // On AWS, one that ends by itself before its first checks are done has never come into service.
        let served = lived.filter(|_| task.proved || killed);
        let lifetime = if killed { served.map(|lived| scale.to_aws(lived)) } else { served };
        let wait = scale.of(self.backoff.ended(lifetime.unwrap_or_default()));
        self.retry_at = (!wait.is_zero()).then(|| Instant::now() + wait);
        self.last_failure = Some(reason.to_owned());
        let mut early = None;
        if let Some(record) = &mut self.record
            && record.primary.id == task.record.deployment
            && served.is_none()
        {
            record.primary.failures += 1;
            if let Some(lived) = lived.filter(|_| record.primary.on_probation) {
                early = Some(lived);
                record.doubt = Some(reason.to_owned());
            }
        }
        if let Some(lived) = early {
            self.event(&format!(
                "had reached a steady state, but a task failed {:.1} s after its start, which is before AWS has made its \
                 first health checks: there the deployment would not have completed. {reason}",
                lived.as_secs_f32()
            ));
        }
        if self.backoff.is_failing() && !self.complained {
            self.complained = true;
            self.event(&format!("is unable to consistently start tasks successfully: {reason}"));
        }
    }

    /// A task of the primary deployment has proved itself: earlier failures do not count any more.
    pub fn count_success(&mut self) {
        if let Some(record) = &mut self.record {
            record.primary.failures = 0;
        }
    }

    /// All tasks of the primary deployment have proved themselves: it is complete by AWS's clock, too.
    pub fn end_probation(&mut self) {
        let Some(record) = &mut self.record else { return };
        record.primary.on_probation = false;
        record.completed = Some(record.primary.clone());
        record.doubt = None;
    }

    /// Ends a deployment whose tasks keep failing, if the service has a circuit breaker.
    pub fn break_circuit(&mut self) {
        let (Some(spec), Some(record)) = (&self.spec, &mut self.record) else { return };
        let Some(rollback) = spec.circuit_breaker_rollback else { return };
        let open = record.primary.rollout == Rollout::InProgress || record.primary.on_probation;
        if !open || record.primary.failures < rollout::failure_threshold(spec.desired_count) {
            return;
        }
        let failed = record.primary.id.clone();
        let reason = match &self.last_failure {
            Some(last) => format!("ECS deployment circuit breaker: tasks failed to start. Last: {last}"),
            None => "ECS deployment circuit breaker: tasks failed to start.".to_owned(),
        };
        record.failure.get_or_insert(reason.clone());
        let previous = record.completed.take().filter(|_| rollback);
        let back_to = previous.as_ref().map(|previous| previous.id.clone());
        match previous {
            // It keeps its id, so its remaining tasks count.
            Some(previous) => {
                record.primary =
                    Deployment { rollout: Rollout::InProgress, failures: 0, on_probation: false, ..previous }
            }
            None => {
                record.primary.rollout = Rollout::Failed { reason };
                record.primary.on_probation = false;
            }
        }
        self.event(&format!("(deployment {failed}) deployment failed: tasks failed to start."));
        if let Some(id) = back_to {
            self.event(&format!("rolling back to deployment {id}."));
            self.start_over();
        }
    }

    /// The primary deployment is all there is. What to go back to stays, until it has proved itself.
    pub fn complete(&mut self) {
        let Some(record) = &mut self.record else { return };
        record.primary.rollout = Rollout::Completed;
        record.primary.on_probation = true;
        let id = record.primary.id.clone();
        self.start_over();
        self.event(&format!("(deployment {id}) deployment completed."));
    }

    fn start_over(&mut self) {
        self.backoff.reset();
        self.retry_at = None;
        self.complained = false;
        self.last_failure = None;
    }
}
