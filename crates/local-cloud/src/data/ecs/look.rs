//! Running tasks are looked at each second: where they listen, and how long their logs are.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    sync::{mpsc, watch},
    task::spawn_blocking,
    time::sleep,
};

use super::{Event, listening, task_logs};
use crate::status::{Status, TaskPhase, TaskStatus};

/// How often, beside the changes of their state.
const EVERY: Duration = Duration::from_secs(1);

/// Looks until the scheduler is gone, which is told of each task that listens where others reach it.
pub async fn watch(mut status: watch::Receiver<Arc<Status>>, events: mpsc::WeakUnboundedSender<Event>) {
    loop {
        let (groups, logs) = of_running(&status.borrow_and_update());
        let idle = groups.is_empty();
        if !idle {
            let found = spawn_blocking(move || {
                for log in logs {
                    if let Err(error) = task_logs::bound(&log, task_logs::LONGEST) {
                        tracing::warn!(log = %log.display(), %error, "a task's log is too long and cannot be moved");
                    }
                }
                listening::exposed(&groups)
            });
            let Some(events) = events.upgrade() else { return };
            for (task, address) in found.await.unwrap_or_default() {
                drop(events.send(Event::Exposed { task, address }));
            }
        }
        tokio::select! {
            changed = status.changed() => if changed.is_err() { return },
            () = sleep(EVERY), if !idle => {}
        }
    }
}

/// The process groups of running tasks with their tasks, and their logs.
fn of_running(status: &Status) -> (BTreeMap<u32, String>, Vec<PathBuf>) {
    let running = || status.tasks.iter().filter(|task| task.phase == TaskPhase::Running);
    let groups = |task: &TaskStatus| {
        let id = task.id.clone();
        task.containers
            .iter()
            .map(|container| container.pid)
            .map(move |pid| (pid, id.clone()))
            .collect::<Vec<_>>()
    };
    let logs =
        running().flat_map(|task| task.containers.iter().filter_map(|container| container.log.clone()));
    (running().flat_map(groups).collect(), logs.collect())
}
