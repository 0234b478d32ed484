//! The local cloud's ECR: a container registry on loopback, by the OCI distribution protocol, and the pulling
//! of images from it.
//!
//! Layout: `index` says what exists, `blobs` keeps content by digest; `service`, `uploads` and `manifests`
//! are the protocol; `pull` makes an image something to run and `unpack` does so safely.

mod blobs;
mod error;
mod index;
mod manifests;
mod password;
mod pull;
mod service;
mod unpack;
mod uploads;

#[cfg(test)]
mod tests;

use std::{
    io,
    net::Ipv4Addr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use base::files;
use oci::Digest;
use tokio_util::sync::CancellationToken;

use self::{blobs::Blobs, index::Index, password::Passwords, uploads::Uploads};
pub use self::{
    index::{ImageDetail, RepositoryError, RepositorySettings},
    password::Password,
    pull::PullError,
};
use crate::serving;

/// The account in the registry's messages; the local cloud's only one.
const ACCOUNT: &str = "000000000000";

/// The registry; cheap to clone. It listens until [`Registry::shutdown`].
#[derive(Clone, Debug)]
pub struct Registry(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    port: u16,
    passwords: Passwords,
    index: Mutex<Index>,
    blobs: Blobs,
    uploads: Uploads,
    /// Unpacked images by digest.
    images: PathBuf,
    /// One image is unpacked at a time: two tasks of one image must not both do it.
    unpacking: tokio::sync::Mutex<()>,
    stopped: CancellationToken,
    /// The port is free again.
    freed: CancellationToken,
}

/// Why the registry cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Its port is taken.
    #[error(
        "the local registry's port {port} is taken by another process, and image references in the stack's state name it: {error}. \
         End that process and try again"
    )]
    Port { port: u16, error: io::Error },
    /// Its folder cannot be used.
    #[error("the local registry cannot use {path}: {error}")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        error: io::Error,
    },
}

impl Registry {
    /// Serves what a folder holds. The port stays what it was the first time, because repository URLs name
    /// it; `port` overrides it.
    ///
    /// # Errors
    /// The port is taken, or the folder cannot be used.
    pub async fn start(folder: &Path, port: Option<u16>) -> Result<Self, StartError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| StartError::Folder { path, error }
        };
        std::fs::create_dir_all(folder).map_err(at(folder))?;
        let port_file = folder.join("port");
        let secret_file = folder.join("secret");
        let port = port.or_else(|| std::fs::read_to_string(&port_file).ok()?.trim().parse().ok());
        let listener = serving::listen(port).await;
        let listener = listener.map_err(|error| StartError::Port { port: port.unwrap_or(0), error })?;
        let port = listener.local_addr().map_err(at(folder))?.port();
        files::replace(&port_file, port.to_string().as_bytes()).map_err(at(&port_file))?;
        let secret = match std::fs::read_to_string(&secret_file) {
            Ok(secret) if !secret.is_empty() => secret,
            _ => {
                let secret = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
                files::replace(&secret_file, secret.as_bytes()).map_err(at(&secret_file))?;
                secret
            }
        };
        let index = Index::open(folder.join("repositories")).map_err(at(folder))?;
        let inner = Inner {
            port,
            passwords: Passwords::new(&secret),
            index: Mutex::new(index),
            blobs: Blobs::open(folder.join("blobs")).map_err(at(folder))?,
            uploads: Uploads::open(folder.join("uploads")).map_err(at(folder))?,
            images: folder.join("images"),
            unpacking: tokio::sync::Mutex::default(),
            stopped: CancellationToken::new(),
            freed: CancellationToken::new(),
        };
        let registry = Self(Arc::new(inner));
        // Half an image, of a daemon that was killed.
        registry.clean(|name| !name.starts_with(pull::UNFINISHED));
        registry.sweep();
        tokio::spawn(service::serve(registry.clone(), listener));
        Ok(registry)
    }

    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.0.port
    }

    /// The host of repository URLs, `127.0.0.1:PORT`.
    pub fn host(&self) -> String {
        format!("{}:{}", Ipv4Addr::LOCALHOST, self.0.port)
    }

    /// A password of user `AWS`, good for twelve hours, also after a restart.
    pub fn password(&self) -> Password {
        self.0.passwords.issue(SystemTime::now())
    }

    /// Creates the repository or updates its settings; the control plane owns the list.
    ///
    /// # Errors
    /// The name is not valid, or the disk refuses.
    pub fn create_repository(&self, name: &str, settings: RepositorySettings) -> Result<(), RepositoryError> {
        self.index().create(name, settings)
    }

    /// Sets how many images of a repository are kept, and forgets the oldest beyond that. AWS does so within
    /// a day; here it is at once, and with each push.
    ///
    /// # Errors
    /// There is no such repository, or the disk refuses.
    pub fn keep_images(&self, name: &str, keep: Option<usize>) -> Result<(), RepositoryError> {
        self.index().change(name, |repository| {
            repository.keep = keep;
            repository.expire(None);
        })?;
        self.sweep();
        Ok(())
    }

    /// Deletes a repository. One that is gone already is no error.
    ///
    /// # Errors
    /// `RepositoryNotEmptyException` if it has images and `force` is not set.
    pub fn delete_repository(&self, name: &str, force: bool) -> Result<(), RepositoryError> {
        self.index().delete(name, force)?;
        self.sweep();
        Ok(())
    }

    /// The images of a repository, the newest first.
    ///
    /// # Errors
    /// There is no such repository.
    pub fn list_images(&self, name: &str) -> Result<Vec<ImageDetail>, RepositoryError> {
        self.index().images(name)
    }

    /// True if there is no repository, so that nothing is lost with the folder.
    pub fn is_empty(&self) -> bool {
        self.index().is_empty()
    }

    /// Stops listening, and returns when the port is free. Requests under way are still answered; what was
    /// pushed stays on disk.
    pub async fn shutdown(&self) {
        self.0.stopped.cancel();
        self.0.freed.cancelled().await;
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        // The index is whole at every await-free step: a panic elsewhere has not broken it.
        self.0.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Deletes content and unpacked images that no repository names. Tasks that run from such an image go on:
    /// their files stay open.
    fn sweep(&self) {
        let index = self.index();
        self.0.blobs.keep_only(&index.named());
        self.clean(|name| {
            let named = Digest::from_hex(name).is_some_and(|digest| index.has_manifest(&digest));
            named || name.starts_with(pull::UNFINISHED)
        });
    }

    fn clean(&self, keep: impl Fn(&str) -> bool) {
        let Ok(entries) = std::fs::read_dir(&self.0.images) else { return };
        for entry in entries.flatten().filter(|entry| !keep(&entry.file_name().to_string_lossy())) {
            if let Err(error) = std::fs::remove_dir_all(entry.path()) {
                tracing::warn!(path = %entry.path().display(), %error, "an old image stays");
            }
        }
    }
}
