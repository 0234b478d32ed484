// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ecs/taskDefinition:TaskDefinition`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Manages a revision of an ECS task definition to be used in `ecs.Service`.
    TaskDefinition(TaskDefinitionArgs) = "aws:ecs/taskDefinition:TaskDefinition" as custom;
    outputs {
        /// Full ARN of the Task Definition (including both `family` and `revision`).
        arn: String = "arn";
        /// ARN of the Task Definition with the trailing `revision` removed. This may be useful for
        /// situations where the latest task definition is always desired.
        arn_without_revision: String = "arnWithoutRevision";
        /// List of valid container definitions provided as a single valid JSON document.
        container_definitions: String = "containerDefinitions";
        /// Number of CPU units used by the task. If the `requires_compatibilities` is `FARGATE` this field
        /// is required.
        cpu: Option<String> = "cpu";
        /// Enables fault injection and allows for fault injection requests to be accepted from the task's
        /// containers. Default is `false`.
        enable_fault_injection: bool = "enableFaultInjection";
        /// Amount of ephemeral storage to allocate for the task.
        ephemeral_storage: Option<super::outputs::TaskDefinitionEphemeralStorage> = "ephemeralStorage";
        /// ARN of the task execution role that the Amazon ECS container agent and the Docker daemon can
        /// assume.
        execution_role_arn: Option<String> = "executionRoleArn";
        /// Unique name for your task definition.
        family: String = "family";
        /// IPC resource namespace to be used for the containers in the task. Valid values: `host`, `task`,
        /// `none`.
        ipc_mode: Option<String> = "ipcMode";
        /// Amount (in MiB) of memory used by the task. If the `requires_compatibilities` is `FARGATE` this
        /// field is required.
        memory: Option<String> = "memory";
        /// Docker networking mode to use for the containers in the task. Valid values: `awsvpc`, `bridge`,
        /// `host`, and `none`.
        network_mode: String = "networkMode";
        /// Process namespace to use for the containers in the task. Valid values: host\` , \`task\`.
        pid_mode: Option<String> = "pidMode";
        /// Configuration block for rules that are taken into consideration during task placement. Maximum
        /// number of `placement_constraints` is `10`.
        placement_constraints: Option<Vec<super::outputs::TaskDefinitionPlacementConstraint>> = "placementConstraints";
        /// Configuration block for the App Mesh proxy.
        proxy_configuration: Option<super::outputs::TaskDefinitionProxyConfiguration> = "proxyConfiguration";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Set of launch types required by the task. Valid values: `EC2`, `EXTERNAL`, `FARGATE`,
        /// `MANAGED_INSTANCES`.
        requires_compatibilities: Option<Vec<String>> = "requiresCompatibilities";
        /// Revision of the task in a particular family.
        revision: i64 = "revision";
        /// Configuration block for runtime\_platform that containers in your task may use.
        runtime_platform: Option<super::outputs::TaskDefinitionRuntimePlatform> = "runtimePlatform";
        /// Whether to retain the old revision when the resource is destroyed or replacement is necessary.
        /// Default is `false`.
        skip_destroy: Option<bool> = "skipDestroy";
        /// Key-value map of resource tags.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// ARN of IAM role that allows your Amazon ECS container task to make calls to other AWS services.
        task_role_arn: Option<String> = "taskRoleArn";
        /// Whether should track latest `ACTIVE` task definition on AWS or the one created with the resource
        /// stored in state. Default is `false`.
        track_latest: Option<bool> = "trackLatest";
        /// Repeatable configuration block for volumes that containers in your task may use.
        volumes: Option<Vec<super::outputs::TaskDefinitionVolume>> = "volumes";
    }
}

arguments! {
    /// The arguments of `TaskDefinition`.
    TaskDefinitionArgs, TaskDefinitionArgsBuilder;
    required {
        /// List of valid container definitions provided as a single valid JSON document.
        container_definitions: Input<String> = "containerDefinitions";
        /// Unique name for your task definition.
        family: Input<String> = "family";
    }
    optional {
        /// Number of CPU units used by the task. If the `requires_compatibilities` is `FARGATE` this field
        /// is required.
        cpu: Input<String> = "cpu";
        /// Enables fault injection and allows for fault injection requests to be accepted from the task's
        /// containers. Default is `false`.
        enable_fault_injection: Input<bool> = "enableFaultInjection";
        /// Amount of ephemeral storage to allocate for the task.
        ephemeral_storage: support::Nested<super::TaskDefinitionEphemeralStorage> = "ephemeralStorage";
        /// ARN of the task execution role that the Amazon ECS container agent and the Docker daemon can
        /// assume.
        execution_role_arn: Input<String> = "executionRoleArn";
        /// IPC resource namespace to be used for the containers in the task. Valid values: `host`, `task`,
        /// `none`.
        ipc_mode: Input<String> = "ipcMode";
        /// Amount (in MiB) of memory used by the task. If the `requires_compatibilities` is `FARGATE` this
        /// field is required.
        memory: Input<String> = "memory";
        /// Docker networking mode to use for the containers in the task. Valid values: `awsvpc`, `bridge`,
        /// `host`, and `none`.
        network_mode: Input<String> = "networkMode";
        /// Process namespace to use for the containers in the task. Valid values: host\` , \`task\`.
        pid_mode: Input<String> = "pidMode";
        /// Configuration block for rules that are taken into consideration during task placement. Maximum
        /// number of `placement_constraints` is `10`.
        placement_constraints: support::NestedList<super::TaskDefinitionPlacementConstraint> = "placementConstraints";
        /// Configuration block for the App Mesh proxy.
        proxy_configuration: support::Nested<super::TaskDefinitionProxyConfiguration> = "proxyConfiguration";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Set of launch types required by the task. Valid values: `EC2`, `EXTERNAL`, `FARGATE`,
        /// `MANAGED_INSTANCES`.
        requires_compatibilities: Inputs<String> = "requiresCompatibilities";
        /// Configuration block for runtime\_platform that containers in your task may use.
        runtime_platform: support::Nested<super::TaskDefinitionRuntimePlatform> = "runtimePlatform";
        /// Whether to retain the old revision when the resource is destroyed or replacement is necessary.
        /// Default is `false`.
        skip_destroy: Input<bool> = "skipDestroy";
        /// Key-value map of resource tags.
        tags: InputMap<String> = "tags";
        /// ARN of IAM role that allows your Amazon ECS container task to make calls to other AWS services.
        task_role_arn: Input<String> = "taskRoleArn";
        /// Whether should track latest `ACTIVE` task definition on AWS or the one created with the resource
        /// stored in state. Default is `false`.
        track_latest: Input<bool> = "trackLatest";
        /// Repeatable configuration block for volumes that containers in your task may use.
        volumes: support::NestedList<super::TaskDefinitionVolume> = "volumes";
    }
}
