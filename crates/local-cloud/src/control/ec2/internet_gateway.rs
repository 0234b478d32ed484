//! Internet gateways.

use crate::control::{
    ec2::vpc,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
    world::{Record, World},
};

pub struct InternetGateway;

impl ResourceType for InternetGateway {
    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let id = context.id(|| ids::ec2("igw-"));
        if let Some(vpc_id) = context.inputs.text("vpcId") {
            vpc::require(context, vpc_id)?;
            if context.siblings().any(|other| other.text("vpcId") == Some(vpc_id)) {
                let message = format!("Network {vpc_id} already has an internet gateway attached");
                return Err(AwsError::new("InvalidParameterValue", message));
            }
        }
        let before = context.old.filter(|old| old.text("vpcId") != context.inputs.text("vpcId"));
        before.map_or(Ok(()), |old| detachable(context.world, old))?;
        let outputs = object([
            ("arn", context.arn("ec2", format!("internet-gateway/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        detachable(context.world, record)
    }
}

/// Whether an internet gateway is attached to a VPC.
pub fn attached(world: &World, vpc: &str) -> bool {
    world.find(token::INTERNET_GATEWAY, "vpcId", vpc).is_some()
}

/// Refuses to detach an internet gateway from a VPC in which something has a public address.
fn detachable(world: &World, gateway: &Record) -> Outcome<()> {
    let Some(vpc) = gateway.text("vpcId") else { return Ok(()) };
    let in_vpc = |user: &&Record| {
        let subnet = user.text("subnetId").and_then(|id| world.get(token::SUBNET, id));
        subnet.is_some_and(|subnet| subnet.text("vpcId") == Some(vpc))
    };
    let mapped = [token::NAT_GATEWAY, token::INSTANCE].into_iter().flat_map(|token| world.of(token));
    if mapped.filter(in_vpc).any(|user| !user.text_or_empty("publicIp").is_empty()) {
        let message = format!(
            "Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway."
        );
        return Err(AwsError::new("DependencyViolation", message));
    }
    Ok(())
}
