//! Names in API Gateway: ARNs, ids for `pulumi import`, endpoints.

use crate::control::{
    account::{Account, Record},
    fields::Fields,
    ids,
};

/// An ARN of API Gateway.
pub fn arn(region: &str, path: impl std::fmt::Display) -> String {
    format!("arn:{}:apigateway:{region}::{path}", ids::PARTITION)
}

/// Finds what users import as `API/ID`.
pub fn import<'a>(account: &'a Account, token: &'a str, id: &'a str, name: &'a str) -> Option<&'a Record> {
    let (api, inner) = id.split_once('/')?;
    account
        .having(token, "apiId", api)
        .find(move |record| record.id == inner || record.str(name) == Some(inner))
}

/// The port that the endpoint of an HTTP API or of a domain name answers on.
pub fn endpoint_port(record: &Record) -> Option<u16> {
    let target = || record.object("domainNameConfiguration")?.str("targetDomainName");
    record.str("apiEndpoint").or_else(target)?.rsplit(':').next()?.parse().ok()
}

/// The data plane's name for the endpoint of an API (its id), or of a domain name (which has a dot, as no id
/// has).
pub fn endpoint_id(id: &str) -> String {
    id.to_ascii_lowercase()
}
