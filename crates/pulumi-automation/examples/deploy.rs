//! A program as a closure, deployed and destroyed: `cargo run --package pulumi-automation --example deploy`.

use std::path::Path;

use pulumi_automation::{Engine, EventKind, Op, Workspace};
use pulumi_sdk::{Context, ResourceOptions, properties};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Keeps a value in the state; the engine itself is the provider.
async fn program(ctx: Context) -> Result<(), Failure> {
    let motto = ctx.config().require_secret::<String>("motto")?;
    let stash =
        ctx.register("pulumi:index:Stash", "motto", properties! { "input" => motto }, ResourceOptions::new());
    ctx.export("motto", stash.output::<String>("output"));
    ctx.export("stack", ctx.stack().to_owned());
    Ok(())
}

/// The names of the resources that were created, and the secret that came back.
pub fn deploy(engine: Engine, folder: &Path) -> Result<(Vec<String>, String), Failure> {
    let state = folder.join("state");
    std::fs::create_dir_all(&state)?;
    let workspace = Workspace::inline_with_engine(engine, folder, "mottos", program)?
        .home(folder.join("home"))
        .file_backend(state)
        .passphrase("correct horse battery staple");
    let stack = workspace.create_or_select("dev")?;
    stack.config().set_secret("motto", "plain words")?;

    let mut created = Vec::new();
    let mut update = stack.up().message("an example").start()?;
    for event in &mut update {
        match event.kind {
            EventKind::StepDone(step) if step.operation == Op::Create => created.push(step.name().to_owned()),
            _ => {}
        }
    }
    update.wait()?;
    let motto = stack.output("motto")?.ok_or("there is no motto")?;
    stack.destroy().run()?;
    stack.remove()?;
    created.sort();
    Ok((created, motto.value.as_str().unwrap_or_default().to_owned()))
}

#[allow(dead_code, clippy::print_stdout, reason = "an example; as a test it is called by its function")]
fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let (created, motto) = deploy(Engine::find()?, folder.path())?;
    println!("created {created:?}; the motto was {motto:?}");
    Ok(())
}
