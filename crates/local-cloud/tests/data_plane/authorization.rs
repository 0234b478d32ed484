//! Who may call, by which name, and over what: JWT authorizers, custom domain names, HTTPS listeners.

use std::collections::BTreeMap;

use bytes::Bytes;
use http_body_util::Empty;
use hyper::{Request, Response};
use local_cloud::{
    model::*,
    status::{Status, TargetState},
};
use serde_json::json;

use super::{
    cloud::{Cloud, reason, until},
    issuer::Issuer,
    topology::{GROUP, LISTENER, api, port_rule},
};

/// Has the only route ask for tokens of the issuer.
fn guard(topology: &mut Topology, issuer: &str, scopes: &[&str]) {
    let authorizer = JwtAuthorizer {
        issuer: issuer.to_owned(),
        audiences: vec!["shop".into()],
        identity_source: IdentitySource::parse("$request.header.Authorization").unwrap(),
    };
    let authorization = Authorization {
        authorizer_id: "auth1".into(),
        scopes: scopes.iter().map(|&scope| scope.to_owned()).collect(),
    };
    api(topology).authorizers = BTreeMap::from([("auth1".into(), authorizer)]);
    api(topology).routes.get_mut("route1").unwrap().authorization = Some(authorization);
}

async fn with_token(cloud: &Cloud, token: &str) -> Response<String> {
    let request = Request::get("/api/version").header("authorization", format!("Bearer {token}"));
    cloud.ask(request.body(Empty::<Bytes>::new()).unwrap()).await
}

/// Status, body and challenge.
fn said(response: &Response<String>) -> (u16, &str, &str) {
    let challenge = response.headers().get("www-authenticate").map_or("", |value| value.to_str().unwrap());
    (response.status().as_u16(), response.body(), challenge)
}

const UNAUTHORIZED: &str = r#"{"message":"Unauthorized"}"#;

