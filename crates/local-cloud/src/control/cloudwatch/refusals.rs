//! What CloudWatch refuses.

use crate::control::refusal::refusals;

const ALARM: &str =
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";
const PROVIDER: &str =
    "https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/cloudwatch";

refusals! { "CloudWatch":
    alarm_metric(): Provider, "", "", "give one of \"metricName\", \"metricQueries\", \"evaluationCriteria\"", Approximate, PROVIDER;
    alarm_statistic(): Aws, "PutMetricAlarm", "ValidationError", "give one of \"statistic\", \"extendedStatistic\"", Approximate, ALARM;
    alarm_period(period): Aws, "PutMetricAlarm", "ValidationError", "Period {period} is not valid: give 10, 20, 30 or a multiple of 60", Approximate, ALARM;
    alarm_datapoints(): Aws, "PutMetricAlarm", "ValidationError", "DatapointsToAlarm must be at most EvaluationPeriods", Approximate, ALARM;
    alarm_actions(): Aws, "PutMetricAlarm", "ValidationError", "an alarm has at most 5 actions of a kind", Approximate, ALARM;
    dashboard_json(error): Provider, "", "", "\"dashboardBody\" contains an invalid JSON: {error}", Verified, PROVIDER;
}
