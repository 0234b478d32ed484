//! The engine of a test: it remembers what it is asked, and answers out of mocks.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};

use pulumi_proto::{
    prost_types::Struct,
    pulumirpc,
    wire::{self, Encoding},
};
use tonic::Status;

use super::{Call, Message, MockCall, MockResource, Mocks, Registration, Report, callbacks::Callbacks};
use crate::{Map, Value, handle::STACK, problems::lock, settings::Settings};

/// The engine of a test.
pub(crate) struct Monitor {
    pub(super) settings: Settings,
    pub(super) mocks: Arc<dyn Mocks>,
    pub(super) callbacks: Callbacks,
    pub(super) state: Mutex<State>,
}

#[derive(Default)]
pub(super) struct State {
    stack: String,
    registrations: Vec<Registration>,
    /// What each custom resource became, for those who ask by its URN.
    resources: HashMap<String, (String, Map)>,
    pub(super) outputs: BTreeMap<String, Map>,
    calls: Vec<Call>,
    pub(super) messages: Vec<Message>,
}

pub(super) fn decode(object: Option<Struct>) -> Result<Map, Status> {
    wire::decode_map(object.unwrap_or_default()).map_err(|error| Status::invalid_argument(error.to_string()))
}

pub(super) fn encode(map: &Map) -> Option<Struct> {
    Some(wire::encode_map(map, Encoding::PLAIN_OUTPUTS))
}

impl Monitor {
    pub(crate) fn new(settings: Settings, mocks: Arc<dyn Mocks>) -> Self {
        Self { settings, mocks, callbacks: Callbacks::default(), state: Mutex::default() }
    }

    /// Everything that was asked so far.
    pub(crate) fn report(&self, success: bool) -> Report {
        let mut state = lock(&self.state);
        let mut registrations = std::mem::take(&mut state.registrations);
        registrations.sort_by(|a, b| a.urn.cmp(&b.urn));
        let mut calls = std::mem::take(&mut state.calls);
        calls.sort_by(|a, b| a.token.cmp(&b.token));
        let mut component_outputs = std::mem::take(&mut state.outputs);
        let outputs = component_outputs.remove(&state.stack).unwrap_or_default();
        let messages = std::mem::take(&mut state.messages);
        Report { success, registrations, calls, outputs, component_outputs, messages }
    }

    fn urn(&self, parent: &str, type_token: &str, name: &str) -> String {
        let chain = parent.split("::").nth(2).filter(|chain| *chain != STACK);
        let qualified = chain.map_or_else(|| type_token.to_owned(), |chain| format!("{chain}${type_token}"));
        format!("urn:pulumi:{}::{}::{qualified}::{name}", self.settings.stack, self.settings.project)
    }

    fn remember(&self, registration: Registration) -> Result<(), Status> {
        let mut state = lock(&self.state);
        if state.registrations.iter().any(|known| known.urn == registration.urn) {
            return Err(Status::invalid_argument(format!("Duplicate resource URN '{}'", registration.urn)));
        }
        state.registrations.push(registration);
        Ok(())
    }

    /// Has a resource made, if a provider would make it: its id and outputs.
    fn make(&self, registration: &Registration) -> Result<(String, Map), Status> {
        let urn = registration.urn.clone();
        let (custom, remote) = (registration.custom, registration.remote);
        let read_id = registration.read_id.clone().or_else(|| registration.import_id.clone());
        let reading = registration.read_id.is_some();
        let resource = MockResource {
            type_token: registration.type_token.clone(),
            name: registration.name.clone(),
            urn: urn.clone(),
            inputs: registration.inputs.clone(),
            provider: registration.provider.clone(),
            read_id,
            preview: self.settings.dry_run,
        };
        if !custom && !remote {
            return Ok((String::new(), Map::new()));
        }
        let made = self.mocks.resource(&resource).map_err(Status::unknown)?;
        let id = if remote || (self.settings.dry_run && !reading) { String::new() } else { made.id };
        lock(&self.state).resources.insert(urn.clone(), (id.clone(), made.outputs.clone()));
        Ok((id, made.outputs))
    }

