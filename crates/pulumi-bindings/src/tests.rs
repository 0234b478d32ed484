//! The generator's own tests; what bindings do is tested in `crates/aws/tests/every_feature.rs`.

use std::{collections::BTreeSet, path::PathBuf};

use serde_json::json;

use super::{Tokens, folder, generate, schema::Schema};

fn schema(json: serde_json::Value) -> Schema {
    serde_json::from_value(json).unwrap()
}

fn only(tokens: &[&str]) -> Tokens {
    Tokens::Only(tokens.iter().map(|&token| token.to_owned()).collect::<BTreeSet<_>>())
}

fn zoo() -> Schema {
    schema(json!({
        "name": "zoo",
        "version": "1.0.0",
        "resources": {
            "zoo:index:Cow": {"inputProperties": {"bell": {"$ref": "#/types/zoo:index:Bell"}}},
            "zoo:index:Owl": {"inputProperties": {"at": {"$ref": "#/types/zoo:index:Tree"}}}
        },
        "types": {
            "zoo:index:Bell": {"type": "object", "properties": {"tone": {"$ref": "#/types/zoo:index:Tone"}}},
            "zoo:index:Tone": {"type": "string", "enum": [{"value": "low"}]},
            "zoo:index:Tree": {"type": "object", "properties": {"tall": {"type": "boolean"}}}
        },
        "functions": {"zoo:index:getOwl": {"outputs": {"type": "string"}}}
    }))
}

#[test]
fn a_selection_brings_the_types_that_it_needs_and_no_other() {
    let files = generate(&zoo(), &only(&["zoo:index:Cow"]), "crate").unwrap();
    let runtime = |path: &&PathBuf| path.starts_with("macros") || path.starts_with("support");
    let paths: Vec<_> = files.keys().filter(|path| !runtime(path)).filter_map(|path| path.to_str()).collect();
    assert_eq!(paths, ["cow.rs", "missing.rs", "mod.rs", "provider.rs", "types.rs"]);
    let types = &files[&PathBuf::from("types.rs")];
    assert!(types.contains("Bell, BellBuilder;") && types.contains("Tone: String, \"low\";"), "{types}");
    assert!(!types.contains("Tree"), "{types}");
}

#[test]
fn a_token_that_the_schema_does_not_have_is_named() {
    let error = generate(&zoo(), &only(&["zoo:index:Cat"]), "crate").unwrap_err();
    assert_eq!(error.to_string(), "the schema of `zoo` has no resource or function `zoo:index:Cat`");
}

#[test]
fn a_reference_to_nothing_says_where_it_is() {
    let mut broken = zoo();
    broken.types.remove("zoo:index:Bell");
    let error = anyhow::Error::from(generate(&broken, &Tokens::All, "crate").unwrap_err());
    let error = format!("{error:#}");
    let place = "the property `bell` of `zoo:index:Cow`";
    assert_eq!(
        error,
        format!("{place}: a reference to the type `zoo:index:Bell`, which the schema does not have")
    );
}

#[test]
fn modules_follow_the_schemas_format() {
    let token = "k:apps/v1:Deployment";
    let with = |format: &str| {
        let schema = schema(json!({"name": "k", "meta": {"moduleFormat": format}, "resources": {token: {}}}));
        let files = generate(&schema, &Tokens::All, "crate").unwrap();
        files.keys().find(|path| path.ends_with("deployment.rs")).unwrap().display().to_string()
    };
    assert_eq!(with("(.*)"), "apps/v1/deployment.rs");
    assert_eq!(with("(.*)(?:/[^/]*)"), "apps/deployment.rs");
}

#[test]
fn a_parameterized_package_says_its_plugin() {
    let schema = schema(json!({
        "name": "made",
        "version": "1.0.0",
        "parameterization": {"baseProvider": {"name": "bridge", "version": "2.0.0"}, "parameter": "aGk="}
    }));
    let root = &generate(&schema, &Tokens::All, "crate").unwrap()[&PathBuf::from("mod.rs")];
    assert!(root.contains("base_name: \"bridge\"") && root.contains("parameter: vec![104, 105]"), "{root}");
}

#[test]
fn what_was_not_generated_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("mine.rs"), "mod a;").unwrap();
    let all = generate(&zoo(), &Tokens::All, "crate").unwrap();
    folder::write(folder.path(), &all).unwrap();
    folder::write(folder.path(), &generate(&zoo(), &only(&["zoo:index:Cow"]), "crate").unwrap()).unwrap();
    assert!(path("mine.rs").exists() && path("cow.rs").exists() && !path("owl.rs").exists());
    std::fs::write(path("owl.rs"), "mod a;").unwrap();
    let error = folder::write(folder.path(), &all).unwrap_err().to_string();
    assert!(error.ends_with("owl.rs was not generated: choose another folder"), "{error}");
}
