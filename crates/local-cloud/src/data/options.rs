//! What a data plane is started with, and what it starts and ends with: its settings, its clock.

use std::{fmt, io, path::PathBuf, sync::Arc, time::Duration};

use thiserror::Error;
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

use super::image::Images;
use crate::state_file::ReadError;

/// The settings of a data plane.
#[derive(Clone)]
pub struct Options {
    /// The folder of `runtime.json` and `logs/`.
    pub state_dir: PathBuf,
    /// Local seconds for each second on AWS; see the documentation of [`super`].
    pub time_scale: f64,
    /// The registry that images are pulled from.
    pub images: Arc<dyn Images>,
    /// The program that processes of tasks begin as: one whose `main` asks
    /// [`wait_at_gate`](super::wait_at_gate) first.
    pub gate: PathBuf,
}

/// The usual [`Options::time_scale`].
pub const DEFAULT_TIME_SCALE: f64 = 0.02;

/// A data plane that cannot start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The state folder cannot be used.
    #[error("the state folder {} cannot be written: check its owner and the space left", path.display())]
    StateFolder { path: PathBuf, source: io::Error },
    /// The system gives no thread, or no event queue.
    #[error("the gateway's threads cannot be started: close other programs, or raise the limit on processes")]
    Threads(#[source] io::Error),
    /// The state of the tasks cannot be understood.
    #[error(
        "{} cannot be read: {source}; if no newer build can read it, delete it: the tasks are then started anew", path.display()
    )]
    Damaged { path: PathBuf, source: ReadError },
}

/// The fate of the tasks when the data plane ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shutdown {
    /// They run on, and the next data plane on the same folder adopts them.
    KeepTasks,
    /// They are stopped.
    StopTasks,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("state_dir", &self.state_dir)
            .field("time_scale", &self.time_scale)
            .finish_non_exhaustive()
    }
}

/// Local seconds for each second on AWS; all clones are one, which changes while the data plane runs.
#[derive(Clone, Debug)]
pub(super) struct Scale(watch::Sender<f64>);

/// Longer than anyone waits, and short enough to be added to a time.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3600);

impl Scale {
    pub fn new(factor: f64) -> Self {
        Self(watch::Sender::new(factor))
    }

    pub fn set(&self, factor: f64) {
        self.0.send_replace(factor);
    }

    fn factor(&self) -> f64 {
        *self.0.borrow()
    }

    /// The local length of a wait of AWS's.
    pub fn of(&self, aws: Duration) -> Duration {
        let local = Duration::try_from_secs_f64(aws.as_secs_f64() * self.factor());
        local.unwrap_or(LONGEST).min(LONGEST)
    }

    /// The local length of time that a workload is given: never less than on AWS.
    pub fn at_least(&self, aws: Duration) -> Duration {
        self.of(aws).max(aws.min(LONGEST))
    }

    /// The length on AWS of a local duration.
    pub fn to_aws(&self, local: Duration) -> Duration {
        Duration::try_from_secs_f64(local.as_secs_f64() / self.factor()).unwrap_or(Duration::MAX)
    }

    /// Waits for this long from `since` on, at whatever scale holds meanwhile; `least` is not scaled.
    pub async fn wait(&self, since: Instant, aws: Duration, least: Duration) {
        let mut changes = self.0.subscribe();
        loop {
            tokio::select! {
                () = sleep_until(since + self.of(aws).max(least)) => return,
                changed = changes.changed() => if changed.is_err() { return },
            }
        }
    }
}
