//! Puts a [`Provider`] on a socket as the engine's `ResourceProvider` service.

use std::{future::Future, sync::Mutex};

use pulumi_proto::{
    MAX_MESSAGE_BYTES,
    loopback::accept_own_user,
    pulumirpc as rpc,
    pulumirpc::resource_provider_server::{ResourceProvider, ResourceProviderServer},
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status};

use crate::{
    ConfigureRequest, CreateRequest, DeleteRequest, DiffRequest, Difference, Engine, InvokeRequest, Provider,
    ReadRequest, UpdateRequest, Urn,
    convert::{check_request, check_response, decode, diff_response, encode, failures, status, timeout},
    diff, secrets,
};

/// Serves a provider on a bound listener until `shutdown`, then lets what runs end.
///
/// `engine` is where the engine listens, as it told the plugin on its command line; empty if it told nothing
/// yet.
///
/// # Errors
/// Only the transport's: what an operation does wrong is told to the engine.
pub async fn serve<P: Provider>(
    provider: P,
    engine: &str,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), tonic::transport::Error> {
    let service = Service {
        provider,
        engine: Mutex::new(if engine.is_empty() { Engine::default() } else { Engine::at(engine) }),
        cancelled: CancellationToken::new(),
    };
    let cancelled = service.cancelled.clone();
    let server = ResourceProviderServer::new(service)
        .max_decoding_message_size(MAX_MESSAGE_BYTES)
        .max_encoding_message_size(MAX_MESSAGE_BYTES);
    tonic::transport::Server::builder()
        .add_service(server)
        .serve_with_incoming_shutdown(accept_own_user(listener), async move {
            shutdown.await;
            cancelled.cancel();
        })
        .await
}

struct Service<P> {
    provider: P,
    engine: Mutex<Engine>,
    cancelled: CancellationToken,
}

type Answer<T> = Result<Response<T>, Status>;

impl<P> Service<P> {
    fn engine(&self) -> Engine {
        self.engine.lock().map(|engine| engine.clone()).unwrap_or_default()
    }

    fn attach(&self, address: &str) {
        if let Ok(mut engine) = self.engine.lock()
            && !address.is_empty()
        {
            *engine = Engine::at(address);
        }
    }
}

fn absent<T>(what: &str) -> Answer<T> {
    Err(Status::unimplemented(format!("this provider has no {what}")))
}

#[tonic::async_trait]
impl<P: Provider> ResourceProvider for Service<P> {
    async fn handshake(
        &self,
        request: Request<rpc::ProviderHandshakeRequest>,
    ) -> Answer<rpc::ProviderHandshakeResponse> {
        self.attach(&request.into_inner().engine_address);
        Ok(Response::new(rpc::ProviderHandshakeResponse {
            accept_secrets: true,
            supports_autonaming_configuration: true,
            ..rpc::ProviderHandshakeResponse::default()
        }))
    }

    async fn attach(&self, request: Request<rpc::PluginAttach>) -> Answer<()> {
        self.attach(&request.into_inner().address);
        Ok(Response::new(()))
    }

    async fn get_plugin_info(&self, _: Request<()>) -> Answer<rpc::PluginInfo> {
        Ok(Response::new(rpc::PluginInfo { version: self.provider.version().to_owned() }))
    }

    async fn get_schema(&self, _: Request<rpc::GetSchemaRequest>) -> Answer<rpc::GetSchemaResponse> {
        Ok(Response::new(rpc::GetSchemaResponse { schema: self.provider.schema().to_owned() }))
    }

    async fn check_config(&self, request: Request<rpc::CheckRequest>) -> Answer<rpc::CheckResponse> {
        let checked = self.provider.check_config(check_request(request.into_inner())?).await;
        checked.map(check_response).map_err(crate::Error::into_status)
    }

    async fn diff_config(&self, request: Request<rpc::DiffRequest>) -> Answer<rpc::DiffResponse> {
        let request = request.into_inner();
        let changes = diff::diff(&decode(request.old_inputs)?, &decode(request.news)?);
        let changes = changes.into_iter().map(|(path, kind)| (path, diff::Change { kind, replace: false }));
        Ok(diff_response(Difference { changes: changes.collect(), ..Difference::default() }))
    }

    async fn configure(&self, request: Request<rpc::ConfigureRequest>) -> Answer<rpc::ConfigureResponse> {
        let rpc::ConfigureRequest { urn, args, .. } = request.into_inner();
        let request = ConfigureRequest { urn: urn.map(Urn::from), config: decode(args)? };
        self.provider.configure(request).await.map_err(crate::Error::into_status)?;
        Ok(Response::new(rpc::ConfigureResponse {
            accept_secrets: true,
            supports_preview: true,
            accept_resources: false,
            accept_outputs: false,
            supports_autonaming_configuration: true,
        }))
    }

    async fn check(&self, request: Request<rpc::CheckRequest>) -> Answer<rpc::CheckResponse> {
        let request = crate::CheckRequest {
            engine: self.engine(),
            cancelled: self.cancelled.clone(),
            ..check_request(request.into_inner())?
        };
        self.provider.check(request).await.map(check_response).map_err(crate::Error::into_status)
    }

