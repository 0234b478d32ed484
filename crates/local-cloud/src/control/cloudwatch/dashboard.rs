//! Dashboards: recorded, and inert.

use provider_kit::{Failure, Map};

use crate::control::{
    cloudwatch::refusals,
    error::Outcome,
    fields::object,
    ids,
    resource_type::{Context, Created, ResourceType, known},
};

pub struct Dashboard;

impl ResourceType for Dashboard {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let body = known(inputs, "dashboardBody").and_then(|value| value.as_str());
        let error = body.and_then(|body| serde_json::from_str::<serde_json::Value>(body).err());
        error.map(|error| refusals::dashboard_json(error).at("dashboardBody")).into_iter().collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("dashboardName");
        let outputs =
            object([("dashboardArn", ids::arn("cloudwatch", "", format!("dashboard/{name}")).into())]);
        Ok(Created { id: name.to_owned(), outputs })
    }
}
