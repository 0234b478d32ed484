//! Custom domain names with the APIs that answer under them.

use std::collections::BTreeMap;

use super::{gateway_id, gateway_port};
use crate::{
    control::{
        fields::Fields,
        resources::token,
        world::{Record, World},
    },
    model::{ApiMapping, DomainName},
};

/// The domain names.
pub fn domains(world: &World) -> BTreeMap<String, DomainName> {
    let domain = |record: &Record| {
        let mappings = world.having(token::API_MAPPING, "domainName", &record.id);
        let mappings = mappings.map(|record| (record.id.clone(), mapping(record))).collect();
        Some((gateway_id(&record.id), DomainName { port: gateway_port(record)?, mappings }))
    };
    world.of(token::DOMAIN_NAME).filter_map(domain).collect()
}

fn mapping(record: &Record) -> ApiMapping {
    ApiMapping {
        key: record.text_or_empty("apiMappingKey").to_owned(),
        api_id: record.text_or_empty("apiId").to_owned(),
        stage: record.text_or_empty("stage").to_owned(),
    }
}
