//! Requests and the API: the way through, and the ways in which it ends before the load balancer.

use bytes::Bytes;
use http_body_util::Empty;
use hyper::Request;
use local_cloud::{model::*, status::TaskPhase};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{
    cloud::{Cloud, reason, until},
    topology::{api, port_rule, service},
};

#[tokio::test]
async fn the_whole_way() {
    let cloud = Cloud::steady(|_| ()).await;
    let request = Request::get("/api/echo?a=1&b=%20")
        .header("connection", "keep-alive, x-hop")
        .header("x-hop", "1")
        .header("x_bad", "1")
        .header("x-forwarded-for", "198.51.100.1")
        .header("x-good", "1");
    let response = cloud.ask(request.body(Empty::<Bytes>::new()).unwrap()).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["apigw-requestid"].len(), 16);
    assert!(!response.headers().contains_key("x-local-cloud-reason"));
    assert!(!response.headers().contains_key("keep-alive"));
    let seen = response.body().to_lowercase();
    for line in [
        "get /api/echo?a=1&b=%20 http/1.1\r\n",
        "\r\nhost: api.localhost\r\n",
        "\r\nx-good: 1\r\n",
        // The load balancer's client is the VPC link's interface.
        "\r\nx-forwarded-for: 10.0.1.",
        "\r\nx-forwarded-proto: http\r\n",
        "\r\nx-forwarded-port: 80\r\n",
        "\r\nforwarded: for=198.51.100.1, by=127.0.0.1;for=127.0.0.1;host=api.localhost;proto=http\r\n",
        "\r\nx-amzn-trace-id: root=1-",
    ] {
        assert!(seen.contains(line), "{line:?} in {seen}");
    }
    assert!(!seen.contains("x-hop") && !seen.contains("x_bad"), "{seen}");
    cloud.teardown().await;
}

#[tokio::test]
async fn without_a_vpc_link_a_server_on_this_machine_answers() {
    let server = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = server.local_addr().unwrap().port();
    let cloud = Cloud::steady(|topology| {
        for integration in api(topology).integrations.values_mut() {
            integration.vpc_link_id = None;
            integration.uri = format!("http://localhost:{port}/books/{{proxy}}");
        }
    })
    .await;
    let echo = tokio::spawn(async move {
        let (mut stream, _) = server.accept().await.unwrap();
        let mut head = vec![0; 8192];
        let length = stream.read(&mut head).await.unwrap();
        let answer = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.unwrap();
        stream.write_all(&head[..length]).await.unwrap();
    });
    let seen = cloud.get("/1/pages?a=1").await.into_body().to_lowercase();
    assert!(seen.starts_with("get /books/1/pages?a=1 http/1.1\r\n"), "{seen}");
    assert!(
        seen.contains(&format!("\r\nhost: localhost:{port}\r\n")) && !seen.contains("x-forwarded-for"),
        "{seen}"
    );
    echo.await.unwrap();
    // Nobody listens any more.
    let response = cloud.get("/1/pages").await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (503, r#"{"message":"Service Unavailable"}"#)
    );
    cloud.teardown().await;
}

#[tokio::test]
async fn the_tasks_of_a_cloud_map_service_answer_without_a_load_balancer() {
    const REGISTRY: &str = "arn:aws:servicediscovery:eu-west-1:000000000000:service/srv-1";
    let mut cloud = Cloud::begin(|topology| {
        service(topology).load_balancers.clear();
        service(topology).registry = Some(ServiceRegistry { arn: REGISTRY.into(), port: Some(80) });
        for integration in api(topology).integrations.values_mut() {
            integration.uri = REGISTRY.into();
        }
        let groups = &mut topology.security_groups;
        groups.get_mut("sg-link").unwrap().egress.push(port_rule(80, "sg-task"));
        groups.get_mut("sg-task").unwrap().ingress = vec![port_rule(80, "sg-link")];
    })
    .await;
    cloud.wait_steady().await;
    let seen = cloud.get("/api/echo?a=1").await.into_body().to_lowercase();
    assert!(seen.starts_with("get /api/echo?a=1 http/1.1\r\n"), "{seen}");
    assert!(seen.contains("\r\nforwarded: ") && !seen.contains("x-forwarded-for"), "{seen}");
    let mut pids = Vec::new();
    for _ in 0..4 {
        pids.push(cloud.get("/api/pid").await.into_body());
    }
    assert!(pids[..2] == pids[2..] && pids[0] != pids[1], "{pids:?}");

    cloud.change(|topology| service(topology).desired_count = 0).await;
    cloud.wait("no task", |status| status.tasks.iter().all(|task| task.phase == TaskPhase::Stopped)).await;
    let response = cloud.get("/api/echo").await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (503, r#"{"message":"Service Unavailable"}"#)
    );
    let none = format!("Cloud Map service {REGISTRY} has no registered targets; service book: 0 desired");
    assert!(reason(&response).starts_with(&none), "{}", reason(&response));

    cloud.change(|topology| service(topology).registry.as_mut().unwrap().port = None).await;
    let response = cloud.get("/api/echo").await;
    assert!(reason(&response).contains("instances without a port"), "{}", reason(&response));
    cloud
        .change(|topology| {
            service(topology).registry.as_mut().unwrap().port = Some(80);
            topology.security_groups.get_mut("sg-task").unwrap().ingress.clear();
        })
        .await;
    let response = cloud.get("/api/echo").await;
    assert!(
        reason(&response).contains("add an ingress rule (tcp 80, from sg-link) to sg-task"),
        "{}",
        reason(&response)
    );
    cloud.teardown().await;
}

