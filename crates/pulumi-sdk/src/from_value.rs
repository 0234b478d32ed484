//! From the engine to Rust: how property values become results.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use pulumi_proto::value::{Archive, Asset, OutputValue, ResourceReference};

use crate::{
    Map, Output, Value,
    output::{self, Resolved},
};

/// What an output or a result can be. Implement it for a struct with [`from_value!`](crate::from_value).
pub trait FromValue: Sized {
    /// Converts the engine's value.
    ///
    /// # Errors
    /// The value has another shape; the error names the property, never the value.
    fn from_value(value: Value) -> Result<Self, ConversionError>;
}

/// Why a property value is not what the program expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionError {
    path: String,
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    /// Not an error of anyone: the value will be known later.
    Unknown,
    Mismatch(String),
}

impl ConversionError {
    /// A value that is not what was `expected`.
    pub fn expected(expected: &str, found: &Value) -> Self {
        let problem = match found {
            Value::Unknown | Value::Output(OutputValue { value: None, .. }) => Problem::Unknown,
            Value::Null => Problem::Mismatch(format!("expected {expected}, but there is no value")),
            other => Problem::Mismatch(format!("expected {expected}, found {}", article(other.kind()))),
        };
        Self { path: String::new(), problem }
    }

    /// A value that cannot be used, in words.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self { path: String::new(), problem: Problem::Mismatch(message.into()) }
    }

    /// The same error, seen from the object that has the property `name`.
    pub fn within(mut self, name: &str) -> Self {
        let separator = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{name}{separator}{}", self.path);
        self
    }

    /// Whether the value is only not known yet.
    pub fn is_unknown(&self) -> bool {
        self.problem == Problem::Unknown
    }

    /// The path of the property, such as `tags.Name` or `rules[2].port`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

fn article(kind: &str) -> String {
    match kind.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => format!("an {kind}"),
        _ => format!("a {kind}"),
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "property `{}`: ", self.path)?;
        }
        match &self.problem {
            Problem::Unknown => f.write_str("the value is not known yet"),
            Problem::Mismatch(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for ConversionError {}

/// The value without the secret and output wrappers around it.
pub(crate) fn unwrap(value: Value) -> Value {
    match value {
        Value::Secret(inner) => unwrap(*inner),
        Value::Output(OutputValue { value: Some(inner), .. }) => unwrap(*inner),
        Value::Output(OutputValue { value: None, .. }) => Value::Unknown,
        other => other,
    }
}

fn is_secret(value: &Value) -> bool {
    match value {
        Value::Secret(_) => true,
        Value::Output(OutputValue { value, secret, .. }) => {
            *secret || value.as_deref().is_some_and(is_secret)
        }
        _ => false,
    }
}

/// A part of a value; what is in a secret is secret.
fn part(value: Value, secret: bool) -> Value {
    if secret { value.into_secret() } else { value }
}

/// The value without any secret or output wrapper in it.
fn plain(value: Value) -> Value {
    match unwrap(value) {
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        Value::Object(map) => Value::Object(plain_map(map)),
        other => other,
    }
}

fn plain_map(map: Map) -> Map {
    map.into_iter().map(|(name, value)| (name, plain(value))).collect()
}

/// What an output of `value` is: secret if anything in the value is, unknown if anything is that `T` must
/// know.
pub(crate) fn resolved<T: FromValue>(value: Value) -> Result<Resolved<T>, ConversionError> {
    let secret = value.contains_secrets();
    let dependencies = value.dependencies();
    let value = match T::from_value(value) {
        Ok(value) => Some(value),
        Err(error) if error.is_unknown() => None,
        Err(error) => return Err(error),
    };
    Ok(Resolved { value, secret, dependencies })
}

/// The whole value; secrets in it are in the clear, because the output that it goes into is secret.
impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        if value.contains_unknowns() {
            return Err(ConversionError::expected("a value", &Self::Unknown));
        }
        Ok(plain(value))
    }
}

