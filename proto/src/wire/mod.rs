//! Encodes [`Value`](crate::Value)s as `google.protobuf.Struct`, the engine's way: special values are objects
//! that carry a signature.

mod decode;
mod encode;

pub use self::{
    decode::{decode, decode_map},
    encode::{encode, encode_map},
};

/// The key that marks an object as a special value.
const SIGNATURE: &str = "4dabf18193072939515e22adb298388d";
const SECRET: &str = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE: &str = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT: &str = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const ASSET: &str = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE: &str = "0def7320c3a5731c473e5ecbe6d01bc7";
const BYTES: &str = "803fd3297a5875dc03ca845dda5d2a98";

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use prost_types::Struct;

    use super::{
        encode::{special, string},
        *,
    };
    use crate::value::{Asset, AssetSource, OutputValue, ResourceReference, Value};

    fn plain() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-1e15..1e15_f64).prop_map(Value::Number),
            ".{0,8}".prop_map(Value::String),
            Just(Value::Bytes(b"\x00 \x80\xff".to_vec())),
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
