//! Routes of an HTTP API.

use provider_kit::{Failure, Map};

use crate::{
    control::{
        account::{Account, Record},
        apigatewayv2::{api, names},
        error::{AwsError, Outcome},
        fields::Fields,
        ids,
        resource_type::{Context, Created, ResourceType, known},
        token,
    },
    model::RouteKey,
};

pub struct Route;

impl ResourceType for Route {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let key = known(inputs, "routeKey").and_then(|value| value.as_str());
        if let Some(Err(error)) = key.map(RouteKey::parse) {
            failures.push(Failure::new("routeKey", error.to_string()));
        }
        if let Some(target) = known(inputs, "target").and_then(|value| value.as_str())
            && !target.starts_with("integrations/")
        {
            let reason =
                format!("a route's target is \"integrations/\" and the integration's id, got \"{target}\"");
            failures.push(Failure::new("target", reason));
        }
        failures.extend(check_authorization(inputs));
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("authorizationType", "NONE");
        outputs.set_default("apiKeyRequired", false);
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        let key = context.str("routeKey");
        Some(AwsError::new("ConflictException", format!("Route with key {key} already exists for this API")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let api = api::require(context, context.str("apiId"))?;
        if let Some(target) = context.inputs.str("target") {
            let id = target.trim_start_matches("integrations/");
            let found = context
                .account
                .get(token::INTEGRATION, id)
                .filter(|found| found.str("apiId") == Some(&api.id));
            if found.is_none() {
                let message =
                    format!("Unable to find Integration by id {id} within the API Gateway {}", api.id);
                return Err(AwsError::new("BadRequestException", message));
            }
        }
        require_authorizer(context, api)?;
        Ok(Created { id: context.id(|| ids::base36(7)), outputs: Map::new() })
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        names::import(account, token, id, "id")
    }
}

/// Refuses the kinds of authorization that are not simulated.
fn check_authorization(inputs: &Map) -> Option<Failure> {
    let reason = match inputs.str("authorizationType")? {
        "NONE" | "JWT" => return None,
        "AWS_IAM" => {
            "the local cloud checks no signatures of AWS's: locally, a route's authorization is NONE or JWT"
        }
        "CUSTOM" => {
            "the local cloud has no Lambda functions: locally, a route's authorization is NONE or JWT"
        }
        _ => "a route's authorization is NONE, AWS_IAM, CUSTOM or JWT",
    };
    Some(Failure::new("authorizationType", reason))
}

/// Refuses a route for tokens without an authorizer of its API.
fn require_authorizer(context: &Context<'_>, api: &Record) -> Outcome<()> {
    let found = context.account.get(token::AUTHORIZER, context.str("authorizerId"));
    let own = found.is_some_and(|found| found.str("apiId") == Some(&api.id));
    if context.str("authorizationType") != "JWT" || own {
        return Ok(());
    }
    let message = "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer.";
    Err(AwsError::new("BadRequestException", message))
}

/// The routes that lead to a target, such as `integrations/ID`.
pub fn with_target<'a>(
    account: &'a Account,
    api: &'a str,
    target: &'a str,
) -> impl Iterator<Item = &'a Record> {
    account.having(token::ROUTE, "apiId", api).filter(move |route| route.str("target") == Some(target))
}
