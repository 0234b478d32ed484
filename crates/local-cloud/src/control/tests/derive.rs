//! What the data plane is told of the records.

use std::time::Duration;

use http::{HeaderValue, StatusCode};
use serde_json::json;

use super::harness::Engine;
use crate::{control::token, model::*};

#[tokio::test]
async fn the_request_path_arrives_whole() {
    let mut engine = Engine::new().await;
    let (vpc, one, two) = engine.network().await;
    let gateway = engine.create(token::INTERNET_GATEWAY, "igw", json!({"vpcId": vpc.id})).await;
    let table = engine.create(token::ROUTE_TABLE, "public", json!({"vpcId": vpc.id})).await;
    let route =
        json!({"routeTableId": table.id, "destinationCidrBlock": "0.0.0.0/0", "gatewayId": gateway.id});
    engine.create(token::SUBNET_ROUTE, "default", route).await;
    engine
        .create(token::ROUTE_TABLE_ASSOCIATION, "one", json!({"routeTableId": table.id, "subnetId": one.id}))
        .await;
    let open = engine.create(token::SECURITY_GROUP, "open", json!({"vpcId": vpc.id})).await;
    let rule = json!({"securityGroupId": open.id, "cidrIpv4": "10.0.0.0/8", "ipProtocol": "tcp", "fromPort": 80, "toPort": 81});
    engine.create(token::INGRESS_RULE, "open", rule).await;
    engine
        .create(
            token::VPC_ENDPOINT,
            "s3",
            json!({"vpcId": vpc.id, "serviceName": "com.amazonaws.us-west-2.s3", "routeTableIds": [table.id]}),
        )
        .await;
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let listener = engine.listener(&balancer).await;
    let group = engine.target_group("web", &vpc).await;
    engine.rule(&listener, 7, "/web*", &group).await;
    let cluster = engine.create(token::CLUSTER, "main", json!({"name": "main"})).await;
    let definition = engine.task_definition("web", "web:1").await;
    let service =
        engine.create(token::SERVICE, "web", Engine::service(&cluster, &definition, &one, &group)).await;
    let api = engine.create(token::API, "api", json!({"protocolType": "HTTP", "name": "shop"})).await;
    let link =
        engine.create(token::VPC_LINK, "link", json!({"subnetIds": [one.id], "securityGroupIds": []})).await;
    let integration = json!({"apiId": api.id, "integrationType": "HTTP_PROXY", "integrationMethod": "ANY", "connectionType": "VPC_LINK",
        "connectionId": link.id, "integrationUri": listener.id, "timeoutMilliseconds": 1500});
    let integration = engine.create(token::INTEGRATION, "alb", integration).await;
    let target = format!("integrations/{}", integration.id);
    let route = engine
        .create(
            token::ROUTE,
            "proxy",
            json!({"apiId": api.id, "routeKey": "ANY /{proxy+}", "target": target}),
        )
        .await;
    engine
        .create(token::STAGE, "default", json!({"apiId": api.id, "name": "$default", "autoDeploy": true}))
        .await;

    let topology = engine.plane.topology.lock().unwrap().clone();
    let http = &topology.apis[&api.id];
    assert_eq!(http.routes[&route.id].integration_id, integration.id);
    assert!(http.stages["$default"].auto_deploy);
    let of = &http.integrations[&integration.id];
    assert_eq!(
        (of.vpc_link_id.as_ref(), &of.uri, of.timeout),
        (Some(&link.id), &listener.id, Duration::from_millis(1500))
    );
    let default_group = vpc.text("defaultSecurityGroupId");
    assert_eq!(
        topology.vpc_links[&link.id].security_group_ids,
        std::slice::from_ref(&default_group),
        "without groups, the VPC's own"
    );
    assert!(topology.security_groups.contains_key(&default_group));
    let ingress = SecurityRule {
        protocol: "tcp".into(),
        ports: (80, 81),
        peer: Peer::Cidr("10.0.0.0/8".parse().unwrap()),
    };
    assert_eq!(topology.security_groups[&open.id].ingress, [ingress]);
    assert_eq!(topology.security_groups[&open.id].egress, [], "the provider takes AWS's open egress away");
    assert_eq!(topology.load_balancers[&balancer.id].idle_timeout, Duration::from_secs(60));
    let of = &topology.listeners[&listener.id];
    assert_eq!(
        of.default_action,
        Action::FixedResponse {
            status: StatusCode::NOT_FOUND,
            content_type: Some(HeaderValue::from_static("text/plain")),
            body: Default::default()
        }
    );
    let rule = of.rules.values().next().unwrap();
    assert_eq!((rule.priority, &rule.conditions[0]), (7, &Condition::PathPattern(vec!["/web*".into()])));
    assert_eq!(rule.action, Action::Forward(vec![(group.id.clone(), 1)]));
    assert_eq!(topology.target_groups[&group.id].deregistration_delay, Duration::from_secs(300));
    let of = &topology.services[&service.id];
    assert_eq!((of.desired_count, &of.task_definition), (2, &definition.text("arn")));
    assert_eq!((of.minimum_healthy_percent, of.maximum_percent), (100, 200));
    let of = &topology.task_definitions[&definition.text("arn")];
    assert_eq!(of.containers[0].ports, [80]);
    assert_eq!(of.containers[0].environment["PORT"], "80");
    assert_eq!(topology.subnets[&one.id].default_route, DefaultRoute::InternetGateway);
    let endpoints = topology.subnets[&one.id].endpoints.iter();
    let endpoints = endpoints.map(|endpoint| (endpoint.service.as_str(), &endpoint.kind)).collect::<Vec<_>>();
    assert_eq!(endpoints, [("s3", &EndpointKind::Gateway)]);
    assert_eq!(topology.subnets[&two.id].default_route, DefaultRoute::None);
}

