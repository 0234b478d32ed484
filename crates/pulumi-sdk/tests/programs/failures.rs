//! What goes wrong is told once, with a name, and never hangs.

use pulumi_sdk::{
    Context, InvokeOptions, Map, Output, OutputExt, Value, output, properties,
    testing::{Echo, MockCall, MockResource, MockState, Mocks, Report, Severity, Test},
};

use crate::{Done, options, thing};

/// Refuses what is named `bad`.
struct Refuse;

impl Mocks for Refuse {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        if resource.name == "bad" { Err("AccessDenied: no".to_owned()) } else { Echo.resource(resource) }
    }

    fn call(&self, call: &MockCall) -> Result<Map, String> {
        if call.token.ends_with("bad") { Err("Throttled".to_owned()) } else { Echo.call(call) }
    }
}

fn names(report: &Report) -> Vec<&str> {
    report.registrations.iter().map(|registration| registration.name.as_str()).collect()
}

#[test]
fn a_failed_registration_is_told_once_and_what_needs_it_is_not_registered() {
    let report = Test::new().mocks(Refuse).run(|ctx: Context| async move {
        let bad = thing(&ctx, "bad");
        let needs = ctx.register("pkg:index:Thing", "needs", properties! { "id" => bad.id() }, options());
        ctx.register("pkg:index:Thing", "needs-that", properties! { "id" => needs.id() }, options());
        ctx.register("pkg:index:Thing", "after", (), options().depends_on(&bad));
        ctx.register("pkg:index:Thing", "child", (), options().parent(&bad));
        ctx.invoke::<Value>("pkg:index:find", properties! { "id" => bad.id() }, InvokeOptions::new());
        thing(&ctx, "independent");
        ctx.export("id", bad.id());
        Done::Ok(())
    });
    assert!(!report.success);
    assert_eq!(
        report.errors(),
        [r#"resource "bad" (urn:pulumi:test::project::pkg:index:Thing::bad): AccessDenied: no"#]
    );
    assert_eq!(names(&report), ["bad", "independent"]);
    assert!(report.calls.is_empty());
}

#[test]
fn a_failed_function_is_told_once() {
    let report = Test::new().mocks(Refuse).run(|ctx: Context| async move {
        let result = ctx.invoke::<Value>("pkg:index:bad", (), InvokeOptions::new());
        ctx.export("one", result.clone());
        ctx.export("two", result.map(|_| 2));
        Done::Ok(())
    });
    assert_eq!(report.errors(), ["function pkg:index:bad: Throttled"]);
}

#[test]
fn an_error_of_the_program_is_told_with_its_causes_after_what_was_under_way() {
    let report = Test::new().run(|ctx: Context| async move {
        thing(&ctx, "first");
        let error = "x".parse::<u16>().unwrap_err();
        Err(std::io::Error::other(error))
    });
    assert_eq!(report.errors(), ["invalid digit found in string"]);
    assert_eq!(names(&report), ["first"]);
}

#[test]
fn a_missing_key_names_the_command() {
    let report = Test::new().project("shop").run(|ctx: Context| async move {
        let _: String = ctx.config().require("domain")?;
        Ok::<_, pulumi_sdk::ConfigError>(())
    });
    let expected = r#"the configuration has no "domain"; set it with `pulumi config set domain <value>`"#;
    assert_eq!(report.errors(), [expected]);
    let report = Test::new()
        .run(|ctx: Context| async move { ctx.config_of("aws").require_secret::<String>("token").map(drop) });
    assert!(report.errors()[0].ends_with("`pulumi config set --secret aws:token <value>`"));
}

#[test]
fn a_panic_is_told() {
    let report = Test::new().run(|ctx: Context| async move {
        ctx.export("x", thing(&ctx, "a").id().map(|_| -> String { panic!("oh") }));
        Done::Ok(())
    });
    assert!(!report.success);
    assert_eq!(report.errors(), ["the program panicked: oh"]);

    let report = Test::new().run(|_: Context| async { panic!("early") as Done });
    assert_eq!(report.errors(), ["the program panicked: early"]);
}

#[test]
fn an_output_of_another_type_names_the_property() {
    let report = Test::new().run(|ctx: Context| async move {
        let args = properties! { "rules" => vec![properties! { "port" => "http" }] };
        let it = ctx.register("pkg:index:Thing", "it", args, options());
        ctx.export("rules", it.output::<Vec<std::collections::BTreeMap<String, u16>>>("rules"));
        ctx.export("absent", it.output::<String>("name"));
        Done::Ok(())
    });
    let urn = "urn:pulumi:test::project::pkg:index:Thing::it";
    let mut errors = report.errors();
    errors.sort_unstable();
    assert_eq!(
        errors,
        [
            format!("outputs of {urn}: property `name`: expected a string, but there is no value"),
            format!("outputs of {urn}: property `rules[0].port`: expected an integer, found a string"),
        ]
    );
}

/// A provider that needs what it is not given.
struct Demanding;

impl Mocks for Demanding {
    fn resource(&self, _: &MockResource) -> Result<MockState, String> {
        Err("missing required property \"vpcId\"".to_owned())
    }
}

#[test]
fn a_failure_in_an_update_names_the_properties_that_are_not_known() {
    let program = |ctx: Context| async move {
        let vpc = output::from_future(async { output::Resolved::<String>::unknown() });
        ctx.register("pkg:index:Subnet", "it", properties! { "vpcId" => vpc, "name" => "a" }, options());
        Done::Ok(())
    };
    let warning = |report: Report| {
        let warnings = report.messages.into_iter().filter(|message| message.severity == Severity::Warning);
        warnings.map(|message| message.text).collect::<Vec<_>>().join("\n")
    };
    let update = warning(Test::new().mocks(Demanding).run(program));
    assert!(update.contains("vpcId is not known in this update") && update.contains("--target"), "{update}");
    assert_eq!(warning(Test::new().preview().mocks(Demanding).run(program)), "");
}

#[test]
fn a_failing_function_of_an_output_blocks_what_uses_it() {
    let report = Test::new().run(|ctx: Context| async move {
        let port = Output::new("http".to_owned()).try_map(|text| text.parse::<u16>());
        ctx.register("pkg:index:Thing", "it", properties! { "port" => port }, options());
        let hidden = Output::new_secret("hunter2".to_owned()).try_map(Err::<u16, _>);
        ctx.export("hidden", hidden);
        Done::Ok(())
    });
    assert_eq!(
        report.errors(),
        [r#"resource "it" (urn:pulumi:test::project::pkg:index:Thing::it): invalid digit found in string"#]
    );
    assert!(report.registrations.is_empty());
}

#[test]
fn the_arguments_of_one_error_never_show_a_secret() {
    let report = Test::new().run(|ctx: Context| async move {
        let hidden = Output::new_secret("hunter2".to_owned()).try_map(Err::<u16, _>);
        ctx.export("hidden", hidden);
        Done::Ok(())
    });
    assert_eq!(report.errors(), [r#"stack output "hidden": a function of a secret value failed"#]);
}

#[test]
fn spawned_work_is_waited_for_and_its_error_told() {
    let report = Test::new().run(|ctx: Context| async move {
        let inner = ctx.clone();
        ctx.spawn(async move {
            tokio::task::yield_now().await;
            let again = inner.clone();
            inner.spawn(async move {
                tokio::task::yield_now().await;
                thing(&again, "late");
                Ok::<_, String>(())
            });
            Err("the first task failed")
        });
        Done::Ok(())
    });
    assert_eq!(report.errors(), ["the first task failed"]);
    assert_eq!(names(&report), ["late"]);
}

#[test]
fn integers_that_would_be_rounded_are_refused() {
    let report = Test::new().run(|ctx: Context| async move {
        ctx.register("pkg:index:Thing", "it", properties! { "big" => (1_i64 << 53) + 1 }, options());
        Done::Ok(())
    });
    assert!(report.errors()[0].contains("beyond 2^53"), "{:?}", report.errors());
}
