//! Scaling policies: recorded, and inert.

use provider_kit::Map;

use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
    world::Record,
};

pub struct Policy;

impl ResourceType for Policy {
    fn defaults(&self, outputs: &mut Map) {
        outputs.default("policyType", "StepScaling");
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let (space, id, dimension) =
            (context.text("serviceNamespace"), context.text("resourceId"), context.text("scalableDimension"));
        let registered = |target: &Record| {
            target.text("resourceId") == Some(id) && target.text("scalableDimension") == Some(dimension)
        };
        if !context.world.of(token::SCALING_TARGET).any(registered) {
            let message = format!(
                "No scalable target registered for service namespace: {space}, resource ID: {id}, scalable dimension: {dimension}"
            );
            return Err(AwsError::new("ObjectNotFoundException", message));
        }
        let name = context.text("name");
        let arn = context.keep("arn", || {
            context.arn(
                "autoscaling",
                format!("scalingPolicy:{}:resource/{space}/{id}:policyName/{name}", ids::uuid()),
            )
        });
        Ok(Created { id: name.to_owned(), outputs: object([("arn", arn.into())]) })
    }
}
