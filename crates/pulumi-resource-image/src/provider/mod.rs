//! The Pulumi resource `image:index:CargoImage`: Check builds and computes the digest, Create and Update
//! push.
//!
//! Layout: [`inputs`] reads and validates, `build` makes the image, `files` collects what goes in beside the
//! binary, `progress` shows where it is at.

mod build;
mod files;
pub mod inputs;
mod progress;

use std::{sync::LazyLock, time::Duration};

use oci::Digest;
use provider_kit::{
    CheckRequest, Checked, ConfigureRequest, CreateRequest, Created, DeleteRequest, DiffRequest, Difference,
    Engine, Error, Failure, Map, Provider, ReadRequest, ReadState, UpdateRequest, Urn, Value, check,
    diff::{self, Change},
    schema::Package,
};
use tokio_util::sync::CancellationToken;

use self::{build::Builder, inputs::Inputs, progress::Progress};
use crate::{
    image::Image,
    push::{Client, PushError, Repository, Settings},
};

pub const SCHEMA: &str = include_str!("../../schema.json");
pub const CARGO_IMAGE: &str = "image:index:CargoImage";

static PACKAGE: LazyLock<Package> = LazyLock::new(|| Package::parse(SCHEMA).unwrap_or_default());

/// The provider. One serves one engine.
#[derive(Debug, Default)]
pub struct ImageProvider {
    builder: Builder,
    settings: Settings,
}

impl ImageProvider {
    /// A provider that pushes with other patience than the usual.
    pub fn new(settings: Settings) -> Self {
        Self { builder: Builder::default(), settings }
    }

    fn client(&self, inputs: &Inputs) -> Result<Client, PushError> {
        let repository = Repository::parse(&inputs.repository_url)?;
        Client::new(repository, inputs.credentials.clone().map(Into::into), self.settings)
    }

    /// Pushes what Check computed, and tells what is known of it.
    async fn push(&self, request: PushRequest<'_>) -> Result<Map, Error> {
        let mut outputs = request.inputs.clone();
        let known = |name: &str| request.inputs.get(name).and_then(Value::as_str).map(str::to_owned);
        let digest = known("digest").and_then(|text| text.parse::<Digest>().ok());
        let uri = known("repositoryUrl").zip(digest.as_ref()).map(|(url, digest)| format!("{url}@{digest}"));
        outputs.insert("imageUri".into(), uri.map_or(Value::Unknown, Value::from));
        outputs.insert("size".into(), Value::Unknown);
        let inputs = if request.preview {
            Inputs::read_known(request.inputs)
        } else {
            Inputs::read(request.inputs).map(Some)
        };
        let (Some(inputs), Some(digest)) = (inputs.map_err(Error::failed)?, digest) else {
            return match request.preview {
                true => Ok(outputs),
                false => Err(Error::failed("the engine gave the image no digest; run the command again")),
            };
        };
        let progress = Progress::start(request.engine.clone(), request.urn.clone());
        let image = self.builder.again(&inputs, &digest, &|line| progress.tell(line)).await?;
        outputs.insert("size".into(), Value::Number(image.size() as f64));
        if !request.preview {
            let client = self.client(&inputs).map_err(Error::failed)?;
            let pushed = client
                .push(&image, &inputs.tags, &|line| progress.tell(line))
                .await
                .map_err(Error::failed)?;
            request.engine.debug(request.urn, summary(&image, pushed.blobs, pushed.bytes)).await;
        }
        Ok(outputs)
    }
}

/// A Create or Update: the inputs, and whom to report progress to.
struct PushRequest<'a> {
    inputs: &'a Map,
    preview: bool,
    engine: &'a Engine,
    urn: &'a Urn,
}

fn summary(image: &Image, blobs: usize, bytes: usize) -> String {
    format!("{}: {blobs} of {} blobs sent, {bytes} bytes", image.digest(), image.blobs.len())
}

impl Provider for ImageProvider {
    fn version(&self) -> &str {
        env!("CARGO_PKG_VERSION")
    }

    fn schema(&self) -> &str {
        SCHEMA
    }

    async fn configure(&self, _: ConfigureRequest) -> Result<(), Error> {
        Ok(())
    }

    async fn check(&self, request: CheckRequest) -> Result<Checked, Error> {
        let resource = resource(&request.urn)?;
        let mut inputs = request.news;
        let mut failures = check::inputs(&PACKAGE, resource, &inputs);
        if failures.is_empty() {
            failures = inputs::validate(&mut inputs);
        }
        if !failures.is_empty() {
            return Ok(Checked { inputs, failures });
        }
        let digest = match Inputs::read_known(&inputs).map_err(Error::failed)? {
            // Something that goes into the image is not known before the deployment.
            None => Value::Unknown,
            Some(known) => {
                let progress = Progress::start(request.engine, request.urn);
                let tell = |line: &str| progress.tell(line);
                let image =
                    unless_cancelled(&request.cancelled, None, self.builder.image(&known, &tell)).await?;
                match image {
                    Ok(image) => Value::from(image.digest().to_string()),
                    Err(error) => {
                        return Ok(Checked {
                            inputs,
                            failures: vec![Failure::new(error.property(), error.to_string())],
                        });
                    }
                }
            }
        };
        inputs.insert("digest".into(), digest);
        Ok(Checked::ok(inputs))
    }

