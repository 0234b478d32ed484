//! Shows where an operation is at, no faster than anyone reads.

use std::time::Duration;

use provider_kit::{Engine, Urn};
use tokio::sync::watch;

/// The status line of a resource. It ends when this is dropped.
pub(super) struct Progress(watch::Sender<String>);

impl Progress {
    pub(super) fn start(engine: Engine, urn: Urn) -> Self {
        let (latest, mut changed) = watch::channel(String::new());
        tokio::spawn(async move {
            while changed.changed().await.is_ok() {
                let message = changed.borrow_and_update().clone();
                engine.status(&urn, message).await;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        Self(latest)
    }

    /// Says where it is at. Only the latest is shown.
    pub(super) fn tell(&self, message: &str) {
        self.0.send_replace(message.to_owned());
    }
}
