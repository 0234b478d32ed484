//! Reading a resource that exists, without managing it.

use std::sync::Arc;

use pulumi_proto::{Map, pulumirpc::ReadResourceRequest, wire};

use crate::{
    Context, FromValue, Input, ResourceOptions, ToValue,
    handle::{Done, Handle, Kind},
    register,
    run_state::{Blocked, RunState},
};

pub(crate) fn start(
    context: &Context,
    names: (&str, &str),
    id: Input<String>,
    args: impl ToValue + 'static,
    options: ResourceOptions,
) -> Handle {
    let scope = context.scope.as_ref();
    let (handle, done) = register::create(&context.run, scope, Kind::Custom, names, &options);
    let (run, task_handle) = (context.run.clone(), handle.clone());
    context.run.spawn(async move {
        let outcome = read(&run, &task_handle, &id, args, &options).await;
        register::finish(&run, &task_handle, outcome, done).await;
    });
    handle
}

async fn read(
    run: &Arc<RunState>,
    handle: &Handle,
    id: &Input<String>,
    args: impl ToValue,
    options: &ResourceOptions,
) -> Result<Done, Blocked> {
    let prepared = register::prepare(run, handle, args, options).await?;
    let id = id.to_value().await;
    if let Some(blocked) = Blocked::find(&id.dependencies()) {
        return Err(blocked);
    }
    let Ok(id) = String::from_value(id) else {
        // A preview that does not know what to read knows nothing of it.
        return Ok(Done {
            urn: handle.expected_urn().to_owned(),
            absent_is_unknown: true,
            version: prepared.plugin.version,
            ..Done::default()
        });
    };
    let request = ReadResourceRequest {
        id: id.clone(),
        r#type: handle.type_token().to_owned(),
        name: handle.name().to_owned(),
        parent: prepared.parent,
        properties: Some(prepared.object),
        dependencies: prepared.dependencies.into_iter().collect(),
        provider: prepared.provider,
        version: prepared.plugin.version.clone(),
        plugin_download_url: prepared.plugin.download_url,
        package_ref: prepared.plugin.package_ref,
        additional_secret_outputs: options.additional_secret_outputs.clone(),
        plugin_checksums: options.plugin_checksums.clone().into_iter().collect(),
        accept_secrets: true,
        accept_resources: true,
        accepts_byte_string: true,
        ..ReadResourceRequest::default()
    };
    let _calling = run.activity.call();
    match run.connection.read_resource(request).await {
        Ok(response) if response.result != register::SUCCESS => {
            Err(Blocked::Reported(register::without(handle, response.result)))
        }
        Ok(response) => Ok(Done {
            urn: response.urn,
            // The provider may know it by another id than the program asked for. Engines that do not say it have
            // read what was asked for, and in a preview perhaps nothing.
            id: match response.id.as_str() {
                "" if run.settings.dry_run => None,
                "" => Some(id),
                wire::UNKNOWN => None,
                _ => Some(response.id),
            },
            outputs: match response.properties {
                Some(object) => {
                    wire::decode_map(object).map_err(|error| Blocked::Unreported(error.to_string()))?
                }
                None => Map::new(),
            },
            absent_is_unknown: run.settings.dry_run || response.unknown,
            secret_outputs: options.additional_secret_outputs.clone(),
            version: prepared.plugin.version,
            ..Done::default()
        }),
        Err(status) => {
            let what = format!("reading {}", register::what(handle));
            Err(Blocked::Reported(run.fail_call(handle.expected_urn(), &what, &status).await))
        }
    }
}
