// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

arguments! {
    /// The type `aws:lb/ListenerDefaultAction:ListenerDefaultAction`.
    ListenerDefaultAction, ListenerDefaultActionBuilder;
    required {
        /// Type of routing action. Valid values are `forward`, `redirect`, `fixed-response`,
        /// `authenticate-cognito`, `authenticate-oidc` and `jwt-validation`.
        type_: Input<String> = "type";
    }
    optional {
        /// Configuration block for using Amazon Cognito to authenticate users. Specify only when `type` is
        /// `authenticate-cognito`.
        authenticate_cognito: support::Nested<super::ListenerDefaultActionAuthenticateCognito> = "authenticateCognito";
        /// Configuration block for an identity provider that is compliant with OpenID Connect (OIDC).
        /// Specify only when `type` is `authenticate-oidc`.
        authenticate_oidc: support::Nested<super::ListenerDefaultActionAuthenticateOidc> = "authenticateOidc";
        /// Information for creating an action that returns a custom HTTP response. Required if `type` is
        /// `fixed-response`.
        fixed_response: support::Nested<super::ListenerDefaultActionFixedResponse> = "fixedResponse";
        /// Configuration block for creating an action that distributes requests among one or more target
        /// groups. Specify only if `type` is `forward`.
        forward: support::Nested<super::ListenerDefaultActionForward> = "forward";
        /// Configuration block for creating a JWT validation action. Required if `type` is
        /// `jwt-validation`.
        jwt_validation: support::Nested<super::ListenerDefaultActionJwtValidation> = "jwtValidation";
        /// Order for the action. The action with the lowest value for order is performed first.
        order: Input<i64> = "order";
        /// Configuration block for creating a redirect action. Required if `type` is `redirect`.
        redirect: support::Nested<super::ListenerDefaultActionRedirect> = "redirect";
        /// ARN of the Target Group to which to route traffic. Specify only if `type` is `forward` and you
        /// want to route to a single target group.
        target_group_arn: Input<String> = "targetGroupArn";
    }
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionAuthenticateCognito:ListenerDefaultActionAuthenticateCognito`.
    ListenerDefaultActionAuthenticateCognito, ListenerDefaultActionAuthenticateCognitoBuilder;
    required {
        /// ARN of the Cognito user pool.
        user_pool_arn: Input<String> = "userPoolArn";
        /// ID of the Cognito user pool client.
        user_pool_client_id: Input<String> = "userPoolClientId";
        /// Domain prefix or fully-qualified domain name of the Cognito user pool.
        user_pool_domain: Input<String> = "userPoolDomain";
    }
    optional {
        /// Query parameters to include in the redirect request to the authorization endpoint. Max: 10.
        authentication_request_extra_params: InputMap<String> = "authenticationRequestExtraParams";
        /// Behavior if the user is not authenticated. Valid values are `deny`, `allow` and `authenticate`.
        on_unauthenticated_request: Input<String> = "onUnauthenticatedRequest";
        /// Set of user claims to be requested from the IdP.
        scope: Input<String> = "scope";
        /// Name of the cookie used to maintain session information.
        session_cookie_name: Input<String> = "sessionCookieName";
        /// Maximum duration of the authentication session, in seconds.
        session_timeout: Input<i64> = "sessionTimeout";
    }
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionAuthenticateOidc:ListenerDefaultActionAuthenticateOidc`.
    ListenerDefaultActionAuthenticateOidc, ListenerDefaultActionAuthenticateOidcBuilder;
    required {
        /// Authorization endpoint of the IdP.
        authorization_endpoint: Input<String> = "authorizationEndpoint";
        /// OAuth 2.0 client identifier.
        client_id: Input<String> = "clientId";
        /// OAuth 2.0 client secret.
        client_secret: Input<String> = "clientSecret";
        /// OIDC issuer identifier of the IdP.
        issuer: Input<String> = "issuer";
        /// Token endpoint of the IdP.
        token_endpoint: Input<String> = "tokenEndpoint";
        /// User info endpoint of the IdP.
        user_info_endpoint: Input<String> = "userInfoEndpoint";
    }
    optional {
        /// Query parameters to include in the redirect request to the authorization endpoint. Max: 10.
        authentication_request_extra_params: InputMap<String> = "authenticationRequestExtraParams";
        /// Behavior if the user is not authenticated. Valid values: `deny`, `allow` and `authenticate`
        on_unauthenticated_request: Input<String> = "onUnauthenticatedRequest";
        /// Set of user claims to be requested from the IdP.
        scope: Input<String> = "scope";
        /// Name of the cookie used to maintain session information.
        session_cookie_name: Input<String> = "sessionCookieName";
        /// Maximum duration of the authentication session, in seconds.
        session_timeout: Input<i64> = "sessionTimeout";
    }
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionFixedResponse:ListenerDefaultActionFixedResponse`.
    ListenerDefaultActionFixedResponse, ListenerDefaultActionFixedResponseBuilder;
    required {
        /// Content type. Valid values are `text/plain`, `text/css`, `text/html`, `application/javascript`
        /// and `application/json`.
        content_type: Input<String> = "contentType";
    }
    optional {
        /// Message body.
        message_body: Input<String> = "messageBody";
        /// HTTP response code. Valid values are `2XX`, `4XX`, or `5XX`.
        status_code: Input<String> = "statusCode";
    }
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionForward:ListenerDefaultActionForward`.
    ListenerDefaultActionForward, ListenerDefaultActionForwardBuilder;
    required {
        /// Set of 1-5 target group blocks.
        target_groups: support::NestedList<super::ListenerDefaultActionForwardTargetGroup> = "targetGroups";
    }
    optional {
        /// Configuration block for target group stickiness for the rule.
        stickiness: support::Nested<super::ListenerDefaultActionForwardStickiness> = "stickiness";
    }
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionForwardStickiness:ListenerDefaultActionForwardStickiness`.
    ListenerDefaultActionForwardStickiness, ListenerDefaultActionForwardStickinessBuilder;
    required {
        /// Time period, in seconds, during which requests from a client should be routed to the same target
        /// group. The range is 1-604800 seconds (7 days).
        duration: Input<i64> = "duration";
    }
    optional {
        /// Whether target group stickiness is enabled. Default is `false`.
        enabled: Input<bool> = "enabled";
    }
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionForwardTargetGroup:ListenerDefaultActionForwardTargetGroup`.
    ListenerDefaultActionForwardTargetGroup, ListenerDefaultActionForwardTargetGroupBuilder;
    required {
        /// ARN of the target group.
        arn: Input<String> = "arn";
    }
    optional {
        /// Weight. The range is 0 to 999.
        weight: Input<i64> = "weight";
    }
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionJwtValidation:ListenerDefaultActionJwtValidation`.
    ListenerDefaultActionJwtValidation, ListenerDefaultActionJwtValidationBuilder;
    required {
        /// Issuer of the JWT.
        issuer: Input<String> = "issuer";
        /// JSON Web Key Set (JWKS) endpoint. This endpoint contains JSON Web Keys (JWK) that are used to
        /// validate signatures from the provider.
        jwks_endpoint: Input<String> = "jwksEndpoint";
    }
    optional {
        /// Repeatable configuration block for additional claims to validate.
        additional_claims: support::NestedList<super::ListenerDefaultActionJwtValidationAdditionalClaim> = "additionalClaims";
    }
}

arguments! {
    /// The type
    /// `aws:lb/ListenerDefaultActionJwtValidationAdditionalClaim:ListenerDefaultActionJwtValidationAdditionalClaim`.
    ListenerDefaultActionJwtValidationAdditionalClaim, ListenerDefaultActionJwtValidationAdditionalClaimBuilder;
    required {
        /// Format of the claim value. Valid values are `single-string`, `string-array` and
        /// `space-separated-values`.
        format: Input<String> = "format";
        /// Name of the claim to validate. `exp`, `iss`, `nbf`, or `iat` cannot be specified because they
        /// are validated by default.
        name: Input<String> = "name";
        /// List of expected values of the claim.
        values: Inputs<String> = "values";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/ListenerDefaultActionRedirect:ListenerDefaultActionRedirect`.
    ListenerDefaultActionRedirect, ListenerDefaultActionRedirectBuilder;
    required {
        /// HTTP redirect code. The redirect is either permanent (`HTTP_301`) or temporary (`HTTP_302`).
        status_code: Input<String> = "statusCode";
    }
    optional {
        /// Hostname. This component is not percent-encoded.
        host: Input<String> = "host";
        /// Absolute path, starting with the leading "/". This component is not percent-encoded.
        path: Input<String> = "path";
        /// Port. Specify a value from `1` to `65535` or `#{port}`.
        port: Input<String> = "port";
        /// Protocol. Valid values are `HTTP`, `HTTPS`, or `#{protocol}`.
        protocol: Input<String> = "protocol";
        /// Query parameters, URL-encoded when necessary, but not percent-encoded. Do not include the
        /// leading "?".
        query: Input<String> = "query";
    }
}

