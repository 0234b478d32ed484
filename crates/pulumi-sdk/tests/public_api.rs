//! Holds `public-api.txt` to the crate's public items, so that a change of the surface shows in a review.
//!
//! `UPDATE=1 cargo test -p pulumi-sdk --test public_api` rewrites it (`cargo xtask codegen` does it too).

use std::{collections::BTreeSet, fs, path::Path, process::Command};

/// The toolchain whose rustdoc writes what `public-api` reads; both move together.
const TOOLCHAIN: &str = "1.95";

#[test]
fn the_public_items_are_those_of_the_listing() {
    let version = output(Command::new("rustc").arg("--version"));
    assert!(
        version.starts_with(&format!("rustc {TOOLCHAIN}.")),
        "the listing of public items is made with Rust {TOOLCHAIN}, and this is {version}: run this with \
         RUSTUP_TOOLCHAIN={TOOLCHAIN}. To move to another version, change TOOLCHAIN in {} and `public-api` in the \
         workspace's Cargo.toml (to the one that reads that version's rustdoc JSON), then run `cargo xtask codegen`.",
        file!(),
    );
    let mut items = items("pulumi-sdk", "pulumi_sdk");
    // What `pub use pulumi_proto::value` names lies in that crate, and is seen by users as this one's.
    items.extend(items_of_values());
    let fresh = items.into_iter().collect::<Vec<_>>().join("\n") + "\n";

    let listing = Path::new(env!("CARGO_MANIFEST_DIR")).join("public-api.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&listing, &fresh).expect("public-api.txt is writable");
    }
    let old = fs::read_to_string(&listing).unwrap_or_default();
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (old.lines().collect(), fresh.lines().collect());
    let gone = old.difference(&new).map(|line| format!("- {line}\n"));
    let added = new.difference(&old).map(|line| format!("+ {line}\n"));
    let changes = gone.chain(added).collect::<String>();
    assert!(
        changes.is_empty(),
        "the public items changed; if they should, run `cargo xtask codegen`:\n{changes}"
    );
}

fn items_of_values() -> impl Iterator<Item = String> {
    items("pulumi-proto", "pulumi_proto").into_iter().filter(|item| item.contains(" pulumi_proto::value::"))
}

/// A crate's public items, one a line; without what every type has by itself.
fn items(package: &str, library: &str) -> Vec<String> {
    let wrapper = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rustdoc-json");
    let mut rustdoc = Command::new(env!("CARGO"));
    rustdoc
        .args(["rustdoc", "--quiet", "--package", package, "--lib"])
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .env("RUSTDOC", wrapper);
    output(&mut rustdoc);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder is in target/");
    let api = public_api::Builder::from_rustdoc_json(target.join(format!("doc/{library}.json")))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()
        .expect("rustdoc's JSON is in the format of the pinned toolchain");
    // The names of the standard library's items are enough.
    let path = regex::Regex::new(r"\b(core|alloc|std)::([a-z_0-9]+::)*").expect("it is valid");
    api.items().map(|item| path.replace_all(&item.to_string(), "").into_owned()).collect()
}

fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("cannot run {command:?}: {error}"));
    assert!(output.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
