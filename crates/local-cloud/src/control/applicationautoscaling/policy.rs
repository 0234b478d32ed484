//! Scaling policies: recorded, and inert.

use provider_kit::Map;

use crate::control::{
    account::Record,
    applicationautoscaling::refusals,
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Policy;

impl ResourceType for Policy {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("policyType", "StepScaling");
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let (space, id, dimension) =
            (context.str("serviceNamespace"), context.str("resourceId"), context.str("scalableDimension"));
        let registered = |target: &Record| {
            target.str("resourceId") == Some(id) && target.str("scalableDimension") == Some(dimension)
        };
        if !context.account.of(token::SCALING_TARGET).any(registered) {
            return Err(refusals::target_not_found(space, id, dimension));
        }
        let name = context.str("name");
        let arn = context.keep("arn", || {
            context.arn(
                "autoscaling",
                format!("scalingPolicy:{}:resource/{space}/{id}:policyName/{name}", ids::uuid()),
            )
        });
        Ok(Created { id: name.to_owned(), outputs: object([("arn", arn.into())]) })
    }
}
