//! What ECS refuses.

use crate::control::refusal::refusals;

const CLUSTER: &str = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html";
const SERVICE: &str = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";
const DEPLOYMENT: &str =
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html";
const NETWORK: &str =
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html";
const EXEC: &str = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html";
const TASK: &str =
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html";
const SECRETS: &str =
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html";
const DEPENDENCY: &str =
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html";
const HEALTH: &str = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html";
const SIZES: &str = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html";
const FARGATE: &str =
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";
const PROVIDER: &str = "https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/ecs";
const LIMITATIONS: &str = "docs/known-limitations.md";

refusals! { "ECS":
    // Clusters
    cluster_exists(name): LocalCloud, "", "", "Cluster {name} already exists: AWS would hand out the one that is there to two owners", Approximate, CLUSTER;
    cluster_in_use(): Aws, "DeleteCluster", "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.", Verified, CLUSTER;
    cluster_not_found(): Aws, "CreateService", "ClusterNotFoundException", "Cluster not found.", Verified, SERVICE;
    // Services
    service_exists(): Aws, "CreateService", "InvalidParameterException", "Creation of service was not idempotent.", Verified, SERVICE;
    only(value): LocalCloud, "", "", "the local cloud has {value} only: its tasks run on this machine", Approximate, LIMITATIONS;
    launch_type(): LocalCloud, "", "", "without \"launchType\", AWS takes EC2, and the cluster has no container instances: the service would be unable to place a task because no container instance met all of its requirements. Give \"launchType\": \"FARGATE\"", Approximate, SERVICE;
    capacity_and_launch_type(): Aws, "CreateService", "InvalidParameterException", "\"capacityProviderStrategies\" and \"launchType\" exclude each other", Approximate, SERVICE;
    task_definition_needed(): Aws, "CreateService", "InvalidParameterException", "a service needs a \"taskDefinition\"", Approximate, SERVICE;
    percents_block(): Aws, "CreateService", "InvalidParameterException", "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.", Verified, DEPLOYMENT;
    minimum_percent(): Aws, "CreateService", "InvalidParameterException", "minimumHealthyPercent must be at most 100", Verified, DEPLOYMENT;
    maximum_percent(): Aws, "CreateService", "InvalidParameterException", "maximumPercent must be at least 100", Approximate, DEPLOYMENT;
    task_definition_not_found(): Aws, "CreateService", "ClientException", "TaskDefinition not found.", Verified, SERVICE;
    task_definition_inactive(): Aws, "CreateService", "ClientException", "TaskDefinition is inactive", Verified, SERVICE;
    exec_without_role(verb): Aws, "CreateService", "InvalidParameterException", "The service couldn't be {verb} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.", Verified, EXEC;
    network_needed(): Aws, "CreateService", "InvalidParameterException", "Network Configuration must be provided when networkMode 'awsvpc' is specified.", Verified, SERVICE;
    subnets_empty(): Aws, "CreateService", "InvalidParameterException", "subnets can not be empty.", Verified, NETWORK;
    at_most(name, limit): Aws, "CreateService", "InvalidParameterException", "{name} can have at most {limit} items.", Approximate, NETWORK;
    subnet_unknown(id, message, code): Aws, "CreateService", "InvalidParameterException", "Error retrieving subnet information for [{id}]: {message} (ErrorCode: {code})", Verified, SERVICE;
    subnet_vpcs(): Aws, "CreateService", "InvalidParameterException", "Subnets must belong to the same VPC.", Approximate, NETWORK;
    group_unknown(id, message, code): Aws, "CreateService", "InvalidParameterException", "Error retrieving security group information for [{id}]: {message} (ErrorCode: {code})", Verified, SERVICE;
    group_elsewhere(id): Aws, "CreateService", "InvalidParameterException", "Security group {id} does not appear to belong to the same VPC as the input subnets.", Verified, NETWORK;
    target_group_not_found(arn): Aws, "CreateService", "InvalidParameterException", "The specified target group does not exist: {arn}", Approximate, SERVICE;
    target_type(arn, kind): Aws, "CreateService", "InvalidParameterException", "The provided target group {arn} has target type {kind}, which is incompatible with the awsvpc network mode specified in the task definition.", Verified, SERVICE;
    container_not_found(name): Aws, "CreateService", "InvalidParameterException", "The container {name} does not exist in the task definition.", Verified, SERVICE;
    port_not_found(name, port): Aws, "CreateService", "InvalidParameterException", "The container {name} did not have a container port {port} defined.", Verified, SERVICE;
    no_load_balancer(arn): Aws, "CreateService", "InvalidParameterException", "The target group with targetGroupArn {arn} does not have an associated load balancer.", Verified, SERVICE;
    grace_period(): Aws, "CreateService", "InvalidParameterException", "Health check grace period is only valid for services configured to use load balancers", Verified, SERVICE;
    service_constraints(): Aws, "CreateService", "InvalidParameterException", "Placement constraints are not supported with FARGATE launch type.", Verified, PREFLIGHT;
    service_strategies(): Aws, "CreateService", "InvalidParameterException", "Placement strategies are not supported with FARGATE launch type.", Verified, PREFLIGHT;
    capacity_weights(): Aws, "CreateService", "InvalidParameterException", "There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.", Verified, PREFLIGHT;
    capacity_provider(name): Aws, "CreateService", "InvalidParameterException", "The specified capacity provider '{name}' was not found.", Approximate, SERVICE;
    registry_not_found(arn): Aws, "CreateService", "InvalidParameterException", "The service registry '{arn}' does not exist.", Approximate, SERVICE;
    registry_port(name): Aws, "CreateService", "InvalidParameterException", "The values specified for serviceRegistries do not require a value for '{name}'", Verified, PREFLIGHT;
    // Task definitions
    fargate_only(): LocalCloud, "", "", "the local cloud has Fargate only: give \"requiresCompatibilities\": [\"FARGATE\"]", Approximate, LIMITATIONS;
    network_mode(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate only supports network mode 'awsvpc'.", Verified, FARGATE;
    size_needed(name): Aws, "RegisterTaskDefinition", "ClientException", "Fargate requires that '{name}' be defined at the task level.", Verified, SIZES;
    size(cpu, memory, hint): Aws, "RegisterTaskDefinition", "ClientException", "No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS documentation for the valid values. ({hint})", Approximate, SIZES;
    role(): Aws, "RegisterTaskDefinition", "ClientException", "Role is not valid", Verified, TASK;
    containers_json(error): Provider, "", "", "ECS Task Definition container_definitions is invalid: Error decoding JSON: {error}", Verified, PROVIDER;
    no_container(): Aws, "RegisterTaskDefinition", "ClientException", "a task definition has at least one container", Approximate, TASK;
    none_essential(): Aws, "RegisterTaskDefinition", "ClientException", "at least one container must be essential", Approximate, TASK;
    container_needs(name, index): Aws, "RegisterTaskDefinition", "ClientException", "Container.{name} should not be null or empty (container {index})", Verified, TASK;
    container_twice(name): Aws, "RegisterTaskDefinition", "ClientException", "The container name '{name}' is not unique in the task definition", Approximate, TASK;
    host_port(): Aws, "RegisterTaskDefinition", "ClientException", "When networkMode=awsvpc, the host ports and container ports in port mappings must match.", Verified, TASK;
    log_options(option): Aws, "RegisterTaskDefinition", "ClientException", "Log driver awslogs requires options: {option}", Verified, TASK;
    log_prefix(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate requires log configuration options to include awslogs-stream-prefix", Verified, FARGATE;
    log_driver(driver): Aws, "RegisterTaskDefinition", "ClientException", "{driver} is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]", Verified, PREFLIGHT;
    log_role(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate requires task definition to have execution role ARN to support log driver awslogs.", Verified, FARGATE;
    image_role(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate requires task definition to have execution role ARN to support ECR images.", Verified, FARGATE;
    secrets_role(): Aws, "RegisterTaskDefinition", "ClientException", "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'", Verified, PREFLIGHT;
    secret_name(name): Aws, "RegisterTaskDefinition", "ClientException", "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '{name}'.", Verified, SECRETS;
    cpu_sum(): Aws, "RegisterTaskDefinition", "ClientException", "The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value", Verified, PREFLIGHT;
    container_memory(name): Aws, "RegisterTaskDefinition", "ClientException", "The 'memory' setting for container '{name}' is greater than for the task", Verified, PREFLIGHT;
    privileged(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate requires that the 'privileged' setting be 'false'", Verified, PREFLIGHT;
    links(): Aws, "RegisterTaskDefinition", "ClientException", "Links are not supported when networkMode=awsvpc", Verified, PREFLIGHT;
    devices(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate compatible task definitions do not support devices", Verified, PREFLIGHT;
    placement(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate compatible task definitions do not support placementConstraints", Approximate, PREFLIGHT;
    depends_on(name): Aws, "RegisterTaskDefinition", "ClientException", "The container '{name}' that a container depends on is not in the task definition", Approximate, TASK;
    dependency_condition(condition): Aws, "RegisterTaskDefinition", "ClientException", "The container dependency condition '{condition}' is none of START, COMPLETE, SUCCESS, HEALTHY", Approximate, DEPENDENCY;
    dependency_essential(name): Aws, "RegisterTaskDefinition", "ClientException", "The condition COMPLETE or SUCCESS cannot be set on the essential container '{name}'", Approximate, DEPENDENCY;
    dependency_health(name): Aws, "RegisterTaskDefinition", "ClientException", "The condition HEALTHY needs a health check of the container '{name}' in the task definition", Approximate, DEPENDENCY;
    dependency_circle(names): Aws, "RegisterTaskDefinition", "ClientException", "The containers {names} depend on each other in a circle", Approximate, DEPENDENCY;
    health_command(): Aws, "RegisterTaskDefinition", "ClientException", "The health check's command must start with CMD or CMD-SHELL, and what is run follows", Approximate, HEALTH;
    health_range(name, low, high, given): Aws, "RegisterTaskDefinition", "ClientException", "The health check's {name} must be between {low} and {high}, got {given}", Approximate, HEALTH;
    start_timeout(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate supports a startTimeout of at most 120 seconds", Approximate, TASK;
    stop_timeout(): Aws, "RegisterTaskDefinition", "ClientException", "Fargate supports a stopTimeout of at most 120 seconds", Approximate, TASK;
    ephemeral_storage(given): Aws, "RegisterTaskDefinition", "ClientException", "The ephemeral storage of a task must be between 21 and 200 GiB, got {given}", Approximate, FARGATE;
}
