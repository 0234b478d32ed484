//! JWT authorizers, HTTPS listeners and custom domain names: what is refused, and what the data plane is
//! told.

use provider_kit::Map;
use serde_json::{Value as Json, json};

use super::harness::{Engine, Resource, map};
use crate::{
    control::token,
    model::{ApiMapping, Authorization, IdentitySource, JwtAuthorizer},
};

const CERTIFICATE: &str =
    "arn:aws:acm:us-west-2:111122223333:certificate/12345678-1234-1234-1234-123456789012";

async fn api(engine: &mut Engine, inputs: Json) -> Resource {
    let mut all = json!({"protocolType": "HTTP"});
    all.as_object_mut().unwrap().extend(inputs.as_object().unwrap().clone());
    engine.create(token::API, "api", all).await
}

fn authorizer(api: &str) -> Json {
    json!({
        "apiId": api, "name": "jwt", "authorizerType": "JWT", "identitySources": ["$request.header.Authorization"],
        "jwtConfiguration": {"issuer": "https://a.example", "audiences": ["shop"]},
    })
}

#[tokio::test]
async fn authorizers() {
    let mut engine = Engine::new().await;
    let api = api(&mut engine, json!({})).await;
    for (property, value, words) in [
        (
            "jwtConfiguration",
            json!({"issuer": "http://a.example", "audiences": ["shop"]}),
            "Issuer is not a valid URL for JWT Authorizer",
        ),
        ("jwtConfiguration", json!({"issuer": "https://a.example"}), "needs \"audiences\""),
        ("jwtConfiguration", json!({"issuer": "https://a.example", "audiences": []}), "needs \"audiences\""),
        ("identitySources", json!([]), "one identity source"),
        ("jwtConfiguration", Json::Null, "JwtConfiguration must not be null"),
        ("identitySources", json!(["$context.path"]), "Invalid identity source expression: $context.path"),
        ("identitySources", json!(["$request.header.a", "$request.header.b"]), "one identity source"),
        ("authorizerType", "REQUEST".into(), "no Lambda functions"),
    ] {
        let mut inputs = authorizer(&api.id);
        inputs[property] = value.clone();
        let complaints = engine.complaints(token::AUTHORIZER, inputs).await;
        assert!(complaints.len() == 1 && complaints[0].contains(words), "{property} {value}: {complaints:?}");
    }
    let mut local = authorizer(&api.id);
    local["jwtConfiguration"]["issuer"] = "http://localhost:9000".into();
    assert_eq!(engine.complaints(token::AUTHORIZER, local).await, Vec::<String>::new());

    let made = engine.create(token::AUTHORIZER, "jwt", authorizer(&api.id)).await;
    let mut route = json!({"apiId": api.id, "routeKey": "GET /", "authorizationType": "AWS_IAM"});
    assert!(engine.complaints(token::ROUTE, route.clone()).await[0].contains("NONE or JWT"));
    route["authorizationType"] = "JWT".into();
    let refused = engine.refused(token::ROUTE, route.clone()).await;
    assert!(refused.contains("BadRequestException: Invalid authorizer ID specified."), "{refused}");
    let listener = {
        let (_, one, two) = engine.network().await;
        let balancer = engine.balancer("alb", &[&one, &two]).await;
        let link = json!({"subnetIds": [one.id], "securityGroupIds": []});
        (engine.listener(&balancer).await, engine.create(token::VPC_LINK, "link", link).await)
    };
    let integration = json!({"apiId": api.id, "integrationType": "HTTP_PROXY", "integrationMethod": "ANY", "connectionType": "VPC_LINK",
        "connectionId": listener.1.id, "integrationUri": listener.0.id, "tlsConfig": {"serverNameToVerify": "alb.example.com"}});
    let mut public = integration.clone();
    public["connectionType"] = "INTERNET".into();
    assert!(engine.complaints(token::INTEGRATION, public).await[0].contains("only for private integrations"));
    let integration = engine.create(token::INTEGRATION, "alb", integration).await;
    route["authorizerId"] = made.id.clone().into();
    route["authorizationScopes"] = json!(["read"]);
    route["target"] = format!("integrations/{}", integration.id).into();
    let route = engine.create(token::ROUTE, "root", route).await;
    assert!(engine.delete(&made).await.unwrap_err().contains("Cannot delete Authorizer"));

    let topology = engine.plane.topology.lock().unwrap().apis[&api.id].clone();
    let wanted = Authorization { authorizer_id: made.id.clone(), scopes: vec!["read".into()] };
    assert_eq!(topology.routes[&route.id].authorization, Some(wanted));
    let wanted = JwtAuthorizer {
        issuer: "https://a.example".into(),
        audiences: vec!["shop".into()],
        identity_source: IdentitySource::Header(http::header::AUTHORIZATION),
    };
    assert_eq!(topology.authorizers[&made.id], wanted);
    let integration = &topology.integrations[&integration.id];
    assert_eq!(integration.server_name_to_verify.as_deref(), Some("alb.example.com"));
}

