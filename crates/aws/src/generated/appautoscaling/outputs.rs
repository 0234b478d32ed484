// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfiguration:PolicyPredictiveScalingPolicyConfiguration`.
    PolicyPredictiveScalingPolicyConfiguration;
    /// Behavior applied if the forecast capacity approaches or exceeds the maximum capacity. Valid values
    /// are `HonorMaxCapacity` and `IncreaseMaxCapacity`.
    max_capacity_breach_behavior: Option<String> = "maxCapacityBreachBehavior";
    /// Size of the capacity buffer to use when the forecast capacity is close to or exceeds the maximum
    /// capacity.
    max_capacity_buffer: Option<i64> = "maxCapacityBuffer";
    /// Metrics and target utilization to use for predictive scaling.
    metric_specifications: Vec<PolicyPredictiveScalingPolicyConfigurationMetricSpecification> = "metricSpecifications";
    /// Predictive scaling mode. Valid values are `ForecastOnly` and `ForecastAndScale`.
    mode: Option<String> = "mode";
    /// Amount of time, in seconds, that the start time can be advanced.
    scheduling_buffer_time: Option<i64> = "schedulingBufferTime";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecification;
    /// Customized capacity metric specification.
    customized_capacity_metric_specification: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification> = "customizedCapacityMetricSpecification";
    /// Customized load metric specification.
    customized_load_metric_specification: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification> = "customizedLoadMetricSpecification";
    /// Customized scaling metric specification.
    customized_scaling_metric_specification: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification> = "customizedScalingMetricSpecification";
    /// Predefined load metric specification.
    predefined_load_metric_specification: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification> = "predefinedLoadMetricSpecification";
    /// Predefined metric pair specification that determines the appropriate scaling metric and load metric
    /// to use.
    predefined_metric_pair_specification: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification> = "predefinedMetricPairSpecification";
    /// Predefined scaling metric specification.
    predefined_scaling_metric_specification: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification> = "predefinedScalingMetricSpecification";
    /// The property `targetValue`.
    target_value: String = "targetValue";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecification;
    /// One or more metric data queries to provide data points for a metric specification.
    metric_data_queries: Vec<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery> = "metricDataQueries";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQuery;
    /// The property `expression`.
    expression: Option<String> = "expression";
    /// The property `id`.
    id: String = "id";
    /// The property `label`.
    label: Option<String> = "label";
    /// The property `metricStat`.
    metric_stat: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat> = "metricStat";
    /// The property `returnData`.
    return_data: Option<bool> = "returnData";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStat;
    /// The property `metric`.
    metric: PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric = "metric";
    /// The property `stat`.
    stat: String = "stat";
    /// The property `unit`.
    unit: Option<String> = "unit";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetric;
    /// Dimensions of the metric.
    dimensions: Option<Vec<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension>> = "dimensions";
    /// The property `metricName`.
    metric_name: Option<String> = "metricName";
    /// The property `namespace`.
    namespace: Option<String> = "namespace";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedCapacityMetricSpecificationMetricDataQueryMetricStatMetricDimension;
    /// Name of the policy. Must be between 1 and 255 characters in length.
    name: String = "name";
    /// The property `value`.
    value: String = "value";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecification;
    /// One or more metric data queries to provide data points for a metric specification.
    metric_data_queries: Vec<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery> = "metricDataQueries";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQuery;
    /// The property `expression`.
    expression: Option<String> = "expression";
    /// The property `id`.
    id: String = "id";
    /// The property `label`.
    label: Option<String> = "label";
    /// The property `metricStat`.
    metric_stat: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat> = "metricStat";
    /// The property `returnData`.
    return_data: Option<bool> = "returnData";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStat;
    /// The property `metric`.
    metric: PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric = "metric";
    /// The property `stat`.
    stat: String = "stat";
    /// The property `unit`.
    unit: Option<String> = "unit";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetric;
    /// Dimensions of the metric.
    dimensions: Option<Vec<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension>> = "dimensions";
    /// The property `metricName`.
    metric_name: Option<String> = "metricName";
    /// The property `namespace`.
    namespace: Option<String> = "namespace";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedLoadMetricSpecificationMetricDataQueryMetricStatMetricDimension;
    /// Name of the policy. Must be between 1 and 255 characters in length.
    name: String = "name";
    /// The property `value`.
    value: String = "value";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecification;
    /// One or more metric data queries to provide data points for a metric specification.
    metric_data_queries: Vec<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery> = "metricDataQueries";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQuery;
    /// The property `expression`.
    expression: Option<String> = "expression";
    /// The property `id`.
    id: String = "id";
    /// The property `label`.
    label: Option<String> = "label";
    /// The property `metricStat`.
    metric_stat: Option<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat> = "metricStat";
    /// The property `returnData`.
    return_data: Option<bool> = "returnData";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStat;
    /// The property `metric`.
    metric: PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric = "metric";
    /// The property `stat`.
    stat: String = "stat";
    /// The property `unit`.
    unit: Option<String> = "unit";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetric;
    /// Dimensions of the metric.
    dimensions: Option<Vec<PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension>> = "dimensions";
    /// The property `metricName`.
    metric_name: Option<String> = "metricName";
    /// The property `namespace`.
    namespace: Option<String> = "namespace";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationCustomizedScalingMetricSpecificationMetricDataQueryMetricStatMetricDimension;
    /// Name of the policy. Must be between 1 and 255 characters in length.
    name: String = "name";
    /// The property `value`.
    value: String = "value";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedLoadMetricSpecification;
    /// The property `predefinedMetricType`.
    predefined_metric_type: String = "predefinedMetricType";
    /// The property `resourceLabel`.
    resource_label: Option<String> = "resourceLabel";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedMetricPairSpecification;
    /// The property `predefinedMetricType`.
    predefined_metric_type: String = "predefinedMetricType";
    /// The property `resourceLabel`.
    resource_label: Option<String> = "resourceLabel";
}

