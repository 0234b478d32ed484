//! What CloudWatch refuses.

use crate::control::refusal::refusals;

const ALARM: &str =
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";
const PROVIDER: &str =
    "https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/cloudwatch";

refusals! { "CloudWatch":
    alarm_metric(): Provider, "", "", "give one of \"metricName\", \"metricQueries\", \"evaluationCriteria\"", Approximate, PROVIDER;
    alarm_statistic(): Aws, "PutMetricAlarm", "ValidationError", "give one of \"statistic\", \"extendedStatistic\"", Approximate, ALARM;
    alarm_period(): Aws, "PutMetricAlarm", "ValidationError", "Period must be 10, 20, 30 or a multiple of 60", Verified, ALARM;
    alarm_day(): Aws, "PutMetricAlarm", "ValidationError", "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400)", Verified, PREFLIGHT;
    alarm_week(): Aws, "PutMetricAlarm", "ValidationError", "Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be <= 604800) for alarms using period >= 3600", Verified, PREFLIGHT;
    alarm_datapoints(): Aws, "PutMetricAlarm", "ValidationError", "DatapointsToAlarm must be less than or equal to EvaluationPeriods", Verified, PREFLIGHT;
    alarm_threshold(): Aws, "PutMetricAlarm", "ValidationError", "PutMetricAlarm request should have valid Threshold parameter", Verified, PREFLIGHT;
    alarm_range(): Aws, "PutMetricAlarm", "ValidationError", "ComparisonOperators for ranges require ThresholdMetricId to be set", Verified, PREFLIGHT;
    alarm_percentile(value): Aws, "PutMetricAlarm", "ValidationError", "The value {value} for parameter ExtendedStatistic is not supported.", Verified, PREFLIGHT;
    alarm_actions(name): Aws, "PutMetricAlarm", "ValidationError", "at '{name}' failed to satisfy constraint: Member must have length less than or equal to 5", Verified, PREFLIGHT;
    alarm_vendor(vendor): Aws, "PutMetricAlarm", "ValidationError", "Unsupported AWS vendor {vendor}", Verified, PREFLIGHT;
    dashboard_json(error): Provider, "", "", "\"dashboardBody\" contains an invalid JSON: {error}", Verified, PROVIDER;
    dashboard_body(count, errors): Aws, "PutDashboard", "InvalidParameterInput", "The dashboard body is invalid, there are {count} validation errors: [{errors}]", Verified, PREFLIGHT;
}
