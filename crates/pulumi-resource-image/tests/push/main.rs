//! Pushes to the local cloud's registry and to Debian's `docker-registry`, over lines that break and to
//! servers that fail.

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod support;

use std::{
    convert::Infallible,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use doctor::judge;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::{body::Bytes, service::service_fn};
use hyper_util::rt::TokioIo;
use local_cloud::registry::{Registry, RepositorySettings};
use oci::Digest;
use pulumi_resource_image::{image::Image, push::PushError};
use support::{DockerRegistry, Line, client, image, run, small_image};
use tempfile::TempDir;
use tokio::net::TcpListener;

async fn local() -> (Registry, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let registry = Registry::start(folder.path(), None).await.unwrap();
    registry.create_repository("book", RepositorySettings::default()).unwrap();
    (registry, folder)
}

fn quiet(_: &str) {}

#[tokio::test]
async fn what_is_there_is_not_sent_again() {
    let (registry, _folder) = local().await;
    let client = client(registry.host(), Some(("AWS", &registry.password().text)));
    let first = image("one");
    assert!(!client.exists(first.digest()).await.unwrap());
    assert_eq!(client.push(&first, &["latest".into()], &quiet).await.unwrap().blobs, 3);
    assert_eq!(client.push(&first, &[], &quiet).await.unwrap().blobs, 0);
    // Another binary: the layer of files stays.
    let second = image("two");
    assert_eq!(client.push(&second, &["latest".into()], &quiet).await.unwrap().blobs, 2);
    let images = registry.list_images("book").unwrap();
    let tags = |digest: &Digest| {
        images.iter().find(|image| image.digest == digest.to_string()).unwrap().tags.clone()
    };
    assert_eq!((tags(first.digest()), tags(second.digest())), (vec![], vec!["latest".to_owned()]));
    client.delete(first.digest()).await.unwrap();
    assert!(!client.exists(first.digest()).await.unwrap());
    client.delete(first.digest()).await.unwrap();
    registry.delete_repository("book", true).unwrap();
    client.delete(second.digest()).await.unwrap();
}

#[tokio::test]
async fn wrong_credentials_are_one_clear_error() {
    let (registry, _folder) = local().await;
    let image = image("one");
    let error =
        client(registry.host(), Some(("AWS", "wrong-password"))).push(&image, &[], &quiet).await.unwrap_err();
    let text = error.to_string();
    assert!(text.contains("refuses the credentials of user `AWS`: UNAUTHORIZED: "), "{text}");
    assert!(!text.contains("wrong-password"), "{text}");
    let error = client(registry.host(), None).push(&image, &[], &quiet).await.unwrap_err().to_string();
    assert!(error.contains("refuses access without credentials"), "{error}");
    client(registry.host(), Some(("AWS", &registry.password().text)))
        .push(&image, &[], &quiet)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_unknown_repository_and_an_immutable_tag_are_clear_errors() {
    let (registry, _folder) = local().await;
    let client = client(registry.host(), Some(("AWS", &registry.password().text)));
    registry.create_repository("book", RepositorySettings { immutable_tags: true }).unwrap();
    client.push(&image("one"), &["v1".into()], &quiet).await.unwrap();
    let error = client.push(&image("two"), &["v1".into()], &quiet).await.unwrap_err().to_string();
    assert!(
        error.contains("TAG_INVALID: The image tag 'v1' already exists in the 'book' repository"),
        "{error}"
    );
    registry.delete_repository("book", true).unwrap();
    let error = client.push(&image("one"), &[], &quiet).await.unwrap_err().to_string();
    assert!(error.contains("NAME_UNKNOWN: The repository with name 'book' does not exist"), "{error}");
}

/// How many bytes of requests a whole push takes.
async fn push_size(upstream: &str, credentials: Option<(&str, &str)>, image: &Image) -> usize {
    let line = Line::to(upstream.to_owned(), usize::MAX - 1, true).await;
    client(line.address, credentials).push(image, &[], &quiet).await.unwrap();
    line.passed(usize::MAX - 1)
}

#[tokio::test]
async fn a_push_survives_a_line_that_breaks_anywhere() {
    let (sizing, _folder) = local().await;
    let total = push_size(&sizing.host(), Some(("AWS", &sizing.password().text)), &image("one")).await;
    for cut in (1..40).map(|step| step * total / 40) {
        let (registry, _folder) = local().await;
        let line = Line::to(registry.host(), cut, false).await;
        let client = client(line.address, Some(("AWS", &registry.password().text)));
        client
            .push(&image("one"), &[], &quiet)
            .await
            .unwrap_or_else(|error| panic!("cut at byte {cut}: {error}"));
        assert!(line.broke());
        assert_eq!(registry.list_images("book").unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_push_interrupted_anywhere_is_one_error_and_the_next_goes_through() {
    let docker = DockerRegistry::start().await;
    let (registry, _folder) = local().await;
    let token = registry.password().text;
    let ours = (registry.host(), Some(("AWS", token.as_str())));
    let debians = docker.iter().map(|docker| (docker.address.clone(), None));
    // Cuts of the large image fall into its largest blob, those of the small one into each blob and the
    // manifest.
    let images = [(image("one"), 10), (small_image(), 40)];
    for ((upstream, credentials), (image, steps)) in [ours]
        .into_iter()
        .chain(debians)
        .flat_map(|registry| images.iter().map(move |image| (registry.clone(), image)))
    {
        let total = push_size(&upstream, credentials, image).await;
        for cut in (0..*steps).map(|step| step * total / steps) {
            // A repository of its own: what is there from the last time would not be sent.
            registry.create_repository(&format!("at-{cut}/book"), RepositorySettings::default()).unwrap();
            let line = Line::to(upstream.clone(), cut, true).await;
            let broken = client(format!("{}/at-{cut}", line.address), credentials);
            let error = broken.push(image, &[], &quiet).await.unwrap_err().to_string();
            assert!(
                error.contains(" did not answer ") && error.ends_with("(tried 3 times)"),
                "cut at {cut}: {error}"
            );
            let direct = client(format!("{upstream}/at-{cut}"), credentials);
            direct.push(image, &[], &quiet).await.unwrap();
            assert!(direct.exists(image.digest()).await.unwrap());
        }
    }
}

#[tokio::test]
async fn debians_registry_and_ours_serve_back_the_same_image() {
    if !judge("skopeo") || !judge("umoci") {
        return;
    }
    let Some(docker) = DockerRegistry::start().await else { return };
    let (registry, _folder) = local().await;
    let image = image("one");
    let folder = tempfile::tempdir().unwrap();
    let credentials = format!("AWS:{}", &registry.password().text);
    for (name, address, user) in
        [("docker", docker.address.clone(), None), ("ours", registry.host(), Some(&credentials))]
    {
        let user_parts = user.and_then(|user| user.split_once(':'));
        client(&address, user_parts).push(&image, &["latest".into()], &quiet).await.unwrap();
        let reference = format!("docker://{address}/book@{}", image.digest());
        let with = |option: &str| user.map(|user| vec![option.to_owned(), user.clone()]).unwrap_or_default();
        let inspect =
            [vec!["inspect".into(), "--tls-verify=false".into()], with("--creds"), vec![reference.clone()]]
                .concat();
        let inspected = tool("skopeo", inspect, folder.path()).await;
        assert!(inspected.contains(&format!("\"Digest\": \"{}\"", image.digest())), "{inspected}");
        let copy = |from: &str, to: String| {
            let source = vec!["copy".into(), "--src-tls-verify=false".into(), "--preserve-digests".into()];
            [source, with("--src-creds"), vec![from.to_owned(), to]].concat()
        };
        tool("skopeo", copy(&reference, format!("dir:{name}")), folder.path()).await;
        tool(
            "skopeo",
            copy(&format!("docker://{address}/book:latest"), format!("oci:{name}-oci:latest")),
            folder.path(),
        )
        .await;
        let unpack = ["unpack", "--rootless", "--image"].map(str::to_owned).into_iter();
        let unpack = unpack.chain([format!("{name}-oci:latest"), format!("{name}-unpacked")]).collect();
        tool("umoci", unpack, folder.path()).await;
        let service = folder.path().join(format!("{name}-unpacked/rootfs/service"));
        assert_eq!(run(service.to_str().unwrap(), &[], folder.path()), "one\n");
    }
    run("diff", &["--recursive", "docker", "ours"], folder.path());
    assert_eq!(std::fs::read(folder.path().join("ours/manifest.json")).unwrap(), image.manifest.bytes);
}

/// The registry answers on this runtime: its client must not block it.
async fn tool(tool: &'static str, arguments: Vec<String>, folder: &Path) -> String {
    let folder = folder.to_owned();
    let running = tokio::task::spawn_blocking(move || {
        run(tool, &arguments.iter().map(String::as_str).collect::<Vec<_>>(), &folder)
    });
    running.await.unwrap()
}

/// A server that answers as the closure says; it remembers nothing.
async fn server(answer: impl Fn(Request<Bytes>) -> Response<String> + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let answer = Arc::new(answer);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let answer = answer.clone();
            let service = service_fn(move |request: Request<hyper::body::Incoming>| {
                let answer = answer.clone();
                async move {
                    let (parts, body) = request.into_parts();
                    let body = body.collect().await.unwrap().to_bytes();
                    let answer = answer(Request::from_parts(parts, body));
                    Ok::<_, Infallible>(answer.map(|body| Full::new(Bytes::from(body))))
                }
            });
            tokio::spawn(
                hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service),
            );
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
