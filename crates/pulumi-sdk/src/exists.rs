//! Whether a resource exists, without managing it.

use std::sync::Arc;

use pulumi_proto::{pulumirpc::ExistsResourceRequest, wire};
use tonic::Code;

use crate::{
    Context, FromValue, Input, InvokeOptions, Output, ToValue,
    dependencies::{self, Properties},
    handle::Handle,
    invoke::eager,
    output::Resolved,
    poison,
    run_state::{Blocked, RunState},
};

pub(crate) fn start(
    context: &Context,
    type_token: &str,
    id: Input<String>,
    args: impl ToValue + 'static,
    options: InvokeOptions,
) -> Output<bool> {
    let (run, scope, type_token) = (context.run.clone(), context.scope.clone(), type_token.to_owned());
    eager(context, async move {
        match exists(&run, scope.as_ref(), &type_token, &id, &args, &options).await {
            Ok(resolved) => resolved,
            Err(blocked) => {
                run.fail_for("", &format!("whether a {type_token} exists"), &blocked).await;
                Resolved::poisoned(poison::quiet(blocked.reason()))
            }
        }
    })
}

async fn exists(
    run: &Arc<RunState>,
    scope: Option<&Handle>,
    type_token: &str,
    id: &Input<String>,
    args: &(impl ToValue + ?Sized),
    options: &InvokeOptions,
) -> Result<Resolved<bool>, Blocked> {
    let (id, args) = (id.to_value().await, args.to_value().await);
    let mut dependencies = id.dependencies();
    dependencies.extend(args.dependencies());
    if let Some(blocked) = Blocked::find(&dependencies) {
        return Err(blocked);
    }
    let secret = id.contains_secrets() || args.contains_secrets();
    let properties = Properties::collect(run, None, args, false).await?;
    for resource in &options.depends_on {
        dependencies.insert(resource.registered().await?.urn.clone());
        dependencies::gather(resource, None, &mut dependencies).await?;
    }
    let unknown = |dependencies| Resolved { value: None, secret, dependencies };
    let Ok(id) = String::from_value(id) else { return Ok(unknown(dependencies)) };
    let at = options.parent.as_ref().or(scope);
    let plugin = options.plugin(run, type_token).await?;
    let request = ExistsResourceRequest {
        r#type: type_token.to_owned(),
        id,
        parent: match at {
            Some(at) => at.registered().await?.urn.clone(),
            None => String::new(),
        },
        properties: Some(wire::encode_map(&properties.object, run.encoding(false))),
        provider: options.provider_reference(at, &run.provider_package(type_token)).await?,
        version: plugin.version,
        plugin_download_url: plugin.download_url,
        package_ref: plugin.package_ref,
        ..ExistsResourceRequest::default()
    };
    let what = format!("whether a {type_token} exists");
    let _calling = run.activity.call();
    match run.connection.exists_resource(request).await {
        Ok(response) if response.unknown => Ok(unknown(dependencies)),
        Ok(response) => Ok(Resolved { value: Some(response.exists), secret, dependencies }),
        Err(status) if status.code() == Code::Unimplemented => Err(Blocked::Unreported(
            "this version of pulumi cannot tell; 3.276 and newer can (https://www.pulumi.com/docs/install/)"
                .into(),
        )),
        Err(status) => Err(Blocked::Reported(run.fail_call("", &what, &status).await)),
    }
}
