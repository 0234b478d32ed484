// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use std::collections::BTreeMap;

use crate::generated::support;

results! {
    /// `aws:apigatewayv2/ApiCorsConfiguration:ApiCorsConfiguration`.
    ApiCorsConfiguration;
    /// Whether credentials are included in the CORS request.
    allow_credentials: Option<bool> = "allowCredentials";
    /// Set of allowed HTTP headers.
    allow_headers: Option<Vec<String>> = "allowHeaders";
    /// Set of allowed HTTP methods.
    allow_methods: Option<Vec<String>> = "allowMethods";
    /// Set of allowed origins.
    allow_origins: Option<Vec<String>> = "allowOrigins";
    /// Set of exposed HTTP headers.
    expose_headers: Option<Vec<String>> = "exposeHeaders";
    /// Number of seconds that the browser should cache preflight request results.
    max_age: Option<i64> = "maxAge";
}

results! {
    /// `aws:apigatewayv2/AuthorizerJwtConfiguration:AuthorizerJwtConfiguration`.
    AuthorizerJwtConfiguration;
    /// List of the intended recipients of the JWT. A valid JWT must provide an aud that matches at least
    /// one entry in this list.
    audiences: Option<Vec<String>> = "audiences";
    /// Base domain of the identity provider that issues JSON Web Tokens, such as the `endpoint` attribute
    /// of the `cognito.UserPool` resource.
    issuer: Option<String> = "issuer";
}

results! {
    /// `aws:apigatewayv2/DomainNameDomainNameConfiguration:DomainNameDomainNameConfiguration`.
    DomainNameDomainNameConfiguration;
    /// ARN of an AWS-managed certificate that will be used by the endpoint for the domain name. AWS
    /// Certificate Manager is the only supported source.
    certificate_arn: String = "certificateArn";
    /// Endpoint type. Valid values: `REGIONAL`.
    endpoint_type: String = "endpointType";
    /// Amazon Route 53 Hosted Zone ID of the endpoint.
    hosted_zone_id: Option<String> = "hostedZoneId";
    /// IP address types that can invoke the domain name. Valid values: `ipv4`, `dualstack`.
    ip_address_type: Option<String> = "ipAddressType";
    /// ARN of the AWS-issued certificate used to validate custom domain ownership (when `certificate_arn`
    /// is issued via an ACM Private CA or `mutual_tls_authentication` is configured with an ACM-imported
    /// certificate.)
    ownership_verification_certificate_arn: Option<String> = "ownershipVerificationCertificateArn";
    /// TLS version of the security policy for the domain name. Valid values: `TLS_1_2`.
    security_policy: String = "securityPolicy";
    /// Target domain name.
    target_domain_name: Option<String> = "targetDomainName";
}

results! {
    /// `aws:apigatewayv2/DomainNameMutualTlsAuthentication:DomainNameMutualTlsAuthentication`.
    DomainNameMutualTlsAuthentication;
    /// Amazon S3 URL that specifies the truststore for mutual TLS authentication, for example,
    /// `s3://bucket-name/key-name`.
    truststore_uri: String = "truststoreUri";
    /// Version of the S3 object that contains the truststore. To specify a version, you must have
    /// versioning enabled for the S3 bucket.
    truststore_version: Option<String> = "truststoreVersion";
}

results! {
    /// `aws:apigatewayv2/IntegrationResponseParameter:IntegrationResponseParameter`.
    IntegrationResponseParameter;
    /// Key-value map. The key of this map identifies the location of the request parameter to change, and
    /// how to change it.
    mappings: BTreeMap<String, String> = "mappings";
    /// HTTP status code in the range 200-599.
    status_code: String = "statusCode";
}

results! {
    /// `aws:apigatewayv2/IntegrationTlsConfig:IntegrationTlsConfig`.
    IntegrationTlsConfig;
    /// If you specify a server name, API Gateway uses it to verify the hostname on the integration's
    /// certificate.
    server_name_to_verify: Option<String> = "serverNameToVerify";
}

results! {
    /// `aws:apigatewayv2/RouteRequestParameter:RouteRequestParameter`.
    RouteRequestParameter;
    /// Request parameter key. This is a request data mapping parameter.
    request_parameter_key: String = "requestParameterKey";
    /// Whether the parameter is required.
    required: bool = "required";
}

results! {
    /// `aws:apigatewayv2/StageAccessLogSettings:StageAccessLogSettings`.
    StageAccessLogSettings;
    /// ARN of the CloudWatch Logs log group to receive access logs. Any trailing `:*` is trimmed from the
    /// ARN.
    destination_arn: String = "destinationArn";
    /// Single line format of the access logs of data. Refer to log settings for HTTP or Websocket.
    format: String = "format";
}

results! {
    /// `aws:apigatewayv2/StageDefaultRouteSettings:StageDefaultRouteSettings`.
    StageDefaultRouteSettings;
    /// Whether data trace logging is enabled for the default route. Affects the log entries pushed to
    /// Amazon CloudWatch Logs.
    data_trace_enabled: Option<bool> = "dataTraceEnabled";
    /// Whether detailed metrics are enabled for the default route. Defaults to `false`.
    detailed_metrics_enabled: Option<bool> = "detailedMetricsEnabled";
    /// Logging level for the default route. Affects the log entries pushed to Amazon CloudWatch Logs.
    logging_level: Option<String> = "loggingLevel";
    /// Throttling burst limit for the default route.
    throttling_burst_limit: Option<i64> = "throttlingBurstLimit";
    /// Throttling rate limit for the default route.
    throttling_rate_limit: Option<f64> = "throttlingRateLimit";
}

results! {
    /// `aws:apigatewayv2/StageRouteSetting:StageRouteSetting`.
    StageRouteSetting;
    /// Whether data trace logging is enabled for the route. Affects the log entries pushed to Amazon
    /// CloudWatch Logs.
    data_trace_enabled: Option<bool> = "dataTraceEnabled";
    /// Whether detailed metrics are enabled for the route. Defaults to `false`.
    detailed_metrics_enabled: Option<bool> = "detailedMetricsEnabled";
    /// Logging level for the route. Affects the log entries pushed to Amazon CloudWatch Logs.
    logging_level: Option<String> = "loggingLevel";
    /// Route key.
    route_key: String = "routeKey";
    /// Throttling burst limit for the route.
    throttling_burst_limit: Option<i64> = "throttlingBurstLimit";
    /// Throttling rate limit for the route.
    throttling_rate_limit: Option<f64> = "throttlingRateLimit";
}
