//! The programs of the tests of policy packs; the packs are in `../policies`.

use pulumi_sdk::{Context, CustomResource, CustomTimeouts, Output, properties};

use crate::{Program, Result, options, simple, stage};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("policy-analyze-stack", analyze_stack),
    ("policy-config", |ctx| of_stage(ctx, "res")),
    ("policy-config-schema", config_schema),
    ("policy-dryrun", opposites),
    ("policy-enforcement-config", one),
    ("policy-invalid", |ctx| of_stage(ctx, "res1")),
    ("policy-remediate", one),
    ("policy-resource-metadata", resource_metadata),
    ("policy-simple", opposites),
    ("policy-stack-config", |ctx| of_stage(ctx, "res")),
    ("policy-stack-tags", one),
    ("policy-unknowns", unknowns),
];

fn one(ctx: &Context) -> Result {
    simple(ctx, "res", true, options());
    Ok(())
}

fn of_stage(ctx: &Context, name: &str) -> Result {
    simple(ctx, name, stage(ctx) == 0, options());
    Ok(())
}

fn analyze_stack(ctx: &Context) -> Result {
    simple(ctx, "res1", true, options());
    for number in 0..ctx.config().require::<u32>("extraCount")? {
        simple(ctx, &format!("res2-{number}"), false, options());
    }
    Ok(())
}

fn config_schema(ctx: &Context) -> Result {
    simple(ctx, "resY", true, options());
    simple(ctx, "resN", false, options());
    Ok(())
}

fn opposites(ctx: &Context) -> Result {
    let first = simple(ctx, "res1", true, options());
    simple(ctx, "res2", first.output::<bool>("value").map(|value| !value), options());
    Ok(())
}

fn resource_metadata(ctx: &Context) -> Result {
    let with = |name, options| -> CustomResource { simple(ctx, name, true, options) };
    let provider = ctx.provider("simple", "prov", (), options());
    with("identity", options());
    with("protected", options().protect(true));
    with("ignoreChanges", options().ignore_changes(["value"]));
    with("deleteBeforeReplace", options().delete_before_replace(true));
    with("secretOutput", options().additional_secret_outputs(["value"]));
    let limited = CustomTimeouts { create: Some("5m".to_owned()), ..CustomTimeouts::default() };
    with("customTimeouts", options().custom_timeouts(limited));
    with("explicitProvider", options().provider(&provider));
    let parent = with("parent", options());
    with("child", options().parent(&parent));
    let dependency = with("dependency", options());
    with("dependsOn", options().depends_on(&dependency));
    simple(ctx, "propertyDependency", dependency.output::<bool>("value"), options());
    Ok(())
}

fn unknowns(ctx: &Context) -> Result {
    let source = ctx.register("output:index:Resource", "src", properties! { "value" => 1 }, options());
    let is_hello = |text: Output<String>| text.map(|text| text == "hello");
    simple(ctx, "unknownRes", is_hello(source.output("output")), options());
    // The package's schema says that this output is secret.
    simple(ctx, "secretUnknownRes", is_hello(source.output::<String>("secretOutput").secret()), options());
    simple(ctx, "knownRes", false, options());
    simple(ctx, "secretKnownRes", Output::new_secret(false), options());
    Ok(())
}
