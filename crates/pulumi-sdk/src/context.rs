//! The context: what a program talks to.

use std::{future::Future, path::Path, sync::Arc};

use pulumi_proto::{
    pulumirpc::{RegisterResourceOutputsRequest, RequirePulumiVersionRequest},
    wire,
};

use crate::{
    Answer, Component, Config, CustomResource, FromValue, InvokeOptions, Log, Output, ResourceOptions,
    ToValue, Value,
    dependencies::Properties,
    exists,
    handle::{Handle, Kind},
    invoke,
    problems::lock,
    read, register,
    resource::Resource,
    run_state::{Blocked, Package, RunState},
};

/// A run of the program, and the place in the resource tree where new resources go. Cheap to clone.
///
/// What is registered by a [`Component`] becomes its child: a component is a context too.
#[derive(Clone)]
pub struct Context {
    pub(crate) run: Arc<RunState>,
    /// The stack, or the component whose scope this is.
    pub(crate) scope: Option<Handle>,
}

impl Context {
    /// Name of the project (`name` in Pulumi.yaml).
    pub fn project(&self) -> &str {
        &self.run.settings.project
    }

    /// Name of the stack, such as `dev`.
    pub fn stack(&self) -> &str {
        &self.run.settings.stack
    }

    /// The organization's name; `organization` where the backend has none.
    pub fn organization(&self) -> &str {
        match self.run.settings.organization.as_str() {
            "" => "organization",
            name => name,
        }
    }

    /// Whether nothing will be changed: unknown outputs stay unknown.
    pub fn is_preview(&self) -> bool {
        self.run.settings.dry_run
    }

    /// The directory of the project's Pulumi.yaml.
    pub fn root_directory(&self) -> &Path {
        &self.run.settings.root_directory
    }

    /// The configuration keys in the project's own namespace.
    pub fn config(&self) -> Config {
        Config::new(self, self.project())
    }

    /// The configuration keys of another namespace, such as a provider's (`aws:region`).
    pub fn config_of(&self, namespace: &str) -> Config {
        Config::new(self, namespace)
    }

    /// Messages to whoever runs the program.
    pub fn log(&self) -> Log {
        Log::new(self.run.clone())
    }

    /// Makes `value` an output of the stack, unless it is null. The last value of a name counts.
    pub fn export(&self, name: &str, value: impl ToValue + 'static) {
        lock(&self.run.exports).insert(name.to_owned(), Arc::new(value));
    }

    /// Which version of a package's plugin resources and functions ask for, where their options do not say
    /// one.
    pub fn use_package(&self, name: &str, version: &str) {
        self.use_package_from(name, version, "");
    }

    /// The same as [`use_package`](Self::use_package), with the place where the plugin is downloaded from.
    pub fn use_package_from(&self, name: &str, version: &str, download_url: &str) {
        let package = Package {
            version: version.to_owned(),
            download_url: download_url.to_owned(),
            ..Package::default()
        };
        self.run.use_package(name, package);
    }

    /// Registers a resource of a provider. Returns at once: outputs are there once the engine answered.
    pub fn register(
        &self,
        type_token: &str,
        name: &str,
        args: impl ToValue + 'static,
        options: ResourceOptions,
    ) -> CustomResource {
        CustomResource(self.start(Kind::Custom, type_token, name, args, options))
    }

    /// Makes a provider with a configuration of its own, to be named by [`ResourceOptions::provider`].
    ///
    /// What is not a text is sent as JSON, as providers want their configuration.
    pub fn provider(
        &self,
        package: &str,
        name: &str,
        args: impl ToValue + 'static,
        options: ResourceOptions,
    ) -> CustomResource {
        let token = format!("{}{package}", register::PROVIDERS);
        self.register(&token, name, crate::provider::JsonProperties(args), options)
    }

    /// Reads an existing resource by its id, without managing it.
    pub fn read(
        &self,
        type_token: &str,
        name: &str,
        id: impl Into<crate::Input<String>>,
        args: impl ToValue + 'static,
        options: ResourceOptions,
    ) -> CustomResource {
        CustomResource(read::start(self, (type_token, name), id.into(), args, options))
    }

    /// Makes a component: a resource that consists of what is registered by it.
    pub fn component(&self, type_token: &str, name: &str, options: ResourceOptions) -> Component {
        self.component_with(type_token, name, (), options)
    }

    /// Makes a component whose arguments are kept in the state.
    pub fn component_with(
        &self,
        type_token: &str,
        name: &str,
        args: impl ToValue + 'static,
        options: ResourceOptions,
    ) -> Component {
        let handle = self.start(Kind::Component, type_token, name, args, options);
        let context = Self { run: self.run.clone(), scope: Some(handle.clone()) };
        Component { context, handle }
    }

    /// Registers a component that a provider makes.
    pub fn remote_component(
        &self,
        type_token: &str,
        name: &str,
        args: impl ToValue + 'static,
        options: ResourceOptions,
    ) -> CustomResource {
        CustomResource(self.start(Kind::RemoteComponent, type_token, name, args, options))
    }

