// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use std::collections::BTreeMap;

use crate::generated::support;

results! {
    /// `aws:lb/ListenerDefaultAction:ListenerDefaultAction`.
    ListenerDefaultAction;
    /// Configuration block for using Amazon Cognito to authenticate users. Specify only when `type` is
    /// `authenticate-cognito`.
    authenticate_cognito: Option<ListenerDefaultActionAuthenticateCognito> = "authenticateCognito";
    /// Configuration block for an identity provider that is compliant with OpenID Connect (OIDC). Specify
    /// only when `type` is `authenticate-oidc`.
    authenticate_oidc: Option<ListenerDefaultActionAuthenticateOidc> = "authenticateOidc";
    /// Information for creating an action that returns a custom HTTP response. Required if `type` is
    /// `fixed-response`.
    fixed_response: Option<ListenerDefaultActionFixedResponse> = "fixedResponse";
    /// Configuration block for creating an action that distributes requests among one or more target
    /// groups. Specify only if `type` is `forward`.
    forward: Option<ListenerDefaultActionForward> = "forward";
    /// Configuration block for creating a JWT validation action. Required if `type` is `jwt-validation`.
    jwt_validation: Option<ListenerDefaultActionJwtValidation> = "jwtValidation";
    /// Order for the action. The action with the lowest value for order is performed first.
    order: Option<i64> = "order";
    /// Configuration block for creating a redirect action. Required if `type` is `redirect`.
    redirect: Option<ListenerDefaultActionRedirect> = "redirect";
    /// ARN of the Target Group to which to route traffic. Specify only if `type` is `forward` and you want
    /// to route to a single target group.
    target_group_arn: Option<String> = "targetGroupArn";
    /// Type of routing action. Valid values are `forward`, `redirect`, `fixed-response`,
    /// `authenticate-cognito`, `authenticate-oidc` and `jwt-validation`.
    type_: String = "type";
}

results! {
    /// `aws:lb/ListenerDefaultActionAuthenticateCognito:ListenerDefaultActionAuthenticateCognito`.
    ListenerDefaultActionAuthenticateCognito;
    /// Query parameters to include in the redirect request to the authorization endpoint. Max: 10.
    authentication_request_extra_params: Option<BTreeMap<String, String>> = "authenticationRequestExtraParams";
    /// Behavior if the user is not authenticated. Valid values are `deny`, `allow` and `authenticate`.
    on_unauthenticated_request: Option<String> = "onUnauthenticatedRequest";
    /// Set of user claims to be requested from the IdP.
    scope: Option<String> = "scope";
    /// Name of the cookie used to maintain session information.
    session_cookie_name: Option<String> = "sessionCookieName";
    /// Maximum duration of the authentication session, in seconds.
    session_timeout: Option<i64> = "sessionTimeout";
    /// ARN of the Cognito user pool.
    user_pool_arn: String = "userPoolArn";
    /// ID of the Cognito user pool client.
    user_pool_client_id: String = "userPoolClientId";
    /// Domain prefix or fully-qualified domain name of the Cognito user pool.
    user_pool_domain: String = "userPoolDomain";
}

results! {
    /// `aws:lb/ListenerDefaultActionAuthenticateOidc:ListenerDefaultActionAuthenticateOidc`.
    ListenerDefaultActionAuthenticateOidc;
    /// Query parameters to include in the redirect request to the authorization endpoint. Max: 10.
    authentication_request_extra_params: Option<BTreeMap<String, String>> = "authenticationRequestExtraParams";
    /// Authorization endpoint of the IdP.
    authorization_endpoint: String = "authorizationEndpoint";
    /// OAuth 2.0 client identifier.
    client_id: String = "clientId";
    /// OAuth 2.0 client secret.
    client_secret: String = "clientSecret";
    /// OIDC issuer identifier of the IdP.
    issuer: String = "issuer";
    /// Behavior if the user is not authenticated. Valid values: `deny`, `allow` and `authenticate`
    on_unauthenticated_request: Option<String> = "onUnauthenticatedRequest";
    /// Set of user claims to be requested from the IdP.
    scope: Option<String> = "scope";
    /// Name of the cookie used to maintain session information.
    session_cookie_name: Option<String> = "sessionCookieName";
    /// Maximum duration of the authentication session, in seconds.
    session_timeout: Option<i64> = "sessionTimeout";
    /// Token endpoint of the IdP.
    token_endpoint: String = "tokenEndpoint";
    /// User info endpoint of the IdP.
    user_info_endpoint: String = "userInfoEndpoint";
}

