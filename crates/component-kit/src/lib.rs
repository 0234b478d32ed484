#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

use std::{collections::BTreeMap, error::Error as StdError, future::Future, pin::Pin, process::ExitCode};

use provider_kit::{
    CheckRequest, Checked, ConfigureRequest, CreateRequest, Created, DeleteRequest, DiffRequest, Difference,
    Error, Map, Provider, ReadRequest, ReadState, UpdateRequest,
};
use pulumi_proto::pulumirpc::{ConstructRequest, ConstructResponse};
use pulumi_sdk::{
    Context,
    construct::{self, Construct, Constructed},
};

type Constructing =
    Pin<Box<dyn Future<Output = Result<Constructed, Box<dyn StdError + Send + Sync>>> + Send>>;
type Constructor = Box<dyn Fn(Context, Construct) -> Constructing + Send + Sync>;

/// A package of components.
pub struct ComponentProvider {
    version: String,
    schema: String,
    engine: String,
    components: BTreeMap<String, Constructor>,
}

impl ComponentProvider {
    /// An empty package; `schema` is its schema, as `pulumi package get-schema` prints it.
    pub fn new(version: &str, schema: &str) -> Self {
        Self {
            version: version.to_owned(),
            schema: schema.to_owned(),
            engine: String::new(),
            components: BTreeMap::new(),
        }
    }

    /// Adds a component: `constructor` is called for each that a program registers.
    #[must_use]
    pub fn component<F, Fut, E>(mut self, type_token: &str, constructor: F) -> Self
    where
        F: Fn(Context, Construct) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Constructed, E>> + Send + 'static,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let constructor: Constructor = Box::new(move |context, it| {
            let constructing = constructor(context, it);
            Box::pin(async move { constructing.await.map_err(Into::into) })
        });
        self.components.insert(type_token.to_owned(), constructor);
        self
    }

    /// Serves the engine that started this process, until it is done with the plugin.
    pub fn run(self) -> ExitCode {
        provider_kit::plugin::run(|engine| Self { engine: engine.to_owned(), ..self })
    }
}

impl Provider for ComponentProvider {
    fn version(&self) -> &str {
        &self.version
    }

    fn schema(&self) -> &str {
        &self.schema
    }

    async fn configure(&self, _: ConfigureRequest) -> Result<(), Error> {
        Ok(())
    }

    async fn construct(&self, request: ConstructRequest) -> Result<ConstructResponse, Error> {
        let Some(constructor) = self.components.get(&request.r#type) else {
            return Err(Error::failed(format!("this provider has no component {}", request.r#type)));
        };
        construct::construct(request, &self.engine, constructor).await.map_err(Error::failed)
    }

    async fn check(&self, request: CheckRequest) -> Result<Checked, Error> {
        Err(only_components(request.urn.type_token()))
    }

    async fn diff(&self, request: DiffRequest) -> Result<Difference, Error> {
        Err(only_components(request.urn.type_token()))
    }

    async fn create(&self, request: CreateRequest) -> Result<Created, Error> {
        Err(only_components(request.urn.type_token()))
    }

    async fn read(&self, request: ReadRequest) -> Result<Option<ReadState>, Error> {
        Err(only_components(request.urn.type_token()))
    }

    async fn update(&self, request: UpdateRequest) -> Result<Map, Error> {
        Err(only_components(request.urn.type_token()))
    }

    async fn delete(&self, request: DeleteRequest) -> Result<(), Error> {
        Err(only_components(request.urn.type_token()))
    }
}

fn only_components(type_token: &str) -> Error {
    Error::Unimplemented(format!("{type_token} is no resource of this provider, which has components only"))
}