macro_rules! scalar {
    ($($ty:ty: $expected:literal, $pattern:pat => $result:expr;)+) => {$(
        impl FromValue for $ty {
            fn from_value(value: Value) -> Result<Self, ConversionError> {
                match unwrap(value) {
                    $pattern => Ok($result),
                    other => Err(ConversionError::expected($expected, &other)),
                }
            }
        }
    )+};
}

scalar! {
    bool: "a boolean", Value::Bool(value) => value;
    String: "a string", Value::String(value) => value;
    f64: "a number", Value::Number(value) => value;
    Asset: "an asset", Value::Asset(value) => value;
    Archive: "an archive", Value::Archive(value) => value;
    ResourceReference: "a resource reference", Value::Resource(value) => value;
}

/// Whatever the value is, it is not looked at.
impl FromValue for () {
    fn from_value(_: Value) -> Result<Self, ConversionError> {
        Ok(())
    }
}

macro_rules! integers {
    ($($ty:ty),+) => {$(
        impl FromValue for $ty {
            fn from_value(value: Value) -> Result<Self, ConversionError> {
                let value = unwrap(value);
                let Value::Number(_) = &value else {
                    return Err(ConversionError::expected("an integer", &value));
                };
                value.as_i64().and_then(|number| <$ty>::try_from(number).ok()).ok_or_else(|| {
                    ConversionError::invalid(concat!(
                        "the number is not an integer that fits ", stringify!($ty)
                    ))
                })
            }
        }
    )+};
}
integers!(i8, i16, i32, i64, u8, u16, u32, u64, usize);

impl FromValue for serde_json::Value {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        if value.contains_unknowns() {
            return Err(ConversionError::expected("JSON", &Value::Unknown));
        }
        let kind = value.kind();
        value.to_json().ok_or_else(|| ConversionError::invalid(format!("{} has no JSON form", article(kind))))
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        if value.is_null() { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

impl<T: FromValue> FromValue for Box<T> {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        T::from_value(value).map(Self::new)
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        let secret = is_secret(&value);
        let items = match unwrap(value) {
            Value::Array(items) => items.into_iter().enumerate(),
            other => return Err(ConversionError::expected("a list", &other)),
        };
        items
            .map(|(i, item)| T::from_value(part(item, secret)).map_err(|e| e.within(&format!("[{i}]"))))
            .collect()
    }
}

/// The properties of an object.
///
/// # Errors
/// The value is not an object.
pub fn object(value: Value) -> Result<Map, ConversionError> {
    let secret = is_secret(&value);
    match unwrap(value) {
        Value::Object(map) if secret => {
            Ok(map.into_iter().map(|(name, value)| (name, part(value, secret))).collect())
        }
        Value::Object(map) => Ok(map),
        other => Err(ConversionError::expected("an object", &other)),
    }
}

/// Takes one property out of an object; an absent one is null.
///
/// # Errors
/// The property is not what it should be.
pub fn field<T: FromValue>(map: &mut Map, name: &str) -> Result<T, ConversionError> {
    T::from_value(map.remove(name).unwrap_or_default()).map_err(|error| error.within(name))
}

impl<T: FromValue> FromValue for BTreeMap<String, T> {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        let entries = object(value)?.into_iter();
        entries
            .map(|(name, value)| match T::from_value(value) {
                Ok(value) => Ok((name, value)),
                Err(error) => Err(error.within(&name)),
            })
            .collect()
    }
}

impl<T: FromValue> FromValue for HashMap<String, T> {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        BTreeMap::from_value(value).map(|map| map.into_iter().collect())
    }
}

/// A part that may be unknown, or secret, on its own.
impl<T: FromValue + Send + Sync + 'static> FromValue for Output<T> {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        let resolved = resolved(value)?;
        Ok(output::from_future(std::future::ready(resolved)))
    }
}
