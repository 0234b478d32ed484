//! The program of this repository, but for what the configuration's `edits` change in its registrations, for `e2e/broken.rs`: what
//! one edited line would do, without compiling for each.
#![expect(dead_code, reason = "what the program only exports is not exported here")]
#![cfg_attr(test, expect(unused_imports, reason = "the program's tests are not here"))]

#[path = "../../../program/src/consumer/mod.rs"]
mod consumer;
#[path = "../../../program/src/image.rs"]
mod image;
#[path = "../../../program/src/network.rs"]
mod network;
#[path = "../../../program/src/observability.rs"]
mod observability;
#[path = "../../../program/src/producer/mod.rs"]
mod producer;
#[path = "../../../program/src/security.rs"]
mod security;
#[path = "../../../program/src/settings/mod.rs"]
mod settings;

use std::process::ExitCode;

use pulumi_sdk::{Context, Registering, Value};
use serde_json::Value as Json;

fn main() -> ExitCode {
    pulumi_sdk::run(stack)
}

async fn stack(ctx: Context) -> anyhow::Result<()> {
    let edits: Vec<Json> = ctx.config().get("edits")?.unwrap_or_default();
    ctx.transform(move |mut resource: Registering| {
        let name = resource.name.clone();
        let mut own = edits.iter().filter(|edit| edit["resource"] == name.as_str());
        let edited = own.try_for_each(|edit| apply(edit, &mut resource));
        async move { edited.map(|()| resource) }
    });
    let settings = settings::Settings::load(&ctx, settings::SERVICES)?;
    ctx.use_package("aws", &settings.aws_plugin);
    let zones = network::zone_names(&ctx, settings.zones);
    let args = producer::ProducerArgs { settings: &settings, zones: zones.clone() };
    let producer = producer::Producer::new(&ctx, "producer", args)?;
    let args = consumer::ConsumerArgs {
        settings: &settings,
        zones,
        vpc_link_id: producer.vpc_link_id.clone(),
        listener_arn: producer.listener_arn.clone(),
    };
    let consumer = consumer::Consumer::new(&ctx, "consumer", args)?;
    observability::observe(&ctx, "observability", &producer, &consumer, &settings);
    ctx.export("booksEndpoint", consumer.api_endpoint.clone());
    Ok(())
}

/// Sets a property (`set`), or replaces a text in one that holds JSON (`replace`, with what to put there).
fn apply(edit: &Json, resource: &mut Registering) -> Result<(), String> {
    let at = edit["property"].as_str().unwrap_or_default();
    let old = resource.inputs.get(at).and_then(Value::to_json).unwrap_or_default();
    let new = match edit["replace"].as_str() {
        None => edit["set"].clone(),
        Some(from) => {
            let text = old.as_str().unwrap_or_default();
            if !text.contains(from) {
                return Err(format!("{} {at} has no {from}: {text}", resource.name));
            }
            text.replace(from, edit["with"].as_str().unwrap_or_default()).into()
        }
    };
    if new == old {
        return Err(format!("the edit of {} {at} changes nothing", resource.name));
    }
    match new.is_null() {
        true => drop(resource.inputs.remove(at)),
        false => drop(resource.inputs.insert(at.to_owned(), Value::from_json(new))),
    }
    Ok(())
}
