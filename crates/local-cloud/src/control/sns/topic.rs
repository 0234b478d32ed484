//! SNS topics: recorded, and inert.

use crate::control::{
    error::Outcome,
    fields::object,
    ids,
    resource_type::{Context, Created, ResourceType},
};

pub struct Topic;

impl ResourceType for Topic {
    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let arn = context.arn("sns", context.str("name"));
        Ok(Created::by_arn(arn, object([("owner", ids::ACCOUNT.into())])))
    }
}
