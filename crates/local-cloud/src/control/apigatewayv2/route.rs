//! Routes of an HTTP API.

use provider_kit::{Failure, Map, Value};

use crate::{
    control::{
        account::{Account, Record},
        apigatewayv2::{api, names, refusals},
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
            failures.push(refusals::route_key(error).at("routeKey"));
        }
        if let Some(target) = known(inputs, "target").and_then(|value| value.as_str())
            && !target.starts_with("integrations/")
        {
            failures.push(refusals::route_target().at("target"));
        }
        if inputs.bool("apiKeyRequired") == Some(true) {
            failures.push(refusals::api_key(inputs.str_or_empty("routeKey")).at("apiKeyRequired"));
        }
        let scopes =
            known(inputs, "authorizationScopes").and_then(|scopes| scopes.as_array()).unwrap_or_default();
        if scopes.len() > 10 {
            failures.push(refusals::scope_limit().at("authorizationScopes"));
        }
        let kind = inputs.str("authorizationType").unwrap_or("NONE");
        if !scopes.is_empty()
            && kind == "NONE"
            && !inputs.get("authorizationType").is_some_and(Value::contains_unknowns)
        {
            failures.push(refusals::scopes_without_jwt().at("authorizationScopes"));
        }
        failures.extend(check_authorization(inputs));
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("authorizationType", "NONE");
        outputs.set_default("apiKeyRequired", false);
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::route_exists(context.str("routeKey")))
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
                return Err(refusals::integration_not_found(id, &api.id));
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
    let refusal = match inputs.str("authorizationType")? {
        "AWS_IAM" => refusals::signatures(),
        "CUSTOM" => refusals::route_lambda(),
        _ => return None,
    };
    Some(refusal.at("authorizationType"))
}

/// Refuses a route for tokens without an authorizer of its API.
fn require_authorizer(context: &Context<'_>, api: &Record) -> Outcome<()> {
    let found = context.account.get(token::AUTHORIZER, context.str("authorizerId"));
    let own = found.is_some_and(|found| found.str("apiId") == Some(&api.id));
    if context.str("authorizationType") != "JWT" || own {
        return Ok(());
    }
    Err(refusals::route_authorizer())
}

/// The routes that lead to a target, such as `integrations/ID`.
pub fn with_target<'a>(
    account: &'a Account,
    api: &'a str,
    target: &'a str,
) -> impl Iterator<Item = &'a Record> {
    account.having(token::ROUTE, "apiId", api).filter(move |route| route.str("target") == Some(target))
}
