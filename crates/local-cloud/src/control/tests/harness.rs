//! An engine's side of the protocol.

use std::path::Path;

use provider_kit::{Map, Value};
use pulumi_proto::{
    prost_types,
    pulumirpc::{self as rpc, resource_provider_client::ResourceProviderClient},
    wire::{Encoding, decode_map, encode_map},
};
use serde_json::{Value as Json, json};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use tonic::{Status as GrpcStatus, transport::Channel};

use super::fake_plane::FakePlane;
use crate::{
    control::{Cloud, serve},
    registry::Registry,
};

/// A session with a cloud of its own.
pub struct Engine {
    pub cloud: Cloud,
    pub plane: FakePlane,
    pub registry: Registry,
    client: ResourceProviderClient<Channel>,
    session: Session,
    folder: tempfile::TempDir,
}

/// A session that can be ended.
struct Session {
    end: oneshot::Sender<bool>,
    ended: JoinHandle<()>,
}

impl Session {
    async fn end(self, clean: bool) {
        self.end.send(clean).unwrap();
        self.ended.await.unwrap();
    }
}

/// A resource in the engine's state.
#[derive(Clone, Debug)]
pub struct Resource {
    pub token: String,
    pub name: String,
    pub id: String,
    pub inputs: Map,
    pub outputs: Map,
}

impl Resource {
    /// An output as JSON.
    pub fn get(&self, name: &str) -> Json {
        self.outputs.get(name).and_then(Value::to_json).unwrap_or_default()
    }

    /// An output that is a text.
    pub fn text(&self, name: &str) -> String {
        self.outputs.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

pub fn map(json: Json) -> Map {
    Value::from_json(json).as_object().cloned().unwrap()
}

fn urn(token: &str, name: &str) -> String {
    format!("urn:pulumi:local::shop::{token}::{name}")
}

/// An error without the part that is another each time.
fn without_request_id(message: &str) -> String {
    match message.split_once(", https response error") {
        Some((before, after)) => {
            let after = after.split_once("RequestID: ").and_then(|(_, rest)| rest.split_once(','));
            format!("{before},{}", after.map(|(_, rest)| rest).unwrap_or_default())
        }
        None => message.to_owned(),
    }
}

fn encode(map: &Map) -> Option<prost_types::Struct> {
    Some(encode_map(map, Encoding::PLAIN_OUTPUTS))
}

fn decode(object: Option<prost_types::Struct>) -> Map {
    decode_map(object.unwrap_or_default()).unwrap()
}

impl Engine {
    pub async fn new() -> Self {
        Self::with(FakePlane::default(), json!({"region": "us-west-2"})).await
    }

    pub async fn with(plane: FakePlane, config: Json) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let registry = Registry::start(&folder.path().join("registry"), None).await.unwrap();
        let cloud = Cloud::open(folder.path(), plane.clone(), registry.clone(), 0.02).await.unwrap();
        let (client, session) = Self::begin(&cloud, config).await;
        Self { cloud, plane, registry, client, session, folder }
    }

    async fn begin(cloud: &Cloud, config: Json) -> (ResourceProviderClient<Channel>, Session) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (cloud, (end, ended)) = (cloud.clone(), oneshot::channel());
        let ended = tokio::spawn(async move {
            serve(cloud, "", None, listener, async { ended.await.unwrap_or(false) }).await.unwrap();
        });
        let mut client = ResourceProviderClient::connect(address).await.unwrap();
        let (args, urn) = (encode(&map(config)), Some(urn("pulumi:providers:aws", "default")));
        client
            .configure(rpc::ConfigureRequest { args, urn, ..rpc::ConfigureRequest::default() })
            .await
            .unwrap();
        (client, Session { end, ended })
    }

    /// Ends the session as an engine does that has saved its state (`clean`) or was killed, and begins
    /// another.
    pub async fn next(self, clean: bool) -> Self {
        drop(self.client);
        self.session.end(clean).await;
        let (client, session) = Self::begin(&self.cloud, json!({"region": "us-west-2"})).await;
        Self { client, session, ..self }
    }

    /// Ends the daemon's part, and begins anew on the same folder.
    pub async fn restarted(self) -> Self {
        self.restarted_with(FakePlane::default(), true).await
    }

