//! Parameter mappings of an integration: `overwrite:path`, `append:header.x`, `remove:querystring.y`.
//!
//! Source: API Gateway developer guide, "Transform API requests and responses for HTTP APIs". AWS's refusal is
//! `Invalid Request Actioned Parameter`; the text around it is not known.

use http::HeaderName;
use thiserror::Error;

/// One change to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterMapping {
    /// How the place changes.
    pub operation: Operation,
    /// The part of the request that changes.
    pub location: Location,
    /// The new value.
    pub value: Template,
}

/// How a parameter mapping changes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Adds one more value.
    Append,
    /// Replaces all values.
    Overwrite,
    /// Takes all values away.
    Remove,
}

/// The part of a request that a parameter mapping changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// The path.
    Path,
    /// A header field.
    Header(HeaderName),
    /// A query parameter.
    QueryString(String),
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

/// A parameter mapping that API Gateway refuses.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "Invalid Request Actioned Parameter {0:?}: expected overwrite:path, or append, overwrite or remove of header.NAME or \
     querystring.NAME"
)]
pub struct ParameterMappingError(String);

impl ParameterMapping {
    /// Reads one entry of an integration's `requestParameters`.
    ///
    /// # Errors
    /// The key names no operation, or no part of a request.
    pub fn parse(key: &str, value: &str) -> Result<Self, ParameterMappingError> {
        let read = || {
            let (operation, location) = key.split_once(':')?;
            let operation = match operation {
                "append" => Operation::Append,
                "overwrite" => Operation::Overwrite,
                "remove" => Operation::Remove,
                _ => return None,
            };
            let location = match location.split_once('.') {
                None if location == "path" && operation == Operation::Overwrite => Location::Path,
                Some(("header", name)) => Location::Header(HeaderName::from_bytes(name.as_bytes()).ok()?),
                Some(("querystring", name)) if !name.is_empty() => Location::QueryString(name.to_owned()),
                _ => return None,
            };
            Some(Self { operation, location, value: Template::parse(value) })
        };
        read().ok_or_else(|| ParameterMappingError(key.to_owned()))
    }
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
        ] {
            let words = ParameterMapping::parse(key, "1").unwrap_err().to_string();
            assert!(words.starts_with(&format!("Invalid Request Actioned Parameter {key:?}")), "{words}");
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
