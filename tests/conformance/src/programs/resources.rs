//! Tests of custom resources: names, order, reading, failure, parents, targets.

use pulumi_sdk::{Context, Output, OutputExt, Properties, Resource as _, Value, from_value, properties};

use crate::{Program, Result, options, simple, stage};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-camel-names", camel_names),
    ("l2-destroy", destroy),
    ("l2-engine-update-options", target_and_other),
    ("l2-failed-create", failed_create),
    ("l2-failed-create-continue-on-error", failed_create),
    ("l2-index-mod", index_mod),
    ("l2-kebab-names", kebab_names),
    ("l2-keywords", keywords),
    ("l2-large-map", large_map),
    ("l2-large-string", large_string),
    ("l2-logical-name", logical_name),
    ("l2-module-format", module_format),
    ("l2-name-conflicts", name_conflicts),
    ("l2-parallel-resources", parallel_resources),
    ("l2-reserved-names", reserved_names),
    ("l2-resource-alpha", resource_alpha),
    ("l2-resource-keyword-overlap", resource_keyword_overlap),
    ("l2-resource-name-type", resource_name_type),
    ("l2-resource-names", resource_names),
    ("l2-resource-order", resource_order),
    ("l2-resource-parent-inheritance", resource_parent_inheritance),
    ("l2-resource-provider-inheritance", resource_provider_inheritance),
    ("l2-resource-simple", resource_simple),
    ("l2-snake-names", snake_names),
    ("l2-target-up-skipped-create-output", target_up_skipped_create_output),
    ("l2-target-up-with-new-dependency", target_up_with_new_dependency),
];

fn camel_names(ctx: &Context) -> Result {
    let token = "camelNames:CoolModule:SomeResource";
    let first = ctx.register(token, "firstResource", properties! { "theInput" => true }, options());
    let output = first.output::<bool>("theOutput");
    ctx.register(token, "secondResource", properties! { "theInput" => output }, options());
    let args = properties! { "theInput" => true, "resourceName" => "my-cluster" };
    ctx.register(token, "thirdResource", args, options());
    Ok(())
}

fn destroy(ctx: &Context) -> Result {
    simple(ctx, "aresource", true, options());
    if stage(ctx) == 0 {
        simple(ctx, "other", true, options());
    }
    Ok(())
}

fn target_and_other(ctx: &Context) -> Result {
    simple(ctx, "target", true, options());
    simple(ctx, "other", true, options());
    Ok(())
}

fn failed_create(ctx: &Context) -> Result {
    let failing =
        ctx.register("fail_on_create:index:Resource", "failing", properties! { "value" => false }, options());
    simple(ctx, "dependent", true, options().depends_on(&failing));
    let on_output = simple(ctx, "dependent_on_output", failing.output::<bool>("value"), options());
    let independent = simple(ctx, "independent", true, options());
    simple(ctx, "double_dependency", true, options().depends_on(&independent).depends_on(&on_output));
    Ok(())
}

fn concat_world(ctx: &Context, token: &str, value: &'static str) -> Output<String> {
    #[derive(Clone)]
    struct Text {
        result: String,
    }
    from_value! { Text { result = "result" } }
    let args = properties! { "value" => value };
    ctx.invoke::<Text>(token, args, Default::default()).map(|text| text.result)
}

/// A resource of a module with a function and a method.
fn of_module(ctx: &Context, number: u32, module: [&str; 2], value: &'static str, input: &'static str) {
    #[derive(Clone)]
    struct Length {
        output: f64,
    }
    from_value! { Length { output = "output" } }
    let [resource, function] = module;
    let text = concat_world(ctx, function, value);
    let name = format!("res{number}");
    let resource_ = ctx.register(resource, &name, properties! { "text" => text }, options());
    let length =
        ctx.call::<Length>(&format!("{resource}/call"), &resource_, properties! { "input" => input });
    ctx.export(&format!("out{number}"), length.map(|length| length.output));
}

fn index_mod(ctx: &Context) -> Result {
    let mine = ["index-mod:indexMine:Resource", "index-mod:indexMine:concatWorld"];
    of_module(ctx, 1, mine, "hello", "x");
    let nested = ["index-mod:indexMine/nested:Resource", "index-mod:indexMine/nested:concatWorld"];
    of_module(ctx, 2, nested, "goodbye", "xx");
    Ok(())
}

fn module_format(ctx: &Context) -> Result {
    let module = ["module-format:mod_Resource:Resource", "module-format:mod_concatWorld:concatWorld"];
    let nested =
        ["module-format:mod/nested_Resource:Resource", "module-format:mod/nested_concatWorld:concatWorld"];
    let index = ["module-format:index_Resource:Resource", "module-format:index_concatWorld:concatWorld"];
    of_module(ctx, 1, module, "hello", "x");
    of_module(ctx, 2, module, "goodbye", "xx");
    of_module(ctx, 3, nested, "hello", "x");
    of_module(ctx, 4, nested, "goodbye", "xx");
    of_module(ctx, 5, index, "bonjour", "x");
    of_module(ctx, 6, index, "youkoso", "xx");
    of_module(ctx, 7, index, "guten tag", "xxx");
    Ok(())
}

