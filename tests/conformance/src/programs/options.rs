//! Tests of resource options.

use pulumi_sdk::{Alias, Context, CustomTimeouts, Output, ResourceOptions, properties};

use crate::{Program, Result, options, simple, stage};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-resource-option-additional-secret-outputs", additional_secret_outputs),
    ("l2-resource-option-alias", alias),
    ("l2-resource-option-custom-timeouts", custom_timeouts),
    ("l2-resource-option-delete-before-replace", delete_before_replace),
    ("l2-resource-option-deleted-with", deleted_with),
    ("l2-resource-option-depends-on", depends_on),
    ("l2-resource-option-env-var-mappings", env_var_mappings),
    ("l2-resource-option-hide-diffs", hide_diffs),
    ("l2-resource-option-ignore-changes", ignore_changes),
    ("l2-resource-option-import", import),
    ("l2-resource-option-plugin-download-url", plugin_download_url),
    ("l2-resource-option-protect", protect),
    ("l2-resource-option-replace-on-changes", replace_on_changes),
    ("l2-resource-option-replace-with", replace_with),
    ("l2-resource-option-replacement-trigger", replacement_trigger),
    ("l2-resource-option-retain-on-delete", retain_on_delete),
    ("l2-resource-option-version", version),
    ("l2-resource-option-version-sdk", version_sdk),
];

fn additional_secret_outputs(ctx: &Context) -> Result {
    simple(ctx, "withSecret", true, options().additional_secret_outputs(["value"]));
    simple(ctx, "withoutSecret", true, options());
    Ok(())
}

fn alias(ctx: &Context) -> Result {
    let parent = simple(ctx, "parent", true, options());
    if stage(ctx) == 0 {
        let by_urn = simple(ctx, "aliasURN", true, options());
        simple(ctx, "aliasName", true, options());
        simple(ctx, "aliasNoParent", true, options());
        simple(ctx, "aliasParent", true, options().parent(&by_urn));
        ctx.register("component:index:Custom", "aliasType", properties! { "value" => "true" }, options());
        return Ok(());
    }
    let child = || options().parent(&parent);
    let urn = "urn:pulumi:test::l2-resource-option-alias::simple:index:Resource::aliasURN";
    let by_urn = simple(ctx, "aliasURN", true, child().alias(Alias::urn(urn)));
    simple(ctx, "aliasNewName", true, options().alias(Alias::name("aliasName")));
    simple(ctx, "aliasNoParent", true, child().alias(Alias::no_parent()));
    simple(ctx, "aliasParent", true, child().alias(Alias::parent(&by_urn)));
    simple(ctx, "aliasType", true, options().alias(Alias::type_token("component:index:Custom")));
    Ok(())
}

fn custom_timeouts(ctx: &Context) -> Result {
    let create: String = ctx.config().require("createTimeout")?;
    let limited = |name, timeouts| simple(ctx, name, true, options().custom_timeouts(timeouts));
    let some = |text: &str| Some(text.to_owned());
    simple(ctx, "noTimeouts", true, options());
    limited("createOnly", CustomTimeouts { create: some("5m"), ..Default::default() });
    limited("updateOnly", CustomTimeouts { update: some("10m"), ..Default::default() });
    limited("deleteOnly", CustomTimeouts { delete: some("3m"), ..Default::default() });
    limited("readOnly", CustomTimeouts { read: some("9m"), ..Default::default() });
    let all = CustomTimeouts { create: some("2m"), update: some("4m"), delete: some("1m"), read: some("5m") };
    limited("allTimeouts", all);
    limited("configTimeout", CustomTimeouts { create: Some(create), ..Default::default() });
    Ok(())
}

fn delete_before_replace(ctx: &Context) -> Result {
    let value = stage(ctx) == 0;
    let replaced = || options().replace_on_changes(["value"]);
    simple(ctx, "withOption", value, replaced().delete_before_replace(true));
    simple(ctx, "withoutOption", value, replaced());
    Ok(())
}

fn deleted_with(ctx: &Context) -> Result {
    let target = simple(ctx, "target", true, options());
    simple(ctx, "deletedWith", true, options().deleted_with(&target));
    simple(ctx, "notDeletedWith", true, options());
    Ok(())
}

fn depends_on(ctx: &Context) -> Result {
    let first = simple(ctx, "noDependsOn", true, options());
    simple(ctx, "withDependsOn", false, options().depends_on(&first));
    Ok(())
}

fn env_var_mappings(ctx: &Context) -> Result {
    let mappings = [("MY_VAR", "PROVIDER_VAR"), ("OTHER_VAR", "TARGET_VAR")];
    ctx.provider("simple", "prov", (), options().env_var_mappings(mappings));
    Ok(())
}

fn hide_diffs(ctx: &Context) -> Result {
    simple(ctx, "hideDiffs", true, options().hide_diffs(["value"]));
    simple(ctx, "notHideDiffs", true, options());
    Ok(())
}

