//! Inputs of CloudWatch that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::METRIC_ALARM,
};

pub static ALL: &[Verdict] = &[recorded(
    METRIC_ALARM,
    "no metrics are made, so an alarm has no state",
    &[
        "actionsEnabled",
        "alarmDescription",
        "dimensions",
        "evaluateLowSampleCountPercentiles",
        "evaluationCriteria.promqlCriteria",
        "evaluationInterval",
        "evaluationWindow",
        "metricQueries.accountId",
        "metricQueries.expression",
        "metricQueries.id",
        "metricQueries.label",
        "metricQueries.metric",
        "metricQueries.returnData",
        "namespace",
        "treatMissingData",
        "unit",
        "warmUpConfiguration",
    ],
)];
