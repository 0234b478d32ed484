//! Tests of components that the program makes.

use std::collections::BTreeMap;

use futures::channel::oneshot;
use pulumi_sdk::{
    Context, CustomResource, Input, InvokeOptions, Output, OutputExt as _, Properties, ToValue, Value,
    from_value,
    output::{self, Resolved, all},
    properties,
};

use crate::{Program, Result, invokes::text, objects::adversarial, options, primitives::primitive, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l3-component-config-objects", component_config_objects),
    ("l3-component-config-primitives", component_config_primitives),
    ("l3-component-invoke", component_invoke),
    ("l3-component-nested", component_nested),
    ("l3-component-primitive-conversions", component_primitive_conversions),
    ("l3-component-provider", component_provider),
    ("l3-component-provider-inheritance", component_provider_inheritance),
    ("l3-component-simple", component_simple),
    ("l3-deferred-outputs", deferred_outputs),
    ("l3-map-keys", map_keys),
    ("l3-resource-keyword-overlap", resource_keyword_overlap),
    ("l3-rewrite-conversions", rewrite_conversions),
];

/// A component with one primitive resource in it; both have the same arguments.
fn of_primitives(
    ctx: &Context,
    kind: &str,
    name: &str,
    args: impl ToValue + 'static,
    resource: Properties,
) -> CustomResource {
    let token = format!("components:index:{kind}");
    let component = ctx.component_with(&token, name, args, options());
    let resource =
        component.register("primitive:index:Resource", &format!("{name}-res"), resource, options());
    component.register_outputs(());
    resource
}

fn component_config_objects(ctx: &Context) -> Result {
    fn component(ctx: &Context, name: &str, numbers: Input<Vec<f64>>, flags: Input<BTreeMap<String, bool>>) {
        let args = properties! { "numberArray" => numbers.clone(), "booleanMap" => flags.clone() };
        let resource = primitive(true, 3.5, 3, "plain", numbers, flags);
        of_primitives(ctx, "PrimitiveComponent", name, args, resource);
    }
    let config = ctx.config();
    let numbers: Vec<f64> = config.require("plainNumberArray")?;
    component(ctx, "plain", numbers.into(), Input::Value(config.require("plainBooleanMap")?));
    let numbers: Output<Vec<f64>> = config.require_secret("secretNumberArray")?;
    component(ctx, "secret", numbers.into(), Input::Output(config.require_secret("secretBooleanMap")?));
    Ok(())
}

/// The four scalars that a component is given.
#[derive(Clone)]
struct Scalars {
    boolean: Input<bool>,
    float: Input<f64>,
    integer: Input<i64>,
    string: Input<String>,
}
pulumi_sdk::to_value! { Scalars { boolean = "boolean", float = "float", integer = "integer", string = "string" } }

impl Scalars {
    fn with(self, numbers: &[f64], flags: Properties) -> Properties {
        primitive(self.boolean, self.float, self.integer, self.string, numbers.to_vec(), flags)
    }
}

fn component_config_primitives(ctx: &Context) -> Result {
    let config = ctx.config();
    let component = |name, scalars: Scalars| {
        let flags = properties! { "t" => true, "f" => false };
        let resource = scalars.clone().with(&[-1.0, 0.0, 1.0], flags);
        of_primitives(ctx, "PrimitiveComponent", name, scalars, resource);
    };
    let plain = Scalars {
        boolean: config.require::<bool>("plainBool")?.into(),
        float: config.require::<f64>("plainNumber")?.into(),
        integer: config.require::<i64>("plainInteger")?.into(),
        string: config.require::<String>("plainString")?.into(),
    };
    component("plain", plain);
    let secret = Scalars {
        boolean: config.require_secret::<bool>("secretBool")?.into(),
        float: config.require_secret::<f64>("secretNumber")?.into(),
        integer: config.require_secret::<i64>("secretInteger")?.into(),
        string: config.require_secret::<String>("secretString")?.into(),
    };
    component("secret", secret);
    Ok(())
}

