//! Checked-in generated code: the protocol's types, the bindings of `aws`, the SDK's public items, the pages that
//! the settings make.

use anyhow::Result;

use crate::{
    bindings,
    commands::{cargo, run, say},
};

/// Tests that hold a generated file to what it is made from, and with `UPDATE` write it: package, and which test.
const TESTS: [(&str, &[&str]); 4] = [
    ("pulumi-proto", &["--test", "generated"]),
    ("pulumi-sdk", &["--test", "public_api"]),
    ("program", &["the_documentation"]),
    ("local-cloud", &["--lib", "refusals::the_page_lists_them"]),
];

/// `cargo xtask codegen [--check]`.
pub fn regenerate(check: bool) -> Result<()> {
    for (package, test) in TESTS {
        let mut test = cargo([&["test", "--quiet", "--package", package], test].concat());
        if !check {
            test.env("UPDATE", "1");
        }
        run(&mut test)?;
    }
    if check {
        return bindings::check();
    }
    bindings::write()?;
    say(
        "proto/src/generated, crates/pulumi-sdk/public-api.txt, crates/aws/src/generated, docs/settings.md, docs/option-matrix.md and docs/refusals.md are up to date",
    );
    Ok(())
}