results! {
    /// `aws:appautoscaling/PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification:PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification`.
    PolicyPredictiveScalingPolicyConfigurationMetricSpecificationPredefinedScalingMetricSpecification;
    /// The property `predefinedMetricType`.
    predefined_metric_type: String = "predefinedMetricType";
    /// The property `resourceLabel`.
    resource_label: Option<String> = "resourceLabel";
}

results! {
    /// `aws:appautoscaling/PolicyStepScalingPolicyConfiguration:PolicyStepScalingPolicyConfiguration`.
    PolicyStepScalingPolicyConfiguration;
    /// Whether the adjustment is an absolute number or a percentage of the current capacity.
    adjustment_type: Option<String> = "adjustmentType";
    /// Amount of time, in seconds, after a scaling activity completes and before the next scaling activity
    /// can start.
    cooldown: Option<i64> = "cooldown";
    /// Aggregation type for the policy's metrics. Valid values are `Minimum`, `Maximum`, and `Average`.
    metric_aggregation_type: Option<String> = "metricAggregationType";
    /// Minimum number to adjust your scalable dimension as a result of a scaling activity.
    min_adjustment_magnitude: Option<i64> = "minAdjustmentMagnitude";
    /// Set of adjustments that manage scaling.
    step_adjustments: Option<Vec<PolicyStepScalingPolicyConfigurationStepAdjustment>> = "stepAdjustments";
}

