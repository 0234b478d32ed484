// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use std::collections::BTreeMap;

use crate::generated::support;

results! {
    /// `aws:ecs/ClusterConfiguration:ClusterConfiguration`.
    ClusterConfiguration;
    /// Details of the execute command configuration.
    execute_command_configuration: Option<ClusterConfigurationExecuteCommandConfiguration> = "executeCommandConfiguration";
    /// Details of the managed storage configuration.
    managed_storage_configuration: Option<ClusterConfigurationManagedStorageConfiguration> = "managedStorageConfiguration";
}

results! {
    /// `aws:ecs/ClusterConfigurationExecuteCommandConfiguration:ClusterConfigurationExecuteCommandConfiguration`.
    ClusterConfigurationExecuteCommandConfiguration;
    /// KMS key ID to encrypt the data between the local client and the container.
    kms_key_id: Option<String> = "kmsKeyId";
    /// Log configuration for the results of the execute command actions. Required when `logging` is
    /// `OVERRIDE`.
    log_configuration: Option<ClusterConfigurationExecuteCommandConfigurationLogConfiguration> = "logConfiguration";
    /// Log setting to use for redirecting logs for your execute command results. Valid values: `NONE`,
    /// `DEFAULT`, `OVERRIDE`.
    logging: Option<String> = "logging";
}

results! {
    /// `aws:ecs/ClusterConfigurationExecuteCommandConfigurationLogConfiguration:ClusterConfigurationExecuteCommandConfigurationLogConfiguration`.
    ClusterConfigurationExecuteCommandConfigurationLogConfiguration;
    /// Whether to enable encryption on the CloudWatch logs. If not specified, encryption will be disabled.
    cloud_watch_encryption_enabled: Option<bool> = "cloudWatchEncryptionEnabled";
    /// Name of the CloudWatch log group to send logs to.
    cloud_watch_log_group_name: Option<String> = "cloudWatchLogGroupName";
    /// Whether to enable encryption on the logs sent to S3. If not specified, encryption will be disabled.
    s3_bucket_encryption_enabled: Option<bool> = "s3BucketEncryptionEnabled";
    /// Name of the S3 bucket to send logs to.
    s3_bucket_name: Option<String> = "s3BucketName";
    /// Optional folder in the S3 bucket to place logs in.
    s3_key_prefix: Option<String> = "s3KeyPrefix";
}

results! {
    /// `aws:ecs/ClusterConfigurationManagedStorageConfiguration:ClusterConfigurationManagedStorageConfiguration`.
    ClusterConfigurationManagedStorageConfiguration;
    /// KMS key ARN for the Fargate ephemeral storage.
    fargate_ephemeral_storage_kms_key_id: Option<String> = "fargateEphemeralStorageKmsKeyId";
    /// KMS key ARN to encrypt the managed storage.
    kms_key_id: Option<String> = "kmsKeyId";
}

results! {
    /// `aws:ecs/ClusterServiceConnectDefaults:ClusterServiceConnectDefaults`.
    ClusterServiceConnectDefaults;
    /// ARN of the `servicediscovery.HttpNamespace` that's used when you create a service and don't specify
    /// a Service Connect configuration.
    namespace: String = "namespace";
}

results! {
    /// `aws:ecs/ClusterSetting:ClusterSetting`.
    ClusterSetting;
    /// Name of the setting to manage. Valid values: `containerInsights`.
    name: String = "name";
    /// Value to assign to the setting. Valid values: `enhanced`, `enabled`, `disabled`.
    value: String = "value";
}

results! {
    /// `aws:ecs/ServiceAlarms:ServiceAlarms`.
    ServiceAlarms;
    /// One or more CloudWatch alarm names.
    alarm_names: Vec<String> = "alarmNames";
    /// Whether to use the CloudWatch alarm option in the service deployment process.
    enable: bool = "enable";
    /// Whether to configure Amazon ECS to roll back the service if a service deployment fails.
    rollback: bool = "rollback";
}

