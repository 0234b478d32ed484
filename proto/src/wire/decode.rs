//! Values from the protocol's `Struct`.

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use prost_types::{Struct, value::Kind};

use super::{ARCHIVE, ASSET, BYTES, OUTPUT, RESOURCE, SECRET, SIGNATURE, UNKNOWNS, WireError};
use crate::value::{Archive, ArchiveSource, Asset, AssetSource, Map, OutputValue, ResourceReference, Value};

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
        BYTES => {
            let encoded = text("value", take("value"))?.unwrap_or_default();
            let bytes = BASE64.decode(encoded).map_err(|_| error(path, "a string's bytes are not base64"))?;
            match String::from_utf8(bytes) {
                Ok(text) => Value::String(text),
                Err(error) => Value::Bytes(error.into_bytes()),
            }
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
