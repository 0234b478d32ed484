//! The provider `conformance-component` of the conformance tests: a component with one resource in it.

use std::process::ExitCode;

use component_kit::ComponentProvider;
use pulumi_sdk::{
    Context, ResourceOptions, Value,
    construct::{Construct, Constructed},
    properties,
};

fn main() -> ExitCode {
    let schema = include_str!("../../providers/conformance-component/schema.json");
    ComponentProvider::new("22.0.0", schema).component("conformance-component:index:Simple", simple).run()
}

/// A resource of the opposite value.
async fn simple(ctx: Context, it: Construct) -> Result<Constructed, String> {
    let inputs = it.inputs.clone();
    let component = ctx.component_with(&it.type_token, &it.name, it.inputs, it.options);
    let value = inputs.unwrapped().as_object().and_then(|inputs| inputs.get("value"));
    let opposite = match value.map(Value::unwrapped) {
        Some(Value::Bool(value)) => Value::Bool(!value),
        _ => Value::Unknown,
    };
    let name = format!("{}-child", it.name);
    let args = properties! { "value" => opposite };
    component.register("simple:index:Resource", &name, args, ResourceOptions::new());
    Ok(Constructed::new(&component, inputs))
}
