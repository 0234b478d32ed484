//! Tests of built-in functions, in Rust those of the SDK, of the standard library and of crates.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use pulumi_sdk::{Context, Output, Value, properties, to_json};
use serde_json::json;
use sha1::{Digest as _, Sha1};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{Program, Result, options, stage};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l1-builtin-base64", builtin_base64),
    ("l1-builtin-can", builtin_can),
    ("l1-builtin-cwd", builtin_cwd),
    ("l1-builtin-file", builtin_file),
    ("l1-builtin-info", builtin_info),
    ("l1-builtin-list", builtin_list),
    ("l1-builtin-min-max", builtin_min_max),
    ("l1-builtin-object", builtin_object),
    ("l1-builtin-project-root", builtin_project_root),
    ("l1-builtin-project-root-main", builtin_project_root_main),
    ("l1-builtin-range", builtin_range),
    ("l1-builtin-require-pulumi-version", builtin_require_pulumi_version),
    ("l1-builtin-secret", builtin_secret),
    ("l1-builtin-sha1", builtin_sha1),
    ("l1-builtin-stash", builtin_stash),
    ("l1-builtin-string", builtin_string),
    ("l1-builtin-to-json", builtin_to_json),
    ("l1-builtin-try", builtin_try),
    ("l1-elide-index", elide_index),
];

type Strings = BTreeMap<String, String>;
type Objects = BTreeMap<String, serde_json::Value>;

fn builtin_base64(ctx: &Context) -> Result {
    let bytes = BASE64.decode(ctx.config().require::<String>("input")?)?;
    ctx.export("roundtrip", BASE64.encode(&bytes));
    ctx.export("data", String::from_utf8(bytes)?);
    Ok(())
}

fn builtin_can(ctx: &Context) -> Result {
    let map: Strings = ctx.config().require("aMap")?;
    let object: Objects = ctx.config().require("anObject")?;
    ctx.export("plainTrySuccess", map.contains_key("a"));
    ctx.export("plainTryFailure", map.contains_key("b"));
    ctx.export("dynamicTrySuccess", object.contains_key("a"));
    ctx.export("dynamicTryFailure", object.contains_key("b"));
    ctx.export("plainTryNull", object.contains_key("opt"));
    let (map, object) = (Output::new_secret(map), Output::new_secret(object));
    ctx.export("outputTrySuccess", map.map(|map| map.contains_key("a")));
    ctx.export("outputTryFailure", map.map(|map| map.contains_key("b")));
    ctx.export("outputDynamicTrySuccess", object.map(|object| object.contains_key("a")));
    ctx.export("outputDynamicTryFailure", object.map(|object| object.contains_key("b")));
    ctx.export("outputTryNull", object.map(|object| object.contains_key("opt")));
    Ok(())
}

fn builtin_cwd(ctx: &Context) -> Result {
    ctx.export("cwdOutput", std::env::current_dir()?.display().to_string());
    Ok(())
}

fn builtin_file(ctx: &Context) -> Result {
    let content = std::fs::read_to_string("testfile.txt")?;
    ctx.export("fileB64", BASE64.encode(&content));
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&content);
    ctx.export("fileSha", BASE64.encode(hash));
    ctx.export("fileContent", content);
    Ok(())
}

fn builtin_info(ctx: &Context) -> Result {
    ctx.export("stackOutput", ctx.stack().to_owned());
    ctx.export("projectOutput", ctx.project().to_owned());
    ctx.export("organizationOutput", ctx.organization().to_owned());
    Ok(())
}

fn builtin_list(ctx: &Context) -> Result {
    let list: Vec<String> = ctx.config().require("aList")?;
    let text: String = ctx.config().require("aString")?;
    let single: Vec<String> = ctx.config().require("singleOrNoneList")?;
    if single.len() > 1 {
        return Err("singleOrNoneList has more than one item".into());
    }
    ctx.export("elementOutput1", list[1].clone());
    ctx.export("elementOutput2", list[2].clone());
    ctx.export("joinOutput", list.join("|"));
    ctx.export("lengthOutput", list.len());
    ctx.export("splitOutput", split(&text));
    ctx.export("singleOrNoneOutput", [single.into_iter().next()]);
    Ok(())
}

fn split(text: &str) -> Vec<String> {
    text.split('-').map(str::to_owned).collect()
}

fn builtin_min_max(ctx: &Context) -> Result {
    let (a, b): (f64, f64) = (ctx.config().require("a")?, ctx.config().require("b")?);
    let (c, d): (i64, i64) = (ctx.config().require("c")?, ctx.config().require("d")?);
    ctx.export("maxResult", a.max(b));
    ctx.export("minResult", a.min(b));
    ctx.export("intMaxResult", c.max(d));
    ctx.export("intMinResult", c.min(d));
    Ok(())
}

fn builtin_object(ctx: &Context) -> Result {
    let map: Strings = ctx.config().require("aMap")?;
    let names: Option<Strings> = ctx.config().get("alternativeNames")?;
    let lookup = |key| map.get(key).cloned().unwrap_or_else(|| "default".to_owned());
    ctx.export("lookupOutput", lookup("keyPresent"));
    ctx.export("lookupOutputDefault", lookup("keyMissing"));
    let literal = BTreeMap::from([("a", 1), ("b", 2)]);
    ctx.export("lookupLiteral", literal.get("c").copied().unwrap_or(3));
    ctx.export("lookupLiteralMismatchedType", literal.get("c").map_or(json!(true), |number| json!(number)));
    ctx.export("deprecatedTwoArgumentLookup", literal.get("a").copied());
    let names = names.unwrap_or_default();
    ctx.export("lengthOutput", map.len());
    ctx.export("lengthDynamicOutput", names.len());
    ctx.export("names", names.into_values().collect::<Vec<_>>());
    let entries = map.into_iter().map(|(key, value)| properties! { "key" => key, "value" => value });
    ctx.export("entriesOutput", entries.collect::<Vec<_>>());
    Ok(())
}

