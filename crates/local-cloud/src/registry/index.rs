//! The repositories and their content: in memory, with one file for each repository.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use base::files;
use oci::Digest;
use serde::{Deserialize, Serialize};

use super::ACCOUNT;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepositorySettings {
    /// A tag cannot be moved to another image.
    pub immutable_tags: bool,
}

/// An image of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageDetail {
    pub digest: String,
    pub tags: Vec<String>,
    /// Bytes of its configuration and layers.
    pub size: u64,
    /// When it was pushed, in seconds since 1970.
    pub pushed_at: u64,
}

/// Why a repository cannot be made, read or deleted, in AWS's words.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// The name breaks ECR's rules.
    #[error(
        "InvalidParameterException: Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular \
         expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''"
    )]
    Name,
    /// There is none of that name.
    #[error(
        "RepositoryNotFoundException: The repository with name '{0}' does not exist in the registry with id '{ACCOUNT}'"
    )]
    NotFound(String),
    /// It has images.
    #[error(
        "RepositoryNotEmptyException: The repository with name '{0}' in registry with id '{ACCOUNT}' cannot be deleted because \
         it still contains images"
    )]
    NotEmpty(String),
    #[error("the local registry cannot write {path}: {error}")]
    Disk { path: PathBuf, error: io::Error },
}

/// The content of a repository.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Repository {
    pub settings: RepositorySettings,
    pub blobs: BTreeSet<Digest>,
    pub manifests: BTreeMap<Digest, ManifestRecord>,
    pub tags: BTreeMap<String, Digest>,
    /// How many images are kept, if its life-cycle policy says so.
    #[serde(default)]
    pub keep: Option<usize>,
}

/// A manifest of a repository.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ManifestRecord {
    pub media_type: String,
    pub size: u64,
    pub pushed_at: u64,
    /// The blobs that it names, so that deleting the manifest can free them.
    pub blobs: BTreeSet<Digest>,
}

/// All repositories.
#[derive(Debug)]
pub(super) struct Index {
    folder: PathBuf,
    repositories: BTreeMap<String, Repository>,
}

impl Index {
    pub(super) fn open(folder: PathBuf) -> io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        let mut repositories = BTreeMap::new();
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let file = entry.file_name().to_string_lossy().into_owned();
            let Some(name) = file.strip_suffix(".json") else { continue };
            let repository = serde_json::from_slice(&std::fs::read(entry.path())?)?;
            repositories.insert(name.replace('%', "/"), repository);
        }
        Ok(Self { folder, repositories })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.repositories.is_empty()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Repository> {
        self.repositories.get(name)
    }

    pub(super) fn create(&mut self, name: &str, settings: RepositorySettings) -> Result<(), RepositoryError> {
        if !valid_name(name) {
            return Err(RepositoryError::Name);
        }
        let mut repository = self.repositories.get(name).cloned().unwrap_or_default();
        repository.settings = settings;
        self.save(name, repository)
    }

    pub(super) fn delete(&mut self, name: &str, force: bool) -> Result<(), RepositoryError> {
        let Some(repository) = self.repositories.get(name) else { return Ok(()) };
        if !repository.manifests.is_empty() && !force {
            return Err(RepositoryError::NotEmpty(name.to_owned()));
        }
        let path = self.path(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(RepositoryError::Disk { path, error })
            }
            _ => {
                self.repositories.remove(name);
                Ok(())
            }
        }
    }

    /// Changes a repository, on disk first: what a client was told must be true after a crash.
    pub(super) fn change(
        &mut self,
        name: &str,
        change: impl FnOnce(&mut Repository),
    ) -> Result<(), RepositoryError> {
        let mut repository =
            self.repositories.get(name).cloned().ok_or_else(|| RepositoryError::NotFound(name.to_owned()))?;
        change(&mut repository);
        self.save(name, repository)
    }

    pub(super) fn images(&self, name: &str) -> Result<Vec<ImageDetail>, RepositoryError> {
        let repository =
            self.repositories.get(name).ok_or_else(|| RepositoryError::NotFound(name.to_owned()))?;
        let detail = |(digest, record): (&Digest, &ManifestRecord)| ImageDetail {
            digest: digest.to_string(),
            tags: repository
                .tags
                .iter()
                .filter(|(_, of)| *of == digest)
                .map(|(tag, _)| tag.clone())
                .collect(),
            size: record.size,
            pushed_at: record.pushed_at,
        };
        let mut images: Vec<_> = repository.manifests.iter().map(detail).collect();
        images.sort_by_key(|image| std::cmp::Reverse(image.pushed_at));
        Ok(images)
    }

    /// Everything that some repository holds.
    pub(super) fn named(&self) -> BTreeSet<Digest> {
        let names = |repository: &Repository| {
            repository.blobs.iter().chain(repository.manifests.keys()).cloned().collect::<Vec<_>>()
        };
        self.repositories.values().flat_map(names).collect()
    }

    pub(super) fn has_manifest(&self, digest: &Digest) -> bool {
        self.repositories.values().any(|repository| repository.manifests.contains_key(digest))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{}.json", name.replace('/', "%")))
    }

    fn save(&mut self, name: &str, repository: Repository) -> Result<(), RepositoryError> {
        let path = self.path(name);
        let written = serde_json::to_vec(&repository).map_err(io::Error::from);
        match written.and_then(|bytes| files::replace(&path, &bytes)) {
            Ok(()) => {
                self.repositories.insert(name.to_owned(), repository);
                Ok(())
            }
            Err(error) => Err(RepositoryError::Disk { path, error }),
        }
    }
}

