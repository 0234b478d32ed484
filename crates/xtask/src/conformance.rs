//! Pulumi's language conformance tests: the harness, our host, and the programs under tests/conformance.

use std::process::Command;

use anyhow::Result;

use crate::{
    artifacts,
    commands::{at_root, run},
    engine::{self, Pin},
};

/// `cargo xtask conformance [--oldest] [TEST…]`.
pub fn judge(arguments: &[String]) -> Result<()> {
    let oldest = arguments.iter().any(|argument| argument == "--oldest");
    let harness = engine::harness(if oldest { Pin::Oldest } else { Pin::Ours })?;
    let mut command = Command::new(artifacts::for_tests("conformance")?);
    at_root(&mut command);
    run(command.arg("--harness").arg(harness).args(arguments))
}
