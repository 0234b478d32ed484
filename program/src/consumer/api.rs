//! The HTTP API: every path goes through the VPC link to the listener, whose rules choose the service.

use aws::{apigatewayv2, cloudwatch};
use pulumi_sdk::{Component, Output, ResourceOptions, format_output};

use crate::settings::Settings;

/// What the access log says of each request (API Gateway developer guide, "Customize HTTP API access logs").
const ACCESS_LOG_FIELDS: &[(&str, &str)] = &[
    ("requestId", "$context.requestId"),
    ("time", "$context.requestTime"),
    ("ip", "$context.identity.sourceIp"),
    ("method", "$context.httpMethod"),
    ("path", "$context.path"),
    ("routeKey", "$context.routeKey"),
    ("status", "$context.status"),
    ("integrationStatus", "$context.integrationStatus"),
    ("integrationLatency", "$context.integrationLatency"),
    ("integrationError", "$context.integrationErrorMessage"),
    ("responseLatency", "$context.responseLatency"),
    ("responseLength", "$context.responseLength"),
    ("userAgent", "$context.identity.userAgent"),
];

/// The API and its stage.
pub(super) struct HttpApi {
    pub api: apigatewayv2::Api,
    stage: apigatewayv2::Stage,
}

pub(super) fn http_api(
    scope: &Component,
    name: &str,
    vpc_link_id: Output<String>,
    listener_arn: Output<String>,
    settings: &Settings,
) -> HttpApi {
    let api = apigatewayv2::Api::with_options(
        scope,
        &format!("{name}-api"),
        apigatewayv2::ApiArgs::builder()
            .name(format!("{}-api", settings.prefix))
            .protocol_type("HTTP")
            .cors_configuration(cors(settings))
            // With a custom domain, the default endpoint would be a way around it.
            .disable_execute_api_endpoint(settings.domain_name.is_some())
            .tags(settings.tags(name))
            .build(),
        ResourceOptions::new().protect(settings.deletion_protection),
    );
    let integration = apigatewayv2::Integration::new(
        scope,
        &format!("{name}-integration"),
        apigatewayv2::IntegrationArgs::builder()
            .api_id(api.id())
            .description("The producer's load balancer")
            .integration_type("HTTP_PROXY")
            .integration_method("ANY")
            .integration_uri(listener_arn)
            .connection_type("VPC_LINK")
            .connection_id(vpc_link_id)
            .payload_format_version("1.0")
            .tls_config(settings.load_balancer_certificate_name.as_deref().map(|name| {
                apigatewayv2::IntegrationTlsConfig::builder().server_name_to_verify(name).build()
            }))
            .build(),
    );
    let authorizer = jwt(scope, name, &api, settings);
    let routes = route_keys(settings).iter().map(|(role, key)| {
        apigatewayv2::Route::new(
            scope,
            &format!("{name}-{role}"),
            apigatewayv2::RouteArgs::builder()
                .api_id(api.id())
                .route_key(*key)
                .target(format_output!("integrations/{}", integration.id()))
                .authorization_type(authorizer.as_ref().map(|_| "JWT"))
                .authorizer_id(authorizer.as_ref().map(apigatewayv2::Authorizer::id))
                .build(),
        )
    });
    // The first automatic deployment then has the routes in it.
    let after_routes = routes.fold(ResourceOptions::new(), |options, route| options.depends_on(&route));
    let throttling = settings.throttling_rate.zip(settings.throttling_burst).map(|(rate, burst)| {
        apigatewayv2::StageDefaultRouteSettings::builder()
            .throttling_rate_limit(f64::from(rate))
            .throttling_burst_limit(i64::from(burst))
            .build()
    });
    let stage = apigatewayv2::Stage::with_options(
        scope,
        &format!("{name}-stage"),
        apigatewayv2::StageArgs::builder()
            .api_id(api.id())
            .name("$default")
            .auto_deploy(true)
            .access_log_settings(settings.api_access_logs.then(|| access_log(scope, name, settings)))
            .default_route_settings(throttling)
            .tags(settings.tags(name))
            .build(),
        after_routes,
    );
    HttpApi { api, stage }
}

