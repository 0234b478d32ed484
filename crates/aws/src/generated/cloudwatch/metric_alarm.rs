// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:cloudwatch/metricAlarm:MetricAlarm`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Provides a CloudWatch Metric Alarm resource.
    MetricAlarm(MetricAlarmArgs) = "aws:cloudwatch/metricAlarm:MetricAlarm" as custom;
    outputs {
        /// Indicates whether or not actions should be executed during any changes to the alarm's state.
        /// Defaults to `true`.
        actions_enabled: Option<bool> = "actionsEnabled";
        /// List of actions to execute when this alarm transitions into an ALARM state from any other state.
        /// Each action is specified as an ARN.
        alarm_actions: Option<Vec<String>> = "alarmActions";
        /// The description for the alarm.
        alarm_description: Option<String> = "alarmDescription";
        /// The ARN of the CloudWatch Metric Alarm.
        arn: String = "arn";
        /// The arithmetic operation to use when comparing the specified Statistic and Threshold. The
        /// specified Statistic value is used as the first operand.
        comparison_operator: Option<String> = "comparisonOperator";
        /// The number of data points that must be breaching to trigger the alarm.
        datapoints_to_alarm: Option<i64> = "datapointsToAlarm";
        /// The dimensions for the alarm's associated metric. For the list of available dimensions see the
        /// AWS documentation here.
        dimensions: Option<BTreeMap<String, String>> = "dimensions";
        /// Used only for alarms based on percentiles.
        evaluate_low_sample_count_percentiles: String = "evaluateLowSampleCountPercentiles";
        /// The evaluation criteria for PromQL alarms. Cannot be used with traditional metric alarm
        /// parameters.
        evaluation_criteria: Option<super::outputs::MetricAlarmEvaluationCriteria> = "evaluationCriteria";
        /// The frequency, in seconds, at which the alarm is evaluated. Valid values are `10`, `20`, `30`,
        /// and any multiple of `60`.
        evaluation_interval: Option<i64> = "evaluationInterval";
        /// The number of periods over which data is compared to the specified threshold. Required for
        /// traditional metric alarms.
        evaluation_periods: Option<i64> = "evaluationPeriods";
        /// Configures the alarm to use a wall clock evaluation window instead of the default sliding
        /// window. Not supported for alarms that use `evaluation_criteria`.
        evaluation_window: Option<super::outputs::MetricAlarmEvaluationWindow> = "evaluationWindow";
        /// The percentile statistic for the metric associated with the alarm. Specify a value between p0.0
        /// and p100.
        extended_statistic: Option<String> = "extendedStatistic";
        /// List of actions to execute when this alarm transitions into an INSUFFICIENT\_DATA state from any
        /// other state. Each action is specified as an ARN.
        insufficient_data_actions: Option<Vec<String>> = "insufficientDataActions";
        /// The name for the alarm's associated metric.
        metric_name: Option<String> = "metricName";
        /// Enables you to create an alarm based on a metric math expression. You may specify at most 20.
        metric_queries: Option<Vec<super::outputs::MetricAlarmMetricQuery>> = "metricQueries";
        /// The descriptive name for the alarm. This name must be unique within the user's AWS account
        name: String = "name";
        /// The namespace for the alarm's associated metric.
        namespace: Option<String> = "namespace";
        /// List of actions to execute when this alarm transitions into an OK state from any other state.
        /// Each action is specified as an ARN.
        ok_actions: Option<Vec<String>> = "okActions";
        /// The period in seconds over which the specified `statistic` is applied. Valid values are `10`,
        /// `20`, `30`, or any multiple of `60`.
        period: Option<i64> = "period";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// The statistic to apply to the alarm's associated metric. Either of the following is supported:
        /// `SampleCount`, `Average`, `Sum`, `Minimum`, `Maximum`
        statistic: Option<String> = "statistic";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// The value against which the specified statistic is compared.
        threshold: Option<f64> = "threshold";
        /// If this is an alarm based on an anomaly detection model, make this value match the ID of the
        /// ANOMALY\_DETECTION\_BAND function.
        threshold_metric_id: Option<String> = "thresholdMetricId";
        /// Sets how this alarm is to handle missing data points. The following values are supported:
        /// `missing`, `ignore`, `breaching` and `notBreaching`.
        treat_missing_data: Option<String> = "treatMissingData";
        /// The unit for the alarm's associated metric.
        unit: Option<String> = "unit";
        /// Warm-up period that delays alarm evaluation after the alarm is created.
        warm_up_configuration: Option<super::outputs::MetricAlarmWarmUpConfiguration> = "warmUpConfiguration";
    }
}

