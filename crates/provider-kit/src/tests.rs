//! A provider through the engine's protocol, on a real socket.

use std::{future::pending, sync::Mutex};

use prost::Message as _;
use pulumi_proto::{
    Map, Value, pulumirpc as rpc,
    pulumirpc::{
        engine_server::{Engine as EngineService, EngineServer},
        resource_provider_client::ResourceProviderClient,
    },
    wire::{Encoding, decode_map, encode_map},
};
use tokio::{net::TcpListener, sync::mpsc};
use tonic::{
    Code, Request, Response, Status,
    transport::{Channel, server::TcpIncoming},
};

use crate::{
    Autonaming, CheckRequest, Checked, ConfigureRequest, CreateRequest, Created, DeleteRequest, DiffRequest,
    Difference, Error, Failure, InitFailed, Provider, ReadRequest, ReadState, UpdateRequest,
    diff::{Change, Kind},
    serve::serve,
};

/// Echoes its inputs; `fail` makes it leave half a resource, `wait` makes it wait for the user to stop it.
#[derive(Default)]
struct Echo {
    autonaming: Mutex<Option<Autonaming>>,
}

impl Provider for Echo {
    fn version(&self) -> &str {
        "1.2.3"
    }

    async fn configure(&self, _: ConfigureRequest) -> Result<(), Error> {
        Ok(())
    }

    async fn check(&self, request: CheckRequest) -> Result<Checked, Error> {
        *self.autonaming.lock().unwrap() = Some(request.autonaming);
        let failures = request.news.contains_key("bad").then(|| Failure::new("bad", "is bad"));
        Ok(Checked { inputs: request.news, failures: failures.into_iter().collect() })
    }

    async fn diff(&self, _: DiffRequest) -> Result<Difference, Error> {
        let change = |kind, replace| Change { kind, replace };
        let changes = [
            ("a".to_owned(), change(Kind::Add, false)),
            ("list[0].x".to_owned(), change(Kind::Update, true)),
            ("list[1].x".to_owned(), change(Kind::Delete, true)),
        ];
        Ok(Difference { changes: changes.into(), delete_before_replace: true, stables: vec!["arn".into()] })
    }

    async fn create(&self, request: CreateRequest) -> Result<Created, Error> {
        request.engine.status(&request.urn, "half way").await;
        if request.inputs.contains_key("wait") {
            request.cancelled.cancelled().await;
            return Err(Error::Cancelled);
        }
        let outputs = crate::secrets::reveal_map(&request.inputs);
        if request.inputs.contains_key("fail") {
            let reasons = vec!["one".to_owned(), "two".to_owned()];
            return Err(Error::InitFailed(Box::new(InitFailed {
                id: "i".into(),
                inputs: outputs.clone(),
                outputs,
                reasons,
            })));
        }
        Ok(Created { id: "i".into(), outputs })
    }

    async fn read(&self, request: ReadRequest) -> Result<Option<ReadState>, Error> {
        let reveal = crate::secrets::reveal_map;
        let (inputs, outputs) = (reveal(&request.inputs), reveal(&request.state));
        Ok((request.id != "gone").then_some(ReadState { id: request.id, inputs, outputs }))
    }

    async fn update(&self, request: UpdateRequest) -> Result<Map, Error> {
        Ok(request.new_inputs)
    }

    async fn delete(&self, _: DeleteRequest) -> Result<(), Error> {
        Err(Error::failed("it will not go"))
    }
}

async fn client(engine: &str) -> ResourceProviderClient<Channel> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let engine = engine.to_owned();
    tokio::spawn(async move { serve(Echo::default(), &engine, listener, pending()).await });
    ResourceProviderClient::connect(address).await.unwrap()
}

fn encode(map: &Map) -> Option<prost_types::Struct> {
    Some(encode_map(map, Encoding::PLAIN_OUTPUTS))
}

fn secret_inputs(extra: &str) -> Map {
    Map::from([("password".into(), Value::from("x").into_secret()), (extra.into(), true.into())])
}

#[tokio::test]
async fn secrets_reach_the_state_as_secrets() {
    let mut client = client("").await;
    let inputs = secret_inputs("plain");
    let request = rpc::CreateRequest { properties: encode(&inputs), ..rpc::CreateRequest::default() };
    let created = client.create(request).await.unwrap().into_inner();
    assert_eq!(decode_map(created.properties.unwrap()).unwrap(), inputs);
    let request = rpc::ReadRequest {
        id: "i".into(),
        properties: encode(&inputs),
        inputs: encode(&inputs),
        ..rpc::ReadRequest::default()
    };
    let read = client.read(request).await.unwrap().into_inner();
    assert_eq!(decode_map(read.properties.unwrap()).unwrap(), inputs);
    let gone = rpc::ReadRequest { id: "gone".into(), ..rpc::ReadRequest::default() };
    assert_eq!(client.read(gone).await.unwrap().into_inner(), rpc::ReadResponse::default());
}

