//! A package schema, as far as checking and comparing needs it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// A package schema: what `pulumi package get-schema` prints.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Package {
    /// The package's name, with which its tokens begin.
    pub name: String,
    /// The package's version, without a `v`.
    pub version: String,
    /// The provider itself: its inputs are its configuration.
    pub provider: Resource,
    /// Resource types by token, `package:module/name:Name`.
    pub resources: BTreeMap<String, Resource>,
    /// Object and enum types by token.
    pub types: BTreeMap<String, Type>,
    /// Functions by token, `package:module/name:name`.
    pub functions: BTreeMap<String, Function>,
}

/// A resource type: what it takes and what it returns.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Resource {
    /// Input properties by name.
    pub input_properties: BTreeMap<String, Property>,
    /// Inputs that the program must give.
    pub required_inputs: BTreeSet<String>,
    /// Output properties by name.
    pub properties: BTreeMap<String, Property>,
    /// Outputs that are always there.
    pub required: BTreeSet<String>,
}

/// A function: what it takes and what it returns.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Function {
    /// The arguments, as an object type.
    pub inputs: Type,
    /// The result, as an object type.
    pub outputs: Type,
}

/// An object type, or an enum when it has no properties.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Type {
    /// `object` or an enum's base type.
    #[serde(rename = "type")]
    pub kind: String,
    /// The object's properties by name.
    pub properties: BTreeMap<String, Property>,
    /// Properties that must be given.
    pub required: BTreeSet<String>,
    /// Values of an enum.
    #[serde(rename = "enum")]
    pub values: Option<Vec<EnumValue>>,
}

/// A value of an enum.
#[derive(Debug, Deserialize)]
pub struct EnumValue {
    /// The value on the wire.
    pub value: serde_json::Value,
}

/// A property of a resource, a function or an object type.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Property {
    /// The type, whose keys stand beside those below.
    #[serde(flatten)]
    pub spec: Spec,
    /// Whether its value is secret.
    pub secret: bool,
    /// Whether a change of it replaces the resource.
    pub replace_on_changes: bool,
    /// The value it has if the program gives none.
    pub default: Option<serde_json::Value>,
}

/// The type of a property or of an item.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Spec {
    /// `string`, `integer`, `number`, `boolean`, `array` or `object`; empty with `$ref` and `oneOf`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `#/types/TOKEN` or `pulumi.json#/Any` and the like.
    #[serde(rename = "$ref")]
    pub reference: Option<String>,
    /// The type of a list's items.
    pub items: Option<Box<Spec>>,
    /// The type of a map's values.
    pub additional_properties: Option<Box<Spec>>,
    /// The alternatives of a union.
    pub one_of: Option<Vec<Spec>>,
}

impl Package {
    /// Reads a schema.
    ///
    /// # Errors
    /// The text is not JSON, or not of a schema's form.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The type that a `$ref` names, if it is one of this package.
    pub fn resolve(&self, reference: &str) -> Option<&Type> {
        self.types.get(reference.strip_prefix("#/types/")?)
    }
}
