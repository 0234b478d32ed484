//! Uploads of blobs: whole, in chunks, or mounted from another repository.

use std::{
    collections::BTreeMap,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use http::{HeaderName, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use sha2::{Digest as _, Sha256};
use tokio::{fs::File, io::AsyncWriteExt as _};

use super::{
    Registry,
    digest::Digest,
    error::Problem,
    service::{Answer, DIGEST, answer, parameter},
};

const UPLOAD_ID: HeaderName = HeaderName::from_static("docker-upload-uuid");

/// Uploads under way. They do not survive the daemon: a client begins such a one anew.
#[derive(Debug)]
pub(super) struct Uploads {
    folder: PathBuf,
    open: Mutex<BTreeMap<String, Arc<Upload>>>,
}

#[derive(Debug)]
struct Upload {
    repository: String,
    path: PathBuf,
    progress: tokio::sync::Mutex<Progress>,
}

#[derive(Debug)]
struct Progress {
    file: File,
    hash: Sha256,
    size: u64,
}

impl Uploads {
    /// Begins with an empty folder: what is in it belongs to uploads of a daemon that is gone.
    pub(super) fn open(folder: PathBuf) -> io::Result<Self> {
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => std::fs::create_dir_all(&folder)?,
        }
        Ok(Self { folder, open: Mutex::default() })
    }

    async fn begin(&self, repository: &str) -> io::Result<(String, Arc<Upload>)> {
        let id = format!("{:032x}", rand::random::<u128>());
        let path = self.folder.join(&id);
        let file = File::create_new(&path).await?;
        let progress = Progress { file, hash: Sha256::new(), size: 0 };
        let upload =
            Upload { repository: repository.to_owned(), path, progress: tokio::sync::Mutex::new(progress) };
        let upload = Arc::new(upload);
        self.all().insert(id.clone(), upload.clone());
        Ok((id, upload))
    }

    fn find(&self, repository: &str, id: &str) -> Result<Arc<Upload>, Problem> {
        let upload = self.all().get(id).cloned();
        upload.filter(|upload| upload.repository == repository).ok_or_else(Problem::upload)
    }

    fn all(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Upload>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Registry {
    /// `POST blobs/uploads/`: mounts, takes the whole blob, or opens an upload.
    pub(super) async fn begin_upload(
        &self,
        name: &str,
        request: Request<Incoming>,
    ) -> Result<Answer, Problem> {
        let query = request.uri().query();
        if let Some(digest) = parameter(query, "mount").and_then(|digest| digest.parse::<Digest>().ok())
            && self.mount(name, &digest, parameter(query, "from").as_deref())?
        {
            return Ok(created(name, &digest));
        }
        let digest = parameter(query, "digest");
        let (id, upload) = self.0.uploads.begin(name).await?;
        match digest {
            Some(digest) => self.finish(name, &id, &upload, &digest, request).await,
            None => Ok(accepted(name, &id, 0)),
        }
    }

    /// An upload under way: its state, a chunk, the end, or giving it up.
    pub(super) async fn upload(
        &self,
        name: &str,
        id: &str,
        request: Request<Incoming>,
    ) -> Result<Answer, Problem> {
        let upload = self.0.uploads.find(name, id)?;
        match *request.method() {
            Method::GET => {
                let size = upload.progress.lock().await.size;
                let mut answer = accepted(name, id, size);
                *answer.status_mut() = StatusCode::NO_CONTENT;
                Ok(answer)
            }
            Method::PATCH => {
                let size = self.receive(id, &upload, request).await?;
                Ok(accepted(name, id, size))
            }
            Method::PUT => {
                let digest = parameter(request.uri().query(), "digest");
                let digest = digest.ok_or_else(|| Problem::digest("the digest parameter is missing"))?;
                self.finish(name, id, &upload, &digest, request).await
            }
            Method::DELETE => {
                self.abandon(id, &upload);
                Ok(answer(StatusCode::NO_CONTENT, &[], ""))
            }
            _ => Err(Problem::unsupported()),
        }
    }

    async fn finish(
        &self,
        name: &str,
        id: &str,
        upload: &Upload,
        digest: &str,
        request: Request<Incoming>,
    ) -> Result<Answer, Problem> {
        let digest: Digest = digest.parse().map_err(Problem::digest)?;
        self.receive(id, upload, request).await?;
        let progress = upload.progress.lock().await;
        let found = Digest::finish(progress.hash.clone());
        if found != digest {
            self.abandon(id, upload);
            return Err(Problem::digest(format!("what was sent is {found}, not {digest}")));
        }
        {
            // In one step for whoever sweeps: content that no repository names would be deleted.
            let mut index = self.index();
            self.0.blobs.adopt(&upload.path, &digest)?;
            index.change(name, |repository| {
                repository.blobs.insert(digest.clone());
            })?;
        }
        self.0.uploads.all().remove(id);
        Ok(created(name, &digest))
    }

    /// Adds a request's body to an upload and returns the size.
    async fn receive(&self, id: &str, upload: &Upload, request: Request<Incoming>) -> Result<u64, Problem> {
        let mut progress = upload.progress.lock().await;
        let received = append(&mut progress, request).await;
        // After the disk refused, nobody knows what the file holds.
        if received.as_ref().is_err_and(|problem| problem.status.is_server_error()) {
            self.abandon(id, upload);
        }
        received.map(|()| progress.size)
    }

    fn abandon(&self, id: &str, upload: &Upload) {
        self.0.uploads.all().remove(id);
        let _ = std::fs::remove_file(&upload.path);
    }

    /// Makes a repository have a blob that another has.
    fn mount(&self, name: &str, digest: &Digest, from: Option<&str>) -> Result<bool, Problem> {
        let mut index = self.index();
        let there = from.and_then(|from| index.get(from)).is_some_and(|other| other.blobs.contains(digest));
        if there {
            index.change(name, |repository| {
                repository.blobs.insert(digest.clone());
            })?;
        }
        Ok(there)
    }
}

/// Adds a request's body to an upload. What came before a broken connection stays, to go on from.
async fn append(progress: &mut Progress, request: Request<Incoming>) -> Result<(), Problem> {
    let start = request.headers().get(header::CONTENT_RANGE).and_then(|range| {
        let range = range.to_str().ok()?.trim_start_matches("bytes ");
        range.split_once('-')?.0.parse::<u64>().ok()
    });
    if start.is_some_and(|start| start != progress.size) {
        return Err(Problem::range(progress.size));
    }
    let mut body = request.into_body();
    while let Some(frame) = body.frame().await {
        let Ok(bytes) = frame.map_err(Problem::interrupted)?.into_data() else { continue };
        progress.file.write_all(&bytes).await?;
        progress.hash.update(&bytes);
        progress.size += bytes.len() as u64;
    }
    Ok(progress.file.flush().await?)
}

fn accepted(name: &str, id: &str, size: u64) -> Answer {
    let headers = [
        (header::LOCATION, format!("/v2/{name}/blobs/uploads/{id}")),
        (header::RANGE, format!("0-{}", size.saturating_sub(1))),
        (UPLOAD_ID, id.to_owned()),
    ];
    answer(StatusCode::ACCEPTED, &headers, "")
}

fn created(name: &str, digest: &Digest) -> Answer {
    let headers = [(header::LOCATION, format!("/v2/{name}/blobs/{digest}")), (DIGEST, digest.to_string())];
    answer(StatusCode::CREATED, &headers, "")
}
