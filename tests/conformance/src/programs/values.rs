//! Tests of other values: unions, enums, assets, secrets, unknowns.

use std::collections::BTreeMap;

use pulumi_sdk::{
    Asset, Context, Input, Output, Properties, Value, from_value, properties, value::AssetSource,
};
use serde_json::json;

use crate::{Program, Result, options, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-builtin-object", builtin_object),
    ("l2-discriminated-union", discriminated_union),
    ("l2-discriminated-union-many", discriminated_union_many),
    ("l2-discriminated-union-marked-key", discriminated_union_marked_key),
    ("l2-docs", docs),
    ("l2-enum", enumeration),
    ("l2-external-enum", external_enum),
    ("l2-resource-any", any),
    ("l2-resource-const", constant),
    ("l2-resource-elide-unknowns", elide_unknowns),
    ("l2-resource-schema-secret", schema_secret),
    ("l2-resource-secret", secret),
    ("l2-union", union),
];

fn builtin_object(ctx: &Context) -> Result {
    let complex =
        ctx.register("output:index:ComplexResource", "res", properties! { "value" => 1 }, options());
    for (kind, property) in [("", "outputMap"), ("Object", "outputObject")] {
        let map = complex.output::<BTreeMap<String, String>>(property);
        let entries = map.map(|map| {
            let entries = map.into_iter().map(|(key, value)| json!({ "key": key, "value": value }));
            entries.collect::<Vec<_>>()
        });
        ctx.export(&format!("entries{kind}Output"), entries);
        let lookup = |key: &'static str| {
            map.map(move |map| map.get(key).cloned().unwrap_or_else(|| "default".to_owned()))
        };
        let (present, missing) = if kind.is_empty() { ("x", "y") } else { ("output", "missing") };
        ctx.export(&format!("lookup{kind}Output"), lookup(present));
        ctx.export(&format!("lookup{kind}OutputDefault"), lookup(missing));
        ctx.export(&format!("length{kind}Output"), map.map(|map| map.len()));
    }
    Ok(())
}

fn discriminated_union(ctx: &Context) -> Result {
    let variant1 = |text| json!({ "discriminantKind": "variant1", "field1": text });
    let variant2 = |text| json!({ "discriminantKind": "variant2", "field2": text });
    let example = |name, one, list| {
        let args = properties! { "unionOf" => one, "arrayOfUnionOf" => list };
        ctx.register("discriminated-union:index:Example", name, args, options());
    };
    example("example1", variant1("v1 union"), vec![variant1("v1 array(union)")]);
    let both = vec![variant2("v2 array(union)"), variant1("v1 array(union)")];
    example("example2", variant2("v2 union"), both);
    Ok(())
}

fn discriminated_union_many(ctx: &Context) -> Result {
    let fields = [
        ("extra", json!("e1")),
        ("extra", json!("e2")),
        ("count", json!(3)),
        ("enabled", json!(true)),
        ("label", json!("l5")),
        ("code", json!(6)),
        ("message", json!("m7")),
        ("size", json!(8)),
        ("flag", json!(false)),
        ("note", json!("n10")),
    ];
    let token = "discriminated-union-many:index:Example";
    for (number, (field, value)) in (1..).zip(fields) {
        let variant = properties! {
            "discriminantKind" => format!("variant{number}"),
            "payload" => format!("p{number}"),
            field => value,
        };
        ctx.register(token, &format!("example{number}"), properties! { "unionOf" => variant }, options());
    }
    let variant = json!({ "discriminantKind": "variant3", "payload": "sp", "count": 33 });
    let subset = ctx.register(
        "discriminated-union-many:index:SubsetExample",
        "subset1",
        properties! { "unionOf" => variant },
        options(),
    );
    let args = properties! { "unionOf" => subset.output::<Value>("unionOf") };
    ctx.register(token, "example11", args, options());
    Ok(())
}

fn discriminated_union_marked_key(ctx: &Context) -> Result {
    let token = "discriminated-union-marked-key:index:Example";
    let union = json!({ "discriminantKind": "variant2", "field2": "known" });
    let first = ctx.register(token, "first", properties! { "unionIn" => union }, options());
    let args = properties! { "unionIn" => first.output::<Value>("unionOut") };
    let second = ctx.register(token, "second", args, options());
    ctx.export("out", second.output::<Value>("unionOut"));
    Ok(())
}

fn docs(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Fun {
        out: bool,
    }
    from_value! { Fun { out = "out" } }
    enum_resource(ctx, "enum:index:Res", "enumRes", "one");
    let fun = ctx.invoke::<Fun>("docs:index:fun", properties! { "in" => false }, Default::default());
    let args = properties! { "in" => fun.map(|fun| fun.out), "externalEnum" => "one" };
    ctx.register("docs:index:Resource", "res", args, options());
    Ok(())
}

fn enum_resource(ctx: &Context, token: &str, name: &str, text: &'static str) {
    ctx.register(token, name, properties! { "intEnum" => 1, "stringEnum" => text }, options());
}

fn enumeration(ctx: &Context) -> Result {
    for (name, token) in
        [("sink1", "enum:index:Res"), ("sink2", "enum:mod:Res"), ("sink3", "enum:mod/nested:Res")]
    {
        enum_resource(ctx, token, name, "two");
    }
    let args = properties! {
        "numberEnum" => 0.1,
        "wordyEnum" => "It's got apostrophes",
        "arrayOfEnum" => ["one", "two"],
        "mapOfEnum" => properties! { "small" => 1, "large" => 2 },
        "holder" => properties! { "size" => 2, "color" => "one" },
        "unionEnum" => "A Value With Spaces.",
    };
    ctx.register("enum:index:Deluxe", "sink4", args, options());
    Ok(())
}

