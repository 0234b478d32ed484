//! Pulls an image from the local registry for a task: checks it, unpacks it, and says what to run.

use std::{
    io,
    path::{Path, PathBuf},
};

use futures::future::BoxFuture;
use oci::{Configuration, Descriptor, Digest, Execution, Manifest};

use super::{
    Registry,
    unpack::{self, Layer, Limits, UnpackError},
};
use crate::{
    data::{Bundle, ImageError, Images},
    short::short,
};

/// Prefix of the folder of an image that is being unpacked.
pub(super) const UNFINISHED: &str = ".unpacking-";

/// Why an image cannot be pulled, in ECS's words where ECS has some. The data plane puts
/// `CannotPullContainerError` before it and makes it the task's stopped reason.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The reference names another registry.
    #[error(
        "the image is not in the local cloud's registry ({0}), and the local cloud pulls from no other. Build it with \
         image:index:CargoImage"
    )]
    Elsewhere(String),
    /// There is no such image.
    #[error("pull image manifest has been retried 1 time(s): failed to resolve ref {0}: not found")]
    NotFound(String),
    /// The image is for something else than the task asks for, or this machine can run.
    #[error("image Manifest does not contain descriptor matching platform '{wanted}'{hint}")]
    Platform {
        /// The platform that the task asks for.
        wanted: String,
        /// The platforms that the image has.
        hint: String,
    },
    /// The image is not what it should be.
    #[error("the image is refused: {0}")]
    Refused(String),
}

impl Registry {
    /// Makes an image ready to run. `architecture` is the task's, `X86_64` or `ARM64`.
    ///
    /// # Errors
    /// See [`PullError`].
    pub async fn pull(&self, image: &str, architecture: &str) -> Result<Bundle, PullError> {
        let digest = self.find(image)?;
        let platform = platform(architecture)?;
        let (digest, manifest, configuration) = self.select(digest, &platform)?;
        let root = self.0.images.join(digest.hex());
        let _one = self.0.unpacking.lock().await;
        if !root.is_dir() {
            let layers = self.layers(&manifest, &configuration)?;
            let (images, target) = (self.0.images.clone(), root.clone());
            let unpacked = tokio::task::spawn_blocking(move || install(&layers, &images, &target)).await;
            let unpacked = unpacked.unwrap_or_else(|error| Err(io::Error::other(error).into()));
            unpacked.map_err(refused)?;
            tracing::info!(image, "pulled");
        }
        Ok(bundle(root, configuration.config))
    }

    /// The digest that a reference names.
    fn find(&self, image: &str) -> Result<Digest, PullError> {
        let elsewhere = || PullError::Elsewhere(self.host());
        let (host, rest) = image.split_once('/').ok_or_else(elsewhere)?;
        if host != self.host() && host != format!("localhost:{}", self.port()) {
            return Err(elsewhere());
        }
        let (name, reference) = match rest.split_once('@') {
            Some((name, digest)) => (name.split(':').next().unwrap_or(name), digest),
            None => rest.rsplit_once(':').unwrap_or((rest, "latest")),
        };
        let index = self.index();
        let found = index.get(name).and_then(|repository| repository.resolve(reference));
        found.map(|(digest, _)| digest.clone()).ok_or_else(|| PullError::NotFound(image.to_owned()))
    }

    /// The manifest for a platform: the one there is, or the fitting one of an index.
    fn select(&self, digest: Digest, platform: &str) -> Result<(Digest, Manifest, Configuration), PullError> {
        let mismatch = |found: Vec<String>| PullError::Platform {
            wanted: platform.to_owned(),
            hint: short(&format!(": it has {}", found.join(", "))),
        };
        let mut manifest: Manifest = self.json(&digest)?;
        let mut digest = digest;
        if !manifest.manifests.is_empty() {
            let of = |part: &Descriptor| {
                part.platform.as_ref().map_or_else(String::new, |of| format!("{}/{}", of.os, of.architecture))
            };
            let fitting = manifest.manifests.iter().find(|part| of(part) == platform);
            let fitting = fitting.ok_or_else(|| mismatch(manifest.manifests.iter().map(of).collect()))?;
            digest = fitting.digest.clone();
            manifest = self.json(&digest)?;
        }
        let config =
            manifest.config.as_ref().ok_or_else(|| refused("its manifest names no configuration"))?;
        let configuration: Configuration = self.json(&config.digest)?;
        let found = format!("{}/{}", configuration.os, configuration.architecture);
        if found != platform {
            return Err(mismatch(vec![found]));
        }
        Ok((digest, manifest, configuration))
    }

