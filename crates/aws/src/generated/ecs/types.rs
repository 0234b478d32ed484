// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

arguments! {
    /// The type `aws:ecs/ClusterConfiguration:ClusterConfiguration`.
    #[derive(Default)]
    ClusterConfiguration, ClusterConfigurationBuilder;
    required {}
    optional {
        /// Details of the execute command configuration.
        execute_command_configuration: support::Nested<super::ClusterConfigurationExecuteCommandConfiguration> = "executeCommandConfiguration";
        /// Details of the managed storage configuration.
        managed_storage_configuration: support::Nested<super::ClusterConfigurationManagedStorageConfiguration> = "managedStorageConfiguration";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ClusterConfigurationExecuteCommandConfiguration:ClusterConfigurationExecuteCommandConfiguration`.
    #[derive(Default)]
    ClusterConfigurationExecuteCommandConfiguration, ClusterConfigurationExecuteCommandConfigurationBuilder;
    required {}
    optional {
        /// KMS key ID to encrypt the data between the local client and the container.
        kms_key_id: Input<String> = "kmsKeyId";
        /// Log configuration for the results of the execute command actions. Required when `logging` is
        /// `OVERRIDE`.
        log_configuration: support::Nested<super::ClusterConfigurationExecuteCommandConfigurationLogConfiguration> = "logConfiguration";
        /// Log setting to use for redirecting logs for your execute command results. Valid values: `NONE`,
        /// `DEFAULT`, `OVERRIDE`.
        logging: Input<String> = "logging";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ClusterConfigurationExecuteCommandConfigurationLogConfiguration:ClusterConfigurationExecuteCommandConfigurationLogConfiguration`.
    #[derive(Default)]
    ClusterConfigurationExecuteCommandConfigurationLogConfiguration, ClusterConfigurationExecuteCommandConfigurationLogConfigurationBuilder;
    required {}
    optional {
        /// Whether to enable encryption on the CloudWatch logs. If not specified, encryption will be
        /// disabled.
        cloud_watch_encryption_enabled: Input<bool> = "cloudWatchEncryptionEnabled";
        /// Name of the CloudWatch log group to send logs to.
        cloud_watch_log_group_name: Input<String> = "cloudWatchLogGroupName";
        /// Whether to enable encryption on the logs sent to S3. If not specified, encryption will be
        /// disabled.
        s3_bucket_encryption_enabled: Input<bool> = "s3BucketEncryptionEnabled";
        /// Name of the S3 bucket to send logs to.
        s3_bucket_name: Input<String> = "s3BucketName";
        /// Optional folder in the S3 bucket to place logs in.
        s3_key_prefix: Input<String> = "s3KeyPrefix";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ClusterConfigurationManagedStorageConfiguration:ClusterConfigurationManagedStorageConfiguration`.
    #[derive(Default)]
    ClusterConfigurationManagedStorageConfiguration, ClusterConfigurationManagedStorageConfigurationBuilder;
    required {}
    optional {
        /// KMS key ARN for the Fargate ephemeral storage.
        fargate_ephemeral_storage_kms_key_id: Input<String> = "fargateEphemeralStorageKmsKeyId";
        /// KMS key ARN to encrypt the managed storage.
        kms_key_id: Input<String> = "kmsKeyId";
    }
}

arguments! {
    /// The type `aws:ecs/ClusterServiceConnectDefaults:ClusterServiceConnectDefaults`.
    ClusterServiceConnectDefaults, ClusterServiceConnectDefaultsBuilder;
    required {
        /// ARN of the `servicediscovery.HttpNamespace` that's used when you create a service and don't
        /// specify a Service Connect configuration.
        namespace: Input<String> = "namespace";
    }
    optional {}
}

arguments! {
    /// The type `aws:ecs/ClusterSetting:ClusterSetting`.
    ClusterSetting, ClusterSettingBuilder;
    required {
        /// Name of the setting to manage. Valid values: `containerInsights`.
        name: Input<String> = "name";
        /// Value to assign to the setting. Valid values: `enhanced`, `enabled`, `disabled`.
        value: Input<String> = "value";
    }
    optional {}
}

arguments! {
    /// The type `aws:ecs/ServiceAlarms:ServiceAlarms`.
    ServiceAlarms, ServiceAlarmsBuilder;
    required {
        /// One or more CloudWatch alarm names.
        alarm_names: Inputs<String> = "alarmNames";
        /// Whether to use the CloudWatch alarm option in the service deployment process.
        enable: Input<bool> = "enable";
        /// Whether to configure Amazon ECS to roll back the service if a service deployment fails.
        rollback: Input<bool> = "rollback";
    }
    optional {}
}

arguments! {
    /// The type `aws:ecs/ServiceCapacityProviderStrategy:ServiceCapacityProviderStrategy`.
    ServiceCapacityProviderStrategy, ServiceCapacityProviderStrategyBuilder;
    required {
        /// Short name of the capacity provider.
        capacity_provider: Input<String> = "capacityProvider";
    }
    optional {
        /// Number of tasks, at a minimum, to run on the specified capacity provider. Only one capacity
        /// provider in a capacity provider strategy can have a base defined.
        base: Input<i64> = "base";
        /// Relative percentage of the total number of launched tasks that should use the specified capacity
        /// provider.
        weight: Input<i64> = "weight";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceDeploymentCircuitBreaker:ServiceDeploymentCircuitBreaker`.
    ServiceDeploymentCircuitBreaker, ServiceDeploymentCircuitBreakerBuilder;
    required {
        /// Whether to enable the deployment circuit breaker logic for the service.
        enable: Input<bool> = "enable";
        /// Whether to enable Amazon ECS to roll back the service if a service deployment fails.
        rollback: Input<bool> = "rollback";
    }
    optional {}
}

arguments! {
    /// The type `aws:ecs/ServiceDeploymentConfiguration:ServiceDeploymentConfiguration`.
    #[derive(Default)]
    ServiceDeploymentConfiguration, ServiceDeploymentConfigurationBuilder;
    required {}
    optional {
        /// Number of minutes to wait after a new deployment is fully provisioned before terminating the old
        /// deployment. Valid range: 0-1440 minutes.
        bake_time_in_minutes: Input<String> = "bakeTimeInMinutes";
        /// Configuration block for canary deployment strategy. Required when `strategy` is set to `CANARY`.
        canary_configuration: support::Nested<super::ServiceDeploymentConfigurationCanaryConfiguration> = "canaryConfiguration";
        /// Configuration block for lifecycle hooks that are invoked during deployments.
        lifecycle_hooks: support::NestedList<super::ServiceDeploymentConfigurationLifecycleHook> = "lifecycleHooks";
        /// Configuration block for linear deployment strategy. Required when `strategy` is set to `LINEAR`.
        linear_configuration: support::Nested<super::ServiceDeploymentConfigurationLinearConfiguration> = "linearConfiguration";
        /// Type of deployment strategy. Valid values: `ROLLING`, `BLUE_GREEN`, `LINEAR`, `CANARY`.
        strategy: Input<String> = "strategy";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceDeploymentConfigurationCanaryConfiguration:ServiceDeploymentConfigurationCanaryConfiguration`.
    #[derive(Default)]
    ServiceDeploymentConfigurationCanaryConfiguration, ServiceDeploymentConfigurationCanaryConfigurationBuilder;
    required {}
    optional {
        /// Number of minutes to wait before shifting all traffic to the new deployment. Valid range: 0-1440
        /// minutes.
        canary_bake_time_in_minutes: Input<String> = "canaryBakeTimeInMinutes";
        /// Percentage of traffic to route to the canary deployment. Valid range: 0.1-100.0.
        canary_percent: Input<f64> = "canaryPercent";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceDeploymentConfigurationLifecycleHook:ServiceDeploymentConfigurationLifecycleHook`.
    ServiceDeploymentConfigurationLifecycleHook, ServiceDeploymentConfigurationLifecycleHookBuilder;
    required {
        /// Stages during the deployment when the hook should be invoked.
        lifecycle_stages: Inputs<String> = "lifecycleStages";
    }
    optional {
        /// Custom parameters that Amazon ECS will pass to the hook target invocations (such as a Lambda
        /// function).
        hook_details: Input<String> = "hookDetails";
        /// ARN of the Lambda function to invoke for the lifecycle hook. Required when `target_type` is
        /// `AWS_LAMBDA`.
        hook_target_arn: Input<String> = "hookTargetArn";
        /// ARN of the IAM role that grants the service permission to invoke the Lambda function. Required
        /// when `target_type` is `AWS_LAMBDA`.
        role_arn: Input<String> = "roleArn";
        /// Type of hook target. Valid values: `AWS_LAMBDA`, `PAUSE`.
        target_type: Input<String> = "targetType";
        /// Configuration block defining the timeout behavior for a `PAUSE` hook. Only valid when
        /// `target_type` is `PAUSE`.
        timeout_configuration: support::Nested<super::ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration> = "timeoutConfiguration";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration:ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration`.
    #[derive(Default)]
    ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration, ServiceDeploymentConfigurationLifecycleHookTimeoutConfigurationBuilder;
    required {}
    optional {
        /// Action ECS takes when the pause hook times out. Valid values: `ROLLBACK`, `CONTINUE`.
        action: Input<String> = "action";
        /// Number of minutes to wait before executing the timeout action. Valid range: 1-20160 minutes.
        timeout_in_minutes: Input<String> = "timeoutInMinutes";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceDeploymentConfigurationLinearConfiguration:ServiceDeploymentConfigurationLinearConfiguration`.
    #[derive(Default)]
    ServiceDeploymentConfigurationLinearConfiguration, ServiceDeploymentConfigurationLinearConfigurationBuilder;
    required {}
    optional {
        /// Number of minutes to wait between each step during a linear deployment. Valid range: 0-1440
        /// minutes.
        step_bake_time_in_minutes: Input<String> = "stepBakeTimeInMinutes";
        /// Percentage of traffic to shift in each step during a linear deployment. Valid range: 3.0-100.0.
        step_percent: Input<f64> = "stepPercent";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceDeploymentController:ServiceDeploymentController`.
    #[derive(Default)]
    ServiceDeploymentController, ServiceDeploymentControllerBuilder;
    required {}
    optional {
        /// Type of deployment controller. Valid values: `CODE_DEPLOY`, `ECS`, `EXTERNAL`.
        type_: Input<String> = "type";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceLoadBalancer:ServiceLoadBalancer`.
    ServiceLoadBalancer, ServiceLoadBalancerBuilder;
    required {
        /// Name of the container to associate with the load balancer (as it appears in a container
        /// definition).
        container_name: Input<String> = "containerName";
        /// Port on the container to associate with the load balancer.
        container_port: Input<i64> = "containerPort";
    }
    optional {
        /// Configuration block for Blue/Green deployment settings. Required when using `BLUE_GREEN`
        /// deployment strategy.
        advanced_configuration: support::Nested<super::ServiceLoadBalancerAdvancedConfiguration> = "advancedConfiguration";
        /// Name of the ELB (Classic) to associate with the service. Required for ELB Classic.
        elb_name: Input<String> = "elbName";
        /// ARN of the Load Balancer target group to associate with the service. Required for ALB/NLB.
        target_group_arn: Input<String> = "targetGroupArn";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceLoadBalancerAdvancedConfiguration:ServiceLoadBalancerAdvancedConfiguration`.
    ServiceLoadBalancerAdvancedConfiguration, ServiceLoadBalancerAdvancedConfigurationBuilder;
    required {
        /// ARN of the alternate target group to use for Blue/Green deployments.
        alternate_target_group_arn: Input<String> = "alternateTargetGroupArn";
        /// ARN of the listener rule that routes production traffic.
        production_listener_rule: Input<String> = "productionListenerRule";
        /// ARN of the IAM role that allows ECS to manage the target groups.
        role_arn: Input<String> = "roleArn";
    }
    optional {
        /// ARN of the listener rule that routes test traffic.
        test_listener_rule: Input<String> = "testListenerRule";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceNetworkConfiguration:ServiceNetworkConfiguration`.
    ServiceNetworkConfiguration, ServiceNetworkConfigurationBuilder;
    required {
        /// Subnets associated with the task or service.
        subnets: Inputs<String> = "subnets";
    }
    optional {
        /// Assign a public IP address to the ENI (Fargate launch type only). Valid values are `true` or
        /// `false`.
        assign_public_ip: Input<bool> = "assignPublicIp";
        /// Security groups associated with the task or service. If you do not specify a security group, the
        /// default security group for the VPC is used.
        security_groups: Inputs<String> = "securityGroups";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceOrderedPlacementStrategy:ServiceOrderedPlacementStrategy`.
    ServiceOrderedPlacementStrategy, ServiceOrderedPlacementStrategyBuilder;
    required {
        /// Type of placement strategy. Must be one of: `binpack`, `random`, or `spread`
        type_: Input<String> = "type";
    }
    optional {
        /// For the `spread` placement strategy, valid values are `instanceId` (or `host`, which has the
        /// same effect), or any platform or custom attribute that is applied to a container instance.
        field: Input<String> = "field";
    }
}

arguments! {
    /// The type `aws:ecs/ServicePlacementConstraint:ServicePlacementConstraint`.
    ServicePlacementConstraint, ServicePlacementConstraintBuilder;
    required {
        /// Type of constraint. The only valid values at this time are `memberOf` and `distinctInstance`.
        type_: Input<String> = "type";
    }
    optional {
        /// Cluster Query Language expression to apply to the constraint. Does not need to be specified for
        /// the `distinctInstance` type.
        expression: Input<String> = "expression";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceServiceConnectConfiguration:ServiceServiceConnectConfiguration`.
    ServiceServiceConnectConfiguration, ServiceServiceConnectConfigurationBuilder;
    required {
        /// Whether to use Service Connect with this service.
        enabled: Input<bool> = "enabled";
    }
    optional {
        /// Configuration for Service Connect access logs.
        access_log_configuration: support::Nested<super::ServiceServiceConnectConfigurationAccessLogConfiguration> = "accessLogConfiguration";
        /// Log configuration for the container.
        log_configuration: support::Nested<super::ServiceServiceConnectConfigurationLogConfiguration> = "logConfiguration";
        /// Namespace name or ARN of the `servicediscovery.HttpNamespace` for use with Service Connect.
        namespace: Input<String> = "namespace";
        /// List of Service Connect service objects.
        services: support::NestedList<super::ServiceServiceConnectConfigurationService> = "services";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationAccessLogConfiguration:ServiceServiceConnectConfigurationAccessLogConfiguration`.
    ServiceServiceConnectConfigurationAccessLogConfiguration, ServiceServiceConnectConfigurationAccessLogConfigurationBuilder;
    required {
        /// Format for Service Connect access log output. Valid values: `TEXT`, `JSON`.
        format: Input<String> = "format";
    }
    optional {
        /// Whether to include query parameters in Service Connect access logs. Valid values: `ENABLED`,
        /// `DISABLED`.
        include_query_parameters: Input<String> = "includeQueryParameters";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationLogConfiguration:ServiceServiceConnectConfigurationLogConfiguration`.
    ServiceServiceConnectConfigurationLogConfiguration, ServiceServiceConnectConfigurationLogConfigurationBuilder;
    required {
        /// Log driver to use for the container.
        log_driver: Input<String> = "logDriver";
    }
    optional {
        /// Configuration options to send to the log driver.
        options: InputMap<String> = "options";
        /// Secrets to pass to the log configuration.
        secret_options: support::NestedList<super::ServiceServiceConnectConfigurationLogConfigurationSecretOption> = "secretOptions";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationLogConfigurationSecretOption:ServiceServiceConnectConfigurationLogConfigurationSecretOption`.
    ServiceServiceConnectConfigurationLogConfigurationSecretOption, ServiceServiceConnectConfigurationLogConfigurationSecretOptionBuilder;
    required {
        /// Name of the secret.
        name: Input<String> = "name";
        /// Secret to expose to the container.
        value_from: Input<String> = "valueFrom";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationService:ServiceServiceConnectConfigurationService`.
    ServiceServiceConnectConfigurationService, ServiceServiceConnectConfigurationServiceBuilder;
    required {
        /// Name of one of the `portMappings` from all the containers in the task definition of this Amazon
        /// ECS service.
        port_name: Input<String> = "portName";
    }
    optional {
        /// List of client aliases for this Service Connect service. You use these to assign names that can
        /// be used by client applications.
        client_alias: support::NestedList<super::ServiceServiceConnectConfigurationServiceClientAlias> = "clientAlias";
        /// Name of the new AWS Cloud Map service that Amazon ECS creates for this Amazon ECS service.
        discovery_name: Input<String> = "discoveryName";
        /// Port number for the Service Connect proxy to listen on.
        ingress_port_override: Input<i64> = "ingressPortOverride";
        /// Configuration timeouts for Service Connect
        timeout: support::Nested<super::ServiceServiceConnectConfigurationServiceTimeout> = "timeout";
        /// Configuration for enabling TLS
        tls: support::Nested<super::ServiceServiceConnectConfigurationServiceTls> = "tls";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAlias:ServiceServiceConnectConfigurationServiceClientAlias`.
    ServiceServiceConnectConfigurationServiceClientAlias, ServiceServiceConnectConfigurationServiceClientAliasBuilder;
    required {
        /// Listening port number for the Service Connect proxy. This port is available inside of all of the
        /// tasks within the same namespace.
        port: Input<i64> = "port";
    }
    optional {
        /// Name that you use in the applications of client tasks to connect to this service.
        dns_name: Input<String> = "dnsName";
        /// Configuration block for test traffic routing rules.
        test_traffic_rules: support::NestedList<super::ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule> = "testTrafficRules";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule:ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule`.
    #[derive(Default)]
    ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule, ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleBuilder;
    required {}
    optional {
        /// Configuration block for header-based routing rules.
        header: support::Nested<super::ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader> = "header";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader:ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader`.
    ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader, ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderBuilder;
    required {
        /// Name of the HTTP header to match.
        name: Input<String> = "name";
        /// Configuration block for header value matching criteria.
        value: support::Nested<super::ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue> = "value";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue:ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue`.
    ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue, ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValueBuilder;
    required {
        /// Exact string value to match in the header.
        exact: Input<String> = "exact";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceTimeout:ServiceServiceConnectConfigurationServiceTimeout`.
    #[derive(Default)]
    ServiceServiceConnectConfigurationServiceTimeout, ServiceServiceConnectConfigurationServiceTimeoutBuilder;
    required {}
    optional {
        /// Amount of time in seconds a connection will stay active while idle. A value of 0 can be set to
        /// disable idleTimeout.
        idle_timeout_seconds: Input<i64> = "idleTimeoutSeconds";
        /// Amount of time in seconds for the upstream to respond with a complete response per request. A
        /// value of 0 can be set to disable perRequestTimeout.
        per_request_timeout_seconds: Input<i64> = "perRequestTimeoutSeconds";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceTls:ServiceServiceConnectConfigurationServiceTls`.
    ServiceServiceConnectConfigurationServiceTls, ServiceServiceConnectConfigurationServiceTlsBuilder;
    required {
        /// Details of the certificate authority which will issue the certificate.
        issuer_cert_authority: support::Nested<super::ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority> = "issuerCertAuthority";
    }
    optional {
        /// KMS key used to encrypt the private key in Secrets Manager.
        kms_key: Input<String> = "kmsKey";
        /// ARN of the IAM Role that's associated with the Service Connect TLS.
        role_arn: Input<String> = "roleArn";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority:ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority`.
    ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority, ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthorityBuilder;
    required {
        /// ARN of the `acmpca.CertificateAuthority` used to create the TLS Certificates.
        aws_pca_authority_arn: Input<String> = "awsPcaAuthorityArn";
    }
    optional {}
}

arguments! {
    /// The type `aws:ecs/ServiceServiceRegistries:ServiceServiceRegistries`.
    ServiceServiceRegistries, ServiceServiceRegistriesBuilder;
    required {
        /// ARN of the Service Registry. The currently supported service registry is Amazon Route 53 Auto
        /// Naming Service(`servicediscovery.Service`).
        registry_arn: Input<String> = "registryArn";
    }
    optional {
        /// Container name value, already specified in the task definition, to be used for your service
        /// discovery service.
        container_name: Input<String> = "containerName";
        /// Port value, already specified in the task definition, to be used for your service discovery
        /// service.
        container_port: Input<i64> = "containerPort";
        /// Port value used if your Service Discovery service specified an SRV record.
        port: Input<i64> = "port";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceVolumeConfiguration:ServiceVolumeConfiguration`.
    ServiceVolumeConfiguration, ServiceVolumeConfigurationBuilder;
    required {
        /// Configuration for the Amazon EBS volume that Amazon ECS creates and manages on your behalf.
        managed_ebs_volume: support::Nested<super::ServiceVolumeConfigurationManagedEbsVolume> = "managedEbsVolume";
        /// Name of the volume.
        name: Input<String> = "name";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceVolumeConfigurationManagedEbsVolume:ServiceVolumeConfigurationManagedEbsVolume`.
    ServiceVolumeConfigurationManagedEbsVolume, ServiceVolumeConfigurationManagedEbsVolumeBuilder;
    required {
        /// Amazon ECS infrastructure IAM role that is used to manage your Amazon Web Services
        /// infrastructure.
        role_arn: Input<String> = "roleArn";
    }
    optional {
        /// Whether the volume should be encrypted. Default value is `true`.
        encrypted: Input<bool> = "encrypted";
        /// Linux filesystem type for the volume.
        file_system_type: Input<String> = "fileSystemType";
        /// Number of I/O operations per second (IOPS).
        iops: Input<i64> = "iops";
        /// ARN identifier of the Amazon Web Services KMS key to use for Amazon EBS encryption.
        kms_key_id: Input<String> = "kmsKeyId";
        /// Size of the volume in GiB. You must specify either a `size_in_gb` or a `snapshot_id`.
        size_in_gb: Input<i64> = "sizeInGb";
        /// Snapshot that Amazon ECS uses to create the volume. You must specify either a `size_in_gb` or a
        /// `snapshot_id`.
        snapshot_id: Input<String> = "snapshotId";
        /// Tags to apply to the volume.
        tag_specifications: support::NestedList<super::ServiceVolumeConfigurationManagedEbsVolumeTagSpecification> = "tagSpecifications";
        /// Throughput to provision for a volume, in MiB/s, with a maximum of 1,000 MiB/s.
        throughput: Input<i64> = "throughput";
        /// Volume Initialization Rate in MiB/s. You must also specify a `snapshot_id`.
        volume_initialization_rate: Input<i64> = "volumeInitializationRate";
        /// Volume type.
        volume_type: Input<String> = "volumeType";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/ServiceVolumeConfigurationManagedEbsVolumeTagSpecification:ServiceVolumeConfigurationManagedEbsVolumeTagSpecification`.
    ServiceVolumeConfigurationManagedEbsVolumeTagSpecification, ServiceVolumeConfigurationManagedEbsVolumeTagSpecificationBuilder;
    required {
        /// Type of volume resource. Valid values, `volume`.
        resource_type: Input<String> = "resourceType";
    }
    optional {
        /// Whether to propagate the tags from the task definition to the Amazon EBS volume.
        propagate_tags: Input<String> = "propagateTags";
        /// Tags applied to this Amazon EBS volume. `AmazonECSCreated` and `AmazonECSManaged` are reserved
        /// tags that can't be used.
        tags: InputMap<String> = "tags";
    }
}

arguments! {
    /// The type `aws:ecs/ServiceVpcLatticeConfiguration:ServiceVpcLatticeConfiguration`.
    ServiceVpcLatticeConfiguration, ServiceVpcLatticeConfigurationBuilder;
    required {
        /// Name of the port for a target group associated with the VPC Lattice configuration.
        port_name: Input<String> = "portName";
        /// ARN of the IAM role to associate with this volume. This is the Amazon ECS infrastructure IAM
        /// role that is used to manage your AWS infrastructure.
        role_arn: Input<String> = "roleArn";
        /// Full ARN of the target group or groups associated with the VPC Lattice configuration.
        target_group_arn: Input<String> = "targetGroupArn";
    }
    optional {}
}

arguments! {
    /// The type `aws:ecs/TaskDefinitionEphemeralStorage:TaskDefinitionEphemeralStorage`.
    TaskDefinitionEphemeralStorage, TaskDefinitionEphemeralStorageBuilder;
    required {
        /// Total amount, in GiB, of ephemeral storage to set for the task. The minimum supported value is
        /// `21` GiB and the maximum supported value is `200` GiB.
        size_in_gib: Input<i64> = "sizeInGib";
    }
    optional {}
}

arguments! {
    /// The type `aws:ecs/TaskDefinitionPlacementConstraint:TaskDefinitionPlacementConstraint`.
    TaskDefinitionPlacementConstraint, TaskDefinitionPlacementConstraintBuilder;
    required {
        /// Type of constraint. Use `memberOf` to restrict selection to a group of valid candidates.
        type_: Input<String> = "type";
    }
    optional {
        /// Cluster Query Language expression to apply to the constraint.
        expression: Input<String> = "expression";
    }
}

arguments! {
    /// The type `aws:ecs/TaskDefinitionProxyConfiguration:TaskDefinitionProxyConfiguration`.
    TaskDefinitionProxyConfiguration, TaskDefinitionProxyConfigurationBuilder;
    required {
        /// Name of the container that will serve as the App Mesh proxy.
        container_name: Input<String> = "containerName";
    }
    optional {
        /// Set of network configuration parameters to provide the Container Network Interface (CNI) plugin,
        /// specified a key-value mapping.
        properties: InputMap<String> = "properties";
        /// Proxy type. The default value is `APPMESH`.
        type_: Input<String> = "type";
    }
}

arguments! {
    /// The type `aws:ecs/TaskDefinitionRuntimePlatform:TaskDefinitionRuntimePlatform`.
    #[derive(Default)]
    TaskDefinitionRuntimePlatform, TaskDefinitionRuntimePlatformBuilder;
    required {}
    optional {
        /// Must be set to either `X86_64` or `ARM64`; see CPU architecture
        cpu_architecture: Input<String> = "cpuArchitecture";
        /// If the `requires_compatibilities` is `FARGATE` this field is required; must be set to a valid
        /// option from the operating system family in the runtime platform setting
        operating_system_family: Input<String> = "operatingSystemFamily";
    }
}

arguments! {
    /// The type `aws:ecs/TaskDefinitionVolume:TaskDefinitionVolume`.
    TaskDefinitionVolume, TaskDefinitionVolumeBuilder;
    required {
        /// Name of the volume. This name is referenced in the `sourceVolume` parameter of container
        /// definition in the `mountPoints` section.
        name: Input<String> = "name";
    }
    optional {
        /// Whether the volume should be configured at launch time. This is used to create Amazon EBS
        /// volumes for standalone tasks or tasks created as part of a service.
        configure_at_launch: Input<bool> = "configureAtLaunch";
        /// Configuration block to configure a docker volume.
        docker_volume_configuration: support::Nested<super::TaskDefinitionVolumeDockerVolumeConfiguration> = "dockerVolumeConfiguration";
        /// Configuration block for an EFS volume.
        efs_volume_configuration: support::Nested<super::TaskDefinitionVolumeEfsVolumeConfiguration> = "efsVolumeConfiguration";
        /// Configuration block for an FSx Windows File Server volume.
        fsx_windows_file_server_volume_configuration: support::Nested<super::TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration> = "fsxWindowsFileServerVolumeConfiguration";
        /// Path on the host container instance that is presented to the container.
        host_path: Input<String> = "hostPath";
        /// Configuration block for an S3 Files volume.
        s3files_volume_configuration: support::Nested<super::TaskDefinitionVolumeS3filesVolumeConfiguration> = "s3filesVolumeConfiguration";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/TaskDefinitionVolumeDockerVolumeConfiguration:TaskDefinitionVolumeDockerVolumeConfiguration`.
    #[derive(Default)]
    TaskDefinitionVolumeDockerVolumeConfiguration, TaskDefinitionVolumeDockerVolumeConfigurationBuilder;
    required {}
    optional {
        /// If this value is `true`, the Docker volume is created if it does not already exist. \*Note\*:
        /// This field is only used if the scope is `shared`.
        autoprovision: Input<bool> = "autoprovision";
        /// Docker volume driver to use. The driver value must match the driver name provided by Docker
        /// because it is used for task placement.
        driver: Input<String> = "driver";
        /// Map of Docker driver specific options.
        driver_opts: InputMap<String> = "driverOpts";
        /// Map of custom metadata to add to your Docker volume.
        labels: InputMap<String> = "labels";
        /// Scope for the Docker volume, which determines its lifecycle, either `task` or `shared`.
        scope: Input<String> = "scope";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/TaskDefinitionVolumeEfsVolumeConfiguration:TaskDefinitionVolumeEfsVolumeConfiguration`.
    TaskDefinitionVolumeEfsVolumeConfiguration, TaskDefinitionVolumeEfsVolumeConfigurationBuilder;
    required {
        /// ID of the EFS File System.
        file_system_id: Input<String> = "fileSystemId";
    }
    optional {
        /// Configuration block for authorization for the Amazon EFS file system.
        authorization_config: support::Nested<super::TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig> = "authorizationConfig";
        /// Directory within the Amazon EFS file system to mount as the root directory inside the host.
        root_directory: Input<String> = "rootDirectory";
        /// Whether or not to enable encryption for Amazon EFS data in transit between the Amazon ECS host
        /// and the Amazon EFS server.
        transit_encryption: Input<String> = "transitEncryption";
        /// Port to use for transit encryption.
        transit_encryption_port: Input<i64> = "transitEncryptionPort";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig:TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig`.
    #[derive(Default)]
    TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig, TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfigBuilder;
    required {}
    optional {
        /// Access point ID to use. If an access point is specified, the root directory value will be
        /// relative to the directory set for the access point.
        access_point_id: Input<String> = "accessPointId";
        /// Whether or not to use the Amazon ECS task IAM role defined in a task definition when mounting
        /// the Amazon EFS file system.
        iam: Input<String> = "iam";
    }
}

arguments! {
    /// The type
    /// `aws:ecs/TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration:TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration`.
    TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration, TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationBuilder;
    required {
        /// Configuration block for authorization for the Amazon FSx for Windows File Server file system
        /// detailed below.
        authorization_config: support::Nested<super::TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig> = "authorizationConfig";
        /// Amazon FSx for Windows File Server file system ID to use.
        file_system_id: Input<String> = "fileSystemId";
        /// Directory within the Amazon FSx for Windows File Server file system to mount as the root
        /// directory inside the host.
        root_directory: Input<String> = "rootDirectory";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ecs/TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig:TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig`.
    TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig, TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfigBuilder;
    required {
        /// Authorization credential option to use.
        credentials_parameter: Input<String> = "credentialsParameter";
        /// Fully qualified domain name hosted by an AWS Directory Service Managed Microsoft AD (Active
        /// Directory) or self-hosted AD on Amazon EC2.
        domain: Input<String> = "domain";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:ecs/TaskDefinitionVolumeS3filesVolumeConfiguration:TaskDefinitionVolumeS3filesVolumeConfiguration`.
    TaskDefinitionVolumeS3filesVolumeConfiguration, TaskDefinitionVolumeS3filesVolumeConfigurationBuilder;
    required {
        /// Full ARN of the S3 Files file system to mount.
        file_system_arn: Input<String> = "fileSystemArn";
    }
    optional {
        /// Full ARN of the S3 Files access point to use. If configured, `root_directory` must either be
        /// omitted or set to `"/"`.
        access_point_arn: Input<String> = "accessPointArn";
        /// Directory within the Amazon S3 Files file system to mount as the root directory.
        root_directory: Input<String> = "rootDirectory";
        /// Port to use for sending encrypted data between the ECS host and the S3 Files file system.
        transit_encryption_port: Input<i64> = "transitEncryptionPort";
    }
}