results! {
    /// `aws:ecs/ServiceCapacityProviderStrategy:ServiceCapacityProviderStrategy`.
    ServiceCapacityProviderStrategy;
    /// Number of tasks, at a minimum, to run on the specified capacity provider. Only one capacity provider
    /// in a capacity provider strategy can have a base defined.
    base: Option<i64> = "base";
    /// Short name of the capacity provider.
    capacity_provider: String = "capacityProvider";
    /// Relative percentage of the total number of launched tasks that should use the specified capacity
    /// provider.
    weight: Option<i64> = "weight";
}

results! {
    /// `aws:ecs/ServiceDeploymentCircuitBreaker:ServiceDeploymentCircuitBreaker`.
    ServiceDeploymentCircuitBreaker;
    /// Whether to enable the deployment circuit breaker logic for the service.
    enable: bool = "enable";
    /// Whether to enable Amazon ECS to roll back the service if a service deployment fails.
    rollback: bool = "rollback";
}

results! {
    /// `aws:ecs/ServiceDeploymentConfiguration:ServiceDeploymentConfiguration`.
    ServiceDeploymentConfiguration;
    /// Number of minutes to wait after a new deployment is fully provisioned before terminating the old
    /// deployment. Valid range: 0-1440 minutes.
    bake_time_in_minutes: Option<String> = "bakeTimeInMinutes";
    /// Configuration block for canary deployment strategy. Required when `strategy` is set to `CANARY`.
    canary_configuration: Option<ServiceDeploymentConfigurationCanaryConfiguration> = "canaryConfiguration";
    /// Configuration block for lifecycle hooks that are invoked during deployments.
    lifecycle_hooks: Option<Vec<ServiceDeploymentConfigurationLifecycleHook>> = "lifecycleHooks";
    /// Configuration block for linear deployment strategy. Required when `strategy` is set to `LINEAR`.
    linear_configuration: Option<ServiceDeploymentConfigurationLinearConfiguration> = "linearConfiguration";
    /// Type of deployment strategy. Valid values: `ROLLING`, `BLUE_GREEN`, `LINEAR`, `CANARY`.
    strategy: Option<String> = "strategy";
}

results! {
    /// `aws:ecs/ServiceDeploymentConfigurationCanaryConfiguration:ServiceDeploymentConfigurationCanaryConfiguration`.
    ServiceDeploymentConfigurationCanaryConfiguration;
    /// Number of minutes to wait before shifting all traffic to the new deployment. Valid range: 0-1440
    /// minutes.
    canary_bake_time_in_minutes: Option<String> = "canaryBakeTimeInMinutes";
    /// Percentage of traffic to route to the canary deployment. Valid range: 0.1-100.0.
    canary_percent: Option<f64> = "canaryPercent";
}

results! {
    /// `aws:ecs/ServiceDeploymentConfigurationLifecycleHook:ServiceDeploymentConfigurationLifecycleHook`.
    ServiceDeploymentConfigurationLifecycleHook;
    /// Custom parameters that Amazon ECS will pass to the hook target invocations (such as a Lambda
    /// function).
    hook_details: Option<String> = "hookDetails";
    /// ARN of the Lambda function to invoke for the lifecycle hook. Required when `target_type` is
    /// `AWS_LAMBDA`.
    hook_target_arn: Option<String> = "hookTargetArn";
    /// Stages during the deployment when the hook should be invoked.
    lifecycle_stages: Vec<String> = "lifecycleStages";
    /// ARN of the IAM role that grants the service permission to invoke the Lambda function. Required when
    /// `target_type` is `AWS_LAMBDA`.
    role_arn: Option<String> = "roleArn";
    /// Type of hook target. Valid values: `AWS_LAMBDA`, `PAUSE`.
    target_type: Option<String> = "targetType";
    /// Configuration block defining the timeout behavior for a `PAUSE` hook. Only valid when `target_type`
    /// is `PAUSE`.
    timeout_configuration: Option<ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration> = "timeoutConfiguration";
}

results! {
    /// `aws:ecs/ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration:ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration`.
    ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration;
    /// Action ECS takes when the pause hook times out. Valid values: `ROLLBACK`, `CONTINUE`.
    action: Option<String> = "action";
    /// Number of minutes to wait before executing the timeout action. Valid range: 1-20160 minutes.
    timeout_in_minutes: Option<String> = "timeoutInMinutes";
}

