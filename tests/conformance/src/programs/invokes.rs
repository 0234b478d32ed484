//! Tests of functions and methods of providers.

use std::collections::BTreeMap;

use pulumi_sdk::{
    Context, FromValue, InvokeOptions, Output, OutputExt as _, Properties, from_value, properties,
};

use crate::{Program, Result, options, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-component-call-simple", component_call_simple),
    ("l2-config-default-from-invoke", config_default_from_invoke),
    ("l2-elide-index", elide_index),
    ("l2-invoke-dependencies", invoke_dependencies),
    ("l2-invoke-depends-on-component", invoke_depends_on_component),
    ("l2-invoke-multi-argument", invoke_multi_argument),
    ("l2-invoke-options", invoke_options),
    ("l2-invoke-options-depends-on", invoke_options_depends_on),
    ("l2-invoke-output-only", |ctx| hello_and_goodbye(ctx, "output-only-invoke:index:myInvoke")),
    ("l2-invoke-scalar", invoke_scalar),
    ("l2-invoke-scalars", invoke_scalars),
    ("l2-invoke-secrets", invoke_secrets),
    ("l2-invoke-simple", |ctx| hello_and_goodbye(ctx, "simple-invoke:index:myInvoke")),
    ("l2-invoke-variants", invoke_variants),
    ("l2-provider-call", provider_call),
    ("l2-provider-call-explicit", provider_call_explicit),
    ("l2-resource-invoke-dynamic-function", invoke_dynamic_function),
];

/// What most functions and methods here answer.
#[derive(Clone)]
struct Text {
    result: String,
}
from_value! { Text { result = "result" } }

pub fn text(ctx: &Context, token: &str, args: Properties, options: InvokeOptions) -> Output<String> {
    ctx.invoke::<Text>(token, args, options).map(|text| text.result)
}

const MY_INVOKE: &str = "simple-invoke:index:myInvoke";

fn my_invoke(ctx: &Context, value: &'static str, options: InvokeOptions) -> Output<String> {
    text(ctx, MY_INVOKE, properties! { "value" => value }, options)
}

fn component_call_simple(ctx: &Context) -> Result {
    let token = "component:index:ComponentCallable";
    let component = ctx.remote_component(token, "component1", properties! { "value" => "bar" }, options());
    let call = |method, args| ctx.call::<Text>(&format!("{token}/{method}"), &component, args);
    ctx.export("from_identity", call("identity", properties! {}).map(|text| text.result));
    ctx.export("from_prefixed", call("prefixed", properties! { "prefix" => "foo-" }).map(|text| text.result));
    Ok(())
}

fn config_default_from_invoke(ctx: &Context) -> Result {
    let invoked = my_invoke(ctx, "hello", InvokeOptions::new());
    let config: Option<String> = ctx.config().get("defaultFromInvoke")?;
    ctx.export("result", config.map_or(invoked, Output::new));
    Ok(())
}

fn elide_index(ctx: &Context) -> Result {
    simple(ctx, "res", true, options());
    ctx.export("inv", my_invoke(ctx, "test", InvokeOptions::new()));
    Ok(())
}

fn invoke_dependencies(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Answer {
        secret: bool,
    }
    from_value! { Answer { secret = "secret" } }
    let first = simple(ctx, "first", false, options());
    let args = properties! { "value" => "hello", "secretResponse" => first.output::<bool>("value") };
    let answer = ctx.invoke::<Answer>("simple-invoke:index:secretInvoke", args, InvokeOptions::new());
    simple(ctx, "second", answer.map(|answer| answer.secret), options());

    let resource =
        |name, args: Properties| ctx.register("simple-invoke:index:StringResource", name, args, options());
    let third = resource("third", properties! { "text" => "third" });
    let args = properties! { "text" => third.output::<String>("text") };
    let data = text(ctx, "simple-invoke:index:getText", args, InvokeOptions::new());
    resource("fourth", properties! { "text" => data });
    Ok(())
}

fn invoke_depends_on_component(ctx: &Context) -> Result {
    let target = ctx.remote_component(
        "component:index:ComponentCustomRefOutput",
        "target",
        properties! { "value" => "checked" },
        options(),
    );
    let args = properties! { "input" => "reachable" };
    let data = text(ctx, "component:index:identity", args, InvokeOptions::new().depends_on(&target));
    ctx.export("echoed", data);
    Ok(())
}

fn invoke_multi_argument(ctx: &Context) -> Result {
    let token = "multi-argument-invoke:index:multiArgumentInvoke";
    let both = properties! { "first" => "hello", "second" => "world" };
    ctx.export("both", text(ctx, token, both, InvokeOptions::new()));
    let one = properties! { "first" => "hello" };
    ctx.export("onlyRequired", text(ctx, token, one, InvokeOptions::new()));
    Ok(())
}

fn invoke_options(ctx: &Context) -> Result {
    let provider = ctx.provider("simple-invoke", "explicitProvider", (), options());
    let options = InvokeOptions::new()
        .provider(&provider)
        .parent(&provider)
        .version("10.0.0")
        .plugin_download_url("https://example.com/github/example");
    ctx.export("hello", my_invoke(ctx, "hello", options));
    Ok(())
}

