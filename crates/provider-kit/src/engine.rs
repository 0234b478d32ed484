//! Messages to the user, through the engine that started the plugin.

use pulumi_proto::pulumirpc::{LogRequest, LogSeverity, engine_client::EngineClient};
use tonic::transport::{Channel, Endpoint};

use crate::Urn;

/// The engine's log. Without an engine (tests, a plugin started by hand) messages go to `tracing` only.
#[derive(Clone, Debug, Default)]
pub struct Engine(Option<EngineClient<Channel>>);

impl Engine {
    /// The engine at `host:port`; it is connected to with the first message.
    pub fn at(address: &str) -> Self {
        let address = address.trim_start_matches("tcp://");
        let endpoint = Endpoint::from_shared(format!("http://{address}"));
        Self(endpoint.ok().map(|endpoint| EngineClient::new(endpoint.connect_lazy())))
    }

    /// Shows progress in the resource's row of the CLI; the next status replaces it.
    pub async fn status(&self, urn: &Urn, message: impl Into<String>) {
        self.log(LogSeverity::Info, urn, message.into(), true).await;
    }

    /// Shows a message, which stays in the output.
    pub async fn info(&self, urn: &Urn, message: impl Into<String>) {
        self.log(LogSeverity::Info, urn, message.into(), false).await;
    }

    /// Shows a warning, which stays in the output.
    pub async fn warning(&self, urn: &Urn, message: impl Into<String>) {
        self.log(LogSeverity::Warning, urn, message.into(), false).await;
    }

    /// Shows a message under `--debug` only.
    pub async fn debug(&self, urn: &Urn, message: impl Into<String>) {
        self.log(LogSeverity::Debug, urn, message.into(), false).await;
    }

    async fn log(&self, severity: LogSeverity, urn: &Urn, message: String, ephemeral: bool) {
        tracing::debug!(urn = urn.as_str(), ?severity, message);
        let Some(client) = &self.0 else { return };
        let request =
            LogRequest { severity: severity.into(), message, urn: urn.to_string(), stream_id: 0, ephemeral };
        // A message that cannot be shown must not fail the operation.
        if let Err(status) = client.clone().log(request).await {
            tracing::debug!(%status, "the engine did not take a message");
        }
    }
}
