//! Requests that servers disagree about: those by which AWS's own classifier is tested, and what of them
//! reaches a task, judged by that classifier again.
//!
//! `desync.json` has the inputs and classes of <https://github.com/aws/http-desync-guardian/tree/main/tests>,
//! of which the load balancer's classes come: class, name, method, target, version, fields.

use std::time::Duration;

use http_body_util::Full;
use http_desync_guardian::{RequestSafetyTier as Tier, request_analyzer::HttpRequestData};
use hyper::Request;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use super::cloud::Cloud;

type Case = (String, String, String, String, String, Vec<(String, String)>);

/// Characters as the bytes that they stand for.
fn bytes(text: &str) -> Vec<u8> {
    let byte = |character: char| u8::try_from(u32::from(character)).map_err(|_| ());
    text.chars().map(byte).collect::<Result<_, _>>().unwrap_or_else(|()| text.as_bytes().to_vec())
}

/// The request, and behind it what a smuggler would have taken for another: the end of a chunked body, and a
/// request whose body is not there.
fn raw((_, _, method, target, version, fields): &Case) -> Vec<u8> {
    let target = target.replacen("/foo/bar", "/api/seen", 1).replacen("/test.html", "/api/seen", 1);
    let mut raw = [bytes(method), bytes(&target), bytes(version)].join(&b' ');
    raw.extend(b"\r\n");
    let has_host = fields.iter().any(|(name, _)| name.trim().eq_ignore_ascii_case("host"));
    if !has_host {
        raw.extend(b"Host: localhost\r\n");
    }
    for (name, value) in fields.iter().filter(|(name, _)| !name.trim().eq_ignore_ascii_case("host")) {
        raw.extend([bytes(name), bytes(value)].join(b": ".as_slice()));
        raw.extend(b"\r\n");
    }
    if has_host {
        raw.extend(b"Host: localhost\r\n");
    }
    raw.extend(b"\r\n0\r\n\r\nGET /api/smuggled HTTP/1.1\r\nHost: localhost\r\nX: ");
    raw.extend([b'x'; 10_000]);
    raw
}

/// All that comes back until the gateway closes, or has nothing more to say.
async fn ask(cloud: &Cloud, raw: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", cloud.port)).await.unwrap();
    // A gateway that has refused the beginning may close before it has read the rest.
    let _ = stream.write_all(raw).await;
    let mut answer = Vec::new();
    let mut buffer = [0; 16 * 1024];
    // What comes after the answer to the request is about the garbage behind it.
    while let Ok(Ok(count @ 1..)) = timeout(Duration::from_secs(20), stream.read(&mut buffer)).await {
        answer.extend_from_slice(&buffer[..count]);
        if is_whole(&String::from_utf8_lossy(&answer)) {
            break;
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn is_whole(answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else { return false };
    let length =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

/// What is wrong with a request as a task sees it.
fn wrong_with(head: &str) -> Option<String> {
    let (mut delimiters, mut lines) = (0, head.split("\r\n"));
    let line = lines.next()?;
    if line.split(' ').count() != 3 || !line.ends_with(" HTTP/1.1") {
        return Some(format!("the line {line:?}"));
    }
    for field in lines {
        let Some((name, value)) = field.split_once(": ") else { return Some(format!("the field {field:?}")) };
        let is_token =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
        if !is_token
            || name.is_empty()
            || value.contains(|character: char| character.is_control() && character != '\t')
        {
            return Some(format!("the field {field:?}"));
        }
        match name.to_lowercase().as_str() {
            "content-length" if value.bytes().all(|byte| byte.is_ascii_digit()) => delimiters += 1,
            "transfer-encoding" if value == "chunked" => delimiters += 1,
            "content-length" | "transfer-encoding" => return Some(format!("the field {field:?}")),
            _ => {}
        }
    }
    (delimiters > 1).then(|| "two ends of its body".to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_task_sees_a_request_otherwise_than_the_gateway() {
    no_task_sees_worse_than(Tier::Ambiguous, false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mode_strictest_lets_compliant_requests_through_alone() {
    no_task_sees_worse_than(Tier::Compliant, true).await;
    let cloud = strictest(true).await;
    let ask = |method: &'static str| {
        let request = Request::builder().method(method).uri("/api/echo").body(Full::from("a body"));
        cloud.ask(request.unwrap())
    };
    let blocked = ask("GET").await;
    assert_eq!(blocked.status(), 400);
    assert_eq!(
        blocked.headers()["x-local-cloud-reason"],
        "desync mitigation mode strictest blocks requests that are Ambiguous: UndefinedContentLengthSemantics"
    );
    assert_eq!(ask("POST").await.status(), 200);
    cloud.teardown().await;
}

async fn strictest(is: bool) -> Cloud {
    Cloud::steady(|topology| {
        topology.load_balancers.values_mut().for_each(|balancer| balancer.strictest_desync_mitigation = is);
    })
    .await
}

async fn no_task_sees_worse_than(allowed: Tier, is_strictest: bool) {
    let cloud = strictest(is_strictest).await;
    let cases: Vec<Case> = serde_json::from_str(include_str!("desync.json")).unwrap();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for case in &cases {
        let (class, name, method, ..) = case;
        let answer = ask(&cloud, &raw(case)).await;
        let status = answer.split(' ').nth(1).unwrap_or("none");
        // What comes after the view is the answer to the garbage behind the request; HEAD shows no view.
        let has_view = status == "200" && method != "HEAD";
        let body = answer.split_once("\r\n\r\n").filter(|_| has_view).map(|(_, body)| body);
        let view = body.and_then(|body| body.split_once("\r\n\r\n")).map(|(view, _)| view);
        if class == "Severe" && !matches!(status, "400" | "501" | "431") {
            wrong.push(format!("{class} {name:?} is answered with {status}"));
        }
        if let Some(view) = view {
            seen += usize::from(class == "Compliant");
            wrong.extend(wrong_with(view).map(|what| format!("{class} {name:?}: a task sees {what}")));
            let found = HttpRequestData::analyze_raw_request(format!("{view}\r\n\r\n").as_bytes());
            if found.tier > allowed {
                wrong.push(format!(
                    "{class} {name:?}: a task sees what is {:?}: {:?}",
                    found.tier, found.message
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(seen >= 10, "only {seen} compliant requests reach a task");
    // Connections to the tasks were not poisoned.
    for _ in 0..20 {
        assert_eq!(cloud.get("/api/version").await.body(), "1");
    }
    cloud.teardown().await;
}