fn kebab_names(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct TheOutput {
        nested_output: String,
    }
    #[derive(Clone)]
    struct Invoked {
        the_output: String,
    }
    from_value! {
        TheOutput { nested_output = "nested-output" }
        Invoked { the_output = "the-output" }
    }
    let args = properties! { "the-input" => true, "nested" => properties! { "nested-value" => "nested" } };
    let first = ctx.register("kebab-names:kebab-module:some-resource", "first", args, options());
    let output = first.output::<TheOutput>("the-output").map(|output| output.nested_output);
    let args = properties! { "the-input" => output };
    ctx.register("kebab-names:kebab-module:another-resource", "second", args, options());
    ctx.export("theOutput", first.output::<Value>("the-output"));
    // The package's schema has the default value.
    let nested = properties! { "value" => "nested", "default-value" => "defaulted" };
    let args = properties! { "the-input" => "hello", "nested" => nested };
    let invoked = ctx.invoke::<Invoked>("kebab-names:kebab-module:do-something", args, Default::default());
    ctx.export("invoked", invoked.map(|invoked| invoked.the_output));
    Ok(())
}

fn keywords(ctx: &Context) -> Result {
    let args = || properties! { "builtins" => "builtins", "lambda" => "lambda", "property" => "property" };
    let token = "keywords:index:SomeResource";
    let first = ctx.register(token, "firstResource", args(), options());
    let of_first = properties! {
        "builtins" => first.output::<String>("builtins"),
        "lambda" => first.output::<String>("lambda"),
        "property" => first.output::<String>("property"),
    };
    ctx.register(token, "secondResource", of_first, options());
    ctx.register("keywords:lambda:SomeResource", "lambdaModuleResource", args(), options());
    ctx.register("keywords:module:Lambda", "lambdaResource", args(), options());
    Ok(())
}

fn large(ctx: &Context, token: &str, args: Properties) -> Result {
    let large = ctx.register(token, "res", args, options());
    ctx.export("output", large.output::<Value>("value"));
    Ok(())
}

fn large_map(ctx: &Context) -> Result {
    large(ctx, "large:index:Map", properties! { "value" => "leaf", "depth" => 300 })
}

fn large_string(ctx: &Context) -> Result {
    large(ctx, "large:index:String", properties! { "value" => "hello world" })
}

fn logical_name(ctx: &Context) -> Result {
    let value: bool = ctx.config().require("cC-Charlie_charlie.😃⁉️")?;
    let resource = simple(ctx, "aA-Alpha_alpha.🤯⁉️", value, options());
    ctx.export("bB-Beta_beta.💜⁉", resource.output::<bool>("value"));
    ctx.export("dD-Delta_delta.🔥⁉", resource.output::<bool>("value"));
    Ok(())
}

fn name_conflicts(ctx: &Context) -> Result {
    let config = ctx.config();
    let names: [bool; 2] = [config.get("names")?.unwrap_or(true), config.get("Names")?.unwrap_or(true)];
    let lower: String = config.get("mod")?.unwrap_or_else(|| "module".to_owned());
    let upper: String = config.get("Mod")?.unwrap_or_else(|| "format".to_owned());
    let both = format!("{lower}-{upper}");
    let of_names =
        ctx.register("names:mod:Res", "namesResource", properties! { "value" => names[0] }, options());
    let of_module = ctx.register(
        "module-format:mod_Resource:Resource",
        "modResource",
        properties! { "text" => both.clone() },
        options(),
    );
    ctx.export("namesResourceVal", of_names.output::<bool>("value"));
    ctx.export("modResourceText", of_module.output::<String>("text"));
    ctx.export("nameVariables", names[0] && names[1]);
    ctx.export("modVariables", both);
    Ok(())
}

fn parallel_resources(ctx: &Context) -> Result {
    for name in ["block-1", "block-2", "block-3"] {
        ctx.register("sync:index:Block", name, (), options());
    }
    Ok(())
}

fn reserved_names(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct ElementType {
        element_type: String,
    }
    from_value! { ElementType { element_type = "elementType" } }
    let args = properties! { "elementType" => properties! { "elementType" => "nested" } };
    let element = ctx.register("reservednames:index:ElementType", "elem", args, options());
    let nested = element.output::<ElementType>("elementType");
    ctx.export("elementType", element.output::<Value>("elementType"));
    ctx.export("nested", nested.map(|nested| nested.element_type));
    Ok(())
}

fn resource_alpha(ctx: &Context) -> Result {
    ctx.register("alpha:index:Resource", "res", properties! { "value" => true }, options());
    Ok(())
}

fn resource_keyword_overlap(ctx: &Context) -> Result {
    for name in ["class", "export", "mod", "object", "self", "this", "if"] {
        ctx.export(name, simple(ctx, name, true, options()));
    }
    simple(ctx, "import", true, options());
    Ok(())
}

