//! Uploads of blobs: whole, in chunks, or mounted from another repository.

use std::{
    collections::BTreeMap,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use http::{HeaderName, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use hyper::body::{Frame, Incoming};
use oci::Digest;
use sha2::{Digest as _, Sha256};
use tokio::{
    fs::{File, OpenOptions},
    io::AsyncWriteExt as _,
    sync::OwnedMutexGuard,
    time::Instant,
};

use super::{
    Registry,
    error::{Problem, UPLOAD_INVALID},
    service::{Answer, DIGEST, answer, parameter},
};

const UPLOAD_ID: HeaderName = HeaderName::from_static("docker-upload-uuid");

/// Uploads at a time.
const OPEN: usize = 100;
/// An upload that got no bytes for this long is abandoned.
const IDLE: Duration = Duration::from_secs(60 * 60);
/// The most bytes of a layer.
const LAYER: u64 = 10 * 1024 * 1024 * 1024;

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
    /// Locked for the length of a request.
    progress: Arc<tokio::sync::Mutex<Progress>>,
}

/// The file is open during requests only: most of the uploads that are under way may never go on.
#[derive(Debug)]
struct Progress {
    hash: Sha256,
    size: u64,
    touched: Instant,
}

impl Uploads {
    /// Begins with an empty folder: its files belong to uploads of a daemon that is gone.
    pub(super) fn open(folder: PathBuf) -> io::Result<Self> {
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => std::fs::create_dir_all(&folder)?,
        }
        Ok(Self { folder, open: Mutex::default() })
    }

    async fn begin(&self, repository: &str) -> Result<(String, Arc<Upload>), Problem> {
        self.purge();
        let id = format!("{:032x}", rand::random::<u128>());
        let path = self.folder.join(&id);
        let progress = Progress { hash: Sha256::new(), size: 0, touched: Instant::now() };
        let progress = Arc::new(tokio::sync::Mutex::new(progress));
        let upload = Arc::new(Upload { repository: repository.to_owned(), path, progress });
        {
            let mut open = self.all();
            if open.len() >= OPEN {
                return Err(Problem::uploads(OPEN));
            }
            open.insert(id.clone(), upload.clone());
        }
        if let Err(error) = File::create_new(&upload.path).await {
            self.abandon(&id, &upload);
            return Err(error.into());
        }
        Ok((id, upload))
    }

    /// Gives up the uploads that have been idle for too long.
    pub(super) fn purge(&self) {
        let idle = |upload: &Arc<Upload>| {
            // One that is locked is busy.
            upload.progress.try_lock().is_ok_and(|progress| progress.touched.elapsed() >= IDLE)
        };
        let idle: Vec<_> = self
            .all()
            .iter()
            .filter(|(_, upload)| idle(upload))
            .map(|(id, upload)| (id.clone(), upload.clone()))
            .collect();
        for (id, upload) in idle {
            tracing::info!(
                id,
                repository = upload.repository,
                "an upload is abandoned: it got nothing for an hour"
            );
            self.abandon(&id, &upload);
        }
    }

    fn abandon(&self, id: &str, upload: &Upload) {
        self.all().remove(id);
        let _ = std::fs::remove_file(&upload.path);
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
            // Only this request knows the upload: it ends with it, also when the client goes.
            Some(digest) => {
                let _abandoned = Abandoned { uploads: &self.0.uploads, id: &id, upload: &upload };
                self.finish(name, &id, &upload, &digest, request).await
            }
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
                self.0.uploads.abandon(id, &upload);
                Ok(answer(StatusCode::NO_CONTENT, &[], ""))
            }
            _ => Err(Problem::unsupported()),
        }
    }

    /// Takes the last bytes and the digest.
    async fn finish(
        &self,
        name: &str,
        id: &str,
        upload: &Upload,
        digest: &str,
        request: Request<Incoming>,
    ) -> Result<Answer, Problem> {
        let finished = async {
            let digest: Digest = digest.parse().map_err(Problem::digest)?;
            self.receive(id, upload, request).await?;
            let found = Digest::finish(upload.progress.lock().await.hash.clone());
            if found != digest {
                return Err(Problem::digest(format!("the bytes that were sent are {found}, not {digest}")));
            }
            // Atomic towards a sweep, which deletes content that no repository names.
            let mut index = self.index();
            self.0.blobs.adopt(&upload.path, &digest)?;
            index.change(name, |repository| {
                repository.blobs.insert(digest.clone());
            })?;
            Ok(created(name, &digest))
        };
        let finished = finished.await;
        if finished.as_ref().map_or_else(is_final, |_| true) {
            self.0.uploads.abandon(id, upload);
        }
        finished
    }

    /// Adds a request's body to an upload and returns the size.
    async fn receive(&self, id: &str, upload: &Upload, request: Request<Incoming>) -> Result<u64, Problem> {
        let (progress, path) = (upload.progress.clone().lock_owned().await, upload.path.clone());
        // A task of its own: if the client goes in the middle, the bytes that came are still written, and
        // counted.
        let received = tokio::spawn(append(progress, path, request)).await.map_err(io::Error::other)?;
        if received.as_ref().is_err_and(is_final) {
            self.0.uploads.abandon(id, upload);
        }
        received
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

/// Whether an upload cannot go on: after the disk refused, for one, nobody knows what the file holds.
fn is_final(problem: &Problem) -> bool {
    problem.code != UPLOAD_INVALID
}

/// Abandons an upload when it is dropped.
struct Abandoned<'a> {
    uploads: &'a Uploads,
    id: &'a str,
    upload: &'a Upload,
}

impl Drop for Abandoned<'_> {
    fn drop(&mut self) {
        self.uploads.abandon(self.id, self.upload);
    }
}

/// Adds a request's body to an upload. The bytes before a broken connection stay, to go on from.
async fn append(
    mut progress: OwnedMutexGuard<Progress>,
    path: PathBuf,
    request: Request<Incoming>,
) -> Result<u64, Problem> {
    let start = request.headers().get(header::CONTENT_RANGE).and_then(|range| {
        let range = range.to_str().ok()?.trim_start_matches("bytes ");
        range.split_once('-')?.0.parse::<u64>().ok()
    });
    if start.is_some_and(|start| start != progress.size) {
        return Err(Problem::range(progress.size));
    }
    let mut file = OpenOptions::new().append(true).open(path).await?;
    let mut body = request.into_body();
    let mut outcome = Ok(());
    while let Some(frame) = body.frame().await {
        let bytes = match frame.map(Frame::into_data) {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(_)) => continue,
            Err(error) => {
                outcome = Err(Problem::interrupted(error));
                break;
            }
        };
        if progress.size + bytes.len() as u64 > LAYER {
            outcome = Err(Problem::layer(LAYER));
            break;
        }
        file.write_all(&bytes).await?;
        progress.hash.update(&bytes);
        progress.size += bytes.len() as u64;
        progress.touched = Instant::now();
    }
    file.flush().await?;
    outcome.map(|()| progress.size)
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