results! {
    /// `aws:lb/ListenerDefaultActionFixedResponse:ListenerDefaultActionFixedResponse`.
    ListenerDefaultActionFixedResponse;
    /// Content type. Valid values are `text/plain`, `text/css`, `text/html`, `application/javascript` and
    /// `application/json`.
    content_type: String = "contentType";
    /// Message body.
    message_body: Option<String> = "messageBody";
    /// HTTP response code. Valid values are `2XX`, `4XX`, or `5XX`.
    status_code: Option<String> = "statusCode";
}

results! {
    /// `aws:lb/ListenerDefaultActionForward:ListenerDefaultActionForward`.
    ListenerDefaultActionForward;
    /// Configuration block for target group stickiness for the rule.
    stickiness: Option<ListenerDefaultActionForwardStickiness> = "stickiness";
    /// Set of 1-5 target group blocks.
    target_groups: Vec<ListenerDefaultActionForwardTargetGroup> = "targetGroups";
}

results! {
    /// `aws:lb/ListenerDefaultActionForwardStickiness:ListenerDefaultActionForwardStickiness`.
    ListenerDefaultActionForwardStickiness;
    /// Time period, in seconds, during which requests from a client should be routed to the same target
    /// group. The range is 1-604800 seconds (7 days).
    duration: i64 = "duration";
    /// Whether target group stickiness is enabled. Default is `false`.
    enabled: Option<bool> = "enabled";
}

results! {
    /// `aws:lb/ListenerDefaultActionForwardTargetGroup:ListenerDefaultActionForwardTargetGroup`.
    ListenerDefaultActionForwardTargetGroup;
    /// ARN of the target group.
    arn: String = "arn";
    /// Weight. The range is 0 to 999.
    weight: Option<i64> = "weight";
}

results! {
    /// `aws:lb/ListenerDefaultActionJwtValidation:ListenerDefaultActionJwtValidation`.
    ListenerDefaultActionJwtValidation;
    /// Repeatable configuration block for additional claims to validate.
    additional_claims: Option<Vec<ListenerDefaultActionJwtValidationAdditionalClaim>> = "additionalClaims";
    /// Issuer of the JWT.
    issuer: String = "issuer";
    /// JSON Web Key Set (JWKS) endpoint. This endpoint contains JSON Web Keys (JWK) that are used to
    /// validate signatures from the provider.
    jwks_endpoint: String = "jwksEndpoint";
}

results! {
    /// `aws:lb/ListenerDefaultActionJwtValidationAdditionalClaim:ListenerDefaultActionJwtValidationAdditionalClaim`.
    ListenerDefaultActionJwtValidationAdditionalClaim;
    /// Format of the claim value. Valid values are `single-string`, `string-array` and
    /// `space-separated-values`.
    format: String = "format";
    /// Name of the claim to validate. `exp`, `iss`, `nbf`, or `iat` cannot be specified because they are
    /// validated by default.
    name: String = "name";
    /// List of expected values of the claim.
    values: Vec<String> = "values";
}

