//! Checked-in generated code: the bindings of `aws`, the protocol's types, the SDK's public items, pages of docs/.

use anyhow::Result;

use crate::{
    bindings,
    commands::{cargo, run, say},
};

/// Ordinary tests that hold generated files to what they are made from, and with `UPDATE` write them.
const TESTS: [&str; 5] = [
    "generated_code_is_up_to_date",
    "the_public_items_are_those_of_the_listing",
    "the_documentation_has_the_table",
    "the_documentation_has_the_matrix",
    "the_page_lists_them",
];

/// `cargo xtask codegen`. The tests are those of the whole workspace, so that nothing is built a second time with fewer features.
pub fn regenerate() -> Result<()> {
    bindings::write()?;
    let tests = ["test", "--quiet", "--workspace", "--exclude", "e2e", "--lib", "--bins", "--tests", "--"];
    run(cargo(tests).args(TESTS).env("UPDATE", "1"))?;
    say(
        "the bindings, proto/src/generated, crates/pulumi-sdk/public-api.txt and what docs/ has of the code are up to date",
    );
    Ok(())
}
