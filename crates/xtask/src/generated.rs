//! Checked-in generated code: the protocol's types, the bindings of `aws`, the SDK's public items.

use anyhow::Result;

use crate::commands::{cargo, run, say};
use crate::{bindings, workspace};

/// Tests that hold a generated file to what it is made from, and with `UPDATE` write it: package and test.
const TESTS: [(&str, &str); 2] = [("pulumi-proto", "generated"), ("pulumi-sdk", "public_api")];

/// `cargo xtask codegen [--check]`.
pub fn regenerate(check: bool) -> Result<()> {
    for (package, test) in TESTS {
        let mut test = cargo(["test", "--quiet", "--package", package, "--test", test]);
        if !check {
            test.env("UPDATE", "1");
        }
        run(&mut test)?;
    }
    if check {
        return bindings::check(workspace::root());
    }
    bindings::write(workspace::root())?;
    say("proto/src/generated, crates/pulumi-sdk/public-api.txt and crates/aws/src/generated are up to date");
    Ok(())
}
