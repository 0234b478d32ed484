//! The control plane that all engines' sessions share: the records, what each type does with them, and the
//! data plane behind.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use provider_kit::{Error, Map, check::suggestion};
use tokio::sync::watch;

use super::{
    account::{Account, Record},
    apigatewayv2::names,
    catalogue,
    config::{self, Config},
    data_plane::DataPlane,
    derive,
    error::AwsError,
    fields::Fields,
    outputs, relations,
    resource_type::{Context, Entry},
    schema::PACKAGE,
    store::{OpenError, Store},
    unconfirmed::{Attendance, Sessions},
};
use crate::{
    logs,
    registry::Registry,
    status::{Rollout, Status},
};

/// Names a record: by its id, and by the ARN in the state where it has one.
#[derive(Clone, Copy)]
pub(super) struct Handle<'a> {
    pub id: &'a str,
    pub arn: Option<&'a str>,
}

impl<'a> Handle<'a> {
    pub fn new(id: &'a str, state: &'a Map) -> Self {
        Self { id, arn: state.str("arn") }
    }
}

/// The control plane. Clones share it.
#[derive(Clone)]
pub struct Cloud(Arc<Inner>);

struct Inner {
    store: Store,
    plane: Box<dyn DataPlane>,
    registry: Registry,
    folder: PathBuf,
    time_scale: f64,
    sessions: Sessions,
    /// Endpoints that could not be opened again on their port, and why.
    closed: Mutex<BTreeMap<String, String>>,
}

impl Cloud {
    /// Opens the records of a state folder and gives the data plane what they ask for. `time_scale` is how
    /// many seconds here a second of AWS's takes.
    ///
    /// # Errors
    /// The folder cannot be used.
    pub async fn open(
        folder: &Path,
        plane: impl DataPlane,
        registry: Registry,
        time_scale: f64,
    ) -> Result<Self, OpenError> {
        let store = Store::open(folder)?;
        let (plane, folder) = (Box::new(plane), folder.to_owned());
        let (sessions, closed) = (Sessions::default(), Mutex::default());
        let cloud = Self(Arc::new(Inner { store, plane, registry, folder, time_scale, sessions, closed }));
        let records: Vec<Record> = cloud.0.store.account().iter().cloned().collect();
        for record in records {
            let entry = catalogue::find(&record.token);
            if let Some(Err(error)) = entry.map(|entry| entry.behavior.restore(&cloud.0.registry, &record)) {
                tracing::error!(token = record.token, id = record.id, %error, "a resource could not be restored");
            }
            if let Some(port) = names::endpoint_port(&record) {
                cloud.reopen(record, port).await;
            }
        }
        cloud.apply();
        Ok(cloud)
    }

    /// Opens an endpoint again on the port that it has told everyone, and goes on trying while another
    /// process has it.
    async fn reopen(&self, record: Record, port: u16) {
        let id = names::endpoint_id(&record.id);
        if self.try_reopen(&id, port).await {
            return;
        }
        tracing::error!(id, port, "an endpoint cannot be opened again; trying on");
        let cloud = self.clone();
        tokio::spawn(async move {
            while cloud.0.store.account().get(&record.token, &record.id).is_some() {
                tokio::time::sleep(Duration::from_secs(1)).await;
                if cloud.try_reopen(&id, port).await {
                    return tracing::info!(id, port, "an endpoint is open again");
                }
            }
            cloud.closed().remove(&id);
        });
    }

    async fn try_reopen(&self, id: &str, port: u16) -> bool {
        match self.0.plane.open_gateway(id, Some(port)).await {
            Ok(_) => self.closed().remove(id),
            Err(error) => self.closed().insert(id.to_owned(), error.to_string()),
        };
        !self.closed().contains_key(id)
    }

    fn closed(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.0.closed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Fails for a resource whose endpoint another program's port is: its URL would be that program's.
    pub(super) async fn require_endpoint(&self, token: &str, handle: Handle<'_>) -> Result<(), Error> {
        if self.closed().is_empty() {
            return Ok(());
        }
        let record = self.0.store.account().exact(token, handle.id, handle.arn).cloned();
        let Some((record, port)) =
            record.and_then(|record| names::endpoint_port(&record).map(|port| (record, port)))
        else {
            return Ok(());
        };
        let id = names::endpoint_id(&record.id);
        if !self.closed().contains_key(&id) || self.try_reopen(&id, port).await {
            return Ok(());
        }
        let reason = self.closed().get(&id).cloned().unwrap_or_default();
        let label = entry(token)?.label;
        Err(Error::failed(format!(
            "the endpoint of the {label} ({}) cannot be opened again on its port {port}: {reason}; end the program that has the port \
             (`ss -ltnp` or `lsof -i :{port}` shows it) and try again, or `pulumi destroy` and begin anew on another port",
            handle.id
        )))
    }

    /// Whether nothing exists.
    pub fn is_empty(&self) -> bool {
        self.0.store.account().is_empty()
    }

    /// Deletes the records' file; for a daemon that ends with nothing to keep.
    pub fn remove_files(&self) {
        self.0.store.remove();
    }

    /// A copy of all records.
    pub fn account(&self) -> Account {
        self.0.store.account().clone()
    }

    /// The container registry.
    pub(super) fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// The records.
    pub(super) fn records(&self) -> MutexGuard<'_, Account> {
        self.0.store.account()
    }

