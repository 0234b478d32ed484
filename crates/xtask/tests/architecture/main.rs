//! ARCHITECTURE.md's invariants about who imports whom, held against the `use` declarations and paths of the
//! sources.

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod imports;

use std::path::{Path, PathBuf};

use imports::{Crate, Target, folder};

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn local_cloud() -> Crate {
    Crate::read(&crates().join("local-cloud/src"))
}

/// What does input or output, waits, or speaks of the engine.
const IO: [&str; 12] = [
    "std::fs",
    "std::io",
    "std::process",
    "std::thread",
    "std::net::TcpStream",
    "std::net::TcpListener",
    "hyper",
    "nix",
    "provider_kit",
    "pulumi_proto",
    "tokio",
    "tonic",
];

/// Decisions of the data plane, which are functions of what they are given.
const DECISIONS: [&str; 15] = [
    "data/ecs/backoff.rs",
    "data/ecs/rollout.rs",
    "data/http_api/cors.rs",
    "data/http_api/endpoint.rs",
    "data/http_api/forwarded.rs",
    "data/http_api/mapping.rs",
    "data/http_api/route.rs",
    "data/http_api/throttle.rs",
    "data/http_api/tls.rs",
    "data/http1/codec/mod.rs",
    "data/load_balancer/health.rs",
    "data/load_balancer/rule.rs",
    "data/network/address.rs",
    "data/network/egress.rs",
    "data/network/reach.rs",
];

/// Whether `path` is `root` or below it.
fn below(path: &str, root: &str, separator: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with(separator))
}

/// Fails if a file below one of `from` imports a file below one of `never`, or a path into another crate that
/// begins so.
fn never(tree: &Crate, from: &[&str], never: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for root in from {
        // A folder, or one file.
        for file in tree.files(root, |file| below(file, root, "/")) {
            for target in tree.imports(file) {
                let refused = match &target {
                    Target::File(other) => never.iter().any(|never| below(other, never, "/")),
                    Target::Other(path) => never.iter().any(|never| below(path, never, "::")),
                };
                if refused {
                    wrong.push(format!("{file} imports {target:?}"));
                }
            }
        }
    }
    for root in never {
        if root.contains('/') || ["control", "daemon", "data", "model"].contains(root) {
            tree.files(root, |file| below(file, root, "/"));
        }
    }
    wrong
}

#[track_caller]
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "against ARCHITECTURE.md:\n{}", wrong.join("\n"));
}

#[test]
fn the_data_plane_knows_neither_the_control_plane_nor_pulumi() {
    assert_none(&never(
        &local_cloud(),
        &["data"],
        &["control", "daemon", "provider_kit", "pulumi_proto", "tonic"],
    ));
}

#[test]
fn http1_knows_neither_apis_nor_load_balancers() {
    assert_none(&never(&local_cloud(), &["data/http1"], &["data/http_api", "data/load_balancer"]));
}

#[test]
fn a_load_balancer_knows_no_api() {
    assert_none(&never(&local_cloud(), &["data/load_balancer"], &["data/http_api"]));
}

#[test]
fn the_model_knows_neither_plane() {
    assert_none(&never(&local_cloud(), &["model"], &["control", "daemon", "data"]));
}

#[test]
fn decisions_do_no_io() {
    let tree = local_cloud();
    assert_none(&never(&tree, &DECISIONS, &IO));
    let said: Vec<_> = tree.files("called pure", |file| tree.says(file, "Pure.")).into_iter().collect();
    assert_none(&never(&tree, &said, &IO));
}

#[test]
fn no_circle_of_files_crosses_a_folder() {
    for package in ["local-cloud", "provider-kit", "pulumi-resource-image", "pulumi-language-rust"] {
        let tree = Crate::read(&crates().join(package).join("src"));
        let circles: Vec<_> = tree.circles_across_folders().iter().map(|circle| circle.join(", ")).collect();
        assert!(
            circles.is_empty(),
            "{package}: these import each other across folders:\n{}",
            circles.join("\n")
        );
    }
}

#[test]
fn gestalt_is_known_to_three_modules_of_the_sdk() {
    let tree = Crate::read(&crates().join("pulumi-sdk/src"));
    let knows = |file: &str| {
        tree.imports(file)
            .iter()
            .any(|target| matches!(target, Target::Other(path) if path.starts_with("pulumi_gestalt")))
    };
    assert_eq!(tree.files("a user of gestalt", knows), ["gestalt.rs", "input.rs", "output.rs"]);
}

/// The rules themselves, on a crate that breaks them.
#[test]
fn imports_are_found_however_they_are_written() {
    let sources = [
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod one; mod two; pub use one::One; pub use self::two::Two as Three;"),
        ("a/one.rs", "use super::Three; pub struct One; #[cfg(test)] mod tests { use crate::b::B; }"),
        ("a/two.rs", "pub struct Two; fn f() { let _ = crate::b::make(); println!(\"{}\", crate::b::C); }"),
        ("b.rs", "use std::{fs, io::{self, Read as _}}; use crate::a::{self, One}; pub struct B(a::Three);"),
    ];
    let tree = Crate::parse(sources.map(|(file, text)| (file.to_owned(), text.to_owned())));
    let file = |name: &str| Target::File(name.to_owned());
    let other = |path: &str| Target::Other(path.to_owned());
    assert!(tree.imports("a/mod.rs").is_empty(), "what it passes on, it does not import");
    assert_eq!(tree.imports("a/one.rs").into_iter().collect::<Vec<_>>(), [file("a/two.rs")]);
    assert_eq!(tree.imports("a/two.rs").into_iter().collect::<Vec<_>>(), [file("b.rs")]);
    let expected = [
        file("a/mod.rs"),
        file("a/one.rs"),
        other("a::Three"),
        other("std::fs"),
        other("std::io"),
        other("std::io::Read"),
    ];
    assert_eq!(tree.imports("b.rs").into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(tree.circles_across_folders(), [["a/one.rs", "a/two.rs", "b.rs"]]);
    assert_eq!(["lib.rs", "a/one.rs", "a/b/c.rs", "a/b/c/d.rs"].map(folder), ["", "a", "a/b", "a/b"]);
}

#[test]
#[should_panic(expected = "no file is data/gone")]
fn a_rule_about_a_folder_that_is_gone_is_wrong() {
    let tree = Crate::parse([("lib.rs".to_owned(), String::new())]);
    never(&tree, &["data/gone"], &["control"]);
}
