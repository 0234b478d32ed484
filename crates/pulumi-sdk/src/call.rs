//! Calling a resource's methods.

use std::sync::Arc;

use pulumi_proto::{
    pulumirpc::{
        ResourceCallRequest, ResourceMonitorFeature as Feature, resource_call_request::ArgumentDependencies,
    },
    wire,
};

use crate::{
    Answer, Context, Map, ToValue, Value, answer,
    dependencies::Properties,
    handle::Handle,
    invoke,
    output::Resolved,
    poison, register,
    run_state::{Blocked, RunState},
};

pub(crate) fn start(
    context: &Context,
    token: &str,
    resource: &Handle,
    args: impl ToValue + 'static,
) -> Answer {
    let (run, resource, token) = (context.run.clone(), resource.clone(), token.to_owned());
    let what = format!("method {token} of {}", register::what(&resource));
    Answer::new(run.clone(), what.clone(), async move {
        match call(&run, &token, &resource, &args, &what).await {
            Ok(resolved) => resolved,
            Err(blocked) => {
                run.fail_for("", &what, &blocked).await;
                Resolved::poisoned(poison::quiet(blocked.reason()))
            }
        }
    })
}

async fn call(
    run: &Arc<RunState>,
    token: &str,
    resource: &Handle,
    args: &(impl ToValue + ?Sized),
    what: &str,
) -> Result<Resolved<Value>, Blocked> {
    // The receiver is an argument by a name of its own.
    let mut properties = Properties::collect(run, None, args.to_value().await, true).await?;
    let receiver = Map::from([("__self__".to_owned(), resource.to_value().await)]);
    let receiver = Properties::collect(run, None, Value::Object(receiver), true).await?;
    properties.object.extend(receiver.object);

    let provider = match resource.providers().get(&run.provider_package(token)) {
        Some(provider) => register::provider_reference(provider).await?,
        None if resource.type_token().starts_with(register::PROVIDERS) => {
            register::provider_reference(resource).await?
        }
        None => String::new(),
    };
    let settled = resource.registered().await?;
    let (version, receiver) = (settled.version.clone(), settled.urn.clone());
    let version = Some(version).filter(|version| !version.is_empty());
    let plugin = register::plugin(run, token, version.as_ref(), None, None).await?;
    let dependencies = properties.dependencies.into_iter();
    let request = ResourceCallRequest {
        tok: token.to_owned(),
        args: Some(wire::encode_map(&properties.object, run.encoding(true))),
        arg_dependencies: dependencies
            .map(|(name, urns)| (name, ArgumentDependencies { urns: urns.into_iter().collect() }))
            .collect(),
        provider,
        version: plugin.version,
        plugin_download_url: plugin.download_url,
        package_ref: plugin.package_ref,
        accepts_byte_string: true,
        accept_output_values: run.supports(Feature::CallOutputValues),
        ..ResourceCallRequest::default()
    };
    let _calling = run.activity.call();
    let response = match run.connection.call(request).await {
        Ok(response) => response,
        Err(status) => return Err(Blocked::Reported(run.fail_call("", what, &status).await)),
    };
    invoke::check(&response.failures)?;
    let value = wire::decode_map(response.r#return.unwrap_or_default())
        .map_err(|error| Blocked::Unreported(error.to_string()))?;
    let said = response.return_dependencies.into_iter();
    let said = said.map(|(name, said)| (name, said.urns.into_iter().collect())).collect();
    let value = Value::Object(answer::annotate(value, said));
    Ok(Resolved { value: Some(value), secret: false, dependencies: [receiver].into() })
}
