//! EC2.

use serde_json::{Value as Json, json};

use super::{
    Case,
    Step::{Check, Create, Delete},
    fixture::{Fixture, logs_endpoint, rule, with},
};
use crate::control::{
    ec2::images,
    token::{
        EGRESS_RULE, FLOW_LOG, INGRESS_RULE, INSTANCE, INTERNET_GATEWAY, NAT_GATEWAY,
        ROUTE_TABLE_ASSOCIATION, SECURITY_GROUP, SUBNET, SUBNET_ROUTE, VPC, VPC_ENDPOINT,
    },
};

const AMI: &str = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

pub fn cases(w: &Fixture) -> Vec<Case> {
    let subnet = |others: Json| with(json!({"vpcId": w.vpc.id, "cidrBlock": "10.0.9.0/24"}), others);
    let route = |others: Json| {
        let base = json!({"routeTableId": w.table.id, "destinationCidrBlock": "20.0.0.0/8", "gatewayId": w.gateway.id});
        with(base, others)
    };
    let instance = |others: Json| {
        let base = json!({"ami": "ami-0123456789abcdef0", "instanceType": "t3.nano", "subnetId": w.one.id});
        with(base, others)
    };
    let endpoint = |others: Json| with(logs_endpoint(&w.vpc, &w.two, &w.group), others);
    let inline = |others: Json| {
        with(json!({"protocol": "tcp", "fromPort": 80, "toPort": 80, "cidrBlocks": ["10.0.0.0/8"]}), others)
    };
    let flow_log = |others: Json| with(json!({"vpcId": w.vpc.id, "trafficType": "ALL"}), others);
    vec![
        ("vpc_not_found", Create(SUBNET, subnet(json!({"vpcId": "vpc-0"})))),
        (
            "subnet_not_found",
            Create(NAT_GATEWAY, json!({"subnetId": "subnet-0", "allocationId": w.spare_address.id})),
        ),
        ("group_not_found", Create(INGRESS_RULE, with(rule(&w.group), json!({"securityGroupId": "sg-0"})))),
        ("table_not_found", Create(SUBNET_ROUTE, route(json!({"routeTableId": "rtb-0"})))),
        ("gateway_not_found", Create(SUBNET_ROUTE, route(json!({"gatewayId": "igw-0"})))),
        ("nat_not_found", Create(SUBNET_ROUTE, route(json!({"gatewayId": null, "natGatewayId": "nat-0"})))),
        (
            "allocation_not_found",
            Create(NAT_GATEWAY, json!({"subnetId": w.two.id, "allocationId": "eipalloc-0"})),
        ),
        ("cidr_malformed", Check(VPC, json!({"cidrBlock": "10.0.0.0/33"}))),
        ("cidr_host_bits", Check(VPC, json!({"cidrBlock": "10.0.0.1/16"}))),
        ("cidr_size", Check(VPC, json!({"cidrBlock": "10.0.0.0/8"}))),
        ("cidr_missing", Check(VPC, json!({}))),
        ("vpc_range", Create(VPC, json!({"cidrBlock": "224.0.0.0/16"}))),
        ("subnet_range", Create(SUBNET, subnet(json!({"cidrBlock": "10.1.0.0/24"})))),
        ("subnet_conflict", Create(SUBNET, subnet(json!({"cidrBlock": "10.0.0.128/25"})))),
        ("zone", Create(SUBNET, subnet(json!({"availabilityZone": "us-west-2z"})))),
        ("vpc_in_use", Delete(w.vpc.clone())),
        ("subnet_in_use", Delete(w.one.clone())),
        ("already_attached", Create(INTERNET_GATEWAY, json!({"vpcId": w.vpc.id}))),
        ("mapped_addresses", Delete(w.gateway.clone())),
        ("address_in_use", Delete(w.address.clone())),
        (
            "address_associated",
            Create(NAT_GATEWAY, json!({"subnetId": w.two.id, "allocationId": w.address.id})),
        ),
        (
            "no_internet_gateway",
            Create(NAT_GATEWAY, json!({"subnetId": w.there.id, "allocationId": w.spare_address.id})),
        ),
        ("nat_without_subnet", Check(NAT_GATEWAY, json!({"connectivityType": "private"}))),
        (
            "private_nat_with_address",
            Check(NAT_GATEWAY, json!({"connectivityType": "private", "subnetId": "s", "allocationId": "a"})),
        ),
        ("public_nat_without_address", Check(NAT_GATEWAY, json!({"subnetId": "s"}))),
        ("table_in_use", Delete(w.table.clone())),
        ("gateway_elsewhere", Create(SUBNET_ROUTE, route(json!({"routeTableId": w.other_table.id})))),
        (
            "nat_elsewhere",
            Create(
                SUBNET_ROUTE,
                route(json!({"routeTableId": w.other_table.id, "gatewayId": null, "natGatewayId": w.nat.id})),
            ),
        ),
        ("route_exists", Create(SUBNET_ROUTE, route(json!({"destinationCidrBlock": "0.0.0.0/0"})))),
        ("route_inside_vpc", Create(SUBNET_ROUTE, route(json!({"destinationCidrBlock": "10.0.1.0/24"})))),
        ("route_destinations", Check(SUBNET_ROUTE, route(json!({"destinationCidrBlock": null})))),
        ("route_targets", Check(SUBNET_ROUTE, route(json!({"natGatewayId": w.nat.id})))),
        (
            "association_elsewhere",
            Create(ROUTE_TABLE_ASSOCIATION, json!({"routeTableId": w.other_table.id, "subnetId": w.two.id})),
        ),
        (
            "associated",
            Create(ROUTE_TABLE_ASSOCIATION, json!({"routeTableId": w.table.id, "subnetId": w.one.id})),
        ),
        ("association_sides", Check(ROUTE_TABLE_ASSOCIATION, json!({"routeTableId": w.table.id}))),
        ("no_default_vpc", Create(SECURITY_GROUP, json!({}))),
        ("group_name", Check(SECURITY_GROUP, json!({"vpcId": w.vpc.id, "name": "default"}))),
        ("group_exists", Create(SECURITY_GROUP, json!({"vpcId": w.vpc.id, "name": "web"}))),
        ("group_in_use", Delete(w.group.clone())),
        (
            "peer_elsewhere",
            Create(
                INGRESS_RULE,
                with(
                    rule(&w.group),
                    json!({"cidrIpv4": null, "referencedSecurityGroupId": w.other_group.id}),
                ),
            ),
        ),
        ("rule_exists", Create(INGRESS_RULE, rule(&w.group))),
        (
            "rule_twice",
            Create(
                SECURITY_GROUP,
                json!({"vpcId": w.vpc.id, "ingress": [inline(json!({})), inline(json!({}))]}),
            ),
        ),
        (
            "icmp_type",
            Check(
                INGRESS_RULE,
                with(rule(&w.group), json!({"ipProtocol": "icmp", "fromPort": 256, "toPort": 0})),
            ),
        ),
        (
            "rule_limit",
            Create(
                SECURITY_GROUP,
                json!({"vpcId": w.vpc.id, "ingress": (1..=61).map(|port| inline(json!({"fromPort": port, "toPort": port}))).collect::<Vec<_>>()}),
            ),
        ),
        ("rule_peers", Check(INGRESS_RULE, with(rule(&w.group), json!({"cidrIpv4": null})))),
        ("rule_all_ports", Check(EGRESS_RULE, with(rule(&w.group), json!({"ipProtocol": "-1"})))),
        ("rule_ports", Check(INGRESS_RULE, with(rule(&w.group), json!({"fromPort": 90})))),
        ("rule_protocol", Check(INGRESS_RULE, with(rule(&w.group), json!({"ipProtocol": "quic"})))),
        (
            "endpoint_service",
            Create(VPC_ENDPOINT, endpoint(json!({"serviceName": "com.amazonaws.us-west-2.ecr.dk"}))),
        ),
        (
            "endpoint_kind",
            Create(VPC_ENDPOINT, json!({"vpcId": w.vpc.id, "serviceName": "com.amazonaws.us-west-2.ec2"})),
        ),
        ("endpoint_tables", Create(VPC_ENDPOINT, endpoint(json!({"routeTableIds": [w.table.id]})))),
        (
            "endpoint_zone_twice",
            Create(
                VPC_ENDPOINT,
                endpoint(
                    json!({"serviceName": "com.amazonaws.us-west-2.sqs", "subnetIds": [w.one.id, w.same_zone.id]}),
                ),
            ),
        ),
        ("endpoint_dns_support", Create(VPC_ENDPOINT, logs_endpoint(&w.other, &w.there, &w.other_group))),
        ("endpoint_dns_conflict", Create(VPC_ENDPOINT, endpoint(json!({})))),
        (
            "endpoint_route_exists",
            Create(
                VPC_ENDPOINT,
                json!({"vpcId": w.vpc.id, "serviceName": "com.amazonaws.us-west-2.s3", "routeTableIds": [w.table.id]}),
            ),
        ),
        (
            "endpoint_subnets",
            Create(
                VPC_ENDPOINT,
                json!({"vpcId": w.vpc.id, "serviceName": "com.amazonaws.us-west-2.s3", "subnetIds": [w.one.id]}),
            ),
        ),
        ("endpoint_elsewhere", Create(VPC_ENDPOINT, endpoint(json!({"subnetIds": [w.there.id]})))),
        ("image_malformed", Create(INSTANCE, instance(json!({"ami": "debian"})))),
        ("instance_type", Create(INSTANCE, instance(json!({"instanceType": "t3.nan"})))),
        (
            "instance_architecture",
            Create(
                INSTANCE,
                instance(json!({"ami": images::of_parameter(AMI, "us-west-2"), "instanceType": "t4g.nano"})),
            ),
        ),
        ("instance_without_subnet", Create(INSTANCE, instance(json!({"subnetId": null})))),
        (
            "instance_group_elsewhere",
            Create(INSTANCE, instance(json!({"vpcSecurityGroupIds": [w.other_group.id]}))),
        ),
        ("instance_profile", Create(INSTANCE, instance(json!({"iamInstanceProfile": "nobody"})))),
        ("user_data", Create(INSTANCE, instance(json!({"userData": "x".repeat(16_385)})))),
        ("instance_template", Check(INSTANCE, instance(json!({"ami": null})))),
        ("instance_tokens", Check(INSTANCE, instance(json!({"metadataOptions": {"httpTokens": "always"}})))),
        ("flow_log_of", Check(FLOW_LOG, flow_log(json!({"subnetId": w.one.id})))),
        ("flow_log_traffic", Check(FLOW_LOG, flow_log(json!({"trafficType": null})))),
        (
            "flow_log_fields",
            Check(FLOW_LOG, flow_log(json!({"logFormat": "${srcaddr} ${not-a-real-field}"}))),
        ),
        ("flow_log_destination", Create(FLOW_LOG, flow_log(json!({"iamRoleArn": w.role.text("arn")})))),
        ("flow_log_role", Create(FLOW_LOG, flow_log(json!({"logDestination": w.logs.text("arn")})))),
    ]
}
