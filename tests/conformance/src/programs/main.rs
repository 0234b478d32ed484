//! One program for all conformance tests, so that one link serves them all: it does what its project's name
//! says.

#![expect(clippy::approx_constant, reason = "3.14 and 2.718 are what the tests ask for")]

mod answers;
mod builtins;
mod components;
mod hooks;
mod invokes;
mod l1;
mod local;
mod names;
mod objects;
mod options;
mod policies;
mod primitives;
mod providers;
mod ranges;
mod reads;
mod resources;
mod values;

use std::process::ExitCode;

use pulumi_sdk::{Context, CustomResource, ResourceOptions, ToValue, properties};

type Result = std::result::Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// The program of one test.
type Program = fn(&Context) -> Result;

fn main() -> ExitCode {
    pulumi_sdk::run(|ctx| async move {
        // For the control: a program that does nothing must fail what it stands in for.
        if std::env::var_os("CONFORMANCE_CONTROL").is_some() {
            return Ok(());
        }
        match programs().into_iter().find(|(test, _)| *test == ctx.project()) {
            Some((_, program)) => program(&ctx),
            None => Err(format!("there is no program for {}", ctx.project()).into()),
        }
    })
}

fn programs() -> Vec<(&'static str, Program)> {
    [
        l1::PROGRAMS,
        builtins::PROGRAMS,
        names::PROGRAMS,
        resources::PROGRAMS,
        primitives::PROGRAMS,
        objects::PROGRAMS,
        values::PROGRAMS,
        providers::PROGRAMS,
        options::PROGRAMS,
        hooks::PROGRAMS,
        invokes::PROGRAMS,
        components::PROGRAMS,
        local::PROGRAMS,
        ranges::PROGRAMS,
        answers::PROGRAMS,
        reads::PROGRAMS,
        policies::PROGRAMS,
    ]
    .concat()
}

/// Which of a test's programs this is: their projects lie in directories named 0, 1…
fn stage(ctx: &Context) -> u32 {
    let name = ctx.root_directory().file_name().and_then(|name| name.to_str());
    name.and_then(|name| name.parse().ok()).unwrap_or(0)
}

fn options() -> ResourceOptions {
    ResourceOptions::new()
}

/// The resource that most tests are made of.
fn simple(
    ctx: &Context,
    name: &str,
    value: impl ToValue + 'static,
    options: ResourceOptions,
) -> CustomResource {
    ctx.register("simple:index:Resource", name, properties! { "value" => value }, options)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    #[test]
    fn every_program_has_a_project_and_every_project_a_program() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
        let projects =
            directory.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let programs = super::programs().into_iter().map(|(test, _)| test.to_owned());
        assert_eq!(programs.collect::<BTreeSet<_>>(), projects.collect::<BTreeSet<_>>());
    }
}
