//! A program of as many resources as the configuration says: log groups, in components of 58.

use std::process::ExitCode;

use pulumi_sdk::{Context, ResourceOptions, Value};

const IN_A_COMPONENT: usize = 58;

fn main() -> ExitCode {
    pulumi_sdk::run(|ctx: Context| async move {
        let resources: usize = ctx.config().require("resources")?;
        for component in 0..resources / IN_A_COMPONENT {
            let name = format!("part-{component}");
            let scope = ctx.component("bench:index:Part", &name, ResourceOptions::new());
            for resource in 1..IN_A_COMPONENT {
                let group = Value::String(format!("/bench/{component}/{resource}"));
                let arguments = Value::Object([("name".to_owned(), group)].into_iter().collect());
                let options = ResourceOptions::new().version("0.0.0-local");
                scope.register(
                    "aws:cloudwatch/logGroup:LogGroup",
                    &format!("{name}-{resource}"),
                    arguments,
                    options,
                );
            }
        }
        anyhow::Ok(())
    })
}
