//! A workspace, a registry and the provider, and what the engine asks of it.

use local_cloud::registry::{Registry, RepositorySettings};
use provider_kit::{
    CheckRequest, Checked, CreateRequest, DeleteRequest, DiffRequest, Difference, Engine, Error, Map,
    Provider as _, ReadRequest, UpdateRequest, Urn, Value,
};
use pulumi_resource_image::provider::{CARGO_IMAGE, ImageProvider};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::support::{MAIN, impatient, workspace};

pub struct Case {
    pub workspace: TempDir,
    _state: TempDir,
    pub registry: Registry,
    pub provider: ImageProvider,
}

impl Case {
    pub async fn new() -> Self {
        let state = tempfile::tempdir().unwrap();
        let registry = Registry::start(state.path(), None).await.unwrap();
        registry.create_repository("book", RepositorySettings::default()).unwrap();
        Self {
            workspace: workspace(MAIN),
            _state: state,
            registry,
            provider: ImageProvider::new(impatient()),
        }
    }

    pub fn inputs(&self) -> Map {
        map([
            ("package", "app".into()),
            ("workspace", self.workspace.path().to_str().unwrap().into()),
            ("repositoryUrl", format!("{}/book", self.registry.host()).into()),
            ("credentials", self.credentials(&self.registry.password().text)),
        ])
    }

    pub fn credentials(&self, password: &str) -> Value {
        Value::Object(map([("username", "AWS".into()), ("password", Value::from(password).into_secret())]))
            .into_secret()
    }

    pub fn write(&self, path: &str, text: &str) {
        std::fs::write(self.workspace.path().join(path), text).unwrap();
    }

    pub async fn check(&self, news: Map) -> Checked {
        self.provider.check(CheckRequest { urn: urn(), news, ..CheckRequest::default() }).await.unwrap()
    }

    pub async fn checked(&self, news: Map) -> Map {
        let checked = self.check(news).await;
        assert_eq!(checked.failures, []);
        checked.inputs
    }

    pub async fn failure(&self, news: Map) -> (String, String) {
        let failure = self.check(news).await.failures.remove(0);
        (failure.property, failure.reason)
    }

    pub async fn diff(&self, old: &Map, new: &Map) -> Difference {
        let request = DiffRequest {
            urn: urn(),
            old_inputs: old.clone(),
            new_inputs: new.clone(),
            ..DiffRequest::default()
        };
        self.provider.diff(request).await.unwrap()
    }

    pub async fn create(&self, inputs: &Map, preview: bool) -> Result<(String, Map), Error> {
        let request = CreateRequest {
            urn: urn(),
            inputs: inputs.clone(),
            preview,
            timeout: None,
            engine: Engine::default(),
            cancelled: CancellationToken::new(),
        };
        self.provider.create(request).await.map(|created| (created.id, created.outputs))
    }

    pub async fn update(&self, old: &Map, new: &Map) -> Map {
        let request = UpdateRequest {
            id: "book".into(),
            urn: urn(),
            state: old.clone(),
            old_inputs: old.clone(),
            new_inputs: new.clone(),
            preview: false,
            timeout: None,
            engine: Engine::default(),
            cancelled: CancellationToken::new(),
        };
        self.provider.update(request).await.unwrap()
    }

    pub async fn read(&self, inputs: &Map, state: &Map) -> Option<Map> {
        let request = ReadRequest {
            id: "book".into(),
            urn: urn(),
            inputs: inputs.clone(),
            state: state.clone(),
            engine: Engine::default(),
        };
        self.provider.read(request).await.unwrap().map(|read| read.outputs)
    }

    pub async fn delete(&self, inputs: &Map, state: &Map) -> Result<(), Error> {
        let request = DeleteRequest {
            id: "book".into(),
            urn: urn(),
            inputs: inputs.clone(),
            state: state.clone(),
            timeout: None,
            engine: Engine::default(),
            cancelled: CancellationToken::new(),
        };
        self.provider.delete(request).await
    }
}

pub fn urn() -> Urn {
    Urn::from(format!("urn:pulumi:dev::project::{CARGO_IMAGE}::book"))
}

pub fn map<const N: usize>(entries: [(&str, Value); N]) -> Map {
    entries.map(|(name, value)| (name.to_owned(), value)).into()
}
