//! Pulumi's language conformance tests: the harness, our host, and the programs under tests/conformance.

use anyhow::Result;

use crate::{
    commands::{cargo, run},
    engine,
};

/// `cargo xtask conformance [TEST…]`.
pub fn judge(arguments: &[String]) -> Result<()> {
    let harness = engine::harness()?;
    run(&mut cargo(["build", "--package", "conformance", "--package", "pulumi-language-rust"]))?;
    let mut command = cargo(["run", "--quiet", "--package", "conformance", "--", "--harness"]);
    run(command.arg(harness).args(arguments))
}
