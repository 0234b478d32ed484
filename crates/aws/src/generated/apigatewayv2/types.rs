// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

arguments! {
    /// The type `aws:apigatewayv2/ApiCorsConfiguration:ApiCorsConfiguration`.
    #[derive(Default)]
    ApiCorsConfiguration, ApiCorsConfigurationBuilder;
    required {}
    optional {
        /// Whether credentials are included in the CORS request.
        allow_credentials: Input<bool> = "allowCredentials";
        /// Set of allowed HTTP headers.
        allow_headers: Inputs<String> = "allowHeaders";
        /// Set of allowed HTTP methods.
        allow_methods: Inputs<String> = "allowMethods";
        /// Set of allowed origins.
        allow_origins: Inputs<String> = "allowOrigins";
        /// Set of exposed HTTP headers.
        expose_headers: Inputs<String> = "exposeHeaders";
        /// Number of seconds that the browser should cache preflight request results.
        max_age: Input<i64> = "maxAge";
    }
}

arguments! {
    /// The type `aws:apigatewayv2/AuthorizerJwtConfiguration:AuthorizerJwtConfiguration`.
    #[derive(Default)]
    AuthorizerJwtConfiguration, AuthorizerJwtConfigurationBuilder;
    required {}
    optional {
        /// List of the intended recipients of the JWT. A valid JWT must provide an aud that matches at
        /// least one entry in this list.
        audiences: Inputs<String> = "audiences";
        /// Base domain of the identity provider that issues JSON Web Tokens, such as the `endpoint`
        /// attribute of the `cognito.UserPool` resource.
        issuer: Input<String> = "issuer";
    }
}

arguments! {
    /// The type `aws:apigatewayv2/DomainNameDomainNameConfiguration:DomainNameDomainNameConfiguration`.
    DomainNameDomainNameConfiguration, DomainNameDomainNameConfigurationBuilder;
    required {
        /// ARN of an AWS-managed certificate that will be used by the endpoint for the domain name. AWS
        /// Certificate Manager is the only supported source.
        certificate_arn: Input<String> = "certificateArn";
        /// Endpoint type. Valid values: `REGIONAL`.
        endpoint_type: Input<String> = "endpointType";
        /// TLS version of the security policy for the domain name. Valid values: `TLS_1_2`.
        security_policy: Input<String> = "securityPolicy";
    }
    optional {
        /// Amazon Route 53 Hosted Zone ID of the endpoint.
        hosted_zone_id: Input<String> = "hostedZoneId";
        /// IP address types that can invoke the domain name. Valid values: `ipv4`, `dualstack`.
        ip_address_type: Input<String> = "ipAddressType";
        /// ARN of the AWS-issued certificate used to validate custom domain ownership (when
        /// `certificate_arn` is issued via an ACM Private CA or `mutual_tls_authentication` is configured
        /// with an ACM-imported certificate.)
        ownership_verification_certificate_arn: Input<String> = "ownershipVerificationCertificateArn";
        /// Target domain name.
        target_domain_name: Input<String> = "targetDomainName";
    }
}

arguments! {
    /// The type `aws:apigatewayv2/DomainNameMutualTlsAuthentication:DomainNameMutualTlsAuthentication`.
    DomainNameMutualTlsAuthentication, DomainNameMutualTlsAuthenticationBuilder;
    required {
        /// Amazon S3 URL that specifies the truststore for mutual TLS authentication, for example,
        /// `s3://bucket-name/key-name`.
        truststore_uri: Input<String> = "truststoreUri";
    }
    optional {
        /// Version of the S3 object that contains the truststore. To specify a version, you must have
        /// versioning enabled for the S3 bucket.
        truststore_version: Input<String> = "truststoreVersion";
    }
}

arguments! {
    /// The type `aws:apigatewayv2/IntegrationResponseParameter:IntegrationResponseParameter`.
    IntegrationResponseParameter, IntegrationResponseParameterBuilder;
    required {
        /// Key-value map. The key of this map identifies the location of the request parameter to change,
        /// and how to change it.
        mappings: InputMap<String> = "mappings";
        /// HTTP status code in the range 200-599.
        status_code: Input<String> = "statusCode";
    }
    optional {}
}

arguments! {
    /// The type `aws:apigatewayv2/IntegrationTlsConfig:IntegrationTlsConfig`.
    #[derive(Default)]
    IntegrationTlsConfig, IntegrationTlsConfigBuilder;
    required {}
    optional {
        /// If you specify a server name, API Gateway uses it to verify the hostname on the integration's
        /// certificate.
        server_name_to_verify: Input<String> = "serverNameToVerify";
    }
}

arguments! {
    /// The type `aws:apigatewayv2/RouteRequestParameter:RouteRequestParameter`.
    RouteRequestParameter, RouteRequestParameterBuilder;
    required {
        /// Request parameter key. This is a request data mapping parameter.
        request_parameter_key: Input<String> = "requestParameterKey";
        /// Whether the parameter is required.
        required: Input<bool> = "required";
    }
    optional {}
}

arguments! {
    /// The type `aws:apigatewayv2/StageAccessLogSettings:StageAccessLogSettings`.
    StageAccessLogSettings, StageAccessLogSettingsBuilder;
    required {
        /// ARN of the CloudWatch Logs log group to receive access logs. Any trailing `:*` is trimmed from
        /// the ARN.
        destination_arn: Input<String> = "destinationArn";
        /// Single line format of the access logs of data. Refer to log settings for HTTP or Websocket.
        format: Input<String> = "format";
    }
    optional {}
}

arguments! {
    /// The type `aws:apigatewayv2/StageDefaultRouteSettings:StageDefaultRouteSettings`.
    #[derive(Default)]
    StageDefaultRouteSettings, StageDefaultRouteSettingsBuilder;
    required {}
    optional {
        /// Whether data trace logging is enabled for the default route. Affects the log entries pushed to
        /// Amazon CloudWatch Logs.
        data_trace_enabled: Input<bool> = "dataTraceEnabled";
        /// Whether detailed metrics are enabled for the default route. Defaults to `false`.
        detailed_metrics_enabled: Input<bool> = "detailedMetricsEnabled";
        /// Logging level for the default route. Affects the log entries pushed to Amazon CloudWatch Logs.
        logging_level: Input<String> = "loggingLevel";
        /// Throttling burst limit for the default route.
        throttling_burst_limit: Input<i64> = "throttlingBurstLimit";
        /// Throttling rate limit for the default route.
        throttling_rate_limit: Input<f64> = "throttlingRateLimit";
    }
}

arguments! {
    /// The type `aws:apigatewayv2/StageRouteSetting:StageRouteSetting`.
    StageRouteSetting, StageRouteSettingBuilder;
    required {
        /// Route key.
        route_key: Input<String> = "routeKey";
    }
    optional {
        /// Whether data trace logging is enabled for the route. Affects the log entries pushed to Amazon
        /// CloudWatch Logs.
        data_trace_enabled: Input<bool> = "dataTraceEnabled";
        /// Whether detailed metrics are enabled for the route. Defaults to `false`.
        detailed_metrics_enabled: Input<bool> = "detailedMetricsEnabled";
        /// Logging level for the route. Affects the log entries pushed to Amazon CloudWatch Logs.
        logging_level: Input<String> = "loggingLevel";
        /// Throttling burst limit for the route.
        throttling_burst_limit: Input<i64> = "throttlingBurstLimit";
        /// Throttling rate limit for the route.
        throttling_rate_limit: Input<f64> = "throttlingRateLimit";
    }
}
