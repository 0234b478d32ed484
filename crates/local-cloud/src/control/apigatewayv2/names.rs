//! ARNs of API Gateway, and the ids that users give to `pulumi import`.

use crate::control::{
    error::AwsError,
    fields::Fields,
    ids,
    world::{Record, World},
};

/// An ARN of API Gateway.
pub fn arn(region: &str, path: impl std::fmt::Display) -> String {
    format!("arn:{}:apigateway:{region}::{path}", ids::PARTITION)
}

/// Finds what users import as `API/ID`.
pub fn import<'a>(world: &'a World, token: &'a str, id: &'a str, name: &'a str) -> Option<&'a Record> {
    let (api, inner) = id.split_once('/')?;
    world
        .having(token, "apiId", api)
        .find(move |record| record.id == inner || record.text(name) == Some(inner))
}

/// The refusal to delete what a domain name is mapped to.
pub fn mapped(what: &str) -> AwsError {
    let message = format!(
        "Deleting {what} failed. Please remove all base path mappings related to the {what} in your domains"
    );
    AwsError::new("BadRequestException", message)
}
