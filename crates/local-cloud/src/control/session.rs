//! One engine's session: the provider protocol on top of the shared cloud.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use provider_kit::{
    CheckRequest, Checked, ConfigureRequest, CreateRequest, Created, DeleteRequest, DiffRequest, Difference,
    Engine, Error, InitFailed, InvokeRequest, Invoked, Map, Provider, ReadRequest, ReadState, UpdateRequest,
    Urn, autoname, check,
    diff::{self, Change},
    path, secrets,
};
use tokio::{net::TcpListener, time::Instant};
use tokio_util::sync::CancellationToken;

use super::{
    account::Record,
    cloud::{self, Cloud, Handle},
    config::{self, Config, UNKNOWN_TYPES, UnknownTypes},
    fidelity,
    fields::Fields,
    inputs, invokes,
    normalize::keep_equivalent,
    outputs,
    resource_type::Goal,
    schema::{LIMITS, PACKAGE, SCHEMA},
    tags,
    unconfirmed::Attendance,
    wait::{self, Waiting},
};

/// Serves one engine on a listener of its own until `ended`, which tells whether the engine ended the session
/// after it had saved its state. `engine` is the engine's address and `region` the region of its environment,
/// where they are known.
///
/// # Errors
/// Only the transport's.
pub async fn serve(
    cloud: Cloud,
    engine: &str,
    region: Option<String>,
    listener: TcpListener,
    ended: impl Future<Output = bool> + Send,
) -> Result<(), tonic::transport::Error> {
    let (attendance, clean) = (Arc::new(cloud.sessions().begin(engine)), AtomicBool::new(false));
    let session = Session {
        cloud: cloud.clone(),
        region,
        config: OnceLock::new(),
        attendance: attendance.clone(),
        told: Mutex::default(),
    };
    let served = provider_kit::serve::serve(session, engine, listener, async {
        clean.store(ended.await && !attendance.is_cancelled(), Ordering::Relaxed);
    });
    let served = served.await;
    cloud.end_session(&attendance, clean.into_inner()).await;
    served
}

/// The timeout of the official provider's wait for a service.
const SERVICE_TIMEOUT: Duration = Duration::from_secs(20 * 60);

/// A session. It has a configuration of its own; all else is shared.
struct Session {
    cloud: Cloud,
    /// The region of the engine's environment.
    region: Option<String>,
    config: OnceLock<Config>,
    attendance: Arc<Attendance>,
    /// The types of which the engine was told that they are not simulated.
    told: Mutex<BTreeSet<String>>,
}

impl Session {
    fn waiting<'a>(
        &self,
        service: &'a Record,
        applied: u64,
        timeout: Option<Duration>,
        engine: &'a Engine,
        urn: &'a Urn,
        cancelled: &'a CancellationToken,
    ) -> Waiting<'a> {
        let limit = timeout.unwrap_or(SERVICE_TIMEOUT);
        let patience = self.cloud.patience(limit);
        Waiting {
            status: self.cloud.status(),
            service: service.arn(),
            applied,
            patience,
            limit,
            engine,
            urn,
            cancelled,
            began: Instant::now(),
        }
    }

    /// What is wrong with a resource that was steady when an earlier command ended, or that never was.
    fn trouble(&self, record: &Record) -> Option<Vec<String>> {
        let behavior = cloud::entry(&record.token).ok()?.behavior;
        let waited_for = behavior.wait(record, false) == Some(Goal::Steady);
        waited_for.then(|| wait::trouble(&self.cloud.status().borrow(), record.arn())).flatten()
    }

    /// Says once that a type is not simulated, or refuses it where the configuration wants that.
    async fn tell_unknown(&self, request: &CheckRequest) -> Result<(), Error> {
        let token = request.urn.type_token();
        if self.config()?.unknown_types == UnknownTypes::Refuse {
            return Err(Error::failed(format!(
                "the local cloud does not simulate {token}, and aws:{UNKNOWN_TYPES} is `refuse`; `record` keeps such resources without \
                 simulating them"
            )));
        }
        let is_first = self.told.lock().unwrap_or_else(PoisonError::into_inner).insert(token.to_owned());
        if is_first {
            let message = format!(
                "{token} is not simulated: the local cloud keeps such resources, with ids and ARNs of AWS's form, and they do nothing"
            );
            request.engine.warning(&request.urn, message).await;
        }
        Ok(())
    }

    fn config(&self) -> Result<&Config, Error> {
        self.config.get().ok_or_else(|| Error::failed("the provider was not configured"))
    }
}