#[tokio::test]
async fn tokens() {
    let issuer = Issuer::start();
    let mut cloud = Cloud::steady(|topology| {
        guard(topology, &issuer.url, &[]);
        let stage = api(topology).stages.get_mut("$default").unwrap();
        let format = r#"$context.status $context.path $context.authorizer.error"#;
        stage.access_log = Some(AccessLogSettings { log_group: "/api/access".into(), format: format.into() });
    })
    .await;
    let missing = cloud.get("/api/version").await;
    assert_eq!(said(&missing), (401, UNAUTHORIZED, "Bearer"));
    assert!(reason(&missing).contains("none in its header authorization"), "{}", reason(&missing));
    assert_eq!(issuer.asked(), 0, "nothing is fetched for a request without a token");

    // The first requests all at once: one of them fetches, the others wait for it.
    let good = issuer.token(json!({"aud": "shop"}));
    let all = futures::future::join_all((0..8).map(|_| with_token(&cloud, &good))).await;
    assert!(all.iter().all(|response| said(response) == (200, "1", "")), "{all:?}");
    assert_eq!(issuer.asked(), 2, "the configuration and the keys, once");

    for (claims, challenge, why) in [
        (json!({"aud": "shop", "exp": 1}), "Bearer", "the token expired"),
        (
            json!({"aud": "shop", "iss": "https://other.example"}),
            "Bearer",
            "issuer (iss) is \"https://other.example\"",
        ),
        (
            json!({"aud": "desk"}),
            r#"Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience""#,
            "audience (aud, or client_id) is \"desk\", the authorizer asks for \"shop\"",
        ),
    ] {
        let bad = issuer.token(claims);
        let response = with_token(&cloud, &bad).await;
        assert_eq!(said(&response), (401, UNAUTHORIZED, challenge));
        assert!(reason(&response).contains(why), "{}", reason(&response));
    }

    cloud.change(|topology| guard(topology, &issuer.url, &["write"])).await;
    let forbidden = with_token(&cloud, &issuer.token(json!({"aud": "shop", "scope": "read"}))).await;
    assert_eq!(said(&forbidden), (403, r#"{"message":"Forbidden"}"#, ""));
    assert!(reason(&forbidden).contains("scopes are \"read\", the route asks for one of \"write\""));
    let admitted = with_token(&cloud, &issuer.token(json!({"aud": "shop", "scope": "read write"}))).await;
    assert_eq!(admitted.status(), 200);
    assert_eq!(issuer.asked(), 2, "a change of the topology keeps the keys");

    issuer.rotate("key-2");
    let rotated = with_token(&cloud, &issuer.token(json!({"aud": "shop", "scope": "write"}))).await;
    assert_eq!(rotated.status(), 401);
    assert!(reason(&rotated).contains("names the key \"key-2\", and the issuer publishes \"key-1\""));
    assert_eq!(issuer.asked(), 2, "an issuer is not asked again in the same minute");

    let log = cloud.folder.path().join("logs/api/access/api1-default.log");
    until(|| std::fs::read_to_string(&log).is_ok_and(|text| text.lines().count() == 15)).await;
    let log = std::fs::read_to_string(&log).unwrap();
    let (signed, signature) = good.rsplit_once('.').unwrap();
    assert!(log.contains("the token expired") && !log.contains(signature) && !log.contains(signed), "{log}");
    cloud.teardown().await;
}

#[tokio::test]
async fn issuers_that_do_not_answer() {
    let (gone, liar) = (Issuer::start(), Issuer::start());
    let token = gone.token(json!({"aud": "shop"}));
    let url = gone.url.clone();
    drop(gone);
    let mut cloud = Cloud::steady(|topology| guard(topology, &url, &[])).await;
    let response = with_token(&cloud, &token).await;
    assert_eq!(said(&response), (401, UNAUTHORIZED, "Bearer"));
    let why = reason(&response);
    assert!(
        why.contains(&format!(
            "{url}/.well-known/openid-configuration cannot be fetched: Connection refused"
        )),
        "{why}"
    );

    // Another spelling of its URL is another issuer.
    let slash = format!("{}/", liar.url);
    cloud.change(|topology| guard(topology, &slash, &[])).await;
    let response = with_token(&cloud, &liar.token(json!({"aud": "shop", "iss": slash}))).await;
    assert_eq!(response.status(), 401);
    assert!(reason(&response).contains("the two must be equal to the letter"), "{}", reason(&response));

    cloud.change(|topology| guard(topology, "http://issuer.example", &[])).await;
    let response = with_token(&cloud, &token).await;
    assert!(reason(&response).contains("begin with https://"), "{}", reason(&response));

    cloud.change(|topology| api(topology).authorizers.clear()).await;
    let response = with_token(&cloud, &token).await;
    assert_eq!(
        said(&response),
        (500, r#"{"message":"Internal Server Error"}"#, ""),
        "the route stays closed"
    );
    cloud.teardown().await;
}

#[tokio::test]
async fn preflights_and_routes_that_ask_for_tokens() {
    let issuer = Issuer::start();
    let mut cloud = Cloud::steady(|topology| {
        guard(topology, &issuer.url, &[]);
        api(topology).cors =
            Some(Cors { allow_origins: vec!["https://a.example".into()], ..Cors::default() });
    })
    .await;
    let preflight = || {
        let request = Request::options("/api/version").header("origin", "https://a.example");
        request.header("access-control-request-method", "GET").body(Empty::<Bytes>::new()).unwrap()
    };
    let refused = cloud.ask(preflight()).await;
    assert_eq!(said(&refused), (401, UNAUTHORIZED, "Bearer"), "ANY takes OPTIONS, too");
    assert!(!refused.headers().contains_key("access-control-allow-origin"));
    cloud
        .change(|topology| {
            let route = api(topology).routes.get_mut("route1").unwrap();
            route.route_key = RouteKey::parse("GET /{proxy+}").unwrap();
        })
        .await;
    let allowed = cloud.ask(preflight()).await;
    assert_eq!(said(&allowed), (204, "", ""));
    assert_eq!(allowed.headers()["access-control-allow-origin"], "https://a.example");
    let unauthorized = Request::get("/api/version")
        .header("origin", "https://a.example")
        .body(Empty::<Bytes>::new())
        .unwrap();
    let unauthorized = cloud.ask(unauthorized).await;
    assert_eq!(unauthorized.status(), 401);
    assert_eq!(
        unauthorized.headers()["access-control-allow-origin"],
        "https://a.example",
        "scripts see the 401"
    );
    cloud.teardown().await;
}

#[tokio::test]
async fn https_listeners() {
    let set = |name: Option<&str>, https: bool| {
        let (name, port) = (name.map(str::to_owned), if https { 443 } else { 80 });
        move |topology: &mut Topology| {
            let listener = topology.listeners.get_mut(LISTENER).unwrap();
            (listener.https, listener.port) = (https, port);
            api(topology).integrations.get_mut("int1").unwrap().server_name_to_verify = name;
        }
    };
    let mut cloud = Cloud::steady(set(Some("alb.example.com"), true)).await;
    let closed = cloud.get("/api/echo").await;
    assert_eq!(closed.status(), 503);
    assert!(reason(&closed).contains("tcp 443, to sg-lb"), "{}", reason(&closed));
    cloud
        .change(|topology| {
            topology.security_groups.get_mut("sg-link").unwrap().egress.push(port_rule(443, "sg-lb"));
            topology.security_groups.get_mut("sg-lb").unwrap().ingress.push(port_rule(443, "sg-link"));
        })
        .await;
    let open = cloud.get("/api/echo").await;
    let seen = open.body().to_lowercase();
    assert!(seen.contains("\r\nx-forwarded-proto: https\r\nx-forwarded-port: 443\r\n"), "{seen}");

    cloud.change(set(None, true)).await;
    let plain = cloud.get("/api/echo").await;
    assert_eq!((plain.status().as_u16(), &plain.headers()["server"]), (400, &"awselb/2.0".parse().unwrap()));
    assert!(reason(&plain).contains("give it a tlsConfig"), "{}", reason(&plain));
    cloud.change(set(Some("alb.example.com"), false)).await;
    let encrypted = cloud.get("/api/echo").await;
    assert_eq!(said(&encrypted), (500, r#"{"message":"Internal Server Error"}"#, ""));
    assert!(reason(&encrypted).contains("is HTTP"), "{}", reason(&encrypted));
    cloud.change(set(None, false)).await;
    assert_eq!(cloud.get("/api/version").await.body(), "1");
    cloud.teardown().await;
}

fn healthy(status: &Status) -> usize {
    status.targets[GROUP].iter().filter(|target| target.state == TargetState::Healthy).count()
}

async fn by_name(cloud: &Cloud, host: &str, path: &str) -> Response<String> {
    cloud.ask(Request::get(path).header("host", host).body(Empty::<Bytes>::new()).unwrap()).await
}

#[tokio::test]
async fn domain_names() {
    const NAME: &str = "shop.example.com";
    let mut cloud = Cloud::steady(|topology| {
        api(topology).default_endpoint_disabled = true;
        api(topology).stages.insert("stage".into(), Stage { auto_deploy: true, ..Stage::default() });
    })
    .await;
    let unmapped = cloud.get("/api/version").await;
    assert_eq!(said(&unmapped), (404, r#"{"message":"Not Found"}"#, ""));
    assert!(reason(&unmapped).ends_with("no domain name is mapped to it"), "{}", reason(&unmapped));
    assert_eq!(unmapped.headers()["apigw-requestid"].len(), 16);

    let port = cloud.plane.open_gateway(NAME, None).await.unwrap();
    let mapping =
        |key: &str, stage: &str| ApiMapping { key: key.into(), api_id: "api1".into(), stage: stage.into() };
    let mappings =
        BTreeMap::from([("m1".into(), mapping("", "$default")), ("m2".into(), mapping("next/1", "stage"))]);
    cloud.change(|topology| drop(topology.domains.insert(NAME.into(), DomainName { port, mappings }))).await;
    let own = std::mem::replace(&mut cloud.port, port);
    for host in [NAME.to_owned(), format!("{NAME}:{port}"), NAME.to_uppercase()] {
        assert_eq!(by_name(&cloud, &host, "/api/version").await.body(), "1", "{host}");
    }
    let staged = by_name(&cloud, NAME, "/next/1/api/echo?a=1").await;
    assert!(staged.body().starts_with("GET /stage/api/echo?a=1 "), "{}", staged.body());
    cloud
        .change(|topology| {
            let parameters = &mut api(topology).integrations.get_mut("int1").unwrap().request_parameters;
            parameters.push(ParameterMapping::parse("overwrite:path", "$request.path").unwrap());
        })
        .await;
    let staged = by_name(&cloud, NAME, "/next/1/api/echo").await;
    assert!(staged.body().starts_with("GET /api/echo "), "{}", staged.body());
    let stranger = by_name(&cloud, "other.example.com", "/api/version").await;
    assert_eq!(said(&stranger), (403, r#"{"message":"Forbidden"}"#, ""));

    cloud.port = own;
    let closed = cloud.get("/api/version").await;
    let hint = format!("ask http://127.0.0.1:{port} with \"Host: {NAME}\"");
    assert!(closed.status() == 404 && reason(&closed).ends_with(&hint), "{}", reason(&closed));
    assert_eq!(
        by_name(&cloud, NAME, "/api/version").await.body(),
        "1",
        "a name leads to its API on every port"
    );

    cloud.restart(async || ()).await;
    assert_eq!(cloud.plane.open_gateway(NAME, Some(port)).await.unwrap(), port);
    cloud.wait("healthy targets again", |status| healthy(status) == 2).await;
    cloud.port = port;
    assert_eq!(by_name(&cloud, NAME, "/api/version").await.body(), "1");
    cloud.change(|topology| topology.domains.clear()).await;
    assert!(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err(), "its port is free again");
    cloud.port = own;
    cloud.teardown().await;
}
