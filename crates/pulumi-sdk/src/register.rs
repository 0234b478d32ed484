//! Registering a resource: one task that waits for what the resource needs, sends one request, and takes the
//! answer.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use pulumi_proto::{
    Map, prost_types,
    pulumirpc::{
        LogSeverity, RegisterResourceRequest, RegisterResourceResponse, Result as Answer,
        register_resource_request::PropertyDependencies,
    },
    wire,
};
use tokio::sync::oneshot;

use crate::{
    ResourceOptions, ToValue,
    dependencies::{self, Properties},
    handle::{Done, Handle, Kind, New, Outcome},
    package,
    problems::lock,
    reference::GET_RESOURCE,
    run_state::{Blocked, RunState},
};

/// Starts a registration and returns at once.
pub(crate) fn start(
    run: &Arc<RunState>,
    scope: Option<&Handle>,
    kind: Kind,
    (type_token, name): (&str, &str),
    args: impl ToValue + 'static,
    options: ResourceOptions,
) -> Handle {
    let (handle, done) = create(run, scope, kind, (type_token, name), &options);
    let (task_run, task_handle) = (run.clone(), handle.clone());
    // Those that the program made before this resource.
    let transforms = lock(&run.transforms).clone();
    run.spawn(async move {
        for transform in transforms {
            // A failed transform has been reported and fails the run; the resource is registered without it.
            drop(transform.await);
        }
        let outcome = register(&task_run, &task_handle, args, &options).await;
        finish(&task_run, &task_handle, outcome, done).await;
    });
    handle
}

/// Makes the handle of a resource in its place in the tree.
pub(crate) fn create(
    run: &Arc<RunState>,
    scope: Option<&Handle>,
    kind: Kind,
    (type_token, name): (&str, &str),
    options: &ResourceOptions,
) -> (Handle, oneshot::Sender<Outcome>) {
    let parent = options.parent.as_ref().or(scope).cloned();
    let mut providers = parent.as_ref().map(|parent| parent.providers().clone()).unwrap_or_default();
    for provider in options.providers.iter().chain(&options.provider) {
        if let Some(package) = provider.type_token().strip_prefix(PROVIDERS) {
            providers.insert(package.to_owned(), provider.clone());
        } else if provider.type_token() == GET_RESOURCE {
            // Found by a reference that is still to come: it must be meant for this resource.
            providers.insert(package_of(type_token).to_owned(), provider.clone());
        }
    }
    let (sender, receiver) = oneshot::channel();
    let new = New { kind, type_token: type_token.to_owned(), name: name.to_owned(), parent, providers };
    (Handle::new(run.clone(), new, receiver), sender)
}

/// Completes a handle.
pub(crate) async fn finish(
    run: &RunState,
    handle: &Handle,
    outcome: Result<Done, Blocked>,
    done: oneshot::Sender<Outcome>,
) {
    let outcome = match outcome {
        Ok(done) => Outcome::Done(done),
        Err(blocked) => {
            run.fail_for(handle.expected_urn(), &what(handle), &blocked).await;
            Outcome::Failed(blocked.reason().to_owned())
        }
    };
    // Nobody listens only if the whole run is gone.
    drop(done.send(outcome));
}

/// A resource as messages name it.
pub(crate) fn what(handle: &Handle) -> String {
    format!("resource {:?} ({})", handle.name(), handle.expected_urn())
}

/// The type prefix of providers; the package follows.
pub(crate) const PROVIDERS: &str = "pulumi:providers:";

/// The package that a type or function token belongs to.
pub(crate) fn package_of(token: &str) -> &str {
    token.strip_prefix(PROVIDERS).unwrap_or_else(|| token.split(':').next().unwrap_or_default())
}

/// The plugin that a request asks for.
#[derive(Default)]
pub(crate) struct Plugin {
    pub(crate) version: String,
    pub(crate) download_url: String,
    pub(crate) package_ref: String,
}

