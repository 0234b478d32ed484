//! Good and bad tokens.

use serde_json::json;

use super::*;

#[path = "../../../../tests/issuer/mod.rs"]
#[expect(dead_code, reason = "only its key is needed here")]
mod issuer;

const NOW: f64 = 1_800_000_000.0;

fn usual() -> Value {
    json!({"iss": "https://a.example", "aud": "shop", "exp": 1_800_000_010, "iat": 1_799_999_990})
}

/// Judges a token with these claims over the usual ones, for a route that asks for these scopes.
fn judge(claims: Value, scopes: &[&str]) -> Result<(), Denied> {
    let text = issuer::sign(&json!({"alg": "RS256", "kid": "k"}), &issuer::with(usual(), claims));
    verify(&text, scopes)
}

fn verify(text: &str, scopes: &[&str]) -> Result<(), Denied> {
    let keys = Keys::parse(issuer::key_set("k").to_string().as_bytes()).unwrap();
    let scopes: Vec<_> = scopes.iter().map(|&scope| scope.to_owned()).collect();
    let audiences = ["shop".to_owned(), "desk".to_owned()];
    let expected = Expected { issuer: "https://a.example", audiences: &audiences, scopes: &scopes, now: NOW };
    Token::parse(text)?.verify(&keys, &expected)
}

fn why(outcome: Result<(), Denied>) -> String {
    match outcome.unwrap_err() {
        Denied::Token(why) | Denied::Audience(why) | Denied::Scope(why) => why,
    }
}

#[test]
fn good_tokens() {
    for claims in [
        json!({}),
        json!({"aud": ["other", "desk"]}),
        json!({"aud": null, "client_id": "shop"}),
        json!({"nbf": 1_799_999_990.5}),
        json!({"iat": null}),
    ] {
        assert_eq!(judge(claims.clone(), &[]), Ok(()), "{claims}");
    }
    for algorithm in ["RS384", "RS512"] {
        let text = issuer::sign(&json!({"alg": algorithm, "kid": "k", "typ": "JWT"}), &usual());
        assert_eq!(verify(&text, &[]), Ok(()), "{algorithm}");
    }
}

#[test]
fn claims_that_do_not_hold() {
    for (claims, reason) in [
        (json!({"iss": "https://a.example/"}), "issuer (iss) is \"https://a.example/\""),
        (json!({"iss": null}), "issuer (iss) is \"\""),
        (json!({"exp": 1_800_000_000}), "expired 0 s ago"),
        (json!({"exp": 1_799_999_000}), "expired 1000 s ago"),
        (json!({"exp": null}), "no time of expiry"),
        (json!({"exp": "1800000010"}), "no time of expiry"),
        (json!({"nbf": 1_800_000_005}), "valid only in 5 s (nbf)"),
        (json!({"nbf": "soon"}), "nbf is not a number"),
        (json!({"iat": 1_800_000_001}), "valid only in 1 s (iat)"),
    ] {
        let outcome = judge(claims.clone(), &[]);
        assert!(matches!(outcome, Err(Denied::Token(_))), "{claims}: {outcome:?}");
        let why = why(outcome);
        assert!(why.contains(reason), "{claims}: {why}");
    }
    // With both, `aud` decides.
    for claims in [json!({"aud": "other", "client_id": "shop"}), json!({"aud": null}), json!({"aud": []})] {
        let outcome = judge(claims.clone(), &[]);
        assert!(matches!(outcome, Err(Denied::Audience(_))), "{claims}: {outcome:?}");
    }
}

#[test]
fn scopes() {
    for (claims, admitted) in [
        (json!({"scope": "read write"}), true),
        (json!({"scp": ["list", "write"]}), true),
        (json!({"scp": "write"}), true),
        (json!({"scope": "writes"}), false),
        (json!({}), false),
    ] {
        let outcome = judge(claims.clone(), &["write", "admin"]);
        assert_eq!(outcome.is_ok(), admitted, "{claims}: {outcome:?}");
        assert!(admitted || matches!(outcome, Err(Denied::Scope(_))), "{outcome:?}");
    }
}

#[test]
fn tokens_that_are_not_signed_as_they_say() {
    let text = issuer::sign(&json!({"alg": "RS256", "kid": "k"}), &usual());
    let (signed, signature) = text.rsplit_once('.').unwrap();
    let (header, _) = signed.split_once('.').unwrap();
    let other = URL_SAFE_NO_PAD.encode(issuer::with(usual(), json!({"aud": "desk"})).to_string());
    let header_of = |header: Value| issuer::sign(&header, &usual());
    for (text, reason) in [
        (format!("{header}.{other}.{signature}"), "signature is not by the key \"k\""),
        (format!("{signed}."), "signature is not by the key \"k\""),
        (header_of(json!({"alg": "none", "kid": "k"})), "signed with \"none\""),
        (header_of(json!({"alg": "HS256", "kid": "k"})), "signed with \"HS256\""),
        (
            header_of(json!({"alg": "RS256", "kid": "old"})),
            "names the key \"old\", and the issuer publishes \"k\"",
        ),
        (header_of(json!({"alg": "RS256"})), "no \"kid\""),
        ("abc".to_owned(), "three parts"),
        (format!("{text}.x"), "three parts"),
        ("a.!.c".to_owned(), "not base64url"),
        (format!("{}.{other}.{signature}", URL_SAFE_NO_PAD.encode("[]")), "header that is not JSON"),
    ] {
        let why = why(verify(&text, &[]));
        assert!(why.contains(reason), "{why}");
        assert!(!why.contains(signature), "the reason holds the token: {why}");
    }
}

#[test]
fn a_key_for_another_algorithm_or_purpose_is_not_used() {
    let mut set = issuer::key_set("k");
    set["keys"][1]["alg"] = "RS512".into();
    let keys = Keys::parse(set.to_string().as_bytes()).unwrap();
    let text = issuer::sign(&json!({"alg": "RS256", "kid": "k"}), &usual());
    let expected =
        Expected { issuer: "https://a.example", audiences: &["shop".to_owned()], scopes: &[], now: NOW };
    assert!(why(Token::parse(&text).unwrap().verify(&keys, &expected)).contains("another algorithm"));
    set["keys"][1]["use"] = "enc".into();
    assert!(!Keys::parse(set.to_string().as_bytes()).unwrap().has("k"));
    assert!(Keys::parse(b"[]").is_err());
}

#[test]
fn where_the_token_is() {
    let header = IdentitySource::parse("$request.header.Authorization").unwrap();
    let query = IdentitySource::parse("$request.querystring.token").unwrap();
    let mut headers = HeaderMap::new();
    let missing = find(&header, &headers, "token=x").unwrap_err();
    assert_eq!(
        missing,
        Denied::Token(
            "the route asks for a token, and the request has none in its header authorization".into()
        )
    );
    for value in ["a.b.c", "Bearer a.b.c", "bearer  a.b.c"] {
        headers.insert("authorization", value.parse().unwrap());
        assert_eq!(find(&header, &headers, "").unwrap(), "a.b.c");
    }
    headers.insert("authorization", "Bearer ".parse().unwrap());
    assert!(find(&header, &headers, "").is_err());
    for text in ["x=1&token=a.b.c", "token=Bearer%20a.b.c", "token=Bearer+a.b.c"] {
        assert_eq!(find(&query, &headers, text).unwrap(), "a.b.c", "{text}");
    }
    assert!(find(&query, &headers, "tokens=a.b.c").is_err());
}
