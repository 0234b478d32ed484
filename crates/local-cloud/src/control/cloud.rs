//! The control plane that all engines' sessions share: the records, what each type does with them, and the data plane behind.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use provider_kit::{Error, Map, check::suggestion};
use tokio::{net::TcpListener, sync::watch};

use super::{
    config::Config,
    error::AwsError,
    fields::Fields,
    ids,
    kind::{Kind, Scene},
    outputs,
    plane::Plane,
    resources::{self, token},
    schema::PACKAGE,
    session::Session,
    store::{OpenError, Store},
    topology,
    world::{Record, World},
};
use crate::{
    data::{Rollout, Status},
    registry::{Registry, RepositorySettings},
};

/// What names a record: the id, and the ARN of the state where it has one.
#[derive(Clone, Copy)]
pub(super) struct Handle<'a> {
    pub id: &'a str,
    pub arn: Option<&'a str>,
}

impl<'a> Handle<'a> {
    pub fn new(id: &'a str, state: &'a Map) -> Self {
        Self { id, arn: state.text("arn") }
    }
}

/// The control plane. Clones share it.
#[derive(Clone)]
pub struct Cloud(Arc<Inner>);

struct Inner {
    store: Store,
    plane: Box<dyn Plane>,
    registry: Registry,
    folder: PathBuf,
    time_scale: f64,
}

impl Cloud {
    /// Opens the records of a state folder and gives the data plane what they ask for. `time_scale` is how many seconds here a
    /// second of AWS's takes.
    ///
    /// # Errors
    /// The folder cannot be used.
    pub async fn open(
        folder: &Path,
        plane: impl Plane,
        registry: Registry,
        time_scale: f64,
    ) -> Result<Self, OpenError> {
        let store = Store::open(folder)?;
        let (plane, folder) = (Box::new(plane), folder.to_owned());
        let cloud = Self(Arc::new(Inner { store, plane, registry, folder, time_scale }));
        for repository in cloud.0.store.world().of(token::REPOSITORY) {
            if let Err(error) = cloud.keep_repository(repository) {
                tracing::error!(repository = repository.id, %error, "a repository could not be opened again");
            }
        }
        let gateways: Vec<(Record, u16)> = {
            let world = cloud.0.store.world();
            let records = world.of(token::API).chain(world.of(token::DOMAIN_NAME));
            records.filter_map(|record| Some((record.clone(), topology::gateway_port(record)?))).collect()
        };
        for (record, port) in gateways {
            cloud.reopen(record, port).await;
        }
        cloud.apply();
        Ok(cloud)
    }

    /// Opens an endpoint again on the port that it has told everyone, and goes on trying while another process has it.
    async fn reopen(&self, record: Record, port: u16) {
        let id = topology::gateway_id(&record.id);
        let Err(error) = self.0.plane.open_gateway(&id, Some(port)).await else { return };
        tracing::error!(id, port, %error, "an endpoint cannot be opened again; trying on");
        let cloud = self.clone();
        tokio::spawn(async move {
            while cloud.0.store.world().get(&record.token, &record.id).is_some() {
                tokio::time::sleep(Duration::from_secs(1)).await;
                if cloud.0.plane.open_gateway(&id, Some(port)).await.is_ok() {
                    tracing::info!(id, port, "an endpoint is open again");
                    return;
                }
            }
        });
    }

    /// Serves one engine on a listener of its own until `shutdown`. `engine` is the engine's address and `region` the region of its
    /// environment, where they are known.
    ///
    /// # Errors
    /// Only the transport's.
    pub async fn serve(
        &self,
        engine: &str,
        region: Option<String>,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send,
    ) -> Result<(), tonic::transport::Error> {
        provider_kit::serve::serve(Session::new(self.clone(), region), engine, listener, shutdown).await
    }

    /// Whether nothing exists.
    pub fn is_empty(&self) -> bool {
        self.0.store.world().is_empty()
    }

    /// Deletes the records' file; for a daemon that ends with nothing to keep.
    pub fn remove_files(&self) {
        self.0.store.remove();
    }

    /// What exists, for looking at.
    pub fn world(&self) -> World {
        self.0.store.world().clone()
    }

