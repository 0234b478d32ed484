//! The `LanguageRuntime` service: one short method for each call of the engine.

use std::{env, path::Path, sync::Arc};

use pulumi_proto::pulumirpc::{
    AboutRequest, AboutResponse, GeneratePackageRequest, GeneratePackageResponse, GenerateProgramRequest,
    GenerateProgramResponse, GenerateProjectRequest, GenerateProjectResponse, GetProgramDependenciesRequest,
    GetProgramDependenciesResponse, GetRequiredPackagesRequest, GetRequiredPackagesResponse,
    GetRequiredPluginsRequest, GetRequiredPluginsResponse, InstallDependenciesRequest,
    InstallDependenciesResponse, LanguageHandshakeRequest, LanguageHandshakeResponse, LinkRequest,
    LinkResponse, PackRequest, PackResponse, PackageDependency, PackageParameterization, PluginDependency,
    PluginInfo, RunPluginRequest, RunPluginResponse, RunRequest, RunResponse, RuntimeOptionsRequest,
    RuntimeOptionsResponse, TemplateRequest, TemplateResponse, language_runtime_server::LanguageRuntime,
    link_request::LinkDependency, run_plugin_response::Output,
};
use tokio::{process::Command, sync::mpsc};
use tokio_stream::{StreamExt as _, wrappers::ReceiverStream};
use tonic::{Request, Response, Status};

use crate::{
    builder::{self, BuildError, Builder},
    engine::Engine,
    generate, link,
    manifest::RequiredPackage,
    process::{self, Cancel, Chunk, Ended, Sink},
    program::{Program, failed},
    run::{self, LastWord},
};

type Reply<T> = Result<Response<T>, Status>;
type Stream<T> = ReceiverStream<Result<T, Status>>;

/// The language host. Clones share one state.
#[derive(Debug, Clone)]
pub struct Host {
    engine: Arc<Engine>,
    cancel: Arc<Cancel>,
    sink: Sink,
}

impl Host {
    /// A host for the engine at `engine` (`host:port`), which may also introduce itself later by a handshake.
    /// Output of programs goes to this process's stdout and stderr.
    pub fn new(engine: Option<String>) -> Self {
        Self::with_sink(engine, Sink::Stdio)
    }

    /// As [`Host::new`], but the output of programs goes to `output`.
    pub fn with_output(engine: Option<String>, output: mpsc::Sender<process::Chunk>) -> Self {
        Self::with_sink(engine, Sink::Channel(output))
    }

    fn with_sink(address: Option<String>, sink: Sink) -> Self {
        let engine = Engine::default();
        if let Some(address) = address {
            engine.set_address(address);
        }
        Self { engine: Arc::new(engine), cancel: Arc::default(), sink }
    }

    async fn run_program(&self, request: RunRequest) -> Result<RunResponse, Status> {
        let program = Program::of(request.info.as_ref())?;
        let builder = Builder { sink: &self.sink, cancel: &self.cancel, status: Some(&self.engine) };
        let binary = match builder.binary(&program.directory, &program.options).await {
            Ok(binary) => binary,
            Err(BuildError::Cancelled) => return Ok(run::bail()),
            Err(error) => return Ok(run::failure(error.to_string())),
        };
        let last_word = LastWord::new()
            .map_err(|error| Status::internal(format!("cannot create a temporary file: {error}")))?;
        let engine = self.engine.address();
        let mut command = run::command(&binary, &program.directory, &request, engine.as_deref(), &last_word);
        match process::run(&mut command, &self.sink, &self.cancel).await {
            Ok(ended) => Ok(run::response(&binary, ended, &last_word)),
            Err(error) => Ok(run::failure(format!("cannot run {}: {error}", binary.display()))),
        }
    }

    /// Builds and runs a plugin that is written in Rust; the stream ends with its exit code.
    async fn run_plugin_program(
        &self,
        request: RunPluginRequest,
        sink: &Sink,
    ) -> Result<Option<i32>, Status> {
        let program = Program::of(request.info.as_ref())?;
        let builder = Builder { sink, cancel: &self.cancel, status: None };
        let binary = builder.binary(&program.directory, &program.options).await.map_err(failed)?;
        let mut command = Command::new(&binary);
        command.args(&request.args).env_clear().current_dir(&request.pwd);
        command.envs(request.env.iter().filter_map(|pair| pair.split_once('=')));
        match process::run(&mut command, sink, &self.cancel).await {
            Ok(Ended::Exited(code)) => Ok(Some(code)),
            Ok(Ended::Cancelled) => Ok(None),
            Ok(Ended::Signalled(signal)) => {
                Err(Status::aborted(format!("{} was ended by signal {signal}", binary.display())))
            }
            Err(error) => Err(Status::unavailable(format!("cannot run {}: {error}", binary.display()))),
        }
    }
}

