//! Requests: the way through, and every way in which it ends early.

use std::time::Duration;

use bytes::Bytes;
use futures::channel::mpsc;
use futures::{SinkExt, stream};
use http_body_util::{BodyExt, Empty, Full, StreamBody};
use hyper::{Request, body::Frame};
use local_cloud::model::*;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{
    backend::sum,
    cloud::{Cloud, GROUP, LISTENER, reason, service},
};

fn api(topology: &mut Topology) -> &mut HttpApi {
    topology.apis.get_mut("api1").unwrap()
}

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
async fn both_tasks_take_turns() {
    let cloud = Cloud::steady(|_| ()).await;
    let mut pids = Vec::new();
    for _ in 0..6 {
        pids.push(cloud.get("/api/pid").await.into_body());
    }
    assert_eq!(pids[0..2], pids[2..4]);
    assert_eq!(pids[0..2], pids[4..6]);
    assert_ne!(pids[0], pids[1]);
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
async fn no_target() {
    let cloud = Cloud::steady(|topology| service(topology).desired_count = 0).await;
    let response = cloud.get("/api/echo").await;
    assert_eq!(response.status(), 503);
    assert!(response.body().contains("503 Service Temporarily Unavailable"));
    let why = reason(&response);
    assert!(why.contains("target group book-tg has no registered targets; service book: 0 desired"), "{why}");
    cloud.teardown().await;
}

#[tokio::test]
async fn a_task_that_ignores_its_port() {
    let cloud = Cloud::begin(|topology| {
        super::cloud::redefine(topology, 2, &[("IGNORE_PORT", "1")]);
        service(topology).circuit_breaker_rollback = None;
    })
    .await;
    let said = |target: &local_cloud::status::TargetStatus| {
        target.reason.as_ref().is_some_and(|why| why.contains("PORT"))
    };
    cloud.wait("a failed check", |status| status.targets[GROUP].iter().any(said)).await;
    let response = cloud.get("/api/echo").await;
    // In the moment between unhealthy and deregistered, the load balancer fails open.
    assert!([502, 503].contains(&response.status().as_u16()), "{response:?}");
    assert!(reason(&response).contains("task"), "{}", reason(&response));
    cloud.teardown().await;
}

#[tokio::test]
async fn a_target_that_fails() {
    let cloud = Cloud::steady(|_| ()).await;
    for (path, why) in [
        ("/api/close", "closed the connection without an answer"),
        ("/api/garbage", "sent something that is not HTTP"),
    ] {
        let response = cloud.get(path).await;
        assert_eq!(response.status(), 502, "{path}");
        assert_eq!(response.headers()["server"], "awselb/2.0");
        assert!(reason(&response).contains(why), "{}", reason(&response));
    }
    let (mut sender, driver) = cloud.connect::<Empty<Bytes>>().await;
    tokio::spawn(driver);
    let request = Request::get("/api/cut").header("host", "localhost").body(Empty::new()).unwrap();
    // The head may have left before the cut, or not; either way, a cut response must not look whole.
    if let Ok(cut) = sender.send_request(request).await {
        assert!(cut.into_body().collect().await.is_err());
    }
    cloud.teardown().await;
}

#[tokio::test]
async fn a_target_that_is_silent() {
    let timeout = |millis| {
        move |topology: &mut Topology| {
            api(topology).integrations.get_mut("int1").unwrap().timeout = Duration::from_millis(millis);
        }
    };
    let mut cloud = Cloud::steady(timeout(100)).await;
    let response = cloud.get("/api/slow?ms=5000").await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (504, r#"{"message":"Gateway Timeout"}"#)
    );
    assert!(reason(&response).contains("the integration's timeout of 100ms"), "{}", reason(&response));
    cloud
        .change(|topology| {
            timeout(20_000)(topology);
            topology.load_balancers.get_mut("arn:lb").unwrap().idle_timeout = Duration::from_millis(100);
        })
        .await;
    let response = cloud.get("/api/slow?ms=5000").await;
    assert_eq!(response.status(), 504);
    assert!(response.body().contains("504 Gateway Time-out"), "the load balancer's page");
    assert_eq!(cloud.get("/api/slow?ms=1").await.body(), "slept");
    cloud.teardown().await;
}

#[tokio::test]
async fn a_body_over_the_limit() {
    let cloud = Cloud::steady(|_| ()).await;
    let declared =
        Request::post("/api/mirror").body(Full::new(Bytes::from(vec![0; 10 * 1024 * 1024 + 1]))).unwrap();
    let response = cloud.ask(declared).await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (413, r#"{"message":"Request Entity Too Large"}"#)
    );
    // Without a length, it shows on the way.
    let piece = || Ok::<_, std::convert::Infallible>(Frame::data(Bytes::from(vec![0; 64 * 1024])));
    let undeclared = StreamBody::new(stream::iter(std::iter::repeat_with(piece).take(161)));
    let response = cloud.ask(Request::post("/api/sink").body(undeclared).unwrap()).await;
    assert_eq!(response.status(), 413, "{response:?}");
    cloud.teardown().await;
}

#[tokio::test]
async fn bodies_are_streamed_both_ways() {
    let cloud = Cloud::steady(|_| ()).await;
    let (mut pieces, queue) = mpsc::channel::<Result<Frame<Bytes>, std::convert::Infallible>>(1);
    let (mut sender, driver) = cloud.connect().await;
    tokio::spawn(driver);
    let request =
        Request::post("/api/mirror").header("host", "localhost").body(StreamBody::new(queue)).unwrap();
    let response = sender.send_request(request).await.unwrap();
    let mut body = response.into_body();
    for word in ["one", "two", "three"] {
        pieces.send(Ok(Frame::data(Bytes::from(word)))).await.unwrap();
        // The answer to this piece is here before the next is sent: nothing on the way collects.
        let mut back = Bytes::new();
        while back.is_empty() {
            back = body.frame().await.unwrap().unwrap().into_data().unwrap();
        }
        assert_eq!(back, word);
    }
    drop(pieces);
    assert!(body.frame().await.is_none());
    cloud.teardown().await;
}

#[tokio::test]
async fn bodies_with_a_length_arrive_whole() {
    let cloud = Cloud::steady(|_| ()).await;
    for length in [1, 8 * 1024, 8 * 1024 + 1, 3_000_000] {
        let body = (0..length).map(|number: u32| (number % 251) as u8).collect::<Vec<_>>();
        let request = Request::post("/api/sum").body(Full::new(Bytes::from(body.clone()))).unwrap();
        let response = cloud.ask(request).await;
        assert_eq!((response.status().as_u16(), response.body()), (200, &sum(&body).to_string()));
    }
    cloud.teardown().await;
}

/// A task may answer before it has the whole request, and close.
#[tokio::test]
async fn an_early_answer_is_seen() {
    let cloud = Cloud::steady(|_| ()).await;
    for length in [1, 100_000, 9_000_000] {
        let request = Request::post("/api/refuse").body(Full::new(Bytes::from(vec![7; length]))).unwrap();
        let response = cloud.ask(request).await;
        assert_eq!((response.status().as_u16(), response.body().as_str()), (403, "not this one"), "{length}");
    }
    cloud.teardown().await;
}

#[tokio::test]
async fn closed_connections_never_show() {
    let cloud = Cloud::steady(|_| ()).await;
    // Every answer leaves a kept connection that the task closes at once.
    for round in 0..100 {
        let response = cloud.get("/api/once").await;
        assert_eq!(response.status(), 200, "round {round}: {response:?}");
    }
    cloud.teardown().await;
}

#[tokio::test]
async fn a_client_that_leaves_cancels_its_request() {
    let cloud = Cloud::steady(|_| ()).await;
    let (mut sender, driver) = cloud.connect::<Empty<Bytes>>().await;
    let driving = tokio::spawn(driver);
    let request = Request::get("/api/hang").header("host", "localhost").body(Empty::new()).unwrap();
    let asked = tokio::spawn(async move { sender.send_request(request).await.map(drop) });
    until(|| cloud.logs().contains("hanging")).await;
    asked.abort();
    driving.abort();
    until(|| cloud.logs().contains("the other side left: true")).await;
    cloud.teardown().await;
}

#[tokio::test]
async fn security_groups_on_the_way_in() {
    let mut cloud = Cloud::steady(|_| ()).await;
    cloud.change(|topology| topology.security_groups.get_mut("sg-lb").unwrap().ingress.clear()).await;
    let response = cloud.get("/api/echo").await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (503, r#"{"message":"Service Unavailable"}"#)
    );
    assert!(
        reason(&response).contains("add an ingress rule (tcp 80, from sg-link) to sg-lb"),
        "{}",
        reason(&response)
    );
    cloud.change(|topology| topology.listeners.clear()).await;
    assert!(reason(&cloud.get("/api/echo").await).contains(&format!("listener {LISTENER} does not exist")));
    cloud.teardown().await;
}

#[tokio::test]
async fn security_groups_between_load_balancer_and_tasks() {
    let cloud = Cloud::begin(|topology| {
        topology.security_groups.get_mut("sg-task").unwrap().ingress.clear();
    })
    .await;
    let status = cloud.wait("a failed check", |status| {
        status.targets[GROUP]
            .iter()
            .any(|target| target.reason.as_ref().is_some_and(|why| why.contains("sg-lb")))
    });
    let status = status.await;
    let why = status.targets[GROUP]
        .iter()
        .find_map(|target| target.reason.clone().filter(|why| why.contains("sg-lb")));
    let why = why.unwrap();
    assert!(why.starts_with("Request timed out (no ingress rule of task "), "{why}");
    assert!(why.ends_with("add an ingress rule (tcp 80, from sg-lb) to sg-task)"), "{why}");
    let response = cloud.get("/api/echo").await;
    assert!([503, 504].contains(&response.status().as_u16()), "{response:?}");
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
async fn a_client_stays_with_its_target() {
    let cloud = Cloud::steady(|topology| {
        topology.target_groups.get_mut(GROUP).unwrap().stickiness = Some(Duration::from_secs(60));
    })
    .await;
    let first = cloud.get("/api/pid").await;
    let cookies = first.headers().get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let cookie = cookies.map(|cookie| cookie.split(';').next().unwrap()).collect::<Vec<_>>().join("; ");
    for _ in 0..4 {
        let request = Request::get("/api/pid").header("cookie", &cookie).body(Empty::<Bytes>::new()).unwrap();
        assert_eq!(cloud.ask(request).await.body(), first.body(), "{cookie}");
    }
    let others = [cloud.get("/api/pid").await, cloud.get("/api/pid").await];
    assert_ne!(others[0].body(), others[1].body());
    cloud.teardown().await;
}

#[tokio::test]
async fn health_checks_ask_their_own_port() {
    let mut cloud = Cloud::begin(|topology| {
        topology.target_groups.get_mut(GROUP).unwrap().health_check.port = Some(8081);
        service(topology).circuit_breaker_rollback = None;
    })
    .await;
    let says = |words: &'static str| {
        move |status: &local_cloud::status::Status| {
            let mut reasons = status.targets[GROUP].iter().filter_map(|target| target.reason.as_ref());
            reasons.any(|why| why.contains(words))
        }
    };
    cloud.wait("a check of the other port", says("the check asks port 8081, which no container")).await;
    cloud
        .change(|topology| {
            let check = &mut topology.target_groups.get_mut(GROUP).unwrap().health_check;
            (check.port, check.https) = (Some(80), true);
        })
        .await;
    cloud.wait("a check by TLS", says("the targets' protocol is HTTP, and the check's is HTTPS")).await;
    cloud.change(|topology| topology.target_groups.get_mut(GROUP).unwrap().health_check.https = false).await;
    cloud.wait_steady().await;
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

#[tokio::test]
async fn responses_have_a_limit_and_no_reason_of_their_own() {
    let cloud = Cloud::steady(|_| ()).await;
    let declared = cloud.get("/api/large?length=10485761").await;
    assert_eq!(
        (declared.status().as_u16(), declared.body().as_str()),
        (500, r#"{"message":"Internal Server Error"}"#)
    );
    assert!(reason(&declared).contains("larger than the 10 MB"), "{}", reason(&declared));
    let just = cloud.get("/api/large?length=10485760").await;
    assert_eq!((just.status().as_u16(), just.body().len()), (200, 10_485_760));
    assert!(!just.headers().contains_key("x-local-cloud-reason"), "a task says none");
    cloud.teardown().await;
}

/// Waits for what no status tells.
pub async fn until(done: impl Fn() -> bool) {
    for _ in 0..6_000 {
        if done() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("not within a minute");
}
