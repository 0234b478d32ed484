//! Resources that the program did not register: found again by a reference to them.

use pulumi_proto::{pulumirpc::ResourceInvokeRequest, value::ResourceReference, wire};
use tokio::sync::oneshot;

use crate::{
    Context, CustomResource, FromValue, Input, Map, ToValue, Value, from_value,
    handle::{Done, Handle, Kind, New},
    register,
    run_state::{Blocked, RunState},
};

/// The function by which the engine gives a resource's state; the type of what is not found yet.
pub(crate) const GET_RESOURCE: &str = "pulumi:pulumi:getResource";

impl Context {
    /// The resource behind a reference, such as a component's output or a function's result: its id and
    /// outputs.
    pub fn resource_at(&self, reference: impl Into<Input<ResourceReference>>) -> CustomResource {
        let reference = reference.into();
        let (sender, receiver) = oneshot::channel();
        let known = match &reference {
            Input::Value(reference) => type_and_name(&reference.urn),
            Input::Output(_) => None,
        };
        let (type_token, name) = known.unwrap_or((GET_RESOURCE, "reference"));
        let new = New {
            kind: Kind::Custom,
            type_token: type_token.to_owned(),
            name: name.to_owned(),
            parent: None,
            providers: self.scope.as_ref().map(|scope| scope.providers().clone()).unwrap_or_default(),
        };
        let handle = Handle::new(self.run.clone(), new, receiver);
        let (run, task_handle) = (self.run.clone(), handle.clone());
        self.run.spawn(async move {
            let outcome = find(&run, &reference).await;
            register::finish(&run, &task_handle, outcome, sender).await;
        });
        CustomResource(handle)
    }
}

/// The parts of a URN: `urn:pulumi:STACK::PROJECT::TYPE$TYPE::NAME`, of which the last type is the
/// resource's.
pub(crate) fn type_and_name(urn: &str) -> Option<(&str, &str)> {
    let mut parts = urn.splitn(4, "::").skip(2);
    let (types, name) = (parts.next()?, parts.next()?);
    Some((types.rsplit('$').next()?, name))
}

async fn find(run: &RunState, reference: &Input<ResourceReference>) -> Result<Done, Blocked> {
    let value = reference.to_value().await;
    if let Some(blocked) = Blocked::find(&value.dependencies()) {
        return Err(blocked);
    }
    let Ok(reference) = ResourceReference::from_value(value) else {
        // Not even the URN is known: nothing depends on it yet.
        return Ok(Done { absent_is_unknown: true, ..Done::default() });
    };
    let args = Map::from([("urn".to_owned(), Value::from(reference.urn.as_str()))]);
    let request = ResourceInvokeRequest {
        tok: GET_RESOURCE.to_owned(),
        args: Some(wire::encode_map(&args, run.encoding(false))),
        accept_resources: true,
        accepts_byte_string: true,
        ..ResourceInvokeRequest::default()
    };
    let what = format!("resource {}", reference.urn);
    let response = match run.connection.invoke(request).await {
        Ok(response) => response,
        Err(status) => {
            return Err(Blocked::Reported(run.fail_call(&reference.urn, &what, &status).await));
        }
    };
    crate::invoke::check(&response.failures)?;
    let unreported = |error: String| Blocked::Unreported(error);
    let mut found = wire::decode_map(response.r#return.unwrap_or_default())
        .map_err(|error| unreported(error.to_string()))?;
    let outputs: Map = match found.remove("state") {
        Some(state) => from_value::object(state).map_err(|error| unreported(error.to_string()))?,
        None => Map::new(),
    };
    let id = found.remove("id").and_then(|id| id.as_str().map(str::to_owned));
    Ok(Done {
        urn: reference.urn,
        id: id.filter(|id| !id.is_empty()),
        outputs,
        absent_is_unknown: run.settings.dry_run,
        version: reference.package_version,
        ..Done::default()
    })
}
