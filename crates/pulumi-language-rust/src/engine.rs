//! The engine as the host sees it: a status line that shows what cargo is doing.

use std::sync::Mutex;

use pulumi_proto::pulumirpc::{LogRequest, LogSeverity, engine_client::EngineClient};
use tokio::sync::OnceCell;
use tonic::transport::{Channel, Endpoint};

/// The engine that started the host, if it told its address.
#[derive(Debug, Default)]
pub(crate) struct Engine {
    address: Mutex<Option<String>>,
    client: OnceCell<EngineClient<Channel>>,
}

impl Engine {
    /// Sets the address, as `host:port`.
    pub fn set_address(&self, address: String) {
        *self.address.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(address);
    }

    /// The address, or nothing for a host started by hand.
    pub fn address(&self) -> Option<String> {
        self.address.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    /// Shows one line while something takes time. It is not kept, and it is no error if nobody can see it.
    pub async fn status(&self, message: &str) {
        let Some(address) = self.address() else { return };
        let client = self
            .client
            .get_or_try_init(|| async {
                Endpoint::from_shared(format!("http://{address}"))?.connect().await.map(EngineClient::new)
            })
            .await;
        let Ok(client) = client else { return };
        let request = LogRequest {
            severity: LogSeverity::Info.into(),
            message: message.to_owned(),
            ephemeral: true,
            ..LogRequest::default()
        };
        drop(client.clone().log(request).await);
    }
}