#[tokio::test]
async fn a_deregistered_definition_stays_for_the_way_back() {
    let mut engine = Engine::new().await;
    let (vpc, one, two) = engine.network().await;
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let listener = engine.listener(&balancer).await;
    let group = engine.target_group("web", &vpc).await;
    engine.rule(&listener, 1, "/web*", &group).await;
    let cluster = engine.create(token::CLUSTER, "main", json!({})).await;
    let first = engine.task_definition("web", "web:1").await;
    let service = engine.create(token::SERVICE, "web", Engine::service(&cluster, &first, &one, &group)).await;
    let second = engine.task_definition("web", "web:2").await;
    let service = engine.update(&service, Engine::service(&cluster, &second, &one, &group)).await.unwrap();
    engine.delete(&first).await.unwrap();
    let known = |engine: &Engine| engine.plane.topology.lock().unwrap().task_definitions.len();
    assert_eq!(known(&engine), 2);
    let back = engine.update(&service, Engine::service(&cluster, &first, &one, &group)).await.unwrap_err();
    assert!(back.message().ends_with("ClientException: TaskDefinition is inactive"), "{back}");
    engine.delete(&service).await.unwrap();
    assert_eq!(known(&engine), 1);
}

#[tokio::test]
async fn a_definition_that_is_not_deregistered_can_be_gone_back_to() {
    let mut engine = Engine::new().await;
    let (vpc, one, two) = engine.network().await;
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let listener = engine.listener(&balancer).await;
    let group = engine.target_group("web", &vpc).await;
    engine.rule(&listener, 1, "/web*", &group).await;
    let cluster = engine.create(token::CLUSTER, "main", json!({})).await;
    let mut inputs = Engine::definition("web", "web:1");
    inputs["skipDestroy"] = true.into();
    let first = engine.create(token::TASK_DEFINITION, "web", inputs).await;
    let service = engine.create(token::SERVICE, "web", Engine::service(&cluster, &first, &one, &group)).await;
    let second = engine.task_definition("web", "web:2").await;
    let service = engine.update(&service, Engine::service(&cluster, &second, &one, &group)).await.unwrap();
    engine.delete(&first).await.unwrap();
    engine.update(&service, Engine::service(&cluster, &first, &one, &group)).await.unwrap();
}
