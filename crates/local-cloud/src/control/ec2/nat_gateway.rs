//! NAT gateways.

use provider_kit::{Failure, Map};

use crate::control::{
    ec2::{addresses, internet_gateway, refusals, subnet},
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
        let subnet = subnet::require(context, context.str("subnetId"))?;
        let vpc = subnet.str_or_empty("vpcId");
        let id = context.id(|| ids::ec2("nat-"));
        let mut address = String::new();
        if let Some(allocation) = context.inputs.str("allocationId") {
            let missing = || refusals::allocation_not_found(allocation);
            let eip = context.require(token::EIP, allocation, missing)?;
            address = eip.str_or_empty("publicIp").to_owned();
            if context.siblings().any(|nat| nat.str("allocationId") == Some(allocation)) {
                return Err(refusals::address_associated(allocation));
            }
            if !internet_gateway::attached(context.account, vpc) {
                return Err(refusals::no_internet_gateway(vpc));
            }
        }
        let outputs = object([
            ("associationId", context.keep("associationId", || ids::ec2("eipassoc-")).into()),
            ("networkInterfaceId", context.keep("networkInterfaceId", || ids::ec2("eni-")).into()),
            (
                "privateIp",
                context.keep("privateIp", || addresses::free_address(context.account, subnet)).into(),
            ),
            ("publicIp", address.into()),
            ("vpcId", vpc.into()),
        ]);
        Ok(Created { id, outputs })
    }
}
