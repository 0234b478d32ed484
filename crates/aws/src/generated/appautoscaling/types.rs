// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::Input;

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfiguration:PolicyPredictiveScalingPolicyConfiguration`.
    PolicyPredictiveScalingPolicyConfiguration, PolicyPredictiveScalingPolicyConfigurationBuilder;
    required {
        /// Metrics and target utilization to use for predictive scaling.
        metric_specifications: support::NestedList<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecification> = "metricSpecifications";
    }
    optional {
        /// Behavior applied if the forecast capacity approaches or exceeds the maximum capacity. Valid
        /// values are `HonorMaxCapacity` and `IncreaseMaxCapacity`.
        max_capacity_breach_behavior: Input<String> = "maxCapacityBreachBehavior";
        /// Size of the capacity buffer to use when the forecast capacity is close to or exceeds the maximum
        /// capacity.
        max_capacity_buffer: Input<i64> = "maxCapacityBuffer";
        /// Predictive scaling mode. Valid values are `ForecastOnly` and `ForecastAndScale`.
        mode: Input<String> = "mode";
        /// Amount of time, in seconds, that the start time can be advanced.
        scheduling_buffer_time: Input<i64> = "schedulingBufferTime";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecification, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationBuilder;
    required {
        /// The property `targetValue`.
        target_value: Input<String> = "targetValue";
    }
    optional {
        /// Customized capacity metric specification.
        customized_capacity_metric_specification: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification> = "customizedCapacityMetricSpecification";
        /// Customized load metric specification.
        customized_load_metric_specification: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification> = "customizedLoadMetricSpecification";
        /// Customized scaling metric specification.
        customized_scaling_metric_specification: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification> = "customizedScalingMetricSpecification";
        /// Predefined load metric specification.
        predefined_load_metric_specification: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification> = "predefinedLoadMetricSpecification";
        /// Predefined metric pair specification that determines the appropriate scaling metric and load
        /// metric to use.
        predefined_metric_pair_specification: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification> = "predefinedMetricPairSpecification";
        /// Predefined scaling metric specification.
        predefined_scaling_metric_specification: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification> = "predefinedScalingMetricSpecification";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationBuilder;
    required {
        /// One or more metric data queries to provide data points for a metric specification.
        metric_data_queries: support::NestedList<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery> = "metricDataQueries";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryBuilder;
    required {
        /// The property `id`.
        id: Input<String> = "id";
    }
    optional {
        /// The property `expression`.
        expression: Input<String> = "expression";
        /// The property `label`.
        label: Input<String> = "label";
        /// The property `metricStat`.
        metric_stat: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat> = "metricStat";
        /// The property `returnData`.
        return_data: Input<bool> = "returnData";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatBuilder;
    required {
        /// The property `metric`.
        metric: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric> = "metric";
        /// The property `stat`.
        stat: Input<String> = "stat";
    }
    optional {
        /// The property `unit`.
        unit: Input<String> = "unit";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric`.
    #[derive(Default)]
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricBuilder;
    required {}
    optional {
        /// Dimensions of the metric.
        dimensions: support::NestedList<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension> = "dimensions";
        /// The property `metricName`.
        metric_name: Input<String> = "metricName";
        /// The property `namespace`.
        namespace: Input<String> = "namespace";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimensionBuilder;
    required {
        /// Name of the policy. Must be between 1 and 255 characters in length.
        name: Input<String> = "name";
        /// The property `value`.
        value: Input<String> = "value";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationBuilder;
    required {
        /// One or more metric data queries to provide data points for a metric specification.
        metric_data_queries: support::NestedList<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery> = "metricDataQueries";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryBuilder;
    required {
        /// The property `id`.
        id: Input<String> = "id";
    }
    optional {
        /// The property `expression`.
        expression: Input<String> = "expression";
        /// The property `label`.
        label: Input<String> = "label";
        /// The property `metricStat`.
        metric_stat: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat> = "metricStat";
        /// The property `returnData`.
        return_data: Input<bool> = "returnData";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatBuilder;
    required {
        /// The property `metric`.
        metric: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric> = "metric";
        /// The property `stat`.
        stat: Input<String> = "stat";
    }
    optional {
        /// The property `unit`.
        unit: Input<String> = "unit";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric`.
    #[derive(Default)]
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricBuilder;
    required {}
    optional {
        /// Dimensions of the metric.
        dimensions: support::NestedList<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension> = "dimensions";
        /// The property `metricName`.
        metric_name: Input<String> = "metricName";
        /// The property `namespace`.
        namespace: Input<String> = "namespace";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimensionBuilder;
    required {
        /// Name of the policy. Must be between 1 and 255 characters in length.
        name: Input<String> = "name";
        /// The property `value`.
        value: Input<String> = "value";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationBuilder;
    required {
        /// One or more metric data queries to provide data points for a metric specification.
        metric_data_queries: support::NestedList<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery> = "metricDataQueries";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryBuilder;
    required {
        /// The property `id`.
        id: Input<String> = "id";
    }
    optional {
        /// The property `expression`.
        expression: Input<String> = "expression";
        /// The property `label`.
        label: Input<String> = "label";
        /// The property `metricStat`.
        metric_stat: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat> = "metricStat";
        /// The property `returnData`.
        return_data: Input<bool> = "returnData";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatBuilder;
    required {
        /// The property `metric`.
        metric: support::Nested<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric> = "metric";
        /// The property `stat`.
        stat: Input<String> = "stat";
    }
    optional {
        /// The property `unit`.
        unit: Input<String> = "unit";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric`.
    #[derive(Default)]
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricBuilder;
    required {}
    optional {
        /// Dimensions of the metric.
        dimensions: support::NestedList<super::PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension> = "dimensions";
        /// The property `metricName`.
        metric_name: Input<String> = "metricName";
        /// The property `namespace`.
        namespace: Input<String> = "namespace";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimensionBuilder;
    required {
        /// Name of the policy. Must be between 1 and 255 characters in length.
        name: Input<String> = "name";
        /// The property `value`.
        value: Input<String> = "value";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecificationBuilder;
    required {
        /// The property `predefinedMetricType`.
        predefined_metric_type: Input<String> = "predefinedMetricType";
    }
    optional {
        /// The property `resourceLabel`.
        resource_label: Input<String> = "resourceLabel";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecificationBuilder;
    required {
        /// The property `predefinedMetricType`.
        predefined_metric_type: Input<String> = "predefinedMetricType";
    }
    optional {
        /// The property `resourceLabel`.
        resource_label: Input<String> = "resourceLabel";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification, PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecificationBuilder;
    required {
        /// The property `predefinedMetricType`.
        predefined_metric_type: Input<String> = "predefinedMetricType";
    }
    optional {
        /// The property `resourceLabel`.
        resource_label: Input<String> = "resourceLabel";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyStepScalingPolicyConfiguration:PolicyStepScalingPolicyConfiguration`.
    #[derive(Default)]
    PolicyStepScalingPolicyConfiguration, PolicyStepScalingPolicyConfigurationBuilder;
    required {}
    optional {
        /// Whether the adjustment is an absolute number or a percentage of the current capacity.
        adjustment_type: Input<String> = "adjustmentType";
        /// Amount of time, in seconds, after a scaling activity completes and before the next scaling
        /// activity can start.
        cooldown: Input<i64> = "cooldown";
        /// Aggregation type for the policy's metrics. Valid values are `Minimum`, `Maximum`, and `Average`.
        metric_aggregation_type: Input<String> = "metricAggregationType";
        /// Minimum number to adjust your scalable dimension as a result of a scaling activity.
        min_adjustment_magnitude: Input<i64> = "minAdjustmentMagnitude";
        /// Set of adjustments that manage scaling.
        step_adjustments: support::NestedList<super::PolicyStepScalingPolicyConfigurationStepAdjustment> = "stepAdjustments";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyStepScalingPolicyConfigurationStepAdjustment:PolicyStepScalingPolicyConfigurationStepAdjustment`.
    PolicyStepScalingPolicyConfigurationStepAdjustment, PolicyStepScalingPolicyConfigurationStepAdjustmentBuilder;
    required {
        /// Number of members by which to scale, when the adjustment bounds are breached. A positive value
        /// scales up.
        scaling_adjustment: Input<i64> = "scalingAdjustment";
    }
    optional {
        /// Lower bound for the difference between the alarm threshold and the CloudWatch metric. Without a
        /// value, AWS treats this bound as negative infinity.
        metric_interval_lower_bound: Input<String> = "metricIntervalLowerBound";
        /// Upper bound for the difference between the alarm threshold and the CloudWatch metric. Without a
        /// value, AWS treats this bound as infinity.
        metric_interval_upper_bound: Input<String> = "metricIntervalUpperBound";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfiguration:PolicyTargetTrackingScalingPolicyConfiguration`.
    PolicyTargetTrackingScalingPolicyConfiguration, PolicyTargetTrackingScalingPolicyConfigurationBuilder;
    required {
        /// Target value for the metric.
        target_value: Input<f64> = "targetValue";
    }
    optional {
        /// Custom CloudWatch metric.
        customized_metric_specification: support::Nested<super::PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification> = "customizedMetricSpecification";
        /// Whether scale in by the target tracking policy is disabled.
        disable_scale_in: Input<bool> = "disableScaleIn";
        /// Predefined metric.
        predefined_metric_specification: support::Nested<super::PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification> = "predefinedMetricSpecification";
        /// Amount of time, in seconds, after a scale in activity completes before another scale in activity
        /// can start.
        scale_in_cooldown: Input<i64> = "scaleInCooldown";
        /// Amount of time, in seconds, after a scale out activity completes before another scale out
        /// activity can start.
        scale_out_cooldown: Input<i64> = "scaleOutCooldown";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification`.
    #[derive(Default)]
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification, PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationBuilder;
    required {}
    optional {
        /// Dimensions of the metric.
        dimensions: support::NestedList<super::PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension> = "dimensions";
        /// The property `metricName`.
        metric_name: Input<String> = "metricName";
        /// Metrics to include, as a metric data query.
        metrics: support::NestedList<super::PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric> = "metrics";
        /// The property `namespace`.
        namespace: Input<String> = "namespace";
        /// Statistic of the metric. Valid values are `Average`, `Minimum`, `Maximum`, `SampleCount`, and
        /// `Sum`.
        statistic: Input<String> = "statistic";
        /// The property `unit`.
        unit: Input<String> = "unit";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension, PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimensionBuilder;
    required {
        /// Name of the policy. Must be between 1 and 255 characters in length.
        name: Input<String> = "name";
        /// The property `value`.
        value: Input<String> = "value";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric, PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricBuilder;
    required {
        /// The property `id`.
        id: Input<String> = "id";
    }
    optional {
        /// The property `expression`.
        expression: Input<String> = "expression";
        /// The property `label`.
        label: Input<String> = "label";
        /// The property `metricStat`.
        metric_stat: support::Nested<super::PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat> = "metricStat";
        /// The property `returnData`.
        return_data: Input<bool> = "returnData";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat, PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatBuilder;
    required {
        /// The property `metric`.
        metric: support::Nested<super::PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric> = "metric";
        /// The property `stat`.
        stat: Input<String> = "stat";
    }
    optional {
        /// The property `unit`.
        unit: Input<String> = "unit";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric, PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricBuilder;
    required {
        /// The property `metricName`.
        metric_name: Input<String> = "metricName";
        /// The property `namespace`.
        namespace: Input<String> = "namespace";
    }
    optional {
        /// Dimensions of the metric.
        dimensions: support::NestedList<super::PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension> = "dimensions";
    }
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension, PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimensionBuilder;
    required {
        /// Name of the policy. Must be between 1 and 255 characters in length.
        name: Input<String> = "name";
        /// The property `value`.
        value: Input<String> = "value";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification:PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification`.
    PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification, PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationBuilder;
    required {
        /// The property `predefinedMetricType`.
        predefined_metric_type: Input<String> = "predefinedMetricType";
    }
    optional {
        /// The property `resourceLabel`.
        resource_label: Input<String> = "resourceLabel";
    }
}

arguments! {
    /// The type `aws:appautoscaling/TargetSuspendedState:TargetSuspendedState`.
    #[derive(Default)]
    TargetSuspendedState, TargetSuspendedStateBuilder;
    required {}
    optional {
        /// Whether scale in by a target tracking scaling policy or a step scaling policy is suspended.
        /// Default is `false`.
        dynamic_scaling_in_suspended: Input<bool> = "dynamicScalingInSuspended";
        /// Whether scale out by a target tracking scaling policy or a step scaling policy is suspended.
        /// Default is `false`.
        dynamic_scaling_out_suspended: Input<bool> = "dynamicScalingOutSuspended";
        /// Whether scheduled scaling is suspended. Default is `false`.
        scheduled_scaling_suspended: Input<bool> = "scheduledScalingSuspended";
    }
}
