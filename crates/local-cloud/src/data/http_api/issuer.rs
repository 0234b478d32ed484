//! The keys of token issuers: fetched once for all requests that wait for them, and kept for two hours, as
//! AWS may keep them.
//!
//! Sources: API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers", and the quotas
//! of HTTP APIs.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::{Duration, Instant},
};

use arc_swap::ArcSwapOption;
use base::tls;
use bytes::Bytes;
use http::Uri;
use http_body_util::{BodyExt, Empty, Limited};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use serde::Deserialize;

use super::jwt::Keys;
use crate::model::JwtAuthorizer;

/// The lifetime of keys.
const LIFETIME: Duration = Duration::from_secs(2 * 60 * 60);
/// The pause before an issuer is asked again for a key that it did not have.
const ASK_AGAIN: Duration = Duration::from_secs(60);
/// The pause before an issuer that failed is asked again.
const PAUSE: Duration = Duration::from_secs(1);
/// The timeout of each document (quotas of HTTP APIs: 1,500 ms).
const PATIENCE: Duration = Duration::from_millis(1_500);
/// The largest configuration, in bytes.
const LARGEST_CONFIGURATION: usize = 70_000;
/// The largest key set, in bytes.
const LARGEST_KEYS: usize = 150_000;

/// The issuers that the authorizers name. They keep their keys while an authorizer names them.
#[derive(Debug, Default)]
pub struct Issuers(Mutex<BTreeMap<String, Weak<Issuer>>>);

#[derive(Debug)]
pub struct Issuer {
    url: String,
    kept: ArcSwapOption<Kept>,
    /// Held by the one request that fetches; with the last failure, if that was the last fetch.
    fetching: tokio::sync::Mutex<Option<(Instant, String)>>,
}

#[derive(Debug)]
struct Kept {
    keys: Keys,
    since: Instant,
}

// === impl Issuers ===

impl Issuers {
    pub fn get(&self, url: &str) -> Arc<Issuer> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, issuer| issuer.strong_count() > 0);
        if let Some(issuer) = known.get(url).and_then(Weak::upgrade) {
            return issuer;
        }
        let issuer = Arc::new(Issuer {
            url: url.to_owned(),
            kept: ArcSwapOption::empty(),
            fetching: Default::default(),
        });
        known.insert(url.to_owned(), Arc::downgrade(&issuer));
        issuer
    }
}

// === impl Issuer ===

impl Issuer {
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Calls `check` with the issuer's keys, fetched if they are old or lack the one that is needed.
    ///
    /// # Errors
    /// The reason why there are no keys.
    pub async fn with_keys<T>(&self, kid: &str, check: impl FnOnce(&Keys) -> T) -> Result<T, String> {
        if let Some(kept) = self.usable(kid) {
            return Ok(check(&kept.keys));
        }
        let mut failed = self.fetching.lock().await;
        // Another request may have fetched meanwhile.
        if let Some(kept) = self.usable(kid) {
            return Ok(check(&kept.keys));
        }
        if let Some((_, why)) = failed.as_ref().filter(|(at, _)| at.elapsed() < PAUSE) {
            return Err(why.clone());
        }
        match fetch(&self.url).await {
            Ok(keys) => {
                let kept = Arc::new(Kept { keys, since: Instant::now() });
                self.kept.store(Some(Arc::clone(&kept)));
                *failed = None;
                Ok(check(&kept.keys))
            }
            Err(why) => {
                *failed = Some((Instant::now(), why.clone()));
                Err(why)
            }
        }
    }

    fn usable(&self, kid: &str) -> Option<Arc<Kept>> {
        self.kept.load_full().filter(|kept| is_usable(kept.since.elapsed(), kept.keys.has(kid)))
    }
}

fn is_usable(age: Duration, has_key: bool) -> bool {
    age < if has_key { LIFETIME } else { ASK_AGAIN }
}

async fn fetch(issuer: &str) -> Result<Keys, String> {
    #[derive(Deserialize)]
    struct Configuration {
        issuer: String,
        jwks_uri: String,
    }
    let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let text = get(&url, LARGEST_CONFIGURATION).await?;
    let configuration: Configuration = serde_json::from_slice(&text)
        .map_err(|_| format!("{url} is not JSON with \"issuer\" and \"jwks_uri\""))?;
    if configuration.issuer != issuer {
        return Err(format!(
            "{url} says that its issuer is {:?}, and the authorizer names {issuer:?}: the two must be equal to the letter",
            configuration.issuer
        ));
    }
    let text = get(&configuration.jwks_uri, LARGEST_KEYS).await?;
    let keys =
        Keys::parse(&text).map_err(|_| format!("{} is no JSON web key set", configuration.jwks_uri))?;
    tracing::info!(issuer, "the keys of a token issuer were fetched");
    Ok(keys)
}

async fn get(url: &str, largest: usize) -> Result<Bytes, String> {
    if !JwtAuthorizer::may_fetch(url) {
        return Err(format!(
            "{url} is not fetched: an issuer's URLs begin with https://, or are on this machine"
        ));
    }
    let uri: Uri = url.parse().map_err(|_| format!("{url} is no URL"))?;
    let asking = async {
        let tls = tls::client(uri.scheme_str() == Some("https")).map_err(|error| error.to_string())?;
        let connector =
            HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().build();
        // One document now and then: a kept connection would be closed by the time of the next.
        let client: Client<_, Empty<Bytes>> =
            Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector);
        let response =
            client.get(uri).await.map_err(|error| format!("{url} cannot be fetched: {}", cause(&error)))?;
        if !response.status().is_success() {
            return Err(format!("{url} answers {}", response.status()));
        }
        let body = Limited::new(response.into_body(), largest).collect().await;
        let body =
            body.map_err(|error| format!("{url} cannot be read (at most {largest} bytes): {error}"))?;
        Ok(body.to_bytes())
    };
    let late = |_| Err(format!("{url} did not answer within {} ms", PATIENCE.as_millis()));
    tokio::time::timeout(PATIENCE, asking).await.unwrap_or_else(late)
}

/// The first cause of an error: hyper's own text says no more than that it could not connect.
fn cause(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |error| error.source()).map(ToString::to_string);
    causes.last().unwrap_or_else(|| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_kept_for_two_hours_and_unknown_ones_asked_for_each_minute() {
        let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
        assert!(is_usable(minutes(119), true) && !is_usable(minutes(120), true));
        assert!(is_usable(Duration::from_secs(59), false) && !is_usable(minutes(1), false));
    }

    #[test]
    fn an_issuer_is_shared_while_it_is_named() {
        let issuers = Issuers::default();
        let one = issuers.get("https://a.example");
        assert!(Arc::ptr_eq(&one, &issuers.get("https://a.example")));
        drop(one);
        issuers.get("https://b.example");
        assert_eq!(issuers.0.lock().unwrap().len(), 1);
    }
}
