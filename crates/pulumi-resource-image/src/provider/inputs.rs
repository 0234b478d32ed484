//! The inputs of an image as a program gives them.

use std::collections::BTreeMap;

use provider_kit::{Failure, Map, Value, secrets};
use serde::Deserialize;

use crate::{Platform, push};

/// The inputs of an image, after Check.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Inputs {
    pub package: String,
    /// Name of the binary, if the package has several.
    pub binary: Option<String>,
    /// A folder in the workspace.
    pub workspace: Option<String>,
    pub features: Vec<String>,
    pub profile: Option<String>,
    /// OCI platform, such as `linux/amd64`.
    pub platform: String,
    /// The repository to push to; empty while it is not known.
    pub repository_url: String,
    /// User and password of the registry.
    pub credentials: Option<Credentials>,
    pub tags: Vec<String>,
    /// The program and its first arguments.
    pub entry_point: Vec<String>,
    /// Further arguments.
    pub command: Vec<String>,
    pub environment: BTreeMap<String, String>,
    pub ports: Vec<f64>,
    pub labels: BTreeMap<String, String>,
    pub annotations: BTreeMap<String, String>,
    /// The user that the program runs as.
    pub user: Option<String>,
    /// Further files.
    pub files: BTreeMap<String, String>,
}

/// A user of a registry.
#[derive(Clone, Default, Deserialize)]
pub struct Credentials {
    username: String,
    password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("username", &self.username).finish_non_exhaustive()
    }
}

impl From<Credentials> for push::Credentials {
    fn from(credentials: Credentials) -> Self {
        Self { username: credentials.username, password: credentials.password }
    }
}

/// Inputs that say where the image goes, not what is in it.
const NOT_CONTENT: [&str; 3] = ["repositoryUrl", "credentials", "tags"];

impl Inputs {
    /// Reads inputs that are all known.
    ///
    /// # Errors
    /// They are not of the schema's types.
    pub fn read(inputs: &Map) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::Value::Object(object(&secrets::reveal_map(inputs))))
    }

    /// Reads inputs of a preview: `None` if something that goes into the image is not known yet.
    ///
    /// # Errors
    /// They are not of the schema's types.
    pub fn read_known(inputs: &Map) -> Result<Option<Self>, serde_json::Error> {
        let mut known = secrets::reveal_map(inputs);
        known.retain(|name, value| !(NOT_CONTENT.contains(&name.as_str()) && has_unknown(value)));
        if known.iter().any(|(name, value)| name != "digest" && has_unknown(value)) {
            return Ok(None);
        }
        Self::read(&known).map(Some)
    }
}

fn has_unknown(value: &Value) -> bool {
    match value.unwrapped() {
        Value::Unknown => true,
        Value::Array(items) => items.iter().any(has_unknown),
        Value::Object(map) => map.values().any(has_unknown),
        _ => false,
    }
}

/// Fills in the platform, and tells what a schema cannot.
pub fn validate(inputs: &mut Map) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut fail = |property: String, reason: String| failures.push(Failure::new(property, reason));
    if inputs.get("platform").is_none_or(Value::is_null) {
        match Platform::host() {
            Ok(platform) => drop(inputs.insert("platform".into(), platform.to_string().into())),
            Err(error) => fail("platform".into(), error.to_string()),
        }
    }
    let text = |name: &str| inputs.get(name).and_then(Value::as_str);
    if let Some(Err(error)) = text("platform").map(str::parse::<Platform>) {
        fail("platform".into(), error.to_string());
    }
    if let Some(Err(error)) = text("repositoryUrl").map(push::Repository::parse) {
        fail("repositoryUrl".into(), error.to_string());
    }
    if text("package").is_some_and(|name| name.is_empty() || name.starts_with('-')) {
        fail("package".into(), "this is not the name of a cargo package".into());
    }
    let ports = inputs.get("ports").and_then(Value::as_array).unwrap_or_default();
    for (index, port) in ports.iter().enumerate() {
        if port.as_f64().is_some_and(|port| !(1.0..=65535.0).contains(&port)) {
            fail(format!("ports[{index}]"), "a port is a number from 1 to 65535".into());
        }
    }
    let names = |name: &str| inputs.get(name).and_then(Value::as_object).into_iter().flat_map(Map::keys);
    for name in names("environment").filter(|name| name.is_empty() || name.contains(['=', '\0'])) {
        fail("environment".into(), format!("`{name}` cannot be the name of an environment variable"));
    }
    for path in names("files").filter(|path| !valid_path(path)) {
        let reason = format!(
            "`{path}` is not a path in the image: write it from its root, such as /etc/app.toml, without `..`"
        );
        fail("files".into(), reason);
    }
    failures
}

fn valid_path(path: &str) -> bool {
    let parts = path.strip_prefix('/').map(|path| path.split('/'));
    parts.is_some_and(|mut parts| parts.all(|part| !matches!(part, "" | "." | "..") && !part.contains('\0')))
}

fn object(map: &Map) -> serde_json::Map<String, serde_json::Value> {
    let known = map.iter().filter(|(_, value)| !matches!(value, Value::Null | Value::Unknown));
    known.map(|(name, value)| (name.clone(), json(value))).collect()
}

fn json(value: &Value) -> serde_json::Value {
    match value.unwrapped() {
        Value::Bool(value) => (*value).into(),
        Value::Number(value) => (*value).into(),
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Object(map) => object(map).into(),
        _ => serde_json::Value::Null,
    }
}
