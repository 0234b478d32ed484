//! Route tables, their routes and their associations with subnets.

use provider_kit::{Failure, Map};

use super::{
    network::{cidr, subnet, vpc},
    token,
};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Changed, Kind, Made, Scene},
    world::{Record, World},
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

fn table<'a>(scene: &'a Scene<'_>, id: &str) -> Outcome<&'a Record> {
    let missing =
        || AwsError::new("InvalidRouteTableID.NotFound", format!("The routeTable ID '{id}' does not exist"));
    scene.refer(token::ROUTE_TABLE, id, missing)
}

/// Looks at where a route leads.
fn check_target(scene: &Scene<'_>, route: &Map, table: &str, vpc: &str) -> Outcome<()> {
    if let Some(id) = route.text("gatewayId").filter(|id| id.starts_with("igw-")) {
        let missing =
            || AwsError::new("InvalidGatewayID.NotFound", format!("The gateway ID '{id}' does not exist"));
        let gateway = scene.refer(token::INTERNET_GATEWAY, id, missing)?;
        if gateway.text("vpcId") != Some(vpc) {
            let message =
                format!("route table {table} and network gateway {id} belong to different networks");
            return Err(AwsError::new("InvalidParameterValue", message));
        }
    }
    if let Some(id) = route.text("natGatewayId") {
        let missing = || AwsError::new("NatGatewayNotFound", format!("The Nat Gateway '{id}' was not found"));
        let gateway = scene.refer(token::NAT_GATEWAY, id, missing)?;
        if gateway.text("vpcId") != Some(vpc) {
            let message = format!("route table {table} and NAT gateway {id} belong to different networks");
            return Err(AwsError::new("InvalidParameterValue", message));
        }
    }
    Ok(())
}

/// The number that the provider puts behind a route table's id to name a route: CRC-32 of the destination.
fn hash(text: &str) -> u32 {
    let mut crc = u32::MAX;
    for byte in text.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
        }
    }
    !crc
}

pub struct RouteTable;

impl Kind for RouteTable {
    fn label(&self) -> &'static str {
        "EC2 Route Table"
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let vpc = vpc(scene, scene.text("vpcId"))?;
        let id = scene.id(|| ids::ec2("rtb-"));
        for route in scene.inputs.objects("routes") {
            check_target(scene, route, &id, &vpc.id)?;
        }
        let outputs = object([
            ("arn", scene.arn("ec2", format!("route-table/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        if world.find(token::ROUTE_TABLE_ASSOCIATION, "routeTableId", &record.id).is_some() {
            let message = format!("The routeTable '{}' has dependencies and cannot be deleted.", record.id);
            return Err(AwsError::new("DependencyViolation", message));
        }
        Ok(())
    }
}

pub struct Route;

fn destination(inputs: &Map) -> Option<&str> {
    DESTINATIONS.iter().find_map(|name| inputs.text(name))
}

impl Kind for Route {
    fn label(&self) -> &'static str {
        "EC2 Route"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (what, names) in [("destination", DESTINATIONS.as_slice()), ("target", TARGETS.as_slice())] {
            let given = names.iter().filter(|name| inputs.has(name)).count();
            if given != 1 {
                let reason = format!("a route has one {what}, not {given}: give one of {}", names.join(", "));
                failures.push(Failure::new("", reason));
            }
        }
        failures.extend(super::network::check_cidr(inputs, "destinationCidrBlock", 0..=32));
        failures
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("routeTableId")?, destination(inputs)?))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let table = table(scene, scene.text("routeTableId"))?;
        let destination = destination(scene.inputs).unwrap_or_default();
        let same = |other: &Record| {
            other.text("routeTableId") == Some(&table.id) && self::destination(other) == Some(destination)
        };
        if scene.siblings().any(same) {
            let message = format!("The route identified by {destination} already exists.");
            return Err(AwsError::new("RouteAlreadyExists", message));
        }
        let vpc_id = table.text_or_empty("vpcId");
        let whole = scene.world.get(token::VPC, vpc_id).and_then(|vpc| cidr(vpc, "cidrBlock"));
        let block = cidr(scene.inputs, "destinationCidrBlock");
        if let (Some(whole), Some(block)) = (whole, block)
            && whole.contains(&block)
            && !scene.inputs.has("networkInterfaceId")
        {
            let message = format!(
                "The destination CIDR block {block} is equal to or more specific than one of this VPC's CIDR blocks. This route can \
                 target only an interface or an instance."
            );
            return Err(AwsError::new("InvalidParameterValue", message));
        }
        check_target(scene, scene.inputs, &table.id, vpc_id)?;
        let id = format!("r-{}{}", table.id, hash(destination));
        let outputs = object([("origin", "CreateRoute".into()), ("state", "active".into())]);
        Ok(Made { id, outputs })
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (table, destination) = id.split_once('_')?;
        world.having(token, "routeTableId", table).find(|route| self::destination(route) == Some(destination))
    }
}

pub struct RouteTableAssociation;

impl Kind for RouteTableAssociation {
    fn label(&self) -> &'static str {
        "EC2 Route Table Association"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        match (inputs.has("subnetId"), inputs.has("gatewayId")) {
            (true, true) | (false, false) => {
                vec![Failure::new("subnetId", "give one of \"subnetId\", \"gatewayId\"")]
            }
            _ => Vec::new(),
        }
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        inputs.text("subnetId").or_else(|| inputs.text("gatewayId")).map(str::to_owned)
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // A table is exchanged in place (ReplaceRouteTableAssociation).
        (change.property == "routeTableId").then_some(false)
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let table = table(scene, scene.text("routeTableId"))?;
        if let Some(subnet_id) = scene.inputs.text("subnetId") {
            let subnet = subnet(scene, subnet_id)?;
            if subnet.text("vpcId") != table.text("vpcId") {
                let message =
                    format!("Route table {} and subnet {subnet_id} belong to different networks", table.id);
                return Err(AwsError::new("InvalidParameterValue", message));
            }
            if scene.siblings().any(|other| other.text("subnetId") == Some(subnet_id)) {
                let message = format!(
                    "the specified association for route table {} conflicts with an existing association",
                    table.id
                );
                return Err(AwsError::new("Resource.AlreadyAssociated", message));
            }
        }
        Ok(Made { id: scene.id(|| ids::ec2("rtbassoc-")), outputs: Map::new() })
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (subnet, table) = id.split_once('/')?;
        world.having(token, "subnetId", subnet).find(|record| record.text("routeTableId") == Some(table))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn routes_are_numbered_as_the_official_provider_does() {
        assert_eq!(super::hash("0.0.0.0/0"), 1_080_289_494);
    }
}
