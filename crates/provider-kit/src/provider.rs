//! What a provider does, with decoded property values in place of the protocol's messages.

use std::{collections::BTreeMap, future::Future, time::Duration};

use pulumi_proto::{
    Map, Value,
    pulumirpc::{ConstructRequest, ConstructResponse},
};
use tokio_util::sync::CancellationToken;

use crate::{Engine, Error, Urn, diff::Change};

/// A provider. One value serves one engine: what `configure` is told belongs to it alone.
///
/// Operations on resources may run at the same time. Values of inputs may be wrapped as secret at any depth;
/// the accessors of [`Value`] look through. Outputs named like a secret input are made secret by the server.
pub trait Provider: Send + Sync + 'static {
    /// The plugin's version, as `pulumi about` shows it.
    fn version(&self) -> &str;

    /// The package's schema (JSON), for `pulumi package get-schema` and for code generators.
    fn schema(&self) -> &str {
        "{}"
    }

    /// Validates the provider's configuration.
    fn check_config(&self, request: CheckRequest) -> impl Future<Output = Result<Checked, Error>> + Send {
        std::future::ready(Ok(Checked { inputs: request.news, failures: Vec::new() }))
    }

    /// Takes the configuration. Called before any operation on a resource.
    fn configure(&self, request: ConfigureRequest) -> impl Future<Output = Result<(), Error>> + Send;

    /// Validates a resource's inputs and fills in defaults, such as its name.
    fn check(&self, request: CheckRequest) -> impl Future<Output = Result<Checked, Error>> + Send;

    /// Tells what would change, and whether the resource must be replaced.
    fn diff(&self, request: DiffRequest) -> impl Future<Output = Result<Difference, Error>> + Send;

    /// Makes the resource; with `preview`, tells what is known of it beforehand.
    fn create(&self, request: CreateRequest) -> impl Future<Output = Result<Created, Error>> + Send;

    /// Reads the resource as it is; `None` if it is gone.
    fn read(&self, request: ReadRequest) -> impl Future<Output = Result<Option<ReadState>, Error>> + Send;

    /// Changes the resource in place and returns its outputs; with `preview`, tells what is known of them
    /// beforehand.
    fn update(&self, request: UpdateRequest) -> impl Future<Output = Result<Map, Error>> + Send;

    /// Deletes the resource. One that is gone already is no error.
    fn delete(&self, request: DeleteRequest) -> impl Future<Output = Result<(), Error>> + Send;

    /// Constructs a component, by the protocol's own messages: `component-kit` is for providers that do.
    fn construct(
        &self,
        request: ConstructRequest,
    ) -> impl Future<Output = Result<ConstructResponse, Error>> + Send {
        let token = request.r#type;
        std::future::ready(Err(Error::Unimplemented(format!("this provider has no component {token}"))))
    }

    /// Calls a function of the package. By default the package has none.
    fn invoke(&self, request: InvokeRequest) -> impl Future<Output = Result<Invoked, Error>> + Send {
        let token = request.token;
        std::future::ready(Err(Error::Unimplemented(format!("this provider has no function {token}"))))
    }
}

/// The provider's configuration.
#[derive(Clone, Debug, Default)]
pub struct ConfigureRequest {
    /// URN of the provider's own resource, if the engine tells it.
    pub urn: Option<Urn>,
    /// The configuration.
    pub config: Map,
}

/// Inputs of a resource (or of the provider) to validate.
#[derive(Clone, Debug, Default)]
pub struct CheckRequest {
    /// URN of the resource.
    pub urn: Urn,
    /// The inputs that the last deployment ended with; empty for a new resource and for a replacement.
    pub olds: Map,
    /// The inputs of the program.
    pub news: Map,
    /// Bytes that stay the same when the engine tries again.
    pub random_seed: Vec<u8>,
    /// How the user wants physical names to be made.
    pub autonaming: Autonaming,
    /// For messages to the user.
    pub engine: Engine,
    /// Fires when the user asks to stop.
    pub cancelled: CancellationToken,
}

/// How physical names are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Autonaming {
    /// The user says nothing: the provider's own way.
    #[default]
    Default,
    /// This name, which the provider may adapt to the resource's limits.
    Propose(String),
    /// This name and no other.
    Enforce(String),
    /// No name is made: the program must give one.
    Disable,
}

/// The answer to a [`CheckRequest`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// The inputs with defaults filled in.
    pub inputs: Map,
    /// What is wrong with them.
    pub failures: Vec<Failure>,
}

/// What is wrong with one property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The property's path, such as `tags.Name` or `rules[2].port`; empty for the whole.
    pub property: String,
    /// What is wrong, and what to do.
    pub reason: String,
}

