//! The control plane that all engines' sessions share: the records, what each type does with them, and the
//! data plane behind.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, MutexGuard,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use provider_kit::{Error, Map, check::suggestion};
use tokio::sync::watch;

use super::{
    account::{Account, Record},
    catalogue,
    config::Config,
    data_plane::DataPlane,
    derive,
    endpoints::Closed,
    error::AwsError,
    fields::Fields,
    outputs, recorded, relations,
    resource_type::{Context, Entry},
    schema::PACKAGE,
    store::{OpenError, Store},
    unconfirmed::{Attendance, Sessions},
};
use crate::{logs, registry::Registry, status::Status};

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
    /// The bits of a float.
    time_scale: AtomicU64,
    sessions: Sessions,
    closed: Closed,
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
        let (sessions, closed) = (Sessions::default(), Closed::default());
        let time_scale = AtomicU64::new(time_scale.to_bits());
        let cloud = Self(Arc::new(Inner { store, plane, registry, folder, time_scale, sessions, closed }));
        let records: Vec<Record> = cloud.0.store.account().iter().cloned().collect();
        for record in records {
            let entry = catalogue::find(&record.token);
            if let Some(Err(error)) = entry.map(|entry| entry.behavior.restore(&cloud.0.registry, &record)) {
                tracing::error!(token = record.token, id = record.id, %error, "a resource could not be restored");
            }
            cloud.reopen(record).await;
        }
        cloud.apply();
        Ok(cloud)
    }

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

    pub(super) fn registry(&self) -> &Registry {
        &self.0.registry
    }

    pub(super) fn records(&self) -> MutexGuard<'_, Account> {
        self.0.store.account()
    }

    pub(super) fn plane(&self) -> &dyn DataPlane {
        &*self.0.plane
    }

    /// The endpoints that are not open.
    pub(super) fn closed(&self) -> &Closed {
        &self.0.closed
    }

    pub(super) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    /// Creates a resource, or updates `old` in place. The number is that of the desired state, as
    /// [`DataPlane::apply`] returns it.
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
            let failed = |old: &Record| self.status().borrow().failure(old.arn()).is_some();
            record.attempt = old_record.as_ref().map_or(0, |old| old.attempt + u32::from(failed(old)));
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
        self.take_out(&mut account, entry, handle);
        Ok(true)
    }

    /// Takes a record out with its parts, and with what its type keeps outside of the records.
    pub(super) fn take_out(&self, account: &mut Account, entry: &Entry, handle: Handle<'_>) {
        if let Some(record) = account.remove(entry.token, handle.id, handle.arn) {
            relations::remove_parts(catalogue::TYPES, account, &record);
            entry.behavior.after_delete(account, &logs::folder(&self.0.folder), record);
        }
    }

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

    /// Tells the data plane; the number is the topology's.
    pub(super) fn apply(&self) -> u64 {
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
        let factor = f64::from_bits(self.0.time_scale.load(Ordering::Relaxed));
        aws.mul_f64(factor).max(Duration::from_secs(60))
    }

    /// Sets whether the tasks of a stack may listen where others than this machine reach them.
    pub(super) async fn allow_public_tasks(&self, stack: &str, allowed: bool) -> Result<(), Error> {
        let changed = {
            let mut account = self.0.store.account();
            let stacks = &mut account.public_stacks;
            if allowed { stacks.insert(stack.to_owned()) } else { stacks.remove(stack) }
        };
        if changed { self.commit().await.map(drop) } else { Ok(()) }
    }

    /// Changes how many seconds here a second of AWS's takes, for all that waits from now on.
    pub fn set_time_scale(&self, factor: f64) {
        let before = f64::from_bits(self.0.time_scale.swap(factor.to_bits(), Ordering::Relaxed));
        if before.to_bits() != factor.to_bits() {
            tracing::info!(before, factor, "the time scale is changed");
            self.0.plane.set_time_scale(factor);
        }
    }
}

/// The catalogue's entry of a type; an error for a type that the local cloud does not have.
pub(super) fn entry(token: &str) -> Result<&'static Entry, Error> {
    catalogue::find(token).ok_or_else(|| {
        let known: Vec<String> = catalogue::TYPES
            .iter()
            .map(|entry| entry.token)
            .chain(recorded::tokens())
            .map(str::to_owned)
            .collect();
        let hint =
            suggestion(token, &known).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        Error::failed(format!("pulumi-aws {} has no resource type {token}{hint}", PACKAGE.version))
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
