//! Moves one blob to the registry: small ones in one request, large ones in chunks that go on where a broken
//! connection left them.

use http::{Method, StatusCode, Uri, header};

use crate::{
    image::Blob,
    push::{
        Client, PushError,
        message::{Answer, Request},
    },
};

/// An upload under way.
#[derive(Clone, Debug)]
struct Upload {
    /// The address of the answer that named the upload: relative locations start there.
    base: Uri,
    location: String,
    /// Bytes that the registry has.
    offset: usize,
}

impl Client {
    /// Makes the registry have a blob; `false` if it had it already.
    pub(super) async fn upload(
        &self,
        blob: &Blob,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<bool, PushError> {
        if self.has(blob).await? {
            return Ok(false);
        }
        let mut upload = None;
        let (mut attempt, mut furthest) = (1, 0);
        loop {
            let Err(error) = self.advance(blob, &mut upload, progress).await else { return Ok(true) };
            // Only attempts that come no further than any before count.
            let offset = upload.as_ref().map_or(0, |upload: &Upload| upload.offset);
            if offset > furthest {
                (furthest, attempt) = (offset, 1);
            }
            if !(error.is_transient() || error.is_upload_lost() && upload.is_some())
                || attempt >= self.settings.attempts
            {
                return Err(error.tried(attempt));
            }
            self.pause(attempt).await;
            attempt += 1;
            // The registry may have taken the blob and lost only the answer.
            if self.has(blob).await? {
                return Ok(true);
            }
            upload = match upload {
                Some(upload) if !error.is_upload_lost() => self.resumed(upload).await,
                _ => None,
            };
        }
    }

    async fn has(&self, blob: &Blob) -> Result<bool, PushError> {
        let answer = self.send(self.request(Method::HEAD, &format!("blobs/{}", blob.digest))?).await?;
        match answer.status {
            StatusCode::NOT_FOUND => Ok(false),
            status if status.is_success() => Ok(true),
            _ => Err(self.unexpected(&answer)),
        }
    }

    /// Sends the rest of the blob. On failure, `upload` holds the state to resume from.
    async fn advance(
        &self,
        blob: &Blob,
        upload: &mut Option<Upload>,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<(), PushError> {
        let total = blob.bytes.len();
        let mut current = match upload.take() {
            Some(current) => current,
            None => {
                let request = self.request(Method::POST, "blobs/uploads/")?;
                let answer = self.send_once(request).await?;
                self.next(&Method::POST, &answer, StatusCode::ACCEPTED, 0)?
            }
        };
        while total > self.settings.chunk && current.offset < total {
            progress(&format!("pushing: {} of {}", mebibytes(current.offset), mebibytes(total)));
            let end = total.min(current.offset + self.settings.chunk);
            let request = self
                .request_at(Method::PATCH, &current.base, &current.location)?
                .header(header::CONTENT_TYPE, "application/octet-stream")
                .header(header::CONTENT_RANGE, &format!("{}-{}", current.offset, end - 1))
                .body(blob.bytes.slice(current.offset..end));
            let answer = self.attempt(request, &current, upload).await?;
            current = self
                .next(&Method::PATCH, &answer, StatusCode::ACCEPTED, end)
                .inspect_err(|_| *upload = Some(current))?;
        }
        if current.offset == 0 {
            progress(&format!("pushing {}", mebibytes(total)));
        }
        let request = self
            .request_at(Method::PUT, &current.base, &current.location)?
            .query("digest", &blob.digest.to_string())
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(blob.bytes.slice(current.offset..));
        let answer = self.attempt(request, &current, upload).await?;
        match answer.status {
            status if status.is_success() => Ok(()),
            _ => {
                *upload = Some(current);
                Err(self.unexpected(&answer))
            }
        }
    }

    /// Sends a part of an upload. If nothing answers, the upload is kept to be asked how far it came.
    async fn attempt(
        &self,
        request: Request,
        current: &Upload,
        upload: &mut Option<Upload>,
    ) -> Result<Answer, PushError> {
        self.send_once(request).await.inspect_err(|_| *upload = Some(current.clone()))
    }

    /// The upload's state after an answer.
    fn next(
        &self,
        method: &Method,
        answer: &Answer,
        expected: StatusCode,
        offset: usize,
    ) -> Result<Upload, PushError> {
        if answer.status != expected {
            return Err(self.unexpected(answer));
        }
        let location = answer.header(header::LOCATION);
        let location =
            location.ok_or_else(|| self.protocol(method, answer.uri.path(), "there is no Location"))?;
        Ok(Upload { base: answer.uri.clone(), location: location.to_owned(), offset })
    }

    /// Asks the registry for the upload's offset; `None` if the upload must be restarted.
    async fn resumed(&self, upload: Upload) -> Option<Upload> {
        let request = self.request_at(Method::GET, &upload.base, &upload.location).ok()?;
        let answer = self.send(request).await.ok()?;
        if answer.status != StatusCode::NO_CONTENT {
            return None;
        }
        // `0-N` names the last byte that arrived, so that an empty upload is `0-0` as well as one of a single
        // byte: that one begins anew.
        let last: usize =
            answer.header(header::RANGE)?.trim_start_matches("bytes=").strip_prefix("0-")?.parse().ok()?;
        let offset = if last == 0 { return None } else { last + 1 };
        let location = answer.header(header::LOCATION).map_or(upload.location.clone(), str::to_owned);
        Some(Upload { base: answer.uri.clone(), location, offset })
    }
}

fn mebibytes(bytes: usize) -> String {
    format!("{:.1} MiB", bytes as f64 / (1024.0 * 1024.0))
}