/// The routes, each with its role. `ANY` would also take the preflights of browsers, which bring no token and
/// which no service answers; where no route takes them, the API answers them itself (API Gateway developer
/// guide, "Configure CORS for HTTP APIs").
fn route_keys(settings: &Settings) -> &'static [(&'static str, &'static str)] {
    if settings.cors_origins.is_empty() {
        &[("route", "ANY /{proxy+}")]
    } else {
        &[("route-get", "GET /{proxy+}"), ("route-head", "HEAD /{proxy+}")]
    }
}

fn cors(settings: &Settings) -> Option<apigatewayv2::ApiCorsConfiguration> {
    (!settings.cors_origins.is_empty()).then(|| {
        apigatewayv2::ApiCorsConfiguration::builder()
            .allow_origins(settings.cors_origins.clone())
            .allow_methods(["GET", "HEAD", "OPTIONS"])
            .allow_headers(["authorization", "content-type"])
            .max_age(300)
            .build()
    })
}

fn jwt(
    scope: &Component,
    name: &str,
    api: &apigatewayv2::Api,
    settings: &Settings,
) -> Option<apigatewayv2::Authorizer> {
    let issuer = settings.jwt_issuer.as_deref()?;
    Some(apigatewayv2::Authorizer::new(
        scope,
        &format!("{name}-authorizer"),
        apigatewayv2::AuthorizerArgs::builder()
            .api_id(api.id())
            .name("jwt")
            .authorizer_type("JWT")
            .identity_sources(["$request.header.Authorization"])
            .jwt_configuration(
                apigatewayv2::AuthorizerJwtConfiguration::builder()
                    .issuer(issuer)
                    .audiences(settings.jwt_audience.clone())
                    .build(),
            )
            .build(),
    ))
}

fn access_log(scope: &Component, name: &str, settings: &Settings) -> apigatewayv2::StageAccessLogSettings {
    let logs = cloudwatch::LogGroup::new(
        scope,
        &format!("{name}-access-logs"),
        cloudwatch::LogGroupArgs::builder()
            // API Gateway writes to groups of this prefix without a policy that grows with each of them.
            .name(format!("/aws/vendedlogs/{}-api", settings.prefix))
            .retention_in_days(i64::from(settings.log_retention_days))
            .kms_key_id(settings.log_kms_key_arn.as_deref())
            .tags(settings.tags(name))
            .build(),
    );
    let format: serde_json::Map<_, _> =
        ACCESS_LOG_FIELDS.iter().map(|(field, variable)| ((*field).to_owned(), (*variable).into())).collect();
    apigatewayv2::StageAccessLogSettings::builder()
        .destination_arn(logs.arn())
        .format(serde_json::Value::Object(format).to_string())
        .build()
}

/// A custom domain for the API; returns the target of its DNS record.
pub(super) fn custom_domain(
    scope: &Component,
    name: &str,
    api: &HttpApi,
    settings: &Settings,
) -> Option<Output<String>> {
    let (domain_name, certificate) =
        settings.domain_name.as_deref().zip(settings.certificate_arn.as_deref())?;
    let domain = apigatewayv2::DomainName::new(
        scope,
        &format!("{name}-domain"),
        apigatewayv2::DomainNameArgs::builder()
            .domain_name(domain_name)
            .domain_name_configuration(
                apigatewayv2::DomainNameDomainNameConfiguration::builder()
                    .certificate_arn(certificate)
                    .endpoint_type("REGIONAL")
                    .security_policy("TLS_1_2")
                    .build(),
            )
            .tags(settings.tags(name))
            .build(),
    );
    apigatewayv2::ApiMapping::new(
        scope,
        &format!("{name}-mapping"),
        apigatewayv2::ApiMappingArgs::builder()
            .api_id(api.api.id())
            .domain_name(domain.id())
            .stage(api.stage.id())
            .build(),
    );
    Some(
        domain
            .domain_name_configuration()
            .map(|configuration| configuration.target_domain_name.unwrap_or_default()),
    )
}
