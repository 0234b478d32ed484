//! What EC2 refuses.

use crate::control::refusal::refusals;

const ERRORS: &str = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html";
const MOTO: &str = "https://github.com/getmoto/moto/blob/master/moto/ec2/exceptions.py";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";
const SUBNETS: &str = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html";
const ENDPOINTS: &str = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html";
const RULES: &str =
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html";
const NAT: &str = "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html";
const ROUTES: &str = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html";
const LIMITS: &str = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";
const PROVIDER: &str = "https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/ec2";

refusals! { "EC2":
    // References
    vpc_not_found(id): Aws, "", "InvalidVpcID.NotFound", "The vpc ID '{id}' does not exist", Verified, ERRORS;
    subnet_not_found(id): Aws, "", "InvalidSubnetID.NotFound", "The subnet ID '{id}' does not exist", Verified, ERRORS;
    group_not_found(id): Aws, "", "InvalidGroup.NotFound", "The security group '{id}' does not exist", Verified, ERRORS;
    table_not_found(id): Aws, "", "InvalidRouteTableID.NotFound", "The routeTable ID '{id}' does not exist", Verified, ERRORS;
    gateway_not_found(id): Aws, "", "InvalidGatewayID.NotFound", "The gateway ID '{id}' does not exist", Verified, ERRORS;
    nat_not_found(id): Aws, "CreateRoute", "InvalidNatGatewayID.NotFound", "The natGateway ID '{id}' does not exist", Approximate, ERRORS;
    allocation_not_found(id): Aws, "CreateNatGateway", "InvalidAllocationID.NotFound", "The allocation ID '{id}' does not exist", Verified, ERRORS;
    // VPCs and subnets
    cidr_malformed(block): Provider, "", "", "\"{block}\" is not a valid IPv4 CIDR block, such as \"10.0.0.0/16\"", Approximate, PROVIDER;
    cidr_host_bits(block, meant): Provider, "", "", "\"{block}\" is not a valid IPv4 CIDR block; did you mean \"{meant}\"?", Verified, PROVIDER;
    cidr_size(name, least, most, got): Provider, "", "", "expected \"{name}\" to contain a network value with between {least} and {most} significant bits, got: {got}", Verified, PROVIDER;
    cidr_missing(): Provider, "", "", "one of \"cidrBlock\", \"ipv4IpamPoolId\" must be given", Approximate, PROVIDER;
    vpc_range(block): Aws, "CreateVpc", "InvalidVpc.Range", "The CIDR '{block}' is invalid.", Verified, PREFLIGHT;
    vpc_limit(): Aws, "CreateVpc", "VpcLimitExceeded", "The maximum number of VPCs has been reached.", Verified, LIMITS;
    subnet_range(block): Aws, "CreateSubnet", "InvalidSubnet.Range", "The CIDR '{block}' is invalid.", Verified, SUBNETS;
    subnet_conflict(block): Aws, "CreateSubnet", "InvalidSubnet.Conflict", "The CIDR '{block}' conflicts with another subnet", Verified, ERRORS;
    zone(zone, zones): Aws, "CreateSubnet", "InvalidParameterValue", "Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {zones}.", Verified, ERRORS;
    vpc_in_use(id): Aws, "DeleteVpc", "DependencyViolation", "The vpc '{id}' has dependencies and cannot be deleted.", Verified, ERRORS;
    subnet_in_use(id): Aws, "DeleteSubnet", "DependencyViolation", "The subnet '{id}' has dependencies and cannot be deleted.", Verified, ERRORS;
    // Gateways
    already_attached(vpc): Aws, "AttachInternetGateway", "InvalidParameterValue", "Network {vpc} already has an internet gateway attached", Approximate, ERRORS;
    gateway_limit(): Aws, "CreateInternetGateway", "InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.", Verified, LIMITS;
    address_limit(): Aws, "AllocateAddress", "AddressLimitExceeded", "The maximum number of addresses has been reached.", Verified, LIMITS;
    nat_limit(): Aws, "CreateNatGateway", "NatGatewayLimitExceeded", "Performing this operation would exceed the limit of 5 NAT gateways", Verified, LIMITS;
    mapped_addresses(vpc): Aws, "DetachInternetGateway", "DependencyViolation", "Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.", Verified, ERRORS;
    address_in_use(): Aws, "ReleaseAddress", "AuthFailure", "You do not have permission to access the specified resource.", Verified, ERRORS;
    address_associated(id): Aws, "CreateNatGateway", "Resource.AlreadyAssociated", "Elastic IP address [{id}] is already associated", Verified, NAT;
    no_internet_gateway(nat, vpc): Provider, "", "", "waiting for EC2 NAT Gateway ({nat}) create: unexpected state 'failed', wanted target 'available'. last error: Gateway.NotAttached: Network {vpc} has no Internet gateway attached", Verified, NAT;
    nat_without_subnet(): Provider, "", "", "\"subnetId\" must be given for a zonal NAT gateway", Approximate, PROVIDER;
    private_nat_with_address(): Provider, "", "", "a NAT gateway of connectivity type \"private\" has no \"allocationId\"", Approximate, PROVIDER;
    public_nat_without_address(): Provider, "", "", "a NAT gateway of connectivity type \"public\" needs an \"allocationId\"", Approximate, PROVIDER;
    // Routes
    table_in_use(id): Aws, "DeleteRouteTable", "DependencyViolation", "The routeTable '{id}' has dependencies and cannot be deleted.", Verified, ERRORS;
    gateway_elsewhere(table, gateway): Aws, "CreateRoute", "InvalidParameterValue", "route table {table} and network gateway {gateway} belong to different networks", Verified, ERRORS;
    nat_elsewhere(table, gateway): Aws, "CreateRoute", "InvalidParameterValue", "route table {table} and NAT gateway {gateway} belong to different networks", Approximate, ERRORS;
    route_exists(destination): Aws, "CreateRoute", "RouteAlreadyExists", "The route identified by {destination} already exists.", Verified, ERRORS;
    route_inside_vpc(block): Aws, "CreateRoute", "InvalidParameterValue", "The destination CIDR block {block} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.", Verified, ROUTES;
    route_destinations(given): Provider, "", "", "a route has one destination, not {given}: give one of destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId", Approximate, PROVIDER;
    route_targets(given, names): Provider, "", "", "a route has one target, not {given}: give one of {names}", Approximate, PROVIDER;
    association_elsewhere(table, subnet): Aws, "AssociateRouteTable", "InvalidParameterValue", "Route table {table} and subnet {subnet} belong to different networks", Approximate, ERRORS;
    associated(table): Aws, "AssociateRouteTable", "Resource.AlreadyAssociated", "the specified association for route table {table} conflicts with an existing association", Verified, ERRORS;
    association_sides(): Provider, "", "", "give one of \"subnetId\", \"gatewayId\"", Approximate, PROVIDER;
    // Security groups
    no_default_vpc(): Aws, "CreateSecurityGroup", "VPCIdNotSpecified", "No default VPC for this user", Verified, ERRORS;
    group_name(name): Provider, "", "", "invalid value for \"name\" (cannot begin with sg- or be default): \"{name}\"", Verified, PROVIDER;
    group_exists(name, vpc): Aws, "CreateSecurityGroup", "InvalidGroup.Duplicate", "The security group '{name}' already exists for VPC '{vpc}'", Verified, ERRORS;
    group_in_use(id): Aws, "DeleteSecurityGroup", "DependencyViolation", "resource {id} has a dependent object", Verified, ERRORS;
    peer_elsewhere(): Aws, "AuthorizeSecurityGroupIngress", "InvalidGroup.NotFound", "You have specified two resources that belong to different networks.", Verified, RULES;
    rule_exists(rule): Aws, "AuthorizeSecurityGroupIngress", "InvalidPermission.Duplicate", "the specified rule \"{rule}\" already exists", Verified, RULES;
    rule_twice(): Aws, "CreateSecurityGroup", "InvalidParameterValue", "The same permission must not appear multiple times", Verified, RULES;
    rule_limit(): Aws, "AuthorizeSecurityGroupIngress", "RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.", Verified, LIMITS;
    icmp_type(kind): Aws, "AuthorizeSecurityGroupIngress", "InvalidParameterValue", "ICMP type ({kind}) out of range", Verified, PREFLIGHT;
    rule_peers(given): Provider, "", "", "a rule has one other side, not {given}: give one of cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId", Approximate, PROVIDER;
    rule_all_ports(): LocalCloud, "", "", "\"ipProtocol\" -1 means all protocols and ports: leave \"fromPort\" and \"toPort\" out", Approximate, RULES;
    rule_ports(protocol): Provider, "", "", "a {protocol} rule has \"fromPort\" and \"toPort\", and \"fromPort\" is the lower", Approximate, RULES;
    rule_protocol(protocol): Provider, "", "", "expected tcp, udp, icmp, icmpv6, -1 or a protocol number, got \"{protocol}\"", Approximate, RULES;
    // Endpoints
    endpoint_service(service): Aws, "CreateVpcEndpoint", "InvalidServiceName", "The Vpc Endpoint Service '{service}' does not exist", Verified, MOTO;
    endpoint_dns_support(vpc): Aws, "CreateVpcEndpoint", "InvalidParameter", "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc}", Verified, ENDPOINTS;
    endpoint_dns_conflict(name, vpc): Aws, "CreateVpcEndpoint", "InvalidParameter", "private-dns-enabled cannot be set because there is already a conflicting DNS domain for {name} in the VPC {vpc}", Verified, ENDPOINTS;
    endpoint_route_exists(table, list): Aws, "CreateVpcEndpoint", "RouteAlreadyExists", "route table {table} already has a route with destination-prefix-list-id {list}", Verified, ERRORS;
    endpoint_subnets(): Aws, "CreateVpcEndpoint", "InvalidParameter", "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.", Verified, PREFLIGHT;
    endpoint_elsewhere(id, vpc): Aws, "CreateVpcEndpoint", "InvalidParameter", "{id} does not belong to the VPC {vpc}", Approximate, ENDPOINTS;
    endpoint_kind(kind, available): Aws, "CreateVpcEndpoint", "InvalidParameter", "Endpoint type ({kind}) does not match available service types ([{available}]).", Verified, PREFLIGHT;
    endpoint_tables(): Aws, "CreateVpcEndpoint", "InvalidParameter", "Route table IDs are only supported for Gateway type VPC Endpoint.", Verified, PREFLIGHT;
    endpoint_zone_twice(subnet): Aws, "CreateVpcEndpoint", "DuplicateSubnetsInSameZone", "Found another VPC endpoint subnet in the availability zone of {subnet}", Verified, PREFLIGHT;
    // Instances
    image_malformed(id): Aws, "RunInstances", "InvalidAMIID.Malformed", "Invalid id: \"{id}\" (expecting \"ami-...\")", Verified, ERRORS;
    instance_type(name): Aws, "RunInstances", "InvalidParameterValue", "Invalid value '{name}' for InstanceType.", Verified, ERRORS;
    instance_architecture(kind, image): Aws, "RunInstances", "InvalidParameterValue", "The architecture '{kind}' of the specified instance type does not match the architecture '{image}' of the specified AMI.", Verified, PREFLIGHT;
    instance_without_subnet(): Aws, "RunInstances", "MissingInput", "No subnets found for the default VPC. Please specify a subnet.", Verified, ERRORS;
    instance_group_elsewhere(group, subnet): Aws, "RunInstances", "InvalidParameter", "Security group {group} and subnet {subnet} belong to different networks.", Verified, ERRORS;
    instance_profile(name): Aws, "RunInstances", "InvalidParameterValue", "Value ({name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name", Verified, ERRORS;
    user_data(): Aws, "RunInstances", "InvalidParameterValue", "User data is limited to 16384 bytes", Verified, "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html";
    instance_template(name): Provider, "", "", "one of \"{name}\", \"launchTemplate\" must be given", Approximate, PROVIDER;
    instance_tokens(given): Provider, "", "", "expected \"optional\" or \"required\", got \"{given}\"", Approximate, PROVIDER;
    // Flow logs
    flow_log_of(given, names): Provider, "", "", "a flow log watches one thing, not {given}: give one of {names}", Approximate, PROVIDER;
    flow_log_traffic(): Aws, "CreateFlowLogs", "InvalidParameter", "\"trafficType\" must be given: ACCEPT, REJECT or ALL", Approximate, "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html";
    flow_log_destination(): Aws, "CreateFlowLogs", "InvalidParameter", "LogDestination can't be empty if LogGroupName is not provided.", Verified, "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html";
    flow_log_role(): Aws, "CreateFlowLogs", "InvalidParameter", "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.", Verified, "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html";
    flow_log_fields(field): Aws, "CreateFlowLogs", "InvalidParameter", "Unknown fields provided: '{field}'", Verified, PREFLIGHT;
}
