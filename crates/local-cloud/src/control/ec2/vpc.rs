//! VPCs, subnets, internet gateways, addresses and NAT gateways.

use ipnet::Ipv4Net;
use provider_kit::{Failure, Map};

use super::{interfaces, token};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    functions::zone_id,
    ids,
    kind::{Kind, Made, Scene, known},
    world::{Record, World},
};

/// What is wrong with a CIDR block: its form, its host bits, its size.
pub fn check_cidr(inputs: &Map, name: &str, sizes: std::ops::RangeInclusive<u8>) -> Option<Failure> {
    let text = known(inputs, name)?.as_str()?;
    let failure = |reason: String| Some(Failure::new(name, reason));
    let Ok(net) = text.parse::<Ipv4Net>() else {
        return failure(format!("\"{text}\" is not a valid IPv4 CIDR block, such as \"10.0.0.0/16\""));
    };
    if net.trunc() != net {
        return failure(format!(
            "\"{text}\" is not a valid IPv4 CIDR block; did you mean \"{}\"?",
            net.trunc()
        ));
    }
    if !sizes.contains(&net.prefix_len()) {
        let (least, most) = (sizes.start(), sizes.end());
        return failure(format!(
            "expected \"{name}\" to contain a network value with between {least} and {most} significant bits, got: {}",
            net.prefix_len()
        ));
    }
    None
}

/// A record's block of addresses.
pub fn cidr(record: &Map, name: &str) -> Option<Ipv4Net> {
    record.text(name)?.parse().ok()
}

/// The VPC that an input names.
pub fn vpc<'a>(scene: &'a Scene<'_>, id: &str) -> Outcome<&'a Record> {
    let missing = || AwsError::new("InvalidVpcID.NotFound", format!("The vpc ID '{id}' does not exist"));
    scene.refer(token::VPC, id, missing)
}

/// The subnet that an input names.
pub fn subnet<'a>(scene: &'a Scene<'_>, id: &str) -> Outcome<&'a Record> {
    let missing =
        || AwsError::new("InvalidSubnetID.NotFound", format!("The subnet ID '{id}' does not exist"));
    scene.refer(token::SUBNET, id, missing)
}

/// A free address of a subnet, from its end: tasks take theirs from its beginning.
pub fn free_address(world: &World, subnet: &Record) -> String {
    let Some(net) = cidr(subnet, "cidrBlock") else { return String::new() };
    let taken = |address: &str| {
        let here = |record: &&Record| record.text("subnetId") == Some(&subnet.id);
        world.iter().filter(here).any(|record| record.text("privateIp") == Some(address))
    };
    let last = u32::from(net.broadcast());
    let candidates =
        (1..last.saturating_sub(u32::from(net.network()))).map(|n| std::net::Ipv4Addr::from(last - n));
    candidates.map(|address| address.to_string()).find(|address| !taken(address)).unwrap_or_default()
}

/// A public address that leads nowhere: from the blocks that RFC 5737 keeps for documentation.
pub fn public_address() -> String {
    let block = if rand::random() { "198.51.100" } else { "203.0.113" };
    format!("{block}.{}", rand::random_range(1..255))
}

/// Whether an internet gateway is attached to a VPC.
pub fn has_gateway(world: &World, vpc: &str) -> bool {
    world.find(token::INTERNET_GATEWAY, "vpcId", vpc).is_some()
}

fn dependent(what: &str, id: &str) -> AwsError {
    AwsError::new("DependencyViolation", format!("The {what} '{id}' has dependencies and cannot be deleted."))
}

pub struct Vpc;

