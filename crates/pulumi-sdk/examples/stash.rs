//! A program without a provider: a component, a stash in it, configuration, and outputs, one of them secret.

use pulumi_sdk::{Context, ResourceOptions, format_output, properties};

fn main() -> std::process::ExitCode {
    pulumi_sdk::run(program)
}

async fn program(ctx: Context) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let greeting: String = ctx.config().require("greeting")?;
    let password = ctx.config().require_secret::<String>("password")?;

    let notes = ctx.component("examples:index:Notes", "notes", ResourceOptions::new());
    let note = notes.register(
        "pulumi:index:Stash",
        "notes-greeting",
        properties! { "input" => greeting },
        ResourceOptions::new(),
    );
    let text = note.output::<String>("output");
    notes.register_outputs(properties! { "text" => text.clone() });

    ctx.export("text", text.clone());
    ctx.export("sentence", format_output!("{} to {}", text, ctx.stack()));
    ctx.export("password", password.map(|password| password.to_uppercase()));
    Ok(())
}