    fn json<T: serde::de::DeserializeOwned>(&self, digest: &Digest) -> Result<T, PullError> {
        // A configuration is a blob of any size until someone reads it.
        const LARGEST: u64 = 4 * 1024 * 1024;
        if self.0.blobs.size(digest).is_some_and(|size| size > LARGEST) {
            return Err(refused(format!("{digest} is too large for what it is")));
        }
        let bytes = self.0.blobs.read(digest).map_err(refused)?;
        serde_json::from_slice(&bytes)
            .map_err(|error| refused(format!("{digest}: {}", short(&error.to_string()))))
    }

    fn layers(&self, manifest: &Manifest, configuration: &Configuration) -> Result<Vec<Layer>, PullError> {
        let diff_ids = &configuration.rootfs.diff_ids;
        if manifest.layers.len() != diff_ids.len() {
            return Err(refused("its configuration has not one diff_id for each layer"));
        }
        let layers = manifest.layers.iter().zip(diff_ids).map(|(layer, diff_id)| Layer {
            path: self.0.blobs.path(&layer.digest),
            media_type: layer.media_type.clone(),
            digest: layer.digest.clone(),
            diff_id: diff_id.clone(),
        });
        Ok(layers.collect())
    }
}

impl Images for Registry {
    fn resolve<'a>(
        &'a self,
        image: &'a str,
        architecture: &'a str,
    ) -> BoxFuture<'a, Result<Bundle, ImageError>> {
        Box::pin(async move {
            self.pull(image, architecture).await.map_err(|error| ImageError(error.to_string()))
        })
    }
}

fn refused(reason: impl std::fmt::Display) -> PullError {
    PullError::Refused(reason.to_string())
}

/// The platform that a task asks for, if this machine can run it. Locally the operating system is this
/// machine's.
fn platform(architecture: &str) -> Result<String, PullError> {
    let os = match std::env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    let (wanted, rust) = match architecture {
        "X86_64" | "" => ("amd64", "x86_64"),
        "ARM64" => ("arm64", "aarch64"),
        other => (other, other),
    };
    let wanted = format!("{os}/{wanted}");
    if rust == std::env::consts::ARCH {
        return Ok(wanted);
    }
    let hint = format!(
        " that this machine ({}) can run. The task definition asks for {architecture}; locally, ask for this machine's own",
        std::env::consts::ARCH
    );
    Err(PullError::Platform { wanted, hint })
}

/// Unpacks beside the target first: a folder of its name is a whole image, whatever crashes.
fn install(layers: &[Layer], images: &Path, target: &Path) -> Result<(), UnpackError> {
    std::fs::create_dir_all(images)?;
    let folder = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(images)?;
    let root = folder.path().join("root");
    std::fs::create_dir(&root)?;
    unpack::unpack(layers, &root, Limits::default())?;
    Ok(std::fs::rename(root, target)?)
}

/// What to run in the unpacked root, as the configuration says it.
fn bundle(root: PathBuf, execution: Execution) -> Bundle {
    let variable =
        |text: String| text.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    // The specification's default.
    let working_dir = Some(execution.working_dir).filter(|path| !path.is_empty());
    Bundle {
        root,
        entry_point: execution.entrypoint,
        command: execution.cmd,
        env: execution.env.into_iter().filter_map(variable).collect(),
        working_dir: working_dir.unwrap_or_else(|| "/".to_owned()),
    }
}
