//! Tests without a provider: outputs, configuration, stack references.

use std::collections::BTreeMap;

use pulumi_sdk::{Context, Output, properties, to_json};

use crate::{Program, Result, options};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l1-component-sourceless", component_sourceless),
    ("l1-config-secret", config_secret),
    ("l1-config-types-object", config_types_object),
    ("l1-config-types-optional", config_types_optional),
    ("l1-config-types-primitive", config_types_primitive),
    ("l1-empty", |_| Ok(())),
    ("l1-expand-final", expand_final),
    ("l1-for-expression", for_expression),
    ("l1-keyword-overlap", keyword_overlap),
    ("l1-main", main),
    ("l1-operator-precedence", operator_precedence),
    ("l1-output-array", output_array),
    ("l1-output-bool", output_bool),
    ("l1-output-map", output_map),
    ("l1-output-null", output_null),
    ("l1-output-number", output_number),
    ("l1-output-string", output_string),
    ("l1-proxy-index", proxy_index),
    ("l1-stack-reference", stack_reference),
];

type Strings = BTreeMap<String, String>;

fn component_sourceless(ctx: &Context) -> Result {
    let args = properties! {
        "aNumber" => 42,
        "aString" => "hello",
        "aJson" => to_json(properties! { "key" => "value" }),
    };
    ctx.component_with("my:custom:Component", "myComponent", args, options());
    Ok(())
}

fn config_secret(ctx: &Context) -> Result {
    let number: Output<f64> = ctx.config().require_secret("aNumber")?;
    ctx.export("theSecretNumber", number.map(|number| number + 1.25));
    ctx.export("roundtrip", number);
    Ok(())
}

fn config_types_object(ctx: &Context) -> Result {
    #[derive(serde::Deserialize)]
    struct Flags {
        prop: Vec<bool>,
    }
    #[derive(serde::Deserialize)]
    struct Pair {
        a: f64,
        b: f64,
    }
    let config = ctx.config();
    let map: BTreeMap<String, i64> = config.require("aMap")?;
    ctx.export("theMap", properties! { "a" => map["a"] + 1, "b" => map["b"] + 1 });
    ctx.export("theObject", config.require::<Flags>("anObject")?.prop[0]);
    let pair: Pair = config.require("anyObject")?;
    ctx.export("theThing", pair.a + pair.b);
    let default = || Strings::from([("key".to_owned(), "value".to_owned())]);
    ctx.export("defaultUntypedObject", config.get("optionalUntypedObject")?.unwrap_or_else(default));
    ctx.export("optionalList", to_json(config.get::<Vec<String>>("optionalList")?));
    ctx.export("optionalMap", to_json(config.get::<Strings>("optionalMap")?));
    ctx.export("optionalObject", to_json(config.get::<serde_json::Value>("optionalObject")?));
    Ok(())
}

fn config_types_optional(ctx: &Context) -> Result {
    let default = || vec![None, Some("hello".to_owned()), None];
    let names: Vec<Option<String>> = ctx.config().get("names")?.unwrap_or_else(default);
    ctx.export("namesLength", names.len());
    Ok(())
}

fn config_types_primitive(ctx: &Context) -> Result {
    let config = ctx.config();
    ctx.export("theNumber", config.require::<f64>("aNumber")? + 1.25);
    ctx.export("defaultNumber", config.get("optionalNumber")?.unwrap_or(41.5) + 1.2);
    ctx.export("theInteger", config.require::<i64>("anInt")? + 4);
    ctx.export("defaultInteger", config.get("optionalInt")?.unwrap_or(1) + 2);
    ctx.export("theString", format!("{} World", config.require::<String>("aString")?));
    let default = || "defaultStringValue".to_owned();
    ctx.export("defaultString", config.get("optionalString")?.unwrap_or_else(default));
    ctx.export("theBool", !config.require::<bool>("aBool")?);
    ctx.export("defaultBool", config.get("optionalBool")?.unwrap_or(false));
    Ok(())
}

fn expand_final(ctx: &Context) -> Result {
    let numbers = [1, 2, 3];
    ctx.export("expandedMax", numbers.into_iter().max());
    ctx.export("expandedMaxWithPrefix", [0].into_iter().chain(numbers).max());
    Ok(())
}

fn for_expression(ctx: &Context) -> Result {
    let names = ["alpha", "beta", "gamma"];
    let tags = BTreeMap::from([("Environment", "production"), ("Team", "infra")]);
    let prefixed = |name: &str| format!("prefix-{name}");
    ctx.export("prefixed", names.map(prefixed));
    ctx.export("filtered", names.into_iter().filter(|name| *name != "beta").collect::<Vec<_>>());
    let indexed = names.iter().enumerate().map(|(i, name)| format!("{i}:{name}"));
    ctx.export("indexed", indexed.collect::<Vec<_>>());
    ctx.export("tagList", tags.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>());
    ctx.export("prefixedMap", BTreeMap::from(names.map(|name| (name.to_owned(), prefixed(name)))));
    let filtered = tags.into_iter().filter(|(key, _)| *key != "Team");
    ctx.export(
        "filteredTags",
        filtered.map(|(key, value)| (key.to_owned(), value)).collect::<BTreeMap<_, _>>(),
    );
    Ok(())
}

