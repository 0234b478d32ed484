//! Types of `aws` that the local cloud does not simulate: tables and a stream beside a bucket.

use std::path::Path;

use anyhow::{Result, ensure};
use e2e::{Project, processes};

fn project() -> Result<Project> {
    let project = Project::new("local")?;
    project.run_binary(Path::new(env!("CARGO_BIN_EXE_recorded")))?;
    Ok(project)
}

fn set(project: &Project, key: &str, value: &str) -> Result<String> {
    project.run(&["config", "set", key, value, "--stack", "local"])?.ok()
}

/// Each type is told of once, however many resources it has.
fn warns_once(text: &str) -> Result<()> {
    let (_, diagnostics) = text.split_once("Diagnostics:").unwrap_or_default();
    for token in ["aws:kinesis/stream:Stream", "aws:dynamodb/table:Table"] {
        let times = diagnostics.matches(&format!("{token} is not simulated")).count();
        ensure!(times == 1, "{token} is told of {times} times:\n{text}");
    }
    ensure!(diagnostics.matches("warning:").count() == 2, "not two warnings:\n{text}");
    Ok(())
}

#[test]
fn they_are_kept_refreshed_imported_and_destroyed() -> Result<()> {
    let project = project()?;
    warns_once(&project.on_stack(&["preview"])?.ok()?)?;
    warns_once(&project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?)?;
    let outputs = project.outputs()?;
    let text = |name: &str| outputs[name].as_str().unwrap_or_default().to_owned();
    ensure!(text("stream").starts_with("events-"), "{outputs}");
    ensure!(
        text("tableArn").starts_with("arn:aws:dynamodb:us-west-2:000000000000:table/books-"),
        "{outputs}"
    );

    project.on_stack(&["refresh", "--yes", "--skip-preview", "--expect-no-changes"])?.ok()?;
    project.on_stack(&["up", "--yes", "--skip-preview", "--expect-no-changes"])?.ok()?;
    set(&project, "hours", "48")?;
    let changed = project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    ensure!(changed.contains("~ 1 updated"), "an input does not change in place:\n{changed}");
    ensure!(project.outputs()?["stream"] == outputs["stream"], "another stream");

    let import = [
        "import",
        "aws:dynamodb/table:Table",
        "found",
        &text("table"),
        "--yes",
        "--protect=false",
        "--generate-code=false",
    ];
    project.on_stack(&import)?.ok()?;
    project.destroy()?;
    processes::none(project.path())
}

#[test]
fn the_configuration_refuses_them_and_a_misspelt_type_is_none() -> Result<()> {
    let project = project()?;
    set(&project, "aws:localUnknownTypes", "refuse")?;
    let text = project.on_stack(&["preview"])?.failed()?;
    // Of the types that are refused, the engine may stop at any.
    let refused = ["aws:kinesis/stream:Stream", "aws:dynamodb/table:Table"];
    ensure!(refused.iter().any(|token| text.contains(&format!("does not simulate {token}"))), "{text}");
    set(&project, "aws:localUnknownTypes", "record")?;
    set(&project, "streamType", "aws:kinesis/strem:Stream")?;
    let text = project.on_stack(&["up", "--yes", "--skip-preview"])?.failed()?;
    ensure!(
        text.contains("no resource type aws:kinesis/strem:Stream; did you mean aws:kinesis/stream:Stream?"),
        "{text}"
    );
    project.destroy()?;
    processes::none(project.path())
}
