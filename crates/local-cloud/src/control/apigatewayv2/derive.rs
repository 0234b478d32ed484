//! Records of API Gateway → the model.

use std::{collections::BTreeMap, time::Duration};

use http::{Method, StatusCode};
use provider_kit::Map;

use crate::{
    control::{
        account::{Account, Record},
        apigatewayv2::names::{endpoint_id, endpoint_port},
        ec2::groups,
        fields::{Fields, owned, strs_of},
        token,
    },
    logs,
    model::{
        AccessLogSettings, ApiMapping, Authorization, Cors, DomainName, HttpApi, IdentitySource, Integration,
        JwtAuthorizer, ParameterMapping, Route, RouteKey, Stage, ThrottleLimits, VpcLink,
    },
};

pub fn domains(account: &Account) -> BTreeMap<String, DomainName> {
    let domain = |record: &Record| {
        let mappings = account.having(token::API_MAPPING, "domainName", &record.id);
        let mappings = mappings.map(|record| (record.id.clone(), mapping(record))).collect();
        Some((endpoint_id(&record.id), DomainName { port: endpoint_port(record)?, mappings }))
    };
    account.of(token::DOMAIN_NAME).filter_map(domain).collect()
}

fn mapping(record: &Record) -> ApiMapping {
    ApiMapping {
        key: record.str_or_empty("apiMappingKey").to_owned(),
        api_id: record.str_or_empty("apiId").to_owned(),
        stage: record.str_or_empty("stage").to_owned(),
    }
}

/// An HTTP API with all that is part of it.
pub fn http_api(account: &Account, api: &Record) -> HttpApi {
    let of = |token| account.having(token, "apiId", &api.id);
    HttpApi {
        routes: of(token::ROUTE).filter_map(|record| Some((record.id.clone(), route(record)?))).collect(),
        integrations: of(token::INTEGRATION)
            .filter_map(|record| Some((record.id.clone(), integration(record)?)))
            .collect(),
        stages: of(token::STAGE).map(|record| (record.id.clone(), stage(record))).collect(),
        cors: api.object("corsConfiguration").map(cors),
        authorizers: of(token::AUTHORIZER)
            .filter_map(|record| Some((record.id.clone(), authorizer(record)?)))
            .collect(),
        default_endpoint_disabled: api.bool("disableExecuteApiEndpoint") == Some(true),
    }
}

fn route(record: &Record) -> Option<Route> {
    Some(Route {
        route_key: RouteKey::parse(record.str("routeKey")?).ok()?,
        integration_id: record.str("target")?.trim_start_matches("integrations/").to_owned(),
        authorization: (record.str("authorizationType") == Some("JWT")).then(|| Authorization {
            authorizer_id: record.str_or_empty("authorizerId").to_owned(),
            scopes: owned(record.strs("authorizationScopes")),
        }),
    })
}

fn integration(record: &Record) -> Option<Integration> {
    let private = record.str("connectionType") == Some("VPC_LINK");
    let milliseconds = record.unsigned("timeoutMilliseconds").unwrap_or(30_000);
    let parameters = strs_of(record, "requestParameters");
    let parameters = parameters.iter().map(|(key, value)| ParameterMapping::parse(key, value));
    let method = record.str("integrationMethod").filter(|method| *method != "ANY");
    Some(Integration {
        vpc_link_id: record.str("connectionId").filter(|_| private).map(str::to_owned),
        uri: record.str_or_empty("integrationUri").to_owned(),
        method: method.and_then(|method| Method::from_bytes(method.as_bytes()).ok()),
        timeout: Duration::from_millis(milliseconds.into()),
        request_parameters: parameters.collect::<Result<_, _>>().ok()?,
        response_parameters: record
            .objects("responseParameters")
            .into_iter()
            .filter_map(response_mappings)
            .collect(),
        server_name_to_verify: record
            .object("tlsConfig")
            .map(|tls| tls.str_or_empty("serverNameToVerify").to_owned()),
    })
}

fn authorizer(record: &Record) -> Option<JwtAuthorizer> {
    let jwt = record.object("jwtConfiguration")?;
    Some(JwtAuthorizer {
        issuer: jwt.str("issuer")?.to_owned(),
        audiences: owned(jwt.strs("audiences")),
        identity_source: IdentitySource::parse(record.strs("identitySources").first()?).ok()?,
    })
}

fn stage(record: &Record) -> Stage {
    let log = record.object("accessLogSettings").map(|log| AccessLogSettings {
        log_group: logs::group_of_arn(log.str_or_empty("destinationArn")).to_owned(),
        format: log.str_or_empty("format").to_owned(),
    });
    Stage {
        // A deployment made by hand is a deployment as well.
        auto_deploy: record.bool("autoDeploy") == Some(true)
            || !record.str_or_empty("deploymentId").is_empty(),
        access_log: log,
        default_throttle: record.object("defaultRouteSettings").map(throttle),
        route_throttles: record
            .objects("routeSettings")
            .into_iter()
            .filter_map(|settings| Some((settings.str("routeKey")?.to_owned(), throttle(settings))))
            .collect(),
        variables: strs_of(record, "stageVariables"),
    }
}

/// The limits of a block of route settings. The provider sends 0 for what the block leaves out (its
/// `stage.go`).
fn throttle(settings: &Map) -> ThrottleLimits {
    ThrottleLimits {
        rate: settings.number("throttlingRateLimit").unwrap_or_default(),
        burst: settings.unsigned("throttlingBurstLimit").unwrap_or_default(),
    }
}

/// The mappings of a response with one status.
fn response_mappings(map: &Map) -> Option<(StatusCode, Vec<ParameterMapping>)> {
    let mappings = strs_of(map, "mappings");
    let mappings = mappings.iter().map(|(key, value)| ParameterMapping::parse_response(key, value));
    Some((map.str("statusCode")?.parse().ok()?, mappings.collect::<Result<_, _>>().ok()?))
}

fn cors(map: &Map) -> Cors {
    Cors {
        allow_origins: owned(map.strs("allowOrigins")),
        allow_methods: owned(map.strs("allowMethods")),
        allow_headers: owned(map.strs("allowHeaders")),
        expose_headers: owned(map.strs("exposeHeaders")),
        max_age: map.unsigned("maxAge"),
        allow_credentials: map.bool("allowCredentials") == Some(true),
    }
}

pub fn vpc_link(account: &Account, record: &Record) -> VpcLink {
    let (subnets, groups) = (record.strs("subnetIds"), record.strs("securityGroupIds"));
    VpcLink {
        security_group_ids: groups::or_default(account, groups, subnets.clone()),
        subnet_ids: owned(subnets),
    }
}
