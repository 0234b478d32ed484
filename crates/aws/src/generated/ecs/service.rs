// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ecs/service:Service`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an ECS service - effectively a task that is expected to run until an error occurs or a user
    /// terminates it (typically a webserver or a database).
    Service(ServiceArgs) = "aws:ecs/service:Service" as custom;
    outputs {
        /// Information about the CloudWatch alarms.
        alarms: Option<super::outputs::ServiceAlarms> = "alarms";
        /// ARN that identifies the service.
        arn: String = "arn";
        /// ECS automatically redistributes tasks within a service across Availability Zones (AZs) to
        /// mitigate the risk of impaired application availability due to underlying infrastructure failures
        /// and task lifecycle activities.
        availability_zone_rebalancing: String = "availabilityZoneRebalancing";
        /// Capacity provider strategies to use for the service. Can be one or more.
        capacity_provider_strategies: Option<Vec<super::outputs::ServiceCapacityProviderStrategy>> = "capacityProviderStrategies";
        /// ARN of an ECS cluster.
        cluster: String = "cluster";
        /// Configuration block for deployment circuit breaker.
        deployment_circuit_breaker: Option<super::outputs::ServiceDeploymentCircuitBreaker> = "deploymentCircuitBreaker";
        /// Configuration block for deployment settings.
        deployment_configuration: super::outputs::ServiceDeploymentConfiguration = "deploymentConfiguration";
        /// Configuration block for deployment controller configuration.
        deployment_controller: Option<super::outputs::ServiceDeploymentController> = "deploymentController";
        /// Upper limit (as a percentage of the service's desiredCount) of the number of running tasks that
        /// can be running in a service during a deployment.
        deployment_maximum_percent: Option<i64> = "deploymentMaximumPercent";
        /// Lower limit (as a percentage of the service's desiredCount) of the number of running tasks that
        /// must remain running and healthy in a service during a deployment.
        deployment_minimum_healthy_percent: Option<i64> = "deploymentMinimumHealthyPercent";
        /// Number of instances of the task definition to place and keep running. Defaults to 0.
        desired_count: Option<i64> = "desiredCount";
        /// Whether to enable Amazon ECS managed tags for the tasks within the service.
        enable_ecs_managed_tags: Option<bool> = "enableEcsManagedTags";
        /// Whether to enable Amazon ECS Exec for the tasks within the service.
        enable_execute_command: Option<bool> = "enableExecuteCommand";
        /// Enable to delete a service even if it wasn't scaled down to zero tasks. It's only necessary to
        /// use this if the service uses the `REPLICA` scheduling strategy.
        force_delete: Option<bool> = "forceDelete";
        /// Enable to force a new task deployment of the service.
        force_new_deployment: Option<bool> = "forceNewDeployment";
        /// Seconds to ignore failing load balancer health checks on newly instantiated tasks to prevent
        /// premature shutdown, up to 2147483647.
        health_check_grace_period_seconds: Option<i64> = "healthCheckGracePeriodSeconds";
        /// ARN of the IAM role that allows Amazon ECS to make calls to your load balancer on your behalf.
        iam_role: String = "iamRole";
        /// Launch type on which to run your service. The valid values are `EC2`, `FARGATE`, and `EXTERNAL`.
        launch_type: String = "launchType";
        /// Configuration block for load balancers.
        load_balancers: Option<Vec<super::outputs::ServiceLoadBalancer>> = "loadBalancers";
        /// Name of the service (up to 255 letters, numbers, hyphens, and underscores)
        name: String = "name";
        /// Network configuration for the service.
        network_configuration: Option<super::outputs::ServiceNetworkConfiguration> = "networkConfiguration";
        /// Service level strategy rules that are taken into consideration during task placement. List from
        /// top to bottom in order of precedence.
        ordered_placement_strategies: Option<Vec<super::outputs::ServiceOrderedPlacementStrategy>> = "orderedPlacementStrategies";
        /// Rules that are taken into consideration during task placement.
        placement_constraints: Option<Vec<super::outputs::ServicePlacementConstraint>> = "placementConstraints";
        /// Platform version on which to run your service. Only applicable for `launch_type` set to
        /// `FARGATE`.
        platform_version: String = "platformVersion";
        /// Whether to propagate the tags from the task definition or the service to the tasks. The valid
        /// values are `SERVICE` and `TASK_DEFINITION`.
        propagate_tags: Option<String> = "propagateTags";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Scheduling strategy to use for the service. The valid values are `REPLICA` and `DAEMON`.
        scheduling_strategy: Option<String> = "schedulingStrategy";
        /// ECS Service Connect configuration for this service to discover and connect to services, and be
        /// discovered by, and connected from, other services within a namespace.
        service_connect_configuration: Option<super::outputs::ServiceServiceConnectConfiguration> = "serviceConnectConfiguration";
        /// Service discovery registries for the service. The maximum number of `service_registries` blocks
        /// is `1`.
        service_registries: Option<super::outputs::ServiceServiceRegistries> = "serviceRegistries";
        /// Whether to enable graceful termination of deployments using SIGINT signals.
        sigint_rollback: Option<bool> = "sigintRollback";
        /// Key-value map of resource tags.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Family and revision (`family:revision`) or full ARN of the task definition that you want to run
        /// in your service.
        task_definition: Option<String> = "taskDefinition";
        /// Map of arbitrary keys and values that, when changed, will trigger an in-place update
        /// (redeployment). Useful with `"plantimestamp()"`.
        triggers: BTreeMap<String, String> = "triggers";
        /// Configuration for a volume specified in the task definition as a volume that is configured at
        /// launch time.
        volume_configuration: Option<super::outputs::ServiceVolumeConfiguration> = "volumeConfiguration";
        /// VPC Lattice configuration for your service that allows Lattice to connect, secure, and monitor
        /// your service across multiple accounts and VPCs.
        vpc_lattice_configurations: Option<Vec<super::outputs::ServiceVpcLatticeConfiguration>> = "vpcLatticeConfigurations";
        /// If `true`, this provider will wait for the service to reach a steady state (like `aws ecs wait
        /// services-stable`) before continuing. Default `false`.
        wait_for_steady_state: Option<bool> = "waitForSteadyState";
    }
}

