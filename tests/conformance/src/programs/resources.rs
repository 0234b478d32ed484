//! Tests of custom resources: order, reading, failure, parents, targets.

use pulumi_sdk::{Context, Output, Properties, Value, from_value, properties};

use crate::{Program, Result, options, simple, stage};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-destroy", destroy),
    ("l2-engine-update-options", target_and_other),
    ("l2-failed-create", failed_create),
    ("l2-failed-create-continue-on-error", failed_create),
    ("l2-index-mod", index_mod),
    ("l2-large-map", large_map),
    ("l2-large-string", large_string),
    ("l2-module-format", module_format),
    ("l2-parallel-resources", parallel_resources),
    ("l2-resource-alpha", resource_alpha),
    ("l2-resource-order", resource_order),
    ("l2-resource-parent-inheritance", resource_parent_inheritance),
    ("l2-resource-provider-inheritance", resource_provider_inheritance),
    ("l2-resource-simple", resource_simple),
    ("l2-target-up-skipped-create-output", target_up_skipped_create_output),
    ("l2-target-up-with-new-dependency", target_up_with_new_dependency),
];

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

fn parallel_resources(ctx: &Context) -> Result {
    for name in ["block-1", "block-2", "block-3"] {
        ctx.register("sync:index:Block", name, (), options());
    }
    Ok(())
}

fn resource_alpha(ctx: &Context) -> Result {
    ctx.register("alpha:index:Resource", "res", properties! { "value" => true }, options());
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
