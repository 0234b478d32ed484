//! The protocol's errors, with ECR's words where they are known.

use std::{convert::Infallible, io};

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use oci::Digest;
use serde_json::json;

use super::{ACCOUNT, index::RepositoryError, service::Answer};
use crate::short::short;

/// The code of what is wrong with one request of an upload, which can go on after it.
pub(super) const UPLOAD_INVALID: &str = "BLOB_UPLOAD_INVALID";

/// An answer that says what is wrong.
#[derive(Debug)]
pub(super) struct Problem {
    pub status: StatusCode,
    pub code: &'static str,
    pub message: String,
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    pub(super) fn unauthorized() -> Self {
        let message = "the local registry takes user AWS with a password of aws:ecr/getAuthorizationToken, which is good for twelve hours";
        Self::new(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", message)
    }

    pub(super) fn host() -> Self {
        let message = "the local registry is 127.0.0.1 or localhost, and a request names it once";
        Self::new(StatusCode::FORBIDDEN, "DENIED", message)
    }

    pub(super) fn repository(name: &str) -> Self {
        let name = short(name);
        let message =
            format!("The repository with name '{name}' does not exist in the registry with id '{ACCOUNT}'");
        Self::new(StatusCode::NOT_FOUND, "NAME_UNKNOWN", message)
    }

    pub(super) fn blob(digest: &Digest) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "BLOB_UNKNOWN",
            format!("there is no blob {digest} in this repository"),
        )
    }

    pub(super) fn manifest(reference: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "MANIFEST_UNKNOWN",
            format!("Requested image not found: {}", short(reference)),
        )
    }

    pub(super) fn upload() -> Self {
        Self::new(StatusCode::NOT_FOUND, "BLOB_UPLOAD_UNKNOWN", "there is no such upload")
    }

    pub(super) fn uploads(limit: usize) -> Self {
        let message = format!("{limit} uploads are under way already: finish or delete one of them first");
        Self::new(StatusCode::TOO_MANY_REQUESTS, "TOOMANYREQUESTS", message)
    }

    pub(super) fn layer(limit: u64) -> Self {
        let message = format!("a layer of the local registry has at most {limit} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "SIZE_INVALID", message)
    }

    pub(super) fn range(expected: u64) -> Self {
        let message = format!("the upload goes on at byte {expected}");
        Self::new(StatusCode::RANGE_NOT_SATISFIABLE, UPLOAD_INVALID, message)
    }

    pub(super) fn interrupted(error: impl std::fmt::Display) -> Self {
        Self::new(StatusCode::BAD_REQUEST, UPLOAD_INVALID, format!("the upload broke off: {error}"))
    }

    pub(super) fn digest(message: impl ToString) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "DIGEST_INVALID", message.to_string())
    }

    pub(super) fn invalid_manifest(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "MANIFEST_INVALID", message)
    }

    pub(super) fn missing(digest: &Digest) -> Self {
        let message = format!("the manifest names {digest}, which is not in this repository");
        Self::new(StatusCode::BAD_REQUEST, "MANIFEST_BLOB_UNKNOWN", message)
    }

    pub(super) fn too_large(limit: usize) -> Self {
        let message = format!("a manifest has at most {limit} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "MANIFEST_INVALID", message)
    }

    pub(super) fn tag(tag: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "TAG_INVALID", format!("`{}` is not a valid tag", short(tag)))
    }

    pub(super) fn immutable(tag: &str, name: &str) -> Self {
        let message = format!(
            "The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because the tag is immutable."
        );
        Self::new(StatusCode::BAD_REQUEST, "TAG_INVALID", message)
    }

    pub(super) fn unsupported() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "UNSUPPORTED", "the local registry has no such operation")
    }

    pub(super) fn path() -> Self {
        Self::new(StatusCode::NOT_FOUND, "UNSUPPORTED", "there is nothing at this path of the local registry")
    }

    pub(super) fn answer(self) -> Answer {
        let body = json!({"errors": [{"code": self.code, "message": self.message}]}).to_string();
        let body = Full::new(Bytes::from(body)).map_err(|never: Infallible| match never {}).boxed();
        let mut answer = Response::new(body);
        *answer.status_mut() = self.status;
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if self.status == StatusCode::UNAUTHORIZED {
            let challenge = "Basic realm=\"local registry\",service=\"ecr.amazonaws.com\"";
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        answer
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        tracing::error!(%error, "the local registry's disk");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "UNKNOWN", format!("the local registry's disk: {error}"))
    }
}

impl From<RepositoryError> for Problem {
    fn from(error: RepositoryError) -> Self {
        match error {
            RepositoryError::NotFound(name) => Self::repository(&name),
            RepositoryError::Disk { error, .. } => error.into(),
            other => Self::new(StatusCode::BAD_REQUEST, "NAME_INVALID", other.to_string()),
        }
    }
}
