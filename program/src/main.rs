//! The stack: settings, then the tier that serves (producer), then the tier that calls (consumer), then the
//! outputs.

mod consumer;
mod image;
mod network;
mod observability;
mod producer;
mod security;
mod settings;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use pulumi_sdk::{Context, format_output};

use crate::{
    consumer::{Consumer, ConsumerArgs},
    network::zone_names,
    observability::observe,
    producer::{Producer, ProducerArgs},
    settings::{SERVICES, ServiceSpec, Settings},
};

fn main() -> ExitCode {
    pulumi_sdk::run(|ctx| stack(ctx, SERVICES))
}

async fn stack(ctx: Context, services: &'static [ServiceSpec]) -> anyhow::Result<()> {
    let settings = Settings::load(&ctx, services)?;
    ctx.use_package("aws", &settings.aws_plugin);

    let zones = zone_names(&ctx, settings.zones);
    let producer =
        Producer::new(&ctx, "producer", ProducerArgs { settings: &settings, zones: zones.clone() })?;
    let consumer = Consumer::new(
        &ctx,
        "consumer",
        ConsumerArgs {
            settings: &settings,
            zones,
            vpc_link_id: producer.vpc_link_id.clone(),
            listener_arn: producer.listener_arn.clone(),
        },
    )?;
    observe(&ctx, "observability", &producer, &consumer, &settings);

    ctx.export("apiEndpoint", consumer.api_endpoint.clone());
    for service in &producer.services {
        let spec = service.spec;
        if let (Some(output), Some(path)) = (spec.endpoint_output(), spec.path) {
            ctx.export(&output, format_output!("{}{}", consumer.api_endpoint, path));
        }
        ctx.export(&format!("{}Image", spec.name), service.image.clone());
    }
    ctx.export("vpcLinkId", producer.vpc_link_id);
    ctx.export("listenerArn", producer.listener_arn);
    ctx.export("clusterName", producer.cluster_name);
    ctx.export("bastionPublicIp", consumer.bastion_public_ip);
    ctx.export("apiDomainTarget", consumer.domain_target);
    Ok(())
}