arguments! {
    /// The arguments of `Service`.
    #[derive(Default)]
    ServiceArgs, ServiceArgsBuilder;
    required {}
    optional {
        /// Information about the CloudWatch alarms.
        alarms: support::Nested<super::ServiceAlarms> = "alarms";
        /// ECS automatically redistributes tasks within a service across Availability Zones (AZs) to
        /// mitigate the risk of impaired application availability due to underlying infrastructure failures
        /// and task lifecycle activities.
        availability_zone_rebalancing: Input<String> = "availabilityZoneRebalancing";
        /// Capacity provider strategies to use for the service. Can be one or more.
        capacity_provider_strategies: support::NestedList<super::ServiceCapacityProviderStrategy> = "capacityProviderStrategies";
        /// ARN of an ECS cluster.
        cluster: Input<String> = "cluster";
        /// Configuration block for deployment circuit breaker.
        deployment_circuit_breaker: support::Nested<super::ServiceDeploymentCircuitBreaker> = "deploymentCircuitBreaker";
        /// Configuration block for deployment settings.
        deployment_configuration: support::Nested<super::ServiceDeploymentConfiguration> = "deploymentConfiguration";
        /// Configuration block for deployment controller configuration.
        deployment_controller: support::Nested<super::ServiceDeploymentController> = "deploymentController";
        /// Upper limit (as a percentage of the service's desiredCount) of the number of running tasks that
        /// can be running in a service during a deployment.
        deployment_maximum_percent: Input<i64> = "deploymentMaximumPercent";
        /// Lower limit (as a percentage of the service's desiredCount) of the number of running tasks that
        /// must remain running and healthy in a service during a deployment.
        deployment_minimum_healthy_percent: Input<i64> = "deploymentMinimumHealthyPercent";
        /// Number of instances of the task definition to place and keep running. Defaults to 0.
        desired_count: Input<i64> = "desiredCount";
        /// Whether to enable Amazon ECS managed tags for the tasks within the service.
        enable_ecs_managed_tags: Input<bool> = "enableEcsManagedTags";
        /// Whether to enable Amazon ECS Exec for the tasks within the service.
        enable_execute_command: Input<bool> = "enableExecuteCommand";
        /// Enable to delete a service even if it wasn't scaled down to zero tasks. It's only necessary to
        /// use this if the service uses the `REPLICA` scheduling strategy.
        force_delete: Input<bool> = "forceDelete";
        /// Enable to force a new task deployment of the service.
        force_new_deployment: Input<bool> = "forceNewDeployment";
        /// Seconds to ignore failing load balancer health checks on newly instantiated tasks to prevent
        /// premature shutdown, up to 2147483647.
        health_check_grace_period_seconds: Input<i64> = "healthCheckGracePeriodSeconds";
        /// ARN of the IAM role that allows Amazon ECS to make calls to your load balancer on your behalf.
        iam_role: Input<String> = "iamRole";
        /// Launch type on which to run your service. The valid values are `EC2`, `FARGATE`, and `EXTERNAL`.
        launch_type: Input<String> = "launchType";
        /// Configuration block for load balancers.
        load_balancers: support::NestedList<super::ServiceLoadBalancer> = "loadBalancers";
        /// Name of the service (up to 255 letters, numbers, hyphens, and underscores)
        name: Input<String> = "name";
        /// Network configuration for the service.
        network_configuration: support::Nested<super::ServiceNetworkConfiguration> = "networkConfiguration";
        /// Service level strategy rules that are taken into consideration during task placement. List from
        /// top to bottom in order of precedence.
        ordered_placement_strategies: support::NestedList<super::ServiceOrderedPlacementStrategy> = "orderedPlacementStrategies";
        /// Rules that are taken into consideration during task placement.
        placement_constraints: support::NestedList<super::ServicePlacementConstraint> = "placementConstraints";
        /// Platform version on which to run your service. Only applicable for `launch_type` set to
        /// `FARGATE`.
        platform_version: Input<String> = "platformVersion";
        /// Whether to propagate the tags from the task definition or the service to the tasks. The valid
        /// values are `SERVICE` and `TASK_DEFINITION`.
        propagate_tags: Input<String> = "propagateTags";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Scheduling strategy to use for the service. The valid values are `REPLICA` and `DAEMON`.
        scheduling_strategy: Input<String> = "schedulingStrategy";
        /// ECS Service Connect configuration for this service to discover and connect to services, and be
        /// discovered by, and connected from, other services within a namespace.
        service_connect_configuration: support::Nested<super::ServiceServiceConnectConfiguration> = "serviceConnectConfiguration";
        /// Service discovery registries for the service. The maximum number of `service_registries` blocks
        /// is `1`.
        service_registries: support::Nested<super::ServiceServiceRegistries> = "serviceRegistries";
        /// Whether to enable graceful termination of deployments using SIGINT signals.
        sigint_rollback: Input<bool> = "sigintRollback";
        /// Key-value map of resource tags.
        tags: InputMap<String> = "tags";
        /// Family and revision (`family:revision`) or full ARN of the task definition that you want to run
        /// in your service.
        task_definition: Input<String> = "taskDefinition";
        /// Map of arbitrary keys and values that, when changed, will trigger an in-place update
        /// (redeployment). Useful with `"plantimestamp()"`.
        triggers: InputMap<String> = "triggers";
        /// Configuration for a volume specified in the task definition as a volume that is configured at
        /// launch time.
        volume_configuration: support::Nested<super::ServiceVolumeConfiguration> = "volumeConfiguration";
        /// VPC Lattice configuration for your service that allows Lattice to connect, secure, and monitor
        /// your service across multiple accounts and VPCs.
        vpc_lattice_configurations: support::NestedList<super::ServiceVpcLatticeConfiguration> = "vpcLatticeConfigurations";
        /// If `true`, this provider will wait for the service to reach a steady state (like `aws ecs wait
        /// services-stable`) before continuing. Default `false`.
        wait_for_steady_state: Input<bool> = "waitForSteadyState";
    }
}
