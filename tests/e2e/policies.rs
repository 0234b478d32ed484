//! The policy pack on the real engine: what breaks a rule is not made, what a rule can mend is, and this repository's own program passes.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use e2e::{Project, workspace};
use serde_json::{Value, json};

/// A project whose pack is the release build's.
fn project(stack: &str) -> Result<Project> {
    let project = Project::new(stack)?;
    let pack = workspace().join("target/release/policies");
    ensure!(pack.exists(), "target/release/policies is missing: run `cargo build --release` first");
    let runtime = format!("runtime:\n  name: rust\n  options:\n    binary: {}", pack.display());
    project.edit("policies/PulumiPolicy.yaml", |text| text.replace("runtime: rust", &runtime))?;
    Ok(project)
}

/// One whose program is `unreviewed` (see `src/bin/unreviewed.rs`).
fn unreviewed(open: bool) -> Result<Project> {
    let project = project("unreviewed")?;
    project.run_binary(Path::new(env!("CARGO_BIN_EXE_unreviewed")))?;
    project.configure(&[("open", if open { "true" } else { "false" })])?;
    Ok(project)
}

const UP: &[&str] = &["up", "--yes", "--skip-preview", "--policy-pack", "policies"];
const PREVIEW: &[&str] = &["preview", "--policy-pack", "policies"];

/// `arguments` with a configuration of the pack.
fn configured(project: &Project, arguments: &[&str], config: &Value) -> Result<e2e::Ran> {
    fs::write(project.path().join("policy-config.json"), config.to_string())?;
    project.on_stack(&[arguments, &["--policy-pack-config", "policy-config.json"]].concat())
}

/// The inputs of a resource of the state.
fn inputs(project: &Project, name: &str) -> Result<Option<Value>> {
    let suffix = format!("::{name}");
    let is = |resource: &&Value| resource["urn"].as_str().is_some_and(|urn| urn.ends_with(&suffix));
    Ok(project.resources()?.iter().find(is).map(|resource| resource["inputs"].clone()))
}

#[test]
fn what_breaks_a_rule_is_not_made_unless_the_configuration_allows_it() -> Result<()> {
    let project = unreviewed(true)?;
    let rule = ["no-open-ingress", "Nothing is open to the whole internet.", "mandatory"];
    for command in [PREVIEW, UP] {
        let refused = project.on_stack(command)?.failed()?;
        for word in rule {
            ensure!(refused.contains(word), "{command:?} does not say {word:?}:\n{refused}");
        }
    }
    ensure!(inputs(&project, "in")?.is_none(), "the rule was made");

    let allowed = configured(&project, UP, &json!({ "no-open-ingress": "advisory" }))?.ok()?;
    ensure!(allowed.contains(rule[1]) && allowed.contains("advisory"), "no word of it:\n{allowed}");
    ensure!(inputs(&project, "in")?.is_some(), "the rule was not made");

    let wrong = configured(&project, PREVIEW, &json!({ "kept-logs": { "days": "many" } }))?.failed()?;
    ensure!(wrong.contains("kept-logs: days"), "the configuration is not checked:\n{wrong}");
    project.destroy()?;
    Ok(())
}

#[test]
fn what_a_rule_can_mend_is_mended() -> Result<()> {
    let project = unreviewed(false)?;
    let up = project.on_stack(UP)?.ok()?;
    ensure!(up.contains("kept-logs"), "no word of what was mended:\n{up}");
    let logs = inputs(&project, "logs")?.context("no log group")?;
    ensure!(logs["retentionInDays"] == 30, "{logs}");

    let key = "arn:aws:kms:us-west-2:000000000000:key/logs";
    let config = json!({ "kept-logs": { "days": 7 }, "encrypted-logs": { "key": key } });
    configured(&project, UP, &config)?.ok()?;
    let logs = inputs(&project, "logs")?.context("no log group")?;
    ensure!(logs["retentionInDays"] == 7 && logs["kmsKeyId"] == key, "{logs}");

    let refused = configured(&project, PREVIEW, &json!({ "kept-logs": "mandatory" }))?.failed()?;
    ensure!(refused.contains("Logs are kept for a time that was chosen."), "{refused}");
    project.destroy()?;
    Ok(())
}

#[test]
fn the_program_of_this_repository_passes() -> Result<()> {
    let project = project("reviewed")?;
    let preview = project.on_stack(PREVIEW)?.ok()?;
    ensure!(preview.contains("http-api-fargate") && !preview.contains("mandatory:"), "{preview}");
    Ok(())
}