    async fn diff(&self, request: DiffRequest) -> Result<Difference, Error> {
        let mut changes = diff::diff(&request.old_inputs, &request.new_inputs);
        // Tokens of ECR are new every time.
        changes.retain(|path, _| !path.starts_with("credentials"));
        // The other inputs (workspace, profile, …) count only through the digest of the image that they make.
        let matters =
            |path: &String| ["digest", "repositoryUrl", "tags"].iter().any(|name| path.starts_with(name));
        if !changes.keys().any(matters) {
            changes.clear();
        }
        let change = |(path, kind): (String, diff::Kind)| {
            let replace = path == "repositoryUrl";
            (path, Change { kind, replace })
        };
        Ok(Difference { changes: changes.into_iter().map(change).collect(), ..Difference::default() })
    }

    async fn create(&self, request: CreateRequest) -> Result<Created, Error> {
        let push = PushRequest {
            inputs: &request.inputs,
            preview: request.preview,
            engine: &request.engine,
            urn: &request.urn,
        };
        let outputs = unless_cancelled(&request.cancelled, request.timeout, self.push(push)).await??;
        let id = outputs.get("repositoryUrl").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Created { id: if request.preview { String::new() } else { id }, outputs })
    }

    async fn read(&self, request: ReadRequest) -> Result<Option<ReadState>, Error> {
        let state = ReadState { id: request.id, inputs: request.inputs, outputs: request.state };
        let (inputs, Some(digest)) =
            (Inputs::read(&state.inputs).map_err(Error::failed)?, digest(&state.outputs))
        else {
            return Err(Error::failed("an image is built, not imported: declare it without `import`"));
        };
        let exists = match self.client(&inputs) {
            Ok(client) => client.exists(&digest).await,
            Err(error) => Err(error),
        };
        match exists {
            Ok(true) => Ok(Some(state)),
            Ok(false) => Ok(None),
            // Tokens of ECR live twelve hours; a refresh uses the last deployment's.
            Err(error @ PushError::Unauthorized { .. }) => {
                let message = format!(
                    "whether the image is still there cannot be told: {error}. The next `pulumi up` has fresh credentials"
                );
                request.engine.warning(&request.urn, message).await;
                Ok(Some(state))
            }
            Err(error) if error.is_absence() => {
                let message = format!("the image is gone with its registry: {error}");
                request.engine.warning(&request.urn, message).await;
                Ok(None)
            }
            Err(error) => Err(Error::failed(error)),
        }
    }

    async fn update(&self, request: UpdateRequest) -> Result<Map, Error> {
        let push = PushRequest {
            inputs: &request.new_inputs,
            preview: request.preview,
            engine: &request.engine,
            urn: &request.urn,
        };
        unless_cancelled(&request.cancelled, request.timeout, self.push(push)).await?
    }

    async fn delete(&self, request: DeleteRequest) -> Result<(), Error> {
        let Some(digest) = digest(&request.state) else { return Ok(()) };
        let client = Inputs::read(&request.inputs)
            .map_err(Error::failed)
            .and_then(|inputs| self.client(&inputs).map_err(Error::failed))?;
        let deleted = unless_cancelled(&request.cancelled, request.timeout, client.delete(&digest)).await?;
        match deleted {
            Ok(()) => Ok(()),
            // A destroy uses the last deployment's credentials, which may have expired, and some registries
            // keep all images. What is left then goes with its repository; to refuse would be to never let
            // the stack go. The same holds for a local registry that is gone.
            Err(error) if error.is_refusal() || error.is_absence() => {
                let message = format!("the image {digest} was not deleted from its repository: {error}");
                request.engine.warning(&request.urn, message).await;
                Ok(())
            }
            Err(error) => Err(Error::failed(error)),
        }
    }
}

fn resource(urn: &Urn) -> Result<&'static provider_kit::schema::Resource, Error> {
    let token = urn.type_token();
    let unknown = || Error::failed(format!("this provider has no resource {token}; it has {CARGO_IMAGE}"));
    PACKAGE.resources.get(token).ok_or_else(unknown)
}

fn digest(state: &Map) -> Option<Digest> {
    state.get("digest")?.as_str()?.parse().ok()
}

/// Does something until the user asks to stop or the time that the user gave is over.
async fn unless_cancelled<T>(
    cancelled: &CancellationToken,
    limit: Option<Duration>,
    work: impl Future<Output = T>,
) -> Result<T, Error> {
    let late = async {
        match limit {
            Some(limit) => tokio::time::sleep(limit).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        done = work => Ok(done),
        () = cancelled.cancelled() => Err(Error::Cancelled),
        () = late => Err(Error::failed(format!("it took longer than the {} s of its customTimeouts", limit.unwrap_or_default().as_secs()))),
    }
}
