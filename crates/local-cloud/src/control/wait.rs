//! Waiting for an ECS service, on behalf of an operation of the engine.

use std::{sync::Arc, time::Duration};

use provider_kit::{Engine, Urn};
use tokio::{sync::watch, time::Instant};
use tokio_util::sync::CancellationToken;

use crate::status::{ServiceStatus, Status, TargetState, TargetStatus, TaskPhase};

/// A wait for a service.
pub(super) struct Waiting<'a> {
    /// The state as the data plane reports it.
    pub status: watch::Receiver<Arc<Status>>,
    pub service: &'a str,
    /// The number that the status must have reached.
    pub applied: u64,
    /// The longest wait while nothing happens.
    pub patience: Duration,
    /// The longest wait while tasks are being started or stopped.
    pub limit: Duration,
    /// The engine that shows the progress.
    pub engine: &'a Engine,
    /// The resource that waits.
    pub urn: &'a Urn,
    /// Fires when the user asks to stop.
    pub cancelled: &'a CancellationToken,
    /// The time at which the wait began.
    pub began: Instant,
}

impl Waiting<'_> {
    /// Waits until the deployment is complete.
    ///
    /// # Errors
    /// The reasons why it is not, the newest first.
    pub async fn until_steady(mut self) -> Result<(), Vec<String>> {
        let done = |status: &Status, service: &str| match status.failure(service) {
            // The reason names the last task's.
            Some(reason) => Some(Err(vec![reason.to_owned()])),
            // One that was believed too soon has to prove itself.
            None => {
                let service = status.services.get(service)?;
                (service.steady && service.doubt.is_none()).then_some(Ok(()))
            }
        };
        match self.watch(done).await {
            Some(outcome) => outcome,
            None => {
                let last = self.status.borrow().services.get(self.service).cloned();
                let why = self.why_not("steady state (services-stable)");
                let doubt = last.as_ref().and_then(|service| service.doubt.clone());
                let why = doubt.map_or(why.clone(), |doubt| format!("{why}: {doubt}"));
                Err(last.map_or_else(|| vec![why.clone()], |service| with_events(&why, &service)))
            }
        }
    }

    /// Waits until the service's tasks are gone.
    ///
    /// # Errors
    /// The wait timed out or was cancelled.
    pub async fn until_gone(mut self) -> Result<(), String> {
        let done = |status: &Status, service: &str| (!status.services.contains_key(service)).then_some(());
        self.watch(done).await.ok_or_else(|| self.why_not("state INACTIVE"))
    }

    fn why_not(&self, wanted: &str) -> String {
        if self.cancelled.is_cancelled() {
            return format!("cancelled while waiting for ECS Service ({}) to reach {wanted}", self.service);
        }
        let waited = self.began.elapsed().as_secs();
        format!("waiting for ECS Service ({}) to reach {wanted}: timeout after {waited} s", self.service)
    }

    async fn watch<T>(&mut self, done: impl Fn(&Status, &str) -> Option<T>) -> Option<T> {
        let mut told = String::new();
        loop {
            let (outcome, under_way, progress) = {
                let status = self.status.borrow_and_update();
                let outcome = if status.applied < self.applied { None } else { done(&status, self.service) };
                (outcome, is_under_way(&status, self.service), progress(&status, self.service))
            };
            let patience = if under_way { self.patience.max(self.limit) } else { self.patience };
            if outcome.is_some() {
                return outcome;
            }
            if progress != told {
                self.engine.status(self.urn, progress.as_str()).await;
                told = progress;
            }
            tokio::select! {
                changed = self.status.changed() => changed.ok()?,
                () = tokio::time::sleep_until(self.began + patience) => return None,
                () = self.cancelled.cancelled() => return None,
            }
        }
    }
}

/// Whether tasks are being started, proving themselves, or stopped: that takes the time that it takes.
fn is_under_way(status: &Status, arn: &str) -> bool {
    let in_doubt = |service: &ServiceStatus| service.steady && service.doubt.is_some();
    let mut own = status.tasks.iter().filter(|task| task.service == arn);
    status.services.get(arn).is_some_and(in_doubt)
        || own.any(|task| match task.phase {
            TaskPhase::Pending | TaskPhase::Deactivating | TaskPhase::Stopping => true,
            TaskPhase::Running => {
                targets(status, &task.id).any(|target| target.state != TargetState::Healthy)
            }
            TaskPhase::Stopped => false,
        })
}

fn targets<'a>(status: &'a Status, task: &str) -> impl Iterator<Item = &'a TargetStatus> {
    status.targets.values().flatten().filter(move |target| target.task == task)
}