results! {
    /// `aws:ecs/ServiceDeploymentConfigurationLinearConfiguration:ServiceDeploymentConfigurationLinearConfiguration`.
    ServiceDeploymentConfigurationLinearConfiguration;
    /// Number of minutes to wait between each step during a linear deployment. Valid range: 0-1440 minutes.
    step_bake_time_in_minutes: Option<String> = "stepBakeTimeInMinutes";
    /// Percentage of traffic to shift in each step during a linear deployment. Valid range: 3.0-100.0.
    step_percent: Option<f64> = "stepPercent";
}

results! {
    /// `aws:ecs/ServiceDeploymentController:ServiceDeploymentController`.
    ServiceDeploymentController;
    /// Type of deployment controller. Valid values: `CODE_DEPLOY`, `ECS`, `EXTERNAL`.
    type_: Option<String> = "type";
}

results! {
    /// `aws:ecs/ServiceLoadBalancer:ServiceLoadBalancer`.
    ServiceLoadBalancer;
    /// Configuration block for Blue/Green deployment settings. Required when using `BLUE_GREEN` deployment
    /// strategy.
    advanced_configuration: Option<ServiceLoadBalancerAdvancedConfiguration> = "advancedConfiguration";
    /// Name of the container to associate with the load balancer (as it appears in a container definition).
    container_name: String = "containerName";
    /// Port on the container to associate with the load balancer.
    container_port: i64 = "containerPort";
    /// Name of the ELB (Classic) to associate with the service. Required for ELB Classic.
    elb_name: Option<String> = "elbName";
    /// ARN of the Load Balancer target group to associate with the service. Required for ALB/NLB.
    target_group_arn: Option<String> = "targetGroupArn";
}

results! {
    /// `aws:ecs/ServiceLoadBalancerAdvancedConfiguration:ServiceLoadBalancerAdvancedConfiguration`.
    ServiceLoadBalancerAdvancedConfiguration;
    /// ARN of the alternate target group to use for Blue/Green deployments.
    alternate_target_group_arn: String = "alternateTargetGroupArn";
    /// ARN of the listener rule that routes production traffic.
    production_listener_rule: String = "productionListenerRule";
    /// ARN of the IAM role that allows ECS to manage the target groups.
    role_arn: String = "roleArn";
    /// ARN of the listener rule that routes test traffic.
    test_listener_rule: Option<String> = "testListenerRule";
}

results! {
    /// `aws:ecs/ServiceNetworkConfiguration:ServiceNetworkConfiguration`.
    ServiceNetworkConfiguration;
    /// Assign a public IP address to the ENI (Fargate launch type only). Valid values are `true` or
    /// `false`.
    assign_public_ip: Option<bool> = "assignPublicIp";
    /// Security groups associated with the task or service. If you do not specify a security group, the
    /// default security group for the VPC is used.
    security_groups: Option<Vec<String>> = "securityGroups";
    /// Subnets associated with the task or service.
    subnets: Vec<String> = "subnets";
}

results! {
    /// `aws:ecs/ServiceOrderedPlacementStrategy:ServiceOrderedPlacementStrategy`.
    ServiceOrderedPlacementStrategy;
    /// For the `spread` placement strategy, valid values are `instanceId` (or `host`, which has the same
    /// effect), or any platform or custom attribute that is applied to a container instance.
    field: Option<String> = "field";
    /// Type of placement strategy. Must be one of: `binpack`, `random`, or `spread`
    type_: String = "type";
}

