//! JWT authorizers of an HTTP API, and the authorization settings of a route.

use provider_kit::{Failure, Map};

use crate::{
    control::{
        account::{Account, Record},
        apigatewayv2::{api, names, refusals},
        error::Outcome,
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
            return vec![refusals::authorizer_lambda().at("authorizerType")];
        }
        let mut failures = Vec::new();
        if !inputs.has("jwtConfiguration") {
            failures.push(refusals::jwt_configuration().at("jwtConfiguration"));
        }
        if let Some(jwt) = inputs.object("jwtConfiguration") {
            let missing = |name: &&str| !jwt.has(name) || jwt.is_empty_list(name);
            for name in ["issuer", "audiences"].into_iter().filter(missing) {
                failures.push(refusals::jwt_needs(name).at(format!("jwtConfiguration.{name}")));
            }
            let audiences =
                known(jwt, "audiences").and_then(|audiences| audiences.as_array()).unwrap_or_default();
            if audiences.len() > 50 {
                failures.push(refusals::audience_limit().at("jwtConfiguration.audiences"));
            }
            if let Some(url) = jwt.str("issuer").filter(|url| !JwtAuthorizer::may_fetch(url)) {
                failures.push(refusals::issuer(url).at("jwtConfiguration.issuer"));
            }
        }
        let sources = known(inputs, "identitySources").map(|value| value.as_array().unwrap_or_default());
        let wrong = match sources {
            Some([source]) => {
                let source = IdentitySource::parse(source.as_str().unwrap_or_default());
                source.err().map(refusals::identity_source)
            }
            // Not known yet.
            None if inputs.has("identitySources") => None,
            _ => Some(refusals::identity_sources()),
        };
        failures.extend(wrong.map(|refusal| refusal.at("identitySources")));
        failures
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let api = api::require(context, context.str("apiId"))?;
        if context.is_new_beyond_of(10, |other| other.str("apiId") == Some(&api.id)) {
            return Err(refusals::authorizer_limit());
        }
        Ok(Created { id: context.id(|| ids::base36(6)), outputs: Map::new() })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let routes: Vec<_> = context
            .account
            .having(token::ROUTE, "authorizerId", &record.id)
            .map(|route| route.id.as_str())
            .collect();
        match routes.is_empty() {
            true => Ok(()),
            false => Err(refusals::authorizer_in_use(routes.join(", "))),
        }
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        names::import(account, token, id, "id")
    }
}
