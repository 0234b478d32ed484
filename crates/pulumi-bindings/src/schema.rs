//! Pulumi's package schema: the parts that bindings are made of.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;
use serde_json::Value;

use crate::error::{Error, Result, file, schema as invalid};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Schema {
    pub name: String,
    pub version: String,
    /// Who publishes it, if not Pulumi: the part before `/` in `acme/widgets`.
    pub namespace: String,
    pub description: String,
    /// Its licence, by SPDX.
    pub license: String,
    pub repository: String,
    pub homepage: String,
    /// Where its plugin is, if not where plugins usually are.
    #[serde(rename = "pluginDownloadURL")]
    pub plugin_download_url: String,
    /// How module names are told from tokens.
    pub meta: Meta,
    /// The provider's own configuration.
    pub provider: Resource,
    pub resources: BTreeMap<String, Resource>,
    pub types: BTreeMap<String, ComplexType>,
    pub functions: BTreeMap<String, Function>,
    /// For a package made from another one's plugin.
    pub parameterization: Option<Parameterization>,
    /// The same, for one that its plugin serves beside its own.
    pub extension_parameterization: Option<Parameterization>,
}

impl Schema {
    /// Reads a schema in JSON.
    ///
    /// # Errors
    /// The file cannot be read, or is not a package schema.
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(&fs::read_to_string(path).map_err(file("read", path))?, &path.display().to_string())
    }

    /// The schema in `text`, which came from `origin`.
    ///
    /// # Errors
    /// The text is not a package schema.
    pub fn parse(text: &str, origin: &str) -> Result<Self> {
        let schema: Self =
            serde_json::from_str(text).map_err(|error| Error::NotASchema(origin.to_owned(), error))?;
        if schema.name.is_empty() {
            return invalid(format!("{origin} is not a Pulumi package schema: it has no `name`"));
        }
        Ok(schema)
    }
}

/// Facts about the schema itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Meta {
    /// A pattern whose first group is the module.
    pub module_format: String,
}

/// The plugin that serves a parameterized package.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Parameterization {
    pub base_provider: BaseProvider,
    /// What makes it this package, in base 64.
    pub parameter: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BaseProvider {
    pub name: String,
    pub version: String,
    /// What makes the plugin another package that this one extends.
    pub parameterization: Option<Value>,
}

/// A resource, or the provider.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Resource {
    pub description: String,
    /// What it takes, by name.
    pub input_properties: BTreeMap<String, Property>,
    /// What it must be given.
    pub required_inputs: Vec<String>,
    /// What it gives, by name.
    pub properties: BTreeMap<String, Property>,
    /// What it always gives.
    pub required: Vec<String>,
    pub aliases: Vec<Alias>,
    /// Whether its provider makes it of other resources.
    pub is_component: bool,
    /// Its methods: function tokens by name.
    pub methods: BTreeMap<String, String>,
    /// Why not to use it any more.
    pub deprecation_message: String,
    /// Whether each language has it written by hand, or not at all.
    pub is_overlay: bool,
}

/// A former identity.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Alias {
    #[serde(rename = "type")]
    pub type_token: String,
}

/// An object type or an enumeration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ComplexType {
    pub description: String,
    /// `object`, or the type of an enumeration's values.
    #[serde(rename = "type")]
    pub kind: String,
    pub properties: BTreeMap<String, Property>,
    /// The properties that an object must have.
    pub required: Vec<String>,
    #[serde(rename = "enum")]
    pub values: Vec<EnumValue>,
}

/// One value of an enumeration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EnumValue {
    /// Its name, if the value is not one.
    pub name: String,
    pub description: String,
    pub value: Value,
}

/// A function of the provider, or a resource's method.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Function {
    pub description: String,
    pub inputs: Option<ComplexType>,
    /// Its result, an object or any other type.
    pub outputs: Option<Value>,
    /// Its result where `outputs` is not used.
    pub return_type: Option<Value>,
    /// Why not to use it any more.
    pub deprecation_message: String,
    /// Whether each language has it written by hand, or not at all.
    pub is_overlay: bool,
}

/// A property of a resource, a type or a function.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Property {
    #[serde(flatten)]
    pub spec: TypeSpec,
    pub description: String,
    /// The only value it has.
    #[serde(rename = "const")]
    pub constant: Option<Value>,
    /// What it is unless it is set.
    pub default: Option<Value>,
    /// Where else its value may come from.
    pub default_info: DefaultInfo,
    /// Whether its value is always secret.
    pub secret: bool,
    /// Whether the provider replaces the resource when it changes.
    pub replace_on_changes: bool,
    /// Why not to use it any more.
    pub deprecation_message: String,
}

/// Where a default comes from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DefaultInfo {
    /// Environment variables, the first that is set.
    pub environment: Vec<String>,
}

/// A type: a primitive, a list, a map, a reference or a union.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TypeSpec {
    /// The primitive type, `array` or `object`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// A named type.
    #[serde(rename = "$ref")]
    pub reference: Option<String>,
    pub items: Option<Box<TypeSpec>>,
    pub additional_properties: Option<Box<TypeSpec>>,
    pub one_of: Vec<TypeSpec>,
    /// Whether an output cannot be given.
    pub plain: bool,
}
