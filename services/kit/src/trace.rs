//! The id that ties a log line to the caller's trace.

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicU64, Ordering},
};

use warp::http::{HeaderMap, HeaderName};

/// Set by Application Load Balancers: `Root=1-67891233-abcdef012345678912345678;Parent=…` (AWS documentation,
/// "Request tracing for your Application Load Balancer").
const AMAZON: HeaderName = HeaderName::from_static("x-amzn-trace-id");
/// W3C Trace Context: `00-{32 hex}-{16 hex}-{flags}`.
const W3C: HeaderName = HeaderName::from_static("traceparent");

/// Longer ones are not ids.
const LONGEST: usize = 64;

/// The trace id of one request. Nothing in it needs escaping in JSON.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum TraceId<'h> {
    Theirs(&'h str),
    Ours(u128),
}

/// Reads the trace id of a request, or makes one if the request has none.
#[derive(Debug)]
pub(crate) struct TraceIds {
    /// Random, and different in each process.
    first: u128,
    count: AtomicU64,
}

impl Default for TraceIds {
    fn default() -> Self {
        // std's hash keys are random; that is all the randomness an id needs.
        let random = || u128::from(RandomState::new().hash_one(0));
        Self { first: random() << 64 | random(), count: AtomicU64::new(0) }
    }
}

impl TraceIds {
    /// The id of one request.
    pub(crate) fn of<'h>(&self, headers: &'h HeaderMap) -> TraceId<'h> {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        text(AMAZON)
            .and_then(amazon)
            .or_else(|| text(W3C).and_then(w3c))
            .map_or_else(|| self.make(), TraceId::Theirs)
    }

    fn make(&self) -> TraceId<'static> {
        let count = u128::from(self.count.fetch_add(1, Ordering::Relaxed));
        // An odd factor keeps ids apart and makes neighbours look apart.
        TraceId::Ours(self.first.wrapping_add(count.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)))
    }
}

impl fmt::Display for TraceId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theirs(id) => f.write_str(id),
            Self::Ours(id) => write!(f, "{id:032x}"),
        }
    }
}

fn amazon(header: &str) -> Option<&str> {
    let root = header.split(';').find_map(|field| field.trim().strip_prefix("Root="))?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (!root.is_empty() && root.len() <= LONGEST && root.bytes().all(plain)).then_some(root)
}

fn w3c(header: &str) -> Option<&str> {
    let id = header.split('-').nth(1)?;
    (id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(headers: &[(HeaderName, &str)]) -> HeaderMap {
        headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn the_load_balancers_id_comes_first() {
        let amazon = (AMAZON, "Self=1-1-1;Root=1-67891233-abcdef012345678912345678;Sampled=1");
        let w3c = (W3C, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        let ids = TraceIds::default();
        assert_eq!(
            ids.of(&headers(&[amazon, w3c.clone()])),
            TraceId::Theirs("1-67891233-abcdef012345678912345678")
        );
        assert_eq!(ids.of(&headers(&[w3c])), TraceId::Theirs("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    #[test]
    fn what_is_no_id_is_replaced() {
        let long = format!("Root={}", "a".repeat(65));
        for (name, value) in
            [(AMAZON, "Root="), (AMAZON, "Root=\"x\""), (AMAZON, &long), (W3C, "00-xyz-1-01"), (W3C, "")]
        {
            let headers = headers(&[(name, value)]);
            assert!(matches!(TraceIds::default().of(&headers), TraceId::Ours(_)), "{value}");
        }
    }

    #[test]
    fn made_ids_differ() {
        let ids = TraceIds::default();
        assert_ne!(ids.of(&HeaderMap::new()), ids.of(&HeaderMap::new()));
        assert_eq!(TraceId::Ours(0xfeed << 112 | 1).to_string(), "feed0000000000000000000000000001");
    }
}
