//! Subnets.

use ipnet::Ipv4Net;
use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    ec2::{addresses, refusals, vpc},
    error::Outcome,
    fields::{Fields, object},
    ids,
    regions::zone_id,
    relations,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Subnet;

impl ResourceType for Subnet {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        addresses::check_cidr(inputs, "cidrBlock", 16..=28).into_iter().collect()
    }

    fn defaults(&self, outputs: &mut Map) {
        for name in ["assignIpv6AddressOnCreation", "enableDns64", "mapPublicIpOnLaunch"] {
            outputs.set_default(name, false);
        }
        outputs.set_default("privateDnsHostnameTypeOnLaunch", "ip-name");
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let vpc = vpc::require(context, context.str("vpcId"))?;
        let block = context.str("cidrBlock");
        let invalid = || refusals::subnet_range(block);
        let net: Ipv4Net = block.parse().map_err(|_| invalid())?;
        if addresses::cidr(vpc, "cidrBlock").is_some_and(|whole| !whole.contains(&net)) {
            return Err(invalid());
        }
        let overlaps = |other: &Record| {
            let same_vpc = other.str("vpcId") == Some(&vpc.id);
            same_vpc
                && addresses::cidr(other, "cidrBlock").is_some_and(|o| o.contains(&net) || net.contains(&o))
        };
        if context.siblings().any(overlaps) {
            return Err(refusals::subnet_conflict(block));
        }
        let zones = ["a", "b", "c"].map(|letter| format!("{}{letter}", context.region));
        let zone = match context.inputs.str("availabilityZone") {
            None => context.keep("availabilityZone", || zones[0].clone()),
            Some(zone) if zones.iter().any(|known| known == zone) => zone.to_owned(),
            Some(zone) => {
                return Err(refusals::zone(zone, zones.join(", ")));
            }
        };
        let id = context.id(|| ids::ec2("subnet-"));
        let letter = &zone[zone.len() - 1..];
        let outputs = object([
            ("arn", context.arn("ec2", format!("subnet/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
            ("availabilityZoneId", zone_id(context.region, letter).into()),
            ("availabilityZone", zone.as_str().into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let used = relations::interfaces(context).any(|user| user.subnets.contains(&record.id.as_str()));
        if used { Err(refusals::subnet_in_use(&record.id)) } else { Ok(()) }
    }
}

/// The subnet that an input names.
pub fn require<'a>(context: &'a Context<'_>, id: &str) -> Outcome<&'a Record> {
    context.require(token::SUBNET, id, || refusals::subnet_not_found(id))
}
