//! Tests of nested objects and of map keys.

use std::collections::BTreeMap;

use pulumi_sdk::{Context, Properties, Value, from_value, properties};

use crate::{
    Program, Result, options,
    primitives::{of_primitives, primitive},
};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-map-keys", map_keys),
    ("l2-map-keys-adversarial", map_keys_adversarial),
    ("l2-nested-collections", nested_collections),
    ("l2-plain", plain),
    ("l2-primitive-ref", primitive_ref),
    ("l2-proxy-index", proxy_index),
    ("l2-ref-ref", ref_ref),
    ("l2-resource-ref-in-object-type", ref_in_object_type),
    ("l2-resource-self-reference", self_reference),
];

/// An object of each primitive type, as several packages have one.
fn data(
    boolean: bool,
    float: f64,
    integer: i64,
    string: &'static str,
    bools: &[bool],
    strings: &[(&str, &str)],
) -> Properties {
    properties! {
        "boolean" => boolean,
        "float" => float,
        "integer" => integer,
        "string" => string,
        "boolArray" => bools.to_vec(),
        "stringMap" => strings.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<BTreeMap<_, _>>(),
    }
}

const BIRDS: &[(&str, &str)] = &[("two", "turtle doves"), ("three", "french hens")];
const HUNDREDS: &[(&str, &str)] = &[("x", "100"), ("y", "200")];

fn goodbye(strings: &[(&str, &str)]) -> Properties {
    data(false, 2.17, -12, "Goodbye", &[false, true], strings)
}

fn hello(inner: Properties, bools: &[bool], strings: &[(&str, &str)]) -> Properties {
    let mut outer = data(true, 4.5, 1024, "Hello", bools, strings);
    outer.insert("innerData", inner);
    outer
}

const KEYS: &[(&str, &str)] = &[
    ("my key", "one"),
    ("my.key", "two"),
    ("my-key", "three"),
    ("my_key", "four"),
    ("MY_KEY", "five"),
    ("myKey", "six"),
];

fn map_keys(ctx: &Context) -> Result {
    let flags = KEYS.iter().zip([false, true].into_iter().cycle());
    let flags: BTreeMap<_, _> = flags.map(|((key, _), flag)| ((*key).to_owned(), flag)).collect();
    of_primitives(ctx, "prim", primitive(false, 2.17, -12, "Goodbye", [0, 1], flags));
    ctx.register("primitive-ref:index:Resource", "ref", properties! { "data" => goodbye(KEYS) }, options());
    let inner = data(false, -2.17, 123, "Goodbye", &[], KEYS);
    let args = properties! { "data" => hello(inner, &[], KEYS) };
    ctx.register("ref-ref:index:Resource", "rref", args, options());
    let args = properties! {
        "data" => hello(goodbye(KEYS), &[true, false], KEYS),
        "nonPlainData" => hello(goodbye(KEYS), &[true, false], KEYS),
    };
    ctx.register("plain:index:Resource", "plains", args, options());
    Ok(())
}

/// Keys that a careless encoding would trip over.
pub fn adversarial() -> Properties {
    properties! {
        "__type" => true,
        "__internal" => false,
        "__provider" => true,
        "__version" => false,
        "" => true,
        "Some ${common} \"characters\" 'that' need escaping: \\ (backslash), \t (tab), \u{1b} (escape), \
         \u{7} (bell), \0 (null), \u{e0021} (tag space)" => false,
        "Format and glob specifiers: %percent ...ellipsis {open }close *asterisk ?question ,comma &&and \
         ||or !not =>arrow ==equal :colon /slash" => true,
    }
}

fn map_keys_adversarial(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Invoked {
        boolean_map: BTreeMap<String, bool>,
    }
    from_value! { Invoked { boolean_map = "booleanMap" } }
    let args = || primitive(false, 2.17, -12, "adversarial", [0, 1], adversarial());
    let resource = of_primitives(ctx, "res", args());
    let invoked = ctx.invoke::<Invoked>("primitive:index:invoke", args(), Default::default());
    ctx.export("resourceBooleanMap", resource.output::<Value>("booleanMap"));
    ctx.export("invokeBooleanMap", invoked.map(|invoked| invoked.boolean_map));
    Ok(())
}

