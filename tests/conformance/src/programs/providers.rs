//! Tests of explicit providers, their configuration and parameterized packages.

use pulumi_sdk::{
    Context, InvokeOptions, Output, ParameterizedPackage, Properties, Value, from_value, properties,
};

use crate::{Program, Result, options, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-explicit-extension-provider", explicit_extension_provider),
    ("l2-explicit-parameterized-provider", explicit_parameterized_provider),
    ("l2-explicit-provider", explicit_provider),
    ("l2-explicit-providers", explicit_providers),
    ("l2-extension-and-base-resource", extension_and_base_resource),
    ("l2-extension-borrowed-type", extension_borrowed_type),
    ("l2-extension-parameterized-resource", extension_parameterized_resource),
    ("l2-parameterized-invoke", parameterized_invoke),
    ("l2-parameterized-resource", parameterized_resource),
    ("l2-parameterized-resource-twice", parameterized_resource_twice),
    ("l2-provider-config-enum", provider_config_enum),
    ("l2-provider-grpc-config", provider_grpc_config),
    ("l2-provider-grpc-config-schema-secret", provider_grpc_config_schema_secret),
    ("l2-provider-grpc-config-secret", provider_grpc_config_secret),
    ("l2-resource-config", resource_config),
];

fn parameterized(name: &str, parameter: &str) -> ParameterizedPackage {
    ParameterizedPackage {
        name: name.to_owned(),
        version: "2.0.0".to_owned(),
        base_name: "parameterized".to_owned(),
        base_version: "1.2.3".to_owned(),
        parameter: parameter.into(),
        ..ParameterizedPackage::default()
    }
}

fn explicit_parameterized_provider(ctx: &Context) -> Result {
    ctx.use_parameterized_package(parameterized("goodbye", "Goodbye"));
    let provider = ctx.provider("goodbye", "prov", properties! { "text" => "World" }, options());
    let resource = ctx.register("goodbye:index:Goodbye", "res", (), options().provider(&provider));
    ctx.export("parameterValue", resource.output::<String>("parameterValue"));
    Ok(())
}

fn explicit_provider(ctx: &Context) -> Result {
    let provider = ctx.provider("simple", "prov", (), options());
    simple(ctx, "res", true, options().provider(&provider));
    Ok(())
}

fn explicit_providers(ctx: &Context) -> Result {
    let explicit = ctx.provider("component", "explicit", (), options());
    for name in ["list", "map"] {
        let args = properties! { "value" => "value" };
        let options = options().providers([&explicit as _]);
        ctx.remote_component("component:index:ComponentCallable", name, args, options);
    }
    Ok(())
}

fn extension() -> ParameterizedPackage {
    ParameterizedPackage {
        base_name: "extbase".to_owned(),
        base_version: "45.0.0".to_owned(),
        extension: true,
        ..parameterized("myext", "Hello")
    }
}

fn explicit_extension_provider(ctx: &Context) -> Result {
    ctx.use_parameterized_package(extension());
    let provider = ctx.provider("extbase", "prov", (), options());
    let with = || options().provider(&provider);
    let greeting = ctx.register("myext:index:Greeting", "greeting", (), with());
    let base = ctx.register("extbase:index:Base", "base", (), with());
    ctx.export("parameterValue", greeting.output::<String>("parameterValue"));
    ctx.export("baseValue", base.output::<String>("baseValue"));
    Ok(())
}

fn extension_borrowed_type(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Metadata {
        name: String,
    }
    from_value! { Metadata { name = "name" } }
    ctx.use_parameterized_package(ParameterizedPackage {
        name: "myborrow".to_owned(),
        version: "3.0.0".to_owned(),
        base_name: "borrowbase".to_owned(),
        base_version: "56.0.0".to_owned(),
        parameter: "Widget".into(),
        extension: true,
        ..ParameterizedPackage::default()
    });
    let widget = ctx.register("myborrow:index:Widget", "widget", (), options());
    ctx.export("metadataName", widget.output::<Metadata>("metadata").map(|metadata| metadata.name));
    Ok(())
}

fn extension_and_base_resource(ctx: &Context) -> Result {
    ctx.use_parameterized_package(extension());
    let greeting = ctx.register("myext:index:Greeting", "greeting", (), options());
    let base = ctx.register("extbase:index:Base", "base", (), options());
    ctx.export("parameterValue", greeting.output::<String>("parameterValue"));
    ctx.export("baseValue", base.output::<String>("baseValue"));
    Ok(())
}

fn extension_parameterized_resource(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Greet {
        greeting: String,
    }
    from_value! { Greet { greeting = "greeting" } }
    ctx.use_parameterized_package(extension());
    let greeting = ctx.register("myext:index:Greeting", "greeting", (), options());
    let component = ctx.remote_component("myext:index:GreetingComponent", "greetingComp", (), options());
    let args = properties! { "name" => "Pulumi" };
    let greet = ctx.invoke::<Greet>("myext:index:greet", args, InvokeOptions::new());
    ctx.export("parameterValue", greeting.output::<String>("parameterValue"));
    ctx.export("parameterValueFromComponent", component.output::<String>("parameterValue"));
    ctx.export("invokeGreeting", greet.map(|greet| greet.greeting));
    Ok(())
}