    /// The same with a data plane of the test's; `clean` as in [`Engine::next`].
    pub async fn restarted_with(self, plane: FakePlane, clean: bool) -> Self {
        drop(self.client);
        self.session.end(clean).await;
        let cloud =
            Cloud::open(self.folder.path(), plane.clone(), self.registry.clone(), 0.02).await.unwrap();
        let (client, session) = Self::begin(&cloud, json!({"region": "us-west-2"})).await;
        Self { cloud, plane, client, session, ..self }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn check(&mut self, token: &str, name: &str, olds: &Map, news: &Map) -> (Map, Vec<String>) {
        let request = rpc::CheckRequest {
            urn: urn(token, name),
            olds: encode(olds),
            news: encode(news),
            random_seed: name.as_bytes().to_vec(),
            ..rpc::CheckRequest::default()
        };
        let response = self.client.check(request).await.unwrap().into_inner();
        let failures = response.failures.into_iter().map(|f| format!("{}: {}", f.property, f.reason));
        (decode(response.inputs), failures.collect())
    }

    /// What Check says of inputs.
    pub async fn complaints(&mut self, token: &str, inputs: Json) -> Vec<String> {
        self.check(token, "it", &Map::new(), &map(inputs)).await.1
    }

    pub async fn try_create(
        &mut self,
        token: &str,
        name: &str,
        inputs: Json,
    ) -> Result<Resource, GrpcStatus> {
        let (inputs, failures) = self.check(token, name, &Map::new(), &map(inputs)).await;
        assert!(failures.is_empty(), "{token} {name}: {failures:?}");
        let request = rpc::CreateRequest {
            urn: urn(token, name),
            properties: encode(&inputs),
            ..rpc::CreateRequest::default()
        };
        let created = self.client.create(request).await?.into_inner();
        let outputs = decode(created.properties);
        Ok(Resource { token: token.to_owned(), name: name.to_owned(), id: created.id, inputs, outputs })
    }

    pub async fn create(&mut self, token: &str, name: &str, inputs: Json) -> Resource {
        self.try_create(token, name, inputs)
            .await
            .unwrap_or_else(|error| panic!("{token} {name}: {}", error.message()))
    }

    /// The error of a creation that must fail.
    pub async fn refused(&mut self, token: &str, inputs: Json) -> String {
        let count = self.cloud.account().iter().count();
        let error = self.try_create(token, "refused", inputs).await.unwrap_err();
        assert_eq!(self.cloud.account().iter().count(), count, "a refused resource left a record");
        without_request_id(error.message())
    }

    pub async fn preview(&mut self, token: &str, name: &str, inputs: &Map) -> Map {
        let (inputs, failures) = self.check(token, name, &Map::new(), inputs).await;
        assert!(failures.is_empty(), "{failures:?}");
        let properties = encode(&inputs);
        let request = rpc::CreateRequest {
            urn: urn(token, name),
            properties,
            preview: true,
            ..rpc::CreateRequest::default()
        };
        decode(self.client.create(request).await.unwrap().into_inner().properties)
    }

    pub async fn diff(&mut self, of: &Resource, news: Json) -> rpc::DiffResponse {
        let (news, failures) = self.check(&of.token, &of.name, &of.inputs, &map(news)).await;
        assert!(failures.is_empty(), "{failures:?}");
        self.try_diff(of, &news).await.unwrap()
    }

    pub async fn try_diff(&mut self, of: &Resource, news: &Map) -> Result<rpc::DiffResponse, GrpcStatus> {
        let request = rpc::DiffRequest {
            id: of.id.clone(),
            urn: urn(&of.token, &of.name),
            olds: encode(&of.outputs),
            old_inputs: encode(&of.inputs),
            news: encode(news),
            ..rpc::DiffRequest::default()
        };
        Ok(self.client.diff(request).await?.into_inner())
    }

    pub async fn update(&mut self, of: &Resource, news: Json) -> Result<Resource, GrpcStatus> {
        let (inputs, failures) = self.check(&of.token, &of.name, &of.inputs, &map(news)).await;
        assert!(failures.is_empty(), "{failures:?}");
        let request = rpc::UpdateRequest {
            id: of.id.clone(),
            urn: urn(&of.token, &of.name),
            olds: encode(&of.outputs),
            old_inputs: encode(&of.inputs),
            news: encode(&inputs),
            ..rpc::UpdateRequest::default()
        };
        let outputs = decode(self.client.update(request).await?.into_inner().properties);
        Ok(Resource { inputs, outputs, ..of.clone() })
    }

    pub async fn read(&mut self, of: &Resource) -> Option<Resource> {
        self.try_read(of).await.unwrap()
    }

    pub async fn try_read(&mut self, of: &Resource) -> Result<Option<Resource>, GrpcStatus> {
        let request = rpc::ReadRequest {
            id: of.id.clone(),
            urn: urn(&of.token, &of.name),
            properties: encode(&of.outputs),
            inputs: encode(&of.inputs),
            ..rpc::ReadRequest::default()
        };
        self.read_as(of, request).await
    }

    pub async fn import(&mut self, of: &Resource, id: &str) -> Option<Resource> {
        let request =
            rpc::ReadRequest { id: id.into(), urn: urn(&of.token, &of.name), ..rpc::ReadRequest::default() };
        self.read_as(of, request).await.unwrap()
    }

    async fn read_as(
        &mut self,
        of: &Resource,
        request: rpc::ReadRequest,
    ) -> Result<Option<Resource>, GrpcStatus> {
        let read = self.client.read(request).await?.into_inner();
        let (inputs, outputs) = (decode(read.inputs), decode(read.properties));
        Ok((!read.id.is_empty()).then(|| Resource { id: read.id, inputs, outputs, ..of.clone() }))
    }

    pub async fn delete(&mut self, of: &Resource) -> Result<(), String> {
        let request = rpc::DeleteRequest {
            id: of.id.clone(),
            urn: urn(&of.token, &of.name),
            properties: encode(&of.outputs),
            old_inputs: encode(&of.inputs),
            ..rpc::DeleteRequest::default()
        };
        self.client.delete(request).await.map(|_| ()).map_err(|status| without_request_id(status.message()))
    }

    pub async fn invoke(&mut self, token: &str, args: Json) -> Result<Map, String> {
        let request = rpc::InvokeRequest {
            tok: token.into(),
            args: encode(&map(args)),
            ..rpc::InvokeRequest::default()
        };
        let response =
            self.client.invoke(request).await.map_err(|status| status.message().to_owned())?.into_inner();
        assert!(response.failures.is_empty(), "{:?}", response.failures);
        Ok(decode(response.r#return))
    }
}