    async fn diff(&self, request: Request<rpc::DiffRequest>) -> Answer<rpc::DiffResponse> {
        let request = request.into_inner();
        let difference = self.provider.diff(DiffRequest {
            id: request.id,
            urn: Urn::from(request.urn),
            state: decode(request.olds)?,
            old_inputs: decode(request.old_inputs)?,
            new_inputs: decode(request.news)?,
            ignore_changes: request.ignore_changes,
            engine: self.engine(),
        });
        difference.await.map(diff_response).map_err(crate::Error::into_status)
    }

    async fn create(&self, request: Request<rpc::CreateRequest>) -> Answer<rpc::CreateResponse> {
        let request = request.into_inner();
        let inputs = decode(request.properties)?;
        let created = self.provider.create(CreateRequest {
            urn: Urn::from(request.urn),
            inputs: inputs.clone(),
            preview: request.preview,
            timeout: timeout(request.timeout),
            engine: self.engine(),
            cancelled: self.cancelled.clone(),
        });
        let mut created = created.await.map_err(|error| status(error, &[&inputs]))?;
        secrets::keep(&mut created.outputs, &[&inputs]);
        Ok(Response::new(rpc::CreateResponse {
            id: created.id,
            properties: encode(&created.outputs),
            refresh_before_update: false,
        }))
    }

    async fn read(&self, request: Request<rpc::ReadRequest>) -> Answer<rpc::ReadResponse> {
        let request = request.into_inner();
        let (inputs, state) = (decode(request.inputs)?, decode(request.properties)?);
        let read = self.provider.read(ReadRequest {
            id: request.id,
            urn: Urn::from(request.urn),
            inputs: inputs.clone(),
            state: state.clone(),
            engine: self.engine(),
        });
        let read = read.await.map_err(|error| status(error, &[&inputs, &state]))?;
        Ok(Response::new(match read {
            None => rpc::ReadResponse::default(),
            Some(mut read) => {
                secrets::keep(&mut read.inputs, &[&inputs]);
                secrets::keep(&mut read.outputs, &[&inputs, &state]);
                rpc::ReadResponse {
                    id: read.id,
                    properties: encode(&read.outputs),
                    inputs: encode(&read.inputs),
                    refresh_before_update: false,
                }
            }
        }))
    }

    async fn update(&self, request: Request<rpc::UpdateRequest>) -> Answer<rpc::UpdateResponse> {
        let request = request.into_inner();
        let inputs = decode(request.news)?;
        let outputs = self.provider.update(UpdateRequest {
            id: request.id,
            urn: Urn::from(request.urn),
            state: decode(request.olds)?,
            old_inputs: decode(request.old_inputs)?,
            new_inputs: inputs.clone(),
            preview: request.preview,
            timeout: timeout(request.timeout),
            engine: self.engine(),
            cancelled: self.cancelled.clone(),
        });
        let mut outputs = outputs.await.map_err(|error| status(error, &[&inputs]))?;
        secrets::keep(&mut outputs, &[&inputs]);
        Ok(Response::new(rpc::UpdateResponse { properties: encode(&outputs), refresh_before_update: false }))
    }

    async fn delete(&self, request: Request<rpc::DeleteRequest>) -> Answer<()> {
        let request = request.into_inner();
        let deleted = self.provider.delete(DeleteRequest {
            id: request.id,
            urn: Urn::from(request.urn),
            inputs: decode(request.old_inputs)?,
            state: decode(request.properties)?,
            timeout: timeout(request.timeout),
            engine: self.engine(),
            cancelled: self.cancelled.clone(),
        });
        deleted.await.map(Response::new).map_err(crate::Error::into_status)
    }

    async fn invoke(&self, request: Request<rpc::InvokeRequest>) -> Answer<rpc::InvokeResponse> {
        let request = request.into_inner();
        // Engines since 3.276 tell providers which arguments are secret.
        let args = secrets::reveal_map(&decode(request.args)?);
        let invoked = self.provider.invoke(InvokeRequest { token: request.tok, args });
        let invoked = invoked.await.map_err(crate::Error::into_status)?;
        Ok(Response::new(rpc::InvokeResponse {
            r#return: encode(&invoked.result),
            failures: failures(invoked.failures),
        }))
    }

    async fn cancel(&self, _: Request<()>) -> Answer<()> {
        self.cancelled.cancel();
        Ok(Response::new(()))
    }

    async fn get_mapping(&self, _: Request<rpc::GetMappingRequest>) -> Answer<rpc::GetMappingResponse> {
        Ok(Response::new(rpc::GetMappingResponse::default()))
    }

    async fn get_mappings(&self, _: Request<rpc::GetMappingsRequest>) -> Answer<rpc::GetMappingsResponse> {
        Ok(Response::new(rpc::GetMappingsResponse::default()))
    }

    async fn parameterize(&self, _: Request<rpc::ParameterizeRequest>) -> Answer<rpc::ParameterizeResponse> {
        absent("parameters")
    }

    async fn call(&self, _: Request<rpc::CallRequest>) -> Answer<rpc::CallResponse> {
        absent("methods")
    }

    async fn construct(&self, request: Request<rpc::ConstructRequest>) -> Answer<rpc::ConstructResponse> {
        let constructed = self.provider.construct(request.into_inner()).await;
        constructed.map(Response::new).map_err(crate::Error::into_status)
    }

    type ListStream = tonic::codegen::BoxStream<rpc::ListResponse>;

    async fn list(&self, _: Request<rpc::ListRequest>) -> Answer<Self::ListStream> {
        absent("listing of resources")
    }
}