fn nested_collections(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Condition {
        prop: String,
    }
    from_value! { Condition { prop = "prop" } }
    let resource = ctx.register("nestedcollections:index:Foo", "foo", (), options());
    let sets = resource.output::<Vec<Vec<Vec<Condition>>>>("conditionSets");
    ctx.export("secondProp", sets.map(|mut sets| sets[0][0].swap_remove(1).prop));
    let endpoint =
        resource.output::<BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>>("privateEndpoint");
    ctx.export("leaf", endpoint.map(|endpoint| endpoint["outer"]["inner"]["leaf"].clone()));
    Ok(())
}

fn plain(ctx: &Context) -> Result {
    let list = [data(true, 3.14, 42, "Plain", &[true], &[("one", "partridge")])];
    let args = properties! {
        "data" => hello(goodbye(BIRDS), &[true, false], HUNDREDS),
        "dataList" => list,
    };
    ctx.register("plain:index:Resource", "res", args, options());
    let empty = || data(false, 0.0, 0, "", &[], &[]);
    let mut outer = empty();
    outer.insert("innerData", empty());
    let args = properties! { "data" => outer, "dataList" => Vec::<bool>::new() };
    ctx.register("plain:index:Resource", "emptyListRes", args, options());
    Ok(())
}

fn primitive_ref(ctx: &Context) -> Result {
    let args = properties! { "data" => goodbye(BIRDS) };
    ctx.register("primitive-ref:index:Resource", "res", args, options());
    Ok(())
}

fn proxy_index(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Inner {
        string: String,
        string_map: BTreeMap<String, String>,
    }
    #[derive(Clone)]
    struct Outer {
        boolean: bool,
        bool_array: Vec<bool>,
        string_map: BTreeMap<String, String>,
        inner: Inner,
        list: Vec<Inner>,
    }
    from_value! {
        Inner { string = "string", string_map = "stringMap" }
        Outer {
            boolean = "boolean",
            bool_array = "boolArray",
            string_map = "stringMap",
            inner = "innerData",
            list = "innerDataList",
        }
    }
    let mut args = hello(goodbye(BIRDS), &[true], HUNDREDS);
    let partridge = data(false, 3.14, 42, "Partridge", &[true], &[("one", "in a pear tree")]);
    args.insert("innerDataList", [partridge]);
    let resource = ctx.register("ref-ref:index:Resource", "res", properties! { "data" => args }, options());
    let data = resource.output::<Outer>("data");
    ctx.export("bool", data.map(|data| data.boolean));
    ctx.export("array", data.map(|data| data.bool_array[0]));
    ctx.export("map", data.map(|data| data.string_map["x"].clone()));
    ctx.export("nested", data.map(|data| data.inner.string_map["three"].clone()));
    ctx.export("listIndex", data.map(|data| data.list[0].string.clone()));
    Ok(())
}

fn ref_ref(ctx: &Context) -> Result {
    let args = properties! { "data" => hello(goodbye(BIRDS), &[], HUNDREDS) };
    ctx.register("ref-ref:index:Resource", "res", args, options());
    Ok(())
}

fn ref_in_object_type(ctx: &Context) -> Result {
    for (module, referenced, referencing) in
        [("referencingFirst", "widget", "gadget"), ("referencedFirst", "alpha", "beta")]
    {
        let token = |name: &str| format!("objectref:{module}:{}{}", name[..1].to_uppercase(), &name[1..]);
        let args = properties! { "settings" => properties! { "name" => referenced } };
        let first = ctx.register(&token(referenced), referenced, args, options());
        let mut reference = Properties::new();
        reference.insert(referenced, first);
        let mut args = Properties::new();
        args.insert(format!("{referenced}Ref"), reference);
        ctx.register(&token(referencing), referencing, args, options());
    }
    Ok(())
}

fn self_reference(ctx: &Context) -> Result {
    let root = ctx.register("selfref:index:Node", "root", (), options());
    let args = properties! {
        "parent" => root.clone(),
        "parents" => [root.clone()],
        "namedParents" => properties! { "root" => root.clone() },
        "parentOrName" => root,
    };
    ctx.register("selfref:index:Node", "child", args, options());
    Ok(())
}
