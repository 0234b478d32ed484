//! The JSON documents of an image, by the OCI image specification.
//!
//! Ours rather than `oci-spec`'s types: those keep labels and annotations in hash maps, whose order, and with it the digest, differs
//! from run to run. Here every map is sorted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Platform,
    oci::{Blob, Digest},
};

/// Media type of a manifest.
pub const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// Media type of a configuration.
pub const CONFIGURATION: &str = "application/vnd.oci.image.config.v1+json";
/// Media type of a layer.
pub const LAYER: &str = "application/vnd.oci.image.layer.v1.tar+gzip";

/// The manifest of an image.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// Always 2.
    pub schema_version: u32,
    /// Its own media type.
    pub media_type: String,
    /// The configuration.
    pub config: Descriptor,
    /// The layers, the lowest first.
    pub layers: Vec<Descriptor>,
    /// Annotations.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub annotations: BTreeMap<String, String>,
}

/// A reference to a blob.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Descriptor {
    /// Media type.
    pub media_type: String,
    /// Digest.
    pub digest: Digest,
    /// Size in bytes.
    pub size: u64,
}

/// The configuration of an image.
#[derive(Debug, Serialize)]
pub struct Configuration {
    /// A fixed time: when it was built says nothing of what it is.
    created: &'static str,
    /// The architecture.
    architecture: &'static str,
    /// The operating system.
    os: &'static str,
    /// How its process is started.
    config: Execution,
    /// Its layers, uncompressed.
    rootfs: RootFs,
}

/// How a container of the image is started.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Execution {
    /// `uid:gid`, or a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub user: String,
    /// Ports that it listens on, such as `8080/tcp`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub exposed_ports: BTreeMap<String, Empty>,
    /// `NAME=value`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub env: Vec<String>,
    /// The program and its first arguments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entrypoint: Vec<String>,
    /// Further arguments, which a container may replace.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cmd: Vec<String>,
    /// Labels.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
}

/// `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Empty {}

#[derive(Debug, Serialize)]
struct RootFs {
    r#type: &'static str,
    diff_ids: Vec<Digest>,
}

impl Manifest {
    pub(super) fn new(config: &Blob, layers: &[Blob], annotations: BTreeMap<String, String>) -> Self {
        Self {
            schema_version: 2,
            media_type: MANIFEST.to_owned(),
            config: config.into(),
            layers: layers.iter().map(Descriptor::from).collect(),
            annotations,
        }
    }
}

impl Configuration {
    pub(super) fn new(platform: Platform, config: Execution, diff_ids: Vec<Digest>) -> Self {
        Self {
            created: "1970-01-01T00:00:00Z",
            architecture: platform.arch.as_str(),
            os: platform.os.as_str(),
            config,
            rootfs: RootFs { r#type: "layers", diff_ids },
        }
    }
}

impl From<&Blob> for Descriptor {
    fn from(blob: &Blob) -> Self {
        Self {
            media_type: blob.media_type.clone(),
            digest: blob.digest.clone(),
            size: blob.bytes.len() as u64,
        }
    }
}

/// A document as bytes: fields in the order of their declaration, maps sorted, no spaces.
pub(super) fn canonical(document: &impl Serialize) -> Vec<u8> {
    // Only a map with keys that are no text, or a type that refuses, can fail here, and there is none.
    serde_json::to_vec(document).unwrap_or_default()
}
