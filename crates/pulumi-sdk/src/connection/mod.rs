//! The connection to the engine: a trait, so that tests need no engine and no port, and its implementation
//! over gRPC.

use futures::{FutureExt, future::BoxFuture};
use pulumi_proto::{
    MAX_MESSAGE_BYTES,
    pulumirpc::{self, engine_client::EngineClient, resource_monitor_client::ResourceMonitorClient},
};
use tonic::{Status, transport::Channel};

/// The answer of one call.
pub(crate) type Rpc<'a, T> = BoxFuture<'a, Result<T, Status>>;

macro_rules! calls {
    ($($client:ident.$name:ident($request:ty) -> $response:ty;)+) => {
        /// What a program asks of the engine.
        pub(crate) trait Connection: Send + Sync {
            /// Whether the engine calls the program's functions by itself; otherwise they need a server.
            fn attach(&self, _functions: &crate::callbacks::Functions) -> bool {
                false
            }

            $(fn $name(&self, request: $request) -> Rpc<'_, $response>;)+
        }

        impl Connection for Grpc {
            $(fn $name(&self, request: $request) -> Rpc<'_, $response> {
                let mut client = self.$client.clone();
                async move { Ok(client.$name(request).await?.into_inner()) }.boxed()
            })+
        }
    };
}

calls! {
    monitor.get_deployment_info(()) -> pulumirpc::DeploymentInfo;
    monitor.supports_feature(pulumirpc::SupportsFeatureRequest) -> pulumirpc::SupportsFeatureResponse;
    monitor.invoke(pulumirpc::ResourceInvokeRequest) -> pulumirpc::ResourceInvokeResponse;
    monitor.call(pulumirpc::ResourceCallRequest) -> pulumirpc::CallResponse;
    monitor.read_resource(pulumirpc::ReadResourceRequest) -> pulumirpc::ReadResourceResponse;
    monitor.exists_resource(pulumirpc::ExistsResourceRequest) -> pulumirpc::ExistsResourceResponse;
    monitor.register_resource(pulumirpc::RegisterResourceRequest) -> pulumirpc::RegisterResourceResponse;
    monitor.register_resource_outputs(pulumirpc::RegisterResourceOutputsRequest) -> ();
    monitor.register_stack_transform(pulumirpc::Callback) -> ();
    monitor.register_resource_hook(pulumirpc::RegisterResourceHookRequest) -> ();
    monitor.register_error_hook(pulumirpc::RegisterErrorHookRequest) -> ();
    monitor.register_package(pulumirpc::RegisterPackageRequest) -> pulumirpc::RegisterPackageResponse;
    monitor.signal_and_wait_for_shutdown(()) -> ();
    engine.log(pulumirpc::LogRequest) -> ();
    engine.require_pulumi_version(pulumirpc::RequirePulumiVersionRequest)
        -> pulumirpc::RequirePulumiVersionResponse;
}

/// The connection of a real run.
pub(crate) struct Grpc {
    monitor: ResourceMonitorClient<Channel>,
    engine: EngineClient<Channel>,
}

impl Grpc {
    /// Connects to the engine's two services, `HOST:PORT` each.
    pub(crate) async fn connect(monitor: &str, engine: &str) -> Result<Self, tonic::transport::Error> {
        let (monitor, engine) = futures::try_join!(channel(monitor), channel(engine))?;
        Ok(Self {
            monitor: ResourceMonitorClient::new(monitor)
                .max_decoding_message_size(MAX_MESSAGE_BYTES)
                .max_encoding_message_size(MAX_MESSAGE_BYTES),
            engine: EngineClient::new(engine)
                .max_decoding_message_size(MAX_MESSAGE_BYTES)
                .max_encoding_message_size(MAX_MESSAGE_BYTES),
        })
    }
}

async fn channel(address: &str) -> Result<Channel, tonic::transport::Error> {
    Channel::from_shared(format!("http://{address}"))
        .map_err(|_| ())
        .unwrap_or_else(|()| Channel::from_static("http://0.0.0.0:0"))
        .http2_adaptive_window(true)
        .connect()
        .await
}

#[cfg(test)]
mod tests;
