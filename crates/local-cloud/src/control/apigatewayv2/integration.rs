//! Integrations: what an HTTP API forwards a request to.

use provider_kit::{Failure, Map, Value};

use crate::{
    control::{
        account::{Account, Record},
        apigatewayv2::{api, names, refusals, route},
        error::Outcome,
        fields::Fields,
        ids,
        resource_type::{Context, Created, ResourceType, known},
        token,
    },
    model::{self, LocalUri, ParameterMapping},
};

pub struct Integration;

impl ResourceType for Integration {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let private = inputs.str("connectionType") == Some("VPC_LINK");
        if private && !inputs.has("connectionId") {
            failures.push(refusals::link_not_given().at("connectionId"));
        }
        match inputs.str("integrationType") {
            Some("AWS_PROXY") => failures.push(refusals::lambda().at("integrationType")),
            Some("HTTP_PROXY") => {
                if !inputs.has("integrationUri") {
                    failures.push(refusals::integration_uri().at("integrationUri"));
                }
                if !inputs.has("integrationMethod") {
                    failures.push(refusals::integration_method().at("integrationMethod"));
                }
                if inputs.str("payloadFormatVersion") == Some("2.0") {
                    failures.push(refusals::payload_version().at("payloadFormatVersion"));
                }
            }
            Some(_) => failures.push(refusals::integration_type().at("integrationType")),
            // Not known yet.
            None => {}
        }
        let public = !private && !inputs.get("connectionType").is_some_and(Value::contains_unknowns);
        if inputs.has("tlsConfig") && public {
            failures.push(refusals::tls_config().at("tlsConfig"));
        }
        for (key, value) in inputs.object("requestParameters").into_iter().flatten() {
            if let Err(error) = ParameterMapping::parse(key, value.as_str().unwrap_or_default()) {
                failures.push(refusals::request_parameter(error).at(format!("requestParameters[\"{key}\"]")));
            }
        }
        if let Some(uri) = known(inputs, "integrationUri").and_then(|uri| uri.as_str())
            && public
            && inputs.str("integrationType") == Some("HTTP_PROXY")
            && LocalUri::parse(uri).is_none()
        {
            failures.push(refusals::internet_uri(uri).at("integrationUri"));
        }
        let attributes = |uri: &str| model::Integration::is_of_cloud_map(uri) && uri.contains('?');
        if private && inputs.str("integrationUri").is_some_and(attributes) {
            failures.push(refusals::cloud_map_attributes().at("integrationUri"));
        }
        for (index, response) in inputs.objects("responseParameters").into_iter().enumerate() {
            let status = response
                .str("statusCode")
                .filter(|code| !code.parse::<u16>().is_ok_and(|code| (200..=599).contains(&code)));
            if let Some(status) = status {
                let path = format!("responseParameters[{index}].statusCode");
                failures.push(refusals::response_status(status).at(path));
            }
            for (key, value) in response.object("mappings").into_iter().flatten() {
                if let Err(error) = ParameterMapping::parse_response(key, value.as_str().unwrap_or_default())
                {
                    let path = format!("responseParameters[{index}].mappings[\"{key}\"]");
                    failures.push(refusals::response_parameter(error).at(path));
                }
            }
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("connectionType", "INTERNET");
        outputs.set_default("payloadFormatVersion", "1.0");
        outputs.set_default("timeoutMilliseconds", 30_000);
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        api::require(context, context.str("apiId"))?;
        if context.inputs.str("connectionType") == Some("VPC_LINK") {
            let (link, uri) = (context.str("connectionId"), context.str("integrationUri"));
            let missing = || refusals::link_not_found(link);
            context.require(token::VPC_LINK, link, missing)?;
            let account = context.account;
            let known = account.get(token::LISTENER, uri).is_some()
                || account.find(token::DISCOVERY_SERVICE, "arn", uri).is_some();
            if !known {
                return Err(refusals::private_uri());
            }
        }
        Ok(Created { id: context.id(|| ids::base36(7)), outputs: Map::new() })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let target = format!("integrations/{}", record.id);
        let routes: Vec<_> = route::with_target(context.account, record.str_or_empty("apiId"), &target)
            .map(|route| route.id.as_str())
            .collect();
        match routes.is_empty() {
            true => Ok(()),
            false => Err(refusals::integration_in_use(routes.join(", "))),
        }
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        names::import(account, token, id, "id")
    }
}
