//! Tests of primitive values: given, converted, optional, from the configuration.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use pulumi_sdk::{
    Context, CustomResource, Output, OutputExt as _, Properties, ToValue, Value, from_value, output,
    properties,
};

use crate::{Program, Result, options};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-id-type", id_type),
    ("l2-primitive-ref-optional", primitive_ref_optional),
    ("l2-resource-config-objects", config_objects),
    ("l2-resource-config-primitives", config_primitives),
    ("l2-resource-optional", optional),
    ("l2-resource-primitive-conversions", primitive_conversions),
    ("l2-resource-primitive-defaults", primitive_defaults),
    ("l2-resource-primitives", primitives),
];

/// The properties of `primitive:index:Resource`.
pub fn primitive(
    boolean: impl ToValue + 'static,
    float: impl ToValue + 'static,
    integer: impl ToValue + 'static,
    string: impl ToValue + 'static,
    number_array: impl ToValue + 'static,
    boolean_map: impl ToValue + 'static,
) -> Properties {
    properties! {
        "boolean" => boolean,
        "float" => float,
        "integer" => integer,
        "string" => string,
        "numberArray" => number_array,
        "booleanMap" => boolean_map,
    }
}

pub fn of_primitives(ctx: &Context, name: &str, args: Properties) -> CustomResource {
    ctx.register("primitive:index:Resource", name, args, options())
}

fn truths() -> Properties {
    properties! { "t" => true, "f" => false }
}

fn id_type(ctx: &Context) -> Result {
    let source = |name, text: &'static str| {
        let map = properties! { "source" => false };
        of_primitives(ctx, name, primitive(false, 1, 2, text, [3], map))
    };
    let (number, truth) = (source("source1", "1234").id(), source("source2", "true").id());
    let parsed = number.try_map(|id| id.parse::<f64>());
    let args = primitive(
        false,
        parsed.clone(),
        parsed.clone(),
        number.clone(),
        [parsed],
        properties! { "sink" => false },
    );
    of_primitives(ctx, "sink1", args);
    let parsed = truth.try_map(|id| id.parse::<bool>());
    let args = primitive(parsed.clone(), 1, 2, "abc", [3], properties! { "sink" => parsed });
    let sink = of_primitives(ctx, "sink2", args);
    ctx.export("ids", properties! { "source1Token" => number, "source2Token" => truth });
    ctx.export("base64", sink.id().map(|id| BASE64.encode(id)));
    Ok(())
}

fn primitive_ref_optional(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Data {
        boolean: Option<bool>,
        float: Option<f64>,
        integer: Option<i64>,
        string: Option<String>,
        number_array: Option<Vec<f64>>,
        boolean_map: Option<BTreeMap<String, bool>>,
    }
    from_value! { Data {
        boolean = "boolean",
        float = "float",
        integer = "integer",
        string = "string",
        number_array = "numberArray",
        boolean_map = "booleanMap",
    } }
    let resource = |name, args| ctx.register("optional-primitive-ref:index:Resource", name, args, options());
    let all = primitive(true, 3.14, 42, "hello", [-1, 0, 1], truths());
    let parent = properties! { "string" => "optional parent" };
    let set = resource("setRes", properties! { "data" => all, "optionalData" => parent });
    let unset = resource("unsetRes", properties! { "data" => properties! {} });
    let optional = set.output::<Option<Data>>("optionalData");
    let text = optional.map(|data| data.and_then(|data| data.string));
    resource("fromNestedOptional", properties! { "data" => properties! { "string" => text } });

    ctx.export("setOptionalData", optional.map(null_or_not));
    ctx.export("unsetOptionalData", unset.output::<Option<Data>>("optionalData").map(null_or_not));

    let set = set.output::<Data>("data");
    ctx.export("setBoolean", set.map(|data| data.boolean));
    ctx.export("setFloat", set.map(|data| data.float));
    ctx.export("setInteger", set.map(|data| data.integer));
    ctx.export("setString", set.map(|data| data.string));
    ctx.export("setNumberArray", set.map(|data| data.number_array));
    ctx.export("setBooleanMap", set.map(|data| data.boolean_map));
    let unset = unset.output::<Data>("data");
    ctx.export("tupleOfOptional", [set.map(|data| data.string), unset.map(|data| data.string)]);
    let lists = output::all([set.map(|data| data.number_array), unset.map(|data| data.number_array)]);
    let first = lists.map(|mut lists| lists.swap_remove(0));
    resource("fromOptionalLists", properties! { "data" => properties! { "numberArray" => first } });
    ctx.export("unsetBoolean", unset.map(|data| null_or_not(data.boolean)));
    ctx.export("unsetFloat", unset.map(|data| null_or_not(data.float)));
    ctx.export("unsetInteger", unset.map(|data| null_or_not(data.integer)));
    ctx.export("unsetString", unset.map(|data| null_or_not(data.string)));
    ctx.export("unsetNumberArray", unset.map(|data| null_or_not(data.number_array)));
    ctx.export("unsetBooleanMap", unset.map(|data| null_or_not(data.boolean_map)));
    Ok(())
}

