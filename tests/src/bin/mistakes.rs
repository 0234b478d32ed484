//! A program that makes the mistake that the configuration's `mistake` names, for `e2e/mistakes.rs`.

use std::process::ExitCode;

use aws::{apigatewayv2, ec2};
use pulumi_sdk::{Context, ResourceOptions, properties};

fn main() -> ExitCode {
    pulumi_sdk::run(stack)
}

async fn stack(ctx: Context) -> anyhow::Result<()> {
    ctx.use_package("aws", "0.0.0-local");
    let vpc = || ec2::Vpc::new(&ctx, "vpc", ec2::VpcArgs::builder().cidr_block("10.0.0.0/16").build());
    match ctx.config().require::<String>("mistake")?.as_str() {
        "misspelt-property" => {
            let args = properties! { "cidrBlok" => "10.0.0.0/16" };
            ctx.register("aws:ec2/vpc:Vpc", "vpc", args, ResourceOptions::new());
        }
        "error-halfway" => {
            vpc();
            anyhow::bail!("the second half is missing");
        }
        "panic" => {
            let names: Vec<String> = Vec::new();
            ctx.export("first", names[0].clone());
        }
        "busy-port" => {
            let args = apigatewayv2::ApiArgs::builder().name("books").protocol_type("HTTP").build();
            apigatewayv2::Api::new(&ctx, "api", args);
        }
        "refused-by-aws" => {
            let subnet = ec2::SubnetArgs::builder().vpc_id(vpc().id()).cidr_block("10.9.0.0/24").build();
            ec2::Subnet::new(&ctx, "subnet", subnet);
        }
        other => anyhow::bail!("no such mistake: {other}"),
    }
    Ok(())
}
