//! Pulumi's language conformance tests: the harness, our host, and the programs under tests/conformance.

use anyhow::Result;

use crate::{
    commands::{cargo, run},
    engine::{self, Pin},
};

/// `cargo xtask conformance [--oldest] [TEST…]`.
pub fn judge(arguments: &[String]) -> Result<()> {
    let oldest = arguments.iter().any(|argument| argument == "--oldest");
    let harness = engine::harness(if oldest { Pin::Oldest } else { Pin::Ours })?;
    run(&mut cargo(["build", "--package", "conformance", "--package", "pulumi-language-rust"]))?;
    let mut command = cargo(["run", "--quiet", "--package", "conformance", "--", "--harness"]);
    run(command.arg(harness).args(arguments))
}
