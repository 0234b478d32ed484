//! Pushes images by the OCI distribution protocol.
//!
//! Layout: [`repository`] is the target, [`client`] sends requests (TLS, redirects, retries), [`auth`]
//! answers challenges, [`upload`] moves one blob, [`error`] is what can go wrong.
//!
//! Ours rather than `oci-client`'s: 0.18 neither retries nor resumes an upload, does not ask for a blob
//! before sending it, and cannot delete a manifest; each of them is what this module is for.

pub mod auth;
pub mod client;
pub mod error;
mod message;
pub mod repository;
pub mod upload;

use futures::{StreamExt as _, TryStreamExt as _, stream};
use http::{Method, StatusCode, header};
use oci::{Digest, spec};

pub use self::{
    auth::Credentials,
    client::{Client, Settings},
    error::PushError,
    repository::Repository,
};
use crate::image::{Blob, Image};

/// The result of a push.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pushed {
    /// Blobs that were sent; the others were there.
    pub blobs: usize,
    pub bytes: usize,
}

/// Blobs that are uploaded at once.
const CONCURRENT: usize = 4;

impl Client {
    /// Pushes an image and gives it tags. What the registry has is not sent again. `progress` is told where
    /// it is at.
    ///
    /// # Errors
    /// See [`PushError`]. Blobs that arrived stay, so that the next push goes on from there.
    pub async fn push(
        &self,
        image: &Image,
        tags: &[String],
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<Pushed, PushError> {
        let mut pushed = Pushed::default();
        if !self.exists(image.digest()).await? {
            let send = async |blob: &Blob| Ok(self.upload(blob, progress).await?.then_some(blob.bytes.len()));
            let uploads: Vec<_> = image.blobs.iter().map(send).collect();
            let sent: Vec<_> = stream::iter(uploads).buffer_unordered(CONCURRENT).try_collect().await?;
            pushed.blobs = sent.iter().flatten().count();
            pushed.bytes = sent.iter().flatten().sum();
            self.put_manifest(&image.manifest, &image.digest().to_string()).await?;
        }
        for tag in tags {
            self.put_manifest(&image.manifest, tag).await?;
        }
        Ok(pushed)
    }

    /// Asks the registry for an image.
    ///
    /// # Errors
    /// See [`PushError`].
    pub async fn exists(&self, digest: &Digest) -> Result<bool, PushError> {
        // GET rather than HEAD: it is small, and an answer to HEAD cannot say what is wrong.
        let request = self.request(Method::GET, &format!("manifests/{digest}"))?;
        let answer = self.send(request.header(header::ACCEPT, spec::MANIFEST)).await?;
        match answer.status {
            StatusCode::OK => Ok(true),
            StatusCode::NOT_FOUND => Ok(false),
            _ => Err(self.unexpected(&answer)),
        }
    }

    /// Deletes an image. One that is gone already is no error.
    ///
    /// # Errors
    /// See [`PushError`].
    pub async fn delete(&self, digest: &Digest) -> Result<(), PushError> {
        let answer = self.send(self.request(Method::DELETE, &format!("manifests/{digest}"))?).await?;
        match answer.status {
            status if status.is_success() => Ok(()),
            StatusCode::NOT_FOUND => Ok(()),
            _ => Err(self.unexpected(&answer)),
        }
    }

    async fn put_manifest(&self, manifest: &Blob, reference: &str) -> Result<(), PushError> {
        let request = self.request(Method::PUT, &format!("manifests/{reference}"))?;
        let request = request.header(header::CONTENT_TYPE, &manifest.media_type).body(manifest.bytes.clone());
        let answer = self.send(request).await?;
        match answer.status {
            status if status.is_success() => Ok(()),
            _ => Err(self.unexpected(&answer)),
        }
    }
}
