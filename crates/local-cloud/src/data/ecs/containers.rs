//! The containers of one task: started in the order of their dependencies, followed, and stopped in reverse.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinSet,
    time::{Instant, sleep_until},
};

use super::{
    container::{self, Plan, Report, Running, Started},
    driver::{Ended, Launch, Stop, TaskEvent, drain},
    gate::Gate,
    order::{self, Next, State},
    ports::Ports,
};
use crate::{
    data::{Bundle, Scale},
    status::ContainerHealth,
};

/// How long a container waits for what it depends on, where that sets no start timeout. Source: ECS developer
/// guide, "Amazon ECS container agent configuration" (`ECS_CONTAINER_START_TIMEOUT`).
const START_TIMEOUT: Duration = Duration::from_secs(180);

/// A container of the task, and the order to its keeper.
struct Member {
    started: Started,
    stop: watch::Sender<bool>,
}

/// The containers of a task. Dropping it leaves their processes alone.
pub(super) struct Containers {
    members: BTreeMap<String, Member>,
    states: BTreeMap<String, State>,
    keepers: JoinSet<()>,
    reports: mpsc::UnboundedReceiver<(String, Report)>,
    reporter: mpsc::UnboundedSender<(String, Report)>,
    ports: Arc<Ports>,
    scale: Scale,
}

impl Containers {
    pub(super) fn new(ports: Arc<Ports>, scale: Scale) -> Self {
        let (reporter, reports) = mpsc::unbounded_channel();
        let (members, states) = (BTreeMap::new(), BTreeMap::new());
        Self { members, states, keepers: JoinSet::new(), reports, reporter, ports, scale }
    }

    pub(super) fn keep(&mut self, running: Running) {
        let started = running.started.clone();
        let (stop, stopped) = watch::channel(false);
        let health = started.check.is_some().then_some(ContainerHealth::Unknown);
        self.states.insert(started.name.clone(), State { started: true, health, exit: None });
        let keeper = container::keep(running, self.scale.clone(), stopped, self.reporter.clone());
        self.keepers.spawn(keeper);
        self.members.insert(started.name.clone(), Member { started, stop });
    }

    /// Starts the containers in the order of their dependencies.
    ///
    /// # Errors
    /// The stopped reason; `None` if the order to stop came.
    pub(super) async fn start(
        &mut self,
        launch: Launch,
        bundles: Vec<Bundle>,
        stop: &mut oneshot::Receiver<Stop>,
        tell: &impl Fn(TaskEvent),
    ) -> Result<(), Option<Ended>> {
        let Launch { plans, environment, stop_timeout, gate, .. } = launch;
        let timeouts: BTreeMap<String, Duration> = plans
            .iter()
            .map(|plan| (plan.container.name.clone(), plan.container.start_timeout.unwrap_or(START_TIMEOUT)))
            .collect();
        let mut waiting: Vec<(Plan, Bundle)> = plans.into_iter().zip(bundles).collect();
        let began = Instant::now();
        loop {
            let (mut left, mut deadline, mut ready) = (Vec::new(), None, Vec::new());
            for (plan, bundle) in waiting {
                let name = &plan.container.name;
                match order::next(&plan.container, &self.states) {
                    Next::Start => ready.push((plan, bundle)),
                    Next::Never(reason) => return Err(Some(reason.into())),
                    Next::Wait(missing) => {
                        for needed in missing {
                            let until = began + timeouts.get(&needed).copied().unwrap_or(START_TIMEOUT);
                            let late = (until, needed, name.clone());
                            deadline = deadline.into_iter().chain([late]).min();
                        }
                        left.push((plan, bundle));
                    }
                }
            }
            waiting = left;
            if !ready.is_empty() {
                let mut closed = Vec::new();
                for (plan, bundle) in ready {
                    match container::start(&plan, bundle, &environment, stop_timeout, &self.ports, &gate) {
                        Ok(started) => closed.push(started),
                        Err(reason) => {
                            self.discard(closed).await;
                            return Err(Some(reason.into()));
                        }
                    }
                }
                self.open(closed, tell).await.map_err(|reason| Some(Ended::from(reason)))?;
                continue;
            }
            let Some((until, needed, name)) = deadline else { return Ok(()) };
            tokio::select! {
                Some(report) = self.reports.recv() => if let Some(reason) = self.take(report).1 {
                    return Err(Some(reason));
                },
                () = sleep_until(until) => return Err(Some(Ended::from(format!(
                    "dependency graph: container ordering dependency [{needed}] for target [{name}] has timed out"
                )))),
                _ = &mut *stop => return Err(None),
            }
        }
    }