/// What `program` says about itself; empty if it is not there.
async fn version(program: &str) -> String {
    let output = Command::new(program).arg("--version").output().await;
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().next().unwrap_or_default().to_owned()
}

#[tonic::async_trait]
impl LanguageRuntime for Host {
    async fn handshake(
        &self,
        request: Request<LanguageHandshakeRequest>,
    ) -> Reply<LanguageHandshakeResponse> {
        self.engine.set_address(request.into_inner().engine_address);
        Ok(Response::new(LanguageHandshakeResponse {}))
    }

    async fn get_plugin_info(&self, _: Request<()>) -> Reply<PluginInfo> {
        Ok(Response::new(PluginInfo { version: env!("CARGO_PKG_VERSION").to_owned() }))
    }

    async fn about(&self, _: Request<AboutRequest>) -> Reply<AboutResponse> {
        // The engine asks with every preview and update. Cargo and rustc have one version, and rustc takes
        // longer to say it.
        let executable = builder::find("cargo", Path::new("/")).map(|path| path.display().to_string());
        let version = version("cargo").await;
        Ok(Response::new(AboutResponse {
            executable: executable.unwrap_or_default(),
            version,
            ..AboutResponse::default()
        }))
    }

    async fn get_required_packages(
        &self,
        request: Request<GetRequiredPackagesRequest>,
    ) -> Reply<GetRequiredPackagesResponse> {
        let program = Program::of(request.get_ref().info.as_ref())?;
        let dependency = |package: RequiredPackage| {
            let extends = package.parameterization.as_ref().is_some_and(|of| of.extension);
            let parameterization = package.parameterization.map(|of| PackageParameterization {
                name: of.name,
                version: of.version,
                value: of.value.0,
            });
            let (extension, parameterization) =
                if extends { (parameterization, None) } else { (None, parameterization) };
            PackageDependency {
                name: package.name,
                kind: "resource".to_owned(),
                version: package.version,
                server: package.server,
                parameterization,
                extension,
                ..PackageDependency::default()
            }
        };
        let packages = program.required_packages()?.into_iter().map(dependency).collect();
        Ok(Response::new(GetRequiredPackagesResponse { packages, specs: Vec::new() }))
    }

    async fn get_required_plugins(
        &self,
        request: Request<GetRequiredPluginsRequest>,
    ) -> Reply<GetRequiredPluginsResponse> {
        let program = Program::of(request.get_ref().info.as_ref())?;
        let dependency = |package: RequiredPackage| PluginDependency {
            name: package.name,
            kind: "resource".to_owned(),
            version: package.version,
            server: package.server,
            ..PluginDependency::default()
        };
        Ok(Response::new(GetRequiredPluginsResponse {
            plugins: program.required_packages()?.into_iter().map(dependency).collect(),
        }))
    }

    async fn get_program_dependencies(
        &self,
        request: Request<GetProgramDependenciesRequest>,
    ) -> Reply<GetProgramDependenciesResponse> {
        let request = request.into_inner();
        let dependencies =
            Program::of(request.info.as_ref())?.dependencies(request.transitive_dependencies)?;
        Ok(Response::new(GetProgramDependenciesResponse { dependencies }))
    }

    type InstallDependenciesStream = Stream<InstallDependenciesResponse>;

    async fn install_dependencies(
        &self,
        request: Request<InstallDependenciesRequest>,
    ) -> Reply<Self::InstallDependenciesStream> {
        let program = Program::of(request.get_ref().info.as_ref())?;
        let cancel = self.cancel.clone();
        Ok(streamed(install_chunk, async move |sink| {
            // A prebuilt program brings its own.
            if program.options.binary.is_none() {
                let builder = Builder { sink: &sink, cancel: &cancel, status: None };
                if let Err(error) = builder.fetch(&program.directory).await {
                    // The engine shows the error of this call three times, and output once.
                    sink.write(Chunk::Stderr(format!("error: {error}\n").into_bytes())).await?;
                    return Err(Status::failed_precondition("the dependencies were not installed"));
                }
            }
            Ok(None)
        }))
    }

    async fn run(&self, request: Request<RunRequest>) -> Reply<RunResponse> {
        self.run_program(request.into_inner()).await.map(Response::new)
    }

    type RunPluginStream = Stream<RunPluginResponse>;

    async fn run_plugin(&self, request: Request<RunPluginRequest>) -> Reply<Self::RunPluginStream> {
        let host = self.clone();
        Ok(streamed(plugin_chunk, async move |sink| {
            let code = host.run_plugin_program(request.into_inner(), &sink).await?;
            Ok(code.map(|code| RunPluginResponse { output: Some(Output::Exitcode(code)) }))
        }))
    }