#[tokio::test]
async fn half_a_resource_is_told_of() {
    let mut client = client("").await;
    let inputs = secret_inputs("fail");
    let request = rpc::CreateRequest { properties: encode(&inputs), ..rpc::CreateRequest::default() };
    let status = client.create(request).await.unwrap_err();
    assert_eq!((status.code(), status.message()), (Code::Unknown, "one; two"));
    let details = pulumi_proto::rpc::Status::decode(status.details()).unwrap();
    let detail = &details.details[0];
    assert_eq!(detail.type_url, "type.googleapis.com/pulumirpc.ErrorResourceInitFailed");
    let detail = rpc::ErrorResourceInitFailed::decode(detail.value.as_slice()).unwrap();
    assert_eq!((detail.id.as_str(), detail.reasons.len()), ("i", 2));
    assert_eq!(decode_map(detail.properties.unwrap()).unwrap(), inputs, "and its secrets are kept");
}

#[tokio::test]
async fn differences_in_the_engines_terms() {
    use rpc::property_diff::Kind::{Add, DeleteReplace, UpdateReplace};
    let diff = client("").await.diff(rpc::DiffRequest::default()).await.unwrap().into_inner();
    assert_eq!(diff.replaces, ["list"]);
    assert_eq!(diff.diffs, ["a", "list"]);
    assert!(diff.delete_before_replace && diff.has_detailed_diff);
    let kinds = |path: &str| diff.detailed_diff[path].kind();
    assert_eq!((kinds("a"), kinds("list[0].x"), kinds("list[1].x")), (Add, UpdateReplace, DeleteReplace));
}

#[tokio::test]
async fn check_failures_carry_their_property() {
    let mut client = client("").await;
    let news = encode(&Map::from([("bad".into(), true.into())]));
    let checked =
        client.check(rpc::CheckRequest { news, ..rpc::CheckRequest::default() }).await.unwrap().into_inner();
    assert_eq!(checked.failures, [rpc::CheckFailure { property: "bad".into(), reason: "is bad".into() }]);
}

#[tokio::test]
async fn what_is_absent_says_so() {
    let mut client = client("").await;
    let status = client.call(rpc::CallRequest::default()).await.unwrap_err();
    assert_eq!(status.code(), Code::Unimplemented);
    let status =
        client.invoke(rpc::InvokeRequest { tok: "a:b:c".into(), ..Default::default() }).await.unwrap_err();
    assert_eq!(status.message(), "this provider has no function a:b:c");
    let status = client.delete(rpc::DeleteRequest::default()).await.unwrap_err();
    assert_eq!(status.message(), "it will not go");
    assert_eq!(client.get_plugin_info(()).await.unwrap().into_inner().version, "1.2.3");
}

#[tokio::test]
async fn cancel_reaches_what_runs() {
    let client = client("").await;
    let (mut creating, mut cancelling) = (client.clone(), client);
    let request =
        rpc::CreateRequest { properties: encode(&secret_inputs("wait")), ..rpc::CreateRequest::default() };
    let (created, cancelled) = tokio::join!(creating.create(request), cancelling.cancel(()));
    cancelled.unwrap();
    assert_eq!(created.unwrap_err().code(), Code::Cancelled);
}

/// An engine that keeps what it is told.
struct Listener(mpsc::UnboundedSender<rpc::LogRequest>);

#[tonic::async_trait]
impl EngineService for Listener {
    async fn log(&self, request: Request<rpc::LogRequest>) -> Result<Response<()>, Status> {
        self.0.send(request.into_inner()).map_err(|_| Status::internal("closed"))?;
        Ok(Response::new(()))
    }

    async fn get_root_resource(
        &self,
        _: Request<rpc::GetRootResourceRequest>,
    ) -> Result<Response<rpc::GetRootResourceResponse>, Status> {
        Err(Status::unimplemented(""))
    }

    async fn set_root_resource(
        &self,
        _: Request<rpc::SetRootResourceRequest>,
    ) -> Result<Response<rpc::SetRootResourceResponse>, Status> {
        Err(Status::unimplemented(""))
    }

    async fn start_debugging(&self, _: Request<rpc::StartDebuggingRequest>) -> Result<Response<()>, Status> {
        Err(Status::unimplemented(""))
    }

    async fn require_pulumi_version(
        &self,
        _: Request<rpc::RequirePulumiVersionRequest>,
    ) -> Result<Response<rpc::RequirePulumiVersionResponse>, Status> {
        Err(Status::unimplemented(""))
    }
}

#[tokio::test]
async fn progress_is_shown_and_not_kept() {
    let (sender, mut messages) = mpsc::unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let engine = listener.local_addr().unwrap().to_string();
    let server = tonic::transport::Server::builder().add_service(EngineServer::new(Listener(sender)));
    tokio::spawn(server.serve_with_incoming(TcpIncoming::from(listener)));
    let request = rpc::CreateRequest { urn: "urn:x".into(), ..rpc::CreateRequest::default() };
    client(&engine).await.create(request).await.unwrap();
    let message = messages.recv().await.unwrap();
    assert_eq!(
        (message.message.as_str(), message.urn.as_str(), message.ephemeral),
        ("half way", "urn:x", true)
    );
}