    fn start(
        &self,
        kind: Kind,
        type_token: &str,
        name: &str,
        args: impl ToValue + 'static,
        options: ResourceOptions,
    ) -> Handle {
        register::start(&self.run, self.scope.as_ref(), kind, (type_token, name), args, options)
    }

    /// Calls a provider's function. It is called once all outputs among its arguments are known; in a preview
    /// the result may stay unknown.
    pub fn invoke<R: FromValue + Clone + Send + Sync + 'static>(
        &self,
        token: &str,
        args: impl ToValue + 'static,
        options: InvokeOptions,
    ) -> Output<R> {
        invoke::eager(self, invoke::start(self, token, args, options).whole())
    }

    /// Calls a method of a resource: `token` is the method's (`package:module:Type/method`).
    pub fn call<R: FromValue + Clone + Send + Sync + 'static>(
        &self,
        token: &str,
        resource: &(impl Resource + ?Sized),
        args: impl ToValue + 'static,
    ) -> Output<R> {
        invoke::eager(self, crate::call::start(self, token, resource.handle(), args).whole())
    }

    /// The same as [`invoke`](Self::invoke), for an answer whose parts depend on different resources.
    pub fn invoke_answer(&self, token: &str, args: impl ToValue + 'static, options: InvokeOptions) -> Answer {
        invoke::start(self, token, args, options).eager()
    }

    /// The same as [`call`](Self::call), for an answer whose parts depend on different resources.
    pub fn call_answer(
        &self,
        token: &str,
        resource: &(impl Resource + ?Sized),
        args: impl ToValue + 'static,
    ) -> Answer {
        crate::call::start(self, token, resource.handle(), args).eager()
    }

    /// Whether a resource with this id exists; `args` is what else the provider needs to find it. Unknown in a
    /// preview that does not know the id.
    pub fn resource_exists(
        &self,
        type_token: &str,
        id: impl Into<crate::Input<String>>,
        args: impl ToValue + 'static,
        options: InvokeOptions,
    ) -> Output<bool> {
        exists::start(self, type_token, id.into(), args, options)
    }

    /// Runs a task beside the program, which waits for it before it ends. An error fails the program.
    pub fn spawn<E: Into<Box<dyn std::error::Error + Send + Sync>>>(
        &self,
        task: impl Future<Output = Result<(), E>> + Send + 'static,
    ) {
        let run = self.run.clone();
        self.run.spawn(async move {
            let failure = task.await.err().map(|error| pulumi_proto::chain(&*error.into()));
            if let Some(message) = failure {
                run.fail("", &message).await;
            }
        });
    }

    /// Makes sure that an output's functions run, even if nothing else asks for its value.
    pub fn wait_for<T: Clone + Send + Sync + 'static>(&self, output: &Output<T>) {
        let (run, output) = (self.run.clone(), output.clone());
        self.run.spawn(async move {
            let resolved = crate::output::resolve(&output).await;
            if let Some(blocked) = crate::run_state::Blocked::find(&resolved.dependencies) {
                run.fail_for("", "an output", &blocked).await;
            }
        });
    }

    /// Fails the program unless the CLI's version is in `range`, such as `">=3.150.0"`.
    pub fn require_pulumi_version(&self, range: &str) {
        let run = self.run.clone();
        let request = RequirePulumiVersionRequest { pulumi_version_range: range.to_owned() };
        self.run.spawn(async move {
            if let Err(status) = run.connection.require_pulumi_version(request).await {
                run.fail_call("", "the Pulumi CLI's version", &status).await;
            }
        });
    }
}

impl Component {
    /// Says that the component is complete, and what its outputs are.
    pub fn register_outputs(&self, outputs: impl ToValue + 'static) {
        let (run, handle) = (self.run.clone(), self.handle.clone());
        self.run.spawn(async move {
            let value = outputs.to_value().await;
            send_outputs(&run, &handle, value).await;
        });
    }
}

/// The outputs of `value`; those of what failed are unknown, as the engine wants them.
fn unknown_if_failed(value: Value) -> Value {
    let Value::Object(map) = value else { return value };
    let outputs = map.into_iter().map(|(name, value)| match Blocked::find(&value.dependencies()) {
        Some(Blocked::Reported(_)) => (name, Value::Unknown),
        _ => (name, value),
    });
    Value::Object(outputs.collect())
}

/// Sends the outputs of a component or the stack; what failed is unknown.
pub(crate) async fn send_outputs(run: &RunState, handle: &Handle, value: Value) {
    let Ok(done) = handle.registered().await else { return };
    let what = format!("outputs of {}", register::what(handle));
    let properties = match Properties::collect(run, Some(handle), unknown_if_failed(value), false).await {
        Ok(properties) => properties,
        Err(blocked) => return run.fail_for(&done.urn, &what, &blocked).await,
    };
    let request = RegisterResourceOutputsRequest {
        urn: done.urn.clone(),
        outputs: Some(wire::encode_map(&properties.object, run.encoding(false))),
    };
    if let Err(status) = run.connection.register_resource_outputs(request).await {
        run.fail_call(&done.urn, &what, &status).await;
    }
}
