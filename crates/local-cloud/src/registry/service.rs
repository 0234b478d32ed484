//! The registry's HTTP: connections, credentials, paths. `uploads` and `manifests` do the work.

use std::{
    convert::Infallible,
    io,
    sync::Arc,
    time::{Duration, SystemTime},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use futures::TryStreamExt as _;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header, uri::Authority,
};
use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::body::{Frame, Incoming};
use oci::Digest;
use percent_encoding::percent_decode_str;
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
    time::interval,
};
use tokio_util::{io::ReaderStream, task::TaskTracker};

use super::{Registry, error::Problem};
use crate::serving::{self, accept};

pub(super) type Answer = Response<BoxBody<Bytes, io::Error>>;

/// The header that carries a digest.
pub(super) const DIGEST: HeaderName = HeaderName::from_static("docker-content-digest");
/// Connections at a time; more wait.
const CONNECTIONS: usize = 256;
/// How often abandoned uploads are looked for.
const PURGE: Duration = Duration::from_secs(60);
const VERSION: HeaderName = HeaderName::from_static("docker-distribution-api-version");

/// Serves until the registry is stopped, then lets open connections end.
pub(super) async fn serve(registry: Registry, listener: TcpListener) {
    let (open, closing) = watch::channel(());
    let connections = TaskTracker::new();
    let accepting = accept(&listener, "the local registry", Arc::new(Semaphore::new(CONNECTIONS)), {
        let (registry, connections) = (registry.clone(), connections.clone());
        move |stream, place| {
            let (registry, closing) = (registry.clone(), closing.clone());
            connections.spawn(async move {
                let _place = place;
                serving::serve(stream, closing, |request| registry.answer(request)).await;
            });
        }
    });
    let purging = async {
        let mut purge = interval(PURGE);
        loop {
            purge.tick().await;
            registry.0.uploads.purge();
        }
    };
    tokio::select! {
        () = registry.0.stopped.cancelled() => {}
        never = accepting => match never {},
        () = purging => {}
    }
    drop(listener);
    registry.0.freed.cancel();
    drop(open);
    connections.close();
    connections.wait().await;
}

impl Registry {
    async fn answer(&self, request: Request<Incoming>) -> Answer {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let mut answer = self.route(request).await.unwrap_or_else(Problem::answer);
        tracing::debug!(%method, path, status = answer.status().as_u16(), "registry");
        answer.headers_mut().insert(VERSION, HeaderValue::from_static("registry/2.0"));
        answer
    }

    async fn route(&self, request: Request<Incoming>) -> Result<Answer, Problem> {
        self.is_own_host(request.headers())?;
        self.authorize(request.headers())?;
        let path = request.uri().path().to_owned();
        let rest = path.strip_prefix("/v2").ok_or_else(Problem::path)?;
        let segments: Vec<_> = rest.trim_start_matches('/').split('/').collect();
        let method = request.method().clone();
        match &segments[..] {
            [""] if method == Method::GET => Ok(answer(StatusCode::OK, &[], "{}")),
            [name @ .., "tags", "list"] if method == Method::GET => {
                self.tags(&known(self, name)?, request.uri())
            }
            [name @ .., "manifests", reference] => {
                self.manifest(&known(self, name)?, reference, request).await
            }
            [name @ .., "blobs", "uploads"] | [name @ .., "blobs", "uploads", ""]
                if method == Method::POST =>
            {
                self.begin_upload(&known(self, name)?, request).await
            }
            [name @ .., "blobs", "uploads", id] => self.upload(&known(self, name)?, id, request).await,
            [name @ .., "blobs", digest] => self.blob(&known(self, name)?, digest, &method).await,
            _ => Err(Problem::path()),
        }
    }

    fn authorize(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let credentials = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.strip_prefix("Basic "))
            .and_then(|encoded| STANDARD.decode(encoded).ok());
        let password = credentials.as_deref().and_then(|credentials| credentials.strip_prefix(b"AWS:"));
        let password = password.and_then(|password| std::str::from_utf8(password).ok());
        match password.is_some_and(|password| self.0.passwords.accepts(password, SystemTime::now())) {
            true => Ok(()),
            false => Err(Problem::unauthorized()),
        }
    }

    /// Refuses other hosts than loopback's: a web page may have made its own name resolve to 127.0.0.1 (DNS
    /// rebinding). The port may be another, as it is through a forwarded one.
    fn is_own_host(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => host.to_str().ok().and_then(|host| host.parse::<Authority>().ok()),
            _ => None,
        };
        let is_valid = |host: &Authority| {
            !host.as_str().contains('@') && (host.port_u16().is_some() || host.as_str() == host.host())
        };
        let host = host.filter(is_valid).ok_or_else(Problem::host)?;
        let name = host.host().to_ascii_lowercase();
        let own =
            matches!(name.as_str(), "127.0.0.1" | "[::1]" | "localhost") || name.ends_with(".localhost");
        if own { Ok(()) } else { Err(Problem::host()) }
    }

    async fn blob(&self, name: &str, digest: &str, method: &Method) -> Result<Answer, Problem> {
        let digest: Digest = digest.parse().map_err(Problem::digest)?;
        let there = self.index().get(name).is_some_and(|repository| repository.blobs.contains(&digest));
        let size =
            there.then(|| self.0.blobs.size(&digest)).flatten().ok_or_else(|| Problem::blob(&digest))?;
        let headers = [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (header::CONTENT_LENGTH, size.to_string()),
            (DIGEST, digest.to_string()),
        ];
        match *method {
            Method::HEAD => Ok(answer(StatusCode::OK, &headers, "")),
            Method::GET => {
                let file = tokio::fs::File::open(self.0.blobs.path(&digest)).await?;
                let body = StreamBody::new(ReaderStream::with_capacity(file, 128 * 1024).map_ok(Frame::data));
                Ok(answer(StatusCode::OK, &headers, "").map(|_| BodyExt::boxed(body)))
            }
            Method::DELETE => {
                self.index().change(name, |repository| {
                    repository.blobs.remove(&digest);
                })?;
                self.sweep();
                Ok(answer(StatusCode::ACCEPTED, &[], ""))
            }
            _ => Err(Problem::unsupported()),
        }
    }
}

fn known(registry: &Registry, segments: &[&str]) -> Result<String, Problem> {
    let name = segments.join("/");
    match registry.index().get(&name).is_some() {
        true => Ok(name),
        false => Err(Problem::repository(&name)),
    }
}

/// An answer with a body in memory.
pub(super) fn answer(status: StatusCode, headers: &[(HeaderName, String)], body: impl Into<Bytes>) -> Answer {
    let body = Full::new(body.into()).map_err(|never: Infallible| match never {});
    let mut answer = Response::new(body.boxed());
    *answer.status_mut() = status;
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

/// A parameter of a query, with `%3A` and the like decoded.
pub(super) fn parameter(query: Option<&str>, name: &str) -> Option<String> {
    let value = query?.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    Some(percent_decode_str(value).decode_utf8().ok()?.into_owned())
}
