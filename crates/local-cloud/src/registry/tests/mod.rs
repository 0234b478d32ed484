//! The registry over its socket: what a client may do, what it is told when it may not, and what a restart
//! keeps.

mod client;
mod run;
mod uploads;

use http::Method;
use oci::Digest;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use self::client::{Case, config, layer};
use super::{Registry, RepositoryError, RepositorySettings};

#[tokio::test]
async fn credentials_are_asked_for() {
    let case = Case::new().await;
    for wrong in ["", "Basic QVdTOndyb25n", "Bearer x", "Basic %%"] {
        let answer = case.send(Method::GET, "/v2/", &[("authorization", wrong)], "").await;
        assert!(answer.header("www-authenticate").starts_with("Basic realm="));
        answer.fails(401, "UNAUTHORIZED");
    }
    let answer = case.get("/v2/").await.is(200);
    assert_eq!(answer.header("docker-distribution-api-version"), "registry/2.0");
}

#[tokio::test]
async fn only_loopbacks_names_are_answered() {
    let case = Case::new().await;
    let port = case.registry.port();
    let ask = async |hosts: &str| {
        let mut stream = tokio::net::TcpStream::connect(case.registry.host()).await.unwrap();
        let head = format!(
            "GET /v2/ HTTP/1.1\r\n{hosts}authorization: {}\r\nconnection: close\r\n\r\n",
            case.authorization()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer[9..12].parse::<u16>().unwrap()
    };
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "aws.localhost", "[::1]"] {
        assert_eq!(ask(&format!("host: {host}:{port}\r\n")).await, 200, "{host}");
    }
    assert_eq!(ask("host: localhost:1\r\n").await, 200, "a forwarded port");
    for host in
        ["evil.example", "localhost.evil.example", "127.0.0.2", "127.0.0.1:x", "a b", "u@localhost", ""]
    {
        assert_eq!(ask(&format!("host: {host}\r\n")).await, 403, "{host}");
    }
    assert_eq!(ask("").await, 403, "none");
    assert_eq!(ask("host: localhost\r\nhost: localhost\r\n").await, 403, "two");
}

#[tokio::test]
async fn manifests_must_be_whole() {
    let case = Case::new().await;
    let layer = layer("service");
    let good = case.image(&layer, config(&layer, json!({}))).await;
    let digest = Digest::of(good.to_string().as_bytes());
    let mut missing = good.clone();
    missing["layers"][0]["digest"] = Digest::of(b"missing").to_string().into();
    case.manifest("/v2/book/manifests/latest", &missing).await.fails(400, "MANIFEST_BLOB_UNKNOWN");
    let wrong = format!("/v2/book/manifests/{}", Digest::of(b"wrong"));
    case.manifest(&wrong, &good).await.fails(400, "DIGEST_INVALID");
    case.manifest("/v2/book/manifests/.bad", &good).await.fails(400, "TAG_INVALID");
    let other_type = [("content-type", "application/vnd.docker.distribution.manifest.v2+json")];
    let path = "/v2/book/manifests/latest";
    case.send(Method::PUT, path, &other_type, good.to_string()).await.fails(400, "MANIFEST_INVALID");
    case.send(Method::PUT, path, &other_type, "{").await.fails(400, "MANIFEST_INVALID");
    case.send(Method::PUT, path, &other_type, vec![b' '; 5 * 1024 * 1024])
        .await
        .fails(413, "MANIFEST_INVALID");
    case.get(path).await.fails(404, "MANIFEST_UNKNOWN");

    case.manifest(path, &good).await.is(201);
    for reference in ["latest", &digest.to_string()] {
        let answer = case.get(&format!("/v2/book/manifests/{reference}")).await.is(200);
        assert_eq!(answer.header("content-type"), "application/vnd.oci.image.manifest.v1+json");
        assert_eq!(answer.header("docker-content-digest"), digest.to_string());
        assert_eq!(answer.body, good.to_string());
    }
}