#[tokio::test]
async fn https_listeners() {
    let mut engine = Engine::new().await;
    let (_, one, two) = engine.network().await;
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let not_found = json!({"type": "fixed-response", "fixedResponse": {"contentType": "text/plain", "statusCode": "404"}});
    let with = |extra: Json| {
        let mut inputs = json!({"loadBalancerArn": balancer.id, "port": 443, "protocol": "HTTPS",
            "certificateArn": CERTIFICATE, "defaultActions": [not_found]});
        inputs.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        inputs
    };
    for (extra, words) in [
        (
            json!({"certificateArn": null}),
            "certificateArn: ValidationError: A certificate must be specified for HTTPS listeners",
        ),
        (
            json!({"protocol": "HTTP"}),
            "certificateArn: ValidationError: A certificate cannot be specified for HTTP listeners",
        ),
        (json!({"protocol": "TLS"}), "protocol: ValidationError: expected \"HTTP\" or \"HTTPS\""),
    ] {
        assert_eq!(engine.complaints(token::LISTENER, with(extra.clone())).await.len(), 1, "{extra}");
        let complaints = engine.complaints(token::LISTENER, with(extra)).await;
        assert!(complaints[0].starts_with(words), "{complaints:?}");
    }
    for (extra, words) in [
        (
            json!({"certificateArn": "my-certificate"}),
            "ValidationError: Certificate ARN 'my-certificate' is not valid",
        ),
        (json!({"certificateArn": CERTIFICATE.replace("us-west-2", "us-east-1")}), "CertificateNotFound"),
        (json!({"sslPolicy": "Strict"}), "SSLPolicyNotFound: SSL policy 'Strict' not found"),
    ] {
        let refused = engine.refused(token::LISTENER, with(extra)).await;
        assert!(refused.contains(words), "{refused}");
    }
    let listener = engine.create(token::LISTENER, "https", with(json!({}))).await;
    assert_eq!(listener.text("sslPolicy"), "ELBSecurityPolicy-2016-08");
    assert!(engine.plane.topology.lock().unwrap().listeners[&listener.id].https);
    assert!(engine.diff(&listener, with(json!({}))).await.diffs.is_empty());
}

#[tokio::test]
async fn domain_names() {
    let mut engine = Engine::new().await;
    let api = api(&mut engine, json!({"disableExecuteApiEndpoint": true})).await;
    let stage = json!({"apiId": api.id, "name": "$default", "autoDeploy": true});
    let stage = engine.create(token::STAGE, "default", stage).await;
    let configuration =
        json!({"certificateArn": CERTIFICATE, "endpointType": "REGIONAL", "securityPolicy": "TLS_1_2"});
    let inputs = json!({"domainName": "API.example.com", "domainNameConfiguration": configuration});
    let mut edge = inputs.clone();
    edge["domainNameConfiguration"]["endpointType"] = "EDGE".into();
    assert_eq!(engine.complaints(token::DOMAIN_NAME, edge).await.len(), 1);
    let mut far = inputs.clone();
    far["domainNameConfiguration"]["certificateArn"] = CERTIFICATE.replace("us-west-2", "us-east-1").into();
    let refused = engine.refused(token::DOMAIN_NAME, far).await;
    assert!(refused.contains("Certificate must be in 'us-west-2'."), "{refused}");

    let preview = engine.preview(token::DOMAIN_NAME, "domain", &map(inputs.clone())).await;
    let target =
        |outputs: &Map| outputs["domainNameConfiguration"].as_object().unwrap()["targetDomainName"].clone();
    assert!(target(&preview).is_unknown(), "{preview:?}");
    let domain = engine.create(token::DOMAIN_NAME, "domain", inputs.clone()).await;
    assert_eq!(target(&domain.outputs).as_str(), Some("127.0.0.1:41000"));
    assert!(engine.diff(&domain, inputs.clone()).await.diffs.is_empty());
    let read = engine.read(&domain).await.unwrap();
    assert_eq!((read.inputs, read.outputs), (domain.inputs.clone(), domain.outputs.clone()));
    let mut tagged = inputs.clone();
    tagged["tags"] = json!({"a": "b"});
    let domain = engine.update(&domain, tagged).await.unwrap();
    assert_eq!(target(&domain.outputs).as_str(), Some("127.0.0.1:41000"), "an update keeps the endpoint");
    assert!(engine.refused(token::DOMAIN_NAME, inputs).await.contains("ConflictException"));

    let mapping =
        json!({"apiId": api.id, "domainName": domain.id, "stage": "$default", "apiMappingKey": "shop/v1"});
    for key in ["/shop", "shop/", "a//b", "a b"] {
        let mut wrong = mapping.clone();
        wrong["apiMappingKey"] = key.into();
        assert_eq!(engine.complaints(token::API_MAPPING, wrong).await.len(), 1, "{key}");
    }
    let made = engine.create(token::API_MAPPING, "mapping", mapping.clone()).await;
    let refused = engine.refused(token::API_MAPPING, mapping).await;
    assert!(refused.contains("ConflictException: ApiMapping key already exists"), "{refused}");
    let imported = engine.import(&made, &format!("{}/{}", made.id, domain.id)).await;
    assert_eq!(imported.map(|found| found.id), Some(made.id.clone()));

    let check = |engine: &Engine| {
        let topology = engine.plane.topology.lock().unwrap().clone();
        assert!(topology.apis[&api.id].default_endpoint_disabled);
        let name = &topology.domains["api.example.com"];
        let wanted = ApiMapping { key: "shop/v1".into(), api_id: api.id.clone(), stage: "$default".into() };
        assert_eq!((name.port, &name.mappings[&made.id]), (41_000, &wanted));
    };
    check(&engine);
    let mut engine = engine.restarted().await;
    check(&engine);
    assert!(
        engine
            .delete(&stage)
            .await
            .unwrap_err()
            .contains("Please remove all base path mappings related to the stage")
    );
    assert!(engine.delete(&api).await.unwrap_err().contains("related to the API"));
    engine.delete(&domain).await.unwrap();
    assert!(engine.read(&made).await.is_none(), "mappings go with their domain name");
    engine.delete(&api).await.unwrap();
}
