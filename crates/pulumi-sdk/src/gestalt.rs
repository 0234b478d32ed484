//! To and from pulumi-gestalt's value model, without loss: what it has no word for travels in it as the
//! wire's special objects, which is what its own runtime would send.

use pulumi_gestalt_rust::__private::pulumi_gestalt_model::{PulumiValue, PulumiValueContent as Content};
use pulumi_proto::{
    value::OutputValue,
    wire::{self, Encoding},
};

use crate::{ConversionError, FromValue, ToValue, Value};

/// A gestalt value as ours.
///
/// # Errors
/// An object with the mark of a special value is not one.
pub fn to_value(value: &PulumiValue) -> Result<Value, ConversionError> {
    let inner = match &value.content {
        Content::String(text) => Value::String(text.clone()),
        Content::Integer(number) => Value::Number((*number).into()),
        Content::Number(number) => Value::Number(*number),
        Content::Boolean(flag) => Value::Bool(*flag),
        Content::None => Value::Null,
        Content::Nothing => Value::Unknown,
        Content::Array(items) => Value::Array(items.iter().map(to_value).collect::<Result<_, _>>()?),
        Content::Object(entries) => {
            let map = entries.iter().map(|(name, value)| Ok((name.clone(), to_value(value)?)));
            let map = map.collect::<Result<_, ConversionError>>()?;
            // Turns special objects back into what they stand for; plain ones come out as they are.
            wire::decode(wire::encode(&Value::Object(map), Encoding::FULL))
                .map_err(|error| ConversionError::invalid(error.to_string()))?
        }
    };
    if value.dependencies.is_empty() {
        return Ok(if value.secret { inner.into_secret() } else { inner });
    }
    Ok(Value::Output(OutputValue {
        value: Some(inner).filter(|inner| *inner != Value::Unknown).map(Box::new),
        secret: value.secret,
        dependencies: value.dependencies.iter().cloned().collect(),
    }))
}

/// Our value as gestalt's.
pub fn from_value(value: &Value) -> PulumiValue {
    let content = match value {
        Value::Null => Content::None,
        Value::Unknown => Content::Nothing,
        Value::Bool(flag) => Content::Boolean(*flag),
        Value::String(text) => Content::String(text.clone()),
        Value::Number(number) => match value.as_i64().and_then(|integer| i32::try_from(integer).ok()) {
            Some(integer) => Content::Integer(integer),
            None => Content::Number(*number),
        },
        Value::Array(items) => Content::Array(items.iter().map(from_value).collect()),
        Value::Object(map) => {
            Content::Object(map.iter().map(|(name, value)| (name.clone(), from_value(value))).collect())
        }
        Value::Secret(inner) => return PulumiValue { secret: true, ..from_value(inner) },
        Value::Output(output) => {
            let inner = output.value.as_deref().unwrap_or(&Value::Unknown);
            let mut value = from_value(inner);
            value.secret |= output.secret;
            value.dependencies.extend(output.dependencies.iter().cloned());
            return value;
        }
        Value::Bytes(_) | Value::Asset(_) | Value::Archive(_) | Value::Resource(_) => {
            return special(wire::encode(value, Encoding::FULL));
        }
    };
    PulumiValue { content, secret: false, dependencies: Default::default() }
}

/// A special value, as the object that it is on the wire.
fn special(value: pulumi_proto::prost_types::Value) -> PulumiValue {
    use pulumi_proto::prost_types::value::Kind;
    let content = match value.kind {
        None | Some(Kind::NullValue(_)) => Content::None,
        Some(Kind::BoolValue(flag)) => Content::Boolean(flag),
        Some(Kind::NumberValue(number)) => Content::Number(number),
        Some(Kind::StringValue(text)) => Content::String(text),
        Some(Kind::ListValue(list)) => Content::Array(list.values.into_iter().map(special).collect()),
        Some(Kind::StructValue(object)) => {
            Content::Object(object.fields.into_iter().map(|(name, value)| (name, special(value))).collect())
        }
    };
    PulumiValue { content, secret: false, dependencies: Default::default() }
}

impl ToValue for PulumiValue {
    fn to_value(&self) -> futures::future::BoxFuture<'_, Value> {
        let value = to_value(self).unwrap_or_else(|error| {
            Value::Output(OutputValue {
                value: None,
                secret: false,
                dependencies: [crate::poison::error(&error.to_string())].into(),
            })
        });
        Box::pin(std::future::ready(value))
    }
}

impl FromValue for PulumiValue {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        Ok(from_value(&value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulumi_proto::value::ResourceReference;

    use super::*;
    use crate::assets::{asset_archive, string_asset};

    fn value() -> impl Strategy<Value = Value> {
        let plain = prop_oneof![
            Just(Value::Null),
            Just(Value::Unknown),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(|number| Value::Number(number as f64)),
            (-1e300..1e300_f64).prop_map(Value::Number),
            ".{0,6}".prop_map(Value::String),
            ".{1,6}".prop_map(|text| Value::Asset(string_asset(text))),
            ".{1,6}".prop_map(|text| Value::Archive(asset_archive([("a", string_asset(text).into())]))),
            "urn:[a-z]{1,4}".prop_map(|urn| Value::Resource(ResourceReference {
                urn,
                id: Some(None),
                package_version: String::new()
            })),
        ];
        plain.prop_recursive(4, 24, 4, |inner| {
            let urns = proptest::collection::btree_set("urn:[a-z]{1,4}", 1..3);
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                proptest::collection::btree_map("[a-z]{0,4}", inner.clone(), 0..4).prop_map(Value::Object),
                inner.clone().prop_map(Value::into_secret),
                (inner, any::<bool>(), urns).prop_map(|(inner, secret, dependencies)| match inner {
                    // Nested wrappers say the same as one: only one form is compared.
                    Value::Secret(_) | Value::Output(_) => inner,
                    Value::Unknown => Value::Output(OutputValue { value: None, secret, dependencies }),
                    inner =>
                        Value::Output(OutputValue { value: Some(Box::new(inner)), secret, dependencies }),
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost_on_the_way_there_and_back(value in value()) {
            prop_assert_eq!(to_value(&from_value(&value)).unwrap(), value);
        }
    }
}
