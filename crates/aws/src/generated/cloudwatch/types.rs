// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::{Input, InputMap};

arguments! {
    /// The type `aws:cloudwatch/MetricAlarmEvaluationCriteria:MetricAlarmEvaluationCriteria`.
    MetricAlarmEvaluationCriteria, MetricAlarmEvaluationCriteriaBuilder;
    required {
        /// The PromQL criteria for the alarm evaluation.
        promql_criteria: support::Nested<super::MetricAlarmEvaluationCriteriaPromqlCriteria> = "promqlCriteria";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:cloudwatch/MetricAlarmEvaluationCriteriaPromqlCriteria:MetricAlarmEvaluationCriteriaPromqlCriteria`.
    MetricAlarmEvaluationCriteriaPromqlCriteria, MetricAlarmEvaluationCriteriaPromqlCriteriaBuilder;
    required {
        /// The PromQL query that the alarm evaluates. The query must return a result of vector type.
        query: Input<String> = "query";
    }
    optional {
        /// The duration, in seconds, that a contributor must be continuously breaching before it
        /// transitions to the ALARM state. Valid range: 0-86400.
        pending_period: Input<i64> = "pendingPeriod";
        /// The duration, in seconds, that a contributor must continuously not be breaching before it
        /// transitions back to the OK state. Valid range: 0-86400.
        recovery_period: Input<i64> = "recoveryPeriod";
    }
}

arguments! {
    /// The type `aws:cloudwatch/MetricAlarmEvaluationWindow:MetricAlarmEvaluationWindow`.
    MetricAlarmEvaluationWindow, MetricAlarmEvaluationWindowBuilder;
    required {
        /// Aligns the evaluated range to fixed clock boundaries that match the alarm's `period` (for
        /// example the top of the hour, midnight, or the start of the calendar week), instead of the
        /// default rolling sliding window.
        wall_clock_window: support::Nested<super::MetricAlarmEvaluationWindowWallClockWindow> = "wallClockWindow";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:cloudwatch/MetricAlarmEvaluationWindowWallClockWindow:MetricAlarmEvaluationWindowWallClockWindow`.
    #[derive(Default)]
    MetricAlarmEvaluationWindowWallClockWindow, MetricAlarmEvaluationWindowWallClockWindowBuilder;
    required {}
    optional {
        /// Time zone to align the window to.
        timezone: Input<String> = "timezone";
    }
}

arguments! {
    /// The type `aws:cloudwatch/MetricAlarmMetricQuery:MetricAlarmMetricQuery`.
    MetricAlarmMetricQuery, MetricAlarmMetricQueryBuilder;
    required {
        /// A short name used to tie this object to the results in the response.
        id: Input<String> = "id";
    }
    optional {
        /// The ID of the account where the metrics are located, if this is a cross-account alarm.
        account_id: Input<String> = "accountId";
        /// A Metrics Insights query or a metric math expression to be evaluated on the returned data.
        expression: Input<String> = "expression";
        /// A human-readable label for this metric or expression. This is especially useful if this is an
        /// expression, so that you know what the value represents.
        label: Input<String> = "label";
        /// The metric to be returned, along with statistics, period, and units.
        metric: support::Nested<super::MetricAlarmMetricQueryMetric> = "metric";
        /// Granularity in seconds of returned data points. For metrics with regular resolution, valid
        /// values are any multiple of `60`.
        period: Input<i64> = "period";
        /// Specify exactly one `metric_query` to be `true` to use that `metric_query` result as the alarm.
        return_data: Input<bool> = "returnData";
    }
}

arguments! {
    /// The type `aws:cloudwatch/MetricAlarmMetricQueryMetric:MetricAlarmMetricQueryMetric`.
    MetricAlarmMetricQueryMetric, MetricAlarmMetricQueryMetricBuilder;
    required {
        /// The name for this metric.
        metric_name: Input<String> = "metricName";
        /// Granularity in seconds of returned data points. For metrics with regular resolution, valid
        /// values are any multiple of `60`.
        period: Input<i64> = "period";
        /// The statistic to apply to this metric.
        stat: Input<String> = "stat";
    }
    optional {
        /// The dimensions for this metric. For the list of available dimensions see the AWS documentation
        /// here.
        dimensions: InputMap<String> = "dimensions";
        /// The namespace for this metric.
        namespace: Input<String> = "namespace";
        /// The unit for this metric.
        unit: Input<String> = "unit";
    }
}

arguments! {
    /// The type `aws:cloudwatch/MetricAlarmWarmUpConfiguration:MetricAlarmWarmUpConfiguration`.
    MetricAlarmWarmUpConfiguration, MetricAlarmWarmUpConfigurationBuilder;
    required {
        /// Length of the warm-up period, in minutes. Valid values are `1` to `2880`.
        warm_up_period_duration_in_minutes: Input<i64> = "warmUpPeriodDurationInMinutes";
    }
    optional {
        /// Whether to wait for the full warm-up period before evaluation begins, even if metric data
        /// arrives earlier.
        only_start_evaluating_after_warm_up_period_ends: Input<bool> = "onlyStartEvaluatingAfterWarmUpPeriodEnds";
    }
}