    /// The engines' sessions.
    pub(super) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    /// The folder of the log groups.
    pub(super) fn log_folder(&self) -> PathBuf {
        logs::folder(&self.0.folder)
    }

    /// Creates a resource, or updates `old` in place. The number is that of the desired state, as [`DataPlane::apply`] returns it.
    pub(super) async fn put(
        &self,
        session: &Attendance,
        token: &str,
        urn: &str,
        inputs: &Map,
        config: &Config,
        old: Option<Handle<'_>>,
    ) -> Result<(Record, u64), Error> {
        let entry = entry(token)?;
        let region = inputs.str("region").unwrap_or(&config.region);
        if old.is_none()
            && let Some(record) = self.take_over(session, token, urn, inputs, region)
        {
            return Ok((record, self.commit().await?));
        }
        let endpoint = match old {
            None => self.open_endpoint(entry, inputs, config).await?,
            Some(_) => None,
        };
        let record = {
            let mut account = self.0.store.account();
            account.confirm_referred(inputs);
            let old_record = match old {
                Some(old) => {
                    Some(account.exact(token, old.id, old.arn).cloned().ok_or_else(|| gone(entry, old.id))?)
                }
                None => None,
            };
            let name = entry.shown.or(entry.naming.as_ref().map(|rule| rule.property));
            let (verb, id) = match old {
                Some(old) => ("updating", Some(old.id)),
                None => ("creating", name.and_then(|name| inputs.str(name))),
            };
            let created = self.despite_doubtful(&mut account, urn, Some(&session.engine), |account| {
                let (old, endpoint) = (old_record.as_ref(), endpoint.clone());
                entry.create(&self.context(account, token, region, inputs, old, endpoint))
            });
            let created = created.map_err(|error| failed(verb, entry, id, &error))?;
            let mut record = outputs::record(token, urn, inputs, region, config, created);
            record.attempt = old_record.as_ref().map_or(0, |old| old.attempt + u32::from(self.failed(old)));
            record.unconfirmed = old.is_none().then_some(session.id);
            entry.behavior.after_put(&mut account, &record);
            account.put(record.clone());
            record
        };
        let applied = self.commit().await;
        if applied.is_err() && old.is_none() {
            // The engine will know nothing of it.
            self.0.store.account().remove(token, &record.id, Some(record.arn()));
            self.apply();
        }
        Ok((record, applied?))
    }

    /// Answers a Create again whose first answer may not have arrived. If that had other inputs, its record is deleted.
    fn take_over(
        &self,
        session: &Attendance,
        token: &str,
        urn: &str,
        inputs: &Map,
        region: &str,
    ) -> Option<Record> {
        let mut account = self.0.store.account();
        let mut record = self.doubtful_of(&account, token, urn, &session.engine)?;
        let given = inputs.iter().filter(|(_, value)| !value.is_null());
        let same = given.eq(record.inputs.iter()) && record.str("region").is_none_or(|own| own == region);
        if same {
            record.unconfirmed = Some(session.id);
            account.put(record.clone());
            return Some(record);
        }
        self.drop_doubtful(&mut account, &record);
        drop(account);
        // Its endpoint closes before another one opens.
        self.apply();
        None
    }