fn resource_name_type(ctx: &Context) -> Result {
    let resource = simple(ctx, "res1", true, options());
    ctx.export("name", resource.handle().name().to_owned());
    ctx.export("type", resource.handle().type_token().to_owned());
    Ok(())
}

fn resource_names(ctx: &Context) -> Result {
    let tokens = [
        "names:index:ResMap",
        "names:index:ResArray",
        "names:index:ResList",
        "names:index:ResResource",
        "names:mod:Res",
        "names:mod/nested:Res",
    ];
    for (number, token) in (1..).zip(tokens) {
        ctx.register(token, &format!("res{number}"), properties! { "value" => true }, options());
    }
    Ok(())
}

fn resource_order(ctx: &Context) -> Result {
    let first = simple(ctx, "res1", true, options());
    let second = simple(ctx, "res2", first.output::<bool>("value"), options());
    ctx.export("out", second.output::<bool>("value"));
    Ok(())
}

fn resource_parent_inheritance(ctx: &Context) -> Result {
    let provider = ctx.provider("simple", "provider", (), options());
    let parent1 = simple(ctx, "parent1", true, options().provider(&provider));
    simple(ctx, "child1", true, options().parent(&parent1));
    simple(ctx, "orphan1", true, options());
    let parent2 = simple(ctx, "parent2", true, options().protect(true).retain_on_delete(true));
    let child = || options().parent(&parent2);
    simple(ctx, "child2", true, child());
    simple(ctx, "child3", true, child().protect(false).retain_on_delete(false));
    simple(ctx, "orphan2", true, options());
    Ok(())
}

fn resource_provider_inheritance(ctx: &Context) -> Result {
    let primitive = |name, options| {
        let args = properties! {
            "boolean" => false,
            "float" => 0,
            "integer" => 0,
            "string" => "",
            "numberArray" => Vec::<f64>::new(),
            "booleanMap" => properties! {},
        };
        ctx.register("primitive:index:Resource", name, args, options)
    };
    let provider = ctx.provider("simple", "provider", (), options());
    let parent1 = simple(ctx, "parent1", true, options().provider(&provider));
    simple(ctx, "child1", true, options().parent(&parent1));
    let parent2 = primitive("parent2", options());
    simple(ctx, "child2", true, options().parent(&parent2));
    primitive("child3", options().parent(&parent1));
    Ok(())
}

fn resource_simple(ctx: &Context) -> Result {
    simple(ctx, "res", true, options());
    Ok(())
}

fn snake_names(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct TheOutput {
        nested_output: String,
    }
    #[derive(Clone)]
    struct Nested {
        value: String,
    }
    #[derive(Clone)]
    struct SomeData {
        nested_output: Vec<std::collections::BTreeMap<String, Nested>>,
    }
    from_value! {
        TheOutput { nested_output = "nested_output" }
        Nested { value = "value" }
        SomeData { nested_output = "nested_output" }
    }
    let args = properties! { "the_input" => true, "nested" => properties! { "nested_value" => "nested" } };
    let first = ctx.register("snake_names:cool_module:some_resource", "first", args, options());
    let output = first.output::<std::collections::BTreeMap<String, Vec<TheOutput>>>("the_output");
    let args = properties! {
        "the_input" => output.map(|mut output| output.remove("someKey").unwrap_or_default().swap_remove(0).nested_output),
        "nested" => [properties! { "value" => "fuzz" }],
    };
    ctx.export("theOutput", first.output::<Value>("the_output"));
    let data = ctx.invoke::<SomeData>("snake_names:cool_module:some_data", args, Default::default());
    let value =
        data.try_map(|mut data| data.nested_output[0].remove("key").map(|it| it.value).ok_or("no key"));
    ctx.register(
        "snake_names:cool_module:another_resource",
        "third",
        properties! { "the_input" => value },
        options(),
    );
    Ok(())
}

fn target_up_skipped_create_output(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Detail {
        key: String,
    }
    from_value! { Detail { key = "key" } }
    let container = |name, inputs: [&'static str; 1]| {
        ctx.register("nestedobject:index:Container", name, properties! { "inputs" => inputs }, options())
    };
    simple(ctx, "target", true, options());
    container("other", ["a"]);
    if stage(ctx) == 1 {
        let details = container("skipped", ["b"]).output::<Vec<Detail>>("details");
        ctx.export("skippedOutput", details.map(|details| format!("skipped-{}", details[0].key)));
    }
    Ok(())
}

fn target_up_with_new_dependency(ctx: &Context) -> Result {
    simple(ctx, "targetOnly", true, options());
    if stage(ctx) == 0 {
        simple(ctx, "unrelated", true, options());
    } else {
        let dependency = simple(ctx, "dep", true, options());
        simple(ctx, "unrelated", true, options().depends_on(&dependency));
    }
    Ok(())
}