    /// Lets waiting processes become containers, once the task is on disk.
    async fn open(&mut self, closed: Vec<(Running, Gate)>, tell: &impl Fn(TaskEvent)) -> Result<(), String> {
        let (saved, go) = oneshot::channel();
        let others = self.members.values().map(|member| &member.started);
        let all = others.chain(closed.iter().map(|(running, _)| &running.started));
        tell(TaskEvent::Waiting(all.cloned().collect(), saved));
        if go.await.is_err() {
            self.discard(closed).await;
            return Err("CannotStartContainerError: the task cannot be written to the state folder, and what is not known there \
                        would run for ever; the local cloud's log has the reason"
                .to_owned());
        }
        let mut closed = closed.into_iter();
        while let Some((running, gate)) = closed.next() {
            let name = running.started.name.clone();
            // A process that ends at the gate is followed like any other, until the task is stopped.
            self.keep(running);
            if let Err(error) = gate.open().await {
                self.discard(closed.collect()).await;
                return Err(format!("CannotStartContainerError: container {name}: {error}"));
            }
        }
        Ok(())
    }

    /// Ends processes that wait.
    async fn discard(&self, closed: Vec<(Running, Gate)>) {
        for (Running { mut process, started, .. }, _) in closed {
            process.kill();
            process.wait().await;
            self.ports.release(&started.ports);
        }
    }

    /// Follows the running task until it ends, with the stopped reason, or until it is told to stop and is
    /// drained. `None` if the scheduler is gone without an order: the task goes on, for the next daemon to
    /// find.
    pub(super) async fn follow(
        &mut self,
        stop: &mut oneshot::Receiver<Stop>,
        tell: &impl Fn(TaskEvent),
    ) -> Option<Option<Ended>> {
        if let Some(health) = self.health().filter(|health| *health != ContainerHealth::Unknown) {
            tell(TaskEvent::Health(health));
        }
        let order = loop {
            tokio::select! {
                Some(report) = self.reports.recv() => {
                    let (health, reason) = self.take(report);
                    if reason.is_some() {
                        return Some(reason);
                    }
                    health.into_iter().for_each(|health| tell(TaskEvent::Health(health)));
                }
                order = &mut *stop => break order.ok()?,
            }
        };
        tokio::select! {
            () = drain(&order) => {}
            // Nothing left to drain.
            () = self.essential_end() => {}
        }
        tell(TaskEvent::Stopping);
        Some(None)
    }

    /// Takes in a report: the health of the task if that is another now, and the stopped reason if the task
    /// ends with the container.
    fn take(&mut self, (name, report): (String, Report)) -> (Option<ContainerHealth>, Option<Ended>) {
        let before = self.health();
        let Some((member, state)) = self.members.get(&name).zip(self.states.get_mut(&name)) else {
            return (None, None);
        };
        match report {
            Report::Health(health) => {
                state.health = Some(health);
                (self.health().filter(|health| Some(*health) != before), None)
            }
            Report::Ended(exit) => {
                state.exit = Some(exit);
                self.ports.release(&member.started.ports);
                let log = member.started.log.as_ref().map(|log| format!("; its log is {}", log.display()));
                let log = log.unwrap_or_default();
                tracing::info!(container = name, %exit, "a container has ended");
                let ends = member.started.essential;
                let reason = format!("Essential container in task exited: {name} {exit}{log}");
                (None, ends.then(|| Ended { reason, killed: exit.is_from_outside() }))
            }
        }
    }

    /// What the checks of the essential containers say together.
    fn health(&self) -> Option<ContainerHealth> {
        let essential = self.members.values().filter(|member| member.started.essential);
        let states: Vec<_> =
            essential.filter_map(|member| self.states.get(&member.started.name)?.health).collect();
        let worst = [ContainerHealth::Unhealthy, ContainerHealth::Unknown];
        let worst = worst.into_iter().find(|health| states.contains(health));
        (!states.is_empty()).then(|| worst.unwrap_or(ContainerHealth::Healthy))
    }

    async fn essential_end(&mut self) {
        while let Some(report) = self.reports.recv().await {
            if self.take(report).1.is_some() {
                return;
            }
        }
    }

    /// Stops what runs, in the reverse order of the dependencies.
    pub(super) async fn stop(&mut self) {
        loop {
            let ended = |name: &str| self.states.get(name).is_some_and(|state| state.exit.is_some());
            let running = self.members.iter().filter(|(name, _)| !ended(name));
            let running: BTreeMap<&str, &[String]> =
                running.map(|(name, member)| (name.as_str(), member.started.needs.as_slice())).collect();
            if running.is_empty() {
                return;
            }
            for name in order::first_to_stop(&running) {
                if let Some(member) = self.members.get(name) {
                    member.stop.send_replace(true);
                }
            }
            match self.reports.recv().await {
                Some(report) => drop(self.take(report)),
                None => return,
            }
        }
    }
}
