//! The value model of the engine: JSON's types, plus secrets, unknowns, outputs, assets and resource
//! references.

mod conversions;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The properties of an object, sorted by name so that every encoding is canonical.
pub type Map = BTreeMap<String, Value>;

/// One property value.
///
/// Numbers are IEEE doubles, because the protocol's are: integers are exact up to 2^53.
/// `Debug` never shows what is inside a secret.
#[derive(Clone, Default, PartialEq)]
pub enum Value {
    /// No value; for an input the same as an absent property.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A double, as the protocol has no other number.
    Number(f64),
    /// A string.
    String(String),
    /// A string whose bytes are no UTF-8.
    Bytes(Vec<u8>),
    /// An ordered list of values.
    Array(Vec<Value>),
    /// Values by property name.
    Object(Map),
    /// A value that must not be shown or stored in the clear.
    Secret(Box<Value>),
    /// A value that is not known yet (a preview's).
    Unknown,
    /// A value with its dependencies, as components and provider methods exchange them.
    Output(OutputValue),
    /// A file or text.
    Asset(Asset),
    /// A set of files.
    Archive(Archive),
    /// A reference to another resource of the stack.
    Resource(ResourceReference),
}

/// A value that a resource will give, or gave, with what it depends on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutputValue {
    /// The value; `None` while it is unknown.
    pub value: Option<Box<Value>>,
    /// Whether the value is secret.
    pub secret: bool,
    /// URNs of the resources that the value comes from.
    pub dependencies: BTreeSet<String>,
}

/// Where an asset's bytes are.
#[derive(Clone, Debug, PartialEq)]
pub struct Asset {
    /// Where the bytes come from.
    pub source: AssetSource,
    /// SHA-256 of the bytes in lower-case hex, where it is known.
    pub hash: Option<String>,
}

/// The source of an [`Asset`].
#[derive(Clone, Debug, PartialEq)]
pub enum AssetSource {
    /// The asset's content.
    Text(String),
    /// A path on this machine.
    Path(String),
    /// A URI (`file://`, `http://`, `https://`).
    Uri(String),
}

/// Where an archive's files are.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    /// Where the files come from.
    pub source: ArchiveSource,
    /// SHA-256 of the archive in lower-case hex, where it is known.
    pub hash: Option<String>,
}

/// The source of an [`Archive`].
#[derive(Clone, Debug, PartialEq)]
pub enum ArchiveSource {
    /// Assets and archives by their path inside this one.
    Assets(Map),
    /// A file (tar, zip…) or a folder on this machine.
    Path(String),
    /// A URI (`file://`, `http://`, `https://`).
    Uri(String),
}

/// A reference to a resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResourceReference {
    /// URN of the resource.
    pub urn: String,
    /// Its id, for custom resources; the inner value is `None` while the id is unknown.
    pub id: Option<Option<String>>,
    /// The version of the package that the resource belongs to; may be empty.
    pub package_version: String,
}

impl Value {
    /// Marks `self` as secret, once.
    pub fn into_secret(self) -> Self {
        match self {
            Self::Secret(_) => self,
            Self::Output(output) => Self::Output(OutputValue { secret: true, ..output }),
            other => Self::Secret(Box::new(other)),
        }
    }

    /// The value without the secret and output wrappers around it (those inside stay); an unknown output is
    /// [`Value::Unknown`].
    pub fn unwrapped(&self) -> &Self {
        match self {
            Self::Secret(inner) => inner.unwrapped(),
            Self::Output(OutputValue { value: Some(inner), .. }) => inner.unwrapped(),
            Self::Output(OutputValue { value: None, .. }) => &Self::Unknown,
            other => other,
        }
    }

