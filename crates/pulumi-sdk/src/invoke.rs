//! Calling a provider's functions.

use std::{collections::BTreeSet, sync::Arc};

use futures::FutureExt;
use pulumi_proto::{
    pulumirpc::{CheckFailure, ResourceInvokeRequest, ResourceMonitorFeature as Feature},
    value::Value,
    wire::{self, Encoding},
};

use crate::{
    Answer, Context, Output, ToValue,
    answer::{self, Arguments},
    dependencies::{self, Properties},
    handle::Handle,
    output::{self, Resolved},
    poison,
    register::{self, Plugin},
    resource::Resource,
    run_state::{Blocked, RunState, shutting_down},
};

/// Options of a function call, chained as [`ResourceOptions`](crate::ResourceOptions) are.
#[derive(Clone, Default)]
#[must_use]
pub struct InvokeOptions {
    pub(crate) parent: Option<Handle>,
    provider: Option<Handle>,
    pub(crate) depends_on: Vec<Handle>,
    version: Option<String>,
    default_version: Option<String>,
    plugin_download_url: Option<String>,
}

impl InvokeOptions {
    /// Options that leave everything at its default.
    pub fn new() -> Self {
        Self::default()
    }

    /// The resource whose provider is used.
    pub fn parent(mut self, parent: &(impl Resource + ?Sized)) -> Self {
        self.parent = Some(parent.handle().clone());
        self
    }

    /// The provider to use.
    pub fn provider(mut self, provider: &(impl Resource + ?Sized)) -> Self {
        self.provider = Some(provider.handle().clone());
        self
    }

    /// The function is called after `resource` is made; while that is not made, its result is unknown
    /// (repeatable).
    pub fn depends_on(mut self, resource: &(impl Resource + ?Sized)) -> Self {
        self.depends_on.push(resource.handle().clone());
        self
    }

    /// The version of the provider's plugin.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// The version where neither [`version`](Self::version) nor [`Context::use_package`] says one.
    pub fn default_version(mut self, version: impl Into<String>) -> Self {
        self.default_version = Some(version.into());
        self
    }

    /// Where the provider's plugin is downloaded from.
    pub fn plugin_download_url(mut self, url: impl Into<String>) -> Self {
        self.plugin_download_url = Some(url.into());
        self
    }

    /// The plugin to ask for.
    pub(crate) async fn plugin(&self, run: &RunState, token: &str) -> Result<Plugin, Blocked> {
        let (version, default) = (self.version.as_ref(), self.default_version.as_ref());
        register::plugin(run, token, version, default, self.plugin_download_url.as_ref()).await
    }

    /// The provider to ask, seen from `at`; empty for the default one.
    pub(crate) async fn provider_reference(
        &self,
        at: Option<&Handle>,
        package: &str,
    ) -> Result<String, Blocked> {
        match self.provider.as_ref().or(at.and_then(|at| at.providers().get(package))) {
            Some(provider) => register::provider_reference(provider).await,
            None => Ok(String::new()),
        }
    }
}

pub(crate) fn start(
    context: &Context,
    token: &str,
    args: impl ToValue + 'static,
    options: InvokeOptions,
) -> Answer {
    let (run, scope, token) = (context.run.clone(), context.scope.clone(), token.to_owned());
    let what = format!("function {token}");
    Answer::new(run.clone(), what.clone(), async move {
        match invoke(&run, scope.as_ref(), &token, &args, &options).await {
            Ok(resolved) => resolved,
            // The program may recover from what a provider says.
            Err(Blocked::Unreported(message)) => Resolved::poisoned(run.defer(format!("{what}: {message}"))),
            Err(blocked) => {
                run.fail_for("", &what, &blocked).await;
                Resolved::poisoned(poison::quiet(blocked.reason()))
            }
        }
    })
}

/// An output of a future that runs now, as a task of the program.
pub(crate) fn eager<R: Clone + Send + Sync + 'static>(
    context: &Context,
    future: impl Future<Output = Resolved<R>> + Send + 'static,
) -> Output<R> {
    let shared = future.boxed().shared();
    let result = shared.clone();
    context.run.spawn(async move {
        shared.await;
    });
    output::from_future(result)
}

