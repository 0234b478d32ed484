//! The registry over its socket: what a client may do, what it is told when it may not, and what a restart
//! keeps.

use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;
use crate::data::Images as _;

struct Case {
    folder: TempDir,
    registry: Registry,
}

struct Answer {
    status: StatusCode,
    headers: http::HeaderMap,
    body: Bytes,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap().to_str().unwrap()
    }

    #[track_caller]
    fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    #[track_caller]
    fn fails(self, status: u16, code: &str) -> String {
        let body: Value = serde_json::from_slice(&self.is(status).body).unwrap();
        assert_eq!(body["errors"][0]["code"], code, "{body}");
        body["errors"][0]["message"].as_str().unwrap().to_owned()
    }
}

impl Case {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let registry = Registry::start(folder.path(), None).await.unwrap();
        registry.create_repository("book", RepositorySettings::default()).unwrap();
        Self { folder, registry }
    }

    fn authorization(&self) -> String {
        use base64::Engine as _;
        let encoded = base64::engine::general_purpose::STANDARD
            .encode(format!("AWS:{}", self.registry.password().text));
        format!("Basic {encoded}")
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, self.registry.host());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !headers.iter().any(|(name, _)| *name == "authorization") {
            request = request.header(header::AUTHORIZATION, self.authorization());
        }
        let stream = tokio::net::TcpStream::connect(self.registry.host()).await.unwrap();
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        let answer = sender.send_request(request.body(Full::new(body.into())).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").await
    }

    async fn blob(&self, name: &str, bytes: impl Into<Bytes>) -> Digest {
        let bytes = bytes.into();
        let digest = Digest::of(&bytes);
        let path = format!("/v2/{name}/blobs/uploads/?digest={digest}");
        self.send(Method::POST, &path, &[], bytes).await.is(201);
        digest
    }

    async fn manifest(&self, path: &str, manifest: &Value) -> Answer {
        let media_type = manifest["mediaType"].as_str().unwrap();
        self.send(Method::PUT, path, &[("content-type", media_type)], manifest.to_string()).await
    }

    /// An image with one layer and the configuration given; returns its manifest.
    async fn image(&self, layer: &[u8], config: Value) -> Value {
        let config = config.to_string();
        let size = config.len();
        let (config, blob) = (self.blob("book", config).await, self.blob("book", layer.to_vec()).await);
        json!({
            "schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": config.to_string(), "size": size},
            "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": blob.to_string(), "size": layer.len()}],
        })
    }
}

fn layer(path: &str) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_ustar();
    header.set_mode(0o755);
    header.set_size(6);
    tar.append_data(&mut header, path, &b"binary"[..]).unwrap();
    tar.into_inner().unwrap()
}

/// This machine as a task definition and as an image name it.
fn host() -> (&'static str, Value) {
    let (task, architecture) = match std::env::consts::ARCH {
        "x86_64" => ("X86_64", "amd64"),
        _ => ("ARM64", "arm64"),
    };
    let os = if cfg!(target_os = "macos") { "darwin" } else { "linux" };
    (task, json!({"os": os, "architecture": architecture}))
}

fn config(layer: &[u8], execution: Value) -> Value {
    let (_, mut config) = host();
    config["rootfs"] = json!({"type": "layers", "diff_ids": [Digest::of(layer).to_string()]});
    config["config"] = execution;
    config
}

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
    assert_eq!(std::fs::read_dir(case.folder.path().join("uploads")).unwrap().count(), 0);
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
    let files = || std::fs::read_dir(case.folder.path().join("uploads")).unwrap().count();
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
        let open = std::fs::read_dir("/proc/self/fd")
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
    assert_eq!(std::fs::read_dir(case.folder.path().join("uploads")).unwrap().count(), 0);
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

