//! Tests of resources made in loops, and out of outputs.

use std::collections::BTreeMap;

use pulumi_sdk::{
    ConfigError, Context, CustomResource, InvokeOptions, Output, ToValue, format_output, from_value,
    properties,
};

use crate::{Program, Result, options};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l3-for", for_expressions),
    ("l3-for-resource", for_resource),
    ("l3-range", range),
    ("l3-range-bool-ref", range_bool_ref),
    ("l3-range-invoke-output-traversal", range_invoke_output_traversal),
    ("l3-range-list-ref", range_list_ref),
    ("l3-range-map-ref", range_map_ref),
    ("l3-range-parent-scope", range_parent_scope),
    ("l3-range-resource-output-traversal", range_resource_output_traversal),
    ("l3-splat", splat),
];

type Strings = BTreeMap<String, String>;

fn for_expressions(ctx: &Context) -> Result {
    let names: Vec<String> = ctx.config().require("names")?;
    let tags: Strings = ctx.config().require("tags")?;
    let greet = |name: &String| format!("Hello, {name}!");
    ctx.export("greetings", names.iter().map(greet).collect::<Vec<_>>());
    let numbered = names.iter().enumerate().map(|(i, name)| format!("{i}-{name}"));
    ctx.export("numbered", numbered.collect::<Vec<_>>());
    ctx.export("tagList", tags.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>());
    let greetings =
        |names: &[String]| names.iter().map(|name| (name.clone(), greet(name))).collect::<Strings>();
    ctx.export("greetingMap", greetings(&names));
    let filtered: Vec<_> = names.into_iter().filter(|name| name != "b").collect();
    ctx.export("filteredMap", greetings(&filtered));
    ctx.export("filteredList", filtered);
    Ok(())
}

#[derive(Clone)]
struct Detail {
    key: String,
    value: String,
}
from_value! { Detail { key = "key", value = "value" } }
pulumi_sdk::to_value! { Detail { key = "key", value = "value" } }

fn container(ctx: &Context, name: &str, inputs: impl ToValue + 'static) -> CustomResource {
    ctx.register("nestedobject:index:Container", name, properties! { "inputs" => inputs }, options())
}

fn target(ctx: &Context, name: &str, value: impl ToValue + 'static) -> CustomResource {
    ctx.register("nestedobject:index:Target", name, properties! { "name" => value }, options())
}

fn map_container(ctx: &Context, name: &str, tags: impl ToValue + 'static) -> CustomResource {
    ctx.register("nestedobject:index:MapContainer", name, properties! { "tags" => tags }, options())
}

fn values(details: Vec<Detail>) -> Vec<String> {
    details.into_iter().map(|detail| detail.value).collect()
}

fn for_resource(ctx: &Context) -> Result {
    let details = container(ctx, "source", ["a", "b", "c"]).output::<Vec<Detail>>("details");
    let args = properties! { "details" => details.clone() };
    ctx.register("nestedobject:index:Receiver", "receiver", args, options());
    container(ctx, "fromSimple", details.map(values));
    let tags = |details: Vec<Detail>| details.into_iter().map(|it| (it.key, it.value)).collect::<Strings>();
    map_container(ctx, "mapped", details.map(tags));
    Ok(())
}

fn num_resources(ctx: &Context) -> std::result::Result<Vec<CustomResource>, ConfigError> {
    let count: u32 = ctx.config().require("numItems")?;
    Ok((0..count).map(|i| target(ctx, &format!("numResource-{i}"), format!("num-{i}"))).collect())
}

fn list_resources(ctx: &Context) -> std::result::Result<Vec<CustomResource>, ConfigError> {
    let items: Vec<String> = ctx.config().require("itemList")?;
    let items = items.iter().enumerate();
    Ok(items.map(|(i, item)| target(ctx, &format!("listResource-{i}"), format!("{i}:{item}"))).collect())
}

