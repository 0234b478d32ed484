//! Tests of what answers of functions and methods depend on, and of functions that fail.

use std::collections::BTreeMap;

use pulumi_sdk::{
    Context, CustomResource, InvokeOptions, Output, OutputExt as _, Properties, from_value, properties,
};

use crate::{Program, Result, invokes::text, options, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-call-per-value-deps", call_per_value_deps),
    ("l2-invoke-default-argument", invoke_default_argument),
    ("l2-invoke-per-value-deps", invoke_per_value_deps),
    ("l2-invoke-provider-inheritance", invoke_provider_inheritance),
    ("l2-invoke-union-dependencies", invoke_union_dependencies),
    ("l2-map-keys-invoke-call", map_keys_invoke_call),
    ("l2-recover-invoke", recover_invoke),
    ("l2-resource-exists", resource_exists),
];

fn string(ctx: &Context, name: &str, text: Output<String>) -> CustomResource {
    ctx.register("simple-invoke:index:StringResource", name, properties! { "text" => text }, options())
}

fn plain(ctx: &Context, name: &str) -> CustomResource {
    string(ctx, name, Output::new(name.to_owned()))
}

fn call_per_value_deps(ctx: &Context) -> Result {
    let receiver = ctx.register("pick-call:index:Picker", "c", properties! { "value" => "c" }, options());
    let [a, b] = ["pa", "pb"].map(|name| plain(ctx, name).output::<String>("text"));
    let both =
        ctx.call_answer("pick-call:index:Picker/getBoth", &receiver, properties! { "a" => a, "b" => b });
    string(ctx, "g", both.output::<String>("wrapper.a"));
    Ok(())
}

fn invoke_default_argument(ctx: &Context) -> Result {
    let invoke = |args| text(ctx, "simple-invoke:index:invokeWithDefault", args, InvokeOptions::new());
    // The package's schema has this one.
    ctx.export("result", invoke(properties! { "value" => "default" }));
    ctx.export("explicitResult", invoke(properties! { "value" => "explicit" }));
    Ok(())
}

fn invoke_per_value_deps(ctx: &Context) -> Result {
    let [a, b] = ["a", "b"].map(|name| plain(ctx, name).output::<String>("text"));
    let pick = |first: &Output<String>, second: &Output<String>| {
        let args = properties! { "first" => first.clone(), "second" => second.clone() };
        text(ctx, "pick:index:pickSecond", args, InvokeOptions::new())
    };
    string(ctx, "d", pick(&a, &b));
    string(ctx, "e", pick(&a.secret(), &b));
    string(ctx, "f", pick(&a, &b.secret()));
    Ok(())
}

fn invoke_provider_inheritance(ctx: &Context) -> Result {
    let provider = ctx.provider("simple-invoke", "provider", (), options());
    let made = |name: &'static str, options| {
        let args = properties! { "text" => name };
        ctx.register("simple-invoke:index:StringResource", name, args, options)
    };
    let parent = made("parent", options().provider(&provider));
    let child = made("child", options().parent(&parent));
    for (name, value, parent) in [("parentResult", "parent", &parent), ("childResult", "child", &child)] {
        let options = InvokeOptions::new().parent(parent);
        ctx.export(
            name,
            text(ctx, "simple-invoke:index:myInvoke", properties! { "value" => value }, options),
        );
    }
    Ok(())
}

fn invoke_union_dependencies(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Answer {
        response: String,
    }
    from_value! { Answer { response = "response" } }
    let a = string(ctx, "a", Output::new("hello".to_owned()));
    let b = simple(ctx, "b", true, options());
    let args = properties! {
        "value" => a.output::<String>("text"),
        "secretResponse" => b.output::<bool>("value"),
    };
    let answer = ctx.invoke::<Answer>("simple-invoke:index:secretInvoke", args, InvokeOptions::new());
    string(ctx, "d", answer.map(|answer| answer.response));
    Ok(())
}

fn map_keys_invoke_call(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Echo {
        map: BTreeMap<String, String>,
    }
    from_value! { Echo { map = "stringMap" } }
    let args = || -> Properties {
        let keys = ["my key", "my.key", "my-key", "my_key", "MY_KEY", "myKey", "__type", "__internal"];
        let values = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
        let map: BTreeMap<_, _> =
            keys.into_iter().zip(values).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        properties! { "stringMap" => map }
    };
    let token = "component:index:ComponentCallable";
    let component = ctx.remote_component(token, "callable", properties! { "value" => "unused" }, options());
    let invoked = ctx.invoke::<Echo>("simple-invoke:index:echoMap", args(), InvokeOptions::new());
    ctx.export("invokeResult", invoked.map(|echo| echo.map));
    let called = ctx.call::<Echo>(&format!("{token}/echoMap"), &component, args());
    ctx.export("callResult", called.map(|echo| echo.map));
    Ok(())
}

fn recover_invoke(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Answer {
        message: String,
        value: bool,
    }
    from_value! { Answer { message = "message", value = "value" } }
    let independent = simple(ctx, "independent", true, options());
    let fail = || {
        let args = properties! { "value" => independent.output::<bool>("value") };
        ctx.invoke::<Answer>("fail_on_create:index:fail", args, InvokeOptions::new())
    };
    let message = fail().map(|answer| answer.message);
    ctx.export("recovered", message.recover(|error| format!("recovered: {error}")));
    let value = fail().map(|answer| answer.value);
    simple(ctx, "recovered_value", value.recover(|error| !error.is_empty()), options());
    Ok(())
}

fn resource_exists(ctx: &Context) -> Result {
    let token = "exists:index:Resource";
    let resource = ctx.register(token, "res", properties! { "value" => true }, options());
    let exists = |args| ctx.resource_exists(token, resource.id(), args, InvokeOptions::new());
    ctx.export("existsResult", exists(properties! {}));
    ctx.export("existsWithState", exists(properties! { "value" => true }));
    ctx.export("missingWithState", exists(properties! { "value" => false }));
    Ok(())
}
