//! Alarms: recorded, and inert.

use provider_kit::{Failure, Map};

use crate::control::{
    error::Outcome,
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType},
};

pub struct MetricAlarm;

impl ResourceType for MetricAlarm {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let simple = inputs.has("metricName");
        if simple == (inputs.has("metricQueries") || inputs.has("evaluationCriteria")) {
            return vec![Failure::new(
                "metricName",
                "give one of \"metricName\", \"metricQueries\", \"evaluationCriteria\"",
            )];
        }
        let statistics = ["statistic", "extendedStatistic"].iter().filter(|name| inputs.has(name)).count();
        if simple && statistics != 1 {
            return vec![Failure::new("statistic", "give one of \"statistic\", \"extendedStatistic\"")];
        }
        Vec::new()
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
