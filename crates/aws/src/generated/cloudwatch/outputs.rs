// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use std::collections::BTreeMap;

use crate::generated::support;

results! {
    /// `aws:cloudwatch/MetricAlarmEvaluationCriteria:MetricAlarmEvaluationCriteria`.
    MetricAlarmEvaluationCriteria;
    /// The PromQL criteria for the alarm evaluation.
    promql_criteria: MetricAlarmEvaluationCriteriaPromqlCriteria = "promqlCriteria";
}

results! {
    /// `aws:cloudwatch/MetricAlarmEvaluationCriteriaPromqlCriteria:MetricAlarmEvaluationCriteriaPromqlCriteria`.
    MetricAlarmEvaluationCriteriaPromqlCriteria;
    /// The duration, in seconds, that a contributor must be continuously breaching before it transitions to
    /// the ALARM state. Valid range: 0-86400.
    pending_period: Option<i64> = "pendingPeriod";
    /// The PromQL query that the alarm evaluates. The query must return a result of vector type.
    query: String = "query";
    /// The duration, in seconds, that a contributor must continuously not be breaching before it
    /// transitions back to the OK state. Valid range: 0-86400.
    recovery_period: Option<i64> = "recoveryPeriod";
}

results! {
    /// `aws:cloudwatch/MetricAlarmEvaluationWindow:MetricAlarmEvaluationWindow`.
    MetricAlarmEvaluationWindow;
    /// Aligns the evaluated range to fixed clock boundaries that match the alarm's `period` (for example
    /// the top of the hour, midnight, or the start of the calendar week), instead of the default rolling
    /// sliding window.
    wall_clock_window: MetricAlarmEvaluationWindowWallClockWindow = "wallClockWindow";
}

results! {
    /// `aws:cloudwatch/MetricAlarmEvaluationWindowWallClockWindow:MetricAlarmEvaluationWindowWallClockWindow`.
    MetricAlarmEvaluationWindowWallClockWindow;
    /// Time zone to align the window to.
    timezone: Option<String> = "timezone";
}

results! {
    /// `aws:cloudwatch/MetricAlarmMetricQuery:MetricAlarmMetricQuery`.
    MetricAlarmMetricQuery;
    /// The ID of the account where the metrics are located, if this is a cross-account alarm.
    account_id: Option<String> = "accountId";
    /// A Metrics Insights query or a metric math expression to be evaluated on the returned data.
    expression: Option<String> = "expression";
    /// A short name used to tie this object to the results in the response.
    id: String = "id";
    /// A human-readable label for this metric or expression. This is especially useful if this is an
    /// expression, so that you know what the value represents.
    label: Option<String> = "label";
    /// The metric to be returned, along with statistics, period, and units.
    metric: Option<MetricAlarmMetricQueryMetric> = "metric";
    /// Granularity in seconds of returned data points. For metrics with regular resolution, valid values
    /// are any multiple of `60`.
    period: Option<i64> = "period";
    /// Specify exactly one `metric_query` to be `true` to use that `metric_query` result as the alarm.
    return_data: Option<bool> = "returnData";
}

results! {
    /// `aws:cloudwatch/MetricAlarmMetricQueryMetric:MetricAlarmMetricQueryMetric`.
    MetricAlarmMetricQueryMetric;
    /// The dimensions for this metric. For the list of available dimensions see the AWS documentation here.
    dimensions: Option<BTreeMap<String, String>> = "dimensions";
    /// The name for this metric.
    metric_name: String = "metricName";
    /// The namespace for this metric.
    namespace: Option<String> = "namespace";
    /// Granularity in seconds of returned data points. For metrics with regular resolution, valid values
    /// are any multiple of `60`.
    period: i64 = "period";
    /// The statistic to apply to this metric.
    stat: String = "stat";
    /// The unit for this metric.
    unit: Option<String> = "unit";
}

results! {
    /// `aws:cloudwatch/MetricAlarmWarmUpConfiguration:MetricAlarmWarmUpConfiguration`.
    MetricAlarmWarmUpConfiguration;
    /// Whether to wait for the full warm-up period before evaluation begins, even if metric data arrives
    /// earlier.
    only_start_evaluating_after_warm_up_period_ends: Option<bool> = "onlyStartEvaluatingAfterWarmUpPeriodEnds";
    /// Length of the warm-up period, in minutes. Valid values are `1` to `2880`.
    warm_up_period_duration_in_minutes: i64 = "warmUpPeriodDurationInMinutes";
}
