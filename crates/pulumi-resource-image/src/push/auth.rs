//! Answers a registry's challenge: Basic (ECR), or Bearer with a token from the service that the challenge
//! names.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderValue, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// A user and a password. `Debug` does not show the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub username: String,
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("username", &self.username).finish_non_exhaustive()
    }
}

impl Credentials {
    /// The value of an `Authorization` header.
    pub(super) fn basic(&self) -> Option<HeaderValue> {
        secret(&format!("Basic {}", STANDARD.encode(format!("{}:{}", self.username, self.password))))
    }
}

/// The scheme of authentication that a registry asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Challenge {
    /// User and password with each request.
    Basic,
    /// A token from this address.
    Bearer(String),
}

/// The strongest challenge of an answer that is understood here. `scope` is asked for where the challenge
/// names none.
pub(super) fn challenge(headers: &HeaderMap, scope: &str) -> Option<Challenge> {
    let mut found = None;
    for value in headers.get_all(header::WWW_AUTHENTICATE) {
        for challenge in http_auth::parse_challenges(value.to_str().ok()?).unwrap_or_default() {
            if challenge.scheme.eq_ignore_ascii_case("bearer") {
                let parameter = |name: &str| {
                    let mut parameters = challenge.params.iter();
                    parameters
                        .find(|(key, _)| key.eq_ignore_ascii_case(name))
                        .map(|(_, value)| value.to_unescaped())
                };
                let realm = parameter("realm")?;
                let scope = parameter("scope").unwrap_or_else(|| scope.to_owned());
                let mut address = realm;
                let mut separator = if address.contains('?') { '&' } else { '?' };
                for (name, value) in [("service", parameter("service")), ("scope", Some(scope))] {
                    if let Some(value) = value {
                        address
                            .push_str(&format!("{separator}{name}={}", utf8_percent_encode(&value, ESCAPED)));
                        separator = '&';
                    }
                }
                return Some(Challenge::Bearer(address));
            }
            if challenge.scheme.eq_ignore_ascii_case("basic") {
                found = Some(Challenge::Basic);
            }
        }
    }
    found
}

/// The token in a token service's answer, as the value of an `Authorization` header.
pub(super) fn bearer(body: &[u8]) -> Option<HeaderValue> {
    #[derive(Deserialize)]
    struct Token {
        token: Option<String>,
        access_token: Option<String>,
    }
    let token: Token = serde_json::from_slice(body).ok()?;
    secret(&format!("Bearer {}", token.token.or(token.access_token)?))
}

fn secret(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Characters that have a meaning in a query, and all others that a URL may not hold.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'/')
    .remove(b',');

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &'static str) -> Option<Challenge> {
        let headers = HeaderMap::from_iter([(header::WWW_AUTHENTICATE, HeaderValue::from_static(value))]);
        challenge(&headers, "repository:book:pull,push")
    }

    #[test]
    fn challenges_are_read() {
        assert_eq!(of("Basic realm=\"https://x/\",service=\"ecr.amazonaws.com\""), Some(Challenge::Basic));
        assert_eq!(
            of(
                "Bearer realm=\"https://auth.example/token?a=1\",service=\"reg istry\",scope=\"repository:b:pull\""
            ),
            Some(Challenge::Bearer(
                "https://auth.example/token?a=1&service=reg%20istry&scope=repository:b:pull".into()
            ))
        );
        assert_eq!(
            of("bearer realm=\"https://auth.example/\""),
            Some(Challenge::Bearer("https://auth.example/?scope=repository:book:pull,push".into()))
        );
        assert_eq!(of("Negotiate"), None);
        assert_eq!(of("%%%"), None);
    }

    #[test]
    fn a_password_is_never_shown() {
        let credentials = Credentials { username: "AWS".into(), password: "hidden".into() };
        assert!(!format!("{credentials:?} {:?}", credentials.basic()).contains("hidden"));
        assert!(bearer(br#"{"access_token":"t"}"#).is_some_and(|value| value.is_sensitive()));
        assert!(bearer(b"{}").is_none());
    }
}
