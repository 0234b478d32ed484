//! The engine's `Analyzer` service over a pack.

use std::{
    future::Future,
    io,
    process::ExitCode,
    sync::{Arc, PoisonError, RwLock},
};

use provider_kit::lifetime;
use pulumi_proto::{
    MAX_MESSAGE_BYTES,
    loopback::accept_own_user,
    plugin,
    pulumirpc::{
        self as rpc,
        analyzer_server::{Analyzer, AnalyzerServer},
    },
    wire::{self, Encoding, WireError},
};
use tokio::{net::TcpListener, runtime::Builder};
use tonic::{Request, Response, Status};

use crate::{Pack, Policy, Problem, Resource, Run, Violation, info, pack::Configured};

/// What the binary of a pack does.
pub(crate) fn run(pack: Pack) -> ExitCode {
    // A pack that cannot be used does not start, and says why.
    if let Err(error) = pack.verify() {
        return plugin::fail(&error);
    }
    let engine = plugin::engine().unwrap_or_default();
    plugin::run(Builder::new_multi_thread().worker_threads(2), async {
        let ended = lifetime::ended(&engine)?;
        let listener = plugin::listen().await?;
        serve(pack, listener, ended).await.map_err(io::Error::other)
    })
}

/// Serves a pack on a bound listener until `shutdown`.
async fn serve(
    pack: Pack,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), tonic::transport::Error> {
    let server = AnalyzerServer::new(Service { pack: Arc::new(pack), state: RwLock::default() })
        .max_decoding_message_size(MAX_MESSAGE_BYTES)
        .max_encoding_message_size(MAX_MESSAGE_BYTES);
    tonic::transport::Server::builder()
        .add_service(server)
        .serve_with_incoming_shutdown(accept_own_user(listener), shutdown)
        .await
}

struct Service {
    pack: Arc<Pack>,
    state: RwLock<Arc<State>>,
}

/// What the engine has told so far.
#[derive(Clone, Default)]
struct State {
    run: Run,
    configured: Configured,
}

type Answer<T> = Result<Response<T>, Status>;

impl Service {
    /// Runs rules beside the service: they are the pack's code, and may take long or panic.
    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Pack, &State) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Status> {
        let (pack, state) = (self.pack.clone(), self.state());
        let asked = tokio::task::spawn_blocking(move || ask(&pack, &state)).await;
        asked
            .map_err(|_| Status::internal("a policy panicked; its message is on the pack's stderr"))?
            .map_err(|problem| Status::unknown(problem.to_string()))
    }

    fn state(&self) -> Arc<State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn tell(&self, tell: impl FnOnce(&mut State)) {
        tell(Arc::make_mut(&mut self.state.write().unwrap_or_else(PoisonError::into_inner)));
    }

    fn diagnostics(&self, violations: Vec<Violation>) -> rpc::AnalyzeResponse {
        let diagnostics = violations.into_iter().map(|violation| {
            let policy = self.policy(&violation.policy);
            rpc::AnalyzeDiagnostic {
                policy_name: violation.policy,
                policy_pack_name: self.pack.name.clone(),
                policy_pack_version: self.pack.version.clone(),
                description: policy.map(|policy| policy.description.clone()).unwrap_or_default(),
                message: violation.message,
                enforcement_level: rpc::EnforcementLevel::from(violation.enforcement).into(),
                urn: violation.urn,
                severity: rpc::PolicySeverity::from(policy.map_or_else(Default::default, |it| it.severity))
                    .into(),
            }
        });
        rpc::AnalyzeResponse { diagnostics: diagnostics.collect(), not_applicable: Vec::new() }
    }

    fn policy(&self, name: &str) -> Option<&Policy> {
        self.pack.policies.iter().find(|policy| policy.name == name)
    }
}

fn malformed(error: WireError) -> Status {
    Status::invalid_argument(error.to_string())
}

#[tonic::async_trait]
impl Analyzer for Service {
    async fn analyze(&self, request: Request<rpc::AnalyzeRequest>) -> Answer<rpc::AnalyzeResponse> {
        let resource = Resource::checked(request.into_inner()).map_err(malformed)?;
        let ask = move |pack: &Pack, state: &State| pack.check(&resource, &state.run, &state.configured);
        Ok(Response::new(self.diagnostics(self.ask(ask).await?)))
    }

    async fn analyze_stack(
        &self,
        request: Request<rpc::AnalyzeStackRequest>,
    ) -> Answer<rpc::AnalyzeResponse> {
        let resources = request.into_inner().resources.into_iter().map(Resource::of_stack);
        let resources = resources.collect::<Result<Vec<_>, _>>().map_err(malformed)?;
        let ask =
            move |pack: &Pack, state: &State| pack.check_stack(&resources, &state.run, &state.configured);
        Ok(Response::new(self.diagnostics(self.ask(ask).await?)))
    }

    async fn remediate(&self, request: Request<rpc::AnalyzeRequest>) -> Answer<rpc::RemediateResponse> {
        let resource = Resource::checked(request.into_inner()).map_err(malformed)?;
        let ask = move |pack: &Pack, state: &State| pack.remedy(resource, &state.run, &state.configured);
        let remediations = self.ask(ask).await?.into_iter().map(|remedied| {
            let policy = self.policy(&remedied.policy);
            let (properties, diagnostic) = match remedied.outcome {
                Ok(properties) => (Some(wire::encode_map(&properties, Encoding::FULL)), String::new()),
                Err(diagnostic) => (None, diagnostic),
            };
            rpc::Remediation {
                policy_name: remedied.policy,
                policy_pack_name: self.pack.name.clone(),
                policy_pack_version: self.pack.version.clone(),
                description: policy.map(|policy| policy.description.clone()).unwrap_or_default(),
                properties,
                diagnostic,
            }
        });
        let remediations = remediations.collect();
        Ok(Response::new(rpc::RemediateResponse { remediations, not_applicable: Vec::new() }))
    }

    async fn get_analyzer_info(&self, _: Request<()>) -> Answer<rpc::AnalyzerInfo> {
        Ok(Response::new(self.pack.info()))
    }

    async fn get_plugin_info(&self, _: Request<()>) -> Answer<rpc::PluginInfo> {
        Ok(Response::new(rpc::PluginInfo { version: self.pack.version.clone() }))
    }

    async fn configure(&self, request: Request<rpc::ConfigureAnalyzerRequest>) -> Answer<()> {
        let mut configured = Configured::new();
        for (name, config) in request.into_inner().policy_config {
            let config = info::configured(config)
                .map_err(|problem| Status::invalid_argument(format!("policy '{name}': {problem}")))?;
            configured.insert(name, config);
        }
        self.tell(|state| state.configured = configured);
        Ok(Response::new(()))
    }

    async fn handshake(
        &self,
        _: Request<rpc::AnalyzerHandshakeRequest>,
    ) -> Answer<rpc::AnalyzerHandshakeResponse> {
        Ok(Response::new(rpc::AnalyzerHandshakeResponse {}))
    }

    async fn configure_stack(
        &self,
        request: Request<rpc::AnalyzerStackConfigureRequest>,
    ) -> Answer<rpc::AnalyzerStackConfigureResponse> {
        let run = Run::read(request.into_inner());
        self.tell(|state| state.run = run);
        Ok(Response::new(rpc::AnalyzerStackConfigureResponse {}))
    }

    async fn cancel(&self, _: Request<()>) -> Answer<()> {
        Ok(Response::new(()))
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
