//! The JSON documents of an image, by the OCI image specification. Docker's older forms are read, too.
//!
//! Ours rather than `oci-spec`'s types: those keep labels and annotations in hash maps, whose order, and with
//! it the digest, differs from run to run. Here every map is sorted, and fields are written in the order of
//! their declaration.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::Digest;

/// Media type of a manifest.
pub const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// Media type of an index, which names one manifest for each platform.
pub const INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// Docker's media type of a manifest.
pub const DOCKER_MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";
/// Docker's media type of an index.
pub const DOCKER_INDEX: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
/// Media type of a configuration.
pub const CONFIGURATION: &str = "application/vnd.oci.image.config.v1+json";
/// Media type of a layer.
pub const LAYER: &str = "application/vnd.oci.image.layer.v1.tar+gzip";

/// The manifest of an image, or an index of several.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// 2 in every manifest of OCI's form and Docker's current one.
    pub schema_version: u32,
    /// The document's own media type. Optional by the specification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// The configuration; an index has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub config: Option<Descriptor>,
    /// The layers, the lowest first.
    #[serde(default)]
    pub layers: Vec<Descriptor>,
    /// The manifests of an index.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub manifests: Vec<Descriptor>,
    /// Free-form information about the image.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub annotations: BTreeMap<String, String>,
}

/// A reference to content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Descriptor {
    /// Media type of the content.
    pub media_type: String,
    /// Digest of the content.
    pub digest: Digest,
    /// Size of the content in bytes.
    pub size: u64,
    /// In an index: the platform of the manifest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
}

/// The platform of a manifest in an index.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Platform {
    /// Operating system, in Go's words (`linux`).
    pub os: String,
    /// Architecture, in Go's words (`amd64`).
    pub architecture: String,
}

/// The configuration of an image.
#[derive(Debug, Serialize, Deserialize)]
pub struct Configuration {
    /// When the image was built, by RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// Architecture, in Go's words (`amd64`).
    #[serde(default)]
    pub architecture: String,
    /// Operating system, in Go's words (`linux`).
    #[serde(default)]
    pub os: String,
    /// The process of a container of the image.
    #[serde(default)]
    pub config: Execution,
    /// The uncompressed layers.
    pub rootfs: RootFs,
}

/// The process of a container of the image.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Execution {
    /// `uid:gid`, or a name.
    #[serde(skip_serializing_if = "String::is_empty", deserialize_with = "or_default")]
    pub user: String,
    /// Ports that it listens on, such as `8080/tcp`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "or_default")]
    pub exposed_ports: BTreeMap<String, Empty>,
    /// Environment variables, as `NAME=value`.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "or_default")]
    pub env: Vec<String>,
    /// The program and its first arguments.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "or_default")]
    pub entrypoint: Vec<String>,
    /// Further arguments, which a container may replace.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "or_default")]
    pub cmd: Vec<String>,
    /// The folder that the process starts in.
    #[serde(skip_serializing_if = "String::is_empty", deserialize_with = "or_default")]
    pub working_dir: String,
    /// Free-form information about the container.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "or_default")]
    pub labels: BTreeMap<String, String>,
}

/// `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Empty {}

/// The uncompressed layers of an image.
#[derive(Debug, Serialize, Deserialize)]
pub struct RootFs {
    /// Always `layers`.
    #[serde(default = "layers")]
    pub r#type: String,
    /// Digests of the uncompressed layers, the lowest first.
    #[serde(default)]
    pub diff_ids: Vec<Digest>,
}

impl Manifest {
    /// The configuration and the layers.
    pub fn blobs(&self) -> impl Iterator<Item = &Descriptor> {
        self.config.iter().chain(&self.layers)
    }
}

impl RootFs {
    /// The layers with these digests.
    pub fn new(diff_ids: Vec<Digest>) -> Self {
        Self { r#type: layers(), diff_ids }
    }
}

fn layers() -> String {
    "layers".to_owned()
}

/// Docker writes `null` for a field without a value.
fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dockers_nulls_are_read() {
        let text = r#"{"os":"linux","config":{"User":"","ExposedPorts":null,"Env":["A=1"],"Entrypoint":null,"Cmd":null,
            "Volumes":null,"WorkingDir":"/app","Labels":null},"rootfs":{"type":"layers"}}"#;
        let configuration: Configuration = serde_json::from_str(text).unwrap();
        let expected =
            Execution { env: vec!["A=1".into()], working_dir: "/app".into(), ..Execution::default() };
        assert_eq!(configuration.config, expected);
        assert_eq!((configuration.architecture.as_str(), configuration.rootfs.diff_ids), ("", Vec::new()));
    }
}
