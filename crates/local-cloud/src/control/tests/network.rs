//! What EC2 refuses, and in which words.

use serde_json::json;

use super::harness::Engine;
use crate::{control::token, model::DefaultRoute};

#[tokio::test]
async fn blocks_of_addresses() {
    let mut engine = Engine::new().await;
    for (block, reason) in [
        (
            "10.0.0.1/16",
            "cidrBlock: \"10.0.0.1/16\" is not a valid IPv4 CIDR block; did you mean \"10.0.0.0/16\"?",
        ),
        ("10.0.0.0/33", "cidrBlock: \"10.0.0.0/33\" is not a valid IPv4 CIDR block, such as \"10.0.0.0/16\""),
        (
            "10.0.0.0/8",
            "cidrBlock: expected \"cidrBlock\" to contain a network value with between 16 and 28 significant bits, got: 8",
        ),
    ] {
        assert_eq!(engine.complaints(token::VPC, json!({"cidrBlock": block})).await, [reason]);
    }
    let (vpc, ..) = engine.network().await;
    let refused = engine.refused(token::SUBNET, json!({"vpcId": vpc.id, "cidrBlock": "10.0.0.128/25"})).await;
    assert_eq!(
        refused,
        "creating EC2 Subnet: operation error EC2: CreateSubnet, api error InvalidSubnet.Conflict: The CIDR '10.0.0.128/25' conflicts with another subnet"
    );
    let refused = engine.refused(token::SUBNET, json!({"vpcId": vpc.id, "cidrBlock": "10.1.0.0/24"})).await;
    assert!(refused.contains("InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid."), "{refused}");
    let refused = engine.refused(token::SUBNET, json!({"vpcId": "vpc-0", "cidrBlock": "10.1.0.0/24"})).await;
    assert!(refused.contains("InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist"), "{refused}");
    let zone = json!({"vpcId": vpc.id, "cidrBlock": "10.0.9.0/24", "availabilityZone": "us-west-2z"});
    assert!(
        engine
            .refused(token::SUBNET, zone)
            .await
            .contains("Value (us-west-2z) for parameter availabilityZone is invalid")
    );
}

#[tokio::test]
async fn what_is_used_cannot_be_deleted() {
    let mut engine = Engine::new().await;
    let (vpc, one, two) = engine.network().await;
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let error = engine.delete(&one).await.unwrap_err();
    let expected = format!(
        "deleting EC2 Subnet ({0}): operation error EC2: DeleteSubnet, api error DependencyViolation: The subnet '{0}' has dependencies and cannot be deleted.",
        one.id
    );
    assert_eq!(error, expected);
    assert!(engine.delete(&vpc).await.unwrap_err().contains("DependencyViolation: The vpc"));
    for gone in [&balancer, &one, &two, &vpc] {
        engine.delete(gone).await.unwrap();
    }
    assert!(engine.cloud.is_empty());
    engine.delete(&vpc).await.unwrap();
}

#[tokio::test]
async fn routes_and_gateways() {
    let mut engine = Engine::new().await;
    let (vpc, one, _) = engine.network().await;
    let address = engine.create(token::EIP, "nat", json!({"domain": "vpc"})).await;
    let nat = json!({"subnetId": one.id, "allocationId": address.text("allocationId")});
    let refused = engine.refused(token::NAT_GATEWAY, nat.clone()).await;
    assert!(
        refused
            .contains(&format!("Gateway.NotAttached: Network {} has no Internet gateway attached", vpc.id))
    );
    let gateway = engine.create(token::INTERNET_GATEWAY, "igw", json!({"vpcId": vpc.id})).await;
    let nat = engine.create(token::NAT_GATEWAY, "nat", nat).await;
    assert_eq!(nat.text("publicIp"), address.text("publicIp"));
    assert!(engine.delete(&gateway).await.unwrap_err().contains("mapped public address"));
    assert!(engine.delete(&address).await.unwrap_err().contains("AuthFailure"));

    let table = engine.create(token::ROUTE_TABLE, "public", json!({"vpcId": vpc.id})).await;
    let route =
        json!({"routeTableId": table.id, "destinationCidrBlock": "0.0.0.0/0", "gatewayId": gateway.id});
    let made = engine.create(token::SUBNET_ROUTE, "default", route.clone()).await;
    assert_eq!(made.id, format!("r-{}1080289494", table.id));
    assert!(engine.refused(token::SUBNET_ROUTE, route).await.contains("RouteAlreadyExists"));
    let two_targets = json!({"routeTableId": "t", "destinationCidrBlock": "0.0.0.0/0", "gatewayId": "g", "natGatewayId": "n"});
    assert!(engine.complaints(token::SUBNET_ROUTE, two_targets).await[0].contains("one target, not 2"));
    let imported = engine.import(&made, &format!("{}_0.0.0.0/0", table.id)).await.unwrap();
    assert_eq!(imported.id, made.id);

    let association = json!({"routeTableId": table.id, "subnetId": one.id});
    let associated = engine.create(token::ROUTE_TABLE_ASSOCIATION, "one", association.clone()).await;
    assert!(
        engine
            .refused(token::ROUTE_TABLE_ASSOCIATION, association)
            .await
            .contains("Resource.AlreadyAssociated")
    );
    assert!(engine.delete(&table).await.unwrap_err().contains("DependencyViolation"));
    engine.delete(&associated).await.unwrap();
    engine.delete(&table).await.unwrap();
    assert!(engine.read(&made).await.is_none(), "routes go with their table");
}