fn external_enum(ctx: &Context) -> Result {
    enum_resource(ctx, "enum:index:Res", "myRes", "one");
    ctx.register("extenumref:index:Sink", "mySink", properties! { "stringEnum" => "two" }, options());
    Ok(())
}

fn any(ctx: &Context) -> Result {
    let with = |name, args: Properties| ctx.register("any-handled:index:Resource", name, args, options());
    with("aString", properties! { "value" => "a string" });
    with("aBoolean", properties! { "value" => true });
    with("aNumber", properties! { "value" => 42 });
    with("aList", properties! { "value" => json!([1, true, "three"]) });
    with("anObject", properties! { "value" => json!({ "key": "value", "nested": { "count": 1 } }) });
    with(
        "anAsset",
        properties! { "value" => Asset { source: AssetSource::Text("the asset contents".into()), hash: None } },
    );
    Ok(())
}

fn constant(ctx: &Context) -> Result {
    let args = properties! { "kind" => "Constant", "flag" => true, "count" => 3, "ratio" => 1.5 };
    let first = ctx.register("constant:index:Resource", "first", args, options());
    for name in ["kind", "flag", "count", "ratio"] {
        ctx.export(name, first.output::<Value>(name));
    }
    Ok(())
}

fn elide_unknowns(ctx: &Context) -> Result {
    let eliding = properties! { "elideUnknowns" => true };
    let provider = ctx.provider("output", "prov", eliding, options());
    let made =
        |token, name| ctx.register(token, name, properties! { "value" => 1 }, options().provider(&provider));
    let unknown = made("output:index:Resource", "unknown");
    let complex = made("output:index:ComplexResource", "complex");
    let is_hello = |text: Output<String>| text.map(|text| text == "hello");
    type Strings = BTreeMap<String, String>;
    let out = unknown.output::<String>("output");
    let array = complex.output::<Vec<String>>("outputArray").map(|list| list[0].clone());
    let map = complex.output::<Strings>("outputMap").map(|map| map["x"].clone());
    let object = complex.output::<Strings>("outputObject").map(|object| object["output"].clone());
    simple(ctx, "res", is_hello(out.clone()), options());
    simple(ctx, "resArray", is_hello(array.clone()), options());
    simple(ctx, "resMap", is_hello(map.clone()), options());
    simple(ctx, "resObject", is_hello(object.clone()), options());
    ctx.export("out", out);
    ctx.export("outArray", array);
    ctx.export("outMap", map);
    ctx.export("outObject", object);
    Ok(())
}

fn schema_secret(ctx: &Context) -> Result {
    let eliding = properties! { "elideUnknowns" => true };
    let elided = ctx.provider("output", "provElided", eliding, options());
    let not_elided = ctx.provider("output", "provNotElided", (), options());
    for (name, provider) in [("topLevelElided", elided), ("topLevelNotElided", not_elided)] {
        // The package's schema says that this output is secret.
        let options = options().provider(&provider).additional_secret_outputs(["secretOutput"]);
        let resource = ctx.register("output:index:Resource", name, properties! { "value" => 1 }, options);
        ctx.export(name, resource.output::<String>("secretOutput"));
    }
    Ok(())
}

fn secret(ctx: &Context) -> Result {
    let closed = || Input::secret("closed".to_owned());
    let secret = |value| Output::new_secret(value);
    let data = || json!({ "private": "closed", "public": "open" });
    // The package's schema says which are secret.
    let args = properties! {
        "private" => closed(),
        "public" => "open",
        "privateData" => secret(data()),
        "publicData" => properties! { "private" => closed(), "public" => "open" },
        "privateArray" => secret(json!(["closed"])),
        "privateMap" => secret(json!({ "key": "closed" })),
        "privateDataArray" => secret(json!([data()])),
        "privateDataMap" => secret(json!({ "key": data() })),
    };
    ctx.register("secret:index:Resource", "res", args, options());
    Ok(())
}

fn union(ctx: &Context) -> Result {
    let example = |name, args: Properties| ctx.register("union:index:Example", name, args, options());
    example("stringOrIntegerExample1", properties! { "stringOrIntegerProperty" => 42 });
    example("stringOrIntegerExample2", properties! { "stringOrIntegerProperty" => "forty two" });
    let map = json!({ "key1": { "key1a": "value1a" } });
    let of_map = example("mapMapUnionExample", properties! { "mapMapUnionProperty" => map });
    ctx.export("mapMapUnionOutput", of_map.output::<Value>("mapMapUnionProperty"));
    let list = ["Listen", "Send", "NotAnEnumValue"];
    example("stringEnumUnionListExample", properties! { "stringEnumUnionListProperty" => list });
    example("safeEnumExample", properties! { "typedEnumProperty" => "Block" });
    let args = properties! { "name" => "example" };
    let source = ctx.register("union:index:EnumOutput", "enumOutputExample", args, options());
    let kind = source.output::<String>("type");
    example("outputEnumExample", properties! { "typedEnumProperty" => kind });
    Ok(())
}
