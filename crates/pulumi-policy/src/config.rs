//! A policy's configuration: what `--policy-pack-config` says of it.

use pulumi_proto::{Value, prost_types, wire};
use serde::de::DeserializeOwned;

use crate::Problem;

/// The schema of a policy's configuration. The engine holds the configuration to it before the pack sees it.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    pub(crate) properties: serde_json::Map<String, serde_json::Value>,
    pub(crate) required: Vec<String>,
}

impl Schema {
    /// A schema without properties yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a property by its JSON schema, such as `json!({ "type": "boolean" })`.
    #[must_use]
    pub fn property(mut self, name: &str, schema: serde_json::Value) -> Self {
        self.properties.insert(name.to_owned(), schema);
        self
    }

    /// Adds a property that must be there.
    #[must_use]
    pub fn required(mut self, name: &str, schema: serde_json::Value) -> Self {
        self.required.push(name.to_owned());
        self.property(name, schema)
    }
}

/// The configuration of one policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config(serde_json::Map<String, serde_json::Value>);

impl Config {
    pub(crate) fn read(properties: Option<prost_types::Struct>) -> Result<Self, Problem> {
        let map = wire::decode_map(properties.unwrap_or_default()).map_err(Problem::failed)?;
        match Value::Object(map).to_json() {
            Some(serde_json::Value::Object(map)) => Ok(Self(map)),
            _ => Err(Problem::failed("the configuration is no JSON")),
        }
    }

    /// One value; `None` if it is not configured.
    ///
    /// # Errors
    /// It has another type.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Problem> {
        let Some(value) = self.0.get(name).filter(|value| !value.is_null()) else { return Ok(None) };
        let value = serde_json::from_value(value.clone());
        value.map(Some).map_err(|error| Problem::Failed(format!("configuration `{name}`: {error}")))
    }

    /// One value that must be configured.
    ///
    /// # Errors
    /// It is not configured, or has another type.
    pub fn require<T: DeserializeOwned>(&self, name: &str) -> Result<T, Problem> {
        self.get(name)?.ok_or_else(|| Problem::Failed(format!("configuration `{name}` is missing")))
    }
}

impl From<serde_json::Map<String, serde_json::Value>> for Config {
    fn from(map: serde_json::Map<String, serde_json::Value>) -> Self {
        Self(map)
    }
}
