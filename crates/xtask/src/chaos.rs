//! `cargo xtask chaos`: random kills during deployments on the real engine; see `tests/src/bin/chaos`.

use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::{
    artifacts,
    commands::{at_root, run as run_command},
    engine,
};

/// How much of it.
#[derive(Args)]
pub struct Options {
    /// How many operations are disturbed
    #[arg(long, default_value_t = 10)]
    pub rounds: u64,
    /// What decides what happens when: the same seed is the same sequence
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// `cargo xtask chaos`.
pub fn run(options: &Options) -> Result<()> {
    let engine = engine::engine()?;
    artifacts::release(&[])?;
    let (rounds, seed) = (options.rounds.to_string(), options.seed.to_string());
    let mut chaos = Command::new(artifacts::for_tests("chaos")?);
    at_root(&mut chaos);
    run_command(chaos.args(["--rounds", &rounds, "--seed", &seed]).env("PULUMI_ENGINE", engine))
}
