//! Routes of a route table, as resources of their own.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    ec2::{addresses, refusals, route_table},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType},
    token,
};

const TARGETS: [&str; 11] = [
    "carrierGatewayId",
    "coreNetworkArn",
    "egressOnlyGatewayId",
    "gatewayId",
    "localGatewayId",
    "natGatewayId",
    "networkInterfaceId",
    "odbNetworkArn",
    "transitGatewayId",
    "vpcEndpointId",
    "vpcPeeringConnectionId",
];

const DESTINATIONS: [&str; 3] =
    ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];

pub struct Route;

impl ResourceType for Route {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let given = |names: &[&str]| names.iter().filter(|name| inputs.has(name)).count();
        if given(&DESTINATIONS) != 1 {
            failures.push(refusals::route_destinations(given(&DESTINATIONS)).at(""));
        }
        if given(&TARGETS) != 1 {
            failures.push(refusals::route_targets(given(&TARGETS), TARGETS.join(", ")).at(""));
        }
        failures.extend(addresses::check_cidr(inputs, "destinationCidrBlock", 0..=32));
        failures
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        let destination = destination(context.inputs).unwrap_or_default();
        Some(refusals::route_exists(destination))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let table = route_table::require(context, context.str("routeTableId"))?;
        let destination = destination(context.inputs).unwrap_or_default();
        let vpc_id = table.str_or_empty("vpcId");
        let whole = context.account.get(token::VPC, vpc_id).and_then(|vpc| addresses::cidr(vpc, "cidrBlock"));
        let block = addresses::cidr(context.inputs, "destinationCidrBlock");
        if let (Some(whole), Some(block)) = (whole, block)
            && whole.contains(&block)
            && !context.inputs.has("networkInterfaceId")
        {
            return Err(refusals::route_inside_vpc(block));
        }
        route_table::check_target(context, context.inputs, &table.id, vpc_id)?;
        let id = format!("r-{}{}", table.id, number(destination));
        let outputs = object([("origin", "CreateRoute".into()), ("state", "active".into())]);
        Ok(Created { id, outputs })
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (table, destination) = id.split_once('_')?;
        account
            .having(token, "routeTableId", table)
            .find(|route| self::destination(route) == Some(destination))
    }
}

/// A route table has one route for a destination.
pub fn key(inputs: &Map) -> Option<String> {
    Some(format!("{} {}", inputs.str("routeTableId")?, destination(inputs)?))
}

fn destination(inputs: &Map) -> Option<&str> {
    DESTINATIONS.iter().find_map(|name| inputs.str(name))
}

/// The number that the provider puts behind a route table's id to name a route.
fn number(destination: &str) -> u32 {
    crc32fast::hash(destination.as_bytes())
}

#[cfg(test)]
mod tests {
    #[test]
    fn routes_are_numbered_as_the_official_provider_does() {
        assert_eq!(super::number("0.0.0.0/0"), 1_080_289_494);
    }
}
