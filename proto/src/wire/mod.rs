//! Encodes [`Value`]s as `google.protobuf.Struct`, the engine's way: special values are objects that carry a
//! signature.

use prost_types::{ListValue, Struct, value::Kind};

use crate::value::{Archive, ArchiveSource, Asset, AssetSource, Map, OutputValue, ResourceReference, Value};

/// The key that marks an object as a special value.
const SIGNATURE: &str = "4dabf18193072939515e22adb298388d";
const SECRET: &str = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE: &str = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT: &str = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const ASSET: &str = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE: &str = "0def7320c3a5731c473e5ecbe6d01bc7";

/// The text that stands for an unknown value of any type (the engine's "unknown string").
pub const UNKNOWN: &str = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/// The typed unknowns that the engine also understands; we read them all and write [`UNKNOWN`].
const UNKNOWNS: [&str; 7] = [
    UNKNOWN,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

/// What the other side understands. What it does not is sent in the plainer form that the protocol gives for
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// Secrets stay marked; otherwise they are sent in the clear.
    pub secrets: bool,
    /// Outputs keep their dependencies; otherwise they become their value, a secret or an unknown.
    pub outputs: bool,
    /// Resource references stay references; otherwise they become the resource's id, or its URN.
    pub resources: bool,
}

impl Encoding {
    /// Secrets, output values and resource references are kept as such.
    pub const FULL: Self = Self { secrets: true, outputs: true, resources: true };
    /// Secrets and references are kept, outputs become values: what a custom resource's inputs are sent as.
    pub const PLAIN_OUTPUTS: Self = Self { secrets: true, outputs: false, resources: true };
}

/// Why a value could not be decoded.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("property {path}: {reason}")]
pub struct WireError {
    /// The path of the property, such as `tags.Name` or `rules[2].port`.
    pub path: String,
    /// What is wrong there.
    pub reason: String,
}

/// The properties as the protocol's `Struct`.
pub fn encode_map(map: &Map, encoding: Encoding) -> Struct {
    let fields = map.iter().map(|(name, value)| (name.clone(), encode(value, encoding)));
    Struct { fields: fields.collect() }
}

/// A value as the protocol's `Value`.
pub fn encode(value: &Value, encoding: Encoding) -> prost_types::Value {
    let kind = match value {
        Value::Null => Kind::NullValue(0),
        Value::Bool(value) => Kind::BoolValue(*value),
        Value::Number(number) => Kind::NumberValue(*number),
        Value::String(text) => Kind::StringValue(text.clone()),
        Value::Unknown => Kind::StringValue(UNKNOWN.to_owned()),
        Value::Array(items) => {
            let values = items.iter().map(|item| encode(item, encoding)).collect();
            Kind::ListValue(ListValue { values })
        }
        Value::Object(map) => Kind::StructValue(encode_map(map, encoding)),
        Value::Secret(inner) if !encoding.secrets => return encode(inner, encoding),
        Value::Secret(inner) => special(SECRET, [("value", encode(inner, encoding))]),
        Value::Output(output) => return encode_output(output, encoding),
        Value::Asset(asset) => {
            let (name, text) = match &asset.source {
                AssetSource::Text(text) => ("text", text),
                AssetSource::Path(path) => ("path", path),
                AssetSource::Uri(uri) => ("uri", uri),
            };
            let hash = asset.hash.as_deref().unwrap_or_default();
            special(ASSET, [(name, string(text)), ("hash", string(hash))])
        }
        Value::Archive(archive) => {
            let (name, value) = match &archive.source {
                ArchiveSource::Assets(map) => ("assets", Kind::StructValue(encode_map(map, encoding)).into()),
                ArchiveSource::Path(path) => ("path", string(path)),
                ArchiveSource::Uri(uri) => ("uri", string(uri)),
            };
            let hash = archive.hash.as_deref().unwrap_or_default();
            special(ARCHIVE, [(name, value), ("hash", string(hash))])
        }
        Value::Resource(reference) if !encoding.resources => match &reference.id {
            Some(Some(id)) => Kind::StringValue(id.clone()),
            Some(None) => Kind::StringValue(UNKNOWN.to_owned()),
            None => Kind::StringValue(reference.urn.clone()),
        },
        Value::Resource(reference) => {
            let mut fields = vec![("urn", string(&reference.urn))];
            if let Some(id) = &reference.id {
                fields.push(("id", string(id.as_deref().unwrap_or(UNKNOWN))));
            }
            if !reference.package_version.is_empty() {
                fields.push(("packageVersion", string(&reference.package_version)));
            }
            special(RESOURCE, fields)
        }
    };
    kind.into()
}

