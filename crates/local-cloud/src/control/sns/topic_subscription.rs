//! Subscriptions to topics: recorded, and inert.

use provider_kit::Map;

use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct TopicSubscription;

impl ResourceType for TopicSubscription {
    fn defaults(&self, outputs: &mut Map) {
        outputs.default("confirmationTimeoutInMinutes", 1);
        outputs.default("endpointAutoConfirms", false);
        outputs.default("rawMessageDelivery", false);
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let topic = context.text("topic");
        context.require(token::TOPIC, topic, || AwsError::new("NotFound", "Topic does not exist"))?;
        let arn = context.keep("arn", || format!("{topic}:{}", ids::uuid()));
        let pending = context.text("protocol").starts_with("email");
        Ok(Created::by_arn(
            arn,
            object([("ownerId", ids::ACCOUNT.into()), ("pendingConfirmation", pending.into())]),
        ))
    }
}
