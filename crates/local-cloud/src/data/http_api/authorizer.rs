//! The guard of a route: a JWT authorizer compiled for the request path.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use http::HeaderMap;
use serde_json::{Map, Value};

use super::{
    issuer::{Issuer, Issuers},
    jwt::{self, Denied, Expected, Token},
    response::Failure,
};
use crate::model::{Authorization, HttpApi, IdentitySource};

/// The guard of a route.
#[derive(Debug)]
pub struct Guard {
    source: IdentitySource,
    issuer: Arc<Issuer>,
    audiences: Vec<String>,
    scopes: Vec<String>,
}

impl Guard {
    /// The guard that a route asks for.
    ///
    /// # Errors
    /// There is no valid authorizer: the route must stay closed.
    pub fn compile(wanted: &Authorization, api: &HttpApi, issuers: &Issuers) -> Result<Self, String> {
        let id = &wanted.authorizer_id;
        let authorizer =
            api.authorizers.get(id).ok_or_else(|| format!("the route's authorizer {id} does not exist"))?;
        Ok(Self {
            source: authorizer.identity_source.clone(),
            issuer: issuers.get(&authorizer.issuer),
            audiences: authorizer.audiences.clone(),
            scopes: wanted.scopes.clone(),
        })
    }

    /// Admits a request, with the claims of its token, or says why not.
    pub async fn admit(
        &self,
        headers: &HeaderMap,
        query: Option<&str>,
    ) -> Result<Map<String, Value>, Failure> {
        let refuse = |denied| self.refuse(denied);
        let text = jwt::find(&self.source, headers, query.unwrap_or_default()).map_err(refuse)?;
        let token = Token::parse(&text).map_err(refuse)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64();
        let expected =
            Expected { issuer: self.issuer.url(), audiences: &self.audiences, scopes: &self.scopes, now };
        let verified = self.issuer.with_keys(&token.kid, |keys| token.verify(keys, &expected)).await;
        let no_keys = |why| Denied::Token(format!("the issuer's keys cannot be had: {why}"));
        verified.map_err(no_keys).and_then(|verified| verified).map_err(refuse)?;
        Ok(token.claims)
    }

    fn refuse(&self, denied: Denied) -> Failure {
        match denied {
            Denied::Token(reason) => Failure::Unauthorized { reason, challenge: "Bearer".to_owned() },
            Denied::Audience(reason) => {
                // API Gateway developer guide, "Troubleshooting issues with HTTP API JWT authorizers".
                let challenge = format!(
                    "Bearer scope=\"{}\" error=\"invalid_token\" error_description=\"the token does not have a valid audience\"",
                    self.scopes.join(" ")
                );
                Failure::Unauthorized { reason, challenge }
            }
            Denied::Scope(reason) => Failure::Forbidden(reason),
        }
    }
}
