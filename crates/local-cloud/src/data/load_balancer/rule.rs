//! Listener rules of an application load balancer: do a rule's conditions hold for a request? Pure.
//!
//! Source: Elastic Load Balancing user guide, "Condition types for listener rules".

use std::net::Ipv4Addr;

use http::{HeaderMap, Method};

use crate::{
    data::http1::headers::host,
    model::{Case, Condition, like},
};

/// The parts of a request that conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct RequestView<'r> {
    pub method: &'r Method,
    /// The path, as sent.
    pub path: &'r str,
    /// The query, as sent, without `?`.
    pub query: &'r str,
    pub headers: &'r HeaderMap,
    /// The address of the load balancer's client.
    pub source: Ipv4Addr,
}

/// Whether all conditions hold; the values of one condition are alternatives.
pub fn all_hold(conditions: &[Condition], request: &RequestView<'_>) -> bool {
    conditions.iter().all(|condition| holds(condition, request))
}

fn holds(condition: &Condition, request: &RequestView<'_>) -> bool {
    match condition {
        Condition::PathPattern(patterns) => {
            patterns.iter().any(|pattern| like(pattern, request.path, Case::Sensitive))
        }
        Condition::HostHeader(patterns) => {
            patterns.iter().any(|pattern| like(pattern, host(request.headers), Case::Ignored))
        }
        Condition::HttpRequestMethod(methods) => methods.contains(request.method),
        Condition::HttpHeader(name, patterns) => {
            let values = request.headers.get_all(name);
            values
                .iter()
                .filter_map(|value| value.to_str().ok())
                .any(|value| patterns.iter().any(|pattern| like(pattern, value, Case::Ignored)))
        }
        Condition::QueryString(pairs) => {
            pairs.iter().any(|(key, value)| query_has(request.query, key.as_deref(), value))
        }
        Condition::SourceIp(blocks) => blocks.iter().any(|block| block.contains(&request.source)),
    }
}

fn query_has(query: &str, key: Option<&str>, pattern: &str) -> bool {
    query.split('&').filter(|pair| !pair.is_empty()).any(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        key.is_none_or(|key| like(key, name, Case::Ignored)) && like(pattern, value, Case::Ignored)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn view<'r>(headers: &'r HeaderMap, path: &'r str, query: &'r str) -> RequestView<'r> {
        RequestView { method: &Method::GET, path, query, headers, source: Ipv4Addr::new(10, 0, 128, 9) }
    }

    #[test]
    fn paths_with_wildcards() {
        assert!(like("/api/books*", "/api/books", Case::Sensitive));
        assert!(like("/api/books*", "/api/booksx/3", Case::Sensitive));
        assert!(!like("/api/books*", "/API/books", Case::Sensitive), "paths are case-sensitive");
        assert!(like("/img/*/pics?", "/img/a/b/pics1", Case::Sensitive));
        assert!(!like("/img/?", "/img/", Case::Sensitive));
        assert!(!like("/api", "/api/", Case::Sensitive));
    }

    #[test]
    fn every_kind_of_condition() {
        let mut headers = HeaderMap::new();
        headers.insert("user-agent", "curl/8.5".parse().unwrap());
        headers.insert("host", "Api.Example.com:8080".parse().unwrap());
        let request = view(&headers, "/api/books", "version=V1&debug");
        let hold = [
            Condition::HostHeader(vec!["*.example.COM".into()]),
            Condition::HttpRequestMethod(vec![Method::PUT, Method::GET]),
            Condition::HttpHeader(http::header::USER_AGENT, vec!["CURL*".into()]),
            Condition::QueryString(vec![(Some("version".into()), "v1".into())]),
            Condition::QueryString(vec![(None, "v?".into())]),
            Condition::SourceIp(vec!["10.0.0.0/16".parse().unwrap()]),
        ];
        for condition in &hold {
            assert!(holds(condition, &request), "{condition:?}");
        }
        let fail = [
            Condition::HostHeader(vec!["example.com".into()]),
            Condition::HttpRequestMethod(vec![Method::from_bytes(b"get").unwrap()]),
            Condition::HttpHeader(http::header::ACCEPT, vec!["*".into()]),
            Condition::QueryString(vec![(Some("version".into()), "v2".into())]),
            Condition::SourceIp(vec!["10.1.0.0/16".parse().unwrap()]),
        ];
        for condition in &fail {
            assert!(!holds(condition, &request), "{condition:?}");
        }
        assert!(all_hold(&hold, &request));
        assert!(!all_hold(&[&hold[..], &fail[..1]].concat(), &request));
        assert!(all_hold(&[], &request));
    }

    /// The definition, exponential: what `like` must agree with.
    fn by_definition(pattern: &[u8], text: &[u8]) -> bool {
        match (pattern, text) {
            ([], _) => text.is_empty(),
            ([b'*', rest @ ..], _) => (0..=text.len()).any(|n| by_definition(rest, &text[n..])),
            ([b'?', rest @ ..], [_, after @ ..]) => by_definition(rest, after),
            ([own, rest @ ..], [other, after @ ..]) => own == other && by_definition(rest, after),
            (_, []) => false,
        }
    }

    proptest! {
        #[test]
        fn wildcards_mean_what_they_are_defined_to(pattern in "[ab*?]{0,8}", text in "[ab]{0,10}") {
            prop_assert_eq!(
                like(&pattern, &text, Case::Sensitive),
                by_definition(pattern.as_bytes(), text.as_bytes())
            );
        }

        #[test]
        fn ignoring_case_is_matching_in_lower_case(pattern in "[aB*?]{0,6}", text in "[Ab]{0,8}") {
            prop_assert_eq!(
                like(&pattern, &text, Case::Ignored),
                like(&pattern.to_lowercase(), &text.to_lowercase(), Case::Sensitive)
            );
        }
    }
}