#[tokio::test]
async fn tags_are_listed_and_immutable_ones_stay() {
    let case = Case::new().await;
    let (one, two) = (layer("one"), layer("two"));
    let first = case.image(&one, config(&one, json!({}))).await;
    let second = case.image(&two, config(&two, json!({}))).await;
    for tag in ["a", "b", "c"] {
        case.manifest(&format!("/v2/book/manifests/{tag}"), &first).await.is(201);
    }
    case.manifest("/v2/book/manifests/a", &second).await.is(201);
    let page = case.get("/v2/book/tags/list?n=2&last=a").await.is(200);
    assert_eq!(page.body, r#"{"name":"book","tags":["b","c"]}"#);
    let page = case.get("/v2/book/tags/list?n=2").await.is(200);
    assert_eq!(page.header("link"), r#"</v2/book/tags/list?n=2&last=b>; rel="next""#);

    case.registry.create_repository("book", RepositorySettings { immutable_tags: true }).unwrap();
    let message = case.manifest("/v2/book/manifests/b", &second).await.fails(400, "TAG_INVALID");
    assert!(
        message.starts_with(
            "The image tag 'b' already exists in the 'book' repository and cannot be overwritten"
        )
    );
    case.manifest("/v2/book/manifests/b", &first).await.is(201);
    case.manifest("/v2/book/manifests/d", &second).await.is(201);
}

#[tokio::test]
async fn what_is_deleted_frees_its_space_and_shares_survive() {
    let case = Case::new().await;
    let (one, two) = (layer("one"), layer("two"));
    let first = case.image(&one, config(&one, json!({}))).await;
    let mut second = case.image(&two, config(&two, json!({}))).await;
    second["layers"] = json!([first["layers"][0], second["layers"][0]]);
    case.manifest("/v2/book/manifests/one", &first).await.is(201);
    case.manifest("/v2/book/manifests/two", &second).await.is(201);
    let images = case.registry.list_images("book").unwrap();
    assert_eq!(images.iter().map(|image| image.tags.concat()).collect::<Vec<_>>().len(), 2);

    let error = case.registry.delete_repository("book", false).unwrap_err().to_string();
    assert_eq!(
        error,
        "RepositoryNotEmptyException: The repository with name 'book' in registry with id '000000000000' cannot be deleted because \
         it still contains images"
    );
    let digest = Digest::of(second.to_string().as_bytes());
    case.send(Method::DELETE, &format!("/v2/book/manifests/{digest}"), &[], "").await.is(202);
    case.get("/v2/book/manifests/two").await.fails(404, "MANIFEST_UNKNOWN");
    case.get(&format!("/v2/book/blobs/{}", Digest::of(&one))).await.is(200);
    case.get(&format!("/v2/book/blobs/{}", Digest::of(&two))).await.fails(404, "BLOB_UNKNOWN");
    assert_eq!(std::fs::read_dir(case.folder.path().join("blobs")).unwrap().count(), 3);
    case.send(Method::DELETE, "/v2/book/manifests/one", &[], "").await.is(202);
    assert_eq!(case.registry.list_images("book").unwrap().len(), 1, "only the tag went");

    case.registry.delete_repository("book", true).unwrap();
    assert!(case.registry.is_empty());
    assert_eq!(std::fs::read_dir(case.folder.path().join("blobs")).unwrap().count(), 0);
    case.registry.delete_repository("book", false).unwrap();
}

#[tokio::test]
async fn a_life_cycle_policy_keeps_the_last_images() {
    let case = Case::new().await;
    let push = async |number: u8| {
        let layer = layer(&format!("file{number}"));
        let manifest = case.image(&layer, config(&layer, json!({"Entrypoint": ["/x"]}))).await;
        case.manifest(&format!("/v2/book/manifests/v{number}"), &manifest).await.is(201);
    };
    let tags = || {
        let images = case.registry.list_images("book").unwrap();
        images.into_iter().flat_map(|image| image.tags).collect::<std::collections::BTreeSet<_>>()
    };
    for number in 0..3 {
        push(number).await;
    }
    case.registry.keep_images("book", Some(2)).unwrap();
    assert_eq!(tags().len(), 2);
    for number in 3..6 {
        push(number).await;
        assert!(tags().len() == 2 && tags().contains(&format!("v{number}")), "{:?}", tags());
    }
    // A change of the repository's settings leaves its policy alone.
    case.registry.create_repository("book", RepositorySettings::default()).unwrap();
    push(6).await;
    assert_eq!(tags().len(), 2);
    case.registry.keep_images("book", None).unwrap();
    push(7).await;
    assert_eq!(tags().len(), 3);
}

#[tokio::test]
async fn a_restart_keeps_port_passwords_and_images() {
    let case = Case::new().await;
    let layer = layer("service");
    let image = case.image(&layer, config(&layer, json!({}))).await;
    case.manifest("/v2/book/manifests/latest", &image).await.is(201);
    let (port, authorization) = (case.registry.port(), case.authorization());
    let error = Registry::start(case.folder.path(), None).await.unwrap_err().to_string();
    assert!(error.contains(&format!("port {port} is taken by another process")), "{error}");
    // A client that keeps its connection keeps no port.
    let kept = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    case.registry.shutdown().await;
    let again = Registry::start(case.folder.path(), None).await.unwrap();
    drop(kept);
    let case = Case { registry: again, ..case };
    assert_eq!(case.registry.port(), port);
    let headers = [("authorization", authorization.as_str())];
    case.send(Method::GET, "/v2/book/manifests/latest", &headers, "").await.is(200);
}

#[tokio::test]
async fn names_follow_ecrs_rule() {
    let case = Case::new().await;
    for name in ["", "a", "Book", "a//b", "../x", "a..b", "-a", "a/", "a b"] {
        let error =
            case.registry.create_repository(name, RepositorySettings::default()).unwrap_err().to_string();
        assert!(error.starts_with("InvalidParameterException"), "{name}: {error}");
    }
    case.registry.create_repository("team-a/book_service.v2", RepositorySettings::default()).unwrap();
    assert!(matches!(case.registry.list_images("other"), Err(RepositoryError::NotFound(_))));
}
