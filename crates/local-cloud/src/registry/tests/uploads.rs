//! Uploads: in chunks, mounted, given up, and gone wrong.

use std::fs::read_dir;

use http::Method;
use oci::Digest;
use tokio::io::AsyncWriteExt as _;

use super::client::Case;
use crate::registry::RepositorySettings;

#[tokio::test]
async fn a_blob_arrives_in_chunks_and_goes_on_after_a_gap() {
    let case = Case::new().await;
    let start = case.send(Method::POST, "/v2/book/blobs/uploads/", &[], "").await.is(202);
    let upload = start.header("location").to_owned();
    let chunk = case.send(Method::PATCH, &upload, &[("content-range", "0-4")], "hello").await.is(202);
    assert_eq!(chunk.header("range"), "0-4");
    case.send(Method::PATCH, &upload, &[("content-range", "9-12")], "gap")
        .await
        .fails(416, "BLOB_UPLOAD_INVALID");
    assert_eq!(case.get(&upload).await.is(204).header("range"), "0-4");
    let digest = Digest::of(b"hello world");
    let end = format!("{upload}?digest={}", digest.to_string().replace(':', "%3A"));
    let done = case.send(Method::PUT, &end, &[("content-range", "5-10")], " world").await.is(201);
    assert_eq!(done.header("docker-content-digest"), digest.to_string());
    let path = format!("/v2/book/blobs/{digest}");
    assert_eq!(&case.get(&path).await.is(200).body[..], b"hello world");
    assert_eq!(case.send(Method::HEAD, &path, &[], "").await.is(200).header("content-length"), "11");
    case.get(&upload).await.fails(404, "BLOB_UPLOAD_UNKNOWN");
}

#[tokio::test]
async fn a_wrong_digest_is_refused_and_an_upload_can_be_given_up() {
    let case = Case::new().await;
    let other = Digest::of(b"other");
    let path = format!("/v2/book/blobs/uploads/?digest={other}");
    let message = case.send(Method::POST, &path, &[], "content").await.fails(400, "DIGEST_INVALID");
    assert!(message.contains(&Digest::of(b"content").to_string()), "{message}");
    case.get(&format!("/v2/book/blobs/{other}")).await.fails(404, "BLOB_UNKNOWN");
    case.get("/v2/book/blobs/sha256:../../token").await.is(404);
    case.get("/v2/book/blobs/sha256:..").await.fails(400, "DIGEST_INVALID");
    let start = case.send(Method::POST, "/v2/book/blobs/uploads/", &[], "").await.is(202);
    let upload = start.header("location").to_owned();
    case.send(Method::DELETE, &upload, &[], "").await.is(204);
    case.get(&upload).await.is(404);
    assert_eq!(read_dir(case.folder.path().join("uploads")).unwrap().count(), 0);
}

#[tokio::test]
async fn uploads_that_go_wrong_leave_nothing() {
    let case = Case::new().await;
    for digest in ["nonsense", &Digest::of(b"other").to_string()] {
        let path = format!("/v2/book/blobs/uploads/?digest={digest}");
        case.send(Method::POST, &path, &[], "content").await.fails(400, "DIGEST_INVALID");
        let start = case.send(Method::POST, "/v2/book/blobs/uploads/", &[], "").await.is(202);
        let end = format!("{}?digest={digest}", start.header("location"));
        case.send(Method::PUT, &end, &[], "content").await.fails(400, "DIGEST_INVALID");
    }
    // A client that goes in the middle of the only request of its upload.
    let mut stream = tokio::net::TcpStream::connect(case.registry.host()).await.unwrap();
    let head = format!(
        "POST /v2/book/blobs/uploads/?digest={} HTTP/1.1\r\nhost: {}\r\nauthorization: {}\r\ncontent-length: 9\r\n\r\nhalf",
        Digest::of(b"content"),
        case.registry.host(),
        case.authorization()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let files = || read_dir(case.folder.path().join("uploads")).unwrap().count();
    while files() == 0 {
        tokio::task::yield_now().await;
    }
    drop(stream);
    while files() > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn uploads_are_limited_in_number_and_open_no_file_between_requests() {
    let case = Case::new().await;
    let begin = async || case.send(Method::POST, "/v2/book/blobs/uploads/", &[], "").await;
    let mut last = String::new();
    for _ in 0..100 {
        last = begin().await.is(202).header("location").to_owned();
    }
    #[cfg(target_os = "linux")]
    {
        let open = read_dir("/proc/self/fd")
            .unwrap()
            .filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok());
        let uploads = case.folder.path().join("uploads");
        assert_eq!(open.filter(|path| path.starts_with(&uploads)).count(), 0);
    }
    begin().await.fails(429, "TOOMANYREQUESTS");
    case.send(Method::DELETE, &last, &[], "").await.is(204);
    begin().await.is(202);
    // An hour later they are given up.
    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_secs(60 * 60)).await;
    case.registry.0.uploads.purge();
    assert_eq!(read_dir(case.folder.path().join("uploads")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_disk_that_refuses_is_the_servers_fault_and_is_got_over() {
    let case = Case::new().await;
    let uploads = case.folder.path().join("uploads");
    std::fs::remove_dir(&uploads).unwrap();
    let message = case.send(Method::POST, "/v2/book/blobs/uploads/", &[], "").await.fails(500, "UNKNOWN");
    assert!(message.starts_with("the local registry's disk: "), "{message}");
    std::fs::create_dir(&uploads).unwrap();
    case.blob("book", "content").await;
}

#[tokio::test]
async fn repositories_are_apart_and_blobs_are_mounted_between_them() {
    let case = Case::new().await;
    case.registry.create_repository("author/service", RepositorySettings::default()).unwrap();
    let digest = case.blob("book", "shared").await;
    case.get(&format!("/v2/author/service/blobs/{digest}")).await.fails(404, "BLOB_UNKNOWN");
    let mount = format!("/v2/author/service/blobs/uploads/?mount={digest}&from=book");
    case.send(Method::POST, &mount, &[], "").await.is(201);
    case.get(&format!("/v2/author/service/blobs/{digest}")).await.is(200);
    let mount = format!("/v2/author/service/blobs/uploads/?mount={}&from=book", Digest::of(b"none"));
    case.send(Method::POST, &mount, &[], "").await.is(202);
    let message =
        case.send(Method::POST, "/v2/nothing/blobs/uploads/", &[], "").await.fails(404, "NAME_UNKNOWN");
    assert_eq!(
        message,
        "The repository with name 'nothing' does not exist in the registry with id '000000000000'"
    );
}
