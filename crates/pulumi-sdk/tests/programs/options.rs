//! Every option reaches the engine as what it is.

use std::collections::BTreeMap;

use pulumi_sdk::{
    Alias, Context, CustomTimeouts, HookOptions, Hooks, Output, Resource, ResourceOptions, Value, properties,
    testing::{Registration, Report, Test},
};

use crate::{Done, options, thing};

/// Registers `it` with the options that `make` gives, beside the resources `a` and `b`.
fn registered(
    make: impl FnOnce(&Context, &dyn Resource, &dyn Resource) -> ResourceOptions,
) -> (Registration, Report) {
    let report = Test::new().run(|ctx: Context| async move {
        let (a, b) = (thing(&ctx, "a"), thing(&ctx, "b"));
        let options = make(&ctx, &a, &b);
        ctx.register("pkg:index:Thing", "it", properties! { "size" => 1 }, options);
        Done::Ok(())
    });
    report.assert_success();
    (report.registration("it").clone(), report)
}

const A: &str = "urn:pulumi:test::project::pkg:index:Thing::a";
const B: &str = "urn:pulumi:test::project::pkg:index:Thing::b";
const STACK: &str = "urn:pulumi:test::project::pulumi:pulumi:Stack::project-test";

#[test]
fn nothing_said_is_nothing_sent() {
    let (it, _) = registered(|_, _, _| options());
    assert_eq!(it.parent, STACK);
    assert_eq!((it.protect, it.retain_on_delete, it.delete_before_replace), (None, None, None));
    assert_eq!((it.provider.as_str(), it.version.as_str(), it.deleted_with.as_str()), ("", "", ""));
    assert!(it.dependencies.is_empty() && it.aliases.is_empty() && it.hooks.is_empty());
    assert_eq!((it.import_id, it.custom_timeouts, it.replacement_trigger), (None, None, None));
    assert!(it.custom && !it.remote);
}

#[test]
fn places_and_order() {
    let (it, _) = registered(|_, a, b| options().parent(a).depends_on(b).deleted_with(a).replace_with(b));
    assert_eq!(it.parent, A);
    assert_eq!(it.urn, "urn:pulumi:test::project::pkg:index:Thing$pkg:index:Thing::it");
    assert_eq!(it.dependencies, [B.to_owned()].into());
    assert_eq!(it.deleted_with, A);
    assert_eq!(it.replace_with, [B]);
    let (it, _) = registered(|_, a, b| options().depends_on_all([a, b]));
    assert_eq!(it.dependencies, [A.to_owned(), B.to_owned()].into());
}

#[test]
fn flags_are_sent_when_false_too() {
    for flag in [true, false] {
        let (it, _) =
            registered(|_, _, _| options().protect(flag).retain_on_delete(flag).delete_before_replace(flag));
        assert_eq!(it.protect, Some(flag));
        assert_eq!(it.retain_on_delete, Some(flag));
        assert_eq!(it.delete_before_replace, Some(flag));
    }
}

#[test]
fn lists_of_properties() {
    let (it, _) = registered(|_, _, _| {
        options()
            .ignore_changes(["tags", "size"])
            .replace_on_changes(["name"])
            .additional_secret_outputs(["password"])
            .hide_diffs(["noise"])
    });
    assert_eq!(it.ignore_changes, ["tags", "size"]);
    assert_eq!(it.replace_on_changes, ["name"]);
    assert_eq!(it.additional_secret_outputs, ["password"]);
    assert_eq!(it.hide_diffs, ["noise"]);
}

#[test]
fn plugins() {
    let (it, _) = registered(|_, _, _| options().version("1.2.3").plugin_download_url("https://x.test"));
    assert_eq!((it.version.as_str(), it.plugin_download_url.as_str()), ("1.2.3", "https://x.test"));

    let (it, _) = registered(|_, _, _| options().default_version("7.0.0"));
    assert_eq!(it.version, "7.0.0");

    let (it, _) = registered(|ctx, _, _| {
        ctx.use_package_from("pkg", "0.0.0-local", "https://y.test");
        options().default_version("7.0.0")
    });
    assert_eq!((it.version.as_str(), it.plugin_download_url.as_str()), ("0.0.0-local", "https://y.test"));

    let (it, _) = registered(|ctx, _, _| {
        ctx.use_package("pkg", "0.0.0-local");
        options().version("8.0.0")
    });
    assert_eq!(it.version, "8.0.0");
}

