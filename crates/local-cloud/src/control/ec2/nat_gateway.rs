//! NAT gateways.

use provider_kit::{Failure, Map};

use crate::control::{
    ec2::{addresses, internet_gateway, subnet},
    error::{AwsError, Outcome},
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
            failures.push(Failure::new("subnetId", "\"subnetId\" must be given for a zonal NAT gateway"));
        }
        match (inputs.has("allocationId"), private) {
            (true, true) => {
                failures.push(Failure::new(
                    "allocationId",
                    "a NAT gateway of connectivity type \"private\" has no \"allocationId\"",
                ));
            }
            (false, false) if !regional => {
                failures.push(Failure::new(
                    "allocationId",
                    "a NAT gateway of connectivity type \"public\" needs an \"allocationId\"",
                ));
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
            let missing = || {
                let message = format!("The allocation ID '{allocation}' does not exist");
                AwsError::new("InvalidAllocationID.NotFound", message)
            };
            let eip = context.require(token::EIP, allocation, missing)?;
            address = eip.str_or_empty("publicIp").to_owned();
            if context.siblings().any(|nat| nat.str("allocationId") == Some(allocation)) {
                let message = format!("Elastic IP address [{allocation}] is already associated");
                return Err(AwsError::new("Resource.AlreadyAssociated", message));
            }
            if !internet_gateway::attached(context.account, vpc) {
                let message = format!("Network {vpc} has no Internet gateway attached");
                return Err(AwsError::new("Gateway.NotAttached", message));
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
