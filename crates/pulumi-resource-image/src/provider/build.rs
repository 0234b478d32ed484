//! From inputs to an image: the binary, the files, the configuration.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use oci::{Digest, Empty, Execution};
use provider_kit::Error;
use tokio::sync::{Mutex, OnceCell};

use crate::{
    build::{self, BuildError, Built, Package, Workspace},
    image::{Entry, Image, Recipe, Store, store::StoreError},
    platform::UnknownPlatform,
    provider::{
        files::{self, FileError},
        inputs::Inputs,
    },
};

/// `nonroot`, as images without a user database call it.
const NOBODY: &str = "65532:65532";
const VERSION: &str = "org.opencontainers.image.version";

/// Builds images. Workspaces are looked at once.
#[derive(Debug, Default)]
pub(super) struct Builder {
    workspaces: Mutex<BTreeMap<PathBuf, Arc<OnceCell<Arc<Workspace>>>>>,
}

/// Why there is no image.
#[derive(Debug, thiserror::Error)]
pub(super) enum ImageError {
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Platform(#[from] UnknownPlatform),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the image could not be packed: {0}")]
    Ended(#[from] tokio::task::JoinError),
}

impl ImageError {
    /// The input that is to blame.
    pub(super) fn property(&self) -> &'static str {
        match self {
            Self::Build(BuildError::NoWorkspace { .. }) => "workspace",
            Self::Build(BuildError::NoTarget { .. }) | Self::Platform(_) => "platform",
            Self::Build(
                BuildError::Cargo { .. } | BuildError::Ambiguous { .. } | BuildError::Binary { .. },
            ) => "package",
            Self::File(_) => "files",
            Self::Build(_) | Self::Store(_) | Self::Ended(_) => "",
        }
    }
}

impl Builder {
    /// Builds an image and keeps it for the push.
    pub(super) async fn image(
        &self,
        inputs: &Inputs,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<Image, ImageError> {
        let workspace = self.workspace(inputs).await?;
        let package = Package {
            name: inputs.package.clone(),
            binary: inputs.binary.clone(),
            features: inputs.features.clone(),
            profile: inputs.profile.clone(),
            platform: inputs.platform.parse()?,
        };
        let built = build::build(&workspace, &package, progress).await?;
        let (inputs, root, store) = (inputs.clone(), workspace.root().to_owned(), store(&workspace));
        // Hashing and compressing would hold up the other image's progress.
        tokio::task::spawn_blocking(move || {
            let recipe = recipe(&inputs, built, &root, package.platform)?;
            let image = Image::pack(&recipe, &store)?;
            store.keep(&image)?;
            Ok(image)
        })
        .await?
    }

    /// The image that Check computed: kept, or built once more.
    pub(super) async fn again(
        &self,
        inputs: &Inputs,
        digest: &Digest,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<Image, Error> {
        let workspace = self.workspace(inputs).await.map_err(Error::failed)?;
        if let Some(image) = store(&workspace).load(digest).map_err(Error::failed)? {
            return Ok(image);
        }
        let image = self.image(inputs, progress).await.map_err(Error::failed)?;
        if image.digest() == digest {
            return Ok(image);
        }
        let package = &inputs.package;
        Err(Error::failed(format!(
            "the source of package `{package}` changed while the command ran; run it again"
        )))
    }

    async fn workspace(&self, inputs: &Inputs) -> Result<Arc<Workspace>, BuildError> {
        let folder = PathBuf::from(inputs.workspace.as_deref().unwrap_or("."));
        let cell = self.workspaces.lock().await.entry(folder.clone()).or_default().clone();
        let opened = cell.get_or_try_init(|| async { Workspace::open(&folder).await.map(Arc::new) }).await?;
        Ok(opened.clone())
    }
}

fn store(workspace: &Workspace) -> Store {
    Store::new(workspace.target_dir().join("oci"))
}

fn recipe(
    inputs: &Inputs,
    built: Built,
    root: &Path,
    platform: crate::Platform,
) -> Result<Recipe, FileError> {
    let program = format!("/{}", built.name);
    let files = files::collect(&inputs.files, root)?;
    if files.iter().any(|file| file.path == built.name) {
        return Err(FileError::Taken(program));
    }
    let binary = Entry { path: built.name, content: built.bytes.into(), executable: true };
    let mut annotations = inputs.annotations.clone();
    annotations.entry(VERSION.to_owned()).or_insert(built.version);
    Ok(Recipe {
        platform,
        layers: [files, vec![binary]].into_iter().filter(|layer| !layer.is_empty()).collect(),
        config: Execution {
            user: inputs.user.clone().unwrap_or_else(|| NOBODY.to_owned()),
            exposed_ports: inputs.ports.iter().map(|port| (format!("{port}/tcp"), Empty {})).collect(),
            env: inputs.environment.iter().map(|(name, value)| format!("{name}={value}")).collect(),
            entrypoint: if inputs.entry_point.is_empty() {
                vec![program]
            } else {
                inputs.entry_point.clone()
            },
            cmd: inputs.command.clone(),
            labels: inputs.labels.clone(),
            ..Execution::default()
        },
        annotations,
    })
}