fn encode_output(output: &OutputValue, encoding: Encoding) -> prost_types::Value {
    if !encoding.outputs {
        let inner = output.value.as_deref().unwrap_or(&Value::Unknown);
        return match output.secret {
            true => encode(&inner.clone().into_secret(), encoding),
            false => encode(inner, encoding),
        };
    }
    let mut fields = Vec::new();
    if let Some(value) = &output.value {
        fields.push(("value", encode(value, encoding)));
    }
    if output.secret {
        fields.push(("secret", Kind::BoolValue(true).into()));
    }
    if !output.dependencies.is_empty() {
        let values = output.dependencies.iter().map(|urn| string(urn)).collect();
        fields.push(("dependencies", Kind::ListValue(ListValue { values }).into()));
    }
    special(OUTPUT, fields).into()
}

fn string(text: &str) -> prost_types::Value {
    Kind::StringValue(text.to_owned()).into()
}

fn special<'a>(signature: &str, fields: impl IntoIterator<Item = (&'a str, prost_types::Value)>) -> Kind {
    let mut all: std::collections::BTreeMap<_, _> =
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    all.insert(SIGNATURE.to_owned(), string(signature));
    Kind::StructValue(Struct { fields: all })
}

/// Decodes an object.
///
/// # Errors
/// A special value with a missing or mistyped part, or with a signature that this version does not know.
pub fn decode_map(object: Struct) -> Result<Map, WireError> {
    decode_fields(object, "")
}

/// Decodes one value.
///
/// # Errors
/// The same as [`decode_map`]'s.
pub fn decode(value: prost_types::Value) -> Result<Value, WireError> {
    decode_at(value, "")
}

