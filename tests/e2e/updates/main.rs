//! What people change, and what an update then does to each resource: in place where AWS can, a replacement
//! where it must. Each change is a preview on the real engine; the riskiest are then made, one upon the
//! other, and the endpoint answers after each.

mod changes;

use std::{collections::BTreeSet, fs, process::Command};

use anyhow::{Context, Result, ensure};
use e2e::{
    Project, http,
    plan::{name, operations, steps},
    workspace,
};
use serde_json::Value;

use self::changes::{CHANGES, COMMENT, EDITS};

#[test]
fn changes_do_what_aws_can_do() -> Result<()> {
    let project = Project::new("updates")?;
    up(&project)?;
    let mut wrong = String::new();
    for change in CHANGES {
        project.configure(change.settings)?;
        let preview = project.preview().with_context(|| change.what)?;
        check(change.what, &preview, change.plan, &mut wrong)?;
    }

    project.configure(&[("tags", r#"{"team":"books"}"#)])?;
    let resources = project.resources()?;
    let tagged = resources.iter().filter(|resource| resource["inputs"]["tags"].is_object());
    let tags: Vec<_> = tagged.map(|resource| format!("update {}: tags", name(resource))).collect();
    let lines: Vec<_> = tags.iter().map(String::as_str).collect();
    check("tags", &project.preview()?, &lines, &mut wrong)?;

    project.configure(&[])?;
    for (file, old, new, _) in EDITS {
        project.edit(file, |text| text.replace(old, new))?;
    }
    project.build()?;
    let plan: Vec<_> = EDITS.iter().map(|(_, _, _, line)| *line).collect();
    let preview = project.preview()?;
    check("path pattern, health path, name of the API", &preview, &plan, &mut wrong)?;
    ensure!(wrong.is_empty(), "{wrong}");
    comment(&project, &preview)?;

    // The riskiest, made: the edits, then all that replaces.
    up(&project)?;
    for settings in [
        &[("logRetentionDays", "7")][..],
        &[("services", r#"{"book":{"cpu":512,"memory":1024}}"#)],
        &[("consumerCidr", "10.2.0.0/16")],
        &[("zones", "3"), ("consumerCidr", "10.2.0.0/16")],
        // With three zones there would be six addresses for a moment, and AWS gives an account five.
        &[("producerCidr", "10.3.0.0/16")],
    ] {
        project.configure(settings)?;
        up(&project).with_context(|| format!("{settings:?}"))?;
    }
    project.destroy()?;
    ensure!(project.resources()?.is_empty(), "destroy leaves {:?}", project.resources()?);
    Ok(())
}

/// Updates, and asks both services.
fn up(project: &Project) -> Result<()> {
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    let outputs = project.outputs()?;
    for (name, length) in [("booksEndpoint", 692), ("authorsEndpoint", 433)] {
        let url = outputs[name].as_str().with_context(|| format!("no output {name}"))?;
        let answer = http::get(url)?;
        ensure!(answer.status == 200 && answer.body.len() == length, "{name}: {answer:?}");
    }
    Ok(())
}

/// Adds what a preview plans otherwise than expected to `wrong`.
fn check(what: &str, preview: &Value, expected: &[&str], wrong: &mut String) -> Result<()> {
    let expected: BTreeSet<_> = expected.iter().flat_map(|line| expand(line)).collect();
    let planned = planned(preview);
    if planned != expected {
        let more: Vec<_> = planned.difference(&expected).collect();
        let fewer: Vec<_> = expected.difference(&planned).collect();
        *wrong +=
            &format!("{what}:\n  planned, not expected: {more:#?}\n  expected, not planned: {fewer:#?}\n");
    }
    as_the_schema_says(what, preview, wrong)
}

/// The lines that a line stands for.
fn expand(line: &str) -> Vec<String> {
    let values: &[&str] = match line {
        _ if line.contains("{s}") => &["book", "author"],
        _ if line.contains("{z}") => &["1", "2"],
        _ => return vec![line.to_owned()],
    };
    values.iter().map(|value| line.replace("{s}", value).replace("{z}", value)).collect()
}

/// The plan, in the form of the table. A replacement's properties are those that force it.
fn planned(preview: &Value) -> BTreeSet<String> {
    let plan = operations(preview).into_iter().map(|(resource, operation)| {
        let (op, key) = match operation {
            "create" | "delete" => return format!("{operation} {resource}"),
            "update" => ("update", "diffReasons"),
            _ => ("create-replacement", "replaceReasons"),
        };
        let step = steps(preview).iter().find(|step| name(step) == resource && step["op"] == op);
        let reasons = step.map(|step| properties(&step[key])).unwrap_or_default();
        format!("{operation} {resource}: {}", reasons.into_iter().collect::<Vec<_>>().join(", "))
    });
    plan.collect()
}

/// The top-level properties of a list of property paths.
fn properties(paths: &Value) -> BTreeSet<&str> {
    let paths = paths.as_array().into_iter().flatten().filter_map(Value::as_str);
    paths.map(|path| path.split(['.', '[']).next().unwrap_or(path)).collect()
}

/// What replaces is what the provider's schema says replaces, and what it says replaces is not updated in
/// place.
fn as_the_schema_says(what: &str, preview: &Value, wrong: &mut String) -> Result<()> {
    let text = fs::read_to_string(workspace().join("crates/aws/schema.json"))?;
    let schema: Value = serde_json::from_str(&text)?;
    for step in steps(preview) {
        let token = step["newState"]["type"].as_str().unwrap_or_default();
        let inputs = &schema["resources"][token]["inputProperties"];
        // The schema does not say it of what is inside: a Cloud Map service stays in its namespace.
        let inside = |property: &str| property == "dnsConfig";
        let replaces = |property: &str| inputs[property]["replaceOnChanges"] == true || inside(property);
        let key = if step["op"] == "update" { "diffReasons" } else { "replaceReasons" };
        for property in properties(&step[key]) {
            if replaces(property) == (step["op"] == "update") {
                *wrong +=
                    &format!("{what}: {} of {property} of {}, against the schema\n", step["op"], name(step));
            }
        }
    }
    Ok(())
}

/// The comment on a pull request with the edits.
fn comment(project: &Project, preview: &Value) -> Result<()> {
    let file = project.path().join("preview.json");
    fs::write(&file, preview.to_string())?;
    let mut xtask = Command::new("cargo");
    xtask.args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--",
        "preview",
        "--markdown",
        "--stack",
        "updates",
        "--from",
    ]);
    let output = xtask.arg(&file).current_dir(workspace()).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout)?;
    ensure!(text == COMMENT, "the comment reads:\n{text}");
    Ok(())
}
