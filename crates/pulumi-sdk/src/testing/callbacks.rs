//! What the engine of a test calls back: transforms before a registration, hooks around it.

use std::collections::HashMap;

use prost::Message;
use pulumi_proto::pulumirpc::{
    Callback, ErrorHookRequest, ErrorHookResponse, RegisterResourceRequest, ResourceHookRequest,
    ResourceHookResponse, TransformRequest, TransformResourceOptions, TransformResponse,
};
use tonic::Status;

use crate::{
    callbacks::{self, Functions},
    options::{kind, options_table},
    problems::lock,
};

/// How often a failing operation is tried at most: a hook that never gives up must not hang a test.
const TRIES: usize = 100;

/// The callbacks that a program registered.
#[derive(Default)]
pub(super) struct Callbacks {
    functions: std::sync::Mutex<Functions>,
    state: std::sync::Mutex<State>,
}

#[derive(Default)]
struct State {
    hooks: HashMap<String, (Callback, bool, bool)>,
    error_hooks: HashMap<String, Callback>,
    stack_transforms: Vec<Callback>,
    /// The transforms of resources, by URN: their children are transformed too.
    transforms: HashMap<String, Vec<Callback>>,
}

impl Callbacks {
    pub(super) fn attach(&self, functions: Functions) {
        *lock(&self.functions) = functions;
    }

    pub(super) fn add_hook(&self, name: String, callback: Callback, on_dry_run: bool, ignore_errors: bool) {
        lock(&self.state).hooks.insert(name, (callback, on_dry_run, ignore_errors));
    }

    pub(super) fn add_error_hook(&self, name: String, callback: Callback) {
        lock(&self.state).error_hooks.insert(name, callback);
    }

    pub(super) fn add_transform(&self, callback: Callback) {
        lock(&self.state).stack_transforms.push(callback);
    }

    async fn call(&self, callback: &Callback, request: Vec<u8>) -> Result<Vec<u8>, Status> {
        let functions = lock(&self.functions).clone();
        callbacks::call(&functions, &callback.token, request).await
    }

    /// Transforms a request as the engine would: by its own transforms, those of its ancestors, those of the
    /// stack.
    pub(super) async fn transform(
        &self,
        urn: &str,
        request: &mut RegisterResourceRequest,
    ) -> Result<(), Status> {
        let mut transforms = std::mem::take(&mut request.transforms);
        {
            let mut state = lock(&self.state);
            transforms.extend(state.transforms.get(&request.parent).cloned().unwrap_or_default());
            state.transforms.insert(urn.to_owned(), transforms.clone());
            transforms.extend(state.stack_transforms.iter().cloned());
        }
        for callback in transforms {
            let message = TransformRequest {
                r#type: request.r#type.clone(),
                name: request.name.clone(),
                custom: request.custom,
                parent: request.parent.clone(),
                properties: request.object.clone(),
                options: Some(options(request)),
            };
            let response = self.call(&callback, message.encode_to_vec()).await?;
            let response = TransformResponse::decode(response.as_slice())
                .map_err(|error| Status::invalid_argument(error.to_string()))?;
            request.object = response.properties.or(request.object.take());
            if let Some(options) = response.options {
                apply(request, options);
            }
        }
        Ok(())
    }

    /// Calls the hooks of these names. The first error counts.
    pub(super) async fn run(
        &self,
        names: &[String],
        request: &ResourceHookRequest,
        dry_run: bool,
    ) -> Result<(), Status> {
        for name in names {
            let Some((callback, on_dry_run, ignore_errors)) = lock(&self.state).hooks.get(name).cloned()
            else {
                return Err(Status::not_found(format!("hook {name:?} is not registered")));
            };
            if dry_run && !on_dry_run {
                continue;
            }
            let response = self.call(&callback, request.encode_to_vec()).await?;
            let error =
                ResourceHookResponse::decode(response.as_slice()).map(|r| r.error).unwrap_or_default();
            if !error.is_empty() && !ignore_errors {
                return Err(Status::unknown(format!("hook {name:?}: {error}")));
            }
        }
        Ok(())
    }

    /// Asks the error hooks whether to try again.
    pub(super) async fn retry(&self, names: &[String], request: &ErrorHookRequest) -> Result<bool, Status> {
        for name in names {
            let Some(callback) = lock(&self.state).error_hooks.get(name).cloned() else { continue };
            let response = self.call(&callback, request.encode_to_vec()).await?;
            let answer = ErrorHookResponse::decode(response.as_slice()).unwrap_or_default();
            if answer.retry && request.errors.len() < TRIES {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

macro_rules! transform_options {
    ($(
        $(#[$doc:meta])+
        $name:ident($value:ident): $kind:ident $([$feature:ident])? -> $seen:ty $(= $field:ident)?;
    )+) => {
        fn options(request: &RegisterResourceRequest) -> TransformResourceOptions {
            let request = request.clone();
            TransformResourceOptions {
                depends_on: request.dependencies,
                version: request.version,
                provider: request.provider,
                providers: request.providers,
                plugin_download_url: request.plugin_download_url,
                $($($field: kind::take!(request, $name: $kind),)?)+
            }
        }

        fn apply(request: &mut RegisterResourceRequest, options: TransformResourceOptions) {
            request.dependencies = options.depends_on;
            request.version = options.version;
            request.provider = options.provider;
            request.providers = options.providers;
            request.plugin_download_url = options.plugin_download_url;
            $($(kind::put!(request, $name: $kind, options.$field);)?)+
        }
    };
}

options_table!(all => transform_options);