fn invoke_options_depends_on(ctx: &Context) -> Result {
    let resource =
        |name, args: Properties| ctx.register("simple-invoke:index:StringResource", name, args, options());
    let first = resource("first", properties! { "text" => "first hello" });
    let data = my_invoke(ctx, "hello", InvokeOptions::new().depends_on(&first));
    resource("second", properties! { "text" => data.clone() });
    ctx.export("hello", data);
    Ok(())
}

fn hello_and_goodbye(ctx: &Context, token: &str) -> Result {
    for value in ["hello", "goodbye"] {
        ctx.export(value, text(ctx, token, properties! { "value" => value }, InvokeOptions::new()));
    }
    Ok(())
}

/// What a function answers that has one result without a name.
fn scalar<T>(ctx: &Context, token: &str, value: &'static str) -> Output<T>
where
    T: FromValue + Clone + Send + Sync + 'static,
{
    let args = properties! { "value" => value };
    let result = ctx.invoke::<BTreeMap<String, T>>(token, args, InvokeOptions::new());
    result.try_map(|result| result.into_values().next().ok_or("the function answered nothing"))
}

fn invoke_scalar(ctx: &Context) -> Result {
    let token = "simple-invoke-with-scalar-return:index:myInvokeScalar";
    ctx.export("scalar", scalar::<bool>(ctx, token, "goodbye"));
    Ok(())
}

fn invoke_scalars(ctx: &Context) -> Result {
    ctx.export("secret", scalar::<f64>(ctx, "scalar-returns:index:invokeSecret", "goodbye"));
    ctx.export("array", scalar::<Vec<bool>>(ctx, "scalar-returns:index:invokeArray", "the word"));
    for (name, value) in [("map", "hello"), ("secretMap", "secret")] {
        let token = "scalar-returns:index:invokeMap";
        ctx.export(name, scalar::<BTreeMap<String, String>>(ctx, token, value));
    }
    Ok(())
}

fn invoke_secrets(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Answer {
        response: String,
    }
    from_value! { Answer { response = "response" } }
    let invoke = |args: Properties| {
        let token = "simple-invoke:index:secretInvoke";
        ctx.invoke::<Answer>(token, args, InvokeOptions::new()).map(|answer| answer.response)
    };
    let resource = simple(ctx, "res", true, options());
    ctx.export("nonSecret", invoke(properties! { "value" => "hello", "secretResponse" => false }));
    let value = resource.output::<bool>("value");
    ctx.export("firstSecret", invoke(properties! { "value" => "hello", "secretResponse" => value }));
    let goodbye = Output::new_secret("goodbye");
    ctx.export("secondSecret", invoke(properties! { "value" => goodbye, "secretResponse" => false }));
    Ok(())
}

fn invoke_variants(ctx: &Context) -> Result {
    let args = properties! { "text" => "hello" };
    let resource = ctx.register("simple-invoke:index:StringResource", "res", args, options());
    let args = properties! { "value" => resource.output::<String>("text") };
    ctx.export("outputInput", text(ctx, MY_INVOKE, args, InvokeOptions::new()));
    let unit = text(ctx, "simple-invoke:index:unit", properties! {}, InvokeOptions::new());
    ctx.export("unit", unit);
    Ok(())
}

fn provider_call(ctx: &Context) -> Result {
    let args = properties! { "value" => "defaultValue" };
    let resource = ctx.register("call:index:Custom", "defaultRes", args, options());
    let value = ctx.call::<Text>("call:index:Custom/providerValue", &resource, ());
    ctx.export("defaultProviderValue", value.map(|text| text.result));
    Ok(())
}

fn provider_call_explicit(ctx: &Context) -> Result {
    let args = properties! { "value" => "explicitProvValue" };
    let provider = ctx.provider("call", "explicitProv", args, options());
    let args = properties! { "value" => "explicitValue" };
    let resource = ctx.register("call:index:Custom", "explicitRes", args, options().provider(&provider));
    let value = ctx.call::<Text>("call:index:Custom/providerValue", &resource, ());
    ctx.export("explicitProviderValue", value.map(|text| text.result));
    let identity = ctx.call::<Text>("pulumi:providers:call/identity", &provider, ());
    ctx.export("explicitProvFromIdentity", identity.map(|text| text.result));
    let args = properties! { "prefix" => "call-prefix-" };
    let prefixed = ctx.call::<Text>("pulumi:providers:call/prefixed", &provider, args);
    ctx.export("explicitProvFromPrefixed", prefixed.map(|text| text.result));
    Ok(())
}

fn invoke_dynamic_function(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Dynamic {
        result: serde_json::Value,
    }
    from_value! { Dynamic { result = "result" } }
    let args = properties! { "inputs" => serde_json::json!(["hello", "hello", {}]) };
    let token = "any-type-function:index:dynListToDyn";
    let dynamic = ctx.invoke::<Dynamic>(token, args, InvokeOptions::new());
    ctx.export("dynamic", dynamic.map(|dynamic| dynamic.result));
    Ok(())
}
