//! Tests of names: of packages, modules, resources and properties.

use pulumi_sdk::{Context, OutputExt, Resource as _, Value, from_value, properties};

use crate::{Program, Result, options, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-camel-names", camel_names),
    ("l2-kebab-names", kebab_names),
    ("l2-keywords", keywords),
    ("l2-logical-name", logical_name),
    ("l2-name-conflicts", name_conflicts),
    ("l2-reserved-names", reserved_names),
    ("l2-resource-keyword-overlap", resource_keyword_overlap),
    ("l2-resource-name-type", resource_name_type),
    ("l2-resource-names", resource_names),
    ("l2-snake-names", snake_names),
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
