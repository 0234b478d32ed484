//! Secrets and unknowns, through everything that outputs can do.

use pulumi_sdk::{
    Context, InvokeOptions, Output, OutputExt, ToValue, Value, format_output, output, properties,
    testing::Test, to_json,
};

use crate::{Done, options, thing};

async fn value(output: impl ToValue) -> Value {
    output.to_value().await
}

#[tokio::test]
async fn secrets_stay_secret_through_every_helper() {
    let secret = Output::new_secret(5);
    let plain = Output::new(1);
    for derived in [
        value(secret.map(|n| n + 1)).await,
        value(secret.and_then(|n| Output::new(n + 1))).await,
        value(plain.and_then({
            let secret = secret.clone();
            move |_| secret.clone()
        }))
        .await,
        value(output::zip(&plain, &secret).map(|(a, b)| a + b)).await,
        value(output::zip3(&plain, &secret, &plain).map(|(a, b, c)| a + b + c)).await,
        value(output::all([plain.clone(), secret.clone()])).await,
        value(format_output!("{} and {}", plain, secret)).await,
        value(to_json(properties! { "a" => [secret.clone()] })).await,
        value(secret.try_map(u8::try_from)).await,
        value(secret.map_async(|n| async move { n })).await,
        value(secret.recover(|_| 0)).await,
    ] {
        assert!(matches!(derived, Value::Secret(_)), "{derived:?}");
    }
    assert_eq!(value(secret.unsecret()).await, Value::Number(5.0));
}

#[tokio::test]
async fn unknowns_run_nothing_and_stay_unknown() {
    let unknown: Output<i32> = Output::new_nothing();
    let never = |_| -> i32 { panic!("ran on an unknown") };
    for derived in [
        value(unknown.map(never)).await,
        value(unknown.and_then(move |n| Output::new(never(n)))).await,
        value(output::zip(&Output::new(1), &unknown).map(|_| -> i32 { panic!("ran on an unknown") })).await,
        value(output::all([unknown.clone()])).await,
        value(format_output!("{}", unknown)).await,
        value(to_json(properties! { "a" => [unknown.clone()] })).await,
        value(unknown.try_map(move |n| Ok::<_, String>(never(n)))).await,
        value(unknown.map_async(move |n| async move { never(n) })).await,
        value(unknown.recover(never_reason)).await,
    ] {
        assert_eq!(derived, Value::Unknown);
    }
}

fn never_reason(_: String) -> i32 {
    panic!("an unknown is no failure")
}

#[tokio::test]
async fn json_is_canonical() {
    let document = properties! {
        "b" => Output::new(vec![1, 2]),
        "a" => properties! { "z" => true, "y" => 1.5 },
        "none" => None::<String>,
    };
    assert_eq!(value(to_json(document)).await.as_str(), Some(r#"{"a":{"y":1.5,"z":true},"b":[1,2]}"#));
}

#[test]
fn a_preview_knows_inputs_and_nothing_else() {
    let report = Test::new().preview().run(|ctx: Context| async move {
        let it = ctx.register("pkg:index:Thing", "it", properties! { "size" => 3 }, options());
        let mapped = it.id().map(|_| -> String { panic!("ran on an unknown") });
        ctx.register("pkg:index:Thing", "other", properties! { "id" => mapped }, options());
        let found =
            ctx.invoke::<Value>("pkg:index:find", properties! { "id" => it.id() }, InvokeOptions::new());
        ctx.export("found", found);
        ctx.export("size", it.output::<i64>("size"));
        ctx.export("arn", it.output::<String>("arn"));
        Done::Ok(())
    });
    report.assert_success();
    let other = report.registration("other");
    assert!(other.inputs["id"].is_unknown());
    assert!(other.property_dependencies["id"].contains(&report.registration("it").urn));
    assert!(report.calls.is_empty());
    assert!(report.outputs["found"].is_unknown() && report.outputs["arn"].is_unknown());
    assert_eq!(report.outputs["size"].as_i64(), Some(3));
}

#[test]
fn secrets_go_out_and_come_back_as_secrets() {
    let report = Test::new().secret_config("password", "hunter2").run(|ctx: Context| async move {
        let password = ctx.config().require_secret::<String>("password")?;
        let args = properties! { "auth" => properties! { "password" => password }, "name" => "x" };
        let it = ctx.register("pkg:index:Thing", "it", args, options());
        ctx.export("auth", it.output::<Value>("auth"));
        ctx.export("name", it.output::<String>("name"));
        Ok::<_, pulumi_sdk::ConfigError>(())
    });
    report.assert_success();
    let it = report.registration("it");
    assert!(matches!(it.inputs["auth"], Value::Object(_)), "the rest of the object is not secret");
    assert!(it.inputs["auth"].contains_secrets());
    assert!(matches!(report.outputs["auth"], Value::Secret(_)));
    assert!(!report.outputs["name"].contains_secrets());
    assert!(!report.tree().contains("hunter2"));
}

#[test]
fn reading_a_secret_in_the_clear_warns() {
    let report = Test::new()
        .secret_config("password", "hunter2")
        .run(|ctx: Context| async move { ctx.config().require::<String>("password").map(drop) });
    report.assert_success();
    assert_eq!(report.messages.len(), 1);
    assert!(report.messages[0].text.contains("`require_secret`"));
}

#[test]
fn outputs_that_nothing_uses_run_only_when_waited_for() {
    let report = Test::new().run(|ctx: Context| async move {
        let it = thing(&ctx, "it");
        let inner = ctx.clone();
        let made = it.id().map(move |id| drop(thing(&inner, &format!("after-{id}"))));
        ctx.wait_for(&made);
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(report.registration("after-it-id").type_token, "pkg:index:Thing");
}
