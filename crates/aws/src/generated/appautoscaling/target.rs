// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:appautoscaling/target:Target`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an Application Auto Scaling ScalableTarget resource. To manage policies which get attached
    /// to the target, see the `appautoscaling.Policy` resource.
    Target(TargetArgs) = "aws:appautoscaling/target:Target" as custom;
    outputs {
        /// ARN of the scalable target.
        arn: String = "arn";
        /// Max capacity of the scalable target.
        max_capacity: i64 = "maxCapacity";
        /// Min capacity of the scalable target.
        min_capacity: i64 = "minCapacity";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Resource type and unique identifier string for the resource associated with the scaling policy.
        resource_id: String = "resourceId";
        /// ARN of the IAM role that allows Application Auto Scaling to modify your scalable target on your
        /// behalf.
        role_arn: String = "roleArn";
        /// Scalable dimension of the scalable target. Documentation can be found in the `ScalableDimension`
        /// parameter at: AWS Application Auto Scaling API Reference
        scalable_dimension: String = "scalableDimension";
        /// AWS service namespace of the scalable target. Documentation can be found in the
        /// `ServiceNamespace` parameter at: AWS Application Auto Scaling API Reference
        service_namespace: String = "serviceNamespace";
        /// Whether the scaling activities for a scalable target are in a suspended state.
        suspended_state: super::outputs::TargetSuspendedState = "suspendedState";
        /// Map of tags to assign to the scalable target.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `Target`.
    TargetArgs, TargetArgsBuilder;
    required {
        /// Max capacity of the scalable target.
        max_capacity: Input<i64> = "maxCapacity";
        /// Min capacity of the scalable target.
        min_capacity: Input<i64> = "minCapacity";
        /// Resource type and unique identifier string for the resource associated with the scaling policy.
        resource_id: Input<String> = "resourceId";
        /// Scalable dimension of the scalable target. Documentation can be found in the `ScalableDimension`
        /// parameter at: AWS Application Auto Scaling API Reference
        scalable_dimension: Input<String> = "scalableDimension";
        /// AWS service namespace of the scalable target. Documentation can be found in the
        /// `ServiceNamespace` parameter at: AWS Application Auto Scaling API Reference
        service_namespace: Input<String> = "serviceNamespace";
    }
    optional {
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// ARN of the IAM role that allows Application Auto Scaling to modify your scalable target on your
        /// behalf.
        role_arn: Input<String> = "roleArn";
        /// Whether the scaling activities for a scalable target are in a suspended state.
        suspended_state: support::Nested<super::TargetSuspendedState> = "suspendedState";
        /// Map of tags to assign to the scalable target.
        tags: InputMap<String> = "tags";
    }
}
