//! Queues: recorded, and inert.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType, known},
    sqs::refusals,
};

pub struct Queue;

impl ResourceType for Queue {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let fifo = inputs.bool("fifoQueue") == Some(true);
        let name = known(inputs, "name").and_then(|name| name.as_str());
        let wrong = name.is_some_and(|name| name.ends_with(".fifo") != fifo);
        wrong.then(|| refusals::fifo_name().at("name")).into_iter().collect()
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("delaySeconds", 0);
        outputs.set_default("maxMessageSize", 262_144);
        outputs.set_default("messageRetentionSeconds", 345_600);
        outputs.set_default("receiveWaitTimeSeconds", 0);
        outputs.set_default("visibilityTimeoutSeconds", 30);
        outputs.set_default("kmsDataKeyReusePeriodSeconds", 300);
        outputs.set_default("sqsManagedSseEnabled", true);
        outputs.set_default("fifoQueue", false);
        outputs.set_default("contentBasedDeduplication", false);
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::queue_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        let url = format!("https://sqs.{}.amazonaws.com/{}/{name}", context.region, ids::ACCOUNT);
        let outputs = object([("arn", context.arn("sqs", name).into()), ("url", url.as_str().into())]);
        Ok(Created { id: url, outputs })
    }
}
