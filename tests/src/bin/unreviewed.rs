//! A program that nobody reviewed, for `e2e/policies.rs`: a log group that keeps everything, and, if the configuration's `open` says so,
//! a rule that lets everyone in.

use std::process::ExitCode;

use aws::{cloudwatch, ec2, vpc};
use pulumi_sdk::Context;

fn main() -> ExitCode {
    pulumi_sdk::run(stack)
}

async fn stack(ctx: Context) -> anyhow::Result<()> {
    ctx.use_package("aws", "0.0.0-local");
    cloudwatch::LogGroup::new(&ctx, "logs", cloudwatch::LogGroupArgs::builder().name("/shop").build());
    let network = ec2::Vpc::new(&ctx, "vpc", ec2::VpcArgs::builder().cidr_block("10.0.0.0/16").build());
    let group = ec2::SecurityGroupArgs::builder().description("of the shop").vpc_id(network.id()).build();
    let group = ec2::SecurityGroup::new(&ctx, "group", group);
    let open: bool = ctx.config().require("open")?;
    let rule = vpc::SecurityGroupIngressRuleArgs::builder()
        .security_group_id(group.id())
        .ip_protocol("tcp")
        .from_port(443)
        .to_port(443)
        .cidr_ipv4(if open { "0.0.0.0/0" } else { "10.0.0.0/16" })
        .build();
    vpc::SecurityGroupIngressRule::new(&ctx, "in", rule);
    Ok(())
}
