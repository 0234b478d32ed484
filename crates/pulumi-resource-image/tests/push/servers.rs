//! Pushes to servers that fail, refuse, ask for tokens, redirect, or are not there.

use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::{
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use oci::Digest;
use pulumi_resource_image::push::PushError;
use tokio::net::TcpListener;

use crate::{
    quiet,
    support::{client, image},
};

/// A server that answers as the closure says; it remembers nothing.
async fn server(answer: impl Fn(Request<Bytes>) -> Response<String> + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let answer = Arc::new(answer);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let answer = answer.clone();
            let service = service_fn(move |request: Request<Incoming>| {
                let answer = answer.clone();
                async move {
                    let (parts, body) = request.into_parts();
                    let body = body.collect().await.unwrap().to_bytes();
                    let answer = answer(Request::from_parts(parts, body));
                    Ok::<_, Infallible>(answer.map(|body| Full::new(Bytes::from(body))))
                }
            });
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    address
}

fn reply(status: StatusCode, headers: &[(&'static str, String)], body: &str) -> Response<String> {
    let mut reply = Response::new(body.to_owned());
    *reply.status_mut() = status;
    for (name, value) in headers {
        reply.headers_mut().insert(*name, value.parse().unwrap());
    }
    reply
}

/// What an upload needs of a registry: nothing is there, everything is taken.
fn agreeable(request: &Request<Bytes>) -> Response<String> {
    let location = [("location", "/v2/book/blobs/uploads/1?state=a".to_owned())];
    match *request.method() {
        Method::POST | Method::PATCH => reply(StatusCode::ACCEPTED, &location, ""),
        Method::PUT => reply(StatusCode::CREATED, &[], ""),
        _ => reply(StatusCode::NOT_FOUND, &[], ""),
    }
}

#[tokio::test]
async fn a_server_that_fails_is_tried_three_times() {
    for method in [Method::GET, Method::HEAD, Method::POST, Method::PATCH, Method::PUT] {
        for (failures, survives) in [(2, true), (3, false)] {
            let (method, count) = (method.clone(), Arc::new(AtomicUsize::new(0)));
            let (failing, counted) = (method.clone(), count.clone());
            let address = server(move |request| {
                if *request.method() == failing && counted.fetch_add(1, Ordering::SeqCst) < failures {
                    let body = r#"{"errors":[{"code":"UNKNOWN","message":"no space left on device"}]}"#;
                    return reply(StatusCode::INTERNAL_SERVER_ERROR, &[], body);
                }
                agreeable(&request)
            })
            .await;
            // One blob, so that the attempts are one request's.
            let mut image = image("one");
            image.blobs.truncate(1);
            let pushed = client(&address, None).push(&image, &[], &quiet).await;
            assert_eq!(pushed.is_ok(), survives, "{failures} failures of {method}: {pushed:?}");
            if let Err(error) = pushed {
                let error = error.to_string();
                assert!(error.contains(&format!("answered {method} /v2/book/")), "{error}");
                let end = match method {
                    // An answer to HEAD has no body.
                    Method::HEAD => "with 500 Internal Server Error: it gave no reason (tried 3 times)",
                    _ => "with 500 Internal Server Error: UNKNOWN: no space left on device (tried 3 times)",
                };
                assert!(error.ends_with(end), "{error}");
                client(&address, None).push(&image, &[], &quiet).await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn a_refusal_is_not_tried_again() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let address = server(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        reply(StatusCode::FORBIDDEN, &[], r#"{"errors":[{"code":"DENIED","message":"not yours"}]}"#)
    })
    .await;
    let error = client(&address, None).exists(image("one").digest()).await.unwrap_err();
    assert!(
        error.is_refusal() && matches!(error, PushError::Status { status: StatusCode::FORBIDDEN, .. }),
        "{error}"
    );
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

/// A registry with a token service, whose uploads go to another host, which must see no credentials.
#[tokio::test]
async fn tokens_are_fetched_and_stay_with_the_registry() {
    let seen: Arc<Mutex<Vec<(String, HeaderMap)>>> = Arc::default();
    let record = |name: &'static str| {
        let seen = seen.clone();
        move |request: &Request<Bytes>| {
            let entry = (format!("{name} {} {}", request.method(), request.uri()), request.headers().clone());
            seen.lock().unwrap().push(entry);
        }
    };
    let storage_record = record("storage");
    let storage = server(move |request| {
        storage_record(&request);
        reply(StatusCode::CREATED, &[], "")
    })
    .await;
    let token_record = record("token");
    let token = server(move |request| {
        token_record(&request);
        match request.headers().get("authorization").and_then(|value| value.to_str().ok()) {
            Some("Basic QVdTOnNlY3JldA==") => reply(StatusCode::OK, &[], r#"{"token":"t0k3n"}"#),
            _ => reply(
                StatusCode::UNAUTHORIZED,
                &[],
                r#"{"errors":[{"code":"UNAUTHORIZED","message":"who?"}]}"#,
            ),
        }
    })
    .await;
    let registry_record = record("registry");
    let address = server(move |request| {
        registry_record(&request);
        if request.headers().get("authorization").is_none_or(|value| value != "Bearer t0k3n") {
            let challenge = format!("Bearer realm=\"http://{token}/auth\",service=\"registry\",scope=\"repository:book:pull,push\"");
            return reply(StatusCode::UNAUTHORIZED, &[("www-authenticate", challenge)], "");
        }
        match *request.method() {
            Method::POST => reply(StatusCode::ACCEPTED, &[("location", format!("http://{storage}/up?sig=1"))], ""),
            _ => agreeable(&request),
        }
    })
    .await;
    let mut image = image("one");
    image.blobs.remove(0);
    client(&address, Some(("AWS", "secret"))).push(&image, &[], &quiet).await.unwrap();
    {
        let seen = seen.lock().unwrap();
        let tokens: Vec<_> = seen.iter().filter(|(what, _)| what.starts_with("token")).collect();
        assert_eq!(tokens.len(), 1, "one challenge is enough");
        assert_eq!(tokens[0].0, "token GET /auth?service=registry&scope=repository:book:pull,push");
        let stored: Vec<_> = seen.iter().filter(|(what, _)| what.starts_with("storage")).collect();
        assert_eq!(stored.len(), 2);
        for (what, headers) in stored {
            assert!(what.starts_with("storage PUT /up?sig=1&digest=sha256:"), "{what}");
            assert!(!headers.contains_key("authorization"), "{what}");
        }
    }
    let error =
        client(&address, Some(("AWS", "wrong"))).push(&image, &[], &quiet).await.unwrap_err().to_string();
    assert!(error.ends_with("refuses the credentials of user `AWS`: UNAUTHORIZED: who?"), "{error}");
}

#[tokio::test]
async fn a_registry_cannot_send_the_push_over_plain_http() {
    let address = server(|request| match *request.method() {
        Method::POST => reply(StatusCode::ACCEPTED, &[("location", "http://registry.example/up".into())], ""),
        _ => agreeable(&request),
    })
    .await;
    let error = client(&address, None).push(&image("one"), &[], &quiet).await.unwrap_err().to_string();
    assert!(error.starts_with("registry registry.example would be spoken to over plain HTTP"), "{error}");
}

/// A registry may move reads anywhere, but what changes something stays with the server that was asked.
#[tokio::test]
async fn a_registry_cannot_send_changes_to_another_server() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let record = seen.clone();
    let other = server(move |request| {
        record.lock().unwrap().push(request.method().to_string());
        reply(StatusCode::OK, &[], "{}")
    })
    .await;
    let target = format!("http://{other}/containers/victim?force=1");
    let address = server(move |request| match request.uri().path() {
        "/moved" => reply(StatusCode::ACCEPTED, &[], ""),
        path if path.contains(&Digest::of(b"within").to_string()) => {
            reply(StatusCode::TEMPORARY_REDIRECT, &[("location", "/moved".into())], "")
        }
        _ => reply(StatusCode::TEMPORARY_REDIRECT, &[("location", target.clone())], ""),
    })
    .await;
    let client = client(&address, None);
    let error = client.delete(&Digest::of(b"x")).await.unwrap_err().to_string();
    assert!(error.ends_with(&format!("it redirects DELETE to http://{other}")), "{error}");
    assert!(seen.lock().unwrap().is_empty());
    client.delete(&Digest::of(b"within")).await.unwrap();
    assert!(client.exists(&Digest::of(b"x")).await.unwrap());
    assert_eq!(*seen.lock().unwrap(), ["GET"]);
}

#[tokio::test]
async fn nobody_listening_is_one_clear_error() {
    let address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let error = client(address, None).push(&image("one"), &[], &quiet).await.unwrap_err();
    assert!(error.is_absence());
    let error = error.to_string();
    assert!(error.contains("did not answer GET /v2/book/manifests/sha256:"), "{error}");
    assert!(
        error.ends_with("Connection refused (os error 111) (tried 3 times)")
            || cfg!(not(target_os = "linux")),
        "{error}"
    );
}
