//! A closure as a program: a language host within this process, which the engine connects to (`--client`).

use std::{
    fmt, fs,
    future::Future,
    path::PathBuf,
    pin::Pin,
    sync::Arc,
    thread::{self, JoinHandle},
};

use pulumi_proto::{
    MAX_MESSAGE_BYTES,
    loopback::accept_own_user,
    pulumirpc::{
        AboutRequest, AboutResponse, GeneratePackageRequest, GeneratePackageResponse, GenerateProgramRequest,
        GenerateProgramResponse, GenerateProjectRequest, GenerateProjectResponse,
        GetProgramDependenciesRequest, GetProgramDependenciesResponse, GetRequiredPackagesRequest,
        GetRequiredPackagesResponse, GetRequiredPluginsRequest, GetRequiredPluginsResponse,
        InstallDependenciesRequest, InstallDependenciesResponse, LanguageHandshakeRequest,
        LanguageHandshakeResponse, LinkRequest, LinkResponse, PackRequest, PackResponse, PluginInfo,
        RunPluginRequest, RunPluginResponse, RunRequest, RunResponse, RuntimeOptionsRequest,
        RuntimeOptionsResponse, TemplateRequest, TemplateResponse,
        language_runtime_server::{LanguageRuntime, LanguageRuntimeServer},
    },
};
use pulumi_sdk::Context;
use tokio::{
    net::TcpListener,
    sync::{Notify, oneshot},
};
use tonic::{Request, Response, Status};

use crate::{Engine, Error, Result, Workspace};

type Failure = Box<dyn std::error::Error + Send + Sync>;
type Run = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// A program: it is run once for each preview and each update.
#[derive(Clone)]
pub(crate) struct Program(Arc<dyn Fn(Context) -> Run + Send + Sync>);

impl fmt::Debug for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a closure")
    }
}

impl Workspace {
    /// A project whose program is `program`, on the engine on the `PATH`. Its Pulumi.yaml is written to
    /// `folder`, unless there is one; the configuration of its stacks lies beside it.
    ///
    /// # Errors
    /// There is no engine, or `folder` cannot be written to.
    pub fn inline<F, Fut, E>(folder: impl Into<PathBuf>, project: &str, program: F) -> Result<Self>
    where
        F: Fn(Context) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<Failure>,
    {
        Self::inline_with_engine(Engine::find()?, folder, project, program)
    }

    /// As [`Self::inline`], on this engine.
    ///
    /// # Errors
    /// `folder` cannot be written to.
    pub fn inline_with_engine<F, Fut, E>(
        engine: Engine,
        folder: impl Into<PathBuf>,
        project: &str,
        program: F,
    ) -> Result<Self>
    where
        F: Fn(Context) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<Failure>,
    {
        let folder = folder.into();
        let manifest = folder.join("Pulumi.yaml");
        if !manifest.exists() {
            // JSON is YAML.
            let name = serde_json::Value::from(project);
            fs::create_dir_all(&folder)
                .and_then(|()| fs::write(&manifest, format!("name: {name}\nruntime: rust\n")))
                .map_err(Error::io(format!("cannot write {}", manifest.display())))?;
        }
        let program = Program(Arc::new(move |context| {
            let run = program(context);
            Box::pin(async move { run.await.map_err(Into::into) })
        }));
        Ok(Self::with_engine(engine, folder).with_program(program))
    }
}

