//! The provider `builtin-info-component` of the conformance tests: a component that tells what it knows of
//! its stack.

use std::process::ExitCode;

use component_kit::ComponentProvider;
use pulumi_sdk::{
    Context,
    construct::{Construct, Constructed},
    properties,
};

fn main() -> ExitCode {
    let schema = include_str!("../../providers/builtin-info-component/schema.json");
    let token = "builtin-info-component:index:BuiltinInfo";
    ComponentProvider::new("37.0.0", schema).component(token, builtin_info).run()
}

async fn builtin_info(ctx: Context, it: Construct) -> Result<Constructed, String> {
    let component = ctx.component_with(&it.type_token, &it.name, it.inputs, it.options);
    let outputs = properties! {
        "organization" => ctx.organization().to_owned(),
        "project" => ctx.project().to_owned(),
        "stack" => ctx.stack().to_owned(),
    };
    Ok(Constructed::new(&component, outputs))
}
