//! The state of one run: the connection, the tasks under way, the exports and the errors.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    future::Future,
    sync::{Arc, Mutex},
};

use pulumi_proto::{
    pulumirpc::{LogRequest, LogSeverity, ResourceMonitorFeature as Feature, SupportsFeatureRequest},
    wire::Encoding,
};
use tokio::task::JoinHandle;
use tonic::{Code, Status};

use crate::{
    ToValue,
    connection::Connection,
    handle::Handle,
    package, panics, poison,
    problems::{Problems, lock},
    register,
    settings::Settings,
    stall::{Activity, PATIENCE},
};

/// A package's plugin, where the program names one.
#[derive(Clone, Default)]
pub(crate) struct Package {
    pub(crate) version: String,
    pub(crate) download_url: String,
    /// For a parameterized package: then the engine knows the rest by its reference.
    pub(crate) reference: Option<package::Reference>,
    /// For an extension: the package whose providers serve it.
    pub(crate) extends: Option<String>,
}

pub(crate) struct RunState {
    pub(crate) settings: Settings,
    pub(crate) connection: Arc<dyn Connection>,
    features: HashSet<Feature>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
    pub(crate) exports: Mutex<BTreeMap<String, Arc<dyn ToValue>>>,
    packages: Mutex<HashMap<String, Package>>,
    /// Local components by URN: depending on one means depending on its children.
    pub(crate) components: Mutex<HashMap<String, Handle>>,
    problems: Mutex<Problems>,
    deferred: Mutex<Vec<poison::Deferred>>,
    pub(crate) activity: Activity,
    pub(crate) transforms: Mutex<Vec<crate::transform::Registration>>,
    pub(crate) hooks: crate::callbacks::Callbacks,
}

impl RunState {
    /// Asks the engine what it supports.
    pub(crate) async fn new(
        settings: Settings,
        connection: Arc<dyn Connection>,
    ) -> Result<Arc<Self>, Status> {
        let features = features(&*connection).await?;
        let hooks = crate::callbacks::Callbacks::new(&*connection);
        Ok(Arc::new(Self {
            settings,
            connection,
            features,
            tasks: Mutex::default(),
            exports: Mutex::default(),
            packages: Mutex::default(),
            components: Mutex::default(),
            problems: Mutex::default(),
            deferred: Mutex::default(),
            activity: Activity::default(),
            transforms: Mutex::default(),
            hooks,
        }))
    }

    pub(crate) fn supports(&self, feature: Feature) -> bool {
        self.features.contains(&feature)
    }

    /// How values are encoded; `outputs` for receivers that take output values, with their dependencies.
    pub(crate) fn encoding(&self, outputs: bool) -> Encoding {
        Encoding {
            secrets: self.supports(Feature::Secrets),
            outputs: outputs && self.supports(Feature::OutputValues),
            resources: self.supports(Feature::ResourceReferences),
        }
    }