    /// The container registry.
    pub(super) fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// Has the registry hold what a record says.
    fn keep_repository(&self, record: &Record) -> Result<(), Error> {
        let immutable_tags = record.text("imageTagMutability") == Some("IMMUTABLE");
        let kept = self.0.registry.create_repository(&record.id, RepositorySettings { immutable_tags });
        kept.map_err(|error| Error::failed(format!("creating ECR Repository ({}): {error}", record.id)))
    }

    /// Makes a resource, or changes it in place.
    pub(super) async fn put(
        &self,
        token: &str,
        urn: &str,
        inputs: &Map,
        config: &Config,
        old: Option<Handle<'_>>,
    ) -> Result<(Record, u64), Error> {
        let kind = kind(token)?;
        let gateway = self.gateway(token, inputs, config, old.is_some()).await?;
        let record = {
            let mut world = self.0.store.world();
            let old_record = match old {
                Some(old) => Some(world.exact(token, old.id, old.arn).ok_or_else(|| gone(kind, old.id))?),
                None => None,
            };
            let region = inputs.text("region").unwrap_or(&config.region);
            let registry = self.0.registry.host();
            let scene =
                Scene { world: &world, token, region, inputs, old: old_record, registry: &registry, gateway };
            let verb = if old.is_some() { "updating" } else { "creating" };
            let made =
                kind.make(&scene).map_err(|error| failed(verb, kind, old.map(|old| old.id), &error))?;
            let mut record = outputs::record(token, urn, inputs, region, config, made);
            record.attempt = old_record.map_or(0, |old| old.attempt + u32::from(self.failed(old)));
            if token == token::TASK_DEFINITION {
                let revision = record.integer("revision").and_then(|number| u32::try_from(number).ok());
                world.revisions.insert(record.text_or_empty("family").to_owned(), revision.unwrap_or(1));
            }
            if token == token::REPOSITORY {
                self.keep_repository(&record)?;
            }
            world.put(record.clone());
            record
        };
        let settled = self.settle().await;
        if settled.is_err() && old.is_none() {
            // The engine will know nothing of it.
            self.0.store.world().remove(token, &record.id, Some(record.arn()));
            self.apply();
        }
        Ok((record, settled?))
    }

    /// Whether the last deployment of a service failed.
    fn failed(&self, record: &Record) -> bool {
        let status = self.0.plane.status();
        let status = status.borrow();
        let service = status.services.get(record.arn()).filter(|_| record.token == token::SERVICE);
        service.is_some_and(|service| matches!(service.deployment, Rollout::Failed { .. }))
    }

    /// Opens the endpoint of an API or a domain name that is about to be made.
    async fn gateway(
        &self,
        token: &str,
        inputs: &Map,
        config: &Config,
        update: bool,
    ) -> Result<Option<(String, u16)>, Error> {
        if token == token::DOMAIN_NAME && !update {
            let name = inputs.text_or_empty("domainName");
            let opened = self.0.plane.open_gateway(&topology::gateway_id(name), None).await;
            let opened = opened.map_err(|error| {
                Error::failed(format!("the endpoint of the domain name {name} cannot be opened: {error}"))
            })?;
            return Ok(Some((name.to_owned(), opened)));
        }
        if token != token::API || update {
            return Ok(None);
        }
        let taken =
            self.0.store.world().of(token::API).any(|api| topology::gateway_port(api) == config.gateway_port);
        let wanted = config.gateway_port.filter(|_| !taken);
        let id = ids::base36(10);
        let opened = self.0.plane.open_gateway(&id, wanted).await.map_err(|error| match wanted {
            Some(port) => Error::failed(format!(
                "the endpoint of the HTTP API cannot be opened on port {port}: {error}; free the port, or choose another with \
                 `pulumi config set aws:{} PORT`",
                super::config::GATEWAY_PORT
            )),
            None => Error::failed(format!("the endpoint of the HTTP API cannot be opened: {error}")),
        })?;
        Ok(Some((id, opened)))
    }

