//! Subscriptions to topics: recorded, and inert.

use provider_kit::Map;

use crate::control::{
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    sns::refusals,
    token,
};

pub struct TopicSubscription;

impl ResourceType for TopicSubscription {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("confirmationTimeoutInMinutes", 1);
        outputs.set_default("endpointAutoConfirms", false);
        outputs.set_default("rawMessageDelivery", false);
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let topic = context.str("topic");
        context.require(token::TOPIC, topic, refusals::topic_not_found)?;
        let arn = context.keep("arn", || format!("{topic}:{}", ids::uuid()));
        let pending = context.str("protocol").starts_with("email");
        Ok(Created::by_arn(
            arn,
            object([("ownerId", ids::ACCOUNT.into()), ("pendingConfirmation", pending.into())]),
        ))
    }
}