fn keyword_overlap(ctx: &Context) -> Result {
    for word in ["class", "export", "import", "mod", "self", "this", "if"] {
        ctx.export(word, format!("{word}_output_string"));
    }
    ctx.export("object", properties! { "object" => "object_output_string" });
    Ok(())
}

fn main(ctx: &Context) -> Result {
    ctx.export("output_true", true);
    Ok(())
}

fn operator_precedence(ctx: &Context) -> Result {
    let (yes, no) = (true, false);
    ctx.export("sumTimes", (1 + 2) * 3);
    ctx.export("minusMinus", 10 - (4 - 3));
    ctx.export("notAnd", !(yes && no));
    ctx.export("negateSum", -(1 + 2));
    ctx.export("conditionalIndex", (if yes { [1] } else { [2] })[0]);
    let condition = if yes { no } else { yes };
    ctx.export("conditionalCondition", if condition { "yes" } else { "no" });
    Ok(())
}

fn lorem() -> &'static str {
    include_str!("lorem.txt").trim_end()
}

fn output_array(ctx: &Context) -> Result {
    ctx.export("empty", Vec::<String>::new());
    ctx.export("small", ["Hello", "World"]);
    ctx.export("numbers", [0, 1, 2, 3, 4, 5]);
    ctx.export("nested", [[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
    ctx.export("large", vec![lorem(); 150]);
    Ok(())
}

fn output_bool(ctx: &Context) -> Result {
    ctx.export("output_true", true);
    ctx.export("output_false", false);
    Ok(())
}

fn output_map(ctx: &Context) -> Result {
    ctx.export("empty", properties! {});
    ctx.export("strings", properties! { "greeting" => "Hello, world!", "farewell" => "Goodbye, world!" });
    ctx.export(
        "adversarialStrings",
        properties! {
            "__type" => "dunder type",
            "__internal" => "dunder internal",
            "__provider" => "dunder provider",
            "__version" => "dunder version",
            "" => "empty key",
            "empty value" => "",
            "dunder value" => "__dunder",
            ESCAPE => ESCAPE,
        },
    );
    ctx.export("numbers", properties! { "1" => 1, "2" => 2 });
    let keys = ["my.key", "my-key", "my_key", "MY_KEY", "mykey", "MYKEY"];
    let numbered = keys.iter().zip(1..).map(|(key, number)| ((*key).to_owned(), number));
    ctx.export("keys", numbered.collect::<BTreeMap<_, i32>>());
    Ok(())
}

fn output_null(ctx: &Context) -> Result {
    ctx.export("array", [None::<String>]);
    Ok(())
}

fn output_number(ctx: &Context) -> Result {
    ctx.export("zero", 0);
    ctx.export("one", 1);
    ctx.export("e", 2.718);
    ctx.export("minInt32", i32::MIN);
    ctx.export("max", f64::MAX);
    // The least number above zero.
    ctx.export("min", f64::from_bits(1));
    Ok(())
}

const ESCAPE: &str = "Some ${common} \"characters\" 'that' need escaping: \\ (backslash), \t (tab), \
     \u{1b} (escape), \u{7} (bell), \0 (null), \u{e0021} (tag space)";

fn output_string(ctx: &Context) -> Result {
    ctx.export("empty", "");
    ctx.export("small", "Hello world!");
    ctx.export("emoji", "👋 \"Hello \u{1019b}!\" 😊");
    ctx.export("escape", ESCAPE);
    ctx.export("escapeNewline", ESCAPE.replace("\t (tab)", "\n (newline), \t (tab)"));
    ctx.export("large", format!("{}\n", lorem()).repeat(150));
    Ok(())
}

fn proxy_index(ctx: &Context) -> Result {
    let property = |object: Strings| object["property"].clone();
    ctx.export("l", Output::new_secret([1]).map(|list| list[0]));
    ctx.export("m", Output::new_secret(BTreeMap::from([("key", true)])).map(|map| map["key"]));
    ctx.export("c", Output::new_secret(ctx.config().require::<Strings>("anObject")?).map(property));
    let object = Strings::from([("property".to_owned(), "value".to_owned())]);
    ctx.export("o", Output::new_secret(object).map(property));
    ctx.export("a", Output::new_secret(ctx.config().require::<Strings>("anyObject")?).map(property));
    Ok(())
}

fn stack_reference(ctx: &Context) -> Result {
    let other = ctx.stack_reference("organization/other/dev");
    ctx.export("plain", other.output::<String>("plain"));
    ctx.export("secret", other.output::<String>("secret"));
    ctx.export("secret_unsecret", other.output::<String>("secret").unsecret());
    Ok(())
}