results! {
    /// `aws:lb/ListenerDefaultActionRedirect:ListenerDefaultActionRedirect`.
    ListenerDefaultActionRedirect;
    /// Hostname. This component is not percent-encoded.
    host: Option<String> = "host";
    /// Absolute path, starting with the leading "/". This component is not percent-encoded.
    path: Option<String> = "path";
    /// Port. Specify a value from `1` to `65535` or `#{port}`.
    port: Option<String> = "port";
    /// Protocol. Valid values are `HTTP`, `HTTPS`, or `#{protocol}`.
    protocol: Option<String> = "protocol";
    /// Query parameters, URL-encoded when necessary, but not percent-encoded. Do not include the leading
    /// "?".
    query: Option<String> = "query";
    /// HTTP redirect code. The redirect is either permanent (`HTTP_301`) or temporary (`HTTP_302`).
    status_code: String = "statusCode";
}

results! {
    /// `aws:lb/ListenerMutualAuthentication:ListenerMutualAuthentication`.
    ListenerMutualAuthentication;
    /// Valid values are `off` and `on`.
    advertise_trust_store_ca_names: Option<String> = "advertiseTrustStoreCaNames";
    /// Whether client certificate expiry is ignored. Default is `false`.
    ignore_client_certificate_expiry: Option<bool> = "ignoreClientCertificateExpiry";
    /// Valid values are `off`, `passthrough`, and `verify`.
    mode: String = "mode";
    /// ARN of the elbv2 Trust Store.
    trust_store_arn: Option<String> = "trustStoreArn";
}

results! {
    /// `aws:lb/ListenerRuleAction:ListenerRuleAction`.
    ListenerRuleAction;
    /// Information for creating an authenticate action using Cognito. Required if `type` is
    /// `authenticate-cognito`.
    authenticate_cognito: Option<ListenerRuleActionAuthenticateCognito> = "authenticateCognito";
    /// Information for creating an authenticate action using OIDC. Required if `type` is
    /// `authenticate-oidc`.
    authenticate_oidc: Option<ListenerRuleActionAuthenticateOidc> = "authenticateOidc";
    /// Information for creating an action that returns a custom HTTP response. Required if `type` is
    /// `fixed-response`.
    fixed_response: Option<ListenerRuleActionFixedResponse> = "fixedResponse";
    /// Configuration block for creating an action that distributes requests among one or more target
    /// groups. Specify only if `type` is `forward`.
    forward: Option<ListenerRuleActionForward> = "forward";
    /// Information for creating a JWT validation action. Required if `type` is `jwt-validation`.
    jwt_validation: Option<ListenerRuleActionJwtValidation> = "jwtValidation";
    /// Order for the action. The action with the lowest value for order is performed first.
    order: Option<i64> = "order";
    /// Information for creating a redirect action. Required if `type` is `redirect`.
    redirect: Option<ListenerRuleActionRedirect> = "redirect";
    /// ARN of the Target Group to which to route traffic. Specify only if `type` is `forward` and you want
    /// to route to a single target group.
    target_group_arn: Option<String> = "targetGroupArn";
    /// The type of routing action. Valid values are `forward`, `redirect`, `fixed-response`,
    /// `authenticate-cognito`, `authenticate-oidc` and `jwt-validation`.
    type_: String = "type";
}

results! {
    /// `aws:lb/ListenerRuleActionAuthenticateCognito:ListenerRuleActionAuthenticateCognito`.
    ListenerRuleActionAuthenticateCognito;
    /// The query parameters to include in the redirect request to the authorization endpoint. Max: 10.
    authentication_request_extra_params: Option<BTreeMap<String, String>> = "authenticationRequestExtraParams";
    /// The behavior if the user is not authenticated. Valid values: `deny`, `allow` and `authenticate`
    on_unauthenticated_request: Option<String> = "onUnauthenticatedRequest";
    /// The set of user claims to be requested from the IdP.
    scope: Option<String> = "scope";
    /// The name of the cookie used to maintain session information.
    session_cookie_name: Option<String> = "sessionCookieName";
    /// The maximum duration of the authentication session, in seconds.
    session_timeout: Option<i64> = "sessionTimeout";
    /// The ARN of the Cognito user pool.
    user_pool_arn: String = "userPoolArn";
    /// The ID of the Cognito user pool client.
    user_pool_client_id: String = "userPoolClientId";
    /// The domain prefix or fully-qualified domain name of the Cognito user pool.
    user_pool_domain: String = "userPoolDomain";
}

