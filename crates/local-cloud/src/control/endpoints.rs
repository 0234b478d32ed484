//! The ports of HTTP APIs and domain names: opened before the resource is created, and again when the daemon
//! starts.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use provider_kit::{Error, Map};

use super::{
    account::Record,
    apigatewayv2::names,
    cloud::{self, Cloud, Handle},
    config::{self, Config},
    resource_type::Entry,
};

/// Endpoints that could not be opened again on their port, and why.
#[derive(Default)]
pub(super) struct Closed(Mutex<BTreeMap<String, String>>);

impl Closed {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reason(&self, id: &str) -> Option<String> {
        self.lock().get(id).cloned()
    }
}

impl Cloud {
    /// Opens the endpoint that a resource has, before it is created.
    pub(super) async fn open_endpoint(
        &self,
        entry: &Entry,
        inputs: &Map,
        config: &Config,
    ) -> Result<Option<(String, u16)>, Error> {
        let endpoint = entry.behavior.endpoint(inputs, &self.records(), config);
        let Some(endpoint) = endpoint else { return Ok(None) };
        let of = &endpoint.of;
        let opened = self.plane().open_gateway(&names::endpoint_id(&endpoint.id), endpoint.port).await;
        let port = opened.map_err(|error| match endpoint.port {
            Some(port) => Error::failed(format!(
                "the endpoint of {of} cannot be opened on port {port}: {error}; free the port, or choose another with \
                 `pulumi config set aws:{} PORT`",
                config::GATEWAY_PORT
            )),
            None => Error::failed(format!("the endpoint of {of} cannot be opened: {error}")),
        })?;
        Ok(Some((endpoint.id, port)))
    }

    /// Opens the endpoint of a record, if it has one, on the port that it has told everyone, and goes on
    /// trying while another process has that.
    pub(super) async fn reopen(&self, record: Record) {
        let Some((id, port)) = endpoint(&record) else { return };
        if self.try_reopen(&id, port).await {
            return;
        }
        tracing::error!(id, port, "an endpoint cannot be opened again; trying on");
        let cloud = self.clone();
        tokio::spawn(async move {
            while cloud.records().get(&record.token, &record.id).is_some() {
                tokio::time::sleep(Duration::from_secs(1)).await;
                if cloud.try_reopen(&id, port).await {
                    return tracing::info!(id, port, "an endpoint is open again");
                }
            }
            cloud.closed().lock().remove(&id);
        });
    }

    async fn try_reopen(&self, id: &str, port: u16) -> bool {
        let opened = self.plane().open_gateway(id, Some(port)).await;
        let mut closed = self.closed().lock();
        match &opened {
            Ok(_) => closed.remove(id),
            Err(error) => closed.insert(id.to_owned(), error.to_string()),
        };
        opened.is_ok()
    }

    /// Fails for a resource whose endpoint another program's port is: its URL would be that program's.
    pub(super) async fn require_endpoint(&self, token: &str, handle: Handle<'_>) -> Result<(), Error> {
        if self.closed().lock().is_empty() {
            return Ok(());
        }
        let found = self.records().exact(token, handle.id, handle.arn).and_then(endpoint);
        let Some((id, port)) = found else { return Ok(()) };
        if self.closed().reason(&id).is_none() || self.try_reopen(&id, port).await {
            return Ok(());
        }
        let reason = self.closed().reason(&id).unwrap_or_default();
        let label = cloud::entry(token)?.label;
        Err(Error::failed(format!(
            "the endpoint of the {label} ({}) cannot be opened again on its port {port}: {reason}; end the program that has the port \
             (`ss -ltnp` or `lsof -i :{port}` shows it) and try again, or `pulumi destroy` and begin anew on another port",
            handle.id
        )))
    }
}

/// The data plane's name for a record's endpoint, and its port.
fn endpoint(record: &Record) -> Option<(String, u16)> {
    Some((names::endpoint_id(&record.id), names::endpoint_port(record)?))
}
