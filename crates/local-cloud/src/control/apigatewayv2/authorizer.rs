//! JWT authorizers of an HTTP API, and the authorization settings of a route.

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
    model::{IdentitySource, JwtAuthorizer},
};

pub struct Authorizer;

impl ResourceType for Authorizer {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        if inputs.str("authorizerType") == Some("REQUEST") {
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
            if let Some(url) = jwt.str("issuer").filter(|url| !JwtAuthorizer::may_fetch(url)) {
                let reason = format!(
                    "an issuer is an https:// URL (locally also http://127.0.0.1:PORT or http://localhost:PORT), got \"{url}\""
                );
                failures.push(Failure::new("jwtConfiguration.issuer", reason));
            }
        }
        let sources = known(inputs, "identitySources").map(|value| value.as_array().unwrap_or_default());
        let wrong = match sources {
            Some([source]) => IdentitySource::parse(source.as_str().unwrap_or_default())
                .err()
                .map(|error| error.to_string()),
            // Not known yet.
            None if inputs.has("identitySources") => None,
            _ => Some(
                "a JWT authorizer has one identity source: $request.header.NAME or $request.querystring.NAME"
                    .to_owned(),
            ),
        };
        failures.extend(wrong.map(|reason| Failure::new("identitySources", reason)));
        failures
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        api::require(context, context.str("apiId"))?;
        Ok(Created { id: context.id(|| ids::base36(6)), outputs: Map::new() })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let routes: Vec<_> = context
            .account
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

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        names::import(account, token, id, "id")
    }
}
