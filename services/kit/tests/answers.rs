//! What any service of the kit answers, over TCP.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use service_kit::{
    Collection, Site,
    testing::{Level, TestServer, parse, raw},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

#[derive(Deserialize, Serialize)]
struct Thing {
    id: u32,
    name: String,
}

const LIST: &str = r#"[{"id":1,"name":"a"},{"id":7,"name":"b"}]"#;
const NO_ITEM: &str = r#"<h2 style="font-family: Malgun Gothic; color: darkred;">Ooops... Cant find what you are looking for!</h2>"#;

fn site() -> Site {
    let collection = Collection {
        service: "thing-service",
        version: "0.0.0",
        path: "/api/things",
        json: LIST,
        welcome: "Welcome to Things",
        health_at_root: false,
    };
    Site::new(collection, |thing: &Thing| thing.id).expect("good data")
}

async fn start() -> TestServer {
    TestServer::start(site(), Level::INFO, Duration::from_secs(20)).await
}

#[tokio::test]
async fn list_item_and_health() {
    let server = start().await;
    for (path, status, kind, body) in [
        ("/api/things", 200, "application/json; charset=utf-8", LIST),
        ("/API/Things/?page=2", 200, "application/json; charset=utf-8", LIST),
        ("/api/things/7", 200, "application/json; charset=utf-8", r#"{"id":7,"name":"b"}"#),
        ("/api/things/2", 404, "text/html; charset=utf-8", NO_ITEM),
        ("/api/things/07", 404, "text/html; charset=utf-8", NO_ITEM),
        ("http://elsewhere/api/things/1", 200, "application/json; charset=utf-8", r#"{"id":1,"name":"a"}"#),
    ] {
        let answer = server.ask("GET", path, "").await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
        assert_eq!(answer.header("content-length"), Some(body.len().to_string().as_str()), "{path}");
        assert_eq!(answer.body, body, "{path}");
        for name in ["server", "x-powered-by"] {
            assert_eq!(answer.header(name), None, "{path}");
        }
    }
    let health = server.ask("GET", "/api/things/health", "").await;
    assert_eq!((health.status, health.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(health.body.contains("<title>Welcome to Things</title>"), "{}", health.body);
    assert_eq!(server.ask("GET", "/", "").await.status, 404);
}

#[tokio::test]
async fn unknown_paths_are_repeated_harmlessly() {
    let server = start().await;
    for (path, shown) in [
        ("/nope", "Cannot GET /nope"),
        ("//api/things", "Cannot GET //api/things"),
        ("/api/things/1/2?q=%3Cscript%3E", "Cannot GET /api/things/1/2"),
        ("/a\"b&c'd{e}|%3C", "Cannot GET /a%22b&amp;c&#39;d%7Be%7D%7C%3C"),
    ] {
        let answer = server.ask("GET", path, "").await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains(&format!("<pre>{shown}</pre>")), "{}", answer.body);
        assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("etag"), None);
    }
}

#[tokio::test]
async fn methods() {
    let server = start().await;
    let paths = ["/api/things", "/api/things/1", "/api/things/2", "/api/things/health", "/nope"];
    for path in paths {
        let get = server.ask("GET", path, "").await;
        let head = server.ask("HEAD", path, "").await;
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{path}");
        if path != "/nope" {
            let but_date = |answer: &service_kit::testing::Answer| {
                answer.headers.iter().filter(|(name, _)| name != "date").cloned().collect::<Vec<_>>()
            };
            assert_eq!(but_date(&head), but_date(&get), "{path}");
        }
    }
    for path in &paths[..4] {
        let options = server.ask("OPTIONS", path, "").await;
        assert_eq!((options.status, options.body.as_str()), (200, "GET,HEAD"), "{path}");
        assert_eq!(options.header("allow"), Some("GET,HEAD"));
        for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "FOO", "get"] {
            let refused = server.ask(method, path, "").await;
            assert_eq!((refused.status, refused.header("allow")), (405, Some("GET,HEAD")), "{method} {path}");
            assert_eq!(server.ask(method, "/nope", "").await.status, 404, "{method}");
        }
    }
}

#[tokio::test]
async fn a_known_tag_gives_304() {
    let server = start().await;
    for path in ["/api/things", "/api/things/1", "/api/things/health"] {
        let tag = server.ask("GET", path, "").await.header("etag").unwrap().to_owned();
        let strong = tag.trim_start_matches("W/");
        for known in [
            tag.clone(),
            strong.to_owned(),
            "*".into(),
            format!("\"x\", {tag}"),
            format!("\"x\"\r\nIf-None-Match: {tag}"),
        ] {
            for method in ["GET", "HEAD"] {
                let answer = server.ask(method, path, &format!("If-None-Match: {known}\r\n")).await;
                assert_eq!((answer.status, answer.body.as_str()), (304, ""), "{method} {path} {known}");
                assert_eq!(answer.header("etag"), Some(tag.as_str()));
                assert_eq!((answer.header("content-type"), answer.header("content-length")), (None, None));
            }
        }
        for other in ["\"x\"", "x", "", "W/", "\u{fc}"] {
            assert_eq!(
                server.ask("GET", path, &format!("If-None-Match: {other}\r\n")).await.status,
                200,
                "{path} {other}"
            );
        }
    }
    let missing = server.ask("GET", "/api/things/2", "If-None-Match: *\r\n").await;
    assert_eq!(
        (missing.status, missing.header("etag")),
        (404, Some(r#"W/"69-w6mwwald5AH4Pkhx0bFgQdNGOW0""#))
    );
}

#[tokio::test]
async fn malformed_requests_get_4xx_and_the_next_client_is_served() {
    let server = start().await;
    for path in ["/api/things/%ff", "/api/things/%zz", "/api/things/%"] {
        let answer = server.ask("GET", path, "").await;
        assert_eq!(answer.status, 400, "{path}");
        assert!(answer.body.contains(&format!("<pre>Cannot GET {path}</pre>")), "{}", answer.body);
    }
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(70_000));
    let huge = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "a".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(200));
    for (request, status) in [
        (&b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..], 400),
        (b"hello\r\n\r\n", 400),
        (b"GET\r\n\r\n", 400),
        (b"GET /a b HTTP/1.1\r\n\r\n", 400),
        (b"GET /<x> HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"G@T / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        (b"CONNECT somewhere:443 HTTP/1.1\r\nConnection: close\r\n\r\n", 404),
        (b"GET somewhere:443 HTTP/1.1\r\nConnection: close\r\n\r\n", 404),
        (b"GET http://somewhere HTTP/1.1\r\nConnection: close\r\n\r\n", 404),
        (b"OPTIONS * HTTP/1.1\r\nConnection: close\r\n\r\n", 404),
        (b"GET /api/things HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n", 400),
        (long.as_bytes(), 414),
        (huge.as_bytes(), 431),
        (many.as_bytes(), 431),
    ] {
        let start = String::from_utf8_lossy(&request[..request.len().min(40)]).into_owned();
        assert_eq!(parse(&raw(server.address, request).await).status, status, "{start:?}");
        assert_eq!(server.ask("GET", "/api/things", "").await.status, 200);
    }
    let (_, log) = server.stop().await;
    assert!(log.contains(r#""message":"connection ended early","error":"invalid"#), "{log}");
}

#[tokio::test]
async fn http_1_0_is_answered_and_closed() {
    let server = start().await;
    let answer = parse(&raw(server.address, b"GET /api/things/1 HTTP/1.0\r\n\r\n").await);
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"id":1,"name":"a"}"#));
}

#[tokio::test]
async fn bodies_are_thrown_away_up_to_a_limit() {
    let server = start().await;
    let with_body = |size: usize| {
        let head = format!(
            "GET /api/things/1 HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: {size}\r\n\r\n"
        );
        head + &"{".repeat(size)
    };
    // Two on one connection: the second would be misread if the first body were left there.
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    for size in [1, 100 * 1024] {
        stream.write_all(with_body(size).as_bytes()).await.unwrap();
        let mut answer = vec![0; 4096];
        let read = stream.read(&mut answer).await.unwrap();
        assert_eq!(
            parse(std::str::from_utf8(&answer[..read]).unwrap()).body,
            r#"{"id":1,"name":"a"}"#,
            "{size}"
        );
    }
    let refused = parse(&raw(server.address, with_body(100 * 1024 + 1).as_bytes()).await);
    assert_eq!((refused.status, refused.header("connection")), (413, Some("close")));
}

#[tokio::test]
async fn pipelined_requests_are_answered_in_order() {
    let server = start().await;
    let request =
        b"GET /api/things/1 HTTP/1.1\r\n\r\nGET /api/things/7 HTTP/1.1\r\nConnection: close\r\n\r\n";
    let answers = raw(server.address, request).await;
    assert!(answers.find(r#""id":1"#) < answers.find(r#""id":7"#), "{answers}");
}

#[tokio::test]
async fn each_request_is_one_log_line() {
    let server = start().await;
    let trace = "X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678\r\n";
    server.ask("GET", "/api/things/health", trace).await;
    server.ask("GET", "/api/things?secret=1", trace).await;
    server
        .ask("POST", "/nope\"\\", "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n")
        .await;
    server.ask("GET", "/api/things/2", "").await;
    let (_, log) = server.stop().await;
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let seen = lines.iter().map(|line| {
        assert_eq!((&line["level"], &line["message"]), (&"info".into(), &"request".into()));
        assert!(line["durationMs"].is_f64() && line["time"].as_str().unwrap().ends_with('Z'), "{line}");
        (line["method"].as_str().unwrap(), line["path"].as_str().unwrap(), line["status"].as_u64().unwrap())
    });
    assert_eq!(
        seen.collect::<Vec<_>>(),
        [("GET", "/api/things", 200), ("POST", "/nope\"\\", 404), ("GET", "/api/things/2", 404)]
    );
    assert_eq!(lines[0]["traceId"], "1-67891233-abcdef012345678912345678");
    assert_eq!(lines[1]["traceId"], "4bf92f3577b34da6a3ce929d0e0e4736");
    assert_eq!(lines[2]["traceId"].as_str().unwrap().len(), 32);
}

#[tokio::test]
async fn health_checks_are_logged_for_debugging_only() {
    let server = TestServer::start(site(), Level::DEBUG, Duration::from_secs(20)).await;
    server.ask("GET", "/api/things/health", "").await;
    server.ask("PUT", "/api/things/health", "").await;
    let (_, log) = server.stop().await;
    let levels =
        log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["level"].clone());
    assert_eq!(levels.collect::<Vec<_>>(), ["debug", "info"]);
}

#[tokio::test]
async fn a_drain_waits_for_requests_in_flight_only() {
    let server = start().await;
    let mut idle = TcpStream::connect(server.address).await.unwrap();
    let mut busy = TcpStream::connect(server.address).await.unwrap();
    // Asking for 100-continue shows that the request has begun before the stop.
    let head = b"GET /api/things/1 HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    busy.write_all(head).await.unwrap();
    let mut go_on = [0; 25];
    busy.read_exact(&mut go_on).await.unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");

    let address = server.address;
    let stopped = tokio::spawn(server.stop());
    assert_eq!(idle.read(&mut [0]).await.unwrap(), 0, "an idle connection is closed at once");
    assert!(TcpStream::connect(address).await.is_err(), "nothing listens any more");
    assert!(!stopped.is_finished());
    busy.write_all(b"{}").await.unwrap();
    let mut answer = String::new();
    busy.read_to_string(&mut answer).await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(r#"{"id":1,"name":"a"}"#),
        "{answer}"
    );
    let (cut, log) = stopped.await.unwrap();
    assert_eq!(cut, 0);
    assert!(log.contains(r#""status":200"#), "{log}");
}

#[tokio::test]
async fn a_drain_is_bounded() {
    let server = TestServer::start(site(), Level::INFO, Duration::from_millis(20)).await;
    let mut stuck = TcpStream::connect(server.address).await.unwrap();
    stuck
        .write_all(b"GET /api/things/1 HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        .await
        .unwrap();
    stuck.read_exact(&mut [0; 25]).await.unwrap();
    assert_eq!(server.stop().await.0, 1);
}
