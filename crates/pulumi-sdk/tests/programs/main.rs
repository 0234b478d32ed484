//! Whole programs against mocks, through the public API alone.

mod callbacks;
mod dependencies;
mod failures;
mod functions;
mod options;
mod outputs;
mod values;

use pulumi_sdk::{Context, ResourceOptions};

/// What programs return here.
type Done = Result<(), Box<dyn std::error::Error + Send + Sync>>;

fn options() -> ResourceOptions {
    ResourceOptions::new()
}

/// A resource without arguments.
fn thing(ctx: &Context, name: &str) -> pulumi_sdk::CustomResource {
    ctx.register("pkg:index:Thing", name, (), options())
}
