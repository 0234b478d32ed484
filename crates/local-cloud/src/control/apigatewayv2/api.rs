//! HTTP APIs.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    apigatewayv2::names,
    config::Config,
    error::{AwsError, Outcome},
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
            failures.push(Failure::new("protocolType", "the local cloud has HTTP APIs only"));
        }
        if let Some(cors) = inputs.object("corsConfiguration")
            && cors.bool("allowCredentials") == Some(true)
            && cors.strs("allowOrigins").contains(&"*")
        {
            let reason = "\"allowCredentials\" and the origin \"*\" exclude each other";
            failures.push(Failure::new("corsConfiguration.allowCredentials", reason));
        }
        for name in ["body", "target"].into_iter().filter(|name| inputs.has(name)) {
            let reason = "the local cloud makes routes and integrations from resources of their own only";
            failures.push(Failure::new(name, reason));
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
            (Some((id, port)), _) => (id.clone(), format!("http://127.0.0.1:{port}")),
            (None, Some(old)) => (old.id.clone(), old.str_or_empty("apiEndpoint").to_owned()),
            (None, None) => {
                return Err(AwsError::new("BadRequestException", "no endpoint was opened for the API"));
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
            Some(_) => Err(names::mapped("API")),
        }
    }
}

/// The API that an input names.
pub fn require<'a>(context: &'a Context<'_>, id: &str) -> Outcome<&'a Record> {
    context.require(token::API, id, || {
        AwsError::new("NotFoundException", format!("Invalid API identifier specified {}:{id}", ids::ACCOUNT))
    })
}