/// A language host for one run of the engine. Dropped, it ends.
pub(crate) struct Server {
    address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `program` on a thread of its own, whatever runtime the caller has.
    pub(crate) fn start(program: Program) -> Result<Self> {
        let failed = || Error::io("cannot serve the program to the engine");
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("program")
            .enable_all()
            .build()
            .map_err(failed())?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0))).map_err(failed())?;
        let address = listener.local_addr().map_err(failed())?.to_string();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("program's host".to_owned()).spawn(move || {
            let service = LanguageRuntimeServer::new(Host { program, cancel: Notify::new() })
                .max_decoding_message_size(MAX_MESSAGE_BYTES)
                .max_encoding_message_size(MAX_MESSAGE_BYTES);
            let serving =
                tonic::transport::Server::builder().serve_with_incoming(service, accept_own_user(listener));
            runtime.block_on(async {
                tokio::select! {
                    // The engine says that it cannot connect, if this ends too soon.
                    _ = serving => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_background();
        });
        Ok(Self { address, stop: Some(stop), thread: Some(thread.map_err(failed())?) })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The other side is gone if the server ended by itself.
        let _ = self.stop.take().map(|stop| stop.send(()));
        drop(self.thread.take().map(JoinHandle::join));
    }
}

struct Host {
    program: Program,
    cancel: Notify,
}

type Reply<T> = Result<Response<T>, Status>;
type Nothing<T> = tokio_stream::Empty<Result<T, Status>>;

fn not_here<T>() -> Reply<T> {
    Err(Status::unimplemented("a program within another has no files to build or to generate"))
}

#[tonic::async_trait]
impl LanguageRuntime for Host {
    async fn run(&self, request: Request<RunRequest>) -> Reply<RunResponse> {
        let request = request.into_inner();
        // The engine's own address comes as an argument, since it did not start us.
        let engine = request.args.first().cloned().unwrap_or_default();
        let program = self.program.clone();
        // As a task: a panic ends it, and not the server.
        let run = tokio::spawn(pulumi_sdk::embed::run(request, engine, move |context| (program.0)(context)));
        let abort = run.abort_handle();
        tokio::select! {
            ended = run => match ended {
                Ok(response) => Ok(Response::new(response)),
                Err(error) => Err(Status::internal(format!("the program ended: {error}"))),
            },
            () = self.cancel.notified() => {
                abort.abort();
                Ok(Response::new(RunResponse { error: String::new(), bail: true }))
            }
        }
    }

    async fn cancel(&self, _: Request<()>) -> Reply<()> {
        self.cancel.notify_waiters();
        Ok(Response::new(()))
    }

    async fn handshake(&self, _: Request<LanguageHandshakeRequest>) -> Reply<LanguageHandshakeResponse> {
        Ok(Response::new(LanguageHandshakeResponse {}))
    }

    async fn get_plugin_info(&self, _: Request<()>) -> Reply<PluginInfo> {
        Ok(Response::new(PluginInfo { version: env!("CARGO_PKG_VERSION").to_owned() }))
    }

    async fn get_required_plugins(
        &self,
        _: Request<GetRequiredPluginsRequest>,
    ) -> Reply<GetRequiredPluginsResponse> {
        Ok(Response::new(GetRequiredPluginsResponse::default()))
    }

    async fn get_required_packages(
        &self,
        _: Request<GetRequiredPackagesRequest>,
    ) -> Reply<GetRequiredPackagesResponse> {
        Ok(Response::new(GetRequiredPackagesResponse::default()))
    }

    async fn get_program_dependencies(
        &self,
        _: Request<GetProgramDependenciesRequest>,
    ) -> Reply<GetProgramDependenciesResponse> {
        Ok(Response::new(GetProgramDependenciesResponse::default()))
    }

    async fn about(&self, _: Request<AboutRequest>) -> Reply<AboutResponse> {
        Ok(Response::new(AboutResponse::default()))
    }

    async fn runtime_options_prompts(
        &self,
        _: Request<RuntimeOptionsRequest>,
    ) -> Reply<RuntimeOptionsResponse> {
        Ok(Response::new(RuntimeOptionsResponse::default()))
    }

    async fn template(&self, _: Request<TemplateRequest>) -> Reply<TemplateResponse> {
        Ok(Response::new(TemplateResponse {}))
    }

    type InstallDependenciesStream = Nothing<InstallDependenciesResponse>;

    async fn install_dependencies(
        &self,
        _: Request<InstallDependenciesRequest>,
    ) -> Reply<Self::InstallDependenciesStream> {
        Ok(Response::new(tokio_stream::empty()))
    }

    type RunPluginStream = Nothing<RunPluginResponse>;

    async fn run_plugin(&self, _: Request<RunPluginRequest>) -> Reply<Self::RunPluginStream> {
        not_here()
    }

    async fn generate_program(&self, _: Request<GenerateProgramRequest>) -> Reply<GenerateProgramResponse> {
        not_here()
    }

    async fn generate_project(&self, _: Request<GenerateProjectRequest>) -> Reply<GenerateProjectResponse> {
        not_here()
    }

    async fn generate_package(&self, _: Request<GeneratePackageRequest>) -> Reply<GeneratePackageResponse> {
        not_here()
    }

    async fn pack(&self, _: Request<PackRequest>) -> Reply<PackResponse> {
        not_here()
    }

    async fn link(&self, _: Request<LinkRequest>) -> Reply<LinkResponse> {
        not_here()
    }
}
