//! VPCs.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    ec2::{addresses, refusals},
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

/// The types that keep their VPC from being deleted.
const INSIDE: [&str; 5] =
    [token::INTERNET_GATEWAY, token::ROUTE_TABLE, token::SECURITY_GROUP, token::SUBNET, token::VPC_ENDPOINT];

pub struct Vpc;

impl ResourceType for Vpc {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures: Vec<_> = addresses::check_cidr(inputs, "cidrBlock", 16..=28).into_iter().collect();
        if !inputs.has("cidrBlock") && !inputs.has("ipv4IpamPoolId") {
            failures.push(refusals::cidr_missing().at("cidrBlock"));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("enableDnsSupport", true);
        outputs.set_default("enableDnsHostnames", false);
        outputs.set_default("enableNetworkAddressUsageMetrics", false);
        outputs.set_default("instanceTenancy", "default");
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let block = context.str("cidrBlock");
        let reserved = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"];
        if reserved.iter().any(|reserved| addresses::overlap(block, reserved)) {
            return Err(refusals::vpc_range(block));
        }
        if context.is_new_beyond(5) {
            return Err(refusals::vpc_limit());
        }
        let id = context.id(|| ids::ec2("vpc-"));
        let table = context.keep("mainRouteTableId", || ids::ec2("rtb-"));
        let outputs = object([
            ("arn", context.arn("ec2", format!("vpc/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
            ("mainRouteTableId", table.as_str().into()),
            ("defaultRouteTableId", table.into()),
            ("defaultSecurityGroupId", context.keep("defaultSecurityGroupId", || ids::ec2("sg-")).into()),
            ("defaultNetworkAclId", context.keep("defaultNetworkAclId", || ids::ec2("acl-")).into()),
            ("dhcpOptionsId", context.keep("dhcpOptionsId", || ids::ec2("dopt-")).into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let inside = |record: &&Record| INSIDE.contains(&record.token.as_str());
        let used = context.account.iter().filter(inside).any(|inner| inner.str("vpcId") == Some(&record.id));
        if used { Err(refusals::vpc_in_use(&record.id)) } else { Ok(()) }
    }
}

/// The VPC that an input names.
pub fn require<'a>(context: &'a Context<'_>, id: &str) -> Outcome<&'a Record> {
    context.require(token::VPC, id, || refusals::vpc_not_found(id))
}