results! {
    /// `aws:lb/ListenerRuleActionAuthenticateOidc:ListenerRuleActionAuthenticateOidc`.
    ListenerRuleActionAuthenticateOidc;
    /// The query parameters to include in the redirect request to the authorization endpoint. Max: 10.
    authentication_request_extra_params: Option<BTreeMap<String, String>> = "authenticationRequestExtraParams";
    /// The authorization endpoint of the IdP.
    authorization_endpoint: String = "authorizationEndpoint";
    /// The OAuth 2.0 client identifier.
    client_id: String = "clientId";
    /// The OAuth 2.0 client secret.
    client_secret: String = "clientSecret";
    /// The OIDC issuer identifier of the IdP.
    issuer: String = "issuer";
    /// The behavior if the user is not authenticated. Valid values: `deny`, `allow` and `authenticate`
    on_unauthenticated_request: Option<String> = "onUnauthenticatedRequest";
    /// The set of user claims to be requested from the IdP.
    scope: Option<String> = "scope";
    /// The name of the cookie used to maintain session information.
    session_cookie_name: Option<String> = "sessionCookieName";
    /// The maximum duration of the authentication session, in seconds.
    session_timeout: Option<i64> = "sessionTimeout";
    /// The token endpoint of the IdP.
    token_endpoint: String = "tokenEndpoint";
    /// The user info endpoint of the IdP.
    user_info_endpoint: String = "userInfoEndpoint";
}

results! {
    /// `aws:lb/ListenerRuleActionFixedResponse:ListenerRuleActionFixedResponse`.
    ListenerRuleActionFixedResponse;
    /// The content type. Valid values are `text/plain`, `text/css`, `text/html`, `application/javascript`
    /// and `application/json`.
    content_type: String = "contentType";
    /// The message body.
    message_body: Option<String> = "messageBody";
    /// The HTTP response code. Valid values are `2XX`, `4XX`, or `5XX`.
    status_code: Option<String> = "statusCode";
}

results! {
    /// `aws:lb/ListenerRuleActionForward:ListenerRuleActionForward`.
    ListenerRuleActionForward;
    /// The target group stickiness for the rule.
    stickiness: Option<ListenerRuleActionForwardStickiness> = "stickiness";
    /// One or more target group blocks.
    target_groups: Vec<ListenerRuleActionForwardTargetGroup> = "targetGroups";
}

results! {
    /// `aws:lb/ListenerRuleActionForwardStickiness:ListenerRuleActionForwardStickiness`.
    ListenerRuleActionForwardStickiness;
    /// The time period, in seconds, during which requests from a client should be routed to the same target
    /// group. The range is 1-604800 seconds (7 days).
    duration: i64 = "duration";
    /// Indicates whether target group stickiness is enabled.
    enabled: Option<bool> = "enabled";
}

results! {
    /// `aws:lb/ListenerRuleActionForwardTargetGroup:ListenerRuleActionForwardTargetGroup`.
    ListenerRuleActionForwardTargetGroup;
    /// ARN of the target group.
    arn: String = "arn";
    /// The weight. The range is 0 to 999.
    weight: Option<i64> = "weight";
}

results! {
    /// `aws:lb/ListenerRuleActionJwtValidation:ListenerRuleActionJwtValidation`.
    ListenerRuleActionJwtValidation;
    /// Repeatable configuration block for additional claims to validate.
    additional_claims: Option<Vec<ListenerRuleActionJwtValidationAdditionalClaim>> = "additionalClaims";
    /// Issuer of the JWT.
    issuer: String = "issuer";
    /// JSON Web Key Set (JWKS) endpoint. This endpoint contains JSON Web Keys (JWK) that are used to
    /// validate signatures from the provider.
    jwks_endpoint: String = "jwksEndpoint";
}