/// The plugin to ask for, from the most to the least specific place that says one.
pub(crate) async fn plugin(
    run: &RunState,
    token: &str,
    version: Option<&String>,
    default_version: Option<&String>,
    download_url: Option<&String>,
) -> Result<Plugin, Blocked> {
    let package = run.package(package_of(token));
    if package.reference.is_some() {
        let package_ref = package::reference(package.reference).await?;
        return Ok(Plugin { package_ref, ..Plugin::default() });
    }
    let or = |value: Option<&String>, other: String| value.cloned().unwrap_or(other);
    let default = default_version.cloned().unwrap_or_default();
    let named = if package.version.is_empty() { default } else { package.version };
    Ok(Plugin {
        version: or(version, named),
        download_url: or(download_url, package.download_url),
        package_ref: String::new(),
    })
}

/// The `URN::ID` by which requests name a provider.
pub(crate) async fn provider_reference(provider: &Handle) -> Result<String, Blocked> {
    let done = provider.registered().await?;
    Ok(format!("{}::{}", done.urn, done.id.as_deref().unwrap_or(wire::UNKNOWN)))
}

/// What registrations and reads have in common.
pub(crate) struct Prepared {
    pub(crate) object: prost_types::Struct,
    pub(crate) parent: String,
    pub(crate) provider: String,
    pub(crate) providers: HashMap<String, String>,
    pub(crate) dependencies: BTreeSet<String>,
    pub(crate) property_dependencies: BTreeMap<String, BTreeSet<String>>,
    pub(crate) unknown: Vec<String>,
    pub(crate) plugin: Plugin,
}

pub(crate) async fn prepare(
    run: &RunState,
    handle: &Handle,
    args: impl ToValue,
    options: &ResourceOptions,
) -> Result<Prepared, Blocked> {
    let kind = handle.kind();
    let remote = kind == Kind::RemoteComponent;
    let value = args.to_value().await;
    // They may be large, and are in the value now.
    drop(args);
    let properties = Properties::collect(run, Some(handle), value, remote).await?;
    let mut dependencies = properties.all();
    for resource in &options.depends_on {
        dependencies::gather(resource, Some(handle), &mut dependencies).await?;
    }
    let parent = match handle.parent() {
        Some(parent) => parent.registered().await?.urn.clone(),
        None => String::new(),
    };
    let package = run.provider_package(handle.type_token());
    let is_provider = handle.type_token().starts_with(PROVIDERS);
    let provider = match handle.providers().get(&package) {
        Some(provider) if matches!(kind, Kind::Custom | Kind::RemoteComponent) && !is_provider => {
            provider_reference(provider).await?
        }
        _ => String::new(),
    };
    let mut providers = HashMap::new();
    if matches!(kind, Kind::Component | Kind::RemoteComponent) {
        for (package, provider) in handle.providers() {
            providers.insert(package.clone(), provider_reference(provider).await?);
        }
    }
    let plugin = match kind {
        Kind::Custom | Kind::RemoteComponent => {
            plugin(
                run,
                handle.type_token(),
                options.version.as_ref(),
                options.default_version.as_ref(),
                options.plugin_download_url.as_ref(),
            )
            .await?
        }
        Kind::Component | Kind::Stack => Plugin::default(),
    };
    let unknown = properties.object.iter().filter(|(_, value)| value.contains_unknowns());
    Ok(Prepared {
        unknown: unknown.map(|(name, _)| name.clone()).collect(),
        object: wire::encode_map(&properties.object, run.encoding(remote)),
        parent,
        provider,
        providers,
        dependencies,
        property_dependencies: properties.dependencies,
        plugin,
    })
}

