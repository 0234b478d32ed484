//! `runtime.json`: what a restarted daemon has to know of services and tasks.

use std::{
    collections::BTreeMap,
    fs, io,
    net::Ipv4Addr,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::driver::Started;
use crate::{
    data::StartError,
    model::{EcsService, ServiceTarget, TaskDefinition},
    state_file::{self, ReadError},
    status::{Rollout, TaskPhase},
};

/// The saved state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Runtime {
    /// Services by ARN.
    pub services: BTreeMap<String, ServiceRecord>,
    /// Tasks with processes, by id.
    pub tasks: BTreeMap<String, TaskRecord>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceRecord {
    pub name: String,
    /// The revision that was requested last.
    pub requested: Revision,
    /// The primary deployment: running, or being rolled out.
    pub primary: Deployment,
    /// The deployment to roll back to if the primary one fails.
    pub completed: Option<Deployment>,
    /// The reason why the last request failed.
    pub failure: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deployment {
    /// `ecs-svc/…`.
    pub id: String,
    /// The revision that it deploys.
    pub revision: Revision,
    /// The task definition as it was then, so that going back needs nothing of the topology.
    pub definition: TaskDefinition,
    /// The state of its rollout.
    pub rollout: Rollout,
    /// Tasks that failed one after another.
    pub failures: u32,
}

/// Everything about a service whose change means new tasks (ECS's "service revision").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The task definition's ARN.
    pub task_definition: String,
    pub force_token: String,
    /// Subnets of the tasks.
    pub subnet_ids: Vec<String>,
    /// Security groups of the tasks.
    pub security_group_ids: Vec<String>,
    /// Whether tasks get a public address.
    pub assign_public_ip: bool,
    pub load_balancers: Vec<ServiceTarget>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskRecord {
    pub service: String,
    pub deployment: String,
    /// The revision that it runs.
    pub revision: Revision,
    /// Its address in its subnet.
    pub ip: Ipv4Addr,
    /// The phase of its life.
    pub phase: TaskPhase,
    pub containers: Vec<Started>,
}

/// The file and what it holds.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    written: Runtime,
}

impl Store {
    /// Reads the file, if there is one.
    pub fn open(folder: &Path) -> Result<Self, StartError> {
        let path = folder.join("runtime.json");
        let unusable = |source| StartError::StateFolder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(unusable)?;
        let written = state_file::read(&path).map_err(|error| match error {
            ReadError::Io(error) => unusable(error),
            source => StartError::Damaged { path: path.clone(), source },
        })?;
        let store = Self { path, written };
        // A folder that cannot be written is better known now, before there are processes.
        store.write(&store.written).map_err(unusable)?;
        Ok(store)
    }

    /// The state as read or last written.
    pub fn runtime(&self) -> &Runtime {
        &self.written
    }

    /// Writes the file if anything changed; a reader sees the old or the new one, whole.
    pub fn save(&mut self, runtime: Runtime) {
        if runtime == self.written {
            return;
        }
        match self.write(&runtime) {
            Ok(()) => self.written = runtime,
            Err(error) => {
                tracing::error!(path = %self.path.display(), %error, "the state of the tasks cannot be kept")
            }
        }
    }

    fn write(&self, runtime: &Runtime) -> io::Result<()> {
        state_file::write(&self.path, runtime)
    }
}

impl Revision {
    /// The revision that a service asks for.
    pub fn of(service: &EcsService) -> Self {
        Self {
            task_definition: service.task_definition.clone(),
            force_token: service.force_token.clone(),
            subnet_ids: service.subnet_ids.clone(),
            security_group_ids: service.security_group_ids.clone(),
            assign_public_ip: service.assign_public_ip,
            load_balancers: service.load_balancers.clone(),
        }
    }
}
