//! A registry of one test with a client, and small images.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::TokioIo;
use oci::Digest;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::registry::{Registry, RepositorySettings};

pub struct Case {
    pub folder: TempDir,
    pub registry: Registry,
}

impl Case {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let registry = Registry::start(folder.path(), None).await.unwrap();
        registry.create_repository("book", RepositorySettings::default()).unwrap();
        Self { folder, registry }
    }

    pub fn authorization(&self) -> String {
        let encoded = STANDARD.encode(format!("AWS:{}", self.registry.password().text));
        format!("Basic {encoded}")
    }

    pub async fn send(
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
        let stream = TcpStream::connect(self.registry.host()).await.unwrap();
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

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").await
    }

    pub async fn blob(&self, name: &str, bytes: impl Into<Bytes>) -> Digest {
        let bytes = bytes.into();
        let digest = Digest::of(&bytes);
        let path = format!("/v2/{name}/blobs/uploads/?digest={digest}");
        self.send(Method::POST, &path, &[], bytes).await.is(201);
        digest
    }

    pub async fn manifest(&self, path: &str, manifest: &Value) -> Answer {
        let media_type = manifest["mediaType"].as_str().unwrap();
        self.send(Method::PUT, path, &[("content-type", media_type)], manifest.to_string()).await
    }

    /// An image with one layer and the configuration given; returns its manifest.
    pub async fn image(&self, layer: &[u8], config: Value) -> Value {
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

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap().to_str().unwrap()
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    #[track_caller]
    pub fn fails(self, status: u16, code: &str) -> String {
        let body: Value = serde_json::from_slice(&self.is(status).body).unwrap();
        assert_eq!(body["errors"][0]["code"], code, "{body}");
        body["errors"][0]["message"].as_str().unwrap().to_owned()
    }
}

pub fn layer(path: &str) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_ustar();
    header.set_mode(0o755);
    header.set_size(6);
    tar.append_data(&mut header, path, &b"binary"[..]).unwrap();
    tar.into_inner().unwrap()
}

/// This machine as a task definition and as an image name it.
pub fn host() -> (&'static str, Value) {
    let (task, architecture) = match std::env::consts::ARCH {
        "x86_64" => ("X86_64", "amd64"),
        _ => ("ARM64", "arm64"),
    };
    let os = if cfg!(target_os = "macos") { "darwin" } else { "linux" };
    (task, json!({"os": os, "architecture": architecture}))
}

pub fn config(layer: &[u8], execution: Value) -> Value {
    let (_, mut config) = host();
    config["rootfs"] = json!({"type": "layers", "diff_ids": [Digest::of(layer).to_string()]});
    config["config"] = execution;
    config
}
