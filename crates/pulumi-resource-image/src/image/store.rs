//! Keeps blobs between the Check that made them and the Create that pushes them, by their digests.

use std::{
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use base::files;
use bytes::Bytes;
use oci::{Digest, Manifest, spec};

use crate::image::{Blob, Image, layer};

/// A folder of blobs. Everything in it can be made again.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// Why the folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep the image in {path}: {error}{}", hint(.error))]
pub struct StoreError {
    path: PathBuf,
    error: io::Error,
}

fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ". Make room on that disk and try again",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            ". The folder must be writable"
        }
        _ => "",
    }
}

/// Makes a file the newest, so that [`Store::prune`] leaves it.
fn touch(path: &Path) {
    if let Ok(file) = std::fs::File::options().append(true).open(path) {
        let _ = file.set_modified(SystemTime::now());
    }
}

/// More blobs than these are of builds long past.
const KEPT: usize = 64;

impl Store {
    /// A store in a folder, which is made when something is kept.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// A layer's compressed form. Compressing takes most of the time of packing, so it is remembered by the
    /// content's digest.
    pub(super) fn compressed(&self, diff_id: &Digest, tar: &[u8]) -> Result<Bytes, StoreError> {
        let path = self.folder.join(format!("{}.tar.gz", diff_id.hex()));
        // Looked into, so that a file broken by a crash is not taken for the layer.
        if let Some(bytes) = self.read(&path)?
            && layer::is_gzip_of(&bytes, tar)
        {
            touch(&path);
            return Ok(bytes);
        }
        let bytes = Bytes::from(layer::gzip(tar));
        self.write(&path, &bytes)?;
        Ok(bytes)
    }

    /// Keeps an image.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep(&self, image: &Image) -> Result<(), StoreError> {
        for blob in image.blobs.iter().chain([&image.manifest]) {
            let path = self.folder.join(blob.digest.hex());
            match path.exists() {
                true => touch(&path),
                false => self.write(&path, &blob.bytes)?,
            }
        }
        self.prune();
        Ok(())
    }

    /// The image of a digest, if it is still there whole.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn load(&self, digest: &Digest) -> Result<Option<Image>, StoreError> {
        let Some(manifest) = self.blob(digest, spec::MANIFEST)? else { return Ok(None) };
        let Ok(named) = serde_json::from_slice::<Manifest>(&manifest.bytes) else { return Ok(None) };
        let mut blobs = Vec::new();
        for descriptor in named.layers.iter().chain(&named.config) {
            let Some(blob) = self.blob(&descriptor.digest, &descriptor.media_type)? else { return Ok(None) };
            blobs.push(blob);
        }
        Ok(Some(Image { manifest, blobs }))
    }

    fn blob(&self, digest: &Digest, media_type: &str) -> Result<Option<Blob>, StoreError> {
        let bytes = self.read(&self.folder.join(digest.hex()))?;
        // A file that a crash or a person changed must not be pushed under its old name.
        Ok(bytes.map(|bytes| Blob::new(media_type, bytes)).filter(|blob| blob.digest == *digest))
    }

    fn read(&self, path: &Path) -> Result<Option<Bytes>, StoreError> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError { path: path.to_owned(), error }),
        }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        files::replace_cached(path, bytes).map_err(|error| StoreError { path: path.to_owned(), error })
    }

    /// Forgets the oldest blobs. What cannot be deleted stays.
    fn prune(&self) {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return };
        let age = |entry: std::fs::DirEntry| {
            let modified = entry.metadata().and_then(|metadata| metadata.modified());
            (modified.unwrap_or(SystemTime::UNIX_EPOCH), entry.path())
        };
        let mut files: Vec<_> = entries.flatten().map(age).collect();
        files.sort();
        for (_, path) in files.iter().rev().skip(KEPT) {
            let _ = std::fs::remove_file(path);
        }
    }
}