results! {
    /// `aws:lb/ListenerRuleActionJwtValidationAdditionalClaim:ListenerRuleActionJwtValidationAdditionalClaim`.
    ListenerRuleActionJwtValidationAdditionalClaim;
    /// Format of the claim value. Valid values are `single-string`, `string-array` and
    /// `space-separated-values`.
    format: String = "format";
    /// Name of the claim to validate. `exp`, `iss`, `nbf`, or `iat` cannot be specified because they are
    /// validated by default.
    name: String = "name";
    /// List of expected values of the claim.
    values: Vec<String> = "values";
}

results! {
    /// `aws:lb/ListenerRuleActionRedirect:ListenerRuleActionRedirect`.
    ListenerRuleActionRedirect;
    /// The hostname. This component is not percent-encoded.
    host: Option<String> = "host";
    /// The absolute path, starting with the leading "/". This component is not percent-encoded.
    path: Option<String> = "path";
    /// The port. Specify a value from `1` to `65535` or `#{port}`.
    port: Option<String> = "port";
    /// The protocol. Valid values are `HTTP`, `HTTPS`, or `#{protocol}`.
    protocol: Option<String> = "protocol";
    /// The query parameters, URL-encoded when necessary, but not percent-encoded. Do not include the
    /// leading "?".
    query: Option<String> = "query";
    /// The HTTP redirect code. The redirect is either permanent (`HTTP_301`) or temporary (`HTTP_302`).
    status_code: String = "statusCode";
}

results! {
    /// `aws:lb/ListenerRuleCondition:ListenerRuleCondition`.
    ListenerRuleCondition;
    /// Host header patterns to match. Host Header block fields documented below.
    host_header: Option<ListenerRuleConditionHostHeader> = "hostHeader";
    /// HTTP headers to match. HTTP Header block fields documented below.
    http_header: Option<ListenerRuleConditionHttpHeader> = "httpHeader";
    /// Contains a single `values` item which is a list of HTTP request methods or verbs to match. Maximum
    /// size is 40 characters.
    http_request_method: Option<ListenerRuleConditionHttpRequestMethod> = "httpRequestMethod";
    /// Path patterns to match against the request URL. Path Pattern block fields documented below.
    path_pattern: Option<ListenerRuleConditionPathPattern> = "pathPattern";
    /// Query strings to match. Query String block fields documented below.
    query_strings: Option<Vec<ListenerRuleConditionQueryString>> = "queryStrings";
    /// Source IP address to match. For ALB, use `values` to specify CIDR ranges.
    source_ip: Option<ListenerRuleConditionSourceIp> = "sourceIp";
}

results! {
    /// `aws:lb/ListenerRuleConditionHostHeader:ListenerRuleConditionHostHeader`.
    ListenerRuleConditionHostHeader;
    /// List of regular expressions to compare against the host header. The maximum length of each string is
    /// 128 characters.
    regex_values: Option<Vec<String>> = "regexValues";
    /// List of host header value patterns to match. Maximum size of each pattern is 128 characters.
    values: Option<Vec<String>> = "values";
}

results! {
    /// `aws:lb/ListenerRuleConditionHttpHeader:ListenerRuleConditionHttpHeader`.
    ListenerRuleConditionHttpHeader;
    /// Name of HTTP header to search. The maximum size is 40 characters.
    http_header_name: String = "httpHeaderName";
    /// List of regular expression to compare against the HTTP header. The maximum length of each string is
    /// 128 characters.
    regex_values: Option<Vec<String>> = "regexValues";
    /// List of header value patterns to match. Maximum size of each pattern is 128 characters.
    values: Option<Vec<String>> = "values";
}