    async fn cancel(&self, _: Request<()>) -> Reply<()> {
        self.cancel.cancel();
        Ok(Response::new(()))
    }

    async fn runtime_options_prompts(
        &self,
        _: Request<RuntimeOptionsRequest>,
    ) -> Reply<RuntimeOptionsResponse> {
        // Every option has a default: a new project is asked nothing.
        Ok(Response::new(RuntimeOptionsResponse::default()))
    }

    async fn template(&self, _: Request<TemplateRequest>) -> Reply<TemplateResponse> {
        Ok(Response::new(TemplateResponse {}))
    }

    async fn generate_package(
        &self,
        request: Request<GeneratePackageRequest>,
    ) -> Reply<GeneratePackageResponse> {
        let generated = tokio::task::spawn_blocking(move || {
            let directory = env::current_dir().unwrap_or_default();
            generate::generate(request.get_ref(), &directory).map_err(failed)
        });
        let diagnostics = generated.await.map_err(|error| Status::internal(error.to_string()))??;
        Ok(Response::new(GeneratePackageResponse { diagnostics }))
    }

    async fn pack(&self, request: Request<PackRequest>) -> Reply<PackResponse> {
        // Cargo takes a crate from the folder where its sources are: there is nothing to pack.
        let folder = request.into_inner().package_directory;
        if !Path::new(&folder).join("Cargo.toml").is_file() {
            return Err(Status::failed_precondition(format!("{folder} is no crate: it has no Cargo.toml")));
        }
        Ok(Response::new(PackResponse { artifact_path: folder }))
    }

    async fn generate_program(&self, _: Request<GenerateProgramRequest>) -> Reply<GenerateProgramResponse> {
        Err(Status::unimplemented(
            "the Rust host does not write programs: `pulumi convert` cannot target Rust",
        ))
    }

    async fn generate_project(&self, _: Request<GenerateProjectRequest>) -> Reply<GenerateProjectResponse> {
        Err(Status::unimplemented(
            "the Rust host does not write projects: `pulumi convert` cannot target Rust",
        ))
    }

    async fn link(&self, request: Request<LinkRequest>) -> Reply<LinkResponse> {
        let request = request.into_inner();
        let program = Program::of(request.info.as_ref())?;
        // The conformance suite links the SDK itself, under this name. A crate has it in its Cargo.toml.
        let is_sdk =
            |link: &LinkDependency| link.package.as_ref().is_some_and(|linked| linked.name == "pulumi");
        let bindings = request.packages.iter().filter(|link| !is_sdk(link));
        let folders: Vec<&str> = bindings.map(|package| package.path.as_str()).collect();
        if folders.is_empty() {
            return Ok(Response::new(LinkResponse::default()));
        }
        let import_instructions = link::link(&program.directory, &folders).map_err(failed)?;
        Ok(Response::new(LinkResponse { import_instructions }))
    }
}

fn install_chunk(chunk: Chunk) -> InstallDependenciesResponse {
    match chunk {
        Chunk::Stdout(stdout) => InstallDependenciesResponse { stdout, stderr: Vec::new() },
        Chunk::Stderr(stderr) => InstallDependenciesResponse { stdout: Vec::new(), stderr },
    }
}

fn plugin_chunk(chunk: Chunk) -> RunPluginResponse {
    let output = match chunk {
        Chunk::Stdout(bytes) => Output::Stdout(bytes),
        Chunk::Stderr(bytes) => Output::Stderr(bytes),
    };
    RunPluginResponse { output: Some(output) }
}

/// Runs `work` and streams the output it writes, then its last message or its error. A caller that leaves
/// ends the work.
fn streamed<T: Send + 'static, W, F>(message: fn(Chunk) -> T, work: W) -> Response<Stream<T>>
where
    W: FnOnce(Sink) -> F,
    F: Future<Output = Result<Option<T>, Status>> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel(16);
    let (output, chunks) = mpsc::channel(16);
    let work = work(Sink::Channel(output));
    tokio::spawn(async move {
        let forward = async {
            let mut chunks = ReceiverStream::new(chunks);
            while let Some(chunk) = chunks.next().await {
                drop(sender.send(Ok(message(chunk))).await);
            }
        };
        let both = async { tokio::join!(work, forward).0 };
        tokio::select! {
            result = both => {
                if let Some(last) = result.transpose() {
                    drop(sender.send(last).await);
                }
            }
            () = sender.closed() => {}
        }
    });
    Response::new(ReceiverStream::new(receiver))
}
