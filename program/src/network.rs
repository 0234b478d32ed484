//! A VPC with a public and, where asked, a private subnet in each zone, and the way out of each.

use aws::ec2;
use ipnet::Ipv4Net;
use pulumi_sdk::{Component, Context, InvokeOptions, Output, OutputExt, ResourceOptions};

use crate::{
    security::SecurityGroup,
    settings::{Egress, MOST_ZONES, Settings},
};

/// Names of the region's first `count` availability zones, local zones and those that need an opt-in left
/// out.
pub fn zone_names(ctx: &Context, count: usize) -> Vec<Output<String>> {
    let zones = aws::get_availability_zones(
        ctx,
        aws::GetAvailabilityZonesArgs::builder()
            .state("available")
            .filters([aws::GetAvailabilityZonesFilter::builder()
                .name("opt-in-status")
                .values(["opt-in-not-required"])
                .build()])
            .build(),
        InvokeOptions::new(),
    );
    let name = |index: usize| {
        zones.names().try_map(move |names| {
            let found = names.len();
            names.get(index).cloned().ok_or_else(|| {
                format!(
                    "the region has {found} availability zones, not {count}: pulumi config set zones {found}"
                )
            })
        })
    };
    (0..count).map(name).collect()
}

/// What a [`Network`] is made from.
pub struct NetworkArgs<'a> {
    pub settings: &'a Settings,
    /// The VPC's addresses.
    pub cidr: Ipv4Net,
    /// Names of the availability zones; one subnet of each kind goes into each.
    pub zones: Vec<Output<String>>,
    /// Prefix length of the subnets.
    pub subnet_prefix: u8,
    /// How the private subnets reach AWS; without it there are none.
    pub private: Option<Egress>,
}

/// A VPC and its subnets.
pub struct Network {
    pub vpc_id: Output<String>,
    /// Ids of the public subnets, one for each zone.
    pub public_subnet_ids: Vec<Output<String>>,
    /// Ids of the private subnets, one for each zone; empty without private subnets.
    pub private_subnet_ids: Vec<Output<String>>,
    /// To depend on where traffic must already flow: depending on a component waits for all below it, routes
    /// included.
    pub component: Component,
}

impl Network {
    /// Registers the network below `ctx`.
    ///
    /// # Errors
    /// The CIDR block has no room for the subnets.
    pub fn new(ctx: &Context, name: &str, args: NetworkArgs<'_>) -> anyhow::Result<Self> {
        // A zone more or less leaves the other subnets' blocks as they are: a subnet's block cannot change,
        // and its replacement would overlap it.
        let kinds = if args.private.is_some() { 2 } else { 1 };
        let blocks = subnet_blocks(args.cidr, args.subnet_prefix, MOST_ZONES * kinds)?;
        let (public_blocks, private_blocks) = blocks.split_at(MOST_ZONES);

        let scope = ctx.component("http-api-fargate:network:Network", name, ResourceOptions::new());
        let vpc = ec2::Vpc::new(
            &scope,
            &format!("{name}-vpc"),
            ec2::VpcArgs::builder()
                .cidr_block(args.cidr.to_string())
                .enable_dns_hostnames(true)
                .enable_dns_support(true)
                .tags(args.settings.tags(name))
                .build(),
        );
        let gateway = ec2::InternetGateway::with_options(
            &scope,
            &format!("{name}-igw"),
            ec2::InternetGatewayArgs::builder().vpc_id(vpc.id()).tags(args.settings.tags(name)).build(),
            // AWS could move it, but only once the old VPC's public addresses are released, which happens
            // last.
            ResourceOptions::new().replacement_trigger(vpc.id()),
        );

        let builder = Builder { scope: &scope, name, settings: args.settings, vpc: &vpc };
        let public: Vec<_> = builder.subnets("public", &args.zones, public_blocks);
        for (zone, subnet) in (1..).zip(&public) {
            builder.default_route("public", zone, subnet, Some(gateway.id()), None);
        }
        let private = builder.subnets("private", &args.zones, private_blocks);
        match args.private {
            None => {}
            Some(Egress::Endpoints) => builder.endpoints(args.cidr, &private),
            Some(Egress::NatPerZone) => {
                for (zone, (subnet, public)) in (1..).zip(private.iter().zip(&public)) {
                    let nat = builder.nat_gateway(zone, &public.subnet, &gateway);
                    builder.default_route("private", zone, subnet, None, Some(nat.id()));
                }
            }
            Some(Egress::SingleNat) => {
                let nat = builder.nat_gateway(1, &public[0].subnet, &gateway);
                for (zone, subnet) in (1..).zip(&private) {
                    builder.default_route("private", zone, subnet, None, Some(nat.id()));
                }
            }
        }
        let ids = |subnets: &[RoutedSubnet]| subnets.iter().map(|routed| routed.subnet.id()).collect();
        Ok(Self {
            vpc_id: vpc.id(),
            public_subnet_ids: ids(&public),
            private_subnet_ids: ids(&private),
            component: scope,
        })
    }
}

/// Splits the first `count` blocks of length `prefix` off `cidr`.
fn subnet_blocks(cidr: Ipv4Net, prefix: u8, count: usize) -> anyhow::Result<Vec<Ipv4Net>> {
    let blocks: Vec<_> = cidr.subnets(prefix).map(|all| all.take(count).collect()).unwrap_or_default();
    anyhow::ensure!(
        blocks.len() == count,
        "{cidr} has no room for {count} subnets of /{prefix}: give the VPC a larger block"
    );
    Ok(blocks)
}