fn progress(status: &Status, arn: &str) -> String {
    let Some(service) = status.services.get(arn) else { return String::new() };
    let ServiceStatus { running, pending, desired, .. } = service;
    let own = status.tasks.iter().filter(|task| task.service == arn && task.phase == TaskPhase::Running);
    let checks = own.flat_map(|task| targets(status, &task.id)).filter_map(|target| target.reason.as_ref());
    let last = checks.last().or(service.events.first()).map(|words| format!(": {words}")).unwrap_or_default();
    format!("{running} of {desired} tasks running, {pending} pending{last}")
}

/// What is wrong with a service, for a resource that had been steady or was never; nothing while all is well.
pub(super) fn trouble(status: &Status, arn: &str) -> Option<Vec<String>> {
    let service = status.services.get(arn)?;
    let reason = status.failure(arn).or(service.doubt.as_deref())?;
    Some(with_events(reason, service))
}

fn with_events(reason: &str, service: &ServiceStatus) -> Vec<String> {
    let events = service.events.iter().filter(|event| *event != reason).take(3);
    std::iter::once(reason.to_owned()).chain(events.cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::{Rollout, TaskStatus};

    fn service(steady: bool, deployment: Rollout) -> ServiceStatus {
        let events = vec!["(service web) has started 1 tasks".to_owned()];
        ServiceStatus {
            running: 1,
            pending: 0,
            desired: 1,
            steady,
            doubt: None,
            deployment,
            task_definition: "td".into(),
            events,
        }
    }

    fn status(applied: u64, service: Option<ServiceStatus>) -> Arc<Status> {
        let services = service.map(|service| ("arn".to_owned(), service)).into_iter().collect();
        Arc::new(Status { applied, services, ..Status::default() })
    }

    async fn wait(changes: Vec<Arc<Status>>, gone: bool) -> Result<(), Vec<String>> {
        let (sender, receiver) = watch::channel(Arc::default());
        let (urn, cancelled) = (Urn::from("urn"), CancellationToken::new());
        let engine = Engine::default();
        let waiting = Waiting {
            status: receiver,
            service: "arn",
            applied: 2,
            patience: Duration::from_secs(60),
            limit: Duration::from_secs(1200),
            began: Instant::now(),
            engine: &engine,
            urn: &urn,
            cancelled: &cancelled,
        };
        let feed = async {
            for change in changes {
                tokio::time::sleep(Duration::from_secs(1)).await;
                sender.send_replace(change);
            }
            std::future::pending::<()>().await;
        };
        let wait = async {
            match gone {
                true => waiting.until_gone().await.map_err(|reason| vec![reason]),
                false => waiting.until_steady().await,
            }
        };
        tokio::select! { outcome = wait => outcome, () = feed => unreachable!() }
    }

    #[tokio::test(start_paused = true)]
    async fn a_status_of_before_does_not_count() {
        let old = status(1, Some(service(true, Rollout::Completed)));
        let error = wait(vec![old], false).await.unwrap_err();
        assert!(error[0].contains("timeout after 60 s"), "{error:?}");
        let new = status(2, Some(service(true, Rollout::Completed)));
        assert_eq!(wait(vec![new], false).await, Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_failed_deployment_says_why() {
        let failed = service(false, Rollout::Failed { reason: "tasks failed to start".into() });
        let error = wait(vec![status(2, Some(failed))], false).await.unwrap_err();
        assert_eq!(error, ["tasks failed to start"]);
    }

    /// A workload that needs twenty minutes to listen has them, as on AWS; one of which no task is there has
    /// a minute.
    #[tokio::test(start_paused = true)]
    async fn a_task_that_is_starting_is_waited_for() {
        let starting = Status {
            tasks: vec![TaskStatus {
                id: "t".into(),
                service: "arn".into(),
                task_definition: "td".into(),
                deployment: "d".into(),
                phase: TaskPhase::Pending,
                address: [10, 0, 0, 1].into(),
                containers: Vec::new(),
                health: None,
                stopped_reason: None,
            }],
            ..(*status(2, Some(service(false, Rollout::InProgress)))).clone()
        };
        let error = wait(vec![Arc::new(starting)], false).await.unwrap_err();
        assert!(error[0].contains("timeout after 1200 s"), "{error:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_believed_too_soon_has_to_prove_itself() {
        let doubted = |deployment| {
            let service = ServiceStatus { doubt: Some("web exited".into()), ..service(true, deployment) };
            status(2, Some(service))
        };
        let proved = status(2, Some(service(true, Rollout::Completed)));
        assert_eq!(wait(vec![doubted(Rollout::Completed), proved], false).await, Ok(()));
        let error = wait(vec![doubted(Rollout::Completed)], false).await.unwrap_err();
        assert!(error[0].contains("timeout after 1200 s: web exited"), "{error:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn gone_is_gone() {
        let there = status(2, Some(service(true, Rollout::Completed)));
        assert!(wait(vec![there.clone()], true).await.is_err());
        assert_eq!(wait(vec![there, status(3, None)], true).await, Ok(()));
    }
}
