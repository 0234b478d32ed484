//! HTTP APIs.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    apigatewayv2::{names, refusals},
    config::Config,
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, Endpoint, ResourceType},
    token,
};

pub struct Api;

impl ResourceType for Api {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if inputs.str("protocolType") == Some("WEBSOCKET") {
            failures.push(refusals::web_socket().at("protocolType"));
        }
        if let Some(cors) = inputs.object("corsConfiguration")
            && cors.bool("allowCredentials") == Some(true)
            && cors.strs("allowOrigins").contains(&"*")
        {
            failures.push(refusals::cors_credentials().at("corsConfiguration.allowCredentials"));
        }
        let selection = inputs.str("routeSelectionExpression").filter(|text| {
            !["$request.method $request.path", "${request.method} ${request.path}"].contains(text)
        });
        if selection.is_some() {
            failures.push(refusals::route_selection().at("routeSelectionExpression"));
        }
        for name in ["body", "target"].into_iter().filter(|name| inputs.has(name)) {
            failures.push(refusals::open_api().at(name));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("apiKeySelectionExpression", "$request.header.x-api-key");
        outputs.set_default("routeSelectionExpression", "$request.method $request.path");
        outputs.set_default("disableExecuteApiEndpoint", false);
        outputs.set_default("ipAddressType", "ipv4");
    }

    fn endpoint(&self, _: &Map, account: &Account, config: &Config) -> Option<Endpoint> {
        // The first API has the configured port.
        let taken = account.of(token::API).any(|api| names::endpoint_port(api) == config.gateway_port);
        let port = config.gateway_port.filter(|_| !taken);
        Some(Endpoint { id: ids::base36(10), port, of: "the HTTP API".to_owned() })
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let (id, endpoint) = match (&context.endpoint, context.old) {
            (None, Some(old)) => (old.id.clone(), old.str_or_empty("apiEndpoint").to_owned()),
            (endpoint, _) => {
                let (id, port) = endpoint.clone().unwrap_or_default();
                (id, format!("http://127.0.0.1:{port}"))
            }
        };
        let outputs = object([
            ("apiEndpoint", endpoint.into()),
            ("arn", names::arn(context.region, format!("/apis/{id}")).into()),
            ("executionArn", context.arn("execute-api", &id).into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        match context.account.having(token::API_MAPPING, "apiId", &record.id).next() {
            None => Ok(()),
            Some(_) => Err(refusals::api_mapped()),
        }
    }
}

/// The API that an input names.
pub fn require<'a>(context: &'a Context<'_>, id: &str) -> Outcome<&'a Record> {
    context.require(token::API, id, || refusals::api_not_found(ids::ACCOUNT, id))
}
