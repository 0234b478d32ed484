//! Functions, methods, reads and references.

use pulumi_sdk::{
    Context, InvokeOptions, Map, Output, OutputExt as _, ParameterizedPackage, ResourceReference, Value,
    properties,
    testing::{Echo, MockCall, MockResource, MockState, Mocks, Test},
};

use crate::{Done, options, thing};

struct Zones {
    names: Vec<String>,
    region: Option<String>,
}
pulumi_sdk::from_value! { Zones { names = "names", region = "region" } }

impl Clone for Zones {
    fn clone(&self) -> Self {
        Self { names: self.names.clone(), region: self.region.clone() }
    }
}

#[test]
fn a_function_takes_outputs_and_gives_a_typed_output() {
    let report = Test::new().run(|ctx: Context| async move {
        ctx.use_package("pkg", "3.0.0");
        let it = thing(&ctx, "it");
        let args = properties! { "names" => [it.id()], "region" => Output::new_secret("x".to_owned()) };
        let zones = ctx.invoke::<Zones>("pkg:index:getZones", args, InvokeOptions::new());
        let first = zones.map(|zones| zones.names[0].clone());
        ctx.register("pkg:index:Thing", "first", properties! { "zone" => first }, options());
        ctx.export("region", zones.map(|zones| zones.region.unwrap_or_default()));
        Done::Ok(())
    });
    report.assert_success();
    let call = &report.calls[0];
    assert_eq!(call.version, "3.0.0");
    // Functions take plain values; that an argument was secret shows in the result.
    assert_eq!(call.args["region"], Value::from("x"));
    assert!(call.dependencies.contains(&report.registration("it").urn));
    let first = report.registration("first");
    assert_eq!(first.inputs["zone"], Value::from("it-id").into_secret());
    assert!(first.dependencies.contains(&report.registration("it").urn));
    assert!(matches!(report.outputs["region"], Value::Secret(_)));
}

#[test]
fn functions_take_the_provider_of_their_place() {
    let report = Test::new().run(|ctx: Context| async move {
        let ours = ctx.provider("pkg", "ours", (), options());
        let group = ctx.component("app:index:Group", "group", options().provider(&ours));
        group.invoke::<Value>("pkg:index:a", (), InvokeOptions::new());
        ctx.invoke::<Value>("pkg:index:b", (), InvokeOptions::new().parent(&group));
        ctx.invoke::<Value>("pkg:index:c", (), InvokeOptions::new().provider(&ours));
        ctx.invoke::<Value>("other:index:d", (), InvokeOptions::new().parent(&group));
        Done::Ok(())
    });
    report.assert_success();
    let ours = format!("{}::ours-id", report.registration("ours").urn);
    let providers: Vec<_> = report.calls.iter().map(|call| call.provider.as_str()).collect();
    assert_eq!(providers, ["", &ours, &ours, &ours]);
    assert_eq!(report.calls[0].token, "other:index:d");
}

#[test]
fn a_method_is_called_on_its_resource() {
    let report = Test::new().run(|ctx: Context| async move {
        let it = thing(&ctx, "it");
        let other = thing(&ctx, "other");
        let args = properties! { "other" => other.id() };
        let result = ctx.call::<Value>("pkg:index:Thing/ping", &it, args);
        ctx.export(
            "pinged",
            result.map(|value| value.as_object().is_some_and(|map| map.contains_key("other"))),
        );
        Done::Ok(())
    });
    report.assert_success();
    let call = &report.calls[0];
    assert!(matches!(&call.args["__self__"], Value::Resource(it) if it.id == Some(Some("it-id".into()))));
    assert_eq!(call.dependencies, [report.registration("other").urn.clone()].into());
    assert_eq!(report.outputs["pinged"], Value::Bool(true));
}

struct Existing;

impl Mocks for Existing {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        let mut state = Echo.resource(resource)?;
        state.outputs.insert("size".to_owned(), Value::from(7));
        Ok(state)
    }

    fn call(&self, _: &MockCall) -> Result<Map, String> {
        Err("no functions here".to_owned())
    }
}