async fn invoke(
    run: &Arc<RunState>,
    scope: Option<&Handle>,
    token: &str,
    args: &(impl ToValue + ?Sized),
    options: &InvokeOptions,
) -> Result<Resolved<Value>, Blocked> {
    let args = args.to_value().await;
    // What the result depends on: components stand for themselves here, whoever uses the result expands them.
    let dependencies = args.dependencies();
    if let Some(blocked) = Blocked::find(&dependencies) {
        return Err(blocked);
    }
    // What the provider is told, if it wants to know what each value comes from.
    let told = match run.supports(Feature::InvokeOutputValues) {
        true => Some(Properties::collect(run, None, args.clone(), true).await?.object),
        false => None,
    };
    let properties = Properties::collect(run, None, args, false).await?;
    let mut waits = properties.all();
    let mut after = BTreeSet::new();
    for resource in &options.depends_on {
        after.insert(resource.registered().await?.urn.clone());
        dependencies::gather(resource, None, &mut waits).await?;
    }
    let object = Value::Object(properties.object);
    let secret = object.contains_secrets();
    let all = || dependencies.union(&after).cloned().collect();
    let unknown = || Resolved { value: None, secret, dependencies: all() };
    if object.contains_unknowns() {
        return Ok(unknown());
    }
    if !run.supports(Feature::InvokeDependsOn) && pending(options).await? {
        return Ok(unknown());
    }
    let at = options.parent.as_ref().or(scope);
    let plugin = options.plugin(run, token).await?;
    let parent = match at {
        Some(at) if run.supports(Feature::InvokeParent) => at.registered().await?.urn.clone(),
        _ => String::new(),
    };
    let Value::Object(object) = object else { unreachable!("made above") };
    let request = ResourceInvokeRequest {
        tok: token.to_owned(),
        args: Some(match &told {
            Some(told) => wire::encode_map(told, run.encoding(true)),
            None => wire::encode_map(&object, Encoding { secrets: false, ..run.encoding(false) }),
        }),
        provider: options.provider_reference(at, &run.provider_package(token)).await?,
        version: plugin.version,
        plugin_download_url: plugin.download_url,
        package_ref: plugin.package_ref,
        accept_resources: true,
        depends_on: waits.into_iter().collect(),
        parent,
        accepts_byte_string: true,
        accept_output_values: told.is_some(),
        ..ResourceInvokeRequest::default()
    };
    let _calling = run.activity.call();
    let response = match run.connection.invoke(request).await {
        Ok(response) => response,
        Err(status) if shutting_down(&status) => {
            let what = format!("function {token}");
            return Err(Blocked::Reported(run.fail_call("", &what, &status).await));
        }
        Err(status) => return Err(Blocked::Unreported(status.message().to_owned())),
    };
    check(&response.failures)?;
    if response.unknown {
        return Ok(unknown());
    }
    let value = wire::decode_map(response.r#return.unwrap_or_default())
        .map_err(|error| Blocked::Unreported(error.to_string()))?;
    let Some(told) = told else {
        let dependencies = all();
        return Ok(Resolved { value: Some(Value::Object(value)), secret, dependencies });
    };
    let told = Value::Object(told).dependencies();
    let value = answer::attribute(value, &Arguments { told, dependencies, secret });
    Ok(Resolved { value: Some(Value::Object(value)), secret: false, dependencies: after })
}

/// Turns failed checks into one error.
pub(crate) fn check(failures: &[CheckFailure]) -> Result<(), Blocked> {
    if failures.is_empty() {
        return Ok(());
    }
    let reasons: Vec<_> = failures
        .iter()
        .map(|failure| match failure.property.as_str() {
            "" => failure.reason.clone(),
            property => format!("property `{property}`: {}", failure.reason),
        })
        .collect();
    Err(Blocked::Unreported(reasons.join("; ")))
}

/// Whether a dependency is still to be made: for engines that do not look at `dependsOn` themselves.
async fn pending(options: &InvokeOptions) -> Result<bool, Blocked> {
    let mut handles: Vec<Handle> = options.depends_on.clone();
    let mut seen = BTreeSet::new();
    while let Some(handle) = handles.pop() {
        let done = handle.registered().await?;
        if handle.kind() == crate::handle::Kind::Custom {
            if done.id.is_none() {
                return Ok(true);
            }
        } else if seen.insert(done.urn.clone()) {
            handles.extend(handle.children());
        }
    }
    Ok(false)
}
