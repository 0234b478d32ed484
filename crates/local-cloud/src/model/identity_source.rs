//! Identity sources of JWT authorizers: where a request carries its token.
//!
//! Source: API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers".

use http::HeaderName;
use thiserror::Error;

/// The place of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentitySource {
    /// A header field.
    Header(HeaderName),
    /// A query parameter.
    QueryString(String),
}

/// An identity source that API Gateway refuses.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "Invalid identity source expression: {0} (expected $request.header.NAME or $request.querystring.NAME)"
)]
pub struct IdentitySourceError(String);

impl IdentitySource {
    /// Reads `$request.header.NAME` or `$request.querystring.NAME`.
    ///
    /// # Errors
    /// It is something else.
    pub fn parse(text: &str) -> Result<Self, IdentitySourceError> {
        let header = |name: &str| HeaderName::from_bytes(name.as_bytes()).ok().map(Self::Header);
        let source = match text.strip_prefix("$request.").and_then(|rest| rest.split_once('.')) {
            Some(("header", name)) => header(name),
            Some(("querystring", name)) if !name.is_empty() => Some(Self::QueryString(name.to_owned())),
            _ => None,
        };
        source.ok_or_else(|| IdentitySourceError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let header = IdentitySource::Header(http::header::AUTHORIZATION);
        assert_eq!(IdentitySource::parse("$request.header.Authorization"), Ok(header));
        let query = IdentitySource::QueryString("token".to_owned());
        assert_eq!(IdentitySource::parse("$request.querystring.token"), Ok(query));
        for text in ["$request.header.", "$request.querystring.", "$context.path", "header.x", ""] {
            let words = IdentitySource::parse(text).unwrap_err().to_string();
            assert!(words.starts_with(&format!("Invalid identity source expression: {text} ")), "{words}");
        }
    }
}