#[tokio::test]
async fn an_image_becomes_something_to_run() {
    let case = Case::new().await;
    let layer = layer("bin/service");
    let execution = json!({"Entrypoint": ["service", "--fast"], "Cmd": ["x"], "Env": ["PATH=/bin", "A=b=c"], "WorkingDir": "/bin"});
    let image = case.image(&layer, config(&layer, execution)).await;
    case.manifest("/v2/book/manifests/latest", &image).await.is(201);
    let digest = Digest::of(image.to_string().as_bytes());
    let bundle =
        case.registry.resolve(&format!("{}/book@{digest}", case.registry.host()), host().0).await.unwrap();
    let root = case.folder.path().canonicalize().unwrap().join("images").join(digest.hex());
    assert_eq!(bundle.program, root.join("bin/service"));
    assert_eq!(bundle.args, ["--fast", "x"]);
    assert_eq!(bundle.env, [("PATH".into(), "/bin".into()), ("A".into(), "b=c".into())]);
    assert_eq!(bundle.working_dir, root.join("bin"));
    let by_tag =
        case.registry.resolve(&format!("localhost:{}/book:latest", case.registry.port()), host().0).await;
    assert_eq!(by_tag.unwrap(), bundle);
    case.registry.delete_repository("book", true).unwrap();
    assert!(!root.exists(), "what no repository names is not kept");
}

#[tokio::test]
async fn what_cannot_run_says_why() {
    let case = Case::new().await;
    let layer = layer("service");
    let host_name = case.registry.host();
    let reason = async |image: &str| case.registry.resolve(image, host().0).await.unwrap_err().0;
    let tagged = |tag: &str| format!("{host_name}/book:{tag}");
    let push = async |tag: &str, config: Value| {
        let image = case.image(&layer, config).await;
        case.manifest(&format!("/v2/book/manifests/{tag}"), &image).await.is(201);
        tagged(tag)
    };

    assert!(reason("nginx").await.contains("is not in the local cloud's registry"));
    assert_eq!(reason(&tagged("none")).await, format!("failed to resolve ref {}: not found", tagged("none")));
    let mut foreign = config(&layer, json!({"Entrypoint": ["/service"]}));
    foreign["architecture"] = "riscv64".into();
    let text = reason(&push("foreign", foreign).await).await;
    assert!(text.starts_with("image Manifest does not contain descriptor matching platform '"), "{text}");
    assert!(text.ends_with("/riscv64"), "{text}");
    let elsewhere = if host().0 == "ARM64" { "X86_64" } else { "ARM64" };
    let text = case.registry.resolve(&tagged("foreign"), elsewhere).await.unwrap_err().0;
    assert!(text.contains("matching platform") && text.contains("ask for this machine's own"), "{text}");
    let text = reason(&push("gone", config(&layer, json!({"Entrypoint": ["/gone"]}))).await).await;
    assert!(text.ends_with("exec: \"/gone\": stat: no such file or directory"), "{text}");
    let text =
        reason(&push("out", config(&layer, json!({"Entrypoint": ["/../../../../../../bin/sh"]}))).await)
            .await;
    assert!(text.contains("no such file or directory"), "{text}");
    let text = reason(&push("empty", config(&layer, json!({}))).await).await;
    assert!(text.ends_with("no command specified"), "{text}");
    let mut lying = config(&layer, json!({"Entrypoint": ["/service"]}));
    lying["rootfs"]["diff_ids"][0] = Digest::of(b"lie").to_string().into();
    // Under another name: the layer that was unpacked for `empty` is not this image's.
    let text = reason(&push("lying", lying).await).await;
    assert_eq!(text, "the image is refused: its content is not what its digest says");
    let left: Vec<_> = std::fs::read_dir(case.folder.path().join("images")).unwrap().collect();
    assert!(left.iter().all(|entry| !entry.as_ref().unwrap().file_name().to_string_lossy().starts_with('.')));
}

#[tokio::test]
async fn an_index_gives_the_platforms_manifest() {
    let case = Case::new().await;
    let layer = layer("service");
    let image = case.image(&layer, config(&layer, json!({"Entrypoint": ["/service"]}))).await;
    case.manifest("/v2/book/manifests/one", &image).await.is(201);
    let digest = Digest::of(image.to_string().as_bytes()).to_string();
    let part = |platform: Value| json!({"mediaType": image["mediaType"], "digest": digest, "size": 1, "platform": platform});
    let mut index = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [part(json!({"os": "plan9", "architecture": "amd64"})), part(host().1)],
    });
    case.manifest("/v2/book/manifests/both", &index).await.is(201);
    let both = format!("{}/book:both", case.registry.host());
    case.registry.resolve(&both, host().0).await.unwrap();
    index["manifests"].as_array_mut().unwrap().pop();
    case.manifest("/v2/book/manifests/both", &index).await.is(201);
    let text = case.registry.resolve(&both, host().0).await.unwrap_err().0;
    assert!(text.ends_with(": it has plan9/amd64"), "{text}");
}
