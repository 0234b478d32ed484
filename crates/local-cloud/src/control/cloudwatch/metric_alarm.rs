//! Alarms: recorded, and inert.

use provider_kit::{Failure, Map};

use crate::control::{
    cloudwatch::refusals,
    error::Outcome,
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType},
};

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
        if let Some(period) = inputs.integer("period").filter(|period| !valid(period)) {
            failures.push(refusals::alarm_period(period).at("period"));
        }
        if inputs.integer("datapointsToAlarm") > inputs.integer("evaluationPeriods").or(Some(i64::MAX)) {
            failures.push(refusals::alarm_datapoints().at("datapointsToAlarm"));
        }
        for name in ["alarmActions", "okActions", "insufficientDataActions"] {
            if inputs
                .get(name)
                .and_then(|actions| actions.as_array())
                .is_some_and(|actions| actions.len() > 5)
            {
                failures.push(refusals::alarm_actions().at(name));
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