fn component_primitive_conversions(ctx: &Context) -> Result {
    let config = ctx.config();
    let component = |name, scalars: Scalars| {
        let flags = properties! { "fromBool" => true, "fromString" => true };
        let resource = scalars.clone().with(&[2.0, 42.0, 6.5], flags);
        of_primitives(ctx, "ConversionComponent", name, scalars, resource);
    };
    let plain = Scalars {
        boolean: config.require::<String>("plainString")?.parse::<bool>()?.into(),
        float: config.require::<f64>("plainInteger")?.into(),
        integer: config.require::<String>("plainNumericString")?.parse::<i64>()?.into(),
        string: config.require::<f64>("plainNumber")?.to_string().into(),
    };
    component("plainValues", plain);
    let text = |key| config.require_secret::<String>(key);
    let secret = Scalars {
        boolean: text("secretString")?.try_map(|text| text.parse::<bool>()).into(),
        float: config.require_secret::<f64>("secretInteger")?.into(),
        integer: text("secretNumericString")?.try_map(|text| text.parse::<i64>()).into(),
        string: config.require_secret::<f64>("secretNumber")?.map(|number| number.to_string()).into(),
    };
    component("secretValues", secret);
    Ok(())
}

fn component_invoke(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Config {
        text: String,
    }
    from_value! { Config { text = "text" } }
    let provider = ctx.provider("config", "prov", properties! { "name" => "my config" }, options());
    let options = options().providers([&provider as _]);
    let component = ctx.component("components:index:InvokeComponent", "myComponent", options);
    let args = properties! { "first" => "hello" };
    let token = "multi-argument-invoke:index:multiArgumentInvoke";
    let greeting = text(&component, token, args, InvokeOptions::new());
    let args = properties! { "text" => greeting };
    let config = component.invoke::<Config>("config:index:getConfig", args, InvokeOptions::new());
    component.register_outputs(properties! { "result" => config.map(|config| config.text) });
    Ok(())
}

fn component_nested(ctx: &Context) -> Result {
    let component = |ctx: &Context, kind: &str, name: &str, input: bool| {
        let token = format!("components:index:{kind}");
        ctx.component_with(&token, name, properties! { "input" => input }, options())
    };
    let outer = component(ctx, "OuterComponent", "outerComponent", true);
    let inner = component(&outer, "InnerComponent", "outerComponent-innerComponent", false);
    let resource = simple(&inner, "outerComponent-innerComponent-res", true, options());
    let value = resource.output::<bool>("value");
    inner.register_outputs(properties! { "output" => value.clone() });
    outer.register_outputs(properties! { "output" => value.clone() });
    ctx.export("result", value);
    Ok(())
}

fn component_provider(ctx: &Context) -> Result {
    let args = properties! { "text" => "hello" };
    let component = ctx.component_with("components:index:ProviderComponent", "myComponent", args, options());
    let config = properties! { "name" => "my config" };
    let provider = component.provider("config", "myComponent-prov", config, options());
    let resource = component.register(
        "config:index:Resource",
        "myComponent-res",
        properties! { "text" => "hello" },
        options().provider(&provider),
    );
    let result = resource.output::<String>("text");
    component.register_outputs(properties! { "result" => result.clone() });
    ctx.export("result", result);
    Ok(())
}

fn component_provider_inheritance(ctx: &Context) -> Result {
    let explicit = ctx.provider("simple", "explicit", (), options());
    let options_ = options().providers([&explicit as _]);
    let local = ctx.component("components:index:Local", "withProviders", options_);
    let args = properties! { "value" => true };
    let token = "component:index:ComponentForeignChild";
    let remote = local.remote_component(token, "withProviders-mlc", args, options());
    let result = remote.output::<bool>("value");
    local.register_outputs(properties! { "result" => result.clone() });
    ctx.export("result", result);
    Ok(())
}

