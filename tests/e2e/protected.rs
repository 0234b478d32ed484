//! What a stack keeps: protected resources refuse to be destroyed and lose nothing, repositories keep their
//! images, and a renamed resource or component stays what it was by its alias.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use e2e::{
    Project, http,
    plan::{self, operations},
};
use serde_json::Value;

const API: &str = "program/src/consumer/api.rs";
const PRODUCER: &str = "program/src/producer/mod.rs";

#[test]
fn protected_things_stay_and_renamed_things_are_the_same() -> Result<()> {
    let project = Project::new("protected")?;
    let up = || project.on_stack(&["up", "--yes", "--skip-preview"])?.ok();
    project.configure(&[("deletionProtection", "true")])?;
    up()?;
    answers(&project)?;
    let before = urns(&project)?;
    let refused = project.on_stack(&["destroy", "--yes"])?.failed()?;
    for name in ["consumer-api", "producer-alb", "producer-book-service"] {
        ensure!(refused.contains(name), "{name} is not named:\n{refused}");
    }
    ensure!(refused.contains("protect"), "no word of protection:\n{refused}");
    ensure!(urns(&project)? == before, "a refused destroy changes the state");
    answers(&project)?;

    renames(&project)?;

    // Pulumi's protection alone is gone: AWS still refuses to delete the load balancer.
    project.on_stack(&["state", "unprotect", "--all", "--yes"])?.ok()?;
    let refused = project.on_stack(&["destroy", "--yes"])?.failed()?;
    ensure!(refused.contains("OperationNotPermitted"), "AWS lets its protection be ignored:\n{refused}");
    // What went before the load balancer comes again, protected.
    up()?;
    answers(&project)?;
    // The setting alone takes both protections away. The image before the last is in no state, and nobody's
    // to delete but the repository's.
    project.configure(&[("forceDeleteRepositories", "false")])?;
    let books = "services/book-service/data/books.json";
    project.edit(books, |text| text.replace("Mastering AWS Security", "Mastering GCP Security"))?;
    up()?;
    answers(&project)?;
    let refused = project.on_stack(&["destroy", "--yes"])?.failed()?;
    ensure!(refused.contains("RepositoryNotEmptyException"), "images are deleted unasked:\n{refused}");
    project.configure(&[])?;
    up()?;
    project.destroy()?;
    ensure!(project.resources()?.is_empty(), "destroy leaves {:?}", project.resources()?);
    Ok(())
}

/// Renames a protected resource, another, and a component with all below it.
fn renames(project: &Project) -> Result<()> {
    project
        .edit(API, |text| text.replace("format!(\"{name}-api\"),\n", "format!(\"{name}-http-api\"),\n"))?;
    project.edit(PRODUCER, |text| text.replace("{name}-vpc-link", "{name}-link"))?;
    project.edit(PRODUCER, |text| text.replace("{name}-network", "{name}-net"))?;
    project.build()?;
    let bare = project.on_stack(&["preview"])?.failed()?;
    ensure!(bare.contains("protect"), "a protected API may be renamed without an alias:\n{bare}");

    let alias = |old: &str| format!(".alias(pulumi_sdk::Alias::name(format!(\"{old}\")))");
    project.edit(API, |text| {
        let options = "ResourceOptions::new().protect(settings.deletion_protection)";
        text.replace(options, &format!("{options}{}", alias("{name}-api")))
    })?;
    project.edit(PRODUCER, |text| {
        let options = format!("ResourceOptions::new(){}", alias("{name}-vpc-link"));
        text.replace("VpcLink::new(", "VpcLink::with_options(").replace(
            ".subnet_ids(network.private_subnet_ids.clone())\n                .tags(settings.tags(name))\n                .build(),\n",
            &format!(".subnet_ids(network.private_subnet_ids.clone())\n                .tags(settings.tags(name))\n                .build(),\n{options},\n"),
        )
    })?;
    project.edit("program/src/network.rs", |text| {
        let options = format!("name, ResourceOptions::new(){})", alias("{name}work"));
        text.replace("name, ResourceOptions::new())", &options)
    })?;
    project.build()?;
    let preview = project.preview()?;
    let changes = operations(&preview);
    // The producer's network is called another way, and so are its tags; the consumer's, where the alias
    // names nothing, is not touched.
    let updates =
        |(name, operation): (&String, &&str)| name.starts_with("producer-net-") && *operation == "update";
    ensure!(
        !changes.is_empty() && changes.iter().all(updates),
        "renamed resources are not the same: {changes:#?}"
    );
    for step in plan::steps(&preview).iter().filter(|step| step["op"] == "update") {
        let reasons = step["diffReasons"].to_string();
        ensure!(reasons == r#"["tags"]"#, "{} changes more than its tags: {reasons}", plan::name(step));
    }
    let ids = |resources: Vec<Value>| {
        resources.into_iter().map(|resource| resource["id"].clone()).collect::<Vec<_>>()
    };
    let mut before = ids(project.resources()?);
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    let resources = project.resources()?;
    let names: BTreeSet<_> = resources.iter().map(plan::name).collect();
    for name in ["consumer-http-api", "producer-link", "producer-net-nat-1"] {
        ensure!(names.contains(name), "{name} is not in the state: {names:?}");
    }
    let mut after = ids(resources.clone());
    before.sort_by_key(Value::to_string);
    after.sort_by_key(Value::to_string);
    ensure!(before == after, "a renamed resource got another id");
    answers(project)
}

fn answers(project: &Project) -> Result<()> {
    let outputs = project.outputs()?;
    let url = outputs["booksEndpoint"].as_str().context("no output booksEndpoint")?;
    let answer = http::get(url)?;
    ensure!(answer.status == 200, "{answer:?}");
    Ok(())
}

fn urns(project: &Project) -> Result<Vec<Value>> {
    Ok(project.resources()?.into_iter().map(|resource| resource["urn"].clone()).collect())
}
