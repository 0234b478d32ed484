//! The `local` stack: up and down.

use std::{panic::resume_unwind, thread, time::Duration};

use anyhow::{Context as _, Result};
use pulumi_automation::{Reason, Stack};

use crate::{
    artifacts,
    commands::{print, say},
    engine,
    home::Home,
    http, workspace,
};

const STACK: &str = "local";
/// New tasks are healthy well before this, or never.
const PATIENCE: Duration = Duration::from_secs(30);

/// `cargo xtask up`.
pub fn up() -> Result<()> {
    let stack = ready(STACK)?;
    stack.up().run()?;

    let state = stack.export()?;
    let output =
        |name| state.outputs()[name].as_str().with_context(|| format!("the stack has no output {name}"));
    let [books, authors] = [output("booksEndpoint")?, output("authorsEndpoint")?];
    for url in [books, authors] {
        print(&format!("\nGET {url}"));
        print(http::get(url, PATIENCE)?.trim_end());
    }
    print(&format!(
        "\nAsk it yourself:  curl {books}\n\
         See its logs:     cargo xtask logs book-service\n\
         Tear it down:     cargo xtask down"
    ));
    Ok(())
}

/// `cargo xtask down`.
pub fn down() -> Result<()> {
    let stack = Home::open()?.workspace().stack(STACK);
    if !exists(&stack)? {
        print(&format!("There is no stack `{STACK}`: nothing to take down."));
        return Ok(());
    }
    // A program that does not compile any more can be destroyed all the same.
    if !workspace::root().join("target/release/pulumi-resource-aws").exists() {
        artifacts::command()?;
    }
    stack.destroy().run()?;
    let state = workspace::state();
    print(&match stack.export()?.resources().len() {
        0 => format!(
            "Nothing is left of it but its history, in {} (delete the folder if you like).",
            state.display()
        ),
        left => format!("{left} resources are left: `pulumi stack export --stack {STACK}` lists them."),
    });
    Ok(())
}

/// A stack, with an engine and the plugins that it will start.
pub fn ready(name: &str) -> Result<Stack> {
    // What is missing is said before anything is built.
    engine::available()?;
    // The engine's build and cargo's have long ends on one core; together they fill both.
    let (home, built) = thread::scope(|scope| {
        let plugins = scope.spawn(artifacts::command);
        (Home::open(), plugins.join())
    });
    built.unwrap_or_else(|panic| resume_unwind(panic))?;
    let stack = home?.workspace().stack(name);
    if !exists(&stack)? {
        say(&format!("Making the stack `{name}`"));
        stack.workspace().create(name)?;
    }
    Ok(stack)
}

fn exists(stack: &Stack) -> Result<bool> {
    match stack.export() {
        Err(error) if error.reason() == Some(Reason::NoSuchStack) => Ok(false),
        exported => Ok(exported.map(|_| true)?),
    }
}
