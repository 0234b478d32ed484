//! A program with 2,000 resources of the engine's own provider, to measure the SDK with.

use std::process::ExitCode;

use pulumi_sdk::{Context, ResourceOptions, properties};

fn main() -> ExitCode {
    pulumi_sdk::run(|ctx: Context| async move {
        let count: u32 = ctx.config().get("count")?.unwrap_or(2_000);
        for number in 0..count {
            let args = properties! { "input" => properties! { "number" => number } };
            ctx.register("pulumi:index:Stash", &format!("stash-{number}"), args, ResourceOptions::new());
        }
        Ok::<_, pulumi_sdk::ConfigError>(())
    })
}
