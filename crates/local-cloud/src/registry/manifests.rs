//! Manifests and tags of a repository.

use http::{Method, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use oci::{Digest, Manifest, spec};
use serde_json::json;

use super::{
    Registry,
    error::Problem,
    index::{ManifestRecord, now},
    service::{Answer, DIGEST, answer, parameter},
};
use crate::short::short;

/// The largest manifest that is taken, as ECR and the distribution specification have it.
const LARGEST: usize = 4 * 1024 * 1024;

const TYPES: [&str; 4] = [spec::MANIFEST, spec::INDEX, spec::DOCKER_MANIFEST, spec::DOCKER_INDEX];

impl Registry {
    pub(super) async fn manifest(
        &self,
        name: &str,
        reference: &str,
        request: Request<Incoming>,
    ) -> Result<Answer, Problem> {
        match *request.method() {
            Method::GET | Method::HEAD => {
                self.get_manifest(name, reference, request.method() == Method::HEAD)
            }
            Method::PUT => self.put_manifest(name, reference, request).await,
            Method::DELETE => self.delete_manifest(name, reference),
            _ => Err(Problem::unsupported()),
        }
    }

    fn get_manifest(&self, name: &str, reference: &str, head: bool) -> Result<Answer, Problem> {
        let found = {
            let index = self.index();
            let found = index.get(name).and_then(|repository| repository.resolve(reference));
            found.map(|(digest, record)| (digest.clone(), record.media_type.clone()))
        };
        let (digest, media_type) = found.ok_or_else(|| Problem::manifest(reference))?;
        let bytes = self.0.blobs.read(&digest)?;
        let headers = [
            (header::CONTENT_TYPE, media_type),
            (header::CONTENT_LENGTH, bytes.len().to_string()),
            (DIGEST, digest.to_string()),
        ];
        Ok(answer(StatusCode::OK, &headers, if head { Vec::new() } else { bytes }))
    }

    async fn put_manifest(
        &self,
        name: &str,
        reference: &str,
        request: Request<Incoming>,
    ) -> Result<Answer, Problem> {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = media_type.unwrap_or_default().to_owned();
        let body =
            Limited::new(request.into_body(), LARGEST).collect().await.map_err(|error| match error
                .is::<LengthLimitError>(
            ) {
                true => Problem::too_large(LARGEST),
                false => Problem::interrupted(error),
            })?;
        let bytes = body.to_bytes();
        let manifest: Manifest = serde_json::from_slice(&bytes)
            .map_err(|error| Problem::invalid_manifest(short(&error.to_string())))?;
        if !TYPES.contains(&media_type.as_str()) || manifest.schema_version != 2 {
            return Err(Problem::invalid_manifest(format!("`{}` is not taken here", short(&media_type))));
        }
        if manifest.media_type.as_ref().is_some_and(|own| *own != media_type) {
            return Err(Problem::invalid_manifest(
                "the content type differs from the manifest's own mediaType",
            ));
        }
        let digest = Digest::of(&bytes);
        let tag = match reference.parse::<Digest>() {
            Ok(named) if named == digest => None,
            Ok(named) => return Err(Problem::digest(format!("what was sent is {digest}, not {named}"))),
            Err(_) if valid_tag(reference) => Some(reference.to_owned()),
            Err(_) => return Err(Problem::tag(reference)),
        };

        let mut index = self.index();
        let repository = index.get(name).ok_or_else(|| Problem::repository(name))?;
        let missing = manifest.blobs().find(|blob| !repository.blobs.contains(&blob.digest));
        let missing = missing.or_else(|| {
            manifest.manifests.iter().find(|part| !repository.manifests.contains_key(&part.digest))
        });
        if let Some(missing) = missing {
            return Err(Problem::missing(&missing.digest));
        }
        if let Some(tag) = &tag
            && repository.settings.immutable_tags
            && repository.tags.get(tag).is_some_and(|other| *other != digest)
        {
            return Err(Problem::immutable(tag, name));
        }
        self.0.blobs.put(&bytes, &digest)?;
        let record = ManifestRecord {
            media_type,
            size: manifest.blobs().map(|blob| blob.size).fold(0, u64::saturating_add),
            pushed_at: now(),
            blobs: manifest.blobs().map(|blob| blob.digest.clone()).collect(),
        };
        let mut expired = false;
        index.change(name, |repository| {
            repository.manifests.entry(digest.clone()).or_insert(record);
            repository.tags.extend(tag.map(|tag| (tag, digest.clone())));
            expired = repository.expire(Some(&digest));
        })?;
        drop(index);
        if expired {
            self.sweep();
        }
        let headers =
            [(header::LOCATION, format!("/v2/{name}/manifests/{digest}")), (DIGEST, digest.to_string())];
        Ok(answer(StatusCode::CREATED, &headers, ""))
    }

    fn delete_manifest(&self, name: &str, reference: &str) -> Result<Answer, Problem> {
        {
            let mut index = self.index();
            let found = index.get(name).and_then(|repository| repository.resolve(reference));
            let digest =
                found.map(|(digest, _)| digest.clone()).ok_or_else(|| Problem::manifest(reference))?;
            index.change(name, |repository| match repository.tags.remove(reference) {
                Some(_) => (),
                None => repository.forget(&digest),
            })?;
        }
        self.sweep();
        Ok(answer(StatusCode::ACCEPTED, &[], ""))
    }

    /// `tags/list`, a page at a time if the client asks for pages.
    pub(super) fn tags(&self, name: &str, uri: &Uri) -> Result<Answer, Problem> {
        let last = parameter(uri.query(), "last");
        let count = parameter(uri.query(), "n").and_then(|count| count.parse().ok()).unwrap_or(usize::MAX);
        let index = self.index();
        let repository = index.get(name).ok_or_else(|| Problem::repository(name))?;
        let after = |tag: &&String| last.as_ref().is_none_or(|last| *tag > last);
        let mut tags: Vec<_> = repository.tags.keys().filter(after).collect();
        let mut headers = vec![(header::CONTENT_TYPE, "application/json".to_owned())];
        if tags.len() > count {
            tags.truncate(count);
            if let Some(last) = tags.last() {
                headers.push((
                    header::LINK,
                    format!("</v2/{name}/tags/list?n={count}&last={last}>; rel=\"next\""),
                ));
            }
        }
        Ok(answer(StatusCode::OK, &headers, json!({"name": name, "tags": tags}).to_string()))
    }
}

/// The distribution specification's rule for tags.
fn valid_tag(tag: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = tag.as_bytes();
    (1..=128).contains(&bytes.len())
        && bytes.first().copied().is_some_and(word)
        && bytes.iter().all(|&byte| word(byte) || b".-".contains(&byte))
}
