//! Stages of an HTTP API.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    apigatewayv2::{api, names, refusals},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Stage;

impl ResourceType for Stage {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let settings =
            inputs.object("defaultRouteSettings").into_iter().chain(inputs.objects("routeSettings"));
        if settings.filter_map(|settings| settings.str("loggingLevel")).any(|level| level != "OFF") {
            failures.push(refusals::execution_logs().at("defaultRouteSettings.loggingLevel"));
        }
        if inputs.bool("autoDeploy") == Some(true) && inputs.has("deploymentId") {
            failures.push(refusals::deployed_twice().at("deploymentId"));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("autoDeploy", false);
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::stage_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let api = api::require(context, context.str("apiId"))?;
        let name = context.str("name");
        if context.is_new_beyond_of(10, |other| other.str("apiId") == Some(&api.id)) {
            return Err(refusals::stage_limit());
        }
        if let Some(settings) = context.inputs.object("accessLogSettings") {
            let group = settings.str_or_empty("destinationArn").trim_end_matches(":*");
            if context.account.find(token::LOG_GROUP, "arn", group).is_none() {
                return Err(refusals::log_group(group));
            }
            let format = settings.str_or_empty("format");
            if !["$context.requestId", "$context.extendedRequestId"].iter().any(|id| format.contains(id)) {
                return Err(refusals::log_format());
            }
            if format.len() > 3 * 1024 {
                return Err(refusals::log_format_size());
            }
        }
        for settings in context.inputs.objects("routeSettings") {
            let key = settings.str_or_empty("routeKey");
            let mut routes = context.account.having(token::ROUTE, "apiId", &api.id);
            if !routes.any(|route| route.str("routeKey") == Some(key)) {
                return Err(refusals::settings_of_no_route(key));
            }
        }
        let endpoint = api.str_or_empty("apiEndpoint");
        let url = if name == "$default" { format!("{endpoint}/") } else { format!("{endpoint}/{name}") };
        let deployment = match context.inputs.bool("autoDeploy") {
            Some(true) => context.keep("deploymentId", || ids::base36(6)),
            _ => context.str("deploymentId").to_owned(),
        };
        let outputs = object([
            ("arn", names::arn(context.region, format!("/apis/{}/stages/{name}", api.id)).into()),
            ("executionArn", context.arn("execute-api", format!("{}/{name}", api.id)).into()),
            ("invokeUrl", url.into()),
            ("deploymentId", deployment.into()),
        ]);
        Ok(Created { id: name.to_owned(), outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let mut mappings = context.account.having(token::API_MAPPING, "apiId", record.str_or_empty("apiId"));
        match mappings.any(|mapping| mapping.str("stage") == Some(&record.id)) {
            false => Ok(()),
            true => Err(refusals::stage_mapped()),
        }
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        names::import(account, token, id, "name")
    }
}