fn ignore_changes(ctx: &Context) -> Result {
    let details = [properties! { "key" => "a", "value" => "b" }];
    ctx.register(
        "nestedobject:index:Receiver",
        "receiverIgnore",
        properties! { "details" => details },
        options().ignore_changes(["details[0].key"]),
    );
    ctx.register(
        "nestedobject:index:MapContainer",
        "mapIgnore",
        properties! { "tags" => properties! { "env" => "prod" } },
        options().ignore_changes(["tags.env", r#"tags["with.dot"]"#, r#"tags["with escaped \""]"#]),
    );
    ctx.register("nestedobject:index:Target", "noIgnore", properties! { "name" => "nothing" }, options());
    Ok(())
}

fn import(ctx: &Context) -> Result {
    simple(ctx, "import", true, options().import_id("fakeID123"));
    simple(ctx, "notImport", true, options());
    Ok(())
}

/// The download URL in the schema of the package.
const DEFAULT_URL: &str = "https://github.com/pulumi/pulumi-simple/releases/v${VERSION}";

fn plugin_download_url(ctx: &Context) -> Result {
    ctx.use_package_from("simple", "27.0.0", DEFAULT_URL);
    simple(ctx, "withDefaultURL", true, options());
    simple(ctx, "withExplicitDefaultURL", true, options().plugin_download_url(DEFAULT_URL));
    let custom =
        |number| options().plugin_download_url(format!("https://custom.pulumi.test/provider{number}"));
    simple(ctx, "withCustomURL1", true, custom(1));
    simple(ctx, "withCustomURL2", false, custom(2));
    Ok(())
}

fn protect(ctx: &Context) -> Result {
    simple(ctx, "protected", true, options().protect(true));
    simple(ctx, "unprotected", true, options().protect(false));
    simple(ctx, "defaulted", true, options());
    Ok(())
}

fn replace_on_changes(ctx: &Context) -> Result {
    let first = stage(ctx) == 0;
    let a = |name, value: bool, replace: bool, options: ResourceOptions| {
        let args = properties! { "value" => value, "replaceProp" => replace };
        // The package's schema says so.
        let options = options.replace_on_changes(["replaceProp"]);
        ctx.register("replaceonchanges:index:ResourceA", name, args, options);
    };
    let b = |name, value: bool, options: ResourceOptions| {
        ctx.register("replaceonchanges:index:ResourceB", name, properties! { "value" => value }, options);
    };
    let value = |options: ResourceOptions| options.replace_on_changes(["value"]);
    a("schemaReplace", true, first, options());
    b("optionReplace", first, value(options()));
    a("bothReplaceValue", first, true, value(options()));
    a("bothReplaceProp", true, first, value(options()));
    b("regularUpdate", first, options());
    b("noChange", true, value(options()));
    a("wrongPropChange", true, first, value(options()));
    a("multiplePropReplace", first, true, value(options()));
    Ok(())
}

fn replace_with(ctx: &Context) -> Result {
    let target = simple(ctx, "target", true, options());
    simple(ctx, "replaceWith", true, options().replace_with(&target));
    simple(ctx, "notReplaceWith", true, options());
    Ok(())
}

fn replacement_trigger(ctx: &Context) -> Result {
    let first = stage(ctx) == 0;
    let triggered = |name, options| simple(ctx, name, true, options);
    triggered("replacementTrigger", options().replacement_trigger(if first { "test" } else { "test2" }));
    let value = if first { 1 } else { 2 };
    let unknown =
        ctx.register("output:index:Resource", "unknown", properties! { "value" => value }, options());
    let by_output = match first {
        true => options().replacement_trigger("hellohello"),
        false => options().replacement_trigger(unknown.output::<String>("output")),
    };
    triggered("unknownReplacementTrigger", by_output);
    triggered("notReplacementTrigger", options());
    let secret = Output::new_secret(if first { vec![1, 2, 3] } else { vec![3, 2, 1] });
    triggered("secretReplacementTrigger", options().replacement_trigger(secret));
    Ok(())
}

fn retain_on_delete(ctx: &Context) -> Result {
    simple(ctx, "retainOnDelete", true, options().retain_on_delete(true));
    simple(ctx, "notRetainOnDelete", true, options().retain_on_delete(false));
    simple(ctx, "defaulted", true, options());
    Ok(())
}

fn version(ctx: &Context) -> Result {
    ctx.use_package("simple", "26.0.0");
    simple(ctx, "withV2", true, options().version("2.0.0"));
    simple(ctx, "withV26", false, options().version("26.0.0"));
    simple(ctx, "withDefault", true, options());
    Ok(())
}

fn version_sdk(ctx: &Context) -> Result {
    simple(ctx, "withV2", true, options().version("2.0.0"));
    Ok(())
}
