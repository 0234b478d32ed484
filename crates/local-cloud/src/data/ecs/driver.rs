//! The life of one task: pull, start, run, drain, stop. Tells the scheduler what happens, and takes one
//! order: stop.

use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    sync::oneshot,
    time::{Instant, sleep},
};

use super::{
    container::{Plan, Running, Started},
    containers::Containers,
    ports::Ports,
    process::Process,
};
use crate::{
    data::{Bundle, Images, Scale, load_balancer::target_group::Target},
    status::ContainerHealth,
};

/// A task to start.
#[derive(Debug)]
pub struct Launch {
    /// Its containers.
    pub plans: Vec<Plan>,
    /// `X86_64` or `ARM64`.
    pub architecture: String,
    /// For containers without their own.
    pub stop_timeout: Duration,
    /// What ECS puts into every container's environment.
    pub environment: Vec<(String, String)>,
    /// Why it cannot start, if that is known before.
    pub refused: Option<String>,
    /// The program that its processes begin as; see [`Gate`](super::gate::Gate).
    pub gate: PathBuf,
}

/// What happens to a task.
#[derive(Debug)]
pub enum TaskEvent {
    /// Processes wait to become containers, beside those that run already: they are told to once the task is
    /// on disk, and end if the sender is dropped.
    Waiting(Vec<Started>, oneshot::Sender<()>),
    /// All containers have been started.
    Running,
    /// The health of its essential containers.
    Health(ContainerHealth),
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

impl From<String> for Ended {
    fn from(reason: String) -> Self {
        Self { reason, killed: false }
    }
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
    scale: Scale,
    mut stop: oneshot::Receiver<Stop>,
    tell: impl Fn(TaskEvent),
) {
    let pulled = tokio::select! {
        pulled = pull(&launch, &*images) => pulled,
        _ = &mut stop => return tell(TaskEvent::Stopped(None)),
    };
    let bundles = match pulled {
        Ok(bundles) => bundles,
        Err(reason) => return tell(TaskEvent::Stopped(Some(reason.into()))),
    };
    let mut task = Containers::new(ports, scale);
    let reason = match task.start(launch, bundles, &mut stop, &tell).await {
        Ok(()) => {
            tell(TaskEvent::Running);
            match task.follow(&mut stop, &tell).await {
                Some(reason) => reason,
                None => return,
            }
        }
        Err(reason) => reason,
    };
    task.stop().await;
    tell(TaskEvent::Stopped(reason));
}

/// Follows a task that an earlier daemon started.
pub async fn adopt(
    containers: Vec<(Process, Started)>,
    ports: Arc<Ports>,
    scale: Scale,
    mut stop: oneshot::Receiver<Stop>,
    tell: impl Fn(TaskEvent),
) {
    let mut task = Containers::new(ports, scale);
    for (process, started) in containers {
        let env = process.environment();
        task.keep(Running { process, started, env });
    }
    if let Some(reason) = task.follow(&mut stop, &tell).await {
        task.stop().await;
        tell(TaskEvent::Stopped(reason));
    }
}

async fn pull(launch: &Launch, images: &dyn Images) -> Result<Vec<Bundle>, String> {
    if let Some(reason) = &launch.refused {
        return Err(reason.clone());
    }
    let mut bundles = Vec::new();
    for Plan { container, .. } in &launch.plans {
        let bundle = images.resolve(&container.image, &launch.architecture).await;
        bundles.push(bundle.map_err(|error| {
            format!("CannotPullContainerError: {error} (container {}: {})", container.name, container.image)
        })?);
    }
    Ok(bundles)
}

pub(super) async fn drain(order: &Stop) {
    if order.targets.is_empty() {
        return;
    }
    let deadline = Instant::now() + order.drain;
    sleep(HAND_OVER).await;
    while order.targets.iter().any(|target| target.in_flight() > 0) && Instant::now() < deadline {
        sleep(Duration::from_millis(5)).await;
    }
}
