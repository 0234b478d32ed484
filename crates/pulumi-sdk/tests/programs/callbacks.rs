//! Functions that the engine calls back.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use pulumi_sdk::{
    Context, HookArgs, HookOptions, Hooks, Resource, Value, properties,
    testing::{Echo, MockResource, MockState, Mocks, Test},
};

use crate::{Done, options, thing};

/// Fails a few times.
struct Flaky(AtomicUsize);

impl Mocks for Flaky {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        match self.0.fetch_sub(1, Ordering::Relaxed) {
            0 => Echo.resource(resource),
            left => Err(format!("{left} failures left")),
        }
    }
}

#[test]
fn hooks_are_called_around_a_creation() {
    let report = Test::new().run(|ctx: Context| async move {
        let log = ctx.log();
        let say = move |args: HookArgs| {
            log.info(&format!("{} {:?} {}", args.name, args.id, args.new_outputs.is_some()));
            async { Ok::<_, String>(()) }
        };
        let hook = ctx.resource_hook("say", HookOptions::default(), say);
        let hooks = Hooks::new().before_create(&hook).after_create(&hook);
        ctx.register("pkg:index:Thing", "it", (), options().hooks(hooks));
        Done::Ok(())
    });
    report.assert_success();
    let messages: Vec<_> = report.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(messages, [r#"it "" false"#, r#"it "it-id" true"#]);
}

#[test]
fn an_error_of_a_hook_stops_a_creation_unless_it_is_ignored() {
    let run = |ignore_errors| {
        Test::new().run(move |ctx: Context| async move {
            let hook =
                ctx.resource_hook("no", HookOptions { ignore_errors, ..Default::default() }, |_| async {
                    Err::<(), _>("not today")
                });
            let it =
                ctx.register("pkg:index:Thing", "it", (), options().hooks(Hooks::new().before_create(&hook)));
            ctx.export("id", it.id());
            Done::Ok(())
        })
    };
    run(true).assert_success();
    let report = run(false);
    assert_eq!(
        report.errors(),
        [r#"resource "it" (urn:pulumi:test::project::pkg:index:Thing::it): hook "no": not today"#]
    );
}

#[test]
fn previews_call_only_the_hooks_that_want_it() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    let report = Test::new().preview().run(|ctx: Context| async move {
        let hook = |name, on_dry_run| {
            let calls = counted.clone();
            ctx.resource_hook(name, HookOptions { on_dry_run, ..Default::default() }, move |_| {
                calls.fetch_add(1, Ordering::Relaxed);
                async { Ok::<_, String>(()) }
            })
        };
        let hooks = Hooks::new().before_create(&hook("not", false)).before_create(&hook("always", true));
        ctx.register("pkg:index:Thing", "it", (), options().hooks(hooks));
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}

#[test]
fn an_error_hook_decides_on_another_try() {
    let run = |tries| {
        Test::new().mocks(Flaky(AtomicUsize::new(2))).run(move |ctx: Context| async move {
            let hook = ctx.error_hook("retry", move |args| async move {
                Ok::<_, String>(args.failed_operation == "create" && args.errors.len() < tries)
            });
            ctx.register("pkg:index:Thing", "it", (), options().hooks(Hooks::new().on_error(&hook)));
            Done::Ok(())
        })
    };
    run(3).assert_success();
    assert!(run(2).errors()[0].ends_with("1 failures left"));
}

#[test]
fn transforms_change_what_follows_them() {
    let report = Test::new().run(|ctx: Context| async move {
        thing(&ctx, "before");
        ctx.transform(|mut resource| async move {
            resource.protect = Some(true);
            resource.inputs.insert("by".to_owned(), Value::from("stack"));
            Ok::<_, String>(resource)
        });
        let group = ctx.component(
            "app:index:Group",
            "group",
            options().transform(|mut resource| async move {
                resource.inputs.insert("of".to_owned(), Value::from(resource.name.as_str()));
                resource.ignore_changes.push("of".to_owned());
                Ok::<_, String>(resource)
            }),
        );
        let args = properties! { "size" => pulumi_sdk::Output::new_secret(1) };
        let inner = group.register("pkg:index:Thing", "inner", args, options().import_id("x"));
        ctx.register("pkg:index:Thing", "below", (), options().parent(&inner));
        assert!(inner.handle().name() == "inner");
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(report.registration("inner").inputs["by"].as_str(), Some("stack"));
    assert_eq!(report.registration("inner").inputs["of"].as_str(), Some("inner"));
    assert_eq!(report.registration("inner").inputs["size"], Value::from(1).into_secret());
    assert_eq!(report.registration("inner").import_id.as_deref(), Some("x"));
    assert_eq!(report.registration("below").ignore_changes, ["of"]);
    assert_eq!(report.registration("below").protect, Some(true));
}

#[test]
fn a_failing_transform_is_told() {
    let report = Test::new().run(|ctx: Context| async move {
        ctx.transform(|_| async { Err::<pulumi_sdk::Registering, _>("against the rules") });
        thing(&ctx, "it");
        Done::Ok(())
    });
    assert_eq!(report.errors().len(), 1);
    assert!(
        report.errors()[0].ends_with(r#"the transform of "it": against the rules"#),
        "{:?}",
        report.errors()
    );
}