arguments! {
    /// The type `aws:lb/ListenerMutualAuthentication:ListenerMutualAuthentication`.
    ListenerMutualAuthentication, ListenerMutualAuthenticationBuilder;
    required {
        /// Valid values are `off`, `passthrough`, and `verify`.
        mode: Input<String> = "mode";
    }
    optional {
        /// Valid values are `off` and `on`.
        advertise_trust_store_ca_names: Input<String> = "advertiseTrustStoreCaNames";
        /// Whether client certificate expiry is ignored. Default is `false`.
        ignore_client_certificate_expiry: Input<bool> = "ignoreClientCertificateExpiry";
        /// ARN of the elbv2 Trust Store.
        trust_store_arn: Input<String> = "trustStoreArn";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleAction:ListenerRuleAction`.
    ListenerRuleAction, ListenerRuleActionBuilder;
    required {
        /// The type of routing action. Valid values are `forward`, `redirect`, `fixed-response`,
        /// `authenticate-cognito`, `authenticate-oidc` and `jwt-validation`.
        type_: Input<String> = "type";
    }
    optional {
        /// Information for creating an authenticate action using Cognito. Required if `type` is
        /// `authenticate-cognito`.
        authenticate_cognito: support::Nested<super::ListenerRuleActionAuthenticateCognito> = "authenticateCognito";
        /// Information for creating an authenticate action using OIDC. Required if `type` is
        /// `authenticate-oidc`.
        authenticate_oidc: support::Nested<super::ListenerRuleActionAuthenticateOidc> = "authenticateOidc";
        /// Information for creating an action that returns a custom HTTP response. Required if `type` is
        /// `fixed-response`.
        fixed_response: support::Nested<super::ListenerRuleActionFixedResponse> = "fixedResponse";
        /// Configuration block for creating an action that distributes requests among one or more target
        /// groups. Specify only if `type` is `forward`.
        forward: support::Nested<super::ListenerRuleActionForward> = "forward";
        /// Information for creating a JWT validation action. Required if `type` is `jwt-validation`.
        jwt_validation: support::Nested<super::ListenerRuleActionJwtValidation> = "jwtValidation";
        /// Order for the action. The action with the lowest value for order is performed first.
        order: Input<i64> = "order";
        /// Information for creating a redirect action. Required if `type` is `redirect`.
        redirect: support::Nested<super::ListenerRuleActionRedirect> = "redirect";
        /// ARN of the Target Group to which to route traffic. Specify only if `type` is `forward` and you
        /// want to route to a single target group.
        target_group_arn: Input<String> = "targetGroupArn";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionAuthenticateCognito:ListenerRuleActionAuthenticateCognito`.
    ListenerRuleActionAuthenticateCognito, ListenerRuleActionAuthenticateCognitoBuilder;
    required {
        /// The ARN of the Cognito user pool.
        user_pool_arn: Input<String> = "userPoolArn";
        /// The ID of the Cognito user pool client.
        user_pool_client_id: Input<String> = "userPoolClientId";
        /// The domain prefix or fully-qualified domain name of the Cognito user pool.
        user_pool_domain: Input<String> = "userPoolDomain";
    }
    optional {
        /// The query parameters to include in the redirect request to the authorization endpoint. Max: 10.
        authentication_request_extra_params: InputMap<String> = "authenticationRequestExtraParams";
        /// The behavior if the user is not authenticated. Valid values: `deny`, `allow` and `authenticate`
        on_unauthenticated_request: Input<String> = "onUnauthenticatedRequest";
        /// The set of user claims to be requested from the IdP.
        scope: Input<String> = "scope";
        /// The name of the cookie used to maintain session information.
        session_cookie_name: Input<String> = "sessionCookieName";
        /// The maximum duration of the authentication session, in seconds.
        session_timeout: Input<i64> = "sessionTimeout";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionAuthenticateOidc:ListenerRuleActionAuthenticateOidc`.
    ListenerRuleActionAuthenticateOidc, ListenerRuleActionAuthenticateOidcBuilder;
    required {
        /// The authorization endpoint of the IdP.
        authorization_endpoint: Input<String> = "authorizationEndpoint";
        /// The OAuth 2.0 client identifier.
        client_id: Input<String> = "clientId";
        /// The OAuth 2.0 client secret.
        client_secret: Input<String> = "clientSecret";
        /// The OIDC issuer identifier of the IdP.
        issuer: Input<String> = "issuer";
        /// The token endpoint of the IdP.
        token_endpoint: Input<String> = "tokenEndpoint";
        /// The user info endpoint of the IdP.
        user_info_endpoint: Input<String> = "userInfoEndpoint";
    }
    optional {
        /// The query parameters to include in the redirect request to the authorization endpoint. Max: 10.
        authentication_request_extra_params: InputMap<String> = "authenticationRequestExtraParams";
        /// The behavior if the user is not authenticated. Valid values: `deny`, `allow` and `authenticate`
        on_unauthenticated_request: Input<String> = "onUnauthenticatedRequest";
        /// The set of user claims to be requested from the IdP.
        scope: Input<String> = "scope";
        /// The name of the cookie used to maintain session information.
        session_cookie_name: Input<String> = "sessionCookieName";
        /// The maximum duration of the authentication session, in seconds.
        session_timeout: Input<i64> = "sessionTimeout";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionFixedResponse:ListenerRuleActionFixedResponse`.
    ListenerRuleActionFixedResponse, ListenerRuleActionFixedResponseBuilder;
    required {
        /// The content type. Valid values are `text/plain`, `text/css`, `text/html`,
        /// `application/javascript` and `application/json`.
        content_type: Input<String> = "contentType";
    }
    optional {
        /// The message body.
        message_body: Input<String> = "messageBody";
        /// The HTTP response code. Valid values are `2XX`, `4XX`, or `5XX`.
        status_code: Input<String> = "statusCode";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionForward:ListenerRuleActionForward`.
    ListenerRuleActionForward, ListenerRuleActionForwardBuilder;
    required {
        /// One or more target group blocks.
        target_groups: support::NestedList<super::ListenerRuleActionForwardTargetGroup> = "targetGroups";
    }
    optional {
        /// The target group stickiness for the rule.
        stickiness: support::Nested<super::ListenerRuleActionForwardStickiness> = "stickiness";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionForwardStickiness:ListenerRuleActionForwardStickiness`.
    ListenerRuleActionForwardStickiness, ListenerRuleActionForwardStickinessBuilder;
    required {
        /// The time period, in seconds, during which requests from a client should be routed to the same
        /// target group. The range is 1-604800 seconds (7 days).
        duration: Input<i64> = "duration";
    }
    optional {
        /// Indicates whether target group stickiness is enabled.
        enabled: Input<bool> = "enabled";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionForwardTargetGroup:ListenerRuleActionForwardTargetGroup`.
    ListenerRuleActionForwardTargetGroup, ListenerRuleActionForwardTargetGroupBuilder;
    required {
        /// ARN of the target group.
        arn: Input<String> = "arn";
    }
    optional {
        /// The weight. The range is 0 to 999.
        weight: Input<i64> = "weight";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionJwtValidation:ListenerRuleActionJwtValidation`.
    ListenerRuleActionJwtValidation, ListenerRuleActionJwtValidationBuilder;
    required {
        /// Issuer of the JWT.
        issuer: Input<String> = "issuer";
        /// JSON Web Key Set (JWKS) endpoint. This endpoint contains JSON Web Keys (JWK) that are used to
        /// validate signatures from the provider.
        jwks_endpoint: Input<String> = "jwksEndpoint";
    }
    optional {
        /// Repeatable configuration block for additional claims to validate.
        additional_claims: support::NestedList<super::ListenerRuleActionJwtValidationAdditionalClaim> = "additionalClaims";
    }
}

arguments! {
    /// The type
    /// `aws:lb/ListenerRuleActionJwtValidationAdditionalClaim:ListenerRuleActionJwtValidationAdditionalClaim`.
    ListenerRuleActionJwtValidationAdditionalClaim, ListenerRuleActionJwtValidationAdditionalClaimBuilder;
    required {
        /// Format of the claim value. Valid values are `single-string`, `string-array` and
        /// `space-separated-values`.
        format: Input<String> = "format";
        /// Name of the claim to validate. `exp`, `iss`, `nbf`, or `iat` cannot be specified because they
        /// are validated by default.
        name: Input<String> = "name";
        /// List of expected values of the claim.
        values: Inputs<String> = "values";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/ListenerRuleActionRedirect:ListenerRuleActionRedirect`.
    ListenerRuleActionRedirect, ListenerRuleActionRedirectBuilder;
    required {
        /// The HTTP redirect code. The redirect is either permanent (`HTTP_301`) or temporary (`HTTP_302`).
        status_code: Input<String> = "statusCode";
    }
    optional {
        /// The hostname. This component is not percent-encoded.
        host: Input<String> = "host";
        /// The absolute path, starting with the leading "/". This component is not percent-encoded.
        path: Input<String> = "path";
        /// The port. Specify a value from `1` to `65535` or `#{port}`.
        port: Input<String> = "port";
        /// The protocol. Valid values are `HTTP`, `HTTPS`, or `#{protocol}`.
        protocol: Input<String> = "protocol";
        /// The query parameters, URL-encoded when necessary, but not percent-encoded. Do not include the
        /// leading "?".
        query: Input<String> = "query";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleCondition:ListenerRuleCondition`.
    #[derive(Default)]
    ListenerRuleCondition, ListenerRuleConditionBuilder;
    required {}
    optional {
        /// Host header patterns to match. Host Header block fields documented below.
        host_header: support::Nested<super::ListenerRuleConditionHostHeader> = "hostHeader";
        /// HTTP headers to match. HTTP Header block fields documented below.
        http_header: support::Nested<super::ListenerRuleConditionHttpHeader> = "httpHeader";
        /// Contains a single `values` item which is a list of HTTP request methods or verbs to match.
        /// Maximum size is 40 characters.
        http_request_method: support::Nested<super::ListenerRuleConditionHttpRequestMethod> = "httpRequestMethod";
        /// Path patterns to match against the request URL. Path Pattern block fields documented below.
        path_pattern: support::Nested<super::ListenerRuleConditionPathPattern> = "pathPattern";
        /// Query strings to match. Query String block fields documented below.
        query_strings: support::NestedList<super::ListenerRuleConditionQueryString> = "queryStrings";
        /// Source IP address to match. For ALB, use `values` to specify CIDR ranges.
        source_ip: support::Nested<super::ListenerRuleConditionSourceIp> = "sourceIp";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleConditionHostHeader:ListenerRuleConditionHostHeader`.
    #[derive(Default)]
    ListenerRuleConditionHostHeader, ListenerRuleConditionHostHeaderBuilder;
    required {}
    optional {
        /// List of regular expressions to compare against the host header. The maximum length of each
        /// string is 128 characters.
        regex_values: Inputs<String> = "regexValues";
        /// List of host header value patterns to match. Maximum size of each pattern is 128 characters.
        values: Inputs<String> = "values";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleConditionHttpHeader:ListenerRuleConditionHttpHeader`.
    ListenerRuleConditionHttpHeader, ListenerRuleConditionHttpHeaderBuilder;
    required {
        /// Name of HTTP header to search. The maximum size is 40 characters.
        http_header_name: Input<String> = "httpHeaderName";
    }
    optional {
        /// List of regular expression to compare against the HTTP header. The maximum length of each string
        /// is 128 characters.
        regex_values: Inputs<String> = "regexValues";
        /// List of header value patterns to match. Maximum size of each pattern is 128 characters.
        values: Inputs<String> = "values";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleConditionHttpRequestMethod:ListenerRuleConditionHttpRequestMethod`.
    ListenerRuleConditionHttpRequestMethod, ListenerRuleConditionHttpRequestMethodBuilder;
    required {
        /// The property `values`.
        values: Inputs<String> = "values";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/ListenerRuleConditionPathPattern:ListenerRuleConditionPathPattern`.
    #[derive(Default)]
    ListenerRuleConditionPathPattern, ListenerRuleConditionPathPatternBuilder;
    required {}
    optional {
        /// List of regular expressions to compare against the request URL. The maximum length of each
        /// string is 128 characters.
        regex_values: Inputs<String> = "regexValues";
        /// List of path patterns to compare against the request URL. Maximum size of each pattern is 128
        /// characters.
        values: Inputs<String> = "values";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleConditionQueryString:ListenerRuleConditionQueryString`.
    ListenerRuleConditionQueryString, ListenerRuleConditionQueryStringBuilder;
    required {
        /// Query string value pattern to match.
        value: Input<String> = "value";
    }
    optional {
        /// Query string key pattern to match.
        key: Input<String> = "key";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleConditionSourceIp:ListenerRuleConditionSourceIp`.
    #[derive(Default)]
    ListenerRuleConditionSourceIp, ListenerRuleConditionSourceIpBuilder;
    required {}
    optional {
        /// IP address type for Network Load Balancers. Valid values are `ipv4` and `ipv6`.
        ip_address_type: Input<String> = "ipAddressType";
        /// List of source IP addresses in CIDR format for Application Load Balancers. Both IPv4 and IPv6
        /// addresses can be used.
        values: Inputs<String> = "values";
    }
}

arguments! {
    /// The type `aws:lb/ListenerRuleTransform:ListenerRuleTransform`.
    ListenerRuleTransform, ListenerRuleTransformBuilder;
    required {
        /// Type of transform. Valid values are `host-header-rewrite` and `url-rewrite`.
        type_: Input<String> = "type";
    }
    optional {
        /// Configuration block for host header rewrite. Required if `type` is `host-header-rewrite`.
        host_header_rewrite_config: support::Nested<super::ListenerRuleTransformHostHeaderRewriteConfig> = "hostHeaderRewriteConfig";
        /// Configuration block for URL rewrite. Required if `type` is `url-rewrite`.
        url_rewrite_config: support::Nested<super::ListenerRuleTransformUrlRewriteConfig> = "urlRewriteConfig";
    }
}

arguments! {
    /// The type
    /// `aws:lb/ListenerRuleTransformHostHeaderRewriteConfig:ListenerRuleTransformHostHeaderRewriteConfig`.
    #[derive(Default)]
    ListenerRuleTransformHostHeaderRewriteConfig, ListenerRuleTransformHostHeaderRewriteConfigBuilder;
    required {}
    optional {
        /// Block for host header rewrite configuration. Only one block is accepted.
        rewrite: support::Nested<super::ListenerRuleTransformHostHeaderRewriteConfigRewrite> = "rewrite";
    }
}

arguments! {
    /// The type
    /// `aws:lb/ListenerRuleTransformHostHeaderRewriteConfigRewrite:ListenerRuleTransformHostHeaderRewriteConfigRewrite`.
    ListenerRuleTransformHostHeaderRewriteConfigRewrite, ListenerRuleTransformHostHeaderRewriteConfigRewriteBuilder;
    required {
        /// Regular expression to match in the input string. Length constraints: Between 1 and 1024
        /// characters.
        regex: Input<String> = "regex";
        /// Replacement string to use when rewriting the matched input. Capture groups in the regular
        /// expression (for example, `$1` and `$2`) can be specified.
        replace: Input<String> = "replace";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/ListenerRuleTransformUrlRewriteConfig:ListenerRuleTransformUrlRewriteConfig`.
    #[derive(Default)]
    ListenerRuleTransformUrlRewriteConfig, ListenerRuleTransformUrlRewriteConfigBuilder;
    required {}
    optional {
        /// Block for URL rewrite configuration. Only one block is accepted.
        rewrite: support::Nested<super::ListenerRuleTransformUrlRewriteConfigRewrite> = "rewrite";
    }
}

arguments! {
    /// The type
    /// `aws:lb/ListenerRuleTransformUrlRewriteConfigRewrite:ListenerRuleTransformUrlRewriteConfigRewrite`.
    ListenerRuleTransformUrlRewriteConfigRewrite, ListenerRuleTransformUrlRewriteConfigRewriteBuilder;
    required {
        /// Regular expression to match in the input string. Length constraints: Between 1 and 1024
        /// characters.
        regex: Input<String> = "regex";
        /// Replacement string to use when rewriting the matched input. Capture groups in the regular
        /// expression (for example, `$1` and `$2`) can be specified.
        replace: Input<String> = "replace";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/LoadBalancerAccessLogs:LoadBalancerAccessLogs`.
    LoadBalancerAccessLogs, LoadBalancerAccessLogsBuilder;
    required {
        /// S3 bucket name to store the logs in.
        bucket: Input<String> = "bucket";
    }
    optional {
        /// Boolean to enable / disable `access_logs`. Defaults to `false`, even when `bucket` is specified.
        enabled: Input<bool> = "enabled";
        /// S3 bucket prefix. Logs are stored in the root if not configured.
        prefix: Input<String> = "prefix";
    }
}

arguments! {
    /// The type `aws:lb/LoadBalancerConnectionLogs:LoadBalancerConnectionLogs`.
    LoadBalancerConnectionLogs, LoadBalancerConnectionLogsBuilder;
    required {
        /// S3 bucket name to store the logs in.
        bucket: Input<String> = "bucket";
    }
    optional {
        /// Boolean to enable / disable `connection_logs`. Defaults to `false`, even when `bucket` is
        /// specified.
        enabled: Input<bool> = "enabled";
        /// S3 bucket prefix. Logs are stored in the root if not configured.
        prefix: Input<String> = "prefix";
    }
}

arguments! {
    /// The type `aws:lb/LoadBalancerHealthCheckLogs:LoadBalancerHealthCheckLogs`.
    LoadBalancerHealthCheckLogs, LoadBalancerHealthCheckLogsBuilder;
    required {
        /// S3 bucket name to store the logs in.
        bucket: Input<String> = "bucket";
    }
    optional {
        /// Boolean to enable / disable `health_check_logs`. Defaults to `false`, even when `bucket` is
        /// specified.
        enabled: Input<bool> = "enabled";
        /// S3 bucket prefix. Logs are stored in the root if not configured.
        prefix: Input<String> = "prefix";
    }
}

arguments! {
    /// The type `aws:lb/LoadBalancerIpamPools:LoadBalancerIpamPools`.
    LoadBalancerIpamPools, LoadBalancerIpamPoolsBuilder;
    required {
        /// The ID of the IPv4 IPAM pool.
        ipv4_ipam_pool_id: Input<String> = "ipv4IpamPoolId";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/LoadBalancerMinimumLoadBalancerCapacity:LoadBalancerMinimumLoadBalancerCapacity`.
    LoadBalancerMinimumLoadBalancerCapacity, LoadBalancerMinimumLoadBalancerCapacityBuilder;
    required {
        /// The number of capacity units.
        capacity_units: Input<i64> = "capacityUnits";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/LoadBalancerSubnetMapping:LoadBalancerSubnetMapping`.
    LoadBalancerSubnetMapping, LoadBalancerSubnetMappingBuilder;
    required {
        /// ID of the subnet of which to attach to the load balancer. You can specify only one subnet per
        /// Availability Zone.
        subnet_id: Input<String> = "subnetId";
    }
    optional {
        /// Allocation ID of the Elastic IP address for an internet-facing load balancer.
        allocation_id: Input<String> = "allocationId";
        /// IPv6 address.
        ipv6_address: Input<String> = "ipv6Address";
        /// The property `outpostId`.
        outpost_id: Input<String> = "outpostId";
        /// Private IPv4 address for an internal load balancer.
        private_ipv4_address: Input<String> = "privateIpv4Address";
    }
}

arguments! {
    /// The type `aws:lb/TargetGroupHealthCheck:TargetGroupHealthCheck`.
    #[derive(Default)]
    TargetGroupHealthCheck, TargetGroupHealthCheckBuilder;
    required {}
    optional {
        /// Whether health checks are enabled. Defaults to `true`.
        enabled: Input<bool> = "enabled";
        /// Number of consecutive health check successes required before considering a target healthy. The
        /// range is 2-10.
        healthy_threshold: Input<i64> = "healthyThreshold";
        /// Approximate amount of time, in seconds, between health checks of an individual target. The range
        /// is 5-300.
        interval: Input<i64> = "interval";
        /// The HTTP or gRPC codes to use when checking for a successful response from a target.
        matcher: Input<String> = "matcher";
        /// Destination for the health check request. Required for HTTP/HTTPS ALB and HTTP NLB.
        path: Input<String> = "path";
        /// The port the load balancer uses when performing health checks on targets.
        port: Input<String> = "port";
        /// Protocol the load balancer uses when performing health checks on targets. Must be one of `TCP`,
        /// `HTTP`, or `HTTPS`.
        protocol: Input<String> = "protocol";
        /// Amount of time, in seconds, during which no response from a target means a failed health check.
        /// The range is 2–120 seconds.
        timeout: Input<i64> = "timeout";
        /// Number of consecutive health check failures required before considering a target unhealthy. The
        /// range is 2-10.
        unhealthy_threshold: Input<i64> = "unhealthyThreshold";
    }
}

arguments! {
    /// The type `aws:lb/TargetGroupStickiness:TargetGroupStickiness`.
    TargetGroupStickiness, TargetGroupStickinessBuilder;
    required {
        /// The type of sticky sessions.
        type_: Input<String> = "type";
    }
    optional {
        /// Only used when the type is `lb_cookie`. The time period, in seconds, during which requests from
        /// a client should be routed to the same target.
        cookie_duration: Input<i64> = "cookieDuration";
        /// Name of the application based cookie. AWSALB, AWSALBAPP, and AWSALBTG prefixes are reserved and
        /// cannot be used.
        cookie_name: Input<String> = "cookieName";
        /// Boolean to enable / disable `stickiness`. Default is `true`.
        enabled: Input<bool> = "enabled";
    }
}

arguments! {
    /// The type `aws:lb/TargetGroupTargetFailover:TargetGroupTargetFailover`.
    TargetGroupTargetFailover, TargetGroupTargetFailoverBuilder;
    required {
        /// Indicates how the GWLB handles existing flows when a target is deregistered. Possible values are
        /// `rebalance` and `no_rebalance`.
        on_deregistration: Input<String> = "onDeregistration";
        /// Indicates how the GWLB handles existing flows when a target is unhealthy. Possible values are
        /// `rebalance` and `no_rebalance`.
        on_unhealthy: Input<String> = "onUnhealthy";
    }
    optional {}
}

arguments! {
    /// The type `aws:lb/TargetGroupTargetGroupHealth:TargetGroupTargetGroupHealth`.
    #[derive(Default)]
    TargetGroupTargetGroupHealth, TargetGroupTargetGroupHealthBuilder;
    required {}
    optional {
        /// Block to configure DNS Failover requirements.
        dns_failover: support::Nested<super::TargetGroupTargetGroupHealthDnsFailover> = "dnsFailover";
        /// Block to configure Unhealthy State Routing requirements.
        unhealthy_state_routing: support::Nested<super::TargetGroupTargetGroupHealthUnhealthyStateRouting> = "unhealthyStateRouting";
    }
}

arguments! {
    /// The type `aws:lb/TargetGroupTargetGroupHealthDnsFailover:TargetGroupTargetGroupHealthDnsFailover`.
    #[derive(Default)]
    TargetGroupTargetGroupHealthDnsFailover, TargetGroupTargetGroupHealthDnsFailoverBuilder;
    required {}
    optional {
        /// The minimum number of targets that must be healthy.
        minimum_healthy_targets_count: Input<String> = "minimumHealthyTargetsCount";
        /// The minimum percentage of targets that must be healthy.
        minimum_healthy_targets_percentage: Input<String> = "minimumHealthyTargetsPercentage";
    }
}

arguments! {
    /// The type
    /// `aws:lb/TargetGroupTargetGroupHealthUnhealthyStateRouting:TargetGroupTargetGroupHealthUnhealthyStateRouting`.
    #[derive(Default)]
    TargetGroupTargetGroupHealthUnhealthyStateRouting, TargetGroupTargetGroupHealthUnhealthyStateRoutingBuilder;
    required {}
    optional {
        /// The minimum number of targets that must be healthy.
        minimum_healthy_targets_count: Input<i64> = "minimumHealthyTargetsCount";
        /// The minimum percentage of targets that must be healthy.
        minimum_healthy_targets_percentage: Input<String> = "minimumHealthyTargetsPercentage";
    }
}

arguments! {
    /// The type `aws:lb/TargetGroupTargetHealthState:TargetGroupTargetHealthState`.
    TargetGroupTargetHealthState, TargetGroupTargetHealthStateBuilder;
    required {
        /// Indicates whether the load balancer terminates connections to unhealthy targets. Possible values
        /// are `true` or `false`.
        enable_unhealthy_connection_termination: Input<bool> = "enableUnhealthyConnectionTermination";
    }
    optional {
        /// Indicates the time to wait for in-flight requests to complete when a target becomes unhealthy.
        /// The range is `0-360000`.
        unhealthy_draining_interval: Input<i64> = "unhealthyDrainingInterval";
    }
}
