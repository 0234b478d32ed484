//! Checked-in generated code: the protocol's types and the bindings of `aws`.

use anyhow::Result;

use crate::commands::{cargo, run, say};
use crate::{bindings, workspace};

/// `cargo xtask codegen [--check]`.
pub fn regenerate(check: bool) -> Result<()> {
    let mut proto = cargo(["test", "--quiet", "--package", "pulumi-proto", "--test", "generated"]);
    if check {
        run(&mut proto)?;
        bindings::check(workspace::root())
    } else {
        run(proto.env("UPDATE", "1"))?;
        bindings::write(workspace::root())?;
        say("proto/src/generated and crates/aws/src/generated are up to date");
        Ok(())
    }
}
