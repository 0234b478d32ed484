//! Subnets and security groups, as far as traffic is concerned.

use ipnet::Ipv4Net;

/// A subnet as far as traffic is concerned.
#[derive(Clone, Debug, PartialEq)]
pub struct Subnet {
    pub vpc_id: String,
    pub cidr: Ipv4Net,
    /// The target of `0.0.0.0/0` in its route table.
    pub default_route: DefaultRoute,
    /// The VPC endpoints that take its traffic to services of AWS.
    pub endpoints: Vec<Endpoint>,
}

/// A VPC endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    pub id: String,
    /// The short name of its service: `ecr.api`, `ecr.dkr`, `s3`, `logs`.
    pub service: String,
    pub kind: EndpointKind,
}

/// The kind of a VPC endpoint.
#[derive(Clone, Debug, PartialEq)]
pub enum EndpointKind {
    /// Network interfaces, found by private DNS from the whole VPC.
    Interface {
        /// Subnets that it has an interface in.
        subnet_ids: Vec<String>,
        /// Security groups of its interfaces.
        security_group_ids: Vec<String>,
    },
    /// Routes to a prefix list in the subnet's route table.
    Gateway,
}

/// The target of a subnet's default route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DefaultRoute {
    /// Nowhere.
    #[default]
    None,
    /// To an internet gateway: works for tasks with a public address.
    InternetGateway,
    NatGateway,
    /// To a NAT gateway that has no way to the internet itself.
    StrandedNatGateway,
}

/// A security group with its rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SecurityGroup {
    pub name: String,
    pub ingress: Vec<SecurityRule>,
    pub egress: Vec<SecurityRule>,
}

/// One rule of a security group.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityRule {
    /// `tcp`, `udp`, `icmp` or `-1` for all.
    pub protocol: String,
    /// First and last port, inclusive; ignored for `-1`.
    pub ports: (u16, u16),
    pub peer: Peer,
}

/// The other side of a security-group rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Peer {
    /// Addresses.
    Cidr(Ipv4Net),
    /// Members of a security group.
    Group(String),
    /// Addresses of a service of AWS, by the id of a prefix list.
    PrefixList(String),
}
