//! Packs a binary and files into an OCI image: the same bytes in, the same digest out.
//!
//! Layout: [`layer`] writes reproducible layers, [`store`] keeps what was packed until it is pushed. The
//! documents are `oci`'s.

pub mod layer;
pub mod store;

use std::collections::BTreeMap;

use bytes::Bytes;
use oci::{Configuration, Descriptor, Digest, Execution, Manifest, RootFs, spec};
use serde::Serialize;

pub use self::{layer::Entry, store::Store};
use crate::Platform;

/// Content and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    pub digest: Digest,
    pub media_type: String,
    pub bytes: Bytes,
}

/// An image: a manifest, and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The manifest; its digest is the image's.
    pub manifest: Blob,
    /// The configuration and the layers.
    pub blobs: Vec<Blob>,
}

/// The parts of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The platform it runs on.
    pub platform: Platform,
    /// Groups of entries, one layer each: what changes seldom goes first, so that it is not sent again.
    pub layers: Vec<Vec<Entry>>,
    /// Entry point, environment, user and the like.
    pub config: Execution,
    /// Annotations of the manifest.
    pub annotations: BTreeMap<String, String>,
}

impl Image {
    /// Packs an image. Layers that `store` has from before are not compressed again.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn pack(recipe: &Recipe, store: &Store) -> Result<Self, store::StoreError> {
        let mut layers = Vec::new();
        let mut diff_ids = Vec::new();
        for entries in &recipe.layers {
            let tar = layer::tar(entries);
            let diff_id = Digest::of(&tar);
            layers.push(Blob::new(spec::LAYER, store.compressed(&diff_id, &tar)?));
            diff_ids.push(diff_id);
        }
        let config = Configuration {
            // Fixed: the time of the build would make another digest of the same image.
            created: Some("1970-01-01T00:00:00Z".to_owned()),
            architecture: recipe.platform.arch.as_str().to_owned(),
            os: recipe.platform.os.as_str().to_owned(),
            config: recipe.config.clone(),
            rootfs: RootFs::new(diff_ids),
        };
        let config = Blob::new(spec::CONFIGURATION, canonical(&config));
        let manifest = Manifest {
            schema_version: 2,
            media_type: Some(spec::MANIFEST.to_owned()),
            config: Some(config.descriptor()),
            layers: layers.iter().map(Blob::descriptor).collect(),
            manifests: Vec::new(),
            annotations: recipe.annotations.clone(),
        };
        let manifest = Blob::new(spec::MANIFEST, canonical(&manifest));
        let mut blobs = layers;
        blobs.push(config);
        Ok(Self { manifest, blobs })
    }

    pub fn digest(&self) -> &Digest {
        &self.manifest.digest
    }

    /// Bytes that a registry stores for it.
    pub fn size(&self) -> usize {
        self.manifest.bytes.len() + self.blobs.iter().map(|blob| blob.bytes.len()).sum::<usize>()
    }
}

impl Blob {
    /// Names some content.
    pub fn new(media_type: &str, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self { digest: Digest::of(&bytes), media_type: media_type.to_owned(), bytes }
    }

    fn descriptor(&self) -> Descriptor {
        Descriptor {
            media_type: self.media_type.clone(),
            digest: self.digest.clone(),
            size: self.bytes.len() as u64,
            platform: None,
        }
    }
}

/// A document as bytes: fields in the order of their declaration, maps sorted, no spaces.
fn canonical(document: &impl Serialize) -> Vec<u8> {
    // Serialising fails for a map whose keys are not text, or a type that refuses; the documents have
    // neither.
    serde_json::to_vec(document).unwrap_or_default()
}

#[cfg(test)]
mod tests;