async fn register(
    run: &Arc<RunState>,
    handle: &Handle,
    args: impl ToValue,
    options: &ResourceOptions,
) -> Result<Done, Blocked> {
    let waiting = run.activity.wait(handle.name());
    let (request, unknown) = request(run, handle, args, options).await?;
    drop(waiting);
    let (version, secret_outputs) = (request.version.clone(), request.additional_secret_outputs.clone());
    let calling = run.activity.call();
    let response = run.connection.register_resource(request).await;
    drop(calling);
    let response = match response {
        Ok(response) => response,
        Err(status) => {
            // The engine leaves unknown properties out of what it sends to the provider, which then says that
            // they are missing.
            if !unknown.is_empty() && !run.settings.dry_run {
                let message = format!(
                    "{}: {} is not known in this update: what it comes from was not created. If --target leaves that out, \
                     name it, too",
                    what(handle),
                    unknown.join(", ")
                );
                run.log(LogSeverity::Warning, handle.expected_urn(), &message).await;
            }
            let reason = run.fail_call(handle.expected_urn(), &what(handle), &status).await;
            return Err(Blocked::Reported(reason));
        }
    };
    let done = Done { version, secret_outputs, ..accept(run, handle, response)? };
    if handle.kind() == Kind::Component {
        lock(&run.components).insert(done.urn.clone(), handle.clone());
    }
    Ok(done)
}

/// The request, and the properties that are not known.
async fn request(
    run: &Arc<RunState>,
    handle: &Handle,
    args: impl ToValue,
    options: &ResourceOptions,
) -> Result<(RegisterResourceRequest, Vec<String>), Blocked> {
    let prepared = prepare(run, handle, args, options).await?;
    let mut transforms = Vec::with_capacity(options.transforms.len());
    for transform in &options.transforms {
        transforms.push(transform.register(run).await?);
    }
    let mut request = RegisterResourceRequest {
        r#type: handle.type_token().to_owned(),
        name: handle.name().to_owned(),
        parent: prepared.parent,
        custom: handle.kind() == Kind::Custom,
        remote: handle.kind() == Kind::RemoteComponent,
        object: Some(prepared.object),
        dependencies: prepared.dependencies.into_iter().collect(),
        provider: prepared.provider,
        providers: prepared.providers,
        property_dependencies: prepared
            .property_dependencies
            .into_iter()
            .map(|(name, urns)| (name, PropertyDependencies { urns: urns.into_iter().collect() }))
            .collect(),
        version: prepared.plugin.version,
        plugin_download_url: prepared.plugin.download_url,
        package_ref: prepared.plugin.package_ref,
        transforms,
        accept_secrets: true,
        accept_resources: true,
        supports_partial_values: true,
        supports_result_reporting: true,
        alias_specs: true,
        accepts_byte_string: true,
        ..RegisterResourceRequest::default()
    };
    options.encode(run, &mut request).await?;
    Ok((request, prepared.unknown))
}

/// What the engine answers where it made, or read, what it was asked for. Older engines have one answer more.
pub(crate) const SUCCESS: i32 = Answer::Success as i32;

/// Why there is no such resource.
pub(crate) fn without(handle: &Handle, answer: i32) -> String {
    let verb = if answer == Answer::Fail as i32 { "failed" } else { "was skipped" };
    format!("{} {verb}", what(handle))
}

fn accept(run: &RunState, handle: &Handle, response: RegisterResourceResponse) -> Result<Done, Blocked> {
    if response.result != SUCCESS {
        // `--continue-on-error`, or a target was skipped: the engine knows, and the program goes on without
        // it.
        return Err(Blocked::Reported(without(handle, response.result)));
    }
    let outputs = match response.object {
        Some(object) => wire::decode_map(object).map_err(|error| Blocked::Unreported(error.to_string()))?,
        None => Map::new(),
    };
    let property_dependencies = response.property_dependencies.into_iter();
    Ok(Done {
        urn: response.urn,
        id: Some(response.id).filter(|id| !id.is_empty() && id != wire::UNKNOWN),
        outputs,
        property_dependencies: property_dependencies
            .map(|(name, dependencies)| (name, dependencies.urns.into_iter().collect()))
            .collect(),
        absent_is_unknown: run.settings.dry_run || response.unknown,
        ..Done::default()
    })
}
