//! Tests of reading resources, and of what becomes of the outputs of resources that failed.

use pulumi_sdk::{ByteString, Context, CustomResource, Output, Value, format_output, properties};

use crate::{Program, Result, options, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-failed-create-component-continue-on-error", failed_component),
    ("l2-failed-create-continue-on-error-read", failed_create_read),
    ("l2-failed-create-downstream-continue-on-error", failed_create_downstream),
    ("l2-failed-read-continue-on-error", failed_read),
    ("l2-raw-string-bytes", raw_string_bytes),
    ("l2-resource-read", resource_read),
    ("l2-resource-read-depends-on", resource_read_depends_on),
    ("l2-resource-read-id-rewrite", resource_read_id_rewrite),
    ("l2-resource-read-unknown", resource_read_unknown),
    ("l2-secret-unknown", secret_unknown),
];

fn failing(ctx: &Context) -> CustomResource {
    ctx.register("fail_on_create:index:Resource", "failing", properties! { "value" => false }, options())
}

fn failed_component(ctx: &Context) -> Result {
    let component = ctx.remote_component("failingcomponent:index:Component", "comp", (), options());
    let value = component.output::<String>("value");
    simple(ctx, "dependent", value.map(|value| value == "hello"), options());
    simple(ctx, "independent", true, options());
    ctx.export("componentValue", value);
    Ok(())
}

fn failed_create_read(ctx: &Context) -> Result {
    let failing = failing(ctx);
    let args = properties! { "lookup" => "existing-key" };
    let after = options().depends_on(&failing);
    let resource = ctx.read("read:index:Resource", "res", "existing-id", args, after);
    let args = properties! { "lookup" => format_output!("existing-key-{}", failing.output::<bool>("value")) };
    let dependent = ctx.read("read:index:Resource", "res_prop_dep", "existing-id", args, options());
    ctx.export("readValue", resource.output::<Value>("value"));
    ctx.export("readPropDepValue", dependent.output::<Value>("value"));
    Ok(())
}

fn failed_create_downstream(ctx: &Context) -> Result {
    let value = failing(ctx).output::<bool>("value");
    simple(ctx, "dependent", value.clone(), options());
    simple(ctx, "independent", true, options());
    ctx.export("failingValue", value);
    Ok(())
}

fn failed_read(ctx: &Context) -> Result {
    let args = properties! { "lookup" => "fail" };
    let failing = ctx.read("read:index:Resource", "failing", "existing-id", args, options());
    ctx.export("failingValue", failing.output::<Value>("value"));
    ctx.export("failingLookup", failing.output::<String>("lookup"));
    Ok(())
}

fn raw_string_bytes(ctx: &Context) -> Result {
    let args = properties! { "base64" => "AGhlbGxvIID+/yB3b3JsZPAo" };
    let source = ctx.register("bytesource:index:Resource", "source", args, options());
    let args = properties! {
        "bytes" => source.output::<ByteString>("bytes"),
        "expectBase64" => source.output::<String>("base64"),
    };
    ctx.register("bytesink:index:Resource", "sink", args, options());
    Ok(())
}

fn export(ctx: &Context, resource: &CustomResource, urn: Output<String>) {
    ctx.export("resourceId", resource.id());
    ctx.export("resourceUrn", urn);
    ctx.export("lookup", resource.output::<String>("lookup"));
    ctx.export("value", resource.output::<Value>("value"));
}

fn resource_read(ctx: &Context) -> Result {
    let args = properties! { "lookup" => "existing-key" };
    let resource = ctx.read("read:index:Resource", "res", "existing-id", args, options());
    export(ctx, &resource, pulumi_sdk::Resource::urn(&resource));
    Ok(())
}

fn resource_read_depends_on(ctx: &Context) -> Result {
    let source = simple(ctx, "src", true, options());
    let args = properties! { "lookup" => "existing-key" };
    let after = options().depends_on(&source);
    let resource = ctx.read("read:index:Resource", "res", "existing-id", args, after);
    export(ctx, &resource, pulumi_sdk::Resource::urn(&resource));
    Ok(())
}

fn resource_read_id_rewrite(ctx: &Context) -> Result {
    let token = "read-id-rewrite:index:Resource";
    let args = properties! { "lookup" => "existing-key" };
    let resource = ctx.read(token, "res", "existing-id", args, options());
    let source = simple(ctx, "src", true, options());
    let args = properties! { "lookup" => "another-key" };
    let unknown = ctx.read(token, "unknownRes", source.id(), args, options());
    ctx.export("resourceId", resource.id());
    ctx.export("lookup", resource.output::<String>("lookup"));
    ctx.export("unknownResourceId", unknown.id());
    ctx.export("unknownLookup", unknown.output::<String>("lookup"));
    Ok(())
}

fn resource_read_unknown(ctx: &Context) -> Result {
    let source = ctx.register("read:index:Resource", "src", properties! { "value" => true }, options());
    let args = properties! { "lookup" => "existing-key" };
    let resource = ctx.read("read:index:Resource", "res", source.id(), args, options());
    export(ctx, &resource, pulumi_sdk::Resource::urn(&resource));
    Ok(())
}

fn secret_unknown(ctx: &Context) -> Result {
    let resource = ctx.register("output:index:Resource", "r", properties! { "value" => 1 }, options());
    ctx.export("wrapped", resource.output::<String>("output").secret());
    Ok(())
}
