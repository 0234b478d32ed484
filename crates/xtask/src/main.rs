//! `cargo xtask`: the commands of this repository.
//!
//! Layout: [`tools`] says what is missing; [`engine`] finds or builds Pulumi; [`home`] is where it keeps its
//! state; [`artifacts`] builds the plugins, [`plugins`] installs them and [`dist`] packs them; [`stack`]
//! deploys and destroys, [`cloud`] is the local cloud's console, [`chaos`] kills its parts, [`preview`]
//! shows; [`checks`] is all that CI runs; [`generated`] keeps checked-in code fresh, [`bindings`] makes
//! bindings; [`logs`] reads the local cloud's logs; [`mod@bench`] measures.

mod artifacts;
mod bench;
mod bindings;
mod chaos;
mod checks;
mod cloud;
mod commands;
mod conformance;
mod dist;
mod engine;
mod generated;
mod home;
mod http;
mod logs;
mod plugins;
mod preview;
mod stack;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The commands of this repository", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Say what this machine has of all that the commands here run, and how to get the rest
    Doctor,
    /// Find the Pulumi engine, or build it once
    Engine {
        /// The oldest that is supported, for tests
        #[arg(long)]
        oldest: bool,
    },
    /// Print the engine's environment for a shell: eval "$(cargo xtask env)"
    Env,
    /// Build what Pulumi.yaml names, and link it to target/release if cargo makes it elsewhere
    Build,
    /// Build the language host and the providers, and install them for projects anywhere
    Plugins,
    /// Build the plugins and pack them as Pulumi's archives, with checksums
    Dist(dist::Options),
    /// Build everything, deploy the `local` stack and ask it for books and authors
    Up,
    /// Destroy the `local` stack
    Down,
    /// Disturb deployments on the local cloud at random moments, and hold that ordinary commands repair them
    Chaos(chaos::Options),
    /// Feed the local cloud's parsers texts and bytes that nobody meant (the tests do it, too, for a moment)
    Fuzz {
        /// How many for each
        #[arg(long, default_value_t = 100_000)]
        cases: u32,
    },
    /// List or delete resources of the local cloud without an engine, or stop it
    #[command(subcommand)]
    Cloud(cloud::Command),
    /// Show what `up` would change
    Preview(preview::Options),
    /// Run all that CI runs
    Test,
    /// Run the tests that need an engine on the oldest that is supported
    Oldest,
    /// Print a service's log group
    Logs(logs::Options),
    /// Regenerate what is generated
    Codegen,
    /// Run the benchmarks, each beside its rival
    Bench {
        /// Only this one
        name: Option<bench::Name>,
    },
    /// Generate typed bindings of any Pulumi package
    Bindings(bindings::Options),
    /// Run Pulumi's language conformance tests
    Conformance {
        /// The tests to run; all that have a program, if none is named. Options of the runner go after `--`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Task::Doctor => tools::command(),
        Task::Build => artifacts::command(),
        Task::Engine { oldest } => engine::command(oldest),
        Task::Env => home::command(),
        Task::Plugins => plugins::install(),
        Task::Dist(options) => dist::run(&options),
        Task::Up => stack::up(),
        Task::Down => stack::down(),
        Task::Chaos(options) => chaos::run(&options),
        Task::Fuzz { cases } => checks::fuzz(cases),
        Task::Cloud(command) => cloud::run(&command),
        Task::Preview(options) => preview::run(&options),
        Task::Test => checks::run_all(),
        Task::Oldest => checks::on_oldest(),
        Task::Logs(options) => logs::run(&options),
        Task::Codegen => generated::regenerate(),
        Task::Bench { name } => bench::measure(name),
        Task::Bindings(options) => bindings::run(&options),
        Task::Conformance { arguments } => conformance::judge(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            commands::say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
