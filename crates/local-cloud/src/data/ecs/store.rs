//! `runtime.json`: what a restarted daemon has to know of services and tasks.

use std::{collections::BTreeMap, fs, io, net::Ipv4Addr, path::Path};

use serde::{Deserialize, Serialize};

use super::container::Started;
use crate::{
    data::StartError,
    model::{EcsService, ServiceTarget, TaskDefinition},
    state_file::{ReadError, StateFile},
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
    /// The reason why a deployment that had been called complete was not: until one has lived through its
    /// probation, complete is not enough.
    #[serde(default)]
    pub doubt: Option<String>,
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
    /// Whether it is called complete, and its tasks are younger than their first health checks on AWS.
    #[serde(default)]
    pub on_probation: bool,
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
    file: StateFile,
    written: Runtime,
}

impl Store {
    /// Reads the file, if there is one.
    pub fn open(folder: &Path) -> Result<Self, StartError> {
        let unusable = |source| StartError::StateFolder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(unusable)?;
        let file = StateFile::in_folder(folder, "runtime.json").map_err(unusable)?;
        let written = file.read().map_err(|error| match error {
            ReadError::Io(error) => unusable(error),
            source => StartError::Damaged { path: file.path().to_owned(), source },
        })?;
        let store = Self { file, written };
        // A folder that cannot be written is better known now, before there are processes.
        store.write(&store.written).map_err(unusable)?;
        Ok(store)
    }

    /// The state as read or last written.
    pub fn runtime(&self) -> &Runtime {
        &self.written
    }

    /// Writes the file if anything changed; a reader sees the old or the new one, whole. Returns whether it
    /// is as it should be.
    pub fn save(&mut self, runtime: Runtime) -> bool {
        if runtime == self.written {
            return true;
        }
        match self.write(&runtime) {
            Ok(()) => self.written = runtime,
            Err(error) => {
                tracing::error!(path = %self.file.path().display(), %error, "the state of the tasks cannot be kept");
                return false;
            }
        }
        true
    }

    fn write(&self, runtime: &Runtime) -> io::Result<()> {
        self.file.write(runtime)
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
