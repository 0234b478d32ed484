//! The same facts as `tools/descriptors` takes from the official descriptors, taken from ours.

use std::collections::BTreeMap;

use serde::Deserialize;
use tonic_prost_build::FileDescriptorSet;

type Descriptor = prost_types::DescriptorProto;
type Type = prost_types::field_descriptor_proto::Type;

/// One field of a message.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Field {
    number: i32,
    #[serde(rename = "type")]
    kind: String,
    repeated: bool,
    oneof: Option<String>,
}

/// The signature of one RPC.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Rpc {
    input: String,
    output: String,
    client_streaming: bool,
    server_streaming: bool,
}

/// Everything that is compared.
#[derive(Default, Deserialize)]
pub struct Facts {
    pub messages: BTreeMap<String, BTreeMap<String, Field>>,
    pub enums: BTreeMap<String, BTreeMap<String, i32>>,
    pub rpcs: BTreeMap<String, Rpc>,
}

/// Takes the facts of `set`, Google's own well-known types aside.
pub fn facts_of(set: &FileDescriptorSet) -> Facts {
    let mut facts = Facts::default();
    for file in &set.file {
        if file.package() == "google.protobuf" {
            continue;
        }
        for message in &file.message_type {
            add_message(file.package(), message, &mut facts);
        }
        for e in &file.enum_type {
            add_enum(file.package(), e, &mut facts);
        }
        for service in &file.service {
            for rpc in &service.method {
                facts.rpcs.insert(
                    format!("{}.{}.{}", file.package(), service.name(), rpc.name()),
                    Rpc {
                        input: bare(rpc.input_type()),
                        output: bare(rpc.output_type()),
                        client_streaming: rpc.client_streaming(),
                        server_streaming: rpc.server_streaming(),
                    },
                );
            }
        }
    }
    facts
}

fn bare(name: &str) -> String {
    name.trim_start_matches('.').to_owned()
}

fn add_enum(scope: &str, e: &prost_types::EnumDescriptorProto, facts: &mut Facts) {
    let values = e.value.iter().map(|v| (v.name().to_owned(), v.number())).collect();
    facts.enums.insert(format!("{scope}.{}", e.name()), values);
}

fn add_message(scope: &str, message: &Descriptor, facts: &mut Facts) {
    let name = format!("{scope}.{}", message.name());
    let fields = message.field.iter().map(|f| {
        let oneof = f.oneof_index.map(|i| message.oneof_decl[i as usize].name().to_owned());
        let kind = match f.r#type() {
            Type::Message | Type::Enum => bare(f.type_name()),
            Type::Double => "double".into(),
            Type::Float => "float".into(),
            Type::Int64 => "int64".into(),
            Type::Uint64 => "uint64".into(),
            Type::Int32 => "int32".into(),
            Type::Uint32 => "uint32".into(),
            Type::Bool => "bool".into(),
            Type::String => "string".into(),
            Type::Bytes => "bytes".into(),
            other => format!("{other:?}"),
        };
        let repeated = f.label() == prost_types::field_descriptor_proto::Label::Repeated;
        (f.name().to_owned(), Field { number: f.number(), kind, repeated, oneof })
    });
    facts.messages.insert(name.clone(), fields.collect());
    for nested in &message.nested_type {
        add_message(&name, nested, facts);
    }
    for e in &message.enum_type {
        add_enum(&name, e, facts);
    }
}
