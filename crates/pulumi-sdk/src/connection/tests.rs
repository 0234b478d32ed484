//! The program's side of the wire, against a server that is the engine of a test.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use pulumi_proto::pulumirpc::{
    engine_server::{Engine, EngineServer},
    resource_monitor_server::{ResourceMonitor, ResourceMonitorServer},
};
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_stream::wrappers::TcpListenerStream;
use tonic::{Request, Response, transport::Server};

use super::*;
use crate::{
    Context, Output, ResourceOptions, output,
    problems::lock,
    properties,
    run::{End, execute},
    settings::Settings,
    testing::{Echo, Monitor},
};

/// The engine of a test behind gRPC, with what it was sent.
#[derive(Clone)]
struct Fake {
    monitor: Arc<Monitor>,
    registrations: Arc<Mutex<Vec<pulumirpc::RegisterResourceRequest>>>,
    errors: Arc<Mutex<Vec<String>>>,
    /// What registrations of resources are answered with, instead.
    refusal: Option<Status>,
    /// Only knows features by name, as engines did.
    old: bool,
}

macro_rules! forward {
    ($($name:ident($request:ty) -> $response:ty;)+) => {
        #[tonic::async_trait]
        impl ResourceMonitor for Fake {
            $(async fn $name(&self, request: Request<$request>) -> Result<Response<$response>, Status> {
                self.see(stringify!($name), request.get_ref())?;
                Ok(Response::new(self.monitor.$name(request.into_inner()).await?))
            })+

            async fn register_stack_invoke_transform(&self, _: Request<pulumirpc::Callback>) -> Result<Response<()>, Status> {
                Err(Status::unimplemented("not used"))
            }
        }
    };
}

forward! {
    get_deployment_info(()) -> pulumirpc::DeploymentInfo;
    supports_feature(pulumirpc::SupportsFeatureRequest) -> pulumirpc::SupportsFeatureResponse;
    invoke(pulumirpc::ResourceInvokeRequest) -> pulumirpc::ResourceInvokeResponse;
    call(pulumirpc::ResourceCallRequest) -> pulumirpc::CallResponse;
    read_resource(pulumirpc::ReadResourceRequest) -> pulumirpc::ReadResourceResponse;
    exists_resource(pulumirpc::ExistsResourceRequest) -> pulumirpc::ExistsResourceResponse;
    register_resource(pulumirpc::RegisterResourceRequest) -> pulumirpc::RegisterResourceResponse;
    register_resource_outputs(pulumirpc::RegisterResourceOutputsRequest) -> ();
    register_stack_transform(pulumirpc::Callback) -> ();
    register_resource_hook(pulumirpc::RegisterResourceHookRequest) -> ();
    register_error_hook(pulumirpc::RegisterErrorHookRequest) -> ();
    register_package(pulumirpc::RegisterPackageRequest) -> pulumirpc::RegisterPackageResponse;
    signal_and_wait_for_shutdown(()) -> ();
}

#[tonic::async_trait]
impl Engine for Fake {
    async fn log(&self, request: Request<pulumirpc::LogRequest>) -> Result<Response<()>, Status> {
        if request.get_ref().severity() == pulumirpc::LogSeverity::Error {
            lock(&self.errors).push(request.into_inner().message);
        }
        Ok(Response::new(()))
    }

    async fn get_root_resource(
        &self,
        _: Request<pulumirpc::GetRootResourceRequest>,
    ) -> Result<Response<pulumirpc::GetRootResourceResponse>, Status> {
        Err(Status::unimplemented("not used"))
    }

    async fn set_root_resource(
        &self,
        _: Request<pulumirpc::SetRootResourceRequest>,
    ) -> Result<Response<pulumirpc::SetRootResourceResponse>, Status> {
        Err(Status::unimplemented("not used"))
    }

    async fn start_debugging(
        &self,
        _: Request<pulumirpc::StartDebuggingRequest>,
    ) -> Result<Response<()>, Status> {
        Err(Status::unimplemented("not used"))
    }

