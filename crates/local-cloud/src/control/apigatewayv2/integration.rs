//! Integrations: what an HTTP API forwards a request to.

use provider_kit::{Failure, Map, Value};

use crate::{
    control::{
        account::{Account, Record},
        apigatewayv2::{api, names, route},
        error::{AwsError, Outcome},
        fields::Fields,
        ids,
        resource_type::{Context, Created, ResourceType},
        token,
    },
    model::ParameterMapping,
};

pub struct Integration;

impl ResourceType for Integration {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let private = inputs.str("connectionType") == Some("VPC_LINK");
        if private && !inputs.has("connectionId") {
            failures.push(Failure::new(
                "connectionId",
                "an integration with connection type VPC_LINK needs a \"connectionId\": the VPC link",
            ));
        }
        if inputs.str("integrationType").is_some_and(|kind| !["HTTP_PROXY", "AWS_PROXY"].contains(&kind)) {
            failures.push(Failure::new(
                "integrationType",
                "an HTTP API's integration is HTTP_PROXY or AWS_PROXY",
            ));
        }
        if inputs.str("integrationType") == Some("AWS_PROXY") {
            failures.push(Failure::new(
                "integrationType",
                "the local cloud has no Lambda functions: locally, an integration is HTTP_PROXY",
            ));
        }
        if inputs.has("tlsConfig")
            && !private
            && !inputs.get("connectionType").is_some_and(Value::contains_unknowns)
        {
            failures.push(Failure::new("tlsConfig", "TlsConfig is supported only for private integrations"));
        }
        if inputs.str("integrationType") == Some("HTTP_PROXY") {
            for name in ["integrationUri", "integrationMethod"].into_iter().filter(|name| !inputs.has(name)) {
                failures.push(Failure::new(name, format!("an HTTP_PROXY integration needs \"{name}\"")));
            }
            if inputs.str("payloadFormatVersion") == Some("2.0") {
                let reason = "PayloadFormatVersion 2.0 is for Lambda functions only; an HTTP_PROXY integration has 1.0";
                failures.push(Failure::new("payloadFormatVersion", reason));
            }
        }
        for (key, value) in inputs.object("requestParameters").into_iter().flatten() {
            if let Err(error) = ParameterMapping::parse(key, value.as_str().unwrap_or_default()) {
                failures.push(Failure::new(format!("requestParameters[\"{key}\"]"), error.to_string()));
            }
        }
        for (index, response) in inputs.objects("responseParameters").into_iter().enumerate() {
            for (key, value) in response.object("mappings").into_iter().flatten() {
                if let Err(error) = ParameterMapping::parse_response(key, value.as_str().unwrap_or_default())
                {
                    let path = format!("responseParameters[{index}].mappings[\"{key}\"]");
                    failures.push(Failure::new(path, error.to_string()));
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
            let missing =
                || AwsError::new("BadRequestException", format!("Cannot find VPC link with id {link}"));
            context.require(token::VPC_LINK, link, missing)?;
            if context.account.get(token::LISTENER, uri).is_none()
                && context.account.find(token::DISCOVERY_SERVICE, "arn", uri).is_none()
            {
                let message = format!(
                    "For VpcLink {link}, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."
                );
                return Err(AwsError::new("BadRequestException", message));
            }
        }
        Ok(Created { id: context.id(|| ids::base36(7)), outputs: Map::new() })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let target = format!("integrations/{}", record.id);
        let routes: Vec<_> = route::with_target(context.account, record.str_or_empty("apiId"), &target)
            .map(|route| route.id.as_str())
            .collect();
        if routes.is_empty() {
            return Ok(());
        }
        let message = format!(
            "Cannot delete Integration because it is referenced by the following Routes with Ids: [{}]",
            routes.join(", ")
        );
        Err(AwsError::new("ConflictException", message))
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        names::import(account, token, id, "id")
    }
}