#[tokio::test]
async fn nothing_takes_the_request() {
    let mut cloud = Cloud::steady(|_| ()).await;
    let root = cloud.get("/").await;
    assert_eq!((root.status().as_u16(), root.body().as_str()), (404, r#"{"message":"Not Found"}"#));
    assert!(reason(&root).contains("matches GET /: it has ANY /{proxy+}"), "{}", reason(&root));
    let unruled = cloud.get("/elsewhere").await;
    assert_eq!((unruled.status().as_u16(), unruled.body().as_str()), (404, ""));
    assert!(reason(&unruled).contains("no rule of its listener matches"), "{}", reason(&unruled));
    cloud.change(|topology| api(topology).stages.clear()).await;
    assert!(reason(&cloud.get("/api/echo").await).contains("no stage $default"));
    cloud
        .change(|topology| {
            drop(api(topology).stages.insert("stage".into(), Stage { auto_deploy: true, ..Stage::default() }))
        })
        .await;
    let staged = cloud.get("/stage/api/version").await;
    assert_eq!(staged.body(), "1", "a private integration gets the stage's name in the path");
    cloud.teardown().await;
}

#[tokio::test]
async fn throttling_and_cors_and_access_logs() {
    let cloud = Cloud::steady(|topology| {
        let stage = api(topology).stages.get_mut("$default").unwrap();
        stage.default_throttle = Some(ThrottleLimits { rate: 0.001, burst: 3 });
        let format = r#"{"id":"$context.requestId","route":"$context.routeKey","status":$context.status,"length":$context.responseLength,"why":"$context.error.message"}"#;
        stage.access_log =
            Some(AccessLogSettings { log_group: "/api/access".into(), format: format.into() });
        api(topology).cors = Some(Cors { allow_origins: vec!["https://a.example".into()], ..Cors::default() });
    })
    .await;
    let preflight = Request::options("/api/echo")
        .header("origin", "https://a.example")
        .header("access-control-request-method", "GET");
    let preflight = cloud.ask(preflight.body(Empty::<Bytes>::new()).unwrap()).await;
    assert_eq!(preflight.status(), 204);
    assert_eq!(preflight.headers()["access-control-allow-origin"], "https://a.example");
    let allowed = Request::get("/api/version")
        .header("origin", "https://a.example")
        .body(Empty::<Bytes>::new())
        .unwrap();
    let allowed = cloud.ask(allowed).await;
    assert_eq!(allowed.headers()["access-control-allow-origin"], "https://a.example");
    cloud.get("/api/version").await;
    let throttled = cloud.get("/api/version").await;
    assert_eq!(
        (throttled.status().as_u16(), throttled.body().as_str()),
        (429, r#"{"message":"Too Many Requests"}"#)
    );

    cloud.apply().await;
    let still = cloud.get("/api/version").await;
    assert_eq!(still.status(), 429, "another topology does not fill the bucket");

    let file = cloud.folder.path().join("logs/api/access/api1-default.log");
    let lines = || std::fs::read_to_string(&file).unwrap_or_default();
    until(|| lines().lines().count() == 5).await;
    let lines = lines();
    let parsed =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<serde_json::Value>>();
    assert_eq!(
        parsed.iter().map(|line| line["status"].as_u64().unwrap()).collect::<Vec<_>>(),
        [204, 200, 200, 429, 429]
    );
    assert_eq!(parsed[1]["id"], allowed.headers()["apigw-requestid"].to_str().unwrap());
    assert_eq!((&parsed[1]["route"], &parsed[1]["length"]), (&"ANY /{proxy+}".into(), &1.into()));
    assert_eq!(parsed[3]["why"], "Too Many Requests", "{lines}");
    cloud.teardown().await;
}

#[tokio::test]
async fn routes_have_throttles_of_their_own() {
    let mut cloud = Cloud::steady(|topology| {
        let limits = |burst| ThrottleLimits { rate: 0.001, burst };
        let stage = api(topology).stages.get_mut("$default").unwrap();
        stage.default_throttle = Some(limits(5));
        stage.route_throttles = [("ANY /{proxy+}".to_owned(), limits(1))].into();
    })
    .await;
    let statuses = [cloud.get("/api/pid").await.status(), cloud.get("/api/pid").await.status()];
    assert_eq!(statuses, [200, 429]);
    cloud
        .change(|topology| {
            let stage = api(topology).stages.get_mut("$default").unwrap();
            stage.route_throttles.clear();
            stage.default_throttle = Some(ThrottleLimits::default());
        })
        .await;
    let closed = cloud.get("/api/pid").await;
    assert_eq!(closed.status(), 429);
    assert!(reason(&closed).contains("let nothing through"), "{}", reason(&closed));
    cloud.teardown().await;
}

#[tokio::test]
async fn parameter_mappings() {
    let cloud = Cloud::steady(|topology| {
        let integration = api(topology).integrations.get_mut("int1").unwrap();
        let request = [
            ("append:header.x-stage", "${context.stage}/${context.httpMethod}"),
            ("overwrite:querystring.a", "2"),
        ];
        integration.request_parameters =
            request.iter().map(|(key, value)| ParameterMapping::parse(key, value).unwrap()).collect();
        let response =
            [("overwrite:statuscode", "201"), ("append:header.x-length", "$response.header.content-length")];
        let response =
            response.iter().map(|(key, value)| ParameterMapping::parse_response(key, value).unwrap());
        integration.response_parameters = vec![(hyper::StatusCode::OK, response.collect())];
    })
    .await;
    let response = cloud.get("/api/echo?a=1&b=3").await;
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["x-length"], response.body().len().to_string());
    assert!(response.body().starts_with("GET /api/echo?b=3&a=2 "), "{}", response.body());
    assert!(response.body().contains("x-stage: $default/GET\r\n"), "{}", response.body());
    assert_eq!(cloud.get("/api/nothing").await.status(), 404, "another status has no mappings");
    cloud.teardown().await;
}

#[tokio::test]
async fn damaged_and_foreign_requests() {
    let cloud = Cloud::steady(|_| ()).await;
    let long = format!(
        "GET /api/echo HTTP/1.1\r\nhost: localhost\r\nx: {}\r\nconnection: close\r\n\r\n",
        "v".repeat(11_000)
    );
    for (request, status, body) in [
        (
            "GET /api/echo HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
            403,
            "{\"message\":\"Forbidden\"}",
        ),
        ("GET /api/echo HTTP/1.1\r\nconnection: close\r\n\r\n", 400, "{\"message\":\"Bad Request\"}"),
        (
            "GET /api/echo HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\nconnection: close\r\n\r\n",
            400,
            "Bad Request",
        ),
        (&long, 431, "{\"message\":\"Request Header Fields Too Large\"}"),
        ("TRACE /api/echo HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", 405, "405 Not Allowed"),
        (
            "CONNECT localhost:80 HTTP/1.1\r\nhost: localhost:80\r\nconnection: close\r\n\r\n",
            400,
            "Bad Request",
        ),
        (
            "POST /api/sum HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: gzip, chunked\r\nconnection: close\r\n\r\n0\r\n\r\n",
            501,
            "Not Implemented",
        ),
        (
            "POST /api/hang HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
            400,
            "{\"message\":\"Bad Request\"}",
        ),
    ] {
        let answer = raw(&cloud, request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains(body),
            "{request:.80} {answer}"
        );
        assert!(
            answer.contains("apigw-requestid: ") && answer.contains("x-local-cloud-reason: "),
            "{answer}"
        );
    }
    cloud.teardown().await;
}

/// Sends these bytes over a connection of their own, and returns all that comes back until it is closed.
async fn raw(cloud: &Cloud, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", cloud.port)).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // It may be cut with bytes unread.
    stream.read_to_end(&mut answer).await.ok();
    String::from_utf8_lossy(&answer).into_owned()
}
