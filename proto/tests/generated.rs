//! Holds `src/generated/` to the `.proto` files, and the `.proto` files to the official descriptors
//! (`descriptors.json`).
//!
//! `UPDATE=1 cargo test -p pulumi-proto --test generated` rewrites the generated code (`cargo xtask codegen`
//! does it too).

use std::{collections::BTreeMap, fs, path::PathBuf};

use descriptors::{Facts, facts_of};

mod descriptors;

const FILES: &[&str] = &[
    "google/rpc/status.proto",
    "pulumi/alias.proto",
    "pulumi/analyzer.proto",
    "pulumi/callback.proto",
    "pulumi/codegen/hcl.proto",
    "pulumi/engine.proto",
    "pulumi/errors.proto",
    "pulumi/language.proto",
    "pulumi/plugin.proto",
    "pulumi/provider.proto",
    "pulumi/resource.proto",
    "pulumi/source.proto",
    "pulumi/testing/language.proto",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn generated_code_is_up_to_date() {
    let descriptors = protox::compile(FILES, [root()]).expect("the .proto files compile");
    let out = tempdir();
    tonic_prost_build::configure()
        .out_dir(&out)
        .build_transport(true)
        .compile_fds(descriptors)
        .expect("the generator accepts the descriptors");
    let checked_in = root().join("src/generated");
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(&checked_in).expect("src/generated can be made");
    }
    let mut stale = Vec::new();
    for entry in fs::read_dir(&out).expect("the generator wrote its folder") {
        let entry = entry.expect("readable entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("pulumirpc") && !name.starts_with("google.rpc") {
            continue;
        }
        let fresh = fs::read_to_string(entry.path()).expect("generated text");
        let path = checked_in.join(&name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &fresh).expect("src/generated is writable");
        } else if fs::read_to_string(&path).ok().as_deref() != Some(&fresh) {
            stale.push(name);
        }
    }
    fs::remove_dir_all(&out).expect("temporary folder can be removed");
    assert!(stale.is_empty(), "stale: {stale:?}; run `cargo xtask codegen`");
}

#[test]
fn every_message_field_and_rpc_is_the_official_one() {
    let official: Facts = serde_json::from_str(
        &fs::read_to_string(root().join("descriptors.json")).expect("descriptors.json is readable"),
    )
    .expect("descriptors.json parses");
    let ours = facts_of(&protox::compile(FILES, [root()]).expect("the .proto files compile"));
    assert!(ours.messages.len() > 100, "only {} messages compared", ours.messages.len());
    let mut wrong = Vec::new();
    compare("message", &ours.messages, &official.messages, &mut wrong);
    compare("enum", &ours.enums, &official.enums, &mut wrong);
    compare("rpc", &ours.rpcs, &official.rpcs, &mut wrong);
    assert!(wrong.is_empty(), "differs from the official descriptors:\n{}", wrong.join("\n"));
}

/// What is ours must be there, and equal; the official side may have more.
fn compare<T: PartialEq + std::fmt::Debug>(
    what: &str,
    ours: &BTreeMap<String, T>,
    official: &BTreeMap<String, T>,
    wrong: &mut Vec<String>,
) {
    for (name, fact) in ours {
        match official.get(name) {
            Some(other) if other == fact => {}
            other => wrong.push(format!("{what} {name}: ours {fact:?}, official {other:?}")),
        }
    }
}

fn tempdir() -> PathBuf {
    let dir = std::env::temp_dir().join(format!("pulumi-proto-{}", std::process::id()));
    fs::create_dir_all(&dir).expect("temporary folder");
    dir
}
