//! What a data plane is started with, and what it starts and ends with: its settings, the source of its
//! images, its clock.

use std::{fmt, io, path::PathBuf, sync::Arc, time::Duration};

use futures::future::BoxFuture;
use thiserror::Error;

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
}

/// The usual [`Options::time_scale`].
pub const DEFAULT_TIME_SCALE: f64 = 0.02;

/// Turns image references into something to run.
pub trait Images: Send + Sync {
    /// Pulls an image for `X86_64` or `ARM64`.
    fn resolve<'a>(
        &'a self,
        image: &'a str,
        architecture: &'a str,
    ) -> BoxFuture<'a, Result<Bundle, ImageError>>;
}

/// An image that can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The executable of its entry point.
    pub program: PathBuf,
    /// The arguments; a container's command takes their place.
    pub args: Vec<String>,
    /// The image's environment; the container's goes over it.
    pub env: Vec<(String, String)>,
    pub working_dir: PathBuf,
}

/// An image that cannot run. The text becomes part of the task's stopped reason.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct ImageError(pub String);

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

/// Local seconds for each second on AWS.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale(pub f64);

impl Scale {
    /// The local length of a duration of AWS's.
    pub fn of(self, aws: Duration) -> Duration {
        Duration::try_from_secs_f64(aws.as_secs_f64() * self.0).unwrap_or(Duration::MAX)
    }

    /// The length on AWS of a local duration.
    pub fn to_aws(self, local: Duration) -> Duration {
        Duration::try_from_secs_f64(local.as_secs_f64() / self.0).unwrap_or(Duration::MAX)
    }
}
