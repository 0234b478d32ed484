//! JWT authorizers of an HTTP API, and the authorization settings of a route.

use provider_kit::{Failure, Map, Value};

use crate::{
    control::{
        apigatewayv2::{api, names},
        error::{AwsError, Outcome},
        fields::Fields,
        ids,
        resource_type::{Context, Created, ResourceType, known},
        token,
        world::{Record, World},
    },
    topology::JwtAuthorizer,
};

pub struct Authorizer;

impl ResourceType for Authorizer {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        if inputs.text("authorizerType") == Some("REQUEST") {
            let reason = "the local cloud has no Lambda functions: locally, an authorizer's type is JWT";
            return vec![Failure::new("authorizerType", reason)];
        }
        let mut failures = Vec::new();
        if !inputs.has("jwtConfiguration") {
            let reason = "a JWT authorizer needs a \"jwtConfiguration\" with \"issuer\" and \"audiences\"";
            failures.push(Failure::new("jwtConfiguration", reason));
        }
        if let Some(jwt) = inputs.object("jwtConfiguration") {
            let empty = |name: &str| {
                known(jwt, name).is_some_and(|value| value.as_array().is_some_and(<[_]>::is_empty))
            };
            for name in ["issuer", "audiences"].into_iter().filter(|name| !jwt.has(name) || empty(name)) {
                let reason = format!("a JWT authorizer needs \"{name}\"");
                failures.push(Failure::new(format!("jwtConfiguration.{name}"), reason));
            }
            if let Some(url) = jwt.text("issuer").filter(|url| !JwtAuthorizer::may_fetch(url)) {
                let reason = format!(
                    "an issuer is an https:// URL (locally also http://127.0.0.1:PORT or http://localhost:PORT), got \"{url}\""
                );
                failures.push(Failure::new("jwtConfiguration.issuer", reason));
            }
        }
        let named = |source: &Value| {
            let place = source.as_str().and_then(|source| source.strip_prefix("$request."));
            let name = place.and_then(|place| {
                place.strip_prefix("header.").or_else(|| place.strip_prefix("querystring."))
            });
            name.is_some_and(|name| !name.is_empty())
        };
        let one = match known(inputs, "identitySources").map(|value| value.as_array().unwrap_or_default()) {
            Some([source]) => named(source),
            Some(_) => false,
            // Absent, or not known yet.
            None => inputs.has("identitySources"),
        };
        if !one {
            let reason =
                "a JWT authorizer has one identity source: $request.header.NAME or $request.querystring.NAME";
            failures.push(Failure::new("identitySources", reason));
        }
        failures
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        api::require(context, context.text("apiId"))?;
        Ok(Created { id: context.id(|| ids::base36(6)), outputs: Map::new() })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let routes: Vec<_> = context
            .world
            .having(token::ROUTE, "authorizerId", &record.id)
            .map(|route| route.id.as_str())
            .collect();
        if routes.is_empty() {
            return Ok(());
        }
        let message = format!(
            "Cannot delete Authorizer, it is referenced by the following Routes: [{}]",
            routes.join(", ")
        );
        Err(AwsError::new("ConflictException", message))
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        names::import(world, token, id, "id")
    }
}
