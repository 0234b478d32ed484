//! The steps of an update: what is done to each resource.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

/// What a step does to a resource.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Operation {
    /// Nothing.
    Same,
    /// It is created.
    Create,
    /// It is updated in place.
    Update,
    /// It is deleted.
    Delete,
    /// It is replaced: a new one is created, and this one is deleted.
    Replace,
    /// The new one of a replacement is created.
    CreateReplacement,
    /// The old one of a replacement is deleted.
    DeleteReplaced,
    /// It is read.
    Read,
    /// Another one is read in its place.
    ReadReplacement,
    /// Its state is refreshed.
    Refresh,
    /// It leaves the state, and nothing else.
    Discard,
    /// One that was read leaves the state.
    DiscardReplaced,
    /// The old one of a replacement leaves the state.
    RemovePendingReplace,
    /// It is taken into the state.
    Import,
    /// It is taken into the state in the place of another.
    ImportReplacement,
    /// One that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// What is done to one resource.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What is done.
    #[serde(rename = "op")]
    pub operation: Operation,
    /// The resource.
    pub urn: String,
    /// The resource's type token.
    #[serde(rename = "type")]
    pub type_token: String,
    /// The resource before.
    pub old: Option<StepState>,
    /// The resource after.
    pub new: Option<StepState>,
    /// The properties for which it is replaced.
    #[serde(default)]
    pub keys: Vec<String>,
    /// The properties that change.
    #[serde(default)]
    pub diffs: Vec<String>,
    /// The properties that change, by path, if the provider says how.
    pub detailed_diff: Option<BTreeMap<String, PropertyDiff>>,
    /// The provider that does it.
    #[serde(default)]
    pub provider: String,
    /// Whether it is only planned; filled in from the event around it.
    #[serde(skip)]
    pub planned: bool,
}

impl Step {
    /// The resource's name: the last part of its URN.
    pub fn name(&self) -> &str {
        self.urn.rsplit("::").next().unwrap_or_default()
    }
}

/// A resource before or after a step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StepState {
    /// Its id; empty for one that has none yet.
    #[serde(default)]
    pub id: String,
    /// Its parent's URN.
    #[serde(default)]
    pub parent: String,
    /// Whether it is protected from deletion.
    #[serde(default)]
    pub protect: bool,
    /// Whether it stays when its record is deleted.
    #[serde(default)]
    pub retain_on_delete: bool,
    /// What the program says of it.
    #[serde(default, deserialize_with = "nothing_is_empty")]
    pub inputs: Map<String, Value>,
    /// What its provider says of it.
    #[serde(default, deserialize_with = "nothing_is_empty")]
    pub outputs: Map<String, Value>,
}

/// How a property changes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PropertyDiff {
    /// `add`, `delete` or `update`, with `-replace` where the resource is replaced for it.
    #[serde(rename = "diffKind")]
    pub kind: String,
    /// Whether it is a difference of inputs.
    #[serde(default)]
    pub input_diff: bool,
}

/// Go writes `null` for an empty map.
pub(crate) fn nothing_is_empty<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
