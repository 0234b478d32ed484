//! A resource as the engine shows it to policies.

use std::collections::{BTreeMap, BTreeSet};

use pulumi_proto::{Map, pulumirpc as rpc, wire};

use crate::{Problem, Property, property};

/// A resource that a program registers: its inputs while it is checked alone, its outputs as part of the stack.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// Its URN.
    pub urn: String,
    /// Type token, such as `aws:s3/bucket:Bucket`.
    pub type_token: String,
    /// Logical name: the one that the program registered it under.
    pub name: String,
    /// Its properties.
    pub properties: Map,
    /// The options that policies are shown.
    pub options: Options,
    /// The provider that manages it.
    pub provider: Option<Provider>,
    /// URN of its parent; empty for a resource without one.
    pub parent: String,
    /// URNs of what it depends on. Only stack policies are told.
    pub dependencies: BTreeSet<String>,
    /// URNs of what each property depends on. Only stack policies are told.
    pub property_dependencies: BTreeMap<String, BTreeSet<String>>,
}

/// The provider of a resource.
#[derive(Clone, Debug, Default)]
pub struct Provider {
    /// Its URN.
    pub urn: String,
    /// `pulumi:providers:PACKAGE`.
    pub type_token: String,
    /// Logical name; the engine calls its own ones `default…`.
    pub name: String,
    /// Its configuration.
    pub properties: Map,
}

/// Options of a resource.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether it is protected.
    pub protect: bool,
    /// Properties whose changes are ignored.
    pub ignore_changes: Vec<String>,
    /// Whether it is deleted before its replacement is made, where the program says so.
    pub delete_before_replace: Option<bool>,
    /// Outputs that the program says are secret.
    pub additional_secret_outputs: Vec<String>,
    /// URNs that it had.
    pub aliases: Vec<String>,
    /// Limits in seconds of create, update, delete and read; 0 where there is none.
    pub custom_timeouts: [f64; 4],
}

impl Resource {
    /// A resource with these inputs, for tests of rules.
    pub fn new(type_token: &str, name: &str, properties: Map) -> Self {
        Self {
            urn: format!("urn:pulumi:stack::project::{type_token}::{name}"),
            type_token: type_token.to_owned(),
            name: name.to_owned(),
            properties,
            ..Self::default()
        }
    }

    /// The property at a path, such as `rules[0].port`; null if there is none.
    ///
    /// # Errors
    /// It is not known yet.
    pub fn get(&self, path: &str) -> Result<Property<'_>, Problem> {
        property::get(&self.properties, path)
    }

    pub(crate) fn checked(request: rpc::AnalyzeRequest) -> Result<Self, wire::WireError> {
        let options = request.options.unwrap_or_default();
        Ok(Self {
            urn: request.urn,
            type_token: request.r#type,
            name: request.name,
            properties: wire::decode_map(request.properties.unwrap_or_default())?,
            parent: options.parent.clone(),
            options: options.into(),
            provider: request.provider.map(Provider::read).transpose()?,
            ..Self::default()
        })
    }

    pub(crate) fn of_stack(resource: rpc::AnalyzerResource) -> Result<Self, wire::WireError> {
        let dependencies = resource.property_dependencies.into_iter();
        Ok(Self {
            urn: resource.urn,
            type_token: resource.r#type,
            name: resource.name,
            properties: wire::decode_map(resource.properties.unwrap_or_default())?,
            options: resource.options.unwrap_or_default().into(),
            provider: resource.provider.map(Provider::read).transpose()?,
            parent: resource.parent,
            dependencies: resource.dependencies.into_iter().collect(),
            property_dependencies: dependencies
                .map(|(name, dependencies)| (name, dependencies.urns.into_iter().collect()))
                .collect(),
        })
    }

    /// Type tokens of the components that it is in, outermost first.
    pub fn parent_types(&self) -> Vec<String> {
        let chain = self.urn.split("::").nth(2).unwrap_or_default();
        let mut types: Vec<_> = chain.split('$').map(str::to_owned).collect();
        types.pop();
        types
    }
}

impl Provider {
    fn read(provider: rpc::AnalyzerProviderResource) -> Result<Self, wire::WireError> {
        Ok(Self {
            urn: provider.urn,
            type_token: provider.r#type,
            name: provider.name,
            properties: wire::decode_map(provider.properties.unwrap_or_default())?,
        })
    }
}

impl From<rpc::AnalyzerResourceOptions> for Options {
    fn from(options: rpc::AnalyzerResourceOptions) -> Self {
        let timeouts = options.custom_timeouts.unwrap_or_default();
        Self {
            protect: options.protect,
            ignore_changes: options.ignore_changes,
            delete_before_replace: options
                .delete_before_replace_defined
                .then_some(options.delete_before_replace),
            additional_secret_outputs: options.additional_secret_outputs,
            aliases: options.aliases,
            custom_timeouts: [timeouts.create, timeouts.update, timeouts.delete, timeouts.read],
        }
    }
}
