//! The `local` stack: up, down, preview.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::commands::{cargo, output, print, run, say};
use crate::home::Home;
use crate::{http, workspace};

const STACK: &str = "local";
/// New tasks are healthy well before this, or never.
const PATIENCE: Duration = Duration::from_secs(30);

/// `cargo xtask up`.
pub fn up() -> Result<()> {
    let home = ready()?;
    run(&mut home.pulumi(&["up", "--yes", "--skip-preview", "--stack", STACK]))?;

    let outputs: Value =
        serde_json::from_str(&output(&mut home.pulumi(&["stack", "output", "--json", "--stack", STACK]))?)?;
    let mut books = String::new();
    for name in ["booksEndpoint", "authorsEndpoint"] {
        let url = outputs[name].as_str().with_context(|| format!("the stack has no output `{name}`"))?;
        print(&format!("\nGET {url}"));
        print(http::get(url, PATIENCE)?.trim_end());
        if books.is_empty() {
            url.clone_into(&mut books);
        }
    }
    print(&format!(
        "\nAsk it yourself:  curl {books}\n\
         See its logs:     cargo xtask logs book-service\n\
         Tear it down:     cargo xtask down"
    ));
    Ok(())
}

/// `cargo xtask preview`.
pub fn preview() -> Result<()> {
    run(&mut ready()?.pulumi(&["preview", "--stack", STACK]))
}

/// `cargo xtask down`.
pub fn down() -> Result<()> {
    let home = Home::open()?;
    if !exists(&home)? {
        print(&format!("There is no stack `{STACK}`: nothing to take down."));
        return Ok(());
    }
    build()?;
    run(&mut home.pulumi(&["destroy", "--yes", "--skip-preview", "--stack", STACK]))?;
    let export: Value =
        serde_json::from_str(&output(&mut home.pulumi(&["stack", "export", "--stack", STACK]))?)?;
    let left = export["deployment"]["resources"].as_array().map_or(0, Vec::len);
    let state = workspace::state();
    print(&match left {
        0 => format!(
            "Nothing is left of it but its history, in {} (delete the folder if you like).",
            state.display()
        ),
        left => format!("{left} resources are left: `pulumi stack export --stack {STACK}` lists them."),
    });
    Ok(())
}

/// An engine, the plugins it will start, and a stack.
fn ready() -> Result<Home> {
    let home = Home::open()?;
    build()?;
    if !exists(&home)? {
        run(&mut home.pulumi(&["stack", "init", STACK]))?;
    }
    Ok(home)
}

/// The program, the services and the plugins.
fn build() -> Result<()> {
    say("Building the workspace (cargo build --release)");
    run(&mut cargo(["build", "--release"]))
}

fn exists(home: &Home) -> Result<bool> {
    let stacks: Value = serde_json::from_str(&output(&mut home.pulumi(&["stack", "ls", "--json"]))?)?;
    let names = stacks.as_array().into_iter().flatten().filter_map(|stack| stack["name"].as_str());
    // A backend with organizations lists `organization/local`.
    Ok(names.into_iter().any(|name| name.rsplit('/').next() == Some(STACK)))
}