impl Failure {
    /// A failure of a property.
    pub fn new(property: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { property: property.into(), reason: reason.into() }
    }
}

/// Two sets of inputs to compare.
#[derive(Clone, Debug, Default)]
pub struct DiffRequest {
    /// Id that the provider gave the resource when it was created.
    pub id: String,
    /// URN of the resource.
    pub urn: Urn,
    /// The outputs of the last deployment.
    pub state: Map,
    /// The inputs of the last deployment.
    pub old_inputs: Map,
    /// The checked inputs of this one.
    pub new_inputs: Map,
    /// Property paths whose changes are ignored (the engine has put the old values back already).
    pub ignore_changes: Vec<String>,
    /// For messages to the user.
    pub engine: Engine,
}

/// The answer to a [`DiffRequest`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// The changes by property path.
    pub changes: BTreeMap<String, Change>,
    /// Whether the old resource goes before the new one is made.
    pub delete_before_replace: bool,
    /// Outputs that no update in place changes: known in a preview of what depends on them.
    pub stables: Vec<String>,
}

/// A resource to make.
#[derive(Clone, Debug)]
pub struct CreateRequest {
    /// URN of the resource.
    pub urn: Urn,
    /// The inputs that [`Provider::check`] returned.
    pub inputs: Map,
    /// Whether nothing is made.
    pub preview: bool,
    /// How long it may take, if the user says so.
    pub timeout: Option<Duration>,
    /// For messages to the user.
    pub engine: Engine,
    /// Fires when the user asks to stop.
    pub cancelled: CancellationToken,
}

/// A resource that was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Created {
    /// The new resource's id; empty in a preview.
    pub id: String,
    /// The properties to keep in the state.
    pub outputs: Map,
}

/// A resource to read.
#[derive(Clone, Debug)]
pub struct ReadRequest {
    /// The id, or what the user gave to import by.
    pub id: String,
    /// URN of the resource.
    pub urn: Urn,
    /// The inputs as last known; empty for an import.
    pub inputs: Map,
    /// The outputs as last known; empty for an import.
    pub state: Map,
    /// For messages to the user.
    pub engine: Engine,
}

/// A resource as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadState {
    /// The id; another than the one asked for where an import gave a name.
    pub id: String,
    /// The inputs that would make it as it is.
    pub inputs: Map,
    /// The properties to keep in the state.
    pub outputs: Map,
}

/// A resource to change.
#[derive(Clone, Debug)]
pub struct UpdateRequest {
    /// Id that the provider gave the resource when it was created.
    pub id: String,
    /// URN of the resource.
    pub urn: Urn,
    /// The outputs of the last deployment.
    pub state: Map,
    /// The inputs of the last deployment.
    pub old_inputs: Map,
    /// The checked inputs of this one.
    pub new_inputs: Map,
    /// Whether nothing is changed.
    pub preview: bool,
    /// How long it may take, if the user says so.
    pub timeout: Option<Duration>,
    /// For messages to the user.
    pub engine: Engine,
    /// Fires when the user asks to stop.
    pub cancelled: CancellationToken,
}

/// A resource to delete.
#[derive(Clone, Debug)]
pub struct DeleteRequest {
    /// Id that the provider gave the resource when it was created.
    pub id: String,
    /// URN of the resource.
    pub urn: Urn,
    /// The inputs of the last deployment.
    pub inputs: Map,
    /// The outputs of the last deployment.
    pub state: Map,
    /// How long it may take, if the user says so.
    pub timeout: Option<Duration>,
    /// For messages to the user.
    pub engine: Engine,
    /// Fires when the user asks to stop.
    pub cancelled: CancellationToken,
}

/// A function to call.
#[derive(Clone, Debug, Default)]
pub struct InvokeRequest {
    /// Token of the function, `package:module/name:name`.
    pub token: String,
    /// The arguments by name.
    pub args: Map,
}

/// What a function returned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Invoked {
    /// The result's properties by name.
    pub result: Map,
    /// What is wrong with the arguments.
    pub failures: Vec<Failure>,
}

impl Checked {
    /// Inputs with nothing wrong.
    pub fn ok(inputs: Map) -> Self {
        Self { inputs, failures: Vec::new() }
    }
}

impl From<Map> for Invoked {
    fn from(result: Map) -> Self {
        Self { result, failures: Vec::new() }
    }
}

impl Difference {
    /// Whether anything would change.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether a change needs a replacement.
    pub fn replaces(&self) -> bool {
        self.changes.values().any(|change| change.replace)
    }
}

/// A property's value by name, `Null` if it is absent.
pub fn property<'a>(map: &'a Map, name: &str) -> &'a Value {
    static NULL: Value = Value::Null;
    map.get(name).unwrap_or(&NULL)
}
