//! Alarms: recorded, and inert.

use provider_kit::{Failure, Map, Value};

use crate::control::{
    cloudwatch::refusals,
    error::Outcome,
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType, known},
};

/// The services that an alarm's action may name, as in its API reference.
const VENDORS: [&str; 8] =
    ["aiops", "automate", "autoscaling", "ec2", "lambda", "sns", "ssm", "ssm-incidents"];

pub struct MetricAlarm;

impl ResourceType for MetricAlarm {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let simple = inputs.has("metricName");
        if simple == (inputs.has("metricQueries") || inputs.has("evaluationCriteria")) {
            return vec![refusals::alarm_metric().at("metricName")];
        }
        let statistics = ["statistic", "extendedStatistic"].iter().filter(|name| inputs.has(name)).count();
        if simple && statistics != 1 {
            return vec![refusals::alarm_statistic().at("statistic")];
        }
        let mut failures = Vec::new();
        let valid = |period: &i64| [10, 20, 30].contains(period) || (*period > 0 && period % 60 == 0);
        let (period, periods) = (inputs.integer("period"), inputs.integer("evaluationPeriods"));
        if period.is_some_and(|period| !valid(&period)) {
            failures.push(refusals::alarm_period().at("period"));
        }
        if let (Some(period), Some(periods)) = (period, periods) {
            match period.saturating_mul(periods) {
                window if period >= 3_600 && window > 604_800 => {
                    failures.push(refusals::alarm_week().at("evaluationPeriods"));
                }
                window if period < 3_600 && window > 86_400 => {
                    failures.push(refusals::alarm_day().at("evaluationPeriods"));
                }
                _ => {}
            }
        }
        if inputs.integer("datapointsToAlarm") > periods.or(Some(i64::MAX)) {
            failures.push(refusals::alarm_datapoints().at("datapointsToAlarm"));
        }
        failures.extend(check_threshold(inputs));
        // `p95`, of which only the whole part counts.
        let percentile = inputs.str("extendedStatistic").filter(|text| {
            let number = text.strip_prefix('p').and_then(|number| number.parse::<f64>().ok());
            number.is_some_and(|number| !(0.0..101.0).contains(&number))
        });
        if let Some(value) = percentile {
            failures.push(refusals::alarm_percentile(value).at("extendedStatistic"));
        }
        for name in ["alarmActions", "okActions", "insufficientDataActions"] {
            let actions = known(inputs, name).and_then(|actions| actions.as_array()).unwrap_or_default();
            if actions.len() > 5 {
                failures.push(refusals::alarm_actions(name).at(name));
            }
            let vendor = |action: &Value| Some(action.as_str()?.split(':').nth(2)?.to_owned());
            if let Some(vendor) =
                actions.iter().filter_map(vendor).find(|vendor| !VENDORS.contains(&vendor.as_str()))
            {
                failures.push(refusals::alarm_vendor(vendor).at(name));
            }
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("actionsEnabled", true);
        outputs.set_default("treatMissingData", "missing");
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        let outputs = object([("arn", context.arn("cloudwatch", format!("alarm:{name}")).into())]);
        Ok(Created { id: name.to_owned(), outputs })
    }
}

/// A comparison with one value needs it, and one with a band the metric that draws it.
fn check_threshold(inputs: &Map) -> Option<Failure> {
    let operator = inputs.str("comparisonOperator")?;
    let banded = operator.contains("LowerThreshold") || operator.contains("UpperThreshold");
    match banded {
        true if !inputs.has("thresholdMetricId") => Some(refusals::alarm_range().at("thresholdMetricId")),
        false if !inputs.has("threshold") && inputs.has("metricName") => {
            Some(refusals::alarm_threshold().at("threshold"))
        }
        _ => None,
    }
}