    async fn require_pulumi_version(
        &self,
        _: Request<pulumirpc::RequirePulumiVersionRequest>,
    ) -> Result<Response<pulumirpc::RequirePulumiVersionResponse>, Status> {
        Err(Status::failed_precondition("version 3.1.0 is not in range >=4"))
    }
}

impl Fake {
    fn new() -> Self {
        Self {
            monitor: Arc::new(Monitor::new(settings(), Arc::new(Echo))),
            registrations: Arc::default(),
            errors: Arc::default(),
            refusal: None,
            old: false,
        }
    }

    fn see(&self, call: &str, request: &dyn std::any::Any) -> Result<(), Status> {
        if self.old && call == "get_deployment_info" {
            return Err(Status::unimplemented("unknown method"));
        }
        let Some(request) = request.downcast_ref::<pulumirpc::RegisterResourceRequest>() else {
            return Ok(());
        };
        lock(&self.registrations).push(request.clone());
        match &self.refusal {
            Some(status) if request.custom => Err(status.clone()),
            _ => Ok(()),
        }
    }

    async fn listen(&self) -> (String, JoinHandle<()>) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let monitor = ResourceMonitorServer::new(self.clone())
            .max_decoding_message_size(MAX_MESSAGE_BYTES)
            .max_encoding_message_size(MAX_MESSAGE_BYTES);
        let server = Server::builder().add_service(monitor).add_service(EngineServer::new(self.clone()));
        let task = tokio::spawn(async move {
            server.serve_with_incoming(TcpListenerStream::new(listener)).await.unwrap();
        });
        (address, task)
    }

    async fn run<F, Fut>(&self, program: F) -> End
    where
        F: FnOnce(Context) -> Fut,
        Fut: Future<Output = Result<(), String>>,
    {
        let (address, task) = self.listen().await;
        let connection = Grpc::connect(&address, &address).await.unwrap();
        let end = execute(settings(), Arc::new(connection), program).await;
        task.abort();
        end
    }
}

fn settings() -> Settings {
    Settings { project: "project".to_owned(), stack: "test".to_owned(), ..Settings::default() }
}

fn thing(ctx: &Context, name: &str, args: impl crate::ToValue + 'static) -> crate::CustomResource {
    ctx.register("pkg:index:Thing", name, args, ResourceOptions::new())
}

