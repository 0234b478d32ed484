//! Tests of components that providers make.

use pulumi_sdk::{
    Alias, Context, CustomResource, Output, ResourceOptions, ResourceReference, Value, from_value, properties,
};

use crate::{Program, Result, options, simple, stage};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-component-call-plain", call_plain),
    ("l2-component-component-resource-ref", component_resource_ref),
    ("l2-component-output-value-input-deps", output_value_input_deps),
    ("l2-component-program-resource-ref", program_resource_ref),
    ("l2-component-property-deps", property_deps),
    ("l2-namespaced-provider", namespaced_provider),
    ("l2-plain-component", plain_component),
    ("provider-alias-component", provider_alias),
    ("provider-builtin-info-component", provider_builtin_info),
    ("provider-ignore-changes-component", provider_ignore_changes),
    ("provider-replacement-trigger-component", provider_replacement_trigger),
    ("provider-resource-component", provider_resource),
];

/// A component of our own provider (`../providers/simple.rs`), and the resource that makes its package one
/// that the program needs.
fn of_our_provider(ctx: &Context, options: ResourceOptions) {
    let args = properties! { "value" => true };
    ctx.remote_component("conformance-component:index:Simple", "res", args, options);
    simple(ctx, "simpleResource", false, self::options());
}

fn provider_resource(ctx: &Context) -> Result {
    of_our_provider(ctx, options());
    Ok(())
}

fn provider_alias(ctx: &Context) -> Result {
    let options = match stage(ctx) {
        0 => options(),
        _ => options().parent(&simple(ctx, "parent", true, options())).alias(Alias::no_parent()),
    };
    of_our_provider(ctx, options);
    Ok(())
}

fn provider_ignore_changes(ctx: &Context) -> Result {
    for (name, options) in
        [("withIgnoreChanges", options().ignore_changes(["value"])), ("withoutIgnoreChanges", options())]
    {
        let args = properties! { "value" => true };
        ctx.remote_component("conformance-component:index:Simple", name, args, options);
    }
    simple(ctx, "simpleResource", false, options());
    Ok(())
}

fn provider_replacement_trigger(ctx: &Context) -> Result {
    let trigger = if stage(ctx) == 0 { "trigger-value" } else { "trigger-value-updated" };
    of_our_provider(ctx, options().replacement_trigger(trigger));
    Ok(())
}

fn provider_builtin_info(ctx: &Context) -> Result {
    ctx.remote_component("builtin-info-component:index:BuiltinInfo", "res", (), options());
    Ok(())
}

fn call_plain(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Single {
        value: f64,
    }
    #[derive(Clone)]
    struct Provider {
        provider: ResourceReference,
    }
    #[derive(Clone)]
    struct Nested {
        provider: ResourceReference,
        value: f64,
    }
    from_value! {
        Single { value = "res" }
        Provider { provider = "res" }
        Nested { provider = "provider", value = "value" }
    }
    let token = "configurer:index:Configurer";
    let args = properties! { "providerConfig" => "propagated" };
    let configurer = ctx.remote_component(token, "configurer", args, options());
    let method = |name| format!("{token}/{name}");
    let custom = |name, value: &'static str, provider: Output<ResourceReference>| {
        let options = options().provider(&ctx.resource_at(provider));
        ctx.register("configurer:index:Custom", name, properties! { "value" => value }, options);
    };
    let plain = ctx.call::<Provider>(&method("plainProvider"), &configurer, ());
    custom("customFromPlainProvider", "from-plain-provider", plain.map(|it| it.provider));
    let nested = ctx.call::<Nested>(&method("nestedPlainProvider"), &configurer, ());
    let provider = nested.map(|nested| nested.provider);
    custom("customFromNestedPlainProvider", "from-nested-plain-provider", provider);
    let value = ctx.call::<Single>(&method("plainValue"), &configurer, ());
    ctx.export("plainValue", value.map(|single| single.value));
    ctx.export("nestedPlainValue", nested.map(|nested| nested.value));
    Ok(())
}

fn with_reference(ctx: &Context, name: &str) -> CustomResource {
    let args = properties! { "value" => "foo-bar-baz" };
    ctx.remote_component("component:index:ComponentCustomRefOutput", name, args, options())
}

fn custom(ctx: &Context, name: &str, value: Output<String>) {
    ctx.register("component:index:Custom", name, properties! { "value" => value }, options());
}

/// The value of a resource that another one refers to.
fn referred(ctx: &Context, resource: &CustomResource, property: &str) -> Output<String> {
    ctx.resource_at(resource.output::<ResourceReference>(property)).output("value")
}

fn component_resource_ref(ctx: &Context) -> Result {
    let first = with_reference(ctx, "component1");
    let args = properties! { "inputRef" => first.output::<ResourceReference>("ref") };
    let token = "component:index:ComponentCustomRefInputOutput";
    let second = ctx.remote_component(token, "component2", args, options());
    custom(ctx, "custom1", referred(ctx, &second, "inputRef"));
    custom(ctx, "custom2", referred(ctx, &second, "outputRef"));
    Ok(())
}

fn program_resource_ref(ctx: &Context) -> Result {
    let component = with_reference(ctx, "component1");
    custom(ctx, "custom1", component.output("value"));
    custom(ctx, "custom2", referred(ctx, &component, "ref"));
    Ok(())
}

fn property_deps(ctx: &Context) -> Result {
    let made = |name, value: &'static str| {
        let args = properties! { "value" => value };
        ctx.register("component-property-deps:index:Custom", name, args, options())
    };
    let (first, second) = (made("custom1", "hello"), made("custom2", "world"));
    let args = || {
        properties! {
            "resource" => first.clone(),
            "resourceList" => [first.clone(), second.clone()],
            "resourceMap" => properties! { "one" => first.clone(), "two" => second.clone() },
        }
    };
    let token = "component-property-deps:index:Component";
    let component = ctx.remote_component(token, "component1", args(), options());
    let called =
        ctx.call::<std::collections::BTreeMap<String, Value>>(&format!("{token}/refs"), &component, args());
    ctx.export("propertyDepsFromCall", called.map(|mut called| called.remove("result")));
    Ok(())
}

fn output_value_input_deps(ctx: &Context) -> Result {
    let made = |name: &'static str| {
        let args = properties! { "value" => name };
        let resource = ctx.register("output-value-input-deps:index:Custom", name, args, options());
        resource.output::<String>("value")
    };
    let args = properties! { "refs" => properties! { "x" => made("a"), "y" => made("b") } };
    ctx.remote_component("output-value-input-deps:index:Component", "comp", args, options());
    Ok(())
}

fn namespaced_provider(ctx: &Context) -> Result {
    let component = with_reference(ctx, "componentRes");
    let child = ctx.resource_at(component.output::<ResourceReference>("ref"));
    let args = properties! { "value" => true, "resourceRef" => child };
    ctx.register("namespaced:index:Resource", "res", args, options());
    Ok(())
}

fn plain_component(ctx: &Context) -> Result {
    let settings = properties! { "enabled" => true, "tags" => properties! { "env" => "test" } };
    let args = properties! { "name" => "my-resource", "settings" => settings };
    let component = ctx.remote_component("plaincomponent:index:Component", "myComponent", args, options());
    ctx.export("label", component.output::<String>("label"));
    Ok(())
}