results! {
    /// `aws:ecs/ServicePlacementConstraint:ServicePlacementConstraint`.
    ServicePlacementConstraint;
    /// Cluster Query Language expression to apply to the constraint. Does not need to be specified for the
    /// `distinctInstance` type.
    expression: Option<String> = "expression";
    /// Type of constraint. The only valid values at this time are `memberOf` and `distinctInstance`.
    type_: String = "type";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfiguration:ServiceServiceConnectConfiguration`.
    ServiceServiceConnectConfiguration;
    /// Configuration for Service Connect access logs.
    access_log_configuration: Option<ServiceServiceConnectConfigurationAccessLogConfiguration> = "accessLogConfiguration";
    /// Whether to use Service Connect with this service.
    enabled: bool = "enabled";
    /// Log configuration for the container.
    log_configuration: Option<ServiceServiceConnectConfigurationLogConfiguration> = "logConfiguration";
    /// Namespace name or ARN of the `servicediscovery.HttpNamespace` for use with Service Connect.
    namespace: Option<String> = "namespace";
    /// List of Service Connect service objects.
    services: Option<Vec<ServiceServiceConnectConfigurationService>> = "services";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationAccessLogConfiguration:ServiceServiceConnectConfigurationAccessLogConfiguration`.
    ServiceServiceConnectConfigurationAccessLogConfiguration;
    /// Format for Service Connect access log output. Valid values: `TEXT`, `JSON`.
    format: String = "format";
    /// Whether to include query parameters in Service Connect access logs. Valid values: `ENABLED`,
    /// `DISABLED`.
    include_query_parameters: Option<String> = "includeQueryParameters";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationLogConfiguration:ServiceServiceConnectConfigurationLogConfiguration`.
    ServiceServiceConnectConfigurationLogConfiguration;
    /// Log driver to use for the container.
    log_driver: String = "logDriver";
    /// Configuration options to send to the log driver.
    options: Option<BTreeMap<String, String>> = "options";
    /// Secrets to pass to the log configuration.
    secret_options: Option<Vec<ServiceServiceConnectConfigurationLogConfigurationSecretOption>> = "secretOptions";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationLogConfigurationSecretOption:ServiceServiceConnectConfigurationLogConfigurationSecretOption`.
    ServiceServiceConnectConfigurationLogConfigurationSecretOption;
    /// Name of the secret.
    name: String = "name";
    /// Secret to expose to the container.
    value_from: String = "valueFrom";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationService:ServiceServiceConnectConfigurationService`.
    ServiceServiceConnectConfigurationService;
    /// List of client aliases for this Service Connect service. You use these to assign names that can be
    /// used by client applications.
    client_alias: Option<Vec<ServiceServiceConnectConfigurationServiceClientAlias>> = "clientAlias";
    /// Name of the new AWS Cloud Map service that Amazon ECS creates for this Amazon ECS service.
    discovery_name: Option<String> = "discoveryName";
    /// Port number for the Service Connect proxy to listen on.
    ingress_port_override: Option<i64> = "ingressPortOverride";
    /// Name of one of the `portMappings` from all the containers in the task definition of this Amazon ECS
    /// service.
    port_name: String = "portName";
    /// Configuration timeouts for Service Connect
    timeout: Option<ServiceServiceConnectConfigurationServiceTimeout> = "timeout";
    /// Configuration for enabling TLS
    tls: Option<ServiceServiceConnectConfigurationServiceTls> = "tls";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAlias:ServiceServiceConnectConfigurationServiceClientAlias`.
    ServiceServiceConnectConfigurationServiceClientAlias;
    /// Name that you use in the applications of client tasks to connect to this service.
    dns_name: Option<String> = "dnsName";
    /// Listening port number for the Service Connect proxy. This port is available inside of all of the
    /// tasks within the same namespace.
    port: i64 = "port";
    /// Configuration block for test traffic routing rules.
    test_traffic_rules: Option<Vec<ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule>> = "testTrafficRules";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule:ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule`.
    ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRule;
    /// Configuration block for header-based routing rules.
    header: Option<ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader> = "header";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader:ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader`.
    ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeader;
    /// Name of the HTTP header to match.
    name: String = "name";
    /// Configuration block for header value matching criteria.
    value: ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue = "value";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue:ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue`.
    ServiceServiceConnectConfigurationServiceClientAliasTestTrafficRuleHeaderValue;
    /// Exact string value to match in the header.
    exact: String = "exact";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceTimeout:ServiceServiceConnectConfigurationServiceTimeout`.
    ServiceServiceConnectConfigurationServiceTimeout;
    /// Amount of time in seconds a connection will stay active while idle. A value of 0 can be set to
    /// disable idleTimeout.
    idle_timeout_seconds: Option<i64> = "idleTimeoutSeconds";
    /// Amount of time in seconds for the upstream to respond with a complete response per request. A value
    /// of 0 can be set to disable perRequestTimeout.
    per_request_timeout_seconds: Option<i64> = "perRequestTimeoutSeconds";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceTls:ServiceServiceConnectConfigurationServiceTls`.
    ServiceServiceConnectConfigurationServiceTls;
    /// Details of the certificate authority which will issue the certificate.
    issuer_cert_authority: ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority = "issuerCertAuthority";
    /// KMS key used to encrypt the private key in Secrets Manager.
    kms_key: Option<String> = "kmsKey";
    /// ARN of the IAM Role that's associated with the Service Connect TLS.
    role_arn: Option<String> = "roleArn";
}

results! {
    /// `aws:ecs/ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority:ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority`.
    ServiceServiceConnectConfigurationServiceTlsIssuerCertAuthority;
    /// ARN of the `acmpca.CertificateAuthority` used to create the TLS Certificates.
    aws_pca_authority_arn: String = "awsPcaAuthorityArn";
}

results! {
    /// `aws:ecs/ServiceServiceRegistries:ServiceServiceRegistries`.
    ServiceServiceRegistries;
    /// Container name value, already specified in the task definition, to be used for your service
    /// discovery service.
    container_name: Option<String> = "containerName";
    /// Port value, already specified in the task definition, to be used for your service discovery service.
    container_port: Option<i64> = "containerPort";
    /// Port value used if your Service Discovery service specified an SRV record.
    port: Option<i64> = "port";
    /// ARN of the Service Registry. The currently supported service registry is Amazon Route 53 Auto Naming
    /// Service(`servicediscovery.Service`).
    registry_arn: String = "registryArn";
}

results! {
    /// `aws:ecs/ServiceVolumeConfiguration:ServiceVolumeConfiguration`.
    ServiceVolumeConfiguration;
    /// Configuration for the Amazon EBS volume that Amazon ECS creates and manages on your behalf.
    managed_ebs_volume: ServiceVolumeConfigurationManagedEbsVolume = "managedEbsVolume";
    /// Name of the volume.
    name: String = "name";
}

results! {
    /// `aws:ecs/ServiceVolumeConfigurationManagedEbsVolume:ServiceVolumeConfigurationManagedEbsVolume`.
    ServiceVolumeConfigurationManagedEbsVolume;
    /// Whether the volume should be encrypted. Default value is `true`.
    encrypted: Option<bool> = "encrypted";
    /// Linux filesystem type for the volume.
    file_system_type: Option<String> = "fileSystemType";
    /// Number of I/O operations per second (IOPS).
    iops: Option<i64> = "iops";
    /// ARN identifier of the Amazon Web Services KMS key to use for Amazon EBS encryption.
    kms_key_id: Option<String> = "kmsKeyId";
    /// Amazon ECS infrastructure IAM role that is used to manage your Amazon Web Services infrastructure.
    role_arn: String = "roleArn";
    /// Size of the volume in GiB. You must specify either a `size_in_gb` or a `snapshot_id`.
    size_in_gb: Option<i64> = "sizeInGb";
    /// Snapshot that Amazon ECS uses to create the volume. You must specify either a `size_in_gb` or a
    /// `snapshot_id`.
    snapshot_id: Option<String> = "snapshotId";
    /// Tags to apply to the volume.
    tag_specifications: Option<Vec<ServiceVolumeConfigurationManagedEbsVolumeTagSpecification>> = "tagSpecifications";
    /// Throughput to provision for a volume, in MiB/s, with a maximum of 1,000 MiB/s.
    throughput: Option<i64> = "throughput";
    /// Volume Initialization Rate in MiB/s. You must also specify a `snapshot_id`.
    volume_initialization_rate: Option<i64> = "volumeInitializationRate";
    /// Volume type.
    volume_type: Option<String> = "volumeType";
}

results! {
    /// `aws:ecs/ServiceVolumeConfigurationManagedEbsVolumeTagSpecification:ServiceVolumeConfigurationManagedEbsVolumeTagSpecification`.
    ServiceVolumeConfigurationManagedEbsVolumeTagSpecification;
    /// Whether to propagate the tags from the task definition to the Amazon EBS volume.
    propagate_tags: Option<String> = "propagateTags";
    /// Type of volume resource. Valid values, `volume`.
    resource_type: String = "resourceType";
    /// Tags applied to this Amazon EBS volume. `AmazonECSCreated` and `AmazonECSManaged` are reserved tags
    /// that can't be used.
    tags: Option<BTreeMap<String, String>> = "tags";
}

results! {
    /// `aws:ecs/ServiceVpcLatticeConfiguration:ServiceVpcLatticeConfiguration`.
    ServiceVpcLatticeConfiguration;
    /// Name of the port for a target group associated with the VPC Lattice configuration.
    port_name: String = "portName";
    /// ARN of the IAM role to associate with this volume. This is the Amazon ECS infrastructure IAM role
    /// that is used to manage your AWS infrastructure.
    role_arn: String = "roleArn";
    /// Full ARN of the target group or groups associated with the VPC Lattice configuration.
    target_group_arn: String = "targetGroupArn";
}

results! {
    /// `aws:ecs/TaskDefinitionEphemeralStorage:TaskDefinitionEphemeralStorage`.
    TaskDefinitionEphemeralStorage;
    /// Total amount, in GiB, of ephemeral storage to set for the task. The minimum supported value is `21`
    /// GiB and the maximum supported value is `200` GiB.
    size_in_gib: i64 = "sizeInGib";
}

results! {
    /// `aws:ecs/TaskDefinitionPlacementConstraint:TaskDefinitionPlacementConstraint`.
    TaskDefinitionPlacementConstraint;
    /// Cluster Query Language expression to apply to the constraint.
    expression: Option<String> = "expression";
    /// Type of constraint. Use `memberOf` to restrict selection to a group of valid candidates.
    type_: String = "type";
}

results! {
    /// `aws:ecs/TaskDefinitionProxyConfiguration:TaskDefinitionProxyConfiguration`.
    TaskDefinitionProxyConfiguration;
    /// Name of the container that will serve as the App Mesh proxy.
    container_name: String = "containerName";
    /// Set of network configuration parameters to provide the Container Network Interface (CNI) plugin,
    /// specified a key-value mapping.
    properties: Option<BTreeMap<String, String>> = "properties";
    /// Proxy type. The default value is `APPMESH`.
    type_: Option<String> = "type";
}

results! {
    /// `aws:ecs/TaskDefinitionRuntimePlatform:TaskDefinitionRuntimePlatform`.
    TaskDefinitionRuntimePlatform;
    /// Must be set to either `X86_64` or `ARM64`; see CPU architecture
    cpu_architecture: Option<String> = "cpuArchitecture";
    /// If the `requires_compatibilities` is `FARGATE` this field is required; must be set to a valid option
    /// from the operating system family in the runtime platform setting
    operating_system_family: Option<String> = "operatingSystemFamily";
}

results! {
    /// `aws:ecs/TaskDefinitionVolume:TaskDefinitionVolume`.
    TaskDefinitionVolume;
    /// Whether the volume should be configured at launch time. This is used to create Amazon EBS volumes
    /// for standalone tasks or tasks created as part of a service.
    configure_at_launch: Option<bool> = "configureAtLaunch";
    /// Configuration block to configure a docker volume.
    docker_volume_configuration: Option<TaskDefinitionVolumeDockerVolumeConfiguration> = "dockerVolumeConfiguration";
    /// Configuration block for an EFS volume.
    efs_volume_configuration: Option<TaskDefinitionVolumeEfsVolumeConfiguration> = "efsVolumeConfiguration";
    /// Configuration block for an FSx Windows File Server volume.
    fsx_windows_file_server_volume_configuration: Option<TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration> = "fsxWindowsFileServerVolumeConfiguration";
    /// Path on the host container instance that is presented to the container.
    host_path: Option<String> = "hostPath";
    /// Name of the volume. This name is referenced in the `sourceVolume` parameter of container definition
    /// in the `mountPoints` section.
    name: String = "name";
    /// Configuration block for an S3 Files volume.
    s3files_volume_configuration: Option<TaskDefinitionVolumeS3filesVolumeConfiguration> = "s3filesVolumeConfiguration";
}

results! {
    /// `aws:ecs/TaskDefinitionVolumeDockerVolumeConfiguration:TaskDefinitionVolumeDockerVolumeConfiguration`.
    TaskDefinitionVolumeDockerVolumeConfiguration;
    /// If this value is `true`, the Docker volume is created if it does not already exist. \*Note\*: This
    /// field is only used if the scope is `shared`.
    autoprovision: Option<bool> = "autoprovision";
    /// Docker volume driver to use. The driver value must match the driver name provided by Docker because
    /// it is used for task placement.
    driver: Option<String> = "driver";
    /// Map of Docker driver specific options.
    driver_opts: Option<BTreeMap<String, String>> = "driverOpts";
    /// Map of custom metadata to add to your Docker volume.
    labels: Option<BTreeMap<String, String>> = "labels";
    /// Scope for the Docker volume, which determines its lifecycle, either `task` or `shared`.
    scope: Option<String> = "scope";
}

results! {
    /// `aws:ecs/TaskDefinitionVolumeEfsVolumeConfiguration:TaskDefinitionVolumeEfsVolumeConfiguration`.
    TaskDefinitionVolumeEfsVolumeConfiguration;
    /// Configuration block for authorization for the Amazon EFS file system.
    authorization_config: Option<TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig> = "authorizationConfig";
    /// ID of the EFS File System.
    file_system_id: String = "fileSystemId";
    /// Directory within the Amazon EFS file system to mount as the root directory inside the host.
    root_directory: Option<String> = "rootDirectory";
    /// Whether or not to enable encryption for Amazon EFS data in transit between the Amazon ECS host and
    /// the Amazon EFS server.
    transit_encryption: Option<String> = "transitEncryption";
    /// Port to use for transit encryption.
    transit_encryption_port: Option<i64> = "transitEncryptionPort";
}

results! {
    /// `aws:ecs/TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig:TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig`.
    TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig;
    /// Access point ID to use. If an access point is specified, the root directory value will be relative
    /// to the directory set for the access point.
    access_point_id: Option<String> = "accessPointId";
    /// Whether or not to use the Amazon ECS task IAM role defined in a task definition when mounting the
    /// Amazon EFS file system.
    iam: Option<String> = "iam";
}

results! {
    /// `aws:ecs/TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration:TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration`.
    TaskDefinitionVolumeFsxWindowsFileServerVolumeConfiguration;
    /// Configuration block for authorization for the Amazon FSx for Windows File Server file system
    /// detailed below.
    authorization_config: TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig = "authorizationConfig";
    /// Amazon FSx for Windows File Server file system ID to use.
    file_system_id: String = "fileSystemId";
    /// Directory within the Amazon FSx for Windows File Server file system to mount as the root directory
    /// inside the host.
    root_directory: String = "rootDirectory";
}

results! {
    /// `aws:ecs/TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig:TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig`.
    TaskDefinitionVolumeFsxWindowsFileServerVolumeConfigurationAuthorizationConfig;
    /// Authorization credential option to use.
    credentials_parameter: String = "credentialsParameter";
    /// Fully qualified domain name hosted by an AWS Directory Service Managed Microsoft AD (Active
    /// Directory) or self-hosted AD on Amazon EC2.
    domain: String = "domain";
}

results! {
    /// `aws:ecs/TaskDefinitionVolumeS3filesVolumeConfiguration:TaskDefinitionVolumeS3filesVolumeConfiguration`.
    TaskDefinitionVolumeS3filesVolumeConfiguration;
    /// Full ARN of the S3 Files access point to use. If configured, `root_directory` must either be omitted
    /// or set to `"/"`.
    access_point_arn: Option<String> = "accessPointArn";
    /// Full ARN of the S3 Files file system to mount.
    file_system_arn: String = "fileSystemArn";
    /// Directory within the Amazon S3 Files file system to mount as the root directory.
    root_directory: Option<String> = "rootDirectory";
    /// Port to use for sending encrypted data between the ECS host and the S3 Files file system.
    transit_encryption_port: Option<i64> = "transitEncryptionPort";
}
