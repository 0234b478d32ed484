//! Elastic IP addresses.

use provider_kit::Map;

use crate::control::{
    account::Record,
    ec2::{addresses, refusals},
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Eip;

impl ResourceType for Eip {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("domain", "vpc");
        outputs.set_default("publicIpv4Pool", "amazon");
        if let Some(region) = outputs.str("region").map(str::to_owned) {
            outputs.set_default("networkBorderGroup", region);
        }
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        if context.is_new_beyond(5) {
            return Err(refusals::address_limit());
        }
        let id = context.id(|| ids::ec2("eipalloc-"));
        let address = context.keep("publicIp", addresses::public_address);
        let outputs = object([
            ("arn", context.arn("ec2", format!("elastic-ip/{id}")).into()),
            ("allocationId", id.as_str().into()),
            (
                "publicDns",
                format!(
                    "{}.{}.compute.amazonaws.com",
                    ids::dashed(&address).replace("ip-", "ec2-"),
                    context.region
                )
                .into(),
            ),
            ("publicIp", address.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        if context.account.find(token::NAT_GATEWAY, "allocationId", &record.id).is_some() {
            return Err(refusals::address_in_use());
        }
        Ok(())
    }
}
