//! What is generated and checked in: the protocol's types, the bindings of `aws`, and the pages that the settings make.

use anyhow::Result;

use crate::commands::{cargo, run, say};
use crate::{bindings, workspace};

/// `cargo xtask codegen [--check]`.
pub fn regenerate(check: bool) -> Result<()> {
    let mut proto = cargo(["test", "--quiet", "--package", "pulumi-proto", "--test", "generated"]);
    let mut pages = cargo(["test", "--quiet", "--package", "program", "the_documentation"]);
    if check {
        run(&mut proto)?;
        run(&mut pages)?;
        bindings::check(workspace::root())
    } else {
        run(proto.env("UPDATE", "1"))?;
        run(pages.env("UPDATE", "1"))?;
        bindings::write(workspace::root())?;
        say(
            "proto/src/generated, crates/aws/src/generated, docs/settings.md and docs/option-matrix.md are up to date",
        );
        Ok(())
    }
}
