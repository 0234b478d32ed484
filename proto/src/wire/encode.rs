//! Values into the protocol's `Struct`.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use prost_types::{ListValue, Struct, value::Kind};

use super::{ARCHIVE, ASSET, BYTES, Encoding, OUTPUT, RESOURCE, SECRET, SIGNATURE, UNKNOWN};
use crate::value::{ArchiveSource, AssetSource, Map, OutputValue, Value};

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
        Value::Bytes(bytes) => special(BYTES, [("value", string(&BASE64.encode(bytes)))]),
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

pub(super) fn string(text: &str) -> prost_types::Value {
    Kind::StringValue(text.to_owned()).into()
}

pub(super) fn special<'a>(
    signature: &str,
    fields: impl IntoIterator<Item = (&'a str, prost_types::Value)>,
) -> Kind {
    let mut all: BTreeMap<_, _> = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    all.insert(SIGNATURE.to_owned(), string(signature));
    Kind::StructValue(Struct { fields: all })
}
