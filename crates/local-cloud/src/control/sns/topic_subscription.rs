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
        outputs.set_default("confirmationTimeoutInMinutes", 1);
        outputs.set_default("endpointAutoConfirms", false);
        outputs.set_default("rawMessageDelivery", false);
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let topic = context.str("topic");
        context.require(token::TOPIC, topic, || AwsError::new("NotFound", "Topic does not exist"))?;
        let arn = context.keep("arn", || format!("{topic}:{}", ids::uuid()));
        let pending = context.str("protocol").starts_with("email");
        Ok(Created::by_arn(
            arn,
            object([("ownerId", ids::ACCOUNT.into()), ("pendingConfirmation", pending.into())]),
        ))
    }
}
