//! Internet gateways.

use crate::control::{
    account::{Account, Record},
    ec2::{refusals, vpc},
    error::Outcome,
    fields::{Fields, object},
    ids, relations,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct InternetGateway;

impl ResourceType for InternetGateway {
    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        if context.is_new_beyond(5) {
            return Err(refusals::gateway_limit());
        }
        let id = context.id(|| ids::ec2("igw-"));
        if let Some(vpc_id) = context.inputs.str("vpcId") {
            vpc::require(context, vpc_id)?;
            if context.siblings().any(|other| other.str("vpcId") == Some(vpc_id)) {
                return Err(refusals::already_attached(vpc_id));
            }
        }
        let before = context.old.filter(|old| old.str("vpcId") != context.inputs.str("vpcId"));
        before.map_or(Ok(()), |old| detachable(context, old))?;
        let outputs = object([
            ("arn", context.arn("ec2", format!("internet-gateway/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        detachable(context, record)
    }
}

/// Is there an internet gateway attached to the VPC?
pub fn attached(account: &Account, vpc: &str) -> bool {
    account.find(token::INTERNET_GATEWAY, "vpcId", vpc).is_some()
}

/// Refuses to detach an internet gateway from a VPC in which something has a public address.
fn detachable(context: &Context<'_>, gateway: &Record) -> Outcome<()> {
    let Some(vpc) = gateway.str("vpcId") else { return Ok(()) };
    let in_vpc = |subnet: &str| {
        let subnet = context.account.get(token::SUBNET, subnet);
        subnet.is_some_and(|subnet| subnet.str("vpcId") == Some(vpc))
    };
    let mut public = relations::interfaces(context).filter(|interfaces| is_public(interfaces.record));
    if public.any(|interfaces| interfaces.subnets.into_iter().any(in_vpc)) {
        return Err(refusals::mapped_addresses(vpc));
    }
    Ok(())
}

/// Have the network interfaces of a resource public addresses?
fn is_public(user: &Record) -> bool {
    let network = user.object("networkConfiguration");
    match user.token.as_str() {
        token::LOAD_BALANCER => user.bool("internal") != Some(true),
        token::SERVICE => network.is_some_and(|network| network.bool("assignPublicIp") == Some(true)),
        token::INSTANCE | token::NAT_GATEWAY => !user.str_or_empty("publicIp").is_empty(),
        _ => false,
    }
}
