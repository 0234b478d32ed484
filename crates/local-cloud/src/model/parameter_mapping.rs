//! Parameter mappings of an integration: `overwrite:path`, `append:header.x`, `remove:querystring.y`,
//! `overwrite:statuscode`.
//!
//! Source: API Gateway developer guide, "Transform API requests and responses for HTTP APIs". AWS's refusal
//! of a key is `Invalid Request Actioned Parameter`, the text around it is not known; the words of the other
//! refusals are approximate.

use http::{HeaderName, header};
use thiserror::Error;

/// One change to a request or a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterMapping {
    /// The kind of change.
    pub operation: Operation,
    /// The part of the message that changes.
    pub location: Location,
    pub value: Template,
}

/// The kind of change that a parameter mapping makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Adds one more value.
    Append,
    Overwrite,
    Remove,
}

/// The part of a message that a parameter mapping changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// The path of a request.
    Path,
    /// A header field.
    Header(HeaderName),
    /// A query parameter of a request.
    QueryString(String),
    /// The status of a response.
    StatusCode,
}

/// A value: text with variables in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(pub Vec<Part>);

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Stands for itself.
    Text(String),
    /// A variable without its `$`: `request.path`, `context.requestId`.
    Variable(String),
}

/// A parameter mapping that is refused.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ParameterMappingError {
    /// The key names no operation, or no part of a request.
    #[error(
        "Invalid Request Actioned Parameter {0:?}: expected overwrite:path, or append, overwrite or remove of header.NAME or \
         querystring.NAME"
    )]
    RequestKey(String),
    /// The key names no operation, or no part of a response.
    #[error(
        "Invalid Response Actioned Parameter {0:?}: expected overwrite:statuscode, or append, overwrite or remove of header.NAME"
    )]
    ResponseKey(String),
    /// API Gateway keeps the field for itself.
    #[error("Operations on header {0} are restricted")]
    Reserved(HeaderName),
    /// The value names no variable.
    #[error("Invalid mapping expression specified: ${0}")]
    Variable(String),
    /// A limit of the local cloud.
    #[error("the local cloud reads no bodies: ${0} cannot be mapped")]
    Body(String),
}

impl ParameterMapping {
    /// Reads one entry of an integration's `requestParameters`.
    ///
    /// # Errors
    /// API Gateway refuses it, or it needs the request's body.
    pub fn parse(key: &str, value: &str) -> Result<Self, ParameterMappingError> {
        let location = |text: &str, operation| match text.split_once('.') {
            None if text == "path" && operation == Operation::Overwrite => Some(Location::Path),
            Some(("header", name)) => header_field(name),
            Some(("querystring", name)) if !name.is_empty() => Some(Location::QueryString(name.to_owned())),
            _ => None,
        };
        Self::read(key, value, "request", location)
            .ok_or_else(|| ParameterMappingError::RequestKey(key.to_owned()))?
    }

    /// Reads one entry of the mappings in an integration's `responseParameters`.
    ///
    /// # Errors
    /// API Gateway refuses it, or it needs the response's body.
    pub fn parse_response(key: &str, value: &str) -> Result<Self, ParameterMappingError> {
        let location = |text: &str, operation| match text.split_once('.') {
            None if text == "statuscode" && operation == Operation::Overwrite => Some(Location::StatusCode),
            Some(("header", name)) => header_field(name),
            _ => None,
        };
        Self::read(key, value, "response", location)
            .ok_or_else(|| ParameterMappingError::ResponseKey(key.to_owned()))?
    }

    /// `None` if the key is wrong.
    fn read(
        key: &str,
        value: &str,
        message: &str,
        location: impl Fn(&str, Operation) -> Option<Location>,
    ) -> Option<Result<Self, ParameterMappingError>> {
        let (operation, rest) = key.split_once(':')?;
        let operation = match operation {
            "append" => Operation::Append,
            "overwrite" => Operation::Overwrite,
            "remove" => Operation::Remove,
            _ => return None,
        };
        let location = location(rest, operation)?;
        if let Location::Header(name) = &location
            && is_reserved(name)
        {
            return Some(Err(ParameterMappingError::Reserved(name.clone())));
        }
        let value = Template::parse(value);
        Some(value.check(message).map(|()| Self { operation, location, value }))
    }
}

fn header_field(name: &str) -> Option<Location> {
    HeaderName::from_bytes(name.as_bytes()).ok().map(Location::Header)
}

