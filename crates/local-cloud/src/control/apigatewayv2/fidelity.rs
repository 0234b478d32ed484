//! Inputs of API Gateway that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::{API, AUTHORIZER, DOMAIN_NAME, INTEGRATION, ROUTE, STAGE},
};

const WEB_SOCKET: &str = "of WebSocket APIs, which are refused";
const LAMBDA: &str = "of Lambda authorizers, which are refused";
const TEXT: &str = "a text for people";
const METRICS: &str = "no metrics are made";
const DNS: &str = "no DNS name leads to the endpoint";

pub static ALL: &[Verdict] = &[
    recorded(API, WEB_SOCKET, &["apiKeySelectionExpression"]),
    recorded(API, "of quick create and OpenAPI, which are refused", &["credentialsArn", "failOnWarnings"]),
    recorded(API, TEXT, &["description", "version"]),
    recorded(API, "the endpoint has a loopback address", &["ipAddressType"]),
    recorded(
        INTEGRATION,
        WEB_SOCKET,
        &[
            "contentHandlingStrategy",
            "passthroughBehavior",
            "requestTemplates",
            "templateSelectionExpression",
        ],
    ),
    recorded(
        INTEGRATION,
        "of integrations with AWS's services, which are refused",
        &["credentialsArn", "integrationSubtype"],
    ),
    recorded(INTEGRATION, TEXT, &["description"]),
    recorded(
        ROUTE,
        WEB_SOCKET,
        &[
            "modelSelectionExpression",
            "requestModels",
            "requestParameters.requestParameterKey",
            "requestParameters.required",
            "routeResponseSelectionExpression",
        ],
    ),
    recorded(ROUTE, TEXT, &["operationName"]),
    recorded(
        STAGE,
        WEB_SOCKET,
        &["clientCertificateId", "defaultRouteSettings.dataTraceEnabled", "routeSettings.dataTraceEnabled"],
    ),
    recorded(STAGE, TEXT, &["description"]),
    recorded(
        STAGE,
        METRICS,
        &["defaultRouteSettings.detailedMetricsEnabled", "routeSettings.detailedMetricsEnabled"],
    ),
    recorded(
        AUTHORIZER,
        LAMBDA,
        &[
            "authorizerCredentialsArn",
            "authorizerPayloadFormatVersion",
            "authorizerResultTtlInSeconds",
            "authorizerUri",
            "enableSimpleResponses",
        ],
    ),
    recorded(
        DOMAIN_NAME,
        DNS,
        &["domainNameConfiguration.hostedZoneId", "domainNameConfiguration.ipAddressType", "routingMode"],
    ),
    recorded(
        DOMAIN_NAME,
        "no TLS is spoken",
        &["domainNameConfiguration.ownershipVerificationCertificateArn"],
    ),
    recorded(
        DOMAIN_NAME,
        "mutual TLS is refused",
        &["mutualTlsAuthentication.truststoreUri", "mutualTlsAuthentication.truststoreVersion"],
    ),
];