results! {
    /// `aws:appautoscaling/PolicyStepScalingPolicyConfigurationStepAdjustment:PolicyStepScalingPolicyConfigurationStepAdjustment`.
    PolicyStepScalingPolicyConfigurationStepAdjustment;
    /// Lower bound for the difference between the alarm threshold and the CloudWatch metric. Without a
    /// value, AWS treats this bound as negative infinity.
    metric_interval_lower_bound: Option<String> = "metricIntervalLowerBound";
    /// Upper bound for the difference between the alarm threshold and the CloudWatch metric. Without a
    /// value, AWS treats this bound as infinity.
    metric_interval_upper_bound: Option<String> = "metricIntervalUpperBound";
    /// Number of members by which to scale, when the adjustment bounds are breached. A positive value
    /// scales up.
    scaling_adjustment: i64 = "scalingAdjustment";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfiguration:PolicyTargetTrackingScalingPolicyConfiguration`.
    PolicyTargetTrackingScalingPolicyConfiguration;
    /// Custom CloudWatch metric.
    customized_metric_specification: Option<PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification> = "customizedMetricSpecification";
    /// Whether scale in by the target tracking policy is disabled.
    disable_scale_in: Option<bool> = "disableScaleIn";
    /// Predefined metric.
    predefined_metric_specification: Option<PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification> = "predefinedMetricSpecification";
    /// Amount of time, in seconds, after a scale in activity completes before another scale in activity can
    /// start.
    scale_in_cooldown: Option<i64> = "scaleInCooldown";
    /// Amount of time, in seconds, after a scale out activity completes before another scale out activity
    /// can start.
    scale_out_cooldown: Option<i64> = "scaleOutCooldown";
    /// Target value for the metric.
    target_value: f64 = "targetValue";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification;
    /// Dimensions of the metric.
    dimensions: Option<Vec<PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension>> = "dimensions";
    /// The property `metricName`.
    metric_name: Option<String> = "metricName";
    /// Metrics to include, as a metric data query.
    metrics: Option<Vec<PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric>> = "metrics";
    /// The property `namespace`.
    namespace: Option<String> = "namespace";
    /// Statistic of the metric. Valid values are `Average`, `Minimum`, `Maximum`, `SampleCount`, and `Sum`.
    statistic: Option<String> = "statistic";
    /// The property `unit`.
    unit: Option<String> = "unit";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimension;
    /// Name of the policy. Must be between 1 and 255 characters in length.
    name: String = "name";
    /// The property `value`.
    value: String = "value";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric;
    /// The property `expression`.
    expression: Option<String> = "expression";
    /// The property `id`.
    id: String = "id";
    /// The property `label`.
    label: Option<String> = "label";
    /// The property `metricStat`.
    metric_stat: Option<PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat> = "metricStat";
    /// The property `returnData`.
    return_data: Option<bool> = "returnData";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStat;
    /// The property `metric`.
    metric: PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric = "metric";
    /// The property `stat`.
    stat: String = "stat";
    /// The property `unit`.
    unit: Option<String> = "unit";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetric;
    /// Dimensions of the metric.
    dimensions: Option<Vec<PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension>> = "dimensions";
    /// The property `metricName`.
    metric_name: String = "metricName";
    /// The property `namespace`.
    namespace: String = "namespace";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension:PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension`.
    PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimension;
    /// Name of the policy. Must be between 1 and 255 characters in length.
    name: String = "name";
    /// The property `value`.
    value: String = "value";
}

results! {
    /// `aws:appautoscaling/PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification:PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification`.
    PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;
    /// The property `predefinedMetricType`.
    predefined_metric_type: String = "predefinedMetricType";
    /// The property `resourceLabel`.
    resource_label: Option<String> = "resourceLabel";
}

results! {
    /// `aws:appautoscaling/TargetSuspendedState:TargetSuspendedState`.
    TargetSuspendedState;
    /// Whether scale in by a target tracking scaling policy or a step scaling policy is suspended. Default
    /// is `false`.
    dynamic_scaling_in_suspended: Option<bool> = "dynamicScalingInSuspended";
    /// Whether scale out by a target tracking scaling policy or a step scaling policy is suspended. Default
    /// is `false`.
    dynamic_scaling_out_suspended: Option<bool> = "dynamicScalingOutSuspended";
    /// Whether scheduled scaling is suspended. Default is `false`.
    scheduled_scaling_suspended: Option<bool> = "scheduledScalingSuspended";
}