arguments! {
    /// The arguments of `MetricAlarm`.
    #[derive(Default)]
    MetricAlarmArgs, MetricAlarmArgsBuilder;
    required {}
    optional {
        /// Indicates whether or not actions should be executed during any changes to the alarm's state.
        /// Defaults to `true`.
        actions_enabled: Input<bool> = "actionsEnabled";
        /// List of actions to execute when this alarm transitions into an ALARM state from any other state.
        /// Each action is specified as an ARN.
        alarm_actions: Inputs<String> = "alarmActions";
        /// The description for the alarm.
        alarm_description: Input<String> = "alarmDescription";
        /// The arithmetic operation to use when comparing the specified Statistic and Threshold. The
        /// specified Statistic value is used as the first operand.
        comparison_operator: Input<String> = "comparisonOperator";
        /// The number of data points that must be breaching to trigger the alarm.
        datapoints_to_alarm: Input<i64> = "datapointsToAlarm";
        /// The dimensions for the alarm's associated metric. For the list of available dimensions see the
        /// AWS documentation here.
        dimensions: InputMap<String> = "dimensions";
        /// Used only for alarms based on percentiles.
        evaluate_low_sample_count_percentiles: Input<String> = "evaluateLowSampleCountPercentiles";
        /// The evaluation criteria for PromQL alarms. Cannot be used with traditional metric alarm
        /// parameters.
        evaluation_criteria: support::Nested<super::MetricAlarmEvaluationCriteria> = "evaluationCriteria";
        /// The frequency, in seconds, at which the alarm is evaluated. Valid values are `10`, `20`, `30`,
        /// and any multiple of `60`.
        evaluation_interval: Input<i64> = "evaluationInterval";
        /// The number of periods over which data is compared to the specified threshold. Required for
        /// traditional metric alarms.
        evaluation_periods: Input<i64> = "evaluationPeriods";
        /// Configures the alarm to use a wall clock evaluation window instead of the default sliding
        /// window. Not supported for alarms that use `evaluation_criteria`.
        evaluation_window: support::Nested<super::MetricAlarmEvaluationWindow> = "evaluationWindow";
        /// The percentile statistic for the metric associated with the alarm. Specify a value between p0.0
        /// and p100.
        extended_statistic: Input<String> = "extendedStatistic";
        /// List of actions to execute when this alarm transitions into an INSUFFICIENT\_DATA state from any
        /// other state. Each action is specified as an ARN.
        insufficient_data_actions: Inputs<String> = "insufficientDataActions";
        /// The name for the alarm's associated metric.
        metric_name: Input<String> = "metricName";
        /// Enables you to create an alarm based on a metric math expression. You may specify at most 20.
        metric_queries: support::NestedList<super::MetricAlarmMetricQuery> = "metricQueries";
        /// The descriptive name for the alarm. This name must be unique within the user's AWS account
        name: Input<String> = "name";
        /// The namespace for the alarm's associated metric.
        namespace: Input<String> = "namespace";
        /// List of actions to execute when this alarm transitions into an OK state from any other state.
        /// Each action is specified as an ARN.
        ok_actions: Inputs<String> = "okActions";
        /// The period in seconds over which the specified `statistic` is applied. Valid values are `10`,
        /// `20`, `30`, or any multiple of `60`.
        period: Input<i64> = "period";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// The statistic to apply to the alarm's associated metric. Either of the following is supported:
        /// `SampleCount`, `Average`, `Sum`, `Minimum`, `Maximum`
        statistic: Input<String> = "statistic";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: InputMap<String> = "tags";
        /// The value against which the specified statistic is compared.
        threshold: Input<f64> = "threshold";
        /// If this is an alarm based on an anomaly detection model, make this value match the ID of the
        /// ANOMALY\_DETECTION\_BAND function.
        threshold_metric_id: Input<String> = "thresholdMetricId";
        /// Sets how this alarm is to handle missing data points. The following values are supported:
        /// `missing`, `ignore`, `breaching` and `notBreaching`.
        treat_missing_data: Input<String> = "treatMissingData";
        /// The unit for the alarm's associated metric.
        unit: Input<String> = "unit";
        /// Warm-up period that delays alarm evaluation after the alarm is created.
        warm_up_configuration: support::Nested<super::MetricAlarmWarmUpConfiguration> = "warmUpConfiguration";
    }
}