    /// Starts a task that the program waits for before it ends.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let handle = tokio::spawn(task);
        let mut tasks = lock(&self.tasks);
        // Keeps the list short in programs of many resources.
        if tasks.len() == tasks.capacity() {
            tasks.retain(|task| !task.is_finished());
        }
        tasks.push(handle);
    }

    /// Waits for all tasks, including those that tasks start. A panic in one is an error of the program.
    pub(crate) async fn join_tasks(&self) {
        loop {
            let Some(task) = lock(&self.tasks).pop() else { return };
            if let Err(error) = task.await
                && error.is_panic()
            {
                self.fail("", &panics::message(&*error.into_panic())).await;
            }
        }
    }

    /// Warns once if the program deadlocks (see `stall.rs`). Runs until it is dropped.
    pub(crate) async fn watch(&self) {
        let mut before = None;
        loop {
            tokio::time::sleep(PATIENCE).await;
            let now = self.activity.stalled();
            if now.is_some() && now == before {
                let message = now.unwrap_or_default();
                return self.log(LogSeverity::Warning, "", &message).await;
            }
            before = now;
        }
    }

    /// Reports an error to the engine, once.
    pub(crate) async fn fail(&self, urn: &str, message: &str) {
        if lock(&self.problems).add(message) {
            self.log(LogSeverity::Error, urn, message).await;
        }
    }

    /// Reports the failure behind a value that cannot be had, unless that has been done.
    pub(crate) async fn fail_for(&self, urn: &str, what: &str, reason: &Blocked) {
        match reason {
            Blocked::Reported(_) => {}
            Blocked::Unreported(message) => self.fail(urn, &format!("{what}: {message}")).await,
            Blocked::Deferred(message) => self.fail("", message).await,
        }
    }

    /// Keeps a failure for whoever uses the value. Returns the marker for that.
    pub(crate) fn defer(&self, message: String) -> String {
        let deferred = poison::Deferred::new(message);
        let marker = deferred.marker();
        lock(&self.deferred).push(deferred);
        marker
    }

    /// Reports the failures of functions whose values nobody has used.
    pub(crate) async fn fail_for_unused(&self) {
        let deferred = std::mem::take(&mut *lock(&self.deferred));
        for message in deferred.into_iter().filter_map(poison::Deferred::unrecovered) {
            self.fail("", &message).await;
        }
    }

    /// Reports a failed call of the engine. Returns the reason, for what depends on it.
    pub(crate) async fn fail_call(&self, urn: &str, what: &str, status: &Status) -> String {
        if shutting_down(status) {
            // The engine ends the run and has shown why, or it is gone.
            lock(&self.problems).stopped = Some(status.message().to_owned());
        } else {
            self.fail(urn, &format!("{what}: {}", status.message())).await;
        }
        format!("{what}: {}", status.message())
    }

    pub(crate) async fn log(&self, severity: LogSeverity, urn: &str, message: &str) {
        let request = LogRequest {
            severity: severity.into(),
            message: message.to_owned(),
            urn: urn.to_owned(),
            ..LogRequest::default()
        };
        if let Err(status) = self.connection.log(request).await {
            lock(&self.problems).stopped = Some(status.message().to_owned());
            if severity == LogSeverity::Error {
                last_words(message);
            }
        }
    }

    /// If the engine stopped serving because it is gone, says so on stderr, which the host passes on.
    pub(crate) async fn say_if_alone(&self) {
        let Some(reason) = lock(&self.problems).stopped.clone() else { return };
        let last = format!("the engine stopped serving the program: {reason}");
        let request = LogRequest { message: last.clone(), ..LogRequest::default() };
        if self.connection.log(request).await.is_err() {
            last_words(&last);
        }
    }

    pub(crate) fn failed(&self) -> bool {
        lock(&self.problems).any()
    }

    pub(crate) fn use_package(&self, name: &str, package: Package) {
        lock(&self.packages).insert(name.to_owned(), package);
    }

    pub(crate) fn use_parameterized(
        &self,
        name: &str,
        reference: package::Reference,
        extends: Option<String>,
    ) {
        self.use_package(name, Package { reference: Some(reference), extends, ..Package::default() });
    }

    /// The package whose providers serve what `token` names.
    pub(crate) fn provider_package(&self, token: &str) -> String {
        let package = register::package_of(token);
        self.package(package).extends.unwrap_or_else(|| package.to_owned())
    }

    pub(crate) fn package(&self, name: &str) -> Package {
        lock(&self.packages).get(name).cloned().unwrap_or_default()
    }
}

/// Why a value cannot be had.
pub(crate) enum Blocked {
    /// The failure behind it has been reported to the engine.
    Reported(String),
    /// It has not been reported yet.
    Unreported(String),
    /// It is to be reported as it is, once, whoever is the first to need the value.
    Deferred(String),
}

impl Blocked {
    pub(crate) fn reason(&self) -> &str {
        match self {
            Self::Reported(reason) | Self::Unreported(reason) | Self::Deferred(reason) => reason,
        }
    }

    /// Looks for a marker among dependencies.
    pub(crate) fn find(dependencies: &std::collections::BTreeSet<String>) -> Option<Self> {
        if let Some(message) = poison::unreported(dependencies) {
            return Some(Self::Unreported(message.to_owned()));
        }
        if let Some(message) = poison::deferred(dependencies) {
            return Some(Self::Deferred(message.to_owned()));
        }
        poison::reason(dependencies).map(|reason| Self::Reported(reason.to_owned()))
    }
}

/// Whether the engine no longer serves the program: it failed (and has shown why), was cancelled, or is gone.
pub(crate) fn shutting_down(status: &Status) -> bool {
    matches!(status.code(), Code::Unavailable | Code::Cancelled)
        || status.message().starts_with("resource monitor shut down")
}

/// Where the engine cannot be reached, the host may still pass standard error on.
#[expect(clippy::print_stderr, reason = "there is no one else to tell")]
pub(crate) fn last_words(message: &str) {
    eprintln!("error: {message}");
}

async fn features(connection: &dyn Connection) -> Result<HashSet<Feature>, Status> {
    match connection.get_deployment_info(()).await {
        Ok(info) => Ok(info.supported_features().collect()),
        Err(status) if status.code() == Code::Unimplemented => {
            // Engines before the call above know features by name.
            let known = [
                ("secrets", Feature::Secrets),
                ("resourceReferences", Feature::ResourceReferences),
                ("outputValues", Feature::OutputValues),
                ("aliasSpecs", Feature::AliasSpecs),
                ("replacementTrigger", Feature::ReplacementTrigger),
                ("deletedWith", Feature::DeletedWith),
                ("replaceWith", Feature::ReplaceWith),
                ("transforms", Feature::Transforms),
                ("invokeTransforms", Feature::InvokeTransforms),
                ("parameterization", Feature::Parameterization),
                ("resourceHooks", Feature::ResourceHooks),
                ("errorHooks", Feature::ErrorHooks),
            ];
            let ask = known.map(|(id, feature)| async move {
                let request = SupportsFeatureRequest { id: id.to_owned() };
                let supported = connection.supports_feature(request).await?.has_support;
                Ok::<_, Status>(supported.then_some(feature))
            });
            Ok(futures::future::try_join_all(ask).await?.into_iter().flatten().collect())
        }
        Err(status) => Err(status),
    }
}