fn parameterized_invoke(ctx: &Context) -> Result {
    #[derive(Clone)]
    struct Invoked {
        output: String,
    }
    from_value! { Invoked { output = "output" } }
    ctx.use_parameterized_package(parameterized("subpackage", "HelloWorld"));
    let args = properties! { "input" => "goodbye" };
    let invoked = ctx.invoke::<Invoked>("subpackage:index:doHelloWorld", args, InvokeOptions::new());
    ctx.export("parameterValue", invoked.map(|invoked| invoked.output));
    Ok(())
}

/// The parameter is the name of the resource, too.
fn use_parameterized(ctx: &Context, package: &str, parameter: &str, number: &str) {
    ctx.use_parameterized_package(parameterized(package, parameter));
    let token = format!("{package}:index:{parameter}");
    let example = ctx.register(&token, &format!("example{number}"), (), options());
    let component = ctx.remote_component(
        &format!("{token}Component"),
        &format!("exampleComponent{number}"),
        (),
        options(),
    );
    ctx.export(&format!("parameterValue{number}"), example.output::<String>("parameterValue"));
    let name = format!("parameterValueFromComponent{number}");
    ctx.export(&name, component.output::<String>("parameterValue"));
}

fn parameterized_resource(ctx: &Context) -> Result {
    use_parameterized(ctx, "subpackage", "HelloWorld", "");
    Ok(())
}

fn parameterized_resource_twice(ctx: &Context) -> Result {
    use_parameterized(ctx, "hipackage", "HelloWorld", "1");
    use_parameterized(ctx, "byepackage", "GoodbyeWorld", "2");
    Ok(())
}

fn provider_config_enum(ctx: &Context) -> Result {
    let args = properties! { "aString" => "hello", "aEnum" => "two" };
    let provider = ctx.provider("config-enum", "prov", args, options());
    let args = properties! {
        "theString" => provider.output::<String>("aString"),
        "theEnum" => provider.output::<String>("aEnum"),
    };
    ctx.register("config-enum:index:Resource", "res", args, options().provider(&provider));
    Ok(())
}

/// A provider with this configuration, and a resource that keeps what the provider was told.
fn fetch_config(ctx: &Context, config: Properties) -> Result {
    let provider = ctx.provider("config-grpc", "config_grpc_provider", config, options());
    ctx.register("config-grpc:index:ConfigFetcher", "config", (), options().provider(&provider));
    Ok(())
}

fn provider_grpc_config(ctx: &Context) -> Result {
    let config = properties! {
        "string1" => "",
        "string2" => "x",
        "string3" => "{}",
        "int1" => 0,
        "int2" => 42,
        "num1" => 0,
        "num2" => 42.42,
        "bool1" => true,
        "bool2" => false,
        "listString1" => Vec::<String>::new(),
        "listString2" => ["", "foo"],
        "listInt1" => [1, 2],
        "mapString1" => properties! {},
        "mapString2" => properties! { "key1" => "value1", "key2" => "value2" },
        "mapInt1" => properties! { "key1" => 0, "key2" => 42 },
        "objString1" => properties! {},
        "objString2" => properties! { "x" => "x-value" },
        "objInt1" => properties! { "x" => 42 },
    };
    fetch_config(ctx, config)
}

fn provider_grpc_config_schema_secret(ctx: &Context) -> Result {
    // The package's schema says that these are secret.
    let config = properties! {
        "secretString1" => Output::new_secret("SECRET"),
        "secretInt1" => Output::new_secret(16),
        "secretNum1" => Output::new_secret(123_456.789),
        "secretBool1" => Output::new_secret(true),
        "listSecretString1" => Output::new_secret(["SECRET", "SECRET2"]),
        "mapSecretString1" => Output::new_secret(serde_json::json!({ "key1": "SECRET", "key2": "SECRET2" })),
        "objSecretString1" => properties! { "secretX" => Output::new_secret("SECRET") },
    };
    fetch_config(ctx, config)
}

fn provider_grpc_config_secret(ctx: &Context) -> Result {
    let secret = |name: &'static str, value: serde_json::Value| {
        let result = ctx.invoke::<std::collections::BTreeMap<String, Value>>(
            "config-grpc:index:toSecret",
            properties! { name => value },
            InvokeOptions::new(),
        );
        result.map(move |mut result| result.remove(name))
    };
    let text = || secret("string1", "SECRET".into());
    let config = properties! {
        "string1" => text(),
        "int1" => secret("int1", 1_234_567_890.into()),
        "num1" => secret("num1", 123_456.789.into()),
        "bool1" => secret("bool1", true.into()),
        "listString1" => secret("listString1", serde_json::json!(["SECRET", "SECRET2"])),
        "listString2" => [Output::new(Some(Value::from("VALUE"))), text()],
        "mapString2" => properties! { "key1" => "value1", "key2" => text() },
        "objString2" => properties! { "x" => text() },
    };
    fetch_config(ctx, config)
}

fn resource_config(ctx: &Context) -> Result {
    ctx.use_package_from("config", "9.0.0", "http://example.com");
    let url = "not the same as the pulumi resource option";
    let args = properties! { "name" => "my config", "pluginDownloadURL" => url };
    let provider = ctx.provider("config", "prov", args, options());
    let version = provider.output::<String>("version");
    ctx.register("config:index:Resource", "res", properties! { "text" => version }, options());
    ctx.export("pluginDownloadURL", provider.output::<String>("pluginDownloadURL"));
    Ok(())
}
