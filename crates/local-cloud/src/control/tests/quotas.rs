//! Quotas, as of a new account: one more than there may be is refused.

use serde_json::{Value as Json, json};

use super::harness::Engine;
use crate::control::token;

/// Creates `quota` resources of a type, and then one that must be refused in these words.
async fn refuses_one_more(
    engine: &mut Engine,
    token: &str,
    quota: usize,
    words: &str,
    inputs: impl Fn(usize) -> Json,
) {
    for number in 0..quota {
        engine.create(token, &format!("n{number}"), inputs(number)).await;
    }
    let error = engine.refused(token, inputs(quota)).await;
    assert!(error.contains(words), "{error}");
}

#[tokio::test]
async fn of_networks() {
    let mut engine = Engine::new().await;
    let e = &mut engine;
    let vpc = |number| json!({"cidrBlock": format!("10.{number}.0.0/16")});
    refuses_one_more(e, token::VPC, 5, "VpcLimitExceeded: The maximum number of VPCs", vpc).await;
    let address = |_| json!({"domain": "vpc"});
    refuses_one_more(e, token::EIP, 5, "AddressLimitExceeded: The maximum number of addresses", address)
        .await;
    let gateway = |_| json!({});
    refuses_one_more(e, token::INTERNET_GATEWAY, 5, "InternetGatewayLimitExceeded", gateway).await;
    // Another region has quotas of its own.
    engine.create(token::EIP, "elsewhere", json!({"domain": "vpc", "region": "eu-west-1"})).await;
}

#[tokio::test]
async fn of_nat_gateways_in_a_zone() {
    let mut engine = Engine::new().await;
    let (_, one, two) = engine.network().await;
    let nat = |_| json!({"subnetId": one.id, "connectivityType": "private"});
    let words = "NatGatewayLimitExceeded: Performing this operation would exceed the limit of 5 NAT gateways";
    refuses_one_more(&mut engine, token::NAT_GATEWAY, 5, words, nat).await;
    engine
        .create(token::NAT_GATEWAY, "elsewhere", json!({"subnetId": two.id, "connectivityType": "private"}))
        .await;
}

#[tokio::test]
async fn of_api_gateway() {
    let mut engine = Engine::new().await;
    let (_, one, _) = engine.network().await;
    let api = engine.create(token::API, "api", json!({"protocolType": "HTTP"})).await;
    let e = &mut engine;
    let stage = |number| json!({"apiId": api.id, "name": format!("s{number}")});
    refuses_one_more(e, token::STAGE, 10, "An API has at most 10 stages", stage).await;
    let authorizer = |number| {
        json!({"apiId": api.id, "name": format!("a{number}"), "authorizerType": "JWT", "identitySources": ["$request.header.Authorization"],
            "jwtConfiguration": {"issuer": "https://a.example", "audiences": ["shop"]}})
    };
    refuses_one_more(e, token::AUTHORIZER, 10, "An API has at most 10 authorizers", authorizer).await;
    let link = |_| json!({"subnetIds": [one.id], "securityGroupIds": []});
    refuses_one_more(e, token::VPC_LINK, 10, "A region has at most 10 VPC links", link).await;
}