impl Provider for Session {
    fn version(&self) -> &str {
        crate::VERSION
    }

    fn schema(&self) -> &str {
        &SCHEMA
    }

    async fn check_config(&self, request: CheckRequest) -> Result<Checked, Error> {
        Ok(config::check(request, self.region.as_deref()))
    }

    async fn configure(&self, request: ConfigureRequest) -> Result<(), Error> {
        request.urn.iter().for_each(|urn| self.attendance.speaks_for(urn));
        let config = Config::read(&request.config, self.region.as_deref()).map_err(Error::Failed)?;
        if let Some(urn) = &request.urn {
            // A provider beside the stack's own says nothing by leaving the setting out.
            match (config.public_tasks, urn.name().starts_with("default")) {
                (false, false) => {}
                (allowed, _) => self.cloud.allow_public_tasks(urn.stack(), allowed).await?,
            }
        }
        // An engine configures a provider once; should it ask again, the first answer holds.
        let _ = self.config.set(config);
        Ok(())
    }

    async fn check(&self, request: CheckRequest) -> Result<Checked, Error> {
        self.attendance.checks();
        self.attendance.watches(&request.cancelled);
        let token = request.urn.type_token().to_owned();
        let entry = cloud::entry(&token)?;
        let mut inputs = request.news.clone();
        inputs.remove(autoname::DEFAULTS);
        let mut failures = Vec::new();
        match PACKAGE.resources.get(&token) {
            Some(resource) => {
                failures = check::inputs(&PACKAGE, resource, &inputs);
                inputs::fill_defaults(resource, &mut inputs);
            }
            None => self.tell_unknown(&request).await?,
        }
        if let Some(rule) = &entry.naming
            && let Err(failure) = autoname::fill(rule, &request, &mut inputs)
        {
            failures.push(failure);
        }
        outputs::conceal(&token, &mut inputs);
        if failures.is_empty() {
            failures.extend(LIMITS.check(&token, &inputs));
            let inputs = secrets::reveal_map(&inputs);
            failures.extend(entry.behavior.check(&inputs));
            let none = Map::new();
            let defaults = self.config.get().map_or(&none, |config| &config.default_tags);
            failures.extend(tags::check(&token, &inputs, defaults));
        }
        if failures.is_empty() {
            let own = fidelity::ignored_inputs(&token, &inputs)
                .into_iter()
                .map(|(path, why)| (path, why.to_owned()));
            for (path, why) in own.chain(entry.behavior.ignored(&inputs)) {
                let message = format!("the local cloud ignores \"{path}\": {why}");
                request.engine.warning(&request.urn, message).await;
            }
        }
        Ok(Checked { inputs, failures: inputs::unique(failures) })
    }

    async fn diff(&self, request: DiffRequest) -> Result<Difference, Error> {
        let token = request.urn.type_token();
        let entry = cloud::entry(token)?;
        let handle = Handle::new(&request.id, &request.state);
        self.cloud.confirm(token, handle);
        self.cloud.require_endpoint(token, handle).await?;
        let old = secrets::reveal_map(&request.old_inputs);
        let new = keep_equivalent(&old, &secrets::reveal_map(&request.new_inputs));
        let changes = diff::diff(&old, &new).into_iter().map(|(path, change)| {
            let replace = inputs::replaces(entry, path::root(&path), &old, &new);
            (path, Change { kind: change, replace })
        });
        let mut changes: BTreeMap<_, _> = changes.collect();
        // A resource that names no region lives in the provider's.
        let moved = request
            .state
            .str("region")
            .is_some_and(|region| region != self.config().map_or(region, |c| &c.region));
        if moved && !new.has("region") {
            changes.insert("region".to_owned(), Change { kind: diff::Kind::Update, replace: true });
        }
        // As after a Create that failed: the next update tries again, and says how that ends.
        let found = self.cloud.find(token, handle);
        if let Some(reasons) = found.and_then(|record| self.trouble(&record)) {
            let reasons = reasons.join("\n* ");
            let message = format!("The {} is not steady (any more):\n* {reasons}", entry.label);
            request.engine.warning(&request.urn, message).await;
            let retried = Change { kind: diff::Kind::Update, replace: false };
            changes.entry("taskDefinition".to_owned()).or_insert(retried);
        }
        let key = entry.key(&inputs::given(&new));
        Ok(Difference {
            changes,
            delete_before_replace: key.is_some() && key == entry.key(&inputs::given(&old)),
            stables: inputs::stables(token),
        })
    }