#[test]
fn timeouts_and_import() {
    let timeouts =
        CustomTimeouts { create: Some("10m".into()), read: Some("5s".into()), ..Default::default() };
    let (it, _) = registered(|_, _, _| options().custom_timeouts(timeouts.clone()).import_id("thing-1"));
    assert_eq!(it.custom_timeouts, Some(timeouts));
    assert_eq!(it.import_id.as_deref(), Some("thing-1"));
}

#[test]
fn aliases() {
    let (it, _) = registered(|_, a, _| {
        options()
            .alias(Alias::urn(B))
            .alias(Alias::name("old").with_type("pkg:index:Old"))
            .alias(Alias::parent(a))
            .alias(Alias::no_parent().with_stack("prod").with_project("shop"))
    });
    assert_eq!(
        it.aliases,
        [B, "name=old, type=pkg:index:Old", &format!("parent={A}"), "stack=prod, project=shop, parent=none"]
    );
}

#[test]
fn a_replacement_trigger_may_be_an_output() {
    let (it, _) = registered(|_, _, _| options().replacement_trigger(Output::new_secret(vec![1, 2])));
    assert_eq!(it.replacement_trigger, Some(Value::from(vec![1, 2]).into_secret()));
}

#[test]
fn hooks_are_registered_before_what_they_belong_to() {
    let (it, _) = registered(|ctx, _, _| {
        let hook = ctx.resource_hook("hook", HookOptions::default(), |_| async { Ok::<_, String>(()) });
        let retry = ctx.error_hook("retry", |_| async { Ok::<_, String>(true) });
        options().hooks(Hooks::new().before_create(&hook).after_delete(&hook).on_error(&retry))
    });
    let expected = [("after_delete", "hook"), ("before_create", "hook"), ("on_error", "retry")];
    let expected: BTreeMap<_, _> =
        expected.into_iter().map(|(when, name)| (when.to_owned(), vec![name.to_owned()])).collect();
    assert_eq!(it.hooks, expected);
}

#[test]
fn checksums_of_a_plugin() {
    let sum = vec![0xab; 32];
    let (it, _) = registered(|_, _, _| options().plugin_checksums([("linux-amd64", sum.clone())]));
    assert_eq!(it.plugin_checksums, BTreeMap::from([("linux-amd64".to_owned(), sum)]));
}

#[test]
fn environment_of_a_provider() {
    let report = Test::new().run(|ctx: Context| async move {
        ctx.provider("pkg", "p", (), options().env_var_mappings([("MINE", "ITS")]));
        Done::Ok(())
    });
    assert_eq!(report.registration("p").type_token, "pulumi:providers:pkg");
    assert_eq!(report.registration("p").env_var_mappings["MINE"], "ITS");
}

#[test]
fn providers_are_inherited_by_package() {
    let report = Test::new().run(|ctx: Context| async move {
        let ours = ctx.provider("pkg", "ours", properties! { "on" => true, "name" => "x" }, options());
        let other = ctx.provider("other", "other", (), options());
        let explicit = ctx.register("pkg:index:Thing", "explicit", (), options().provider(&ours));
        ctx.register("pkg:index:Thing", "child", (), options().parent(&explicit));
        ctx.register("third:index:Thing", "foreign", (), options().parent(&explicit));
        let group = ctx.component("app:index:Group", "group", options().providers([&ours as _, &other as _]));
        let inner = group.component("app:index:Group", "inner", options());
        inner.register("other:index:Thing", "deep", (), options());
        inner.remote_component("other:index:Whole", "whole", (), options());
        ctx.register("pkg:index:Thing", "default", (), options());
        Done::Ok(())
    });
    report.assert_success();
    let reference = |name: &str| format!("{}::{name}-id", report.registration(name).urn);
    let provider = |name: &str| report.registration(name).provider.clone();
    assert_eq!(provider("explicit"), reference("ours"));
    assert_eq!(provider("child"), reference("ours"));
    assert_eq!(provider("foreign"), "");
    assert_eq!(provider("default"), "");
    assert_eq!(provider("deep"), reference("other"));
    assert_eq!(provider("whole"), reference("other"));
    let both = BTreeMap::from([("pkg".into(), reference("ours")), ("other".into(), reference("other"))]);
    assert_eq!(report.registration("inner").providers, both);
    assert_eq!(report.registration("whole").providers, both);
    // A provider's configuration travels as texts.
    let ours = &report.registration("ours").inputs;
    assert_eq!((ours["on"].as_str(), ours["name"].as_str()), (Some("true"), Some("x")));
}
