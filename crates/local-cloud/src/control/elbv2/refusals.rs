//! What Elastic Load Balancing refuses.

use crate::control::refusal::refusals;

const CREATE: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html";
const GROUP: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html";
const LISTENER: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html";
const RULE: &str = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html";
const CONDITIONS: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html";
const ACTIONS: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html";
const HEALTH: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";
const POLICIES: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";
const MOTO: &str = "https://github.com/getmoto/moto/blob/master/moto/elbv2/exceptions.py";
const PROVIDER: &str = "https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/elbv2";
const LIMITATIONS: &str = "docs/known-limitations.md";

refusals! { "Elastic Load Balancing v2":
    // Load balancers
    balancer_exists(name): Provider, "", "", "ELBv2 Load Balancer ({name}) already exists", Verified, PROVIDER;
    balancer_name(): Provider, "", "", "\"name\" cannot begin with \"internal-\"", Verified, PROVIDER;
    balancer_type(): LocalCloud, "", "", "the local cloud has application load balancers only: its requests are HTTP", Approximate, LIMITATIONS;
    subnets_twice(): Provider, "", "", "give one of \"subnets\", \"subnetMappings\"", Approximate, PROVIDER;
    subnet_not_found(message): Aws, "CreateLoadBalancer", "SubnetNotFound", "{message}", Approximate, CREATE;
    zone_twice(): Aws, "CreateLoadBalancer", "InvalidConfigurationRequest", "A load balancer cannot be attached to multiple subnets in the same Availability Zone", Verified, CREATE;
    balancer_vpcs(): Aws, "CreateLoadBalancer", "InvalidSubnet", "All subnets must belong to the same VPC", Approximate, CREATE;
    two_zones(): Aws, "CreateLoadBalancer", "ValidationError", "At least two subnets in two different Availability Zones must be specified", Verified, CREATE;
    subnet_space(subnet): Aws, "CreateLoadBalancer", "InvalidSubnet", "Not enough IP space available in {subnet}. ELB requires at least 8 free IP addresses in each subnet.", Verified, "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html";
    log_bucket_needed(): Aws, "ModifyLoadBalancerAttributes", "InvalidConfigurationRequest", "The key 'access_logs.s3.bucket' must set in order to enable access logs", Verified, PREFLIGHT;
    log_bucket_denied(bucket): Aws, "ModifyLoadBalancerAttributes", "InvalidConfigurationRequest", "Access Denied for bucket: {bucket}. Please check S3bucket permission", Verified, "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html";
    no_internet_gateway(vpc): Aws, "CreateLoadBalancer", "InvalidSubnet", "VPC {vpc} has no internet gateway", Verified, CREATE;
    group_not_found(group): Aws, "CreateLoadBalancer", "InvalidSecurityGroup", "Security group '{group}' does not exist", Approximate, MOTO;
    group_elsewhere(): Aws, "CreateLoadBalancer", "InvalidConfigurationRequest", "One or more security groups are invalid", Verified, CREATE;
    deletion_protection(arn): Aws, "DeleteLoadBalancer", "OperationNotPermitted", "Load balancer '{arn}' cannot be deleted because deletion protection is enabled", Verified, "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html";
    // Target groups
    target_group_exists(name): Provider, "", "", "ELBv2 Target Group ({name}) already exists", Verified, PROVIDER;
    target_group_needs(name, kind): Provider, "", "", "\"{name}\" should be set when target type is {kind}", Verified, PROVIDER;
    target_group_protocol(): LocalCloud, "", "", "an application load balancer's targets speak HTTP or HTTPS", Approximate, LIMITATIONS;
    protocol_version(): LocalCloud, "", "", "the local cloud speaks HTTP/1.1 with tasks: locally, \"protocolVersion\" is HTTP1", Approximate, LIMITATIONS;
    health_timeout(timeout, interval): Aws, "CreateTargetGroup", "ValidationError", "Health check timeout '{timeout}' must be smaller than the interval '{interval}'", Verified, GROUP;
    health_matcher(error): Aws, "CreateTargetGroup", "ValidationError", "Health check matcher HTTP code {error}", Approximate, HEALTH;
    slow_start(value): Aws, "ModifyTargetGroupAttributes", "ValidationError", "'slow_start.duration_seconds' value '{value}' must be between '30-900' inclusive", Verified, "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html";
    target_group_vpc(vpc): Aws, "CreateTargetGroup", "ValidationError", "The VPC ID '{vpc}' is not found", Verified, GROUP;
    target_group_in_use(arn): Aws, "DeleteTargetGroup", "ResourceInUse", "Target group '{arn}' is currently in use by a listener or a rule", Verified, GROUP;
    // Actions
    action_needs(kind, needs): Aws, "", "ValidationError", "For actions of type '{kind}', you must specify the following fields: '{needs}'", Verified, PREFLIGHT;
    actions_together(kinds): Aws, "", "InvalidLoadBalancerAction", "Action types '{kinds}' cannot be specified together", Verified, PREFLIGHT;
    content_type(): Aws, "", "InvalidLoadBalancerAction", "The ContentType must be one of:'text/html', 'application/json', 'application/javascript', 'text/css', 'text/plain'.", Verified, PREFLIGHT;
    target_groups_twice(): Aws, "", "InvalidLoadBalancerAction", "You can specify both a target group list and a top-level target group ARN only if the ARNs match", Verified, PREFLIGHT;
    redirect_port(): Aws, "", "InvalidLoadBalancerAction", "The Port parameter must be either an integer between 1 and 65535 or '#{{port}}'.", Verified, PREFLIGHT;
    redirect_status(value): Aws, "", "ValidationError", "1 validation error detected: Value '{value}' at 'redirectConfig.statusCode' failed to satisfy constraint: Member must satisfy enum value set: [HTTP_301, HTTP_302]", Approximate, PREFLIGHT;
    action_last(): Aws, "", "InvalidLoadBalancerAction", "exactly one action of type forward, redirect or fixed-response must be given, and it must come last", Approximate, RULE;
    redirect_loop(): Aws, "", "InvalidLoadBalancerAction", "The redirect configuration is not valid because it creates a loop.", Verified, ACTIONS;
    redirect_path(): Aws, "", "InvalidLoadBalancerAction", "The Path parameter must be a valid path, should start with a '/', and may contain up to one of each of these placeholders: '#{{path}}', '#{{host}}', '#{{port}}'.", Verified, PREFLIGHT;
    redirect_to_http(): Aws, "", "InvalidLoadBalancerAction", "You cannot redirect HTTPS to HTTP.", Verified, PREFLIGHT;
    weights(): Aws, "", "ValidationError", "The weight for each target group must be between 0 and 999, inclusive", Verified, PREFLIGHT;
    five_groups(): Aws, "", "TooManyTargetGroups", "You cannot specify more than 5 target groups per action", Approximate, PREFLIGHT;
    target_group_not_found(arn): Aws, "", "TargetGroupNotFound", "Target groups '{arn}' not found", Verified, LISTENER;
    target_group_elsewhere(balancer, arn): Aws, "", "InvalidConfigurationRequest", "The following target groups are in a different VPC than load balancer '{balancer}': {arn}", Verified, PREFLIGHT;
    two_balancers(arn): Aws, "", "TargetGroupAssociationLimit", "The following target groups cannot be associated with more than one load balancer: {arn}", Verified, LISTENER;
    // Listeners
    balancer_not_found(arn): Aws, "", "LoadBalancerNotFound", "Load balancer '{arn}' not found", Verified, LISTENER;
    listener_port(): Provider, "", "", "a listener of an application load balancer needs a \"port\"", Approximate, PROVIDER;
    listener_exists(arn): Aws, "CreateListener", "DuplicateListener", "A listener already exists on this port for this load balancer '{arn}'", Verified, LISTENER;
    listener_protocol(given): Aws, "CreateListener", "ValidationError", "expected \"HTTP\" or \"HTTPS\", got \"{given}\"", Approximate, LISTENER;
    certificate_needed(): Aws, "CreateListener", "ValidationError", "A certificate must be specified for HTTPS listeners", Verified, LISTENER;
    certificate_over_http(): Aws, "CreateListener", "ValidationError", "A certificate cannot be specified for HTTP listeners", Verified, LISTENER;
    policy_over_http(): Aws, "CreateListener", "ValidationError", "An SSL policy cannot be specified for HTTP listeners", Verified, LISTENER;
    policy_not_found(policy): Aws, "CreateListener", "SSLPolicyNotFound", "SSL policy '{policy}' not found", Verified, POLICIES;
    certificate_arn(arn): Aws, "CreateListener", "ValidationError", "Certificate ARN '{arn}' is not valid", Verified, LISTENER;
    certificate_elsewhere(arn, region, own): Aws, "CreateListener", "CertificateNotFound", "Certificate '{arn}' not found: it is in {region}, and the load balancer in {own}", Approximate, LISTENER;
    // Rules
    listener_not_found(arn): Aws, "CreateRule", "ListenerNotFound", "Listener '{arn}' not found", Verified, RULE;
    priority_in_use(priority): Aws, "CreateRule", "PriorityInUse", "Priority '{priority}' is currently in use", Verified, RULE;
    condition_fields(given, names): Provider, "", "", "a condition has one field, not {given}: give one of {names}", Approximate, RULE;
    conditions_needed(): Aws, "CreateRule", "ValidationError", "A condition must be specified", Verified, PREFLIGHT;
    one_condition(field): Aws, "CreateRule", "ValidationError", "A rule can only have one '{field}' condition", Verified, PREFLIGHT;
    condition_values(config): Aws, "CreateRule", "ValidationError", "You must provide exactly one of the following: ['Values' 'RegexValues'] for config of type '{config}'", Verified, PREFLIGHT;
    header_name(): Aws, "CreateRule", "ValidationError", "Condition value for 'http-header' cannot contain more than 40 characters", Verified, PREFLIGHT;
    regex_values(): LocalCloud, "", "", "the local cloud has patterns with * and ? only: locally, a condition has \"values\"", Approximate, LIMITATIONS;
    five_values(): Aws, "CreateRule", "ValidationError", "A rule can only have '5' condition values", Verified, CONDITIONS;
    five_wildcards(): Aws, "CreateRule", "ValidationError", "A rule can only have '5' condition wildcards", Approximate, CONDITIONS;
    path_pattern(value): Aws, "CreateRule", "ValidationError", "The value for 'path-pattern' contains a character that is not valid: '{value}'", Approximate, CONDITIONS;
    host_header(value): Aws, "CreateRule", "ValidationError", "Condition value '{value}' contains a character that is not valid", Verified, PREFLIGHT;
    source_ip(value): Aws, "CreateRule", "ValidationError", "The specified value '{value}' is not a valid CIDR block", Verified, PREFLIGHT;
}
