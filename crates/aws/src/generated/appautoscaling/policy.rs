// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:appautoscaling/policy:Policy`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides an Application Auto Scaling Policy resource.
    Policy(PolicyArgs) = "aws:appautoscaling/policy:Policy" as custom;
    outputs {
        /// List of CloudWatch alarm ARNs associated with the scaling policy.
        alarm_arns: Vec<String> = "alarmArns";
        /// ARN assigned by AWS to the scaling policy.
        arn: String = "arn";
        /// Name of the policy. Must be between 1 and 255 characters in length.
        name: String = "name";
        /// Policy type. Valid values are `StepScaling`, `TargetTrackingScaling`, and `PredictiveScaling`.
        policy_type: Option<String> = "policyType";
        /// Predictive scaling policy configuration, requires `policy_type = "PredictiveScaling"`.
        predictive_scaling_policy_configuration: Option<super::outputs::PolicyPredictiveScalingPolicyConfiguration> = "predictiveScalingPolicyConfiguration";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Resource type and unique identifier string for the resource associated with the scaling policy.
        resource_id: String = "resourceId";
        /// Scalable dimension of the scalable target. Documentation can be found in the `ScalableDimension`
        /// parameter at: AWS Application Auto Scaling API Reference
        scalable_dimension: String = "scalableDimension";
        /// AWS service namespace of the scalable target. Documentation can be found in the
        /// `ServiceNamespace` parameter at: AWS Application Auto Scaling API Reference
        service_namespace: String = "serviceNamespace";
        /// Step scaling policy configuration, requires `policy_type = "StepScaling"` (default).
        step_scaling_policy_configuration: Option<super::outputs::PolicyStepScalingPolicyConfiguration> = "stepScalingPolicyConfiguration";
        /// Target tracking policy configuration, requires `policy_type = "TargetTrackingScaling"`.
        target_tracking_scaling_policy_configuration: Option<super::outputs::PolicyTargetTrackingScalingPolicyConfiguration> = "targetTrackingScalingPolicyConfiguration";
    }
}

arguments! {
    /// The arguments of `Policy`.
    PolicyArgs, PolicyArgsBuilder;
    required {
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
        /// Name of the policy. Must be between 1 and 255 characters in length.
        name: Input<String> = "name";
        /// Policy type. Valid values are `StepScaling`, `TargetTrackingScaling`, and `PredictiveScaling`.
        policy_type: Input<String> = "policyType";
        /// Predictive scaling policy configuration, requires `policy_type = "PredictiveScaling"`.
        predictive_scaling_policy_configuration: support::Nested<super::PolicyPredictiveScalingPolicyConfiguration> = "predictiveScalingPolicyConfiguration";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Step scaling policy configuration, requires `policy_type = "StepScaling"` (default).
        step_scaling_policy_configuration: support::Nested<super::PolicyStepScalingPolicyConfiguration> = "stepScalingPolicyConfiguration";
        /// Target tracking policy configuration, requires `policy_type = "TargetTrackingScaling"`.
        target_tracking_scaling_policy_configuration: support::Nested<super::PolicyTargetTrackingScalingPolicyConfiguration> = "targetTrackingScalingPolicyConfiguration";
    }
}
