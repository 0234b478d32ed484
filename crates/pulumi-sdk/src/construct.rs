//! Constructing components for a provider: the engine asks a plugin for a component that a program, in
//! whatever language, has registered by its type token.
//!
//! A construction is a run of its own, with its own connection to the engine, its own tasks and its own
//! errors. `component-kit` puts it behind the provider's protocol.

use std::{future::Future, mem::take, panic::AssertUnwindSafe, sync::Arc};

use futures::FutureExt;
use pulumi_proto::{
    chain,
    pulumirpc::{ConstructRequest, ConstructResponse, construct_response::PropertyDependencies},
    value::OutputValue,
    wire,
};

use crate::{
    Alias, Component, Context, CustomTimeouts, ResourceOptions, ToValue, Value,
    connection::{Connection, Grpc},
    context::send_outputs,
    dependencies::Properties,
    handle::Handle,
    hooks::Hooks,
    panics,
    problems::lock,
    resource::Resource,
    run_state::RunState,
    settings::Settings,
};

/// A component to construct.
///
/// The constructor registers a component with these four, its resources in it, and says what the outputs are:
///
/// ```
/// use pulumi_sdk::{Context, ResourceOptions, construct::{Construct, Constructed}, properties};
///
/// async fn bucket(ctx: Context, it: Construct) -> Result<Constructed, String> {
///     let component = ctx.component_with(&it.type_token, &it.name, it.inputs, it.options);
///     let bucket = component.register("aws:s3/bucket:Bucket", &it.name, (), ResourceOptions::new());
///     Ok(Constructed::new(&component, properties! { "arn" => bucket.output::<String>("arn") }))
/// }
/// ```
#[non_exhaustive]
pub struct Construct {
    /// The type token that the program asked for.
    pub type_token: String,
    /// The name that the program gave.
    pub name: String,
    /// The inputs: an object whose properties keep their secrets and what they depend on.
    pub inputs: Value,
    /// The options that the program gave, the providers for the component's resources among them.
    pub options: ResourceOptions,
}

/// A component that has been constructed.
pub struct Constructed {
    component: Handle,
    outputs: Box<dyn ToValue>,
}

impl Constructed {
    /// The component and its outputs, which need not be known yet.
    pub fn new(component: &Component, outputs: impl ToValue + 'static) -> Self {
        Self { component: component.handle().clone(), outputs: Box::new(outputs) }
    }
}

/// Constructs what the engine asks for. `engine` is the engine's address, as the plugin got it on its command
/// line.
///
/// # Errors
/// The component cannot be constructed; the engine has been told why.
pub async fn construct<F, Fut, E>(
    request: ConstructRequest,
    engine: &str,
    constructor: F,
) -> Result<ConstructResponse, String>
where
    F: FnOnce(Context, Construct) -> Fut,
    Fut: Future<Output = Result<Constructed, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    match Grpc::connect(&request.monitor_endpoint, engine).await {
        Ok(connection) => over(Arc::new(connection), request, constructor).await,
        Err(error) => Err(format!("cannot connect to the engine: {}", chain(&error))),
    }
}

async fn over<F, Fut, E>(
    connection: Arc<dyn Connection>,
    mut request: ConstructRequest,
    constructor: F,
) -> Result<ConstructResponse, String>
where
    F: FnOnce(Context, Construct) -> Fut,
    Fut: Future<Output = Result<Constructed, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let settings = Settings {
        project: take(&mut request.project),
        stack: take(&mut request.stack),
        organization: take(&mut request.organization),
        root_directory: std::env::current_dir().unwrap_or_default(),
        config: take(&mut request.config).into_iter().collect(),
        config_secret_keys: take(&mut request.config_secret_keys).into_iter().collect(),
        dry_run: request.dry_run,
    };
    let run = RunState::new(settings, connection)
        .await
        .map_err(|status| format!("the engine does not answer: {}", status.message()))?;
    let scope = Some(&request.parent).filter(|urn| !urn.is_empty()).map(|urn| Handle::known(&run, urn, None));
    let context = Context { run: run.clone(), scope };
    let it = Construct {
        type_token: take(&mut request.r#type),
        name: take(&mut request.name),
        inputs: inputs(&mut request).map_err(|error| error.to_string())?,
        options: options(&run, &mut request).map_err(|error| error.to_string())?,
    };
    let what = format!("component {:?} ({})", it.name, it.type_token);

    let ended = AssertUnwindSafe(async { constructor(context, it).await }).catch_unwind().await;
    let response = match ended {
        Ok(Ok(constructed)) => respond(&run, constructed, request.accepts_output_values).await,
        Ok(Err(error)) => {
            run.fail("", &format!("{what}: {}", chain(&*error.into()))).await;
            None
        }
        Err(panic) => {
            run.fail("", &format!("{what}: {}", panics::message(&*panic))).await;
            None
        }
    };
    run.join_tasks().await;
    run.say_if_alone().await;
    // Components hold the run and the run holds them.
    lock(&run.components).clear();
    match response {
        Some(response) if !run.failed() => Ok(response),
        _ => Err(format!("{what} was not constructed")),
    }
}