results! {
    /// `aws:lb/ListenerRuleConditionHttpRequestMethod:ListenerRuleConditionHttpRequestMethod`.
    ListenerRuleConditionHttpRequestMethod;
    /// The property `values`.
    values: Vec<String> = "values";
}

results! {
    /// `aws:lb/ListenerRuleConditionPathPattern:ListenerRuleConditionPathPattern`.
    ListenerRuleConditionPathPattern;
    /// List of regular expressions to compare against the request URL. The maximum length of each string is
    /// 128 characters.
    regex_values: Option<Vec<String>> = "regexValues";
    /// List of path patterns to compare against the request URL. Maximum size of each pattern is 128
    /// characters.
    values: Option<Vec<String>> = "values";
}

results! {
    /// `aws:lb/ListenerRuleConditionQueryString:ListenerRuleConditionQueryString`.
    ListenerRuleConditionQueryString;
    /// Query string key pattern to match.
    key: Option<String> = "key";
    /// Query string value pattern to match.
    value: String = "value";
}

results! {
    /// `aws:lb/ListenerRuleConditionSourceIp:ListenerRuleConditionSourceIp`.
    ListenerRuleConditionSourceIp;
    /// IP address type for Network Load Balancers. Valid values are `ipv4` and `ipv6`.
    ip_address_type: Option<String> = "ipAddressType";
    /// List of source IP addresses in CIDR format for Application Load Balancers. Both IPv4 and IPv6
    /// addresses can be used.
    values: Option<Vec<String>> = "values";
}

results! {
    /// `aws:lb/ListenerRuleTransform:ListenerRuleTransform`.
    ListenerRuleTransform;
    /// Configuration block for host header rewrite. Required if `type` is `host-header-rewrite`.
    host_header_rewrite_config: Option<ListenerRuleTransformHostHeaderRewriteConfig> = "hostHeaderRewriteConfig";
    /// Type of transform. Valid values are `host-header-rewrite` and `url-rewrite`.
    type_: String = "type";
    /// Configuration block for URL rewrite. Required if `type` is `url-rewrite`.
    url_rewrite_config: Option<ListenerRuleTransformUrlRewriteConfig> = "urlRewriteConfig";
}

results! {
    /// `aws:lb/ListenerRuleTransformHostHeaderRewriteConfig:ListenerRuleTransformHostHeaderRewriteConfig`.
    ListenerRuleTransformHostHeaderRewriteConfig;
    /// Block for host header rewrite configuration. Only one block is accepted.
    rewrite: Option<ListenerRuleTransformHostHeaderRewriteConfigRewrite> = "rewrite";
}

results! {
    /// `aws:lb/ListenerRuleTransformHostHeaderRewriteConfigRewrite:ListenerRuleTransformHostHeaderRewriteConfigRewrite`.
    ListenerRuleTransformHostHeaderRewriteConfigRewrite;
    /// Regular expression to match in the input string. Length constraints: Between 1 and 1024 characters.
    regex: String = "regex";
    /// Replacement string to use when rewriting the matched input. Capture groups in the regular expression
    /// (for example, `$1` and `$2`) can be specified.
    replace: String = "replace";
}

results! {
    /// `aws:lb/ListenerRuleTransformUrlRewriteConfig:ListenerRuleTransformUrlRewriteConfig`.
    ListenerRuleTransformUrlRewriteConfig;
    /// Block for URL rewrite configuration. Only one block is accepted.
    rewrite: Option<ListenerRuleTransformUrlRewriteConfigRewrite> = "rewrite";
}

results! {
    /// `aws:lb/ListenerRuleTransformUrlRewriteConfigRewrite:ListenerRuleTransformUrlRewriteConfigRewrite`.
    ListenerRuleTransformUrlRewriteConfigRewrite;
    /// Regular expression to match in the input string. Length constraints: Between 1 and 1024 characters.
    regex: String = "regex";
    /// Replacement string to use when rewriting the matched input. Capture groups in the regular expression
    /// (for example, `$1` and `$2`) can be specified.
    replace: String = "replace";
}