fn null_or_not<T>(value: Option<T>) -> &'static str {
    if value.is_none() { "null" } else { "not null" }
}

fn config_objects(ctx: &Context) -> Result {
    let config = ctx.config();
    let numbers: Vec<f64> = config.require("plainNumberArray")?;
    let flags: BTreeMap<String, bool> = config.require("plainBooleanMap")?;
    of_primitives(ctx, "plain", primitive(true, 3.5, 3, "plain", numbers, flags));
    let numbers: Output<Vec<f64>> = config.require_secret("secretNumberArray")?;
    let flags: Output<BTreeMap<String, bool>> = config.require_secret("secretBooleanMap")?;
    of_primitives(ctx, "secret", primitive(true, 3.5, 3, "secret", numbers, flags));
    Ok(())
}

fn config_primitives(ctx: &Context) -> Result {
    let config = ctx.config();
    let args = primitive(
        config.require::<bool>("plainBool")?,
        config.require::<f64>("plainNumber")?,
        config.require::<i64>("plainInteger")?,
        config.require::<String>("plainString")?,
        [-1, 0, 1],
        truths(),
    );
    of_primitives(ctx, "plain", args);
    let args = primitive(
        config.require_secret::<bool>("secretBool")?,
        config.require_secret::<f64>("secretNumber")?,
        config.require_secret::<i64>("secretInteger")?,
        config.require_secret::<String>("secretString")?,
        [-2, 0, 2],
        truths(),
    );
    of_primitives(ctx, "secret", args);
    Ok(())
}

fn optional(ctx: &Context) -> Result {
    let optional = |name, args| ctx.register("optionalprimitive:index:Resource", name, args, options());
    let of = |resource: &CustomResource| {
        primitive(
            resource.output::<Option<bool>>("boolean"),
            resource.output::<Option<f64>>("float"),
            resource.output::<Option<i64>>("integer"),
            resource.output::<Option<String>>("string"),
            resource.output::<Option<Vec<f64>>>("numberArray"),
            resource.output::<Option<BTreeMap<String, bool>>>("booleanMap"),
        )
    };
    let all = || primitive(true, 3.14, 42, "hello", [-1, 0, 1], truths());
    let unset_a = optional("unsetA", properties! {});
    let unset_b = optional("unsetB", of(&unset_a));
    let set_a = optional("setA", all());
    let set_b = optional("setB", of(&set_a));
    let source = of_primitives(ctx, "sourcePrimitive", all());
    optional("fromPrimitive", of(&source));
    for (name, property) in [
        ("Boolean", "boolean"),
        ("Float", "float"),
        ("Integer", "integer"),
        ("String", "string"),
        ("NumberArray", "numberArray"),
        ("BooleanMap", "booleanMap"),
    ] {
        let unset = unset_b.output::<Option<Value>>(property);
        ctx.export(&format!("unset{name}"), unset.map(null_or_not));
        ctx.export(&format!("set{name}"), set_b.output::<Value>(property));
    }
    Ok(())
}

fn primitive_conversions(ctx: &Context) -> Result {
    let config = ctx.config();
    let flag: bool = config.require("plainBool")?;
    let number: f64 = config.require("plainNumber")?;
    let integer: i64 = config.require("plainInteger")?;
    let text: String = config.require("plainString")?;
    let numeric: f64 = config.require::<String>("plainNumericString")?.parse()?;
    let truth: bool = text.parse()?;
    let numbers = [integer as f64, numeric, number];
    let flags = move || properties! { "fromBool" => flag, "fromString" => truth };
    let args = primitive(truth, integer, numeric, number.to_string(), numbers, flags());
    of_primitives(ctx, "plainValues", args);

    let args = primitive(
        config.require_secret::<String>("secretString")?.try_map(|text| text.parse::<bool>()),
        config.require_secret::<i64>("secretInteger")?,
        config.require_secret::<String>("secretNumericString")?.try_map(|text| text.parse::<f64>()),
        config.require_secret::<f64>("secretNumber")?.map(|number| number.to_string()),
        numbers,
        flags(),
    );
    of_primitives(ctx, "secretValues", args);

    let args = primitive(truth, integer, numeric, flag.to_string(), numbers, flags());
    let result = ctx.invoke::<Value>("primitive:index:invoke", args, Default::default());
    ctx.register("primitive:index:Resource", "invokeValues", result, options());
    Ok(())
}

fn primitive_defaults(ctx: &Context) -> Result {
    // The package's schema has the second ones.
    for (name, flag, float, integer, text) in
        [("resExplicit", true, 3.14, 42, "hello"), ("resDefaulted", false, 0.5, 1, "default")]
    {
        let args =
            properties! { "boolean" => flag, "float" => float, "integer" => integer, "string" => text };
        ctx.register("primitive-defaults:index:Resource", name, args, options());
    }
    Ok(())
}

fn primitives(ctx: &Context) -> Result {
    of_primitives(ctx, "res", primitive(true, 3.14, 42, "hello", [-1, 0, 1], truths()));
    Ok(())
}
