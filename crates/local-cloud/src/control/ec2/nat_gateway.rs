//! NAT gateways.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    ec2::{addresses, internet_gateway, refusals, subnet, vpc},
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct NatGateway;

impl ResourceType for NatGateway {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let private = inputs.str("connectivityType") == Some("private");
        let regional = inputs.str("availabilityMode") == Some("regional");
        let mut failures = Vec::new();
        if !inputs.has("subnetId") && !regional {
            failures.push(refusals::nat_without_subnet().at("subnetId"));
        }
        match (inputs.has("allocationId"), private) {
            (true, true) => {
                failures.push(refusals::private_nat_with_address().at("allocationId"));
            }
            (false, false) if !regional => {
                failures.push(refusals::public_nat_without_address().at("allocationId"));
            }
            _ => {}
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("connectivityType", "public");
        outputs.set_default("availabilityMode", "zonal");
        outputs.set_default("secondaryPrivateIpAddressCount", 0);
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        // A regional one is in a VPC, and has addresses of its own.
        let regional = context.str("availabilityMode") == "regional";
        let subnet = match regional {
            true => None,
            false => Some(subnet::require(context, context.str("subnetId"))?),
        };
        let vpc = match subnet {
            Some(subnet) => subnet.str_or_empty("vpcId"),
            None => vpc::require(context, context.str("vpcId"))?.id.as_str(),
        };
        let zone = |nat: &Record| {
            let subnet = context.account.get(token::SUBNET, nat.str_or_empty("subnetId"))?;
            Some(subnet.str_or_empty("availabilityZone").to_owned())
        };
        let own = subnet.map(|subnet| subnet.str_or_empty("availabilityZone").to_owned());
        if own.is_some() && context.is_new_beyond_of(5, |nat| zone(nat) == own) {
            return Err(refusals::nat_limit());
        }
        let id = context.id(|| ids::ec2("nat-"));
        let mut address = String::new();
        if let Some(allocation) = context.inputs.str("allocationId") {
            let missing = || refusals::allocation_not_found(allocation);
            let eip = context.require(token::EIP, allocation, missing)?;
            address = eip.str_or_empty("publicIp").to_owned();
            if context.siblings().any(|nat| nat.str("allocationId") == Some(allocation)) {
                return Err(refusals::address_associated(allocation));
            }
        }
        let private = context.str("connectivityType") == "private";
        if !private && !internet_gateway::attached(context.account, vpc) {
            return Err(refusals::no_internet_gateway(&id, vpc));
        }
        let private_address =
            || subnet.map(|subnet| addresses::free_address(context.account, subnet)).unwrap_or_default();
        let outputs = object([
            ("associationId", context.keep("associationId", || ids::ec2("eipassoc-")).into()),
            ("networkInterfaceId", context.keep("networkInterfaceId", || ids::ec2("eni-")).into()),
            ("privateIp", context.keep("privateIp", private_address).into()),
            ("publicIp", address.into()),
            ("vpcId", vpc.into()),
        ]);
        Ok(Created { id, outputs })
    }
}
