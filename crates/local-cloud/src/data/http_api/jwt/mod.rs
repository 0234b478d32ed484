//! JSON web tokens as a JWT authorizer judges them: where the token is, its signature, its claims, its
//! scopes. Pure.
//!
//! Source: API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers".

use std::{borrow::Cow, collections::BTreeMap};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::HeaderMap;
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RsaParameters,
    RsaPublicKeyComponents,
};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::model::IdentitySource;

/// A token that is not accepted. The text is the reason; it never holds enough to rebuild the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// There is none, or it is not valid.
    Token(String),
    /// The audience is another.
    Audience(String),
    /// The token is valid, but lacks the route's scopes.
    Scope(String),
}

/// A token, taken apart. Nothing in it is to be believed before [`Token::verify`].
#[derive(Debug)]
pub struct Token<'t> {
    /// The id of the key that is said to have signed it.
    pub kid: String,
    algorithm: String,
    signed: &'t str,
    signature: Vec<u8>,
    pub claims: Map<String, Value>,
}

/// An issuer's public keys by id.
#[derive(Clone, Debug, Default)]
pub struct Keys(BTreeMap<String, Key>);

#[derive(Clone, Debug)]
struct Key {
    modulus: Vec<u8>,
    exponent: Vec<u8>,
    algorithm: Option<String>,
}

/// The claims that a token must have.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    pub issuer: &'a str,
    /// One of these audiences.
    pub audiences: &'a [String],
    /// One of these scopes, if there are any.
    pub scopes: &'a [String],
    /// Seconds since 1970.
    pub now: f64,
}

/// The token of a request, with or without `Bearer` before it.
pub fn find<'r>(
    source: &IdentitySource,
    headers: &'r HeaderMap,
    query: &'r str,
) -> Result<Cow<'r, str>, Denied> {
    let (value, place) = match source {
        IdentitySource::Header(name) => {
            let value = headers.get(name).and_then(|value| value.to_str().ok()).map(Cow::Borrowed);
            (value, format!("header {name}"))
        }
        IdentitySource::QueryString(name) => {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let value = pairs.find(|(key, _)| key == name);
            // A token has no character that needs to be escaped; only the space after `Bearer` does.
            let value = value.map(|(_, value)| Cow::Owned(value.replace("%20", " ").replace('+', " ")));
            (value, format!("query parameter {name}"))
        }
    };
    let bare = value.map(|value| match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim().to_owned().into(),
        _ => value,
    });
    bare.filter(|token: &Cow<'_, str>| !token.is_empty()).ok_or_else(|| {
        Denied::Token(format!("the route asks for a token, and the request has none in its {place}"))
    })
}

// === impl Token ===