impl Kind for Vpc {
    fn label(&self) -> &'static str {
        "EC2 VPC"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures: Vec<_> = check_cidr(inputs, "cidrBlock", 16..=28).into_iter().collect();
        if !inputs.has("cidrBlock") && !inputs.has("ipv4IpamPoolId") {
            failures
                .push(Failure::new("cidrBlock", "one of \"cidrBlock\", \"ipv4IpamPoolId\" must be given"));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("enableDnsSupport", true);
        outputs.default("enableDnsHostnames", false);
        outputs.default("enableNetworkAddressUsageMetrics", false);
        outputs.default("instanceTenancy", "default");
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let id = scene.id(|| ids::ec2("vpc-"));
        let table = scene.keep("mainRouteTableId", || ids::ec2("rtb-"));
        let outputs = object([
            ("arn", scene.arn("ec2", format!("vpc/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
            ("mainRouteTableId", table.as_str().into()),
            ("defaultRouteTableId", table.into()),
            ("defaultSecurityGroupId", scene.keep("defaultSecurityGroupId", || ids::ec2("sg-")).into()),
            ("defaultNetworkAclId", scene.keep("defaultNetworkAclId", || ids::ec2("acl-")).into()),
            ("dhcpOptionsId", scene.keep("dhcpOptionsId", || ids::ec2("dopt-")).into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let inside = |record: &&Record| token::IN_VPC.contains(&record.token.as_str());
        let used = world.iter().filter(inside).any(|inner| inner.text("vpcId") == Some(&record.id));
        if used { Err(dependent("vpc", &record.id)) } else { Ok(()) }
    }
}

pub struct Subnet;

impl Kind for Subnet {
    fn label(&self) -> &'static str {
        "EC2 Subnet"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        check_cidr(inputs, "cidrBlock", 16..=28).into_iter().collect()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        // Two subnets cannot have one block, not even for the time of a replacement.
        Some(format!("{} {}", inputs.text("vpcId")?, inputs.text("cidrBlock")?))
    }

    fn defaults(&self, outputs: &mut Map) {
        for name in ["assignIpv6AddressOnCreation", "enableDns64", "mapPublicIpOnLaunch"] {
            outputs.default(name, false);
        }
        outputs.default("privateDnsHostnameTypeOnLaunch", "ip-name");
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let vpc = vpc(scene, scene.text("vpcId"))?;
        let block = scene.text("cidrBlock");
        let invalid = || AwsError::new("InvalidSubnet.Range", format!("The CIDR '{block}' is invalid."));
        let net: Ipv4Net = block.parse().map_err(|_| invalid())?;
        if cidr(vpc, "cidrBlock").is_some_and(|whole| !whole.contains(&net)) {
            return Err(invalid());
        }
        let overlaps = |other: &Record| {
            let same_vpc = other.text("vpcId") == Some(&vpc.id);
            same_vpc && cidr(other, "cidrBlock").is_some_and(|o| o.contains(&net) || net.contains(&o))
        };
        if scene.siblings().any(overlaps) {
            let message = format!("The CIDR '{block}' conflicts with another subnet");
            return Err(AwsError::new("InvalidSubnet.Conflict", message));
        }
        let zones = ["a", "b", "c"].map(|letter| format!("{}{letter}", scene.region));
        let zone = match scene.inputs.text("availabilityZone") {
            None => scene.keep("availabilityZone", || zones[0].clone()),
            Some(zone) if zones.iter().any(|known| known == zone) => zone.to_owned(),
            Some(zone) => {
                let message = format!(
                    "Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following \
                     availability zones: {}.",
                    zones.join(", ")
                );
                return Err(AwsError::new("InvalidParameterValue", message));
            }
        };
        let id = scene.id(|| ids::ec2("subnet-"));
        let letter = &zone[zone.len() - 1..];
        let outputs = object([
            ("arn", scene.arn("ec2", format!("subnet/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
            ("availabilityZoneId", zone_id(scene.region, letter).into()),
            ("availabilityZone", zone.as_str().into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let used = interfaces(world).any(|user| user.subnets.contains(&record.id.as_str()));
        if used { Err(dependent("subnet", &record.id)) } else { Ok(()) }
    }
}

pub struct InternetGateway;

impl Kind for InternetGateway {
    fn label(&self) -> &'static str {
        "EC2 Internet Gateway"
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let id = scene.id(|| ids::ec2("igw-"));
        if let Some(vpc_id) = scene.inputs.text("vpcId") {
            vpc(scene, vpc_id)?;
            if scene.siblings().any(|other| other.text("vpcId") == Some(vpc_id)) {
                let message = format!("Network {vpc_id} already has an internet gateway attached");
                return Err(AwsError::new("InvalidParameterValue", message));
            }
        }
        let before = scene.old.filter(|old| old.text("vpcId") != scene.inputs.text("vpcId"));
        before.map_or(Ok(()), |old| detachable(scene.world, old))?;
        let outputs = object([
            ("arn", scene.arn("ec2", format!("internet-gateway/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        detachable(world, record)
    }
}

/// Refuses to detach an internet gateway from a VPC in which something has a public address.
fn detachable(world: &World, gateway: &Record) -> Outcome<()> {
    let Some(vpc) = gateway.text("vpcId") else { return Ok(()) };
    let in_vpc = |record: &&Record| {
        let subnet = record.text("subnetId").and_then(|id| world.get(token::SUBNET, id));
        subnet.is_some_and(|subnet| subnet.text("vpcId") == Some(vpc))
    };
    let mapped = [token::NAT_GATEWAY, token::INSTANCE].into_iter().flat_map(|token| world.of(token));
    if mapped.filter(in_vpc).any(|record| !record.text_or_empty("publicIp").is_empty()) {
        let message = format!(
            "Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway."
        );
        return Err(AwsError::new("DependencyViolation", message));
    }
    Ok(())
}

pub struct Eip;

impl Kind for Eip {
    fn label(&self) -> &'static str {
        "EC2 EIP"
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("domain", "vpc");
        outputs.default("publicIpv4Pool", "amazon");
        if let Some(region) = outputs.text("region").map(str::to_owned) {
            outputs.default("networkBorderGroup", region);
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let id = scene.id(|| ids::ec2("eipalloc-"));
        let address = scene.keep("publicIp", public_address);
        let outputs = object([
            ("arn", scene.arn("ec2", format!("elastic-ip/{id}")).into()),
            ("allocationId", id.as_str().into()),
            (
                "publicDns",
                format!(
                    "{}.{}.compute.amazonaws.com",
                    ids::dashed(&address).replace("ip-", "ec2-"),
                    scene.region
                )
                .into(),
            ),
            ("publicIp", address.into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        if world.find(token::NAT_GATEWAY, "allocationId", &record.id).is_some() {
            return Err(AwsError::new(
                "AuthFailure",
                "You do not have permission to access the specified resource.",
            ));
        }
        Ok(())
    }
}

pub struct NatGateway;

impl Kind for NatGateway {
    fn label(&self) -> &'static str {
        "EC2 NAT Gateway"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let private = inputs.text("connectivityType") == Some("private");
        let regional = inputs.text("availabilityMode") == Some("regional");
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
        outputs.default("connectivityType", "public");
        outputs.default("availabilityMode", "zonal");
        outputs.default("secondaryPrivateIpAddressCount", 0);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let subnet = subnet(scene, scene.text("subnetId"))?;
        let vpc = subnet.text_or_empty("vpcId");
        let id = scene.id(|| ids::ec2("nat-"));
        let mut address = String::new();
        if let Some(allocation) = scene.inputs.text("allocationId") {
            let missing = || {
                let message = format!("The allocation ID '{allocation}' does not exist");
                AwsError::new("InvalidAllocationID.NotFound", message)
            };
            let eip = scene.refer(token::EIP, allocation, missing)?;
            address = eip.text_or_empty("publicIp").to_owned();
            if scene.siblings().any(|nat| nat.text("allocationId") == Some(allocation)) {
                let message = format!("Elastic IP address [{allocation}] is already associated");
                return Err(AwsError::new("Resource.AlreadyAssociated", message));
            }
            if !has_gateway(scene.world, vpc) {
                let message = format!("Network {vpc} has no Internet gateway attached");
                return Err(AwsError::new("Gateway.NotAttached", message));
            }
        }
        let outputs = object([
            ("associationId", scene.keep("associationId", || ids::ec2("eipassoc-")).into()),
            ("networkInterfaceId", scene.keep("networkInterfaceId", || ids::ec2("eni-")).into()),
            ("privateIp", scene.keep("privateIp", || free_address(scene.world, subnet)).into()),
            ("publicIp", address.into()),
            ("vpcId", vpc.into()),
        ]);
        Ok(Made { id, outputs })
    }
}
