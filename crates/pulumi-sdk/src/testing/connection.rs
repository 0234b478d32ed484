//! The engine of a test as a program's connection reaches it.

use futures::FutureExt;
use pulumi_proto::{
    pulumirpc::{self, ResourceMonitorFeature as Feature},
    wire::{self, Encoding},
};
use tonic::Status;

use super::{
    Call, Message, MockResource, Severity,
    monitor::{Monitor, decode, encode},
};
use crate::{
    callbacks::Functions,
    connection::{Connection, Rpc},
    problems::lock,
};

fn answer<'a, T: Send + 'a>(result: Result<T, Status>) -> Rpc<'a, T> {
    std::future::ready(result).boxed()
}

impl Connection for Monitor {
    fn attach(&self, functions: &Functions) -> bool {
        self.callbacks.attach(functions.clone());
        true
    }

    fn get_deployment_info(&self, (): ()) -> Rpc<'_, pulumirpc::DeploymentInfo> {
        let all = (0..).map_while(|number| Feature::try_from(number).ok()).map(i32::from);
        answer(Ok(pulumirpc::DeploymentInfo {
            project: self.settings.project.clone(),
            stack: self.settings.stack.clone(),
            dry_run: self.settings.dry_run,
            supported_features: all.collect(),
            ..Default::default()
        }))
    }

    fn supports_feature(
        &self,
        _: pulumirpc::SupportsFeatureRequest,
    ) -> Rpc<'_, pulumirpc::SupportsFeatureResponse> {
        answer(Ok(pulumirpc::SupportsFeatureResponse { has_support: true }))
    }

    fn invoke(
        &self,
        request: pulumirpc::ResourceInvokeRequest,
    ) -> Rpc<'_, pulumirpc::ResourceInvokeResponse> {
        // As the engine hands them to a provider that takes neither secrets nor outputs.
        let plain = Encoding { secrets: false, outputs: false, resources: true };
        let args = decode(request.args).and_then(|args| decode(Some(wire::encode_map(&args, plain))));
        let result = args.and_then(|args| {
            self.function(Call {
                token: request.tok,
                args,
                provider: request.provider,
                version: request.version,
                dependencies: request.depends_on.into_iter().collect(),
            })
        });
        answer(
            result.map(|map| pulumirpc::ResourceInvokeResponse {
                r#return: encode(&map),
                ..Default::default()
            }),
        )
    }

    fn call(&self, request: pulumirpc::ResourceCallRequest) -> Rpc<'_, pulumirpc::CallResponse> {
        let dependencies = request.arg_dependencies.into_values().flat_map(|d| d.urns).collect();
        let result = decode(request.args).and_then(|args| {
            self.function(Call {
                token: request.tok,
                args,
                provider: request.provider,
                version: request.version,
                dependencies,
            })
        });
        answer(result.map(|map| pulumirpc::CallResponse { r#return: encode(&map), ..Default::default() }))
    }

    fn read_resource(
        &self,
        request: pulumirpc::ReadResourceRequest,
    ) -> Rpc<'_, pulumirpc::ReadResourceResponse> {
        answer(self.read(request))
    }

    fn exists_resource(
        &self,
        request: pulumirpc::ExistsResourceRequest,
    ) -> Rpc<'_, pulumirpc::ExistsResourceResponse> {
        let resource = decode(request.properties).map(|inputs| MockResource {
            type_token: request.r#type,
            name: String::new(),
            urn: String::new(),
            inputs,
            provider: request.provider,
            read_id: Some(request.id),
            preview: self.settings.dry_run,
        });
        answer(resource.map(|resource| pulumirpc::ExistsResourceResponse {
            exists: self.mocks.resource(&resource).is_ok(),
            unknown: false,
        }))
    }

    fn register_resource(
        &self,
        request: pulumirpc::RegisterResourceRequest,
    ) -> Rpc<'_, pulumirpc::RegisterResourceResponse> {
        self.register(request).boxed()
    }

    fn register_resource_outputs(&self, request: pulumirpc::RegisterResourceOutputsRequest) -> Rpc<'_, ()> {
        answer(decode(request.outputs).map(|outputs| {
            lock(&self.state).outputs.insert(request.urn, outputs);
        }))
    }

    fn register_stack_transform(&self, callback: pulumirpc::Callback) -> Rpc<'_, ()> {
        self.callbacks.add_transform(callback);
        answer(Ok(()))
    }

    fn register_resource_hook(&self, request: pulumirpc::RegisterResourceHookRequest) -> Rpc<'_, ()> {
        let callback = request.callback.unwrap_or_default();
        self.callbacks.add_hook(request.name, callback, request.on_dry_run, request.ignore_errors);
        answer(Ok(()))
    }

    fn register_error_hook(&self, request: pulumirpc::RegisterErrorHookRequest) -> Rpc<'_, ()> {
        self.callbacks.add_error_hook(request.name, request.callback.unwrap_or_default());
        answer(Ok(()))
    }

    fn register_package(
        &self,
        request: pulumirpc::RegisterPackageRequest,
    ) -> Rpc<'_, pulumirpc::RegisterPackageResponse> {
        let package = request.parameterization.or(request.extension).unwrap_or_default();
        let r#ref = format!("{}@{}", package.name, package.version);
        answer(Ok(pulumirpc::RegisterPackageResponse { r#ref }))
    }

    fn signal_and_wait_for_shutdown(&self, (): ()) -> Rpc<'_, ()> {
        answer(Ok(()))
    }

    fn log(&self, request: pulumirpc::LogRequest) -> Rpc<'_, ()> {
        let severity = match request.severity() {
            pulumirpc::LogSeverity::Debug => Severity::Debug,
            pulumirpc::LogSeverity::Info => Severity::Info,
            pulumirpc::LogSeverity::Warning => Severity::Warning,
            pulumirpc::LogSeverity::Error => Severity::Error,
        };
        let message = Message { severity, text: request.message, urn: request.urn };
        lock(&self.state).messages.push(message);
        answer(Ok(()))
    }

    fn require_pulumi_version(
        &self,
        _: pulumirpc::RequirePulumiVersionRequest,
    ) -> Rpc<'_, pulumirpc::RequirePulumiVersionResponse> {
        answer(Ok(pulumirpc::RequirePulumiVersionResponse {}))
    }
}
