//! Internet gateways.

use crate::control::{
    account::{Account, Record},
    ec2::vpc,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct InternetGateway;

impl ResourceType for InternetGateway {
    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let id = context.id(|| ids::ec2("igw-"));
        if let Some(vpc_id) = context.inputs.str("vpcId") {
            vpc::require(context, vpc_id)?;
            if context.siblings().any(|other| other.str("vpcId") == Some(vpc_id)) {
                let message = format!("Network {vpc_id} already has an internet gateway attached");
                return Err(AwsError::new("InvalidParameterValue", message));
            }
        }
        let before = context.old.filter(|old| old.str("vpcId") != context.inputs.str("vpcId"));
        before.map_or(Ok(()), |old| detachable(context.account, old))?;
        let outputs = object([
            ("arn", context.arn("ec2", format!("internet-gateway/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        detachable(context.account, record)
    }
}

/// Is there an internet gateway attached to the VPC?
pub fn attached(account: &Account, vpc: &str) -> bool {
    account.find(token::INTERNET_GATEWAY, "vpcId", vpc).is_some()
}

/// Refuses to detach an internet gateway from a VPC in which something has a public address.
fn detachable(account: &Account, gateway: &Record) -> Outcome<()> {
    let Some(vpc) = gateway.str("vpcId") else { return Ok(()) };
    let in_vpc = |user: &&Record| {
        let subnet = user.str("subnetId").and_then(|id| account.get(token::SUBNET, id));
        subnet.is_some_and(|subnet| subnet.str("vpcId") == Some(vpc))
    };
    let mapped = [token::NAT_GATEWAY, token::INSTANCE].into_iter().flat_map(|token| account.of(token));
    if mapped.filter(in_vpc).any(|user| !user.str_or_empty("publicIp").is_empty()) {
        let message = format!(
            "Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway."
        );
        return Err(AwsError::new("DependencyViolation", message));
    }
    Ok(())
}
