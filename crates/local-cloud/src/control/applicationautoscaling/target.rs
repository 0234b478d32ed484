//! Scalable targets: recorded, and inert.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    applicationautoscaling::refusals,
    error::Outcome,
    fields::Fields,
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Target;

impl ResourceType for Target {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let (least, most) = (inputs.integer("minCapacity"), inputs.integer("maxCapacity"));
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            return vec![refusals::capacities().at("minCapacity")];
        }
        Vec::new()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let id = context.str("resourceId");
        if context.str("serviceNamespace") == "ecs" {
            let service = context.arn("ecs", id);
            if context.account.find(token::SERVICE, "arn", &service).is_none() {
                return Err(refusals::service_not_found(id));
            }
        }
        let role = "role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService";
        let mut outputs = Map::new();
        outputs.set(
            "arn",
            context.keep("arn", || {
                context.arn("application-autoscaling", format!("scalable-target/{}", ids::hex(24)))
            }),
        );
        if !context.inputs.has("roleArn") {
            outputs.set("roleArn", ids::arn("iam", "", role));
        }
        Ok(Created { id: id.to_owned(), outputs })
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        // `ecs/service/CLUSTER/NAME/ecs:service:DesiredCount`
        account.of(token).find(|target| {
            let parts =
                ["serviceNamespace", "resourceId", "scalableDimension"].map(|name| target.str_or_empty(name));
            parts.join("/") == id
        })
    }
}