fn builtin_project_root(ctx: &Context) -> Result {
    ctx.export("rootDirectoryOutput", ctx.root_directory().display().to_string());
    Ok(())
}

fn builtin_project_root_main(ctx: &Context) -> Result {
    ctx.export("workingDirectoryOutput", std::env::current_dir()?.display().to_string());
    builtin_project_root(ctx)
}

fn builtin_range(ctx: &Context) -> Result {
    let (from, to): (i64, i64) = (ctx.config().require("from")?, ctx.config().require("to")?);
    let range = |from, to| (from..to).collect::<Vec<i64>>();
    ctx.export("rangeTo", range(0, to));
    ctx.export("rangeFromTo", range(from, to));
    ctx.export("literalTo", range(0, 3));
    ctx.export("literalFromTo", range(2, 5));
    ctx.export("literalEmpty", range(3, 3));
    Ok(())
}

fn builtin_require_pulumi_version(ctx: &Context) -> Result {
    ctx.require_pulumi_version(&ctx.config().require::<String>("version")?);
    Ok(())
}

fn builtin_secret(ctx: &Context) -> Result {
    let secret: Output<String> = ctx.config().require_secret("aSecret")?;
    let plain: String = ctx.config().require("notSecret")?;
    ctx.export("roundtripSecret", secret.clone());
    ctx.export("roundtripNotSecret", plain.clone());
    ctx.export("double", secret.secret());
    ctx.export("open", secret.unsecret());
    ctx.export("close", Output::new_secret(plain));
    Ok(())
}

fn builtin_sha1(ctx: &Context) -> Result {
    let hash = Sha1::digest(ctx.config().require::<String>("input")?);
    ctx.export("hash", hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    Ok(())
}

fn builtin_stash(ctx: &Context) -> Result {
    let input = match stage(ctx) {
        0 => serde_json::json!({ "key": ["value", "s"], "": false }),
        _ => serde_json::json!("ignored"),
    };
    stash(ctx, "pulumi:index:Stash", input)
}

fn elide_index(ctx: &Context) -> Result {
    stash(ctx, "pulumi:index:Stash", "test".into())
}

fn stash(ctx: &Context, token: &str, input: serde_json::Value) -> Result {
    let stash = ctx.register(token, "myStash", properties! { "input" => input }, options());
    ctx.export("stashInput", stash.output::<Value>("input"));
    ctx.export("stashOutput", stash.output::<Value>("output"));
    Ok(())
}

fn builtin_string(ctx: &Context) -> Result {
    let text: String = ctx.config().require("aString")?;
    ctx.export("lengthResult", text.graphemes(true).count());
    ctx.export("splitResult", split(&text));
    ctx.export("joinResult", split(&text).join("|"));
    ctx.export("interpolateResult", format!("prefix-{text}"));
    Ok(())
}

fn builtin_to_json(ctx: &Context) -> Result {
    let config = ctx.config();
    let text: String = config.require("aString")?;
    let list: Vec<String> = config.require("aList")?;
    ctx.export("stringOutput", to_json(text.clone()));
    ctx.export("numberOutput", to_json(config.require::<f64>("aNumber")?));
    ctx.export("boolOutput", to_json(true));
    ctx.export("arrayOutput", to_json(["x", "y", "z"]));
    ctx.export("objectOutput", to_json(properties! { "key" => "value", "count" => 1 }));
    let nested = properties! {
        "anObject" => properties! { "name" => text, "items" => list },
        "a_secret" => config.require_secret::<String>("aSecret")?,
    };
    ctx.export("nestedOutput", to_json(nested));
    Ok(())
}

fn builtin_try(ctx: &Context) -> Result {
    let map: Strings = ctx.config().require("aMap")?;
    let object: Objects = ctx.config().require("anObject")?;
    fn attempt<T: Clone + From<&'static str>>(map: &BTreeMap<String, T>, key: &str) -> T {
        map.get(key).cloned().unwrap_or_else(|| "fallback".into())
    }
    ctx.export("plainTrySuccess", attempt(&map, "a"));
    ctx.export("plainTryFailure", attempt(&map, "b"));
    ctx.export("dynamicTrySuccess", attempt(&object, "a"));
    ctx.export("dynamicTryFailure", attempt(&object, "b"));
    ctx.export("plainTryNull", [attempt(&object, "opt")]);
    let (map, object) = (Output::new_secret(map), Output::new_secret(object));
    ctx.export("outputTrySuccess", map.map(|map| attempt(&map, "a")));
    ctx.export("outputTryFailure", map.map(|map| attempt(&map, "b")));
    ctx.export("outputDynamicTrySuccess", object.map(|object| attempt(&object, "a")));
    ctx.export("outputDynamicTryFailure", object.map(|object| attempt(&object, "b")));
    ctx.export("outputTryNull", object.map(|object| vec![attempt(&object, "opt")]));
    Ok(())
}