/// Registers the outputs and waits for them. A failure has been reported.
async fn respond(
    run: &RunState,
    constructed: Constructed,
    accepts_outputs: bool,
) -> Option<ConstructResponse> {
    let Constructed { component, outputs } = constructed;
    let done = component.registered().await.ok()?;
    let value = outputs.to_value().await;
    send_outputs(run, &component, value.clone()).await;
    let properties = Properties::collect(run, Some(&component), value, accepts_outputs).await.ok()?;
    let dependencies = properties.dependencies.into_iter();
    Some(ConstructResponse {
        urn: done.urn.clone(),
        state: Some(wire::encode_map(&properties.object, run.encoding(accepts_outputs))),
        state_dependencies: dependencies
            .map(|(name, urns)| (name, PropertyDependencies { urns: urns.into_iter().collect() }))
            .collect(),
    })
}

/// The inputs. What one depends on is in the value already, or beside it.
fn inputs(request: &mut ConstructRequest) -> Result<Value, wire::WireError> {
    let mut inputs = wire::decode_map(request.inputs.take().unwrap_or_default())?;
    for (name, dependencies) in request.input_dependencies.drain() {
        if let Some(value) = inputs.get_mut(&name).filter(|value| value.dependencies().is_empty())
            && !dependencies.urns.is_empty()
        {
            let value_now = take(value);
            *value = Value::Output(OutputValue {
                secret: value_now.contains_secrets(),
                value: Some(Box::new(value_now)).filter(|inner| **inner != Value::Unknown),
                dependencies: dependencies.urns.into_iter().collect(),
            });
        }
    }
    Ok(Value::Object(inputs))
}

