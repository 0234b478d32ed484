//! API mappings: from a domain name, and the first segments of a path, to a stage.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    apigatewayv2::{api, refusals},
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct ApiMapping;

impl ResourceType for ApiMapping {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let key = inputs.str_or_empty("apiMappingKey");
        let allowed = |c: char| c.is_ascii_alphanumeric() || "$-_.+!*'()/".contains(c);
        let whole = key.is_empty() || key.split('/').all(|segment| !segment.is_empty());
        if whole && key.chars().all(allowed) {
            return Vec::new();
        }
        vec![refusals::mapping_key().at("apiMappingKey")]
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::mapping_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let api = api::require(context, context.str("apiId"))?;
        let domain = context.str("domainName");
        context.require(token::DOMAIN_NAME, domain, || refusals::domain_not_found(domain))?;
        let stage = context.str("stage");
        if !context.account.having(token::STAGE, "apiId", &api.id).any(|found| found.id == stage) {
            return Err(refusals::stage_not_found(stage));
        }
        Ok(Created { id: context.id(|| ids::base36(6)), outputs: Map::new() })
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (id, domain) = id.split_once('/')?;
        account.get(token, id).filter(|mapping| mapping.str("domainName") == Some(domain))
    }
}

/// A domain name has one mapping for a key, which is empty where it is left out.
pub fn key(inputs: &Map) -> Option<String> {
    Some(format!("{} {}", inputs.str("domainName")?, inputs.str_or_empty("apiMappingKey")))
}