    async fn create(&self, request: CreateRequest) -> Result<Created, Error> {
        let token = request.urn.type_token();
        let inputs = secrets::reveal_map(&request.inputs);
        if request.preview {
            let outputs = outputs::preview(token, &inputs, self.config()?, None);
            return Ok(Created { id: String::new(), outputs });
        }
        let urn = request.urn.as_str();
        let (mut made, applied) =
            self.cloud.put(&self.attendance, token, urn, &inputs, self.config()?, None).await?;
        outputs::conceal(token, &mut made.outputs);
        let waiting =
            self.waiting(&made, applied, request.timeout, &request.engine, &request.urn, &request.cancelled);
        steady(&made, waiting).await?;
        Ok(Created { id: made.id, outputs: made.outputs })
    }

    async fn read(&self, request: ReadRequest) -> Result<Option<ReadState>, Error> {
        let token = request.urn.type_token();
        let found = match request.inputs.is_empty() && request.state.is_empty() {
            true => self.cloud.find_to_import(token, &request.id)?,
            false => {
                let handle = Handle::new(&request.id, &request.state);
                self.cloud.confirm(token, handle);
                self.cloud.require_endpoint(token, handle).await?;
                self.cloud.find(token, handle)
            }
        };
        let Some(mut record) = found else { return Ok(None) };
        if let Some(reasons) = self.trouble(&record) {
            return Err(not_steady(&record, reasons));
        }
        outputs::conceal(token, &mut record.inputs);
        outputs::conceal(token, &mut record.outputs);
        Ok(Some(ReadState { id: record.id, inputs: record.inputs, outputs: record.outputs }))
    }

    async fn update(&self, request: UpdateRequest) -> Result<Map, Error> {
        let token = request.urn.type_token();
        let inputs = secrets::reveal_map(&request.new_inputs);
        if request.preview {
            return Ok(outputs::preview(token, &inputs, self.config()?, Some(&request.state)));
        }
        let (urn, old) = (request.urn.as_str(), Handle::new(&request.id, &request.state));
        self.cloud.confirm(token, old);
        let (mut made, applied) =
            self.cloud.put(&self.attendance, token, urn, &inputs, self.config()?, Some(old)).await?;
        outputs::conceal(token, &mut made.outputs);
        let waiting =
            self.waiting(&made, applied, request.timeout, &request.engine, &request.urn, &request.cancelled);
        steady(&made, waiting).await?;
        Ok(made.outputs)
    }

    async fn delete(&self, request: DeleteRequest) -> Result<(), Error> {
        self.attendance.speaks_for(&request.urn);
        self.attendance.watches(&request.cancelled);
        let (token, handle) = (request.urn.type_token(), Handle::new(&request.id, &request.state));
        let found = self.cloud.find(token, handle);
        let applied =
            self.cloud.delete(Some(&self.attendance.engine), token, request.urn.as_str(), handle).await?;
        let goal = |record: &Record| cloud::entry(token).ok()?.behavior.wait(record, true);
        let Some(record) = found.filter(|record| goal(record) == Some(Goal::Gone)) else { return Ok(()) };
        let waiting = self.waiting(
            &record,
            applied,
            request.timeout,
            &request.engine,
            &request.urn,
            &request.cancelled,
        );
        waiting.until_gone().await.map_err(Error::Failed)
    }

    async fn invoke(&self, request: InvokeRequest) -> Result<Invoked, Error> {
        invokes::invoke(&request.token, &request.args, self.config()?, &self.cloud)
    }
}

/// Waits until a resource is steady, where its type asks for it. One that does not get there exists all the
/// same, and the engine must know of it.
async fn steady(record: &Record, waiting: Waiting<'_>) -> Result<(), Error> {
    if cloud::entry(&record.token)?.behavior.wait(record, false) != Some(Goal::Steady) {
        return Ok(());
    }
    waiting.until_steady().await.map_err(|reasons| not_steady(record, reasons))
}

fn not_steady(record: &Record, reasons: Vec<String>) -> Error {
    let (id, inputs, outputs) = (record.id.clone(), record.inputs.clone(), record.outputs.clone());
    Error::InitFailed(Box::new(InitFailed { id, inputs, outputs, reasons }))
}