#[tokio::test]
async fn security_groups() {
    let mut engine = Engine::new().await;
    let (vpc, ..) = engine.network().await;
    let one = engine.create(token::SECURITY_GROUP, "one", json!({"vpcId": vpc.id, "name": "one"})).await;
    let two = engine.create(token::SECURITY_GROUP, "two", json!({"vpcId": vpc.id})).await;
    assert!(two.text("name").starts_with("two-"));
    let refused = engine.refused(token::SECURITY_GROUP, json!({"vpcId": vpc.id, "name": "one"})).await;
    let words =
        format!("InvalidGroup.Duplicate: The security group 'one' already exists for VPC '{}'", vpc.id);
    assert!(refused.contains(&words), "{refused}");
    let rule = json!({"securityGroupId": two.id, "referencedSecurityGroupId": one.id, "ipProtocol": "tcp", "fromPort": 80, "toPort": 80});
    let made = engine.create(token::INGRESS_RULE, "rule", rule.clone()).await;
    let refused = engine.refused(token::INGRESS_RULE, rule).await;
    let words = format!(
        "InvalidPermission.Duplicate: the specified rule \"peer: {}, TCP, from port: 80, to port: 80, ALLOW\"",
        one.id
    );
    assert!(refused.contains(&words), "{refused}");
    let error = engine.delete(&one).await.unwrap_err();
    assert!(
        error.contains(&format!("DependencyViolation: resource {} has a dependent object", one.id)),
        "{error}"
    );
    engine.delete(&made).await.unwrap();
    engine.delete(&one).await.unwrap();
    let all_with_ports =
        json!({"securityGroupId": two.id, "cidrIpv4": "0.0.0.0/0", "ipProtocol": "-1", "fromPort": 1});
    assert!(engine.complaints(token::EGRESS_RULE, all_with_ports).await[0].contains("leave \"fromPort\""));
}

/// What an exchange of the VPC meets on AWS: gateways with public addresses behind them stay, and so do load
/// balancers; an address has one user; a name that was made up is made up again, so that the old resource
/// need not go first.
#[tokio::test]
async fn another_vpc() {
    let mut engine = Engine::new().await;
    let (vpc, one, two) = engine.network().await;
    let other = engine.vpc("other", "10.9.0.0/16").await;
    let place =
        |zone: &str, block: &str| json!({"vpcId": other.id, "availabilityZone": zone, "cidrBlock": block});
    let there = engine.create(token::SUBNET, "there-1", place("us-west-2a", "10.9.0.0/24")).await;
    let also = engine.create(token::SUBNET, "there-2", place("us-west-2b", "10.9.1.0/24")).await;

    let gateway = engine.create(token::INTERNET_GATEWAY, "igw", json!({"vpcId": vpc.id})).await;
    engine.create(token::INTERNET_GATEWAY, "igw-2", json!({"vpcId": other.id})).await;
    let address = engine.create(token::EIP, "nat", json!({"domain": "vpc"})).await;
    let nat = |subnet: &str| json!({"subnetId": subnet, "allocationId": address.text("allocationId")});
    let first = engine.create(token::NAT_GATEWAY, "nat", nat(&one.id)).await;
    let third = engine.vpc("third", "10.8.0.0/16").await;
    let refused = engine.update(&gateway, json!({"vpcId": third.id})).await.unwrap_err();
    assert!(refused.message().contains("mapped public address"), "{refused}");
    let moved = engine.diff(&first, nat(&there.id)).await;
    assert!(!moved.replaces.is_empty() && !moved.delete_before_replace, "{moved:?}");
    assert!(engine.refused(token::NAT_GATEWAY, nat(&there.id)).await.contains("AlreadyAssociated"));

    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let subnets = json!({"internal": true, "subnets": [there.id, also.id]});
    let refused = engine.update(&balancer, subnets).await.unwrap_err();
    assert!(refused.message().contains("must belong to the same VPC"), "{refused}");
    let group = engine.target_group("tg", &vpc).await;
    let targets = |vpc: &str| json!({"port": 80, "protocol": "HTTP", "targetType": "ip", "vpcId": vpc});
    let moved = engine.diff(&group, targets(&other.id)).await;
    assert!(moved.replaces.contains(&"vpcId".to_owned()) && !moved.delete_before_replace, "{moved:?}");
}

#[tokio::test]
async fn a_regional_nat_gateway_needs_neither_subnet_nor_address() {
    let mut engine = Engine::new().await;
    let (vpc, one, _) = engine.network().await;
    let regional = json!({"availabilityMode": "regional", "vpcId": vpc.id});
    let error = engine.refused(token::NAT_GATEWAY, regional.clone()).await;
    assert!(error.contains("last error: Gateway.NotAttached: Network"), "{error}");
    engine.create(token::INTERNET_GATEWAY, "igw", json!({"vpcId": vpc.id})).await;
    let nat = engine.create(token::NAT_GATEWAY, "nat", regional).await;
    let table = engine.create(token::ROUTE_TABLE, "private", json!({"vpcId": vpc.id})).await;
    let route =
        json!({"routeTableId": table.id, "destinationCidrBlock": "0.0.0.0/0", "natGatewayId": nat.id});
    engine.create(token::SUBNET_ROUTE, "out", route).await;
    let inputs = json!({"routeTableId": table.id, "subnetId": one.id});
    engine.create(token::ROUTE_TABLE_ASSOCIATION, "one", inputs).await;
    let topology = engine.plane.topology.lock().unwrap().clone();
    assert_eq!(topology.subnets[&one.id].default_route, DefaultRoute::NatGateway);
}
