//! Any text at all, and texts that look like the grammars, through each parser: none panics, and what is taken
//! means the same when it is read again.

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;

/// Texts of pieces of a grammar, and of anything between them.
fn soup(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => ".{0,3}"];
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

fn routes() -> impl Strategy<Value = String> {
    soup(&["GET", "ANY", "POST", " ", "/", "{", "}", "+", "{a}", "{proxy+}", "$default", "books", "%62", "é"])
}

fn mappings() -> impl Strategy<Value = String> {
    soup(&[
        "append",
        "overwrite",
        "remove",
        ":",
        "header",
        "querystring",
        "path",
        ".",
        "statuscode",
        "$",
        "${",
        "}",
        "request",
        "response",
        "context",
        "stageVariables",
        "authorizer",
        "claims",
        "a",
        "-",
        "''",
        "$request.header.a",
    ])
}

/// The definition, without a thought for its cost.
fn matches(pattern: &[char], text: &[char]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) => (0..=text.len()).any(|skipped| matches(rest, &text[skipped..])),
        (Some(('?', rest)), Some((_, text))) => matches(rest, text),
        (Some((wanted, rest)), Some((found, text))) => wanted == found && matches(rest, text),
        _ => false,
    }
}

fn policies() -> impl Strategy<Value = Json> {
    let text = soup(&[
        "*",
        "?",
        "s3:",
        "GetObject",
        "arn:aws:s3:::",
        "bucket",
        "/",
        ":",
        "Allow",
        "Deny",
        "ecs-tasks.amazonaws.com",
    ]);
    let leaf = prop_oneof![
        8 => text.prop_map(Json::from),
        1 => any::<bool>().prop_map(Json::from),
        1 => any::<i32>().prop_map(Json::from),
        1 => Just(Json::Null),
    ];
    const NAMES: &[&str] = &[
        "Version",
        "Statement",
        "Effect",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Principal",
        "Service",
        "AWS",
        "Sid",
        "Condition",
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let map = prop::collection::btree_map(prop::sample::select(NAMES), inner.clone(), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Json::from),
            map.prop_map(|map| map.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #[test]
    fn fuzz_route_keys(text in routes(), path in routes()) {
        if let Ok(key) = RouteKey::parse(&text) {
            prop_assert_eq!(&RouteKey::parse(key.as_str()), &Ok(key.clone()));
            if key.matches(&http::Method::GET, &path) {
                let (_, own) = text.split_once(' ').unwrap_or_default();
                let variables = own.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
                for name in variables.map(|name| name.trim_end_matches('+')) {
                    prop_assert!(key.variable(name, &path).is_some(), "{} in {} of {}", name, path, text);
                }
            }
        }
    }

    #[test]
    fn fuzz_parameter_mappings(key in mappings(), value in mappings()) {
        drop(ParameterMapping::parse(&key, &value));
        drop(ParameterMapping::parse_response(&key, &value));
        drop(IdentitySource::parse(&value));
    }

    #[test]
    fn fuzz_matchers(text in soup(&["200", "-", ",", "299", "0", "404", " "]), status in 0u16..1000) {
        if let Ok(matcher) = Matcher::parse(&text) {
            let named = text.split(',').any(|part| {
                let (from, to) = part.split_once('-').unwrap_or((part, part));
                let [from, to] = [from, to].map(|text| text.trim().parse::<u16>().unwrap());
                (from..=to).contains(&status)
            });
            prop_assert_eq!(matcher.accepts(status), named, "{} by {}", status, text);
        }
    }

    #[test]
    fn fuzz_local_uris(text in soup(&["http", "https", "://", "localhost", "127.0.0.1", "[::1]", ":", "80", "/", "{a}", "?", "#", "@"])) {
        if let Some(uri) = LocalUri::parse(&text) {
            let (host, port) = uri.authority.split_once(':').unwrap_or((&uri.authority, ""));
            prop_assert!(["localhost", "127.0.0.1"].contains(&host) && port.bytes().all(|b| b.is_ascii_digit()), "{}", text);
            prop_assert!(uri.fill(|_| Some("a")).starts_with('/'), "{}", text);
        }
    }

    #[test]
    fn fuzz_wildcards(pattern in "[ab*?é]{0,9}", text in "[abé]{0,9}") {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        prop_assert_eq!(like(&pattern, &text, Case::Sensitive), matches(&chars(&pattern), &chars(&text)));
    }

    #[test]
    fn fuzz_policy_documents(document in policies(), action in "s3:[A-Z][a-z]{0,3}", resource in "arn:aws:s3:::[a-z/]{0,5}") {
        const DENY: &str = r#"{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}"#;
        let mut role = Role { statements: Statement::of_document(&document.to_string()), ..Role::default() };
        let before = role.may(&action, &resource);
        role.statements.extend(Statement::of_document(&document.to_string()));
        prop_assert_eq!(role.may(&action, &resource), before, "twice is once");
        role.statements.extend(Statement::of_document(DENY));
        prop_assert_eq!(role.may(&action, &resource), Err(Denial::Explicit));
    }
}