impl<'t> Token<'t> {
    /// Takes a token apart.
    pub fn parse(text: &'t str) -> Result<Self, Denied> {
        #[derive(Deserialize)]
        struct Header {
            alg: String,
            kid: Option<String>,
        }
        let wrong = |what: &str| Denied::Token(format!("the token {what}"));
        let mut parts = text.split('.');
        let (Some(header), Some(claims), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong("is no signed JSON web token: it must have three parts between dots"));
        };
        let signed = &text[..header.len() + 1 + claims.len()];
        let bytes =
            |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| wrong("has a part that is not base64url"));
        let header: Header = serde_json::from_slice(&bytes(header)?)
            .map_err(|_| wrong("has a header that is not JSON with an \"alg\""))?;
        let claims = serde_json::from_slice(&bytes(claims)?)
            .map_err(|_| wrong("has claims that are not a JSON object"))?;
        let kid =
            header.kid.ok_or_else(|| wrong("has no \"kid\" in its header, so that no key can be chosen"))?;
        Ok(Self { kid, algorithm: header.alg, signed, signature: bytes(signature)?, claims })
    }

    /// Checks signature, claims and scopes.
    pub fn verify(&self, keys: &Keys, expected: &Expected<'_>) -> Result<(), Denied> {
        self.verify_signature(keys)?;
        self.verify_claims(expected)?;
        self.verify_scopes(expected.scopes)
    }

    fn verify_signature(&self, keys: &Keys) -> Result<(), Denied> {
        let parameters: &'static RsaParameters = match self.algorithm.as_str() {
            "RS256" => &RSA_PKCS1_2048_8192_SHA256,
            "RS384" => &RSA_PKCS1_2048_8192_SHA384,
            "RS512" => &RSA_PKCS1_2048_8192_SHA512,
            other => {
                return Err(Denied::Token(format!(
                    "the token is signed with {}: a JWT authorizer takes RS256, RS384 and RS512",
                    short(other)
                )));
            }
        };
        let Some(key) = keys.0.get(&self.kid) else {
            let known = keys.0.keys().map(|kid| short(kid)).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "no RSA key".to_owned() } else { known };
            return Err(Denied::Token(format!(
                "the token names the key {}, and the issuer publishes {known}",
                short(&self.kid)
            )));
        };
        if key.algorithm.as_ref().is_some_and(|own| *own != self.algorithm) {
            return Err(Denied::Token(format!("the key {} is for another algorithm", short(&self.kid))));
        }
        RsaPublicKeyComponents { n: &key.modulus, e: &key.exponent }
            .verify(parameters, self.signed.as_bytes(), &self.signature)
            .map_err(|_| {
                Denied::Token(format!("the token's signature is not by the key {}", short(&self.kid)))
            })
    }

    fn verify_claims(&self, expected: &Expected<'_>) -> Result<(), Denied> {
        let issuer = self.claims.get("iss").and_then(Value::as_str).unwrap_or_default();
        if issuer != expected.issuer {
            let (own, wanted) = (short(issuer), short(expected.issuer));
            return Err(Denied::Token(format!(
                "the token's issuer (iss) is {own}, the authorizer's is {wanted}"
            )));
        }
        // `client_id` counts only where there is no `aud`.
        let audiences = texts(self.claims.get("aud").or_else(|| self.claims.get("client_id")));
        if !audiences.iter().any(|own| expected.audiences.iter().any(|wanted| wanted == own)) {
            let (own, wanted) = (list(&audiences), list(expected.audiences));
            return Err(Denied::Audience(format!(
                "the token's audience (aud, or client_id) is {own}, the authorizer asks for {wanted}"
            )));
        }
        let Some(expires) = self.claims.get("exp").and_then(Value::as_f64) else {
            return Err(Denied::Token("the token has no time of expiry (exp)".to_owned()));
        };
        if expires <= expected.now {
            let ago = (expected.now - expires).ceil();
            return Err(Denied::Token(format!("the token expired {ago} s ago (exp)")));
        }
        for name in ["nbf", "iat"] {
            let Some(claim) = self.claims.get(name) else { continue };
            let Some(time) = claim.as_f64() else {
                return Err(Denied::Token(format!("the token's {name} is not a number")));
            };
            if time > expected.now {
                let ahead = (time - expected.now).ceil();
                return Err(Denied::Token(format!(
                    "the token is valid only in {ahead} s ({name}); is this machine's clock right?"
                )));
            }
        }
        Ok(())
    }

    fn verify_scopes(&self, wanted: &[String]) -> Result<(), Denied> {
        let words = |name| texts(self.claims.get(name)).into_iter();
        let own = words("scope").chain(words("scp"));
        let own: Vec<_> =
            own.flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
        if wanted.is_empty() || own.iter().any(|scope| wanted.contains(scope)) {
            return Ok(());
        }
        let (own, wanted) = (list(&own), list(wanted));
        Err(Denied::Scope(format!("the token's scopes are {own}, the route asks for one of {wanted}")))
    }
}

// === impl Keys ===

impl Keys {
    /// Reads a JSON web key set. Keys that a JWT authorizer cannot use are left out.
    pub fn parse(text: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<Value>,
        }
        #[derive(Deserialize)]
        struct Published {
            kty: String,
            kid: String,
            n: String,
            e: String,
            alg: Option<String>,
            #[serde(rename = "use")]
            purpose: Option<String>,
        }
        let set: Set = serde_json::from_slice(text)?;
        let number = |text: &str| {
            let bytes = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()?;
            Some(bytes.into_iter().skip_while(|byte| *byte == 0).collect::<Vec<_>>())
        };
        let key = |value| {
            let key = serde_json::from_value::<Published>(value).ok()?;
            let signs = key.kty == "RSA" && key.purpose.is_none_or(|purpose| purpose == "sig");
            let own = Key { modulus: number(&key.n)?, exponent: number(&key.e)?, algorithm: key.alg };
            signs.then_some((key.kid, own))
        };
        Ok(Self(set.keys.into_iter().filter_map(key).collect()))
    }

    /// Whether there is a key with this id.
    pub fn has(&self, kid: &str) -> bool {
        self.0.contains_key(kid)
    }
}

/// A claim that is one text or a list of them.
fn texts(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn list(texts: &[String]) -> String {
    match texts {
        [] => "none".to_owned(),
        texts => texts.iter().take(10).map(|text| short(text)).collect::<Vec<_>>().join(", "),
    }
}

/// A text of someone else's, fit for a message.
fn short(text: &str) -> String {
    format!("{:?}", text.chars().take(100).collect::<String>())
}

#[cfg(test)]
mod tests;