    pub(super) async fn register(
        &self,
        mut request: pulumirpc::RegisterResourceRequest,
    ) -> Result<pulumirpc::RegisterResourceResponse, Status> {
        let urn = self.urn(&request.parent, &request.r#type, &request.name);
        if request.r#type == STACK {
            lock(&self.state).stack = urn.clone();
            return Ok(pulumirpc::RegisterResourceResponse { urn, ..Default::default() });
        }
        self.callbacks.transform(&urn, &mut request).await?;
        let hooks = request.hooks.clone().unwrap_or_default();
        let mut hook = pulumirpc::ResourceHookRequest {
            urn: urn.clone(),
            name: request.name.clone(),
            r#type: request.r#type.clone(),
            new_inputs: request.object.clone(),
            ..Default::default()
        };
        let registration = Registration::capture(urn.clone(), request)?;
        self.remember(registration.clone())?;
        let dry_run = self.settings.dry_run;
        self.callbacks.run(&hooks.before_create, &hook, dry_run).await?;
        let mut errors = Vec::new();
        let (id, outputs) = loop {
            match self.make(&registration) {
                Ok(made) => break made,
                Err(status) => {
                    errors.insert(0, status.message().to_owned());
                    let failure = pulumirpc::ErrorHookRequest {
                        urn: urn.clone(),
                        name: hook.name.clone(),
                        r#type: hook.r#type.clone(),
                        new_inputs: hook.new_inputs.clone(),
                        failed_operation: "create".to_owned(),
                        errors: errors.clone(),
                        ..Default::default()
                    };
                    if !self.callbacks.retry(&hooks.on_error, &failure).await? {
                        return Err(status);
                    }
                }
            }
        };
        let object = encode(&outputs);
        hook.id.clone_from(&id);
        hook.new_outputs.clone_from(&object);
        self.callbacks.run(&hooks.after_create, &hook, dry_run).await?;
        Ok(pulumirpc::RegisterResourceResponse { urn, id, object, ..Default::default() })
    }

    pub(super) fn read(
        &self,
        request: pulumirpc::ReadResourceRequest,
    ) -> Result<pulumirpc::ReadResourceResponse, Status> {
        let registration = Registration {
            urn: self.urn(&request.parent, &request.r#type, &request.name),
            type_token: request.r#type,
            name: request.name,
            parent: request.parent,
            custom: true,
            read_id: Some(request.id),
            inputs: decode(request.properties)?,
            dependencies: request.dependencies.into_iter().collect(),
            provider: request.provider,
            version: request.version,
            plugin_download_url: request.plugin_download_url,
            additional_secret_outputs: request.additional_secret_outputs,
            ..Registration::default()
        };
        self.remember(registration.clone())?;
        let (id, outputs) = self.make(&registration)?;
        let (urn, properties) = (registration.urn, encode(&outputs));
        Ok(pulumirpc::ReadResourceResponse { urn, id, properties, ..Default::default() })
    }

    pub(super) fn function(&self, call: Call) -> Result<Map, Status> {
        let mock =
            MockCall { token: call.token.clone(), args: call.args.clone(), provider: call.provider.clone() };
        lock(&self.state).calls.push(call);
        if mock.token == "pulumi:pulumi:getResource" {
            return self.known_resource(&mock.args);
        }
        self.mocks.call(&mock).map_err(Status::unknown)
    }

    /// The engine answers this one itself.
    fn known_resource(&self, args: &Map) -> Result<Map, Status> {
        let urn = args.get("urn").and_then(Value::as_str).unwrap_or_default();
        let state = lock(&self.state);
        let (id, outputs) =
            state.resources.get(urn).ok_or_else(|| Status::not_found(format!("unknown resource {urn}")))?;
        Ok(Map::from([
            ("urn".to_owned(), Value::from(urn)),
            ("id".to_owned(), Value::from(id.as_str())),
            ("state".to_owned(), Value::Object(outputs.clone())),
        ]))
    }
}