#[test]
fn a_read_gives_what_is_there() {
    let report = Test::new().mocks(Existing).preview().run(|ctx: Context| async move {
        let it = ctx.read("pkg:index:Thing", "it", "thing-7", properties! { "zone" => "a" }, options());
        ctx.export("id", it.id());
        ctx.export("size", it.output::<u8>("size"));
        let unknown = ctx.register("pkg:index:Thing", "new", (), options());
        let later = ctx.read("pkg:index:Thing", "later", unknown.id(), (), options());
        ctx.export("later", later.output::<u8>("size"));
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(report.registration("it").read_id.as_deref(), Some("thing-7"));
    assert_eq!(report.registration("it").inputs["zone"].as_str(), Some("a"));
    assert_eq!(report.outputs["id"].as_str(), Some("thing-7"));
    assert_eq!(report.outputs["size"].as_i64(), Some(7));
    assert!(report.outputs["later"].is_unknown());
    assert_eq!(report.registrations.iter().filter(|r| r.name == "later").count(), 0);
}

/// Answers for another stack, as the engine does.
struct OtherStack;

impl Mocks for OtherStack {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        let mut state = Echo.resource(resource)?;
        if resource.type_token == "pulumi:pulumi:StackReference" {
            let outputs = [
                ("plain".to_owned(), Value::from("a")),
                ("secret".to_owned(), Value::from("b").into_secret()),
            ];
            state.outputs.insert("outputs".to_owned(), Value::Object(outputs.into()));
            state.outputs.insert("secretOutputNames".to_owned(), Value::from(vec!["secret"]));
        }
        Ok(state)
    }
}

#[test]
fn another_stack_keeps_its_secrets() {
    let report = Test::new().mocks(OtherStack).preview().run(|ctx: Context| async move {
        let other = ctx.stack_reference("acme/network/prod");
        ctx.export("plain", other.output::<String>("plain"));
        ctx.export("secret", other.output::<String>("secret"));
        ctx.export("absent", other.output::<Option<String>>("absent"));
        ctx.export("all", other.outputs());
        Done::Ok(())
    });
    report.assert_success();
    let other = report.registration("acme/network/prod");
    assert_eq!(other.read_id.as_deref(), Some("acme/network/prod"));
    assert_eq!(other.inputs["name"].as_str(), Some("acme/network/prod"));
    assert_eq!(report.outputs["plain"], Value::from("a"));
    assert_eq!(report.outputs["secret"], Value::from("b").into_secret());
    assert!(!report.outputs.contains_key("absent"));
    let all = report.outputs["all"].as_object().unwrap();
    assert_eq!((&all["plain"], &all["secret"]), (&Value::from("a"), &Value::from("b").into_secret()));

    let report = Test::new().mocks(OtherStack).run(|ctx: Context| async move {
        ctx.export("x", ctx.stack_reference("acme/network/prod").output::<String>("nmae"));
        Done::Ok(())
    });
    assert!(report.errors()[0].ends_with("property `nmae`: expected a string, but there is no value"));
}

#[test]
fn parameterized_packages_are_named_by_their_reference() {
    let report = Test::new().run(|ctx: Context| async move {
        ctx.use_parameterized_package(ParameterizedPackage {
            name: "sub".to_owned(),
            version: "1.0.0".to_owned(),
            base_name: "base".to_owned(),
            base_version: "2.0.0".to_owned(),
            parameter: b"x".to_vec(),
            ..Default::default()
        });
        ctx.register("sub:index:Thing", "it", (), options().default_version("9.0.0"));
        thing(&ctx, "other");
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(report.registration("it").package_ref, "sub@1.0.0");
    assert_eq!(report.registration("it").version, "");
    assert_eq!(report.registration("other").package_ref, "");
}

#[test]
fn references_go_both_ways() {
    let report = Test::new().mocks(Existing).run(|ctx: Context| async move {
        let it = ctx.register("pkg:index:Thing", "it", (), options());
        let holder =
            ctx.register("pkg:index:Holder", "holder", properties! { "thing" => it.clone() }, options());
        let reference = holder.output::<ResourceReference>("thing");
        ctx.export("urn", reference.map(|reference| reference.urn));
        let again = ctx.resource_at(&reference);
        ctx.export("size", again.output::<u8>("size"));
        ctx.export("id", again.id());
        ctx.register("pkg:index:Holder", "second", properties! { "thing" => reference }, options());
        ctx.register("other:index:Thing", "with-found", (), options().provider(&again));
        Done::Ok(())
    });
    report.assert_success();
    let urn = report.registration("it").urn.clone();
    assert_eq!(report.outputs["urn"].as_str(), Some(urn.as_str()));
    assert_eq!(report.outputs["size"].as_i64(), Some(7));
    assert_eq!(report.outputs["id"].as_str(), Some("it-id"));
    let provider = format!("{}::it-id", report.registration("it").urn);
    assert_eq!(report.registration("with-found").provider, provider);
    assert!(report.registration("second").property_dependencies["thing"].contains(&urn));
}

/// A function that fails, another that finds something, and one resource that exists.
struct Partly;

impl Mocks for Partly {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        match resource.read_id.as_deref() {
            Some("gone") => Err("not found".to_owned()),
            _ => Echo.resource(resource),
        }
    }

    fn call(&self, call: &MockCall) -> Result<Map, String> {
        match call.token.as_str() {
            "pkg:index:fails" => Err("quota exceeded".to_owned()),
            _ => Echo.call(call),
        }
    }
}

fn failing(ctx: &Context) -> Output<String> {
    ctx.invoke::<String>("pkg:index:fails", (), InvokeOptions::new())
}

#[test]
fn a_program_that_recovers_from_a_function_goes_on() {
    let report = Test::new().mocks(Partly).run(|ctx: Context| async move {
        let it = failing(&ctx).recover(|error| format!("instead of {error}"));
        ctx.register("pkg:index:Thing", "it", properties! { "text" => it.clone() }, options());
        ctx.export("it", it);
        Done::Ok(())
    });
    report.assert_success();
    let text = "instead of function pkg:index:fails: quota exceeded";
    assert_eq!(report.outputs["it"].as_str(), Some(text));
    assert_eq!(report.registration("it").inputs["text"].as_str(), Some(text));
}

#[test]
fn a_function_that_fails_is_reported_once_whether_it_is_used_or_not() {
    for used in [true, false] {
        let report = Test::new().mocks(Partly).run(move |ctx: Context| async move {
            let it = failing(&ctx);
            if used {
                ctx.register("pkg:index:Thing", "one", properties! { "text" => it.clone() }, options());
                ctx.register("pkg:index:Thing", "two", properties! { "text" => it.clone() }, options());
                ctx.export("it", it);
            }
            Done::Ok(())
        });
        assert!(!report.success);
        assert_eq!(report.errors(), ["function pkg:index:fails: quota exceeded"]);
        assert!(report.registrations.is_empty());
    }
}

#[test]
fn an_answer_is_taken_apart() {
    let report = Test::new().run(|ctx: Context| async move {
        let it = thing(&ctx, "it");
        let args = properties! { "rule" => properties! { "port" => 80, "of" => it.id() } };
        let answer = ctx.invoke_answer("pkg:index:getRule", args, InvokeOptions::new());
        ctx.export("port", answer.output::<u16>("rule.port"));
        ctx.export("of", answer.output::<String>("rule.of"));
        ctx.export("nothing", answer.output::<Option<String>>("rule.name"));
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(report.outputs["port"].as_i64(), Some(80));
    assert_eq!(report.outputs["of"].as_str(), Some("it-id"));
    assert!(!report.outputs.contains_key("nothing"));
}

#[test]
fn whether_a_resource_exists_is_asked_by_its_id() {
    let report = Test::new().mocks(Partly).run(|ctx: Context| async move {
        let exists =
            |id: &str| ctx.resource_exists("pkg:index:Thing", id.to_owned(), (), InvokeOptions::new());
        ctx.export("here", exists("here"));
        ctx.export("gone", exists("gone"));
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(report.outputs["here"].as_bool(), Some(true));
    assert_eq!(report.outputs["gone"].as_bool(), Some(false));
    assert!(report.registrations.is_empty());
}