fn component_simple(ctx: &Context) -> Result {
    let input = simple(ctx, "input", true, options()).output::<bool>("value");
    let args = properties! { "input" => input.clone() };
    let component = ctx.component_with("components:index:MyComponent", "someComponent", args, options());
    let output = simple(&component, "someComponent-res", input, options()).output::<bool>("value");
    component.register_outputs(properties! { "output" => output.clone() });
    ctx.export("result", output);
    Ok(())
}

/// A component of two resources, of which only one depends on the input.
fn half_tainted(ctx: &Context, kind: &str, name: &str, input: Output<bool>) -> Output<bool> {
    let token = format!("components:index:{kind}");
    // The input is no argument of the component: its resources would wait for the component, it for the
    // input, and the input, by way of the other component, for a resource of this one.
    let component = ctx.component(&token, name, options());
    let resource = |part: &str, value: Input<bool>| {
        let name = format!("{name}-{}-{part}", kind.to_lowercase());
        simple(&component, &name, value, options()).output::<bool>("value")
    };
    let untainted = resource("untainted", true.into());
    let tainted = resource("tainted", input.map(|input| !input).into());
    component.register_outputs(properties! { "untainted" => untainted.clone(), "tainted" => tainted });
    untainted
}

/// An output that is known later, and what makes it known.
fn deferred() -> (oneshot::Sender<Output<bool>>, Output<bool>) {
    let (sender, receiver) = oneshot::channel();
    let output = output::from_future(async move {
        match receiver.await {
            Ok(output) => output::resolve(&output).await,
            Err(oneshot::Canceled) => Resolved::unknown(),
        }
    });
    (sender, output)
}

fn deferred_outputs(ctx: &Context) -> Result {
    let (later, second_untainted) = deferred();
    let first_untainted = half_tainted(ctx, "First", "first", second_untainted);
    let second_untainted = half_tainted(ctx, "Second", "second", first_untainted);
    drop(later.send(second_untainted));

    let (later, of_many) = deferred();
    let another = half_tainted(ctx, "First", "another", of_many);
    let many = (0..2).map(|i| half_tainted(ctx, "Second", &format!("many-{i}"), another.clone()));
    let letters =
        all(many).map(|values| values.iter().map(|value| if *value { "a" } else { "b" }).collect::<String>());
    drop(later.send(letters.map(|letters| letters == "xyz")));
    Ok(())
}

fn map_keys(ctx: &Context) -> Result {
    let keys = || {
        let mut keys = adversarial();
        for (key, flag) in [("my key", false), ("my.key", true), ("my-key", false)] {
            keys.insert(key, flag);
        }
        for (key, flag) in [("my_key", true), ("MY_KEY", false), ("myKey", true)] {
            keys.insert(key, flag);
        }
        keys
    };
    let args = properties! { "booleanMap" => keys() };
    let resource = primitive(false, 2.17, -12, "adversarial", [0, 1], keys());
    let resource = of_primitives(ctx, "MyComponent", "cmp", args, resource);
    ctx.export("resourceBooleanMap", resource.output::<Value>("booleanMap"));
    Ok(())
}

fn resource_keyword_overlap(ctx: &Context) -> Result {
    let args = properties! { "input" => true };
    let component = ctx.component_with("components:index:KeywordComponent", "comp", args, options());
    let this = simple(&component, "comp-this", true, options());
    let parent = simple(&component, "comp-parent", this.output::<bool>("value"), options());
    let result = parent.output::<bool>("value");
    component.register_outputs(properties! { "result" => result.clone() });
    ctx.export("result", result);
    Ok(())
}

fn rewrite_conversions(ctx: &Context) -> Result {
    let flags = properties! { "t" => true, "f" => false };
    let args = primitive(true, 3.14, 42, "false", [-1, 0, 1], flags);
    ctx.register("primitive:index:Resource", "direct", args, options());
    let args = || {
        let flags = properties! { "left" => true, "right" => false };
        primitive(false, 2.5, 7, "true", [10, 11], flags)
    };
    of_primitives(ctx, "Converted", "converted", args(), args());
    Ok(())
}
