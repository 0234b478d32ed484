//! What API Gateway refuses.

use crate::control::refusal::refusals;

const API: &str = "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html";
const INTEGRATION: &str =
    "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html";
const PRIVATE: &str =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html";
const PARAMETERS: &str =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html";
const ROUTE: &str =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html";
const STAGE: &str = "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html";
const LOGGING: &str = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html";
const LINK: &str = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html";
const JWT: &str = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html";
const DOMAIN: &str =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html";
const CORS: &str = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html";
const QUOTAS: &str = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";
const ISSUE: &str = "https://github.com/hashicorp/terraform-provider-aws/issues/12195";
const LIMITATIONS: &str = "docs/known-limitations.md";

refusals! { "ApiGatewayV2":
    // APIs
    api_not_found(account, id): Aws, "", "NotFoundException", "Invalid API identifier specified {account}:{id}", Verified, API;
    web_socket(): LocalCloud, "", "", "the local cloud has HTTP APIs only", Approximate, LIMITATIONS;
    open_api(): LocalCloud, "", "", "the local cloud makes routes and integrations from resources of their own only", Approximate, LIMITATIONS;
    cors_credentials(): Aws, "CreateApi", "BadRequestException", "allow-credentials is not supported if 'allow-origin' is *", Verified, CORS;
    route_selection(): Aws, "CreateApi", "BadRequestException", "Route selection expression is currently limited to \"${{request.method}} ${{request.path}}\"", Verified, PREFLIGHT;
    api_mapped(): Aws, "DeleteApi", "BadRequestException", "Deleting API failed. Please remove all base path mappings related to the API in your domains", Verified, API;
    // Stages
    stage_exists(): Aws, "CreateStage", "ConflictException", "Stage already exists", Verified, STAGE;
    stage_mapped(): Aws, "DeleteStage", "BadRequestException", "Deleting stage failed. Please remove all base path mappings related to the stage in your domains", Verified, STAGE;
    log_group(arn): Aws, "CreateStage", "BadRequestException", "The access log destination must be an existing CloudWatch Logs log group: {arn}", Approximate, LOGGING;
    log_format(): Aws, "CreateStage", "BadRequestException", "Access Log format must include either $context.requestId or $context.extendedRequestId", Verified, LOGGING;
    settings_of_no_route(key): Aws, "CreateStage", "NotFoundException", "Unable to find Route by key {key} within the provided RouteSettings", Verified, PREFLIGHT;
    execution_logs(): Aws, "CreateStage", "BadRequestException", "Execution logs are not supported on protocolType HTTP", Verified, LOGGING;
    deployed_twice(): Aws, "CreateStage", "BadRequestException", "A stage with autoDeploy takes no deploymentId", Approximate, STAGE;
    stage_limit(): Aws, "CreateStage", "TooManyRequestsException", "An API has at most 10 stages", Approximate, QUOTAS;
    log_format_size(): Aws, "CreateStage", "BadRequestException", "An access log format has at most 3 KB", Approximate, QUOTAS;
    // VPC links
    link_subnets(): Aws, "CreateVpcLink", "BadRequestException", "SubnetIds for a vpc link cannot be empty", Verified, LINK;
    link_reference(message): Aws, "CreateVpcLink", "BadRequestException", "{message}", Approximate, LINK;
    link_vpcs(): Aws, "CreateVpcLink", "BadRequestException", "All subnets of a VPC link must be in the same VPC", Approximate, LINK;
    link_group_elsewhere(group): Aws, "CreateVpcLink", "BadRequestException", "Security group {group} and the subnets of the VPC link belong to different networks", Approximate, LINK;
    link_limit(): Aws, "CreateVpcLink", "TooManyRequestsException", "A region has at most 10 VPC links", Approximate, QUOTAS;
    link_subnet_limit(): Aws, "CreateVpcLink", "BadRequestException", "A VPC link has at most 10 subnets", Approximate, QUOTAS;
    link_in_use(id, methods): Aws, "DeleteVpcLink", "BadRequestException", "Cannot delete vpc link. Vpc link '{id}', is referenced in [{methods}] in format of [Method:Resource].", Verified, ISSUE;
    // Integrations
    link_not_given(): Aws, "CreateIntegration", "BadRequestException", "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK", Verified, PREFLIGHT;
    integration_type(): Aws, "CreateIntegration", "BadRequestException", "an HTTP API's integration is HTTP_PROXY or AWS_PROXY", Approximate, INTEGRATION;
    lambda(): LocalCloud, "", "", "the local cloud has no Lambda functions: locally, an integration is HTTP_PROXY", Approximate, LIMITATIONS;
    tls_config(): Aws, "CreateIntegration", "BadRequestException", "TlsConfig is supported only for private integrations", Verified, PRIVATE;
    integration_method(): Aws, "CreateIntegration", "BadRequestException", "HttpMethod parameter method must be specified for integrationType HTTPPROXY", Verified, PREFLIGHT;
    integration_uri(): Aws, "CreateIntegration", "BadRequestException", "an HTTP_PROXY integration needs \"integrationUri\"", Approximate, INTEGRATION;
    payload_version(): Aws, "CreateIntegration", "BadRequestException", "PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY", Verified, PREFLIGHT;
    request_parameter(error): Aws, "CreateIntegration", "BadRequestException", "{error}", Approximate, PARAMETERS;
    response_parameter(error): Aws, "CreateIntegration", "BadRequestException", "Invalid mapping expression specified: Validation Result: warnings : [], errors : [{error}]", Verified, PREFLIGHT;
    response_status(status): Aws, "CreateIntegration", "BadRequestException", "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Status Code {status} is not valid.]", Verified, PREFLIGHT;
    cloud_map_attributes(): LocalCloud, "", "", "the local cloud does not choose among the instances of a Cloud Map service: locally, its ARN in \"integrationUri\" has no query", Approximate, LIMITATIONS;
    internet_uri(uri): LocalCloud, "", "", "the local cloud reaches no further than this machine: locally, the \"integrationUri\" of an integration without a VPC link is http://127.0.0.1:PORT or http://localhost:PORT, with a path or without, and not \"{uri}\"", Approximate, LIMITATIONS;
    link_not_found(id): Aws, "CreateIntegration", "BadRequestException", "Cannot find VPC link with id {id}", Approximate, PRIVATE;
    private_uri(): Aws, "CreateIntegration", "BadRequestException", "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.", Verified, PREFLIGHT;
    integration_in_use(routes): Aws, "DeleteIntegration", "ConflictException", "Cannot delete Integration because it is referenced by the following Routes with Ids: [{routes}]", Verified, INTEGRATION;
    // Routes
    route_key(error): Aws, "CreateRoute", "BadRequestException", "{error}", Approximate, ROUTE;
    route_target(): Aws, "CreateRoute", "BadRequestException", "Unexpected or malformed target in route. Correct format should be integrations/<integration_id>.", Verified, PREFLIGHT;
    route_exists(key): Aws, "CreateRoute", "ConflictException", "Route with key {key} already exists for this API", Verified, ROUTE;
    integration_not_found(id, api): Aws, "CreateRoute", "BadRequestException", "Unable to find Integration by id {id} within the API Gateway {api}", Verified, ROUTE;
    signatures(): LocalCloud, "", "", "the local cloud checks no signatures of AWS's: locally, a route's authorization is NONE or JWT", Approximate, LIMITATIONS;
    route_lambda(): LocalCloud, "", "", "the local cloud has no Lambda functions: locally, a route's authorization is NONE or JWT", Approximate, LIMITATIONS;
    route_authorizer(): Aws, "CreateRoute", "BadRequestException", "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer.", Verified, JWT;
    api_key(key): Aws, "CreateRoute", "BadRequestException", "ApiKeyRequired is not currently supported for HTTP APIs. Please set ApiKeyRequired to false for route {key}", Verified, PREFLIGHT;
    scopes_without_jwt(): Aws, "CreateRoute", "BadRequestException", "Invalid Route authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization types", Verified, PREFLIGHT;
    scope_limit(): Aws, "CreateRoute", "BadRequestException", "A route has at most 10 authorization scopes", Approximate, QUOTAS;
    // Authorizers
    authorizer_lambda(): LocalCloud, "", "", "the local cloud has no Lambda functions: locally, an authorizer's type is JWT", Approximate, LIMITATIONS;
    jwt_configuration(): Aws, "CreateAuthorizer", "BadRequestException", "JwtConfiguration must not be null for JWT Authorizer", Verified, PREFLIGHT;
    jwt_needs(name): Aws, "CreateAuthorizer", "BadRequestException", "a JWT authorizer needs \"{name}\"", Approximate, JWT;
    issuer(url): Aws, "CreateAuthorizer", "BadRequestException", "Invalid issuer: Issuer is not a valid URL for JWT Authorizer: \"{url}\" (locally also http://127.0.0.1:PORT or http://localhost:PORT)", Approximate, JWT;
    identity_source(error): Aws, "CreateAuthorizer", "BadRequestException", "{error}", Approximate, JWT;
    identity_sources(): Aws, "CreateAuthorizer", "BadRequestException", "a JWT authorizer has one identity source: $request.header.NAME or $request.querystring.NAME", Approximate, JWT;
    authorizer_in_use(routes): Aws, "DeleteAuthorizer", "ConflictException", "Cannot delete Authorizer, it is referenced by the following Routes: [{routes}]", Approximate, JWT;
    audience_limit(): Aws, "CreateAuthorizer", "BadRequestException", "An authorizer has at most 50 audiences", Approximate, QUOTAS;
    authorizer_limit(): Aws, "CreateAuthorizer", "TooManyRequestsException", "An API has at most 10 authorizers", Approximate, QUOTAS;
    // Domain names
    endpoint_type(wanted, given): Provider, "", "", "the domain name of an HTTP API has \"{wanted}\", not \"{given}\"", Approximate, DOMAIN;
    mutual_tls(): LocalCloud, "", "", "the local cloud speaks no TLS, and cannot ask clients for certificates", Approximate, LIMITATIONS;
    domain_underscore(): Aws, "CreateDomainName", "BadRequestException", "Domain names cannot contain an underscore character", Verified, PREFLIGHT;
    domain_exists(): Aws, "CreateDomainName", "ConflictException", "The domain name you provided already exists.", Verified, DOMAIN;
    certificate(arn, region): Aws, "CreateDomainName", "BadRequestException", "Invalid certificate ARN: {arn}. Certificate must be in '{region}'.", Verified, DOMAIN;
    mapping_key(): Aws, "CreateApiMapping", "BadRequestException", "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'()/, and no slash at its ends", Approximate, DOMAIN;
    mapping_exists(): Aws, "CreateApiMapping", "ConflictException", "ApiMapping key already exists for this domain name", Verified, DOMAIN;
    domain_not_found(name): Aws, "CreateApiMapping", "NotFoundException", "Invalid domain name identifier specified {name}", Verified, DOMAIN;
    stage_not_found(name): Aws, "CreateApiMapping", "BadRequestException", "Invalid stage identifier specified {name}", Verified, DOMAIN;
}