    /// The text, if it is one (secrets are looked into).
    pub fn as_str(&self) -> Option<&str> {
        match self.unwrapped() {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one (secrets are looked into).
    pub fn as_f64(&self) -> Option<f64> {
        match self.unwrapped() {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The number as an integer, if it is one without a fraction and within ±2^53.
    pub fn as_i64(&self) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        self.as_f64().filter(|n| n.fract() == 0.0 && n.abs() <= EXACT).map(|n| n as i64)
    }

    /// The boolean, if it is one (secrets are looked into).
    pub fn as_bool(&self) -> Option<bool> {
        match self.unwrapped() {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The items, if it is a list (secrets are looked into).
    pub fn as_array(&self) -> Option<&[Value]> {
        match self.unwrapped() {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The properties, if it is an object (secrets are looked into).
    pub fn as_object(&self) -> Option<&Map> {
        match self.unwrapped() {
            Self::Object(map) => Some(map),
            _ => None,
        }
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self.unwrapped(), Self::Null)
    }

    /// Whether the value itself is unknown.
    pub fn is_unknown(&self) -> bool {
        matches!(self.unwrapped(), Self::Unknown)
    }

    /// Whether the value, or anything in it, is unknown.
    pub fn contains_unknowns(&self) -> bool {
        self.any(&|v| match v {
            Self::Unknown | Self::Output(OutputValue { value: None, .. }) => true,
            Self::Resource(reference) => reference.id == Some(None),
            _ => false,
        })
    }

    /// Whether the value, or anything in it, is secret.
    pub fn contains_secrets(&self) -> bool {
        self.any(&|v| matches!(v, Self::Secret(_) | Self::Output(OutputValue { secret: true, .. })))
    }

    /// URNs named by the outputs in the value, at any depth.
    pub fn dependencies(&self) -> BTreeSet<String> {
        let mut urns = BTreeSet::new();
        self.visit(&mut |v| {
            if let Self::Output(output) = v {
                urns.extend(output.dependencies.iter().cloned());
            }
        });
        urns
    }

    /// What the value is, in one word, for error messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Bytes(_) => "string that is not UTF-8",
            Self::Array(_) => "list",
            Self::Object(_) => "object",
            Self::Secret(_) => "secret",
            Self::Unknown | Self::Output(OutputValue { value: None, .. }) => "unknown",
            Self::Output(OutputValue { value: Some(inner), .. }) => inner.kind(),
            Self::Asset(_) => "asset",
            Self::Archive(_) => "archive",
            Self::Resource(_) => "resource reference",
        }
    }

    fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        let mut found = false;
        self.visit(&mut |v| found |= test(v));
        found
    }

    fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match self {
            Self::Array(items) => items.iter().for_each(|item| item.visit(see)),
            Self::Object(map) => map.values().for_each(|value| value.visit(see)),
            Self::Secret(inner) | Self::Output(OutputValue { value: Some(inner), .. }) => inner.visit(see),
            Self::Archive(Archive { source: ArchiveSource::Assets(map), .. }) => {
                map.values().for_each(|value| value.visit(see));
            }
            _ => {}
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::String(text) => text.fmt(f),
            Self::Bytes(bytes) => write!(f, "[{} bytes]", bytes.len()),
            Self::Array(items) => items.fmt(f),
            Self::Object(map) => map.fmt(f),
            Self::Secret(_) | Self::Output(OutputValue { secret: true, .. }) => f.write_str("[secret]"),
            Self::Unknown => f.write_str("[unknown]"),
            Self::Output(output) => output.fmt(f),
            Self::Asset(asset) => asset.fmt(f),
            Self::Archive(archive) => archive.fmt(f),
            Self::Resource(reference) => reference.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_never_shows_a_secret() {
        let hidden = Value::Object(Map::from([("password".into(), Value::from("hunter2").into_secret())]));
        assert_eq!(format!("{hidden:?}"), r#"{"password": [secret]}"#);
        let output = Value::Output(OutputValue {
            value: Some(Box::new(Value::from("hunter2"))),
            secret: true,
            dependencies: BTreeSet::new(),
        });
        assert_eq!(format!("{output:?}"), "[secret]");
    }

    #[test]
    fn integers_are_exact_or_refused() {
        assert_eq!(Value::Number(3.0).as_i64(), Some(3));
        assert_eq!(Value::Number(3.5).as_i64(), None);
        assert_eq!(Value::Number(1e300).as_i64(), None);
    }

    #[test]
    fn unknowns_and_secrets_are_found_at_any_depth() {
        let value = Value::from(vec![Value::Object(Map::from([("a".into(), Value::Unknown.into_secret())]))]);
        assert!(value.contains_unknowns());
        assert!(value.contains_secrets());
        assert_eq!(value.to_json(), None);
    }
}