fn map_resources(ctx: &Context) -> std::result::Result<BTreeMap<String, CustomResource>, ConfigError> {
    let items: Strings = ctx.config().require("itemMap")?;
    let made = items.into_iter().map(|(key, value)| {
        let resource = target(ctx, &format!("mapResource-{key}"), format!("{key}={value}"));
        (key, resource)
    });
    Ok(made.collect())
}

fn bool_resource(ctx: &Context) -> std::result::Result<Option<CustomResource>, ConfigError> {
    let create: bool = ctx.config().require("createBool")?;
    Ok(create.then(|| target(ctx, "boolResource", "bool-resource")))
}

/// The name of a target, and more.
fn name_and(resource: &CustomResource, more: &'static str) -> Output<String> {
    format_output!("{}{}", resource.output::<String>("name"), more)
}

fn range(ctx: &Context) -> Result {
    num_resources(ctx)?;
    list_resources(ctx)?;
    map_resources(ctx)?;
    bool_resource(ctx)?;
    Ok(())
}

fn range_bool_ref(ctx: &Context) -> Result {
    let resource = bool_resource(ctx)?.ok_or("createBool must be true")?;
    target(ctx, "boolTarget", name_and(&resource, "+"));
    Ok(())
}

fn range_list_ref(ctx: &Context) -> Result {
    target(ctx, "numTarget", name_and(&num_resources(ctx)?[0], "+"));
    let list = list_resources(ctx)?;
    target(ctx, "listTarget", name_and(&list[1], "+"));
    for (i, resource) in list.iter().enumerate() {
        target(ctx, &format!("listDynTarget-{i}"), name_and(resource, "!"));
    }
    Ok(())
}

fn range_map_ref(ctx: &Context) -> Result {
    target(ctx, "mapTarget", name_and(&map_resources(ctx)?["k1"], "+"));
    Ok(())
}

fn range_parent_scope(ctx: &Context) -> Result {
    let prefix: String = ctx.config().require("prefix")?;
    for i in 0..2 {
        target(ctx, &format!("item-{i}"), format!("{prefix}-{i}"));
    }
    Ok(())
}

/// Makes a resource for each of what will only be known later.
fn targets(ctx: &Context, names: Output<Vec<(String, String)>>) {
    let scope = ctx.clone();
    let made = names.map(move |names| {
        for (name, value) in names {
            target(&scope, &name, value);
        }
    });
    ctx.wait_for(&made);
}

fn range_invoke_output_traversal(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Values {
        results: Vec<String>,
    }
    from_value! { Values { results = "results" } }
    let source = container(ctx, "source", ["alpha", "bravo", "charlie"]);
    let args = properties! { "names" => source.output::<Vec<String>>("inputs") };
    let values = ctx.invoke::<Values>("nestedobject:index:getValues", args, InvokeOptions::new());
    let named = values.map(|values| {
        (0..).zip(values.results).map(|(i, value): (u32, _)| (format!("routes-{i}"), value)).collect()
    });
    targets(ctx, named);
    Ok(())
}

fn range_resource_output_traversal(ctx: &Context) -> Result {
    let list = container(ctx, "container", ["alpha", "bravo"]).output::<Vec<Detail>>("details");
    let tags = map_container(ctx, "mapContainer", properties! { "k1" => "charlie", "k2" => "delta" });
    let named = list.map(|list| {
        (0..).zip(list).map(|(i, it): (u32, Detail)| (format!("listOutput-{i}"), it.value)).collect()
    });
    targets(ctx, named);
    let named = tags.output::<Strings>("tags").map(|tags| {
        tags.into_iter().map(|(key, tag)| (format!("mapOutput-{key}"), format!("{key}=>{tag}"))).collect()
    });
    targets(ctx, named);
    Ok(())
}

fn splat(ctx: &Context) -> Result {
    let details = container(ctx, "source", ["a", "b"]).output::<Vec<Detail>>("details");
    container(ctx, "sink", details.map(values));
    Ok(())
}