#[tokio::test]
async fn requests_say_what_the_program_understands() {
    let fake = Fake::new();
    let end = fake
        .run(|ctx| async move {
            thing(&ctx, "it", properties! { "x" => Output::new_secret(1) });
            Ok(())
        })
        .await;
    assert_eq!(end, End::Success);
    let registrations = lock(&fake.registrations);
    let [stack, it] = registrations.as_slice() else { panic!("{registrations:?}") };
    assert_eq!((stack.r#type.as_str(), stack.name.as_str()), ("pulumi:pulumi:Stack", "project-test"));
    assert!(stack.parent.is_empty() && !stack.custom);
    assert!(it.custom && it.accept_secrets && it.accept_resources);
    assert!(it.supports_partial_values && it.supports_result_reporting && it.alias_specs);
    assert!(it.parent.ends_with("::pulumi:pulumi:Stack::project-test"));
}

#[tokio::test]
async fn an_engine_that_knows_features_by_name_is_asked_so() {
    let fake = Fake { old: true, ..Fake::new() };
    let end = fake
        .run(|ctx| async move {
            let options = ResourceOptions::new().alias(crate::Alias::name("old"));
            ctx.register("pkg:index:Thing", "it", properties! { "x" => Output::new_secret(1) }, options);
            Ok(())
        })
        .await;
    assert_eq!(end, End::Success);
    assert_eq!(lock(&fake.registrations)[1].aliases.len(), 1);
}

#[tokio::test]
async fn large_messages_pass_both_ways() {
    let fake = Fake::new();
    let end = fake
        .run(|ctx| async move {
            let text = "x".repeat(20 << 20);
            let it = thing(&ctx, "it", properties! { "text" => text });
            let back = output::resolve(&it.output::<String>("text")).await.value.unwrap_or_default();
            if back.len() == 20 << 20 { Ok(()) } else { Err(format!("{} bytes came back", back.len())) }
        })
        .await;
    assert_eq!(end, End::Success, "{:?}", lock(&fake.errors));
}

#[tokio::test]
async fn an_engine_that_stops_serving_is_not_told_why() {
    for status in [
        Status::unavailable("resource monitor shut down while waiting on step's done channel"),
        Status::cancelled("context canceled"),
        Status::unknown("resource monitor shut down"),
    ] {
        let fake = Fake { refusal: Some(status), ..Fake::new() };
        let end = fake
            .run(|ctx| async move {
                let it = thing(&ctx, "it", ());
                thing(&ctx, "second", properties! { "id" => it.id() });
                ctx.export("id", it.id());
                Ok(())
            })
            .await;
        assert_eq!(end, End::Reported);
        assert_eq!(lock(&fake.errors).as_slice(), [""; 0]);
        assert_eq!(lock(&fake.registrations).len(), 2);
    }
}

#[tokio::test]
async fn a_refused_registration_is_told_by_the_program() {
    let fake = Fake { refusal: Some(Status::invalid_argument("bad type token")), ..Fake::new() };
    let end = fake
        .run(|ctx| async move {
            thing(&ctx, "it", ());
            Ok(())
        })
        .await;
    assert_eq!(end, End::Reported);
    let expected = r#"resource "it" (urn:pulumi:test::project::pkg:index:Thing::it): bad type token"#;
    assert_eq!(lock(&fake.errors).as_slice(), [expected]);
}

#[tokio::test]
async fn a_wrong_version_is_told() {
    let fake = Fake::new();
    let end = fake
        .run(|ctx| async move {
            ctx.require_pulumi_version(">=4");
            Ok(())
        })
        .await;
    assert_eq!(end, End::Reported);
    assert_eq!(
        lock(&fake.errors).as_slice(),
        ["the Pulumi CLI's version: version 3.1.0 is not in range >=4"]
    );
}

#[tokio::test]
async fn an_engine_that_dies_ends_the_program() {
    let fake = Fake::new();
    // A runtime of its own dies with all its connections.
    let engine = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let served = fake.clone();
    let address = engine.spawn(async move { served.listen().await.0 }).await.unwrap();
    let connection = Grpc::connect(&address, &address).await.unwrap();
    let run = execute(settings(), Arc::new(connection), |ctx: Context| async move {
        let first = thing(&ctx, "first", ());
        output::resolve(&first.id()).await;
        engine.shutdown_background();
        thing(&ctx, "second", ());
        Ok::<_, String>(())
    });
    let end = tokio::time::timeout(Duration::from_secs(20), run).await.expect("the program must end");
    assert_eq!(end, End::Reported);
}

#[tokio::test]
async fn an_engine_that_is_not_there_is_an_error() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    assert!(Grpc::connect(&address, &address).await.is_err());
    assert!(Grpc::connect("not an address", &address).await.is_err());
}

#[tokio::test]
async fn hooks_are_called_back() {
    use prost::Message;
    use pulumirpc::{callbacks_client::CallbacksClient, *};

    let address = Fake::new().listen().await.0;
    let connection = Grpc::connect(&address, &address).await.unwrap();
    let callbacks = crate::callbacks::Callbacks::new(&connection);
    let callback = callbacks
        .add(|request| {
            async move {
                let request = ResourceHookRequest::decode(request.as_slice()).unwrap();
                assert!(request.name != "boom", "boom");
                Ok(ResourceHookResponse { error: request.name }.encode_to_vec())
            }
            .boxed()
        })
        .await
        .unwrap();
    let mut engine = CallbacksClient::connect(format!("http://{}", callback.target)).await.unwrap();
    let mut call = async |name: &str, token: &str| {
        let request = ResourceHookRequest { name: name.to_owned(), ..Default::default() }.encode_to_vec();
        engine.invoke(CallbackInvokeRequest { token: token.to_owned(), request }).await
    };
    let response = call("it", &callback.token).await.unwrap().into_inner().response;
    assert_eq!(ResourceHookResponse::decode(response.as_slice()).unwrap().error, "it");
    assert!(call("boom", &callback.token).await.unwrap_err().message().contains("boom"));
    assert_eq!(call("it", "99").await.unwrap_err().code(), tonic::Code::NotFound);
}
