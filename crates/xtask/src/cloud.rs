//! The console of the local cloud: what it holds, without an engine.

use std::process;

use anyhow::Result;
use clap::Subcommand;

use crate::{
    artifacts,
    commands::{at_root, run as run_command},
    workspace,
};

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// List the resources: URN and id
    List,
    /// Say what happened to the services, in ECS's words, since the local cloud's start
    Events,
    /// Delete a resource as AWS's console would; `pulumi refresh` then takes it out of the stack's state
    Delete {
        /// Its URN or id
        name: String,
    },
    /// Stop the tasks and the daemon; the resources are kept, and the next command runs them again
    Stop,
}

/// `cargo xtask cloud`.
pub fn run(command: &Command) -> Result<()> {
    let binary = workspace::root().join("target/release/pulumi-resource-aws");
    if !binary.exists() {
        artifacts::release(&["--package", "local-cloud"])?;
    }
    let mut console = process::Command::new(binary);
    at_root(&mut console);
    match command {
        Command::List => console.arg("list"),
        Command::Events => console.arg("events"),
        Command::Delete { name } => console.args(["delete", name]),
        Command::Stop => console.arg("stop"),
    };
    run_command(&mut console)
}