    /// Deletes a resource. One that is gone already is no error.
    pub(super) async fn delete(&self, token: &str, handle: Handle<'_>) -> Result<u64, Error> {
        let kind = kind(token)?;
        {
            let mut world = self.0.store.world();
            let Some(record) = world.exact(token, handle.id, handle.arn) else { return Ok(0) };
            kind.delete(&world, record).map_err(|error| failed("deleting", kind, Some(handle.id), &error))?;
            if token == token::REPOSITORY {
                let force = record.flag("forceDelete") == Some(true);
                let deleted = self.0.registry.delete_repository(handle.id, force);
                deleted.map_err(|error| {
                    Error::failed(format!("deleting ECR Repository ({}): {error}", handle.id))
                })?;
            }
            if let Some(record) = world.remove(token, handle.id, handle.arn) {
                self.forget_logs(&record);
                resources::retire(&mut world, record);
            }
        }
        self.settle().await
    }

    /// The streams of a log group go with it.
    fn forget_logs(&self, record: &Record) {
        if record.token != token::LOG_GROUP || record.flag("skipDestroy") == Some(true) {
            return;
        }
        let name = record.text_or_empty("name").split('/').filter(|part| !["", ".", ".."].contains(part));
        let mut folder = self.0.folder.join("logs");
        let logs = folder.clone();
        folder.extend(name);
        if folder != logs {
            // There may be none yet.
            let _ = std::fs::remove_dir_all(folder);
        }
    }

    /// Reads a record. A service that was rolled back is read with the task definition that it runs.
    pub(super) fn find(&self, token: &str, handle: Handle<'_>) -> Option<Record> {
        let mut record = self.0.store.world().exact(token, handle.id, handle.arn).cloned()?;
        if self.failed(&record) {
            let status = self.0.plane.status();
            let status = status.borrow();
            let runs = status.services.get(record.arn()).map(|service| service.task_definition.as_str());
            let by_arn = record.text_or_empty("taskDefinition").starts_with("arn:");
            if let Some(runs) = runs.filter(|runs| by_arn && !runs.is_empty()) {
                record.inputs.set("taskDefinition", runs);
                record.outputs.set("taskDefinition", runs);
            }
        }
        Some(record)
    }

    /// Reads a record by what users of `pulumi import` give.
    pub(super) fn find_to_import(&self, token: &str, id: &str) -> Result<Option<Record>, Error> {
        let kind = kind(token)?;
        let world = self.0.store.world();
        Ok(kind.import(&world, token, id).or_else(|| world.get(token, id)).cloned())
    }

    /// Saves, then tells the data plane; the number is the topology's.
    async fn settle(&self) -> Result<u64, Error> {
        let saved = self.0.store.save().await;
        let applied = self.apply();
        saved.map(|()| applied).map_err(|error| {
            Error::failed(format!(
                "the local cloud cannot write to its state folder {}: {error}",
                self.0.folder.display()
            ))
        })
    }

    fn apply(&self) -> u64 {
        // Under the lock, so that an older view never overtakes a newer one.
        let world = self.0.store.world();
        self.0.plane.apply(topology::derive(&world))
    }

    /// How the data plane is doing.
    pub(super) fn status(&self) -> watch::Receiver<Arc<Status>> {
        self.0.plane.status()
    }

    /// How long a wait of AWS's may take here. Processes start and drain in real time, so it is never very short.
    pub(super) fn patience(&self, aws: Duration) -> Duration {
        aws.mul_f64(self.0.time_scale).max(Duration::from_secs(60))
    }
}

/// What a type does; an error for one that the local cloud does not have.
pub(super) fn kind(token: &str) -> Result<&'static dyn Kind, Error> {
    resources::kind(token).ok_or_else(|| {
        let near = suggestion(token, PACKAGE.resources.keys());
        let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        Error::failed(format!("the local cloud has no resource type {token}{hint}"))
    })
}

fn failed(verb: &str, kind: &dyn Kind, id: Option<&str>, error: &AwsError) -> Error {
    let id = id.map(|id| format!(" ({id})")).unwrap_or_default();
    Error::failed(format!("{verb} {}{id}: {error}", kind.label()))
}

fn gone(kind: &dyn Kind, id: &str) -> Error {
    let label = kind.label();
    Error::failed(format!(
        "updating {label} ({id}): it does not exist any more; `pulumi refresh` takes it out of the state"
    ))
}