fn options(run: &Arc<RunState>, request: &mut ConstructRequest) -> Result<ResourceOptions, wire::WireError> {
    let resource = |urn: &String| Handle::known(run, urn, None);
    // `URN::ID`
    let provider = |reference: &String| {
        let (urn, id) = reference.rsplit_once("::").unwrap_or((reference, ""));
        Handle::known(run, urn, Some(id.to_owned()))
    };
    let limit = |text: String| Some(text).filter(|text| !text.is_empty());
    let timeouts = request.custom_timeouts.take().map(|timeouts| CustomTimeouts {
        create: limit(timeouts.create),
        update: limit(timeouts.update),
        delete: limit(timeouts.delete),
        read: limit(timeouts.read),
    });
    let trigger = request.replacement_trigger.take().map(wire::decode).transpose()?;
    Ok(ResourceOptions {
        depends_on: request.dependencies.iter().map(resource).collect(),
        providers: request.providers.values().map(provider).collect(),
        protect: request.protect,
        ignore_changes: take(&mut request.ignore_changes),
        replace_on_changes: take(&mut request.replace_on_changes),
        delete_before_replace: request.delete_before_replace,
        retain_on_delete: request.retain_on_delete,
        deleted_with: Some(&request.deleted_with).filter(|urn| !urn.is_empty()).map(resource),
        replace_with: request.replace_with.iter().map(resource).collect(),
        additional_secret_outputs: take(&mut request.additional_secret_outputs),
        custom_timeouts: timeouts,
        aliases: request.aliases.drain(..).filter_map(Alias::decode).collect(),
        replacement_trigger: trigger.map(|trigger| Arc::new(trigger) as Arc<dyn ToValue>),
        hooks: request.resource_hooks.take().map(Hooks::decode).unwrap_or_default(),
        ..ResourceOptions::default()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use pulumi_proto::{pulumirpc::construct_request, wire::Encoding};

    use super::*;
    use crate::{
        Map, Output, properties,
        testing::{Echo, Monitor},
    };

    const PARENT: &str = "urn:pulumi:test::project::app:index:App::app";
    const OTHER: &str = "urn:pulumi:test::project::pkg:index:Other::other";
    const PROVIDER: &str = "urn:pulumi:test::project::pulumi:providers:pkg::own";

    fn request() -> ConstructRequest {
        let inputs = Map::from([
            ("size".to_owned(), Value::from(3)),
            ("key".to_owned(), Value::from("k").into_secret()),
        ]);
        let urns = vec![OTHER.to_owned()];
        ConstructRequest {
            project: "project".to_owned(),
            stack: "test".to_owned(),
            r#type: "pkg:index:Pair".to_owned(),
            name: "pair".to_owned(),
            parent: PARENT.to_owned(),
            inputs: Some(wire::encode_map(&inputs, Encoding::FULL)),
            input_dependencies: HashMap::from([(
                "size".to_owned(),
                construct_request::PropertyDependencies { urns },
            )]),
            providers: HashMap::from([("pkg".to_owned(), format!("{PROVIDER}::own-id"))]),
            dependencies: vec![OTHER.to_owned()],
            protect: Some(true),
            ignore_changes: vec!["size".to_owned()],
            aliases: vec![pulumi_proto::pulumirpc::Alias {
                alias: Some(pulumi_proto::pulumirpc::alias::Alias::Urn(OTHER.to_owned())),
            }],
            accepts_output_values: true,
            ..ConstructRequest::default()
        }
    }

    fn monitor() -> Arc<Monitor> {
        let settings =
            Settings { project: "project".to_owned(), stack: "test".to_owned(), ..Settings::default() };
        Arc::new(Monitor::new(settings, Arc::new(Echo)))
    }

    async fn pair(ctx: Context, it: Construct) -> Result<Constructed, String> {
        let component = ctx.component_with(&it.type_token, &it.name, it.inputs.clone(), it.options);
        let args = properties! { "size" => it.inputs };
        let child = component.register("pkg:index:One", "one", args, ResourceOptions::new());
        let outputs = properties! { "id" => child.id(), "secret" => Output::new_secret("s".to_owned()) };
        Ok(Constructed::new(&component, outputs))
    }

    #[tokio::test]
    async fn a_component_has_its_place_its_options_and_its_outputs() {
        let monitor = monitor();
        let response = over(monitor.clone(), request(), pair).await.unwrap();
        let report = monitor.report(true);
        let it = report.registration("pair");
        assert_eq!((it.parent.as_str(), it.protect), (PARENT, Some(true)));
        assert_eq!((&it.ignore_changes, &it.aliases), (&vec!["size".to_owned()], &vec![OTHER.to_owned()]));
        assert!(it.dependencies.contains(OTHER) && it.property_dependencies["size"].contains(OTHER));
        assert!(matches!(it.inputs["key"], Value::Secret(_)));
        let one = report.registration("one");
        assert_eq!(
            (one.parent.as_str(), one.provider.as_str()),
            (it.urn.as_str(), &*format!("{PROVIDER}::own-id"))
        );

        assert_eq!(response.urn, it.urn);
        let state = wire::decode_map(response.state.unwrap()).unwrap();
        assert_eq!(state["id"].unwrapped(), &Value::from("one-id"));
        assert!(state["secret"].contains_secrets());
        assert_eq!(response.state_dependencies["id"].urns, std::slice::from_ref(&one.urn));
        assert_eq!(report.component_outputs[&it.urn]["id"].as_str(), Some("one-id"));
    }

    #[tokio::test]
    async fn a_failure_is_reported_and_nothing_comes_back() {
        let monitor = monitor();
        let refused = over(monitor.clone(), request(), |_, _| async { Err("no room") }).await.unwrap_err();
        assert_eq!(refused, r#"component "pair" (pkg:index:Pair) was not constructed"#);
        assert_eq!(monitor.report(false).errors(), [r#"component "pair" (pkg:index:Pair): no room"#]);
    }
}