/// The reserved header fields of the developer guide.
fn is_reserved(name: &HeaderName) -> bool {
    const RESERVED: [HeaderName; 17] = [
        header::AUTHORIZATION,
        header::CONNECTION,
        header::CONTENT_ENCODING,
        header::CONTENT_LENGTH,
        header::CONTENT_LOCATION,
        header::FORWARDED,
        HeaderName::from_static("keep-alive"),
        header::ORIGIN,
        header::PROXY_AUTHENTICATE,
        header::PROXY_AUTHORIZATION,
        header::TE,
        HeaderName::from_static("trailers"),
        header::TRANSFER_ENCODING,
        header::UPGRADE,
        HeaderName::from_static("x-forwarded-for"),
        HeaderName::from_static("x-forwarded-host"),
        HeaderName::from_static("x-forwarded-proto"),
    ];
    let prefixes = ["access-control-", "apigw-", "x-amz-", "x-amzn-"];
    let text = name.as_str();
    RESERVED.contains(name) || *name == header::VIA || prefixes.iter().any(|prefix| text.starts_with(prefix))
}

impl Template {
    /// Reads a single `$request.…`, or text with `${request.…}` in it.
    pub fn parse(text: &str) -> Self {
        if text.starts_with('$') && !text.starts_with("${") {
            return Self(vec![Part::Variable(text[1..].to_owned())]);
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, left)) = after.split_once('}') else { break };
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Variable(name.to_owned()));
            rest = left;
        }
        parts.push(Part::Text(rest.to_owned()));
        Self(parts)
    }

    /// Checks the variables. `message` is what they may be of: `request` or `response`.
    fn check(&self, message: &str) -> Result<(), ParameterMappingError> {
        for part in &self.0 {
            let Part::Variable(variable) = part else { continue };
            let wrong = || Err(ParameterMappingError::Variable(variable.clone()));
            match variable.split_once('.') {
                Some(("context" | "stageVariables", name)) if !name.is_empty() => {}
                Some((scope, rest)) if scope == message => match (message, rest.split_once('.')) {
                    (_, Some(("body", _))) => return Err(ParameterMappingError::Body(variable.clone())),
                    (_, Some(("header", name))) | ("request", Some(("path" | "querystring", name)))
                        if !name.is_empty() => {}
                    ("request", None) if rest == "path" => {}
                    _ => return wrong(),
                },
                _ => return wrong(),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_refused() {
        for key in [
            "path",
            "remove:path",
            "append:body.x",
            "set:header.x",
            "append:header.b d",
            "append:querystring.",
            "overwrite:statuscode",
        ] {
            let words = ParameterMapping::parse(key, "1").unwrap_err().to_string();
            assert!(words.starts_with(&format!("Invalid Request Actioned Parameter {key:?}")), "{words}");
        }
        for key in ["overwrite:path", "append:querystring.x", "append:statuscode", "header.x"] {
            let words = ParameterMapping::parse_response(key, "1").unwrap_err().to_string();
            assert!(words.starts_with(&format!("Invalid Response Actioned Parameter {key:?}")), "{words}");
        }
        assert!(ParameterMapping::parse_response("overwrite:statuscode", "404").is_ok());
        for name in ["Content-Length", "x-amzn-trace-id", "Connection", "via", "access-control-allow-origin"]
        {
            let words =
                ParameterMapping::parse(&format!("overwrite:header.{name}"), "1").unwrap_err().to_string();
            assert_eq!(words, format!("Operations on header {} are restricted", name.to_lowercase()));
        }
    }

    #[test]
    fn values_that_are_refused() {
        let request =
            |value| ParameterMapping::parse("append:header.x", value).map_err(|error| error.to_string());
        let response = |value| {
            ParameterMapping::parse_response("append:header.x", value).map_err(|error| error.to_string())
        };
        for value in [
            "a",
            "$request.path",
            "$request.path.id",
            "${request.header.a}b",
            "$context.requestId",
            "$stageVariables.a",
        ] {
            assert!(request(value).is_ok(), "{value}");
        }
        assert!(response("$response.header.a").is_ok());
        for (refused, words) in [
            (request("$request.cookie.a"), "Invalid mapping expression specified: $request.cookie.a"),
            (request("$response.header.a"), "Invalid mapping expression specified: $response.header.a"),
            (request("x${nothing}"), "Invalid mapping expression specified: $nothing"),
            (request("$request.body.a"), "the local cloud reads no bodies: $request.body.a cannot be mapped"),
            (response("$request.path"), "Invalid mapping expression specified: $request.path"),
            (response("$response.path"), "Invalid mapping expression specified: $response.path"),
        ] {
            assert_eq!(refused.unwrap_err(), words);
        }
    }

    #[test]
    fn templates() {
        let (text, variable) =
            (|text: &str| Part::Text(text.to_owned()), |name: &str| Part::Variable(name.to_owned()));
        assert_eq!(Template::parse("$request.path").0, [variable("request.path")]);
        assert_eq!(
            Template::parse("/v2/${request.path.id}/x").0,
            [text("/v2/"), variable("request.path.id"), text("/x")]
        );
        assert_eq!(Template::parse("a${open").0, [text("a${open")]);
    }
}