results! {
    /// `aws:lb/LoadBalancerAccessLogs:LoadBalancerAccessLogs`.
    LoadBalancerAccessLogs;
    /// S3 bucket name to store the logs in.
    bucket: String = "bucket";
    /// Boolean to enable / disable `access_logs`. Defaults to `false`, even when `bucket` is specified.
    enabled: Option<bool> = "enabled";
    /// S3 bucket prefix. Logs are stored in the root if not configured.
    prefix: Option<String> = "prefix";
}

results! {
    /// `aws:lb/LoadBalancerConnectionLogs:LoadBalancerConnectionLogs`.
    LoadBalancerConnectionLogs;
    /// S3 bucket name to store the logs in.
    bucket: String = "bucket";
    /// Boolean to enable / disable `connection_logs`. Defaults to `false`, even when `bucket` is specified.
    enabled: Option<bool> = "enabled";
    /// S3 bucket prefix. Logs are stored in the root if not configured.
    prefix: Option<String> = "prefix";
}

results! {
    /// `aws:lb/LoadBalancerHealthCheckLogs:LoadBalancerHealthCheckLogs`.
    LoadBalancerHealthCheckLogs;
    /// S3 bucket name to store the logs in.
    bucket: String = "bucket";
    /// Boolean to enable / disable `health_check_logs`. Defaults to `false`, even when `bucket` is
    /// specified.
    enabled: Option<bool> = "enabled";
    /// S3 bucket prefix. Logs are stored in the root if not configured.
    prefix: Option<String> = "prefix";
}

results! {
    /// `aws:lb/LoadBalancerIpamPools:LoadBalancerIpamPools`.
    LoadBalancerIpamPools;
    /// The ID of the IPv4 IPAM pool.
    ipv4_ipam_pool_id: String = "ipv4IpamPoolId";
}

results! {
    /// `aws:lb/LoadBalancerMinimumLoadBalancerCapacity:LoadBalancerMinimumLoadBalancerCapacity`.
    LoadBalancerMinimumLoadBalancerCapacity;
    /// The number of capacity units.
    capacity_units: i64 = "capacityUnits";
}

results! {
    /// `aws:lb/LoadBalancerSubnetMapping:LoadBalancerSubnetMapping`.
    LoadBalancerSubnetMapping;
    /// Allocation ID of the Elastic IP address for an internet-facing load balancer.
    allocation_id: Option<String> = "allocationId";
    /// IPv6 address.
    ipv6_address: Option<String> = "ipv6Address";
    /// The property `outpostId`.
    outpost_id: Option<String> = "outpostId";
    /// Private IPv4 address for an internal load balancer.
    private_ipv4_address: Option<String> = "privateIpv4Address";
    /// ID of the subnet of which to attach to the load balancer. You can specify only one subnet per
    /// Availability Zone.
    subnet_id: String = "subnetId";
}

results! {
    /// `aws:lb/TargetGroupHealthCheck:TargetGroupHealthCheck`.
    TargetGroupHealthCheck;
    /// Whether health checks are enabled. Defaults to `true`.
    enabled: Option<bool> = "enabled";
    /// Number of consecutive health check successes required before considering a target healthy. The range
    /// is 2-10.
    healthy_threshold: Option<i64> = "healthyThreshold";
    /// Approximate amount of time, in seconds, between health checks of an individual target. The range is
    /// 5-300.
    interval: Option<i64> = "interval";
    /// The HTTP or gRPC codes to use when checking for a successful response from a target.
    matcher: Option<String> = "matcher";
    /// Destination for the health check request. Required for HTTP/HTTPS ALB and HTTP NLB.
    path: Option<String> = "path";
    /// The port the load balancer uses when performing health checks on targets.
    port: Option<String> = "port";
    /// Protocol the load balancer uses when performing health checks on targets. Must be one of `TCP`,
    /// `HTTP`, or `HTTPS`.
    protocol: Option<String> = "protocol";
    /// Amount of time, in seconds, during which no response from a target means a failed health check. The
    /// range is 2–120 seconds.
    timeout: Option<i64> = "timeout";
    /// Number of consecutive health check failures required before considering a target unhealthy. The
    /// range is 2-10.
    unhealthy_threshold: Option<i64> = "unhealthyThreshold";
}