impl Repository {
    /// The manifest that a tag or digest names.
    pub(super) fn resolve(&self, reference: &str) -> Option<(&Digest, &ManifestRecord)> {
        match reference.parse::<Digest>() {
            Ok(digest) => self.manifests.get_key_value(&digest),
            Err(_) => self.manifests.get_key_value(self.tags.get(reference)?),
        }
    }

    /// Forgets the oldest images beyond those that are kept; the one that was just pushed stays. Returns
    /// whether there were any.
    pub(super) fn expire(&mut self, pushed: Option<&Digest>) -> bool {
        let surplus = self.keep.map_or(0, |keep| self.manifests.len().saturating_sub(keep.max(1)));
        let mut oldest: Vec<_> = self
            .manifests
            .iter()
            .map(|(digest, record)| (pushed == Some(digest), record.pushed_at, digest.clone()))
            .collect();
        oldest.sort();
        for (.., digest) in oldest.iter().take(surplus) {
            self.forget(digest);
        }
        surplus > 0
    }

    /// Removes a manifest, its tags, and blobs that no other manifest names.
    pub(super) fn forget(&mut self, digest: &Digest) {
        let Some(record) = self.manifests.remove(digest) else { return };
        self.tags.retain(|_, of| of != digest);
        let kept: BTreeSet<_> = self.manifests.values().flat_map(|record| &record.blobs).collect();
        self.blobs.retain(|blob| !record.blobs.contains(blob) || kept.contains(blob));
    }
}

/// Now, in seconds since 1970.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

/// ECR's rule for names, as its documentation gives it: 2 to 256 characters, parts of lower-case letters and
/// digits with single separators between.
fn valid_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let part = |part: &str| {
        let bytes = part.as_bytes();
        let separated = |pair: &[u8]| plain(pair[0]) || plain(pair[1]);
        bytes.first().copied().is_some_and(plain)
            && bytes.last().copied().is_some_and(plain)
            && bytes.iter().all(|&byte| plain(byte) || b"._-".contains(&byte))
            && bytes.windows(2).all(separated)
    };
    (2..=256).contains(&name.len()) && name.split('/').all(part)
}
