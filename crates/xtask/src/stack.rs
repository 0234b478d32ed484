//! The `local` stack: up and down.

use std::time::Duration;

use anyhow::Result;
use serde_json::Value;

use crate::{
    artifacts,
    commands::{output, print, run, say},
    home::Home,
    http, workspace,
};

const STACK: &str = "local";
/// New tasks are healthy well before this, or never.
const PATIENCE: Duration = Duration::from_secs(30);

/// `cargo xtask up`.
pub fn up() -> Result<()> {
    let home = ready(STACK)?;
    run(&mut home.pulumi(&["up", "--yes", "--skip-preview", "--stack", STACK]))?;

    let [books, authors] = [output_of(&home, "booksEndpoint")?, output_of(&home, "authorsEndpoint")?];
    for url in [&books, &authors] {
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
    let home = Home::open()?;
    if !exists(&home, STACK)? {
        print(&format!("There is no stack `{STACK}`: nothing to take down."));
        return Ok(());
    }
    // A program that does not compile any more can be destroyed all the same.
    if !workspace::root().join("target/release/pulumi-resource-aws").exists() {
        artifacts::command()?;
    }
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

/// An output of the stack.
pub fn output_of(home: &Home, name: &str) -> Result<String> {
    let value = output(&mut home.pulumi(&["stack", "output", name, "--stack", STACK]))?;
    Ok(value.trim_end().to_owned())
}

/// An engine, the plugins it will start, and a stack.
pub fn ready(stack: &str) -> Result<Home> {
    let home = Home::open()?;
    artifacts::command()?;
    if !exists(&home, stack)? {
        say(output(&mut home.pulumi(&["stack", "init", stack]))?.trim_end());
    }
    Ok(home)
}

fn exists(home: &Home, stack: &str) -> Result<bool> {
    let stacks: Value = serde_json::from_str(&output(&mut home.pulumi(&["stack", "ls", "--json"]))?)?;
    let names = stacks.as_array().into_iter().flatten().filter_map(|stack| stack["name"].as_str());
    // A backend with organizations lists `organization/local`.
    Ok(names.into_iter().any(|name| name.rsplit('/').next() == Some(stack)))
}
