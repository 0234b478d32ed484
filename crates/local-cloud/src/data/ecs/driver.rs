//! The life of one task: pull, start, run, drain, stop. Tells the scheduler what happens, and takes one
//! order: stop.

use std::{collections::BTreeMap, net::Ipv4Addr, path::PathBuf, sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};
use tokio::{
    sync::oneshot,
    time::{Instant, sleep, timeout_at},
};

use super::{
    gate::Gate,
    ports::Ports,
    process::{Process, ProcessId, Spawn},
};
use crate::{
    data::{Images, load_balancer::target_group::Target},
    model::Container,
};

/// A task to start.
#[derive(Debug)]
pub struct Launch {
    /// Its containers, with the log file of each.
    pub containers: Vec<(Container, Option<PathBuf>)>,
    /// `X86_64` or `ARM64`.
    pub architecture: String,
    /// For containers without their own.
    pub stop_timeout: Duration,
    /// What ECS puts into every container's environment.
    pub environment: Vec<(String, String)>,
    /// Why it cannot start, if that is known before.
    pub refused: Option<String>,
    /// The program that its processes begin as; see [`Gate`].
    pub gate: PathBuf,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Started {
    pub name: String,
    pub process: ProcessId,
    /// Container port → port on 127.0.0.1.
    pub ports: BTreeMap<u16, u16>,
    /// Where its output goes.
    pub log: Option<PathBuf>,
    /// Whether the task ends with it.
    pub essential: bool,
    /// From SIGTERM to SIGKILL.
    pub stop_timeout: Duration,
}

/// What happens to a task.
#[derive(Debug)]
pub enum TaskEvent {
    /// Processes wait to become the containers: they are told to once the task is on disk, and end if the
    /// sender is dropped.
    Waiting(Vec<Started>, oneshot::Sender<()>),
    /// All containers have been started.
    Running,
    /// It has no more requests and is told to stop.
    Stopping,
    /// It is gone; with the reason if it was not told to stop.
    Stopped(Option<Ended>),
}

/// The end of a task that was not told to stop.
#[derive(Debug)]
pub struct Ended {
    /// ECS's stopped reason.
    pub reason: String,
    /// Whether someone ended it by a signal, as nobody can on AWS: that says nothing about the workload.
    pub killed: bool,
}

/// The order to stop.
#[derive(Debug)]
pub struct Stop {
    /// Targets that have been deregistered, whose requests are waited for.
    pub targets: Vec<Arc<Target>>,
    /// How long to wait for them.
    pub drain: Duration,
}

/// A request that was routed in the moment of deregistration has been counted by then.
const HAND_OVER: Duration = Duration::from_millis(20);

/// Starts a task and follows it to its end.
pub async fn run(
    launch: Launch,
    images: Arc<dyn Images>,
    ports: Arc<Ports>,
    mut stop: oneshot::Receiver<Stop>,
    tell: impl Fn(TaskEvent),
) {
    let starting = start(&launch, &*images, &ports);
    let started = tokio::select! {
        started = starting => started,
        _ = &mut stop => return tell(TaskEvent::Stopped(None)),
    };
    let started = match started {
        Ok((containers, gates)) => open(containers, gates, &ports, &tell).await,
        Err(reason) => Err(reason),
    };
    match started {
        Ok(containers) => {
            tell(TaskEvent::Running);
            follow(containers, &ports, stop, tell).await;
        }
        Err(reason) => tell(TaskEvent::Stopped(Some(Ended { reason, killed: false }))),
    }
}

/// Follows a task that an earlier daemon started.
pub async fn adopt(
    containers: Containers,
    ports: Arc<Ports>,
    stop: oneshot::Receiver<Stop>,
    tell: impl Fn(TaskEvent),
) {
    follow(containers, &ports, stop, tell).await;
}

type Containers = Vec<(Process, Started)>;

/// Starts the processes that wait to become the containers.
async fn start(
    launch: &Launch,
    images: &dyn Images,
    ports: &Ports,
) -> Result<(Containers, Vec<Gate>), String> {
    if let Some(reason) = &launch.refused {
        return Err(reason.clone());
    }
    let mut plans = Vec::new();
    for (container, log) in &launch.containers {
        let bundle = images.resolve(&container.image, &launch.architecture).await;
        let bundle = bundle.map_err(|error| {
            format!("CannotPullContainerError: container {}: {}: {error}", container.name, container.image)
        })?;
        if !container.entry_point.is_empty() {
            return Err(format!(
                "ResourceInitializationError: container {} overrides its image's entry point, which the local cloud \
                 cannot do: give the image that entry point",
                container.name
            ));
        }
        plans.push((container, log, bundle));
    }
    let (mut containers, mut gates) = (Containers::new(), Vec::new());
    for (container, log, bundle) in plans {
        let spawned = ports.take(&container.ports).and_then(|own| {
            let mut env = launch.environment.clone();
            env.extend(bundle.env);
            env.extend(container.environment.clone());
            env.extend(address_variables(container, &own));
            let args = if container.command.is_empty() { bundle.args } else { container.command.clone() };
            let spec = Spawn {
                program: bundle.program,
                args,
                env: last_wins(env),
                working_dir: bundle.working_dir,
                log: log.clone(),
            };
            let (process, gate) = Gate::close(&launch.gate, spec).inspect_err(|_| ports.release(&own))?;
            let started = Started {
                name: container.name.clone(),
                process: process.id().clone(),
                ports: own,
                log: log.clone(),
                essential: container.essential,
                stop_timeout: container.stop_timeout.unwrap_or(launch.stop_timeout),
            };
            Ok((process, started, gate))
        });
        match spawned {
            Ok((process, started, gate)) => {
                containers.push((process, started));
                gates.push(gate);
            }
            Err(error) => {
                end(containers, ports).await;
                return Err(format!("CannotStartContainerError: container {}: {error}", container.name));
            }
        }
    }
    Ok((containers, gates))
}

/// Lets the processes become the containers, once the task is on disk.
async fn open(
    containers: Containers,
    gates: Vec<Gate>,
    ports: &Ports,
    tell: &impl Fn(TaskEvent),
) -> Result<Containers, String> {
    let (saved, go) = oneshot::channel();
    tell(TaskEvent::Waiting(containers.iter().map(|(_, started)| started.clone()).collect(), saved));
    if go.await.is_err() {
        end(containers, ports).await;
        return Err("CannotStartContainerError: the task cannot be written to the state folder, and what is not known there would \
                    run for ever; the local cloud's log has the reason"
            .to_owned());
    }
    let names = containers.iter().map(|(_, started)| started.name.clone()).collect::<Vec<_>>();
    for (gate, name) in gates.into_iter().zip(names) {
        if let Err(error) = gate.open().await {
            end(containers, ports).await;
            return Err(format!("CannotStartContainerError: container {name}: {error}"));
        }
    }
    Ok(containers)
}

async fn end(containers: Containers, ports: &Ports) {
    for (mut process, started) in containers {
        process.kill();
        process.wait().await;
        ports.release(&started.ports);
    }
}

/// Where the container listens on this machine: at the address `HOST`, its first port at `PORT`, and further
/// ones at `PORT_<container port>`.
fn address_variables(container: &Container, own: &BTreeMap<u16, u16>) -> Vec<(String, String)> {
    let host = ("HOST".to_owned(), Ipv4Addr::LOCALHOST.to_string());
    let on_host = |port: &u16| own.get(port).map(ToString::to_string);
    let first = container.ports.first().and_then(on_host).map(|port| ("PORT".to_owned(), port));
    let others =
        container.ports.iter().skip(1).filter_map(|port| Some((format!("PORT_{port}"), on_host(port)?)));
    std::iter::once(host).chain(first).chain(others).collect()
}

fn last_wins(env: Vec<(String, String)>) -> Vec<(String, String)> {
    env.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect()
}

async fn follow(
    mut containers: Containers,
    ports: &Ports,
    mut stop: oneshot::Receiver<Stop>,
    tell: impl Fn(TaskEvent),
) {
    let reason = tokio::select! {
        reason = essential_end(&mut containers) => Some(reason),
        order = &mut stop => match order {
            Ok(order) => {
                tokio::select! {
                    () = drain(&order) => {}
                    // Nothing left to drain.
                    _ = essential_end(&mut containers) => {}
                }
                tell(TaskEvent::Stopping);
                None
            }
            // The scheduler is gone without an order: the task goes on, for the next daemon to find.
            Err(_) => return,
        },
    };
    for (process, _) in &containers {
        process.terminate();
    }
    let told = Instant::now();
    for (process, started) in &mut containers {
        if timeout_at(told + started.stop_timeout, process.wait()).await.is_err() {
            process.kill();
            process.wait().await;
        }
        ports.release(&started.ports);
    }
    tell(TaskEvent::Stopped(reason));
}

/// Ends when a container ends that the task cannot do without. Others may come and go.
async fn essential_end(containers: &mut [(Process, Started)]) -> Ended {
    let essential =
        containers.iter_mut().filter(|(_, started)| started.essential).map(|(process, started)| {
            let (name, log) = (&started.name, &started.log);
            Box::pin(async move {
                let exit = process.wait().await;
                let log =
                    log.as_ref().map(|log| format!("; its log is {}", log.display())).unwrap_or_default();
                let reason = format!("Essential container in task exited: {name} {exit}{log}");
                Ended { reason, killed: exit.is_from_outside() }
            })
        });
    let essential = essential.collect::<Vec<_>>();
    if essential.is_empty() {
        return std::future::pending().await;
    }
    futures::future::select_all(essential).await.0
}

async fn drain(order: &Stop) {
    if order.targets.is_empty() {
        return;
    }
    let deadline = Instant::now() + order.drain;
    sleep(HAND_OVER).await;
    while order.targets.iter().any(|target| target.in_flight() > 0) && Instant::now() < deadline {
        sleep(Duration::from_millis(5)).await;
    }
}