    pub(super) fn context<'a>(
        &'a self,
        account: &'a Account,
        token: &'a str,
        region: &'a str,
        inputs: &'a Map,
        old: Option<&'a Record>,
        endpoint: Option<(String, u16)>,
    ) -> Context<'a> {
        let (types, registry) = (catalogue::TYPES, &self.0.registry);
        Context { types, account, token, region, inputs, old, registry, endpoint }
    }

    /// Has the last deployment of the service failed?
    fn failed(&self, record: &Record) -> bool {
        let status = self.0.plane.status();
        let status = status.borrow();
        let service = status.services.get(record.arn());
        service.is_some_and(|service| matches!(service.deployment, Rollout::Failed { .. }))
    }

    /// Opens the endpoint that a resource has, before it is created.
    async fn open_endpoint(
        &self,
        entry: &Entry,
        inputs: &Map,
        config: &Config,
    ) -> Result<Option<(String, u16)>, Error> {
        let endpoint = entry.behavior.endpoint(inputs, &self.0.store.account(), config);
        let Some(endpoint) = endpoint else { return Ok(None) };
        let of = &endpoint.of;
        let opened = self.0.plane.open_gateway(&names::endpoint_id(&endpoint.id), endpoint.port).await;
        let port = opened.map_err(|error| match endpoint.port {
            Some(port) => Error::failed(format!(
                "the endpoint of {of} cannot be opened on port {port}: {error}; free the port, or choose another with \
                 `pulumi config set aws:{} PORT`",
                config::GATEWAY_PORT
            )),
            None => Error::failed(format!("the endpoint of {of} cannot be opened: {error}")),
        })?;
        Ok(Some((endpoint.id, port)))
    }

    /// Deletes a resource on behalf of an engine, if it is one. One that is gone already is no error.
    pub(super) async fn delete(
        &self,
        engine: Option<&str>,
        token: &str,
        urn: &str,
        handle: Handle<'_>,
    ) -> Result<u64, Error> {
        if !self.remove(engine, token, urn, handle)? {
            // The deletion before may not have been saved.
            return self.saved(self.0.store.save_pending().await).map(|()| 0);
        }
        self.commit().await
    }

    /// Takes a record out of the records; returns whether there was one.
    fn remove(
        &self,
        engine: Option<&str>,
        token: &str,
        urn: &str,
        handle: Handle<'_>,
    ) -> Result<bool, Error> {
        let entry = entry(token)?;
        let mut account = self.0.store.account();
        let Some(record) = account.exact(token, handle.id, handle.arn).cloned() else { return Ok(false) };
        let region = record.str_or_empty("region");
        let deleted = self.despite_doubtful(&mut account, urn, engine, |account| {
            let context = self.context(account, token, region, &record.inputs, Some(&record), None);
            entry.behavior.delete(&context, &record)
        });
        deleted.map_err(|error| failed("deleting", entry, Some(handle.id), &error))?;
        if let Some(record) = account.remove(token, handle.id, handle.arn) {
            relations::remove_parts(catalogue::TYPES, &mut account, &record);
            entry.behavior.after_delete(&mut account, &self.log_folder(), record);
        }
        Ok(true)
    }

    /// Reads a record.
    pub(super) fn find(&self, token: &str, handle: Handle<'_>) -> Option<Record> {
        let mut record = self.0.store.account().exact(token, handle.id, handle.arn).cloned()?;
        entry(token).ok()?.behavior.observe(&mut record, &self.0.plane.status().borrow());
        Some(record)
    }

    /// Reads a record by what users of `pulumi import` give.
    pub(super) fn find_to_import(&self, token: &str, id: &str) -> Result<Option<Record>, Error> {
        let entry = entry(token)?;
        let account = self.0.store.account();
        Ok(entry.behavior.import(&account, token, id).or_else(|| account.get(token, id)).cloned())
    }

    /// Saves, then tells the data plane; the number is the topology's.
    pub(super) async fn commit(&self) -> Result<u64, Error> {
        let saved = self.0.store.save().await;
        let applied = self.apply();
        self.saved(saved).map(|()| applied)
    }

    fn saved(&self, saved: std::io::Result<()>) -> Result<(), Error> {
        saved.map_err(|error| {
            Error::failed(format!(
                "the local cloud cannot write to its state folder {}: {error}",
                self.0.folder.display()
            ))
        })
    }

    fn apply(&self) -> u64 {
        // Under the lock, so that an older view never overtakes a newer one.
        let account = self.0.store.account();
        self.0.plane.apply(derive::derive(&account))
    }

    /// The state as the data plane reports it.
    pub(super) fn status(&self) -> watch::Receiver<Arc<Status>> {
        self.0.plane.status()
    }

    /// The local length of a timeout of AWS's. Processes start and drain in real time, so it is never under a
    /// minute.
    pub(super) fn patience(&self, aws: Duration) -> Duration {
        aws.mul_f64(self.0.time_scale).max(Duration::from_secs(60))
    }
}

/// The catalogue's entry of a type; an error for a type that the local cloud does not have.
pub(super) fn entry(token: &str) -> Result<&'static Entry, Error> {
    catalogue::find(token).ok_or_else(|| {
        let near = suggestion(token, PACKAGE.resources.keys());
        let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        Error::failed(format!("the local cloud has no resource type {token}{hint}"))
    })
}

fn failed(verb: &str, entry: &Entry, id: Option<&str>, error: &AwsError) -> Error {
    let id = id.map(|id| format!(" ({id})")).unwrap_or_default();
    Error::failed(format!("{verb} {}{id}: {}", entry.label, error.framed(entry.operation)))
}

fn gone(entry: &Entry, id: &str) -> Error {
    let label = entry.label;
    Error::failed(format!(
        "updating {label} ({id}): it does not exist any more; `pulumi refresh` takes it out of the state"
    ))
}
