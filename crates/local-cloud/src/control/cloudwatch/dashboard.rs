//! Dashboards: recorded, and inert.

use provider_kit::{Failure, Map};
use serde_json::Value as Json;

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
        let refusal = match body.map(serde_json::from_str::<Json>) {
            Some(Err(error)) => Some(refusals::dashboard_json(error)),
            Some(Ok(body)) => {
                let errors = errors(&body);
                (!errors.is_empty()).then(|| refusals::dashboard_body(errors.len(), errors.join(", ")))
            }
            None => None,
        };
        refusal.map(|refusal| refusal.at("dashboardBody")).into_iter().collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("dashboardName");
        let outputs =
            object([("dashboardArn", ids::arn("cloudwatch", "", format!("dashboard/{name}")).into())]);
        Ok(Created { id: name.to_owned(), outputs })
    }
}

/// What CloudWatch says of a body, as far as others have recorded it. Unknown types of widgets are taken.
fn errors(body: &Json) -> Vec<String> {
    let error = |path: String, message: &str| format!("{{dataPath: '{path}', message: \"{message}\"}}");
    let Some(widgets) = body["widgets"].as_array() else {
        return vec![error(String::new(), "Should have required property 'widgets'")];
    };
    let mut found = Vec::new();
    for (index, widget) in widgets.iter().enumerate() {
        for name in ["type", "properties"].into_iter().filter(|name| widget.get(name).is_none()) {
            found
                .push(error(format!("/widgets/{index}"), &format!("Should have required property '{name}'")));
        }
        for (name, most) in [("x", 23), ("width", 24)] {
            if widget[name].as_i64().is_some_and(|value| value > most) {
                found.push(error(format!("/widgets/{index}/{name}"), &format!("Should be <= {most}")));
            }
        }
    }
    found
}
