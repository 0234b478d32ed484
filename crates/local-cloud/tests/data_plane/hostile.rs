//! Hostile images, pushed to the real registry and run by a service: each is refused, and its task says why
//! it stopped.

use std::sync::Arc;

use base64::Engine as _;
use bytes::Bytes;
use http_body_util::Full;
use hyper::{Method, Request, client::conn::http1};
use hyper_util::rt::TokioIo;
use local_cloud::registry::{Registry, RepositorySettings};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tar::{EntryType, Header};
use tokio::net::TcpStream;

use super::{cloud::Cloud, topology::redefine};

fn digest(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// A tar with one entry, written as it is: `tar`'s own methods refuse hostile ones.
fn layer(kind: EntryType, path: &str, link: &str, size: u64) -> Vec<u8> {
    let mut header = Header::new_ustar();
    header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
    header.as_old_mut().linkname[..link.len()].copy_from_slice(link.as_bytes());
    header.set_entry_type(kind);
    header.set_mode(0o755);
    header.set_size(size);
    header.set_cksum();
    [header.as_bytes().as_slice(), &[0; 1024]].concat()
}

async fn send(registry: &Registry, method: Method, path: &str, kind: &str, body: Vec<u8>) {
    let stream = TcpStream::connect(registry.host()).await.unwrap();
    let (mut sender, driver) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(driver);
    let user = base64::engine::general_purpose::STANDARD.encode(format!("AWS:{}", registry.password().text));
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", registry.host())
        .header("authorization", format!("Basic {user}"))
        .header("content-type", kind)
        .body(Full::new(Bytes::from(body)));
    let answer = sender.send_request(request.unwrap()).await.unwrap();
    assert_eq!(answer.status(), 201, "{path}");
}

/// Pushes an image of one layer, whose uncompressed digest it says is `diff_id`; returns its reference.
async fn push(registry: &Registry, layer: Vec<u8>, diff_id: &str) -> String {
    const OCI: &str = "application/vnd.oci.image";
    let architecture = if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" };
    let os = if cfg!(target_os = "macos") { "darwin" } else { "linux" };
    let config = json!({
        "os": os,
        "architecture": architecture,
        "config": {"Entrypoint": ["/service"]},
        "rootfs": {"type": "layers", "diff_ids": [diff_id]},
    });
    let config = config.to_string().into_bytes();
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": format!("{OCI}.manifest.v1+json"),
        "config": {"mediaType": format!("{OCI}.config.v1+json"), "digest": digest(&config), "size": config.len()},
        "layers": [{"mediaType": format!("{OCI}.layer.v1.tar"), "digest": digest(&layer), "size": layer.len()}],
    });
    for blob in [config, layer] {
        let path = format!("/v2/book/blobs/uploads/?digest={}", digest(&blob));
        send(registry, Method::POST, &path, "application/octet-stream", blob).await;
    }
    let manifest = manifest.to_string().into_bytes();
    let reference = digest(&manifest);
    let path = format!("/v2/book/manifests/{reference}");
    send(registry, Method::PUT, &path, &format!("{OCI}.manifest.v1+json"), manifest).await;
    format!("{}/book@{reference}", registry.host())
}

#[tokio::test]
async fn a_hostile_image_is_the_tasks_stopped_reason() {
    let folder = tempfile::tempdir().unwrap();
    let registry = Registry::start(folder.path(), None).await.unwrap();
    registry.create_repository("book", RepositorySettings::default()).unwrap();
    let file = |path: &str| layer(EntryType::Regular, path, "", 0);
    let ten_gigabytes = layer(EntryType::Regular, "zeros", "", 10 * 1024 * 1024 * 1024);
    let leaves = |path: &str| format!("entry `{path}` would leave the image's root");
    for (bytes, lie, reason) in [
        (file("/etc/evil"), None, leaves("/etc/evil")),
        (file("../../evil"), None, leaves("../../evil")),
        (layer(EntryType::Symlink, "out", "../../etc", 0), None, leaves("out")),
        (layer(EntryType::Char, "null", "", 0), None, "entry `null` is a character device".to_owned()),
        (ten_gigabytes, None, "it is larger than 2147483648 bytes unpacked".to_owned()),
        (file("service"), Some(digest(b"lie")), "its content is not what its digest says".to_owned()),
    ] {
        let diff_id = lie.unwrap_or_else(|| digest(&bytes));
        let image = push(&registry, bytes, &diff_id).await;
        let cloud = Cloud::begin_with(Arc::new(registry.clone()), |topology| {
            redefine(topology, 2, &[]);
            let definition = topology.task_definitions.get_mut("arn:task-definition/book:2").unwrap();
            definition.containers[0].image.clone_from(&image);
        })
        .await;
        let expected = format!("CannotPullContainerError: the image is refused: {reason}");
        let container = format!("(container web: {image})");
        cloud
            .wait(&expected, |status| {
                let mut reasons = status.tasks.iter().filter_map(|task| task.stopped_reason.as_deref());
                reasons.any(|reason| reason.starts_with(&expected) && reason.ends_with(&container))
            })
            .await;
        cloud.teardown().await;
        assert!(!folder.path().join("evil").exists());
    }
}