fn decode_fields(object: Struct, path: &str) -> Result<Map, WireError> {
    let fields = object.fields.into_iter().map(|(name, value)| {
        let value = decode_at(value, &join(path, &name))?;
        Ok((name, value))
    });
    fields.collect()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn decode_at(value: prost_types::Value, path: &str) -> Result<Value, WireError> {
    Ok(match value.kind {
        None | Some(Kind::NullValue(_)) => Value::Null,
        Some(Kind::BoolValue(value)) => Value::Bool(value),
        Some(Kind::NumberValue(number)) => Value::Number(number),
        Some(Kind::StringValue(text)) if UNKNOWNS.contains(&text.as_str()) => Value::Unknown,
        Some(Kind::StringValue(text)) => Value::String(text),
        Some(Kind::ListValue(list)) => {
            let items = list.values.into_iter().enumerate();
            Value::Array(
                items.map(|(i, item)| decode_at(item, &format!("{path}[{i}]"))).collect::<Result<_, _>>()?,
            )
        }
        Some(Kind::StructValue(object)) => match object.fields.get(SIGNATURE).and_then(|v| v.kind.clone()) {
            None => Value::Object(decode_fields(object, path)?),
            Some(Kind::StringValue(signature)) => decode_special(&signature, object, path)?,
            Some(_) => return Err(error(path, "the signature of a special value is not a text")),
        },
    })
}

fn error(path: &str, reason: impl Into<String>) -> WireError {
    let path = if path.is_empty() { "(top level)" } else { path };
    WireError { path: path.to_owned(), reason: reason.into() }
}

fn decode_special(signature: &str, mut object: Struct, path: &str) -> Result<Value, WireError> {
    let mut take = |name: &str| {
        object.fields.remove(name).filter(|v| !matches!(v.kind, None | Some(Kind::NullValue(_))))
    };
    let text = |name: &str, value: Option<prost_types::Value>| match value.and_then(|v| v.kind) {
        None => Ok(None),
        Some(Kind::StringValue(text)) => Ok(Some(text)),
        Some(_) => Err(error(path, format!("`{name}` of a special value must be a text"))),
    };
    let hash = |value| Ok::<_, WireError>(text("hash", value)?.filter(|h: &String| !h.is_empty()));
    Ok(match signature {
        SECRET => {
            let inner =
                object.fields.remove("value").ok_or_else(|| error(path, "a secret has no `value`"))?;
            decode_at(inner, path)?.into_secret()
        }
        OUTPUT => {
            let secret = matches!(take("secret").and_then(|v| v.kind), Some(Kind::BoolValue(true)));
            let dependencies = match take("dependencies").and_then(|v| v.kind) {
                Some(Kind::ListValue(list)) => list
                    .values
                    .into_iter()
                    .filter_map(|v| text("dependencies", Some(v)).transpose())
                    .collect::<Result<_, _>>()?,
                _ => Default::default(),
            };
            let value = object.fields.remove("value").map(|v| decode_at(v, path)).transpose()?;
            let value = value.filter(|v| *v != Value::Unknown).map(Box::new);
            Value::Output(OutputValue { value, secret, dependencies })
        }
        ASSET => {
            let hash = hash(take("hash"))?;
            let source = if let Some(text) = text("text", take("text"))? {
                AssetSource::Text(text)
            } else if let Some(file) = text("path", take("path"))? {
                AssetSource::Path(file)
            } else if let Some(uri) = text("uri", take("uri"))? {
                AssetSource::Uri(uri)
            } else {
                // An empty text is left out by some encoders.
                AssetSource::Text(String::new())
            };
            Value::Asset(Asset { source, hash })
        }
        ARCHIVE => {
            let hash = hash(take("hash"))?;
            let source = if let Some(file) = text("path", take("path"))? {
                ArchiveSource::Path(file)
            } else if let Some(uri) = text("uri", take("uri"))? {
                ArchiveSource::Uri(uri)
            } else {
                match take("assets").and_then(|v| v.kind) {
                    Some(Kind::StructValue(assets)) => ArchiveSource::Assets(decode_fields(assets, path)?),
                    None => ArchiveSource::Assets(Map::new()),
                    Some(_) => return Err(error(path, "`assets` of an archive must be an object")),
                }
            };
            Value::Archive(Archive { source, hash })
        }
        RESOURCE => {
            let urn =
                text("urn", take("urn"))?.ok_or_else(|| error(path, "a resource reference has no `urn`"))?;
            let id = text("id", take("id"))?;
            // An empty id is the older way to say that it is unknown.
            let id = id.map(|id| Some(id).filter(|id| !id.is_empty() && !UNKNOWNS.contains(&id.as_str())));
            let package_version = text("packageVersion", take("packageVersion"))?.unwrap_or_default();
            Value::Resource(ResourceReference { urn, id, package_version })
        }
        other => {
            return Err(error(
                path,
                format!("special value of unknown kind {other}; the engine may be newer than this program"),
            ));
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-1e15..1e15_f64).prop_map(Value::Number),
            ".{0,8}".prop_map(Value::String),
            Just(Value::Unknown),
            (".{1,6}", proptest::option::of("[0-9a-f]{4}"))
                .prop_map(|(text, hash)| Value::Asset(Asset { source: AssetSource::Text(text), hash })),
            ("urn:[a-z]{1,5}", proptest::option::of(proptest::option::of("[a-z]{1,5}"))).prop_map(
                |(urn, id)| {
                    Value::Resource(ResourceReference { urn, id, package_version: "1.0.0".into() })
                }
            ),
        ]
    }

    fn value() -> impl Strategy<Value = Value> {
        plain().prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                proptest::collection::btree_map("[a-z]{0,4}", inner.clone(), 0..4).prop_map(Value::Object),
                inner.clone().prop_map(|v| match v {
                    Value::Output(_) => v,
                    other => other.into_secret(),
                }),
                (inner, any::<bool>(), proptest::collection::btree_set("urn:[a-z]{1,4}", 0..3)).prop_map(
                    |(value, secret, dependencies)| {
                        let value = Some(value).filter(|v| *v != Value::Unknown).map(Box::new);
                        Value::Output(OutputValue { value, secret, dependencies })
                    }
                ),
            ]
        })
    }

    proptest! {
        #[test]
        fn everything_survives_a_full_round_trip(value in value()) {
            prop_assert_eq!(decode(encode(&value, Encoding::FULL)).unwrap(), value);
        }

        #[test]
        fn the_plain_form_has_no_outputs_and_loses_no_secret(value in value()) {
            let decoded = decode(encode(&value, Encoding::PLAIN_OUTPUTS)).unwrap();
            prop_assert!(decoded.dependencies().is_empty());
            prop_assert_eq!(decoded.contains_secrets(), value.contains_secrets());
            prop_assert_eq!(decoded.contains_unknowns(), value.contains_unknowns());
        }
    }

    #[test]
    fn typed_unknowns_are_read() {
        for text in UNKNOWNS {
            assert_eq!(decode(string(text)).unwrap(), Value::Unknown);
        }
    }

    #[test]
    fn a_broken_special_value_names_its_path() {
        let broken = special(SECRET, []);
        let object = Struct { fields: [("password".to_owned(), broken.into())].into() };
        assert_eq!(decode_map(object).unwrap_err().to_string(), "property password: a secret has no `value`");
    }
}