struct RoutedSubnet {
    subnet: ec2::Subnet,
    route_table: ec2::RouteTable,
}

/// What all subnets of one network have in common.
struct Builder<'a> {
    scope: &'a Component,
    name: &'a str,
    settings: &'a Settings,
    vpc: &'a ec2::Vpc,
}

impl Builder<'_> {
    fn subnets(&self, kind: &str, zones: &[Output<String>], blocks: &[Ipv4Net]) -> Vec<RoutedSubnet> {
        let numbered = (1..).zip(zones.iter().zip(blocks));
        numbered.map(|(number, (zone, block))| self.subnet(kind, number, zone, *block)).collect()
    }

    fn subnet(&self, kind: &str, number: usize, zone: &Output<String>, block: Ipv4Net) -> RoutedSubnet {
        let name = format!("{}-{kind}-{number}", self.name);
        // Nothing gets a public address by itself: NAT gateways have theirs, the bastion asks for one.
        let subnet = ec2::Subnet::new(
            self.scope,
            &name,
            ec2::SubnetArgs::builder()
                .vpc_id(self.vpc.id())
                .availability_zone(zone.clone())
                .cidr_block(block.to_string())
                .map_public_ip_on_launch(false)
                .tags(self.settings.tags(&name))
                .build(),
        );
        let route_table = ec2::RouteTable::new(
            self.scope,
            &format!("{name}-routes"),
            ec2::RouteTableArgs::builder().vpc_id(self.vpc.id()).tags(self.settings.tags(&name)).build(),
        );
        ec2::RouteTableAssociation::new(
            self.scope,
            &format!("{name}-association"),
            ec2::RouteTableAssociationArgs::builder()
                .route_table_id(route_table.id())
                .subnet_id(subnet.id())
                .build(),
        );
        RoutedSubnet { subnet, route_table }
    }

    fn nat_gateway(
        &self,
        zone: usize,
        subnet: &ec2::Subnet,
        gateway: &ec2::InternetGateway,
    ) -> ec2::NatGateway {
        let name = format!("{}-nat-{zone}", self.name);
        // AWS makes neither the address nor the NAT gateway usable before the VPC has its internet gateway.
        let after_gateway = || ResourceOptions::new().depends_on(gateway);
        // A new VPC's NAT gateway is created before the old one is deleted, so each has its own address.
        let anew = after_gateway().replacement_trigger(self.vpc.id());
        let address = ec2::Eip::with_options(
            self.scope,
            &format!("{name}-ip"),
            ec2::EipArgs::builder().domain("vpc").tags(self.settings.tags(&name)).build(),
            anew,
        );
        ec2::NatGateway::with_options(
            self.scope,
            &name,
            ec2::NatGatewayArgs::builder()
                .allocation_id(address.id())
                .subnet_id(subnet.id())
                .tags(self.settings.tags(&name))
                .build(),
            after_gateway(),
        )
    }

    fn default_route(
        &self,
        kind: &str,
        zone: usize,
        subnet: &RoutedSubnet,
        gateway: Option<Output<String>>,
        nat: Option<Output<String>>,
    ) {
        ec2::Route::new(
            self.scope,
            &format!("{}-{kind}-{zone}-default", self.name),
            ec2::RouteArgs::builder()
                .route_table_id(subnet.route_table.id())
                .destination_cidr_block("0.0.0.0/0")
                .gateway_id(gateway)
                .nat_gateway_id(nat)
                .build(),
        );
    }

    /// What Fargate needs of AWS, without the internet: the registry, the bucket that its layers are in, the
    /// logs; and what the services themselves need.
    fn endpoints(&self, cidr: Ipv4Net, private: &[RoutedSubnet]) {
        let group = SecurityGroup::new(
            self.scope,
            &format!("{}-endpoints-sg", self.name),
            "Interface endpoints",
            &self.vpc.id(),
            self.settings,
        );
        group.allow_from(self.scope, "vpc", cidr, 443);
        let region = &self.settings.region;
        for service in self.settings.endpoint_services() {
            let name = format!("{}-{}", self.name, service.replace('.', "-"));
            ec2::VpcEndpoint::new(
                self.scope,
                &name,
                ec2::VpcEndpointArgs::builder()
                    .vpc_id(self.vpc.id())
                    .service_name(format!("com.amazonaws.{region}.{service}"))
                    .vpc_endpoint_type("Interface")
                    .private_dns_enabled(true)
                    .subnet_ids(private.iter().map(|routed| routed.subnet.id()).collect::<Vec<_>>())
                    .security_group_ids([group.id()])
                    .tags(self.settings.tags(&name))
                    .build(),
            );
        }
        let name = format!("{}-s3", self.name);
        ec2::VpcEndpoint::new(
            self.scope,
            &name,
            ec2::VpcEndpointArgs::builder()
                .vpc_id(self.vpc.id())
                .service_name(format!("com.amazonaws.{region}.s3"))
                .vpc_endpoint_type("Gateway")
                .route_table_ids(private.iter().map(|routed| routed.route_table.id()).collect::<Vec<_>>())
                .tags(self.settings.tags(&name))
                .build(),
        );
    }
}
