//! Content on disk, by digest. A file is there whole or not at all.

use std::{
    collections::BTreeSet,
    fs::File,
    io,
    path::{Path, PathBuf},
};

use base::files;
use oci::Digest;

/// A folder of content.
#[derive(Debug)]
pub(super) struct Blobs(PathBuf);

impl Blobs {
    pub(super) fn open(folder: PathBuf) -> io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    pub(super) fn path(&self, digest: &Digest) -> PathBuf {
        self.0.join(digest.hex())
    }

    pub(super) fn size(&self, digest: &Digest) -> Option<u64> {
        std::fs::metadata(self.path(digest)).ok().map(|metadata| metadata.len())
    }

    /// Takes over a finished file, whose digest the caller has checked.
    pub(super) fn adopt(&self, file: &Path, digest: &Digest) -> io::Result<()> {
        files::install(&File::open(file)?, file, &self.path(digest))
    }

    pub(super) fn put(&self, bytes: &[u8], digest: &Digest) -> io::Result<()> {
        files::replace(&self.path(digest), bytes)
    }

    /// Content that fits in memory. Corruption on disk is an error.
    pub(super) fn read(&self, digest: &Digest) -> io::Result<Vec<u8>> {
        let bytes = std::fs::read(self.path(digest))?;
        if Digest::of(&bytes) == *digest {
            return Ok(bytes);
        }
        Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("the content of {digest} does not match its digest"),
        ))
    }

    /// Deletes everything else.
    pub(super) fn keep_only(&self, named: &BTreeSet<Digest>) {
        let Ok(entries) = std::fs::read_dir(&self.0) else { return };
        for entry in entries.flatten() {
            let digest = Digest::from_hex(&entry.file_name().to_string_lossy());
            if !digest.is_some_and(|digest| named.contains(&digest)) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}
