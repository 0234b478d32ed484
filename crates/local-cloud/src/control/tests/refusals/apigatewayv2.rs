//! API Gateway.

use serde_json::{Value as Json, json};

use super::{
    Case,
    Step::{Check, Create, Delete},
    fixture::{CERTIFICATE, Fixture, domain, integration, with},
};
use crate::control::token::{API, API_MAPPING, AUTHORIZER, DOMAIN_NAME, INTEGRATION, ROUTE, STAGE, VPC_LINK};

pub fn cases(w: &Fixture) -> Vec<Case> {
    let api = |others: Json| with(json!({"protocolType": "HTTP"}), others);
    let stage = |others: Json| with(json!({"apiId": w.api.id, "name": "test", "autoDeploy": true}), others);
    let log = |destination: &str, format: &str| {
        stage(json!({"accessLogSettings": {"destinationArn": destination, "format": format}}))
    };
    let link = |others: Json| with(json!({"subnetIds": [w.one.id], "securityGroupIds": []}), others);
    let forward = |others: Json| with(integration(&w.api, &w.link, &w.listener.id), others);
    let route = |others: Json| with(json!({"apiId": w.api.id, "routeKey": "GET /books"}), others);
    let authorizer = |others: Json| {
        let base = json!({"apiId": w.api.id, "name": "other", "authorizerType": "JWT",
            "identitySources": ["$request.header.Authorization"],
            "jwtConfiguration": {"issuer": "https://a.example", "audiences": ["shop"]}});
        with(base, others)
    };
    let mapping = |others: Json| {
        let base = json!({"apiId": w.mapped_api.id, "domainName": "api.example.com", "stage": "live", "apiMappingKey": "v1"});
        with(base, others)
    };
    vec![
        ("api_key", Check(ROUTE, route(json!({"apiKeyRequired": true})))),
        ("scopes_without_jwt", Check(ROUTE, route(json!({"authorizationScopes": ["read"]})))),
        (
            "scope_limit",
            Check(ROUTE, route(json!({"authorizationType": "JWT", "authorizationScopes": vec!["read"; 11]}))),
        ),
        (
            "audience_limit",
            Check(
                AUTHORIZER,
                authorizer(
                    json!({"jwtConfiguration": {"issuer": "https://a.example", "audiences": vec!["shop"; 51]}}),
                ),
            ),
        ),
        (
            "domain_underscore",
            Check(DOMAIN_NAME, with(domain(CERTIFICATE), json!({"domainName": "my_api.example.com"}))),
        ),
        ("api_not_found", Create(STAGE, stage(json!({"apiId": "none"})))),
        ("web_socket", Check(API, api(json!({"protocolType": "WEBSOCKET"})))),
        ("open_api", Check(API, api(json!({"body": "{}"})))),
        (
            "cors_credentials",
            Check(API, api(json!({"corsConfiguration": {"allowCredentials": true, "allowOrigins": ["*"]}}))),
        ),
        ("route_selection", Check(API, api(json!({"routeSelectionExpression": "$request.body.action"})))),
        ("api_mapped", Delete(w.mapped_api.clone())),
        ("stage_exists", Create(STAGE, stage(json!({"name": "$default"})))),
        ("stage_mapped", Delete(w.mapped_stage.clone())),
        ("log_group", Create(STAGE, log("arn:aws:logs:us-west-2:0:log-group:none", "$context.requestId"))),
        ("log_format", Create(STAGE, log(&w.logs.text("arn"), "$context.status"))),
        (
            "settings_of_no_route",
            Create(
                STAGE,
                stage(json!({"routeSettings": [{"routeKey": "GET /x", "throttlingBurstLimit": 1}]})),
            ),
        ),
        ("execution_logs", Check(STAGE, stage(json!({"defaultRouteSettings": {"loggingLevel": "INFO"}})))),
        ("deployed_twice", Check(STAGE, stage(json!({"deploymentId": "abc123"})))),
        (
            "log_format_size",
            Create(STAGE, log(&w.logs.text("arn"), &format!("$context.requestId {}", "x".repeat(3_072)))),
        ),
        ("link_subnets", Check(VPC_LINK, link(json!({"subnetIds": []})))),
        ("link_reference", Create(VPC_LINK, link(json!({"subnetIds": ["subnet-0"]})))),
        ("link_vpcs", Create(VPC_LINK, link(json!({"subnetIds": [w.one.id, w.there.id]})))),
        ("link_group_elsewhere", Create(VPC_LINK, link(json!({"securityGroupIds": [w.other_group.id]})))),
        ("link_subnet_limit", Create(VPC_LINK, link(json!({"subnetIds": vec![w.one.id.clone(); 11]})))),
        ("link_in_use", Delete(w.link.clone())),
        (
            "response_parameter",
            Check(
                INTEGRATION,
                forward(
                    json!({"responseParameters": [{"statusCode": "200", "mappings": {"badaction:header.x": "1"}}]}),
                ),
            ),
        ),
        (
            "response_status",
            Check(
                INTEGRATION,
                forward(
                    json!({"responseParameters": [{"statusCode": "199", "mappings": {"overwrite:header.x": "1"}}]}),
                ),
            ),
        ),
        (
            "cloud_map_attributes",
            Check(
                INTEGRATION,
                forward(json!({"integrationUri": format!("{}?stage=prod", w.discovery.text("arn"))})),
            ),
        ),
        (
            "internet_uri",
            Check(
                INTEGRATION,
                forward(
                    json!({"connectionType": "INTERNET", "connectionId": null, "integrationUri": "https://example.com"}),
                ),
            ),
        ),
        ("link_not_given", Check(INTEGRATION, forward(json!({"connectionId": null})))),
        ("integration_type", Check(INTEGRATION, forward(json!({"integrationType": "MOCK"})))),
        ("lambda", Check(INTEGRATION, forward(json!({"integrationType": "AWS_PROXY"})))),
        (
            "tls_config",
            Check(
                INTEGRATION,
                forward(json!({"connectionType": "INTERNET", "connectionId": null,
                    "tlsConfig": {"serverNameToVerify": "a.example"}})),
            ),
        ),
        ("integration_method", Check(INTEGRATION, forward(json!({"integrationMethod": null})))),
        ("integration_uri", Check(INTEGRATION, forward(json!({"integrationUri": null})))),
        ("payload_version", Check(INTEGRATION, forward(json!({"payloadFormatVersion": "2.0"})))),
        (
            "request_parameter",
            Check(INTEGRATION, forward(json!({"requestParameters": {"set:header.x": "1"}}))),
        ),
        ("link_not_found", Create(INTEGRATION, forward(json!({"connectionId": "none"})))),
        ("private_uri", Create(INTEGRATION, forward(json!({"integrationUri": "http://example.com"})))),
        ("integration_in_use", Delete(w.integration.clone())),
        ("route_key", Check(ROUTE, route(json!({"routeKey": "GET /{a}/{a}"})))),
        ("route_target", Check(ROUTE, route(json!({"target": "books"})))),
        ("route_exists", Create(ROUTE, route(json!({"routeKey": "GET /"})))),
        ("integration_not_found", Create(ROUTE, route(json!({"target": "integrations/none"})))),
        ("signatures", Check(ROUTE, route(json!({"authorizationType": "AWS_IAM"})))),
        ("route_lambda", Check(ROUTE, route(json!({"authorizationType": "CUSTOM"})))),
        ("route_authorizer", Create(ROUTE, route(json!({"authorizationType": "JWT"})))),
        ("authorizer_lambda", Check(AUTHORIZER, authorizer(json!({"authorizerType": "REQUEST"})))),
        ("jwt_configuration", Check(AUTHORIZER, authorizer(json!({"jwtConfiguration": null})))),
        (
            "jwt_needs",
            Check(AUTHORIZER, authorizer(json!({"jwtConfiguration": {"issuer": "https://a.example"}}))),
        ),
        (
            "issuer",
            Check(
                AUTHORIZER,
                authorizer(json!({"jwtConfiguration": {"issuer": "a.example", "audiences": ["shop"]}})),
            ),
        ),
        ("identity_source", Check(AUTHORIZER, authorizer(json!({"identitySources": ["$context.path"]})))),
        ("identity_sources", Check(AUTHORIZER, authorizer(json!({"identitySources": []})))),
        ("authorizer_in_use", Delete(w.authorizer.clone())),
        (
            "endpoint_type",
            Check(
                DOMAIN_NAME,
                with(
                    domain(CERTIFICATE),
                    json!({"domainNameConfiguration": {
                "certificateArn": CERTIFICATE, "endpointType": "EDGE", "securityPolicy": "TLS_1_2"}}),
                ),
            ),
        ),
        (
            "mutual_tls",
            Check(
                DOMAIN_NAME,
                with(
                    domain(CERTIFICATE),
                    json!({"mutualTlsAuthentication": {"truststoreUri": "s3://bucket/key"}}),
                ),
            ),
        ),
        ("domain_exists", Create(DOMAIN_NAME, domain(CERTIFICATE))),
        (
            "certificate",
            Create(
                DOMAIN_NAME,
                with(
                    domain("arn:aws:iam::111122223333:server-certificate/own"),
                    json!({"domainName": "b.example.com"}),
                ),
            ),
        ),
        ("mapping_key", Check(API_MAPPING, mapping(json!({"apiMappingKey": "/v1"})))),
        ("mapping_exists", Create(API_MAPPING, mapping(json!({"apiMappingKey": null})))),
        ("domain_not_found", Create(API_MAPPING, mapping(json!({"domainName": "none.example.com"})))),
        ("stage_not_found", Create(API_MAPPING, mapping(json!({"stage": "none"})))),
    ]
}