results! {
    /// `aws:lb/TargetGroupStickiness:TargetGroupStickiness`.
    TargetGroupStickiness;
    /// Only used when the type is `lb_cookie`. The time period, in seconds, during which requests from a
    /// client should be routed to the same target.
    cookie_duration: Option<i64> = "cookieDuration";
    /// Name of the application based cookie. AWSALB, AWSALBAPP, and AWSALBTG prefixes are reserved and
    /// cannot be used.
    cookie_name: Option<String> = "cookieName";
    /// Boolean to enable / disable `stickiness`. Default is `true`.
    enabled: Option<bool> = "enabled";
    /// The type of sticky sessions.
    type_: String = "type";
}

results! {
    /// `aws:lb/TargetGroupTargetFailover:TargetGroupTargetFailover`.
    TargetGroupTargetFailover;
    /// Indicates how the GWLB handles existing flows when a target is deregistered. Possible values are
    /// `rebalance` and `no_rebalance`.
    on_deregistration: String = "onDeregistration";
    /// Indicates how the GWLB handles existing flows when a target is unhealthy. Possible values are
    /// `rebalance` and `no_rebalance`.
    on_unhealthy: String = "onUnhealthy";
}

results! {
    /// `aws:lb/TargetGroupTargetGroupHealth:TargetGroupTargetGroupHealth`.
    TargetGroupTargetGroupHealth;
    /// Block to configure DNS Failover requirements.
    dns_failover: Option<TargetGroupTargetGroupHealthDnsFailover> = "dnsFailover";
    /// Block to configure Unhealthy State Routing requirements.
    unhealthy_state_routing: Option<TargetGroupTargetGroupHealthUnhealthyStateRouting> = "unhealthyStateRouting";
}

results! {
    /// `aws:lb/TargetGroupTargetGroupHealthDnsFailover:TargetGroupTargetGroupHealthDnsFailover`.
    TargetGroupTargetGroupHealthDnsFailover;
    /// The minimum number of targets that must be healthy.
    minimum_healthy_targets_count: Option<String> = "minimumHealthyTargetsCount";
    /// The minimum percentage of targets that must be healthy.
    minimum_healthy_targets_percentage: Option<String> = "minimumHealthyTargetsPercentage";
}

results! {
    /// `aws:lb/TargetGroupTargetGroupHealthUnhealthyStateRouting:TargetGroupTargetGroupHealthUnhealthyStateRouting`.
    TargetGroupTargetGroupHealthUnhealthyStateRouting;
    /// The minimum number of targets that must be healthy.
    minimum_healthy_targets_count: Option<i64> = "minimumHealthyTargetsCount";
    /// The minimum percentage of targets that must be healthy.
    minimum_healthy_targets_percentage: Option<String> = "minimumHealthyTargetsPercentage";
}

results! {
    /// `aws:lb/TargetGroupTargetHealthState:TargetGroupTargetHealthState`.
    TargetGroupTargetHealthState;
    /// Indicates whether the load balancer terminates connections to unhealthy targets. Possible values are
    /// `true` or `false`.
    enable_unhealthy_connection_termination: bool = "enableUnhealthyConnectionTermination";
    /// Indicates the time to wait for in-flight requests to complete when a target becomes unhealthy. The
    /// range is `0-360000`.
    unhealthy_draining_interval: Option<i64> = "unhealthyDrainingInterval";
}
