//! VPC links: the way from an HTTP API into a VPC.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    apigatewayv2::names,
    ec2::{security_group, subnet},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType, known},
    token,
};

pub struct VpcLink;

impl ResourceType for VpcLink {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let empty =
            known(inputs, "subnetIds").and_then(|value| value.as_array()).is_some_and(<[_]>::is_empty);
        let failure = || Failure::new("subnetIds", "a VPC link needs at least one subnet");
        empty.then(failure).into_iter().collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let refused = |error: AwsError| AwsError::new("BadRequestException", error.message);
        let mut vpc = None;
        for id in context.inputs.strs("subnetIds") {
            let of = subnet::require(context, id).map_err(refused)?.str("vpcId");
            if vpc.is_some_and(|vpc| Some(vpc) != of) {
                return Err(AwsError::new(
                    "BadRequestException",
                    "All subnets of a VPC link must be in the same VPC",
                ));
            }
            vpc = of;
        }
        for group in context.inputs.strs("securityGroupIds") {
            security_group::require(context, group).map_err(refused)?;
            if security_group::vpc_of(context.account, group) != vpc {
                let message = format!(
                    "Security group {group} and the subnets of the VPC link belong to different networks"
                );
                return Err(AwsError::new("BadRequestException", message));
            }
        }
        let id = context.id(|| ids::base36(6));
        let outputs = object([("arn", names::arn(context.region, format!("/vpclinks/{id}")).into())]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let methods: Vec<String> = context
            .account
            .having(token::INTEGRATION, "connectionId", &record.id)
            .map(|integration| {
                format!("{}:{}", integration.str("integrationMethod").unwrap_or("ANY"), integration.id)
            })
            .collect();
        if methods.is_empty() {
            return Ok(());
        }
        let message = format!(
            "Cannot delete vpc link. Vpc link '{}', is referenced in [{}] in format of [Method:Resource].",
            record.id,
            methods.join(", ")
        );
        Err(AwsError::new("BadRequestException", message))
    }
}
