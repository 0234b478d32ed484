//! Messages to whoever runs the program.

use std::sync::Arc;

use pulumi_proto::pulumirpc::LogSeverity;

use crate::{handle::Handle, resource::Resource, run_state::RunState};

/// Sends messages to the engine, which shows them; gives no order between them. Never put a secret into one.
#[derive(Clone)]
pub struct Log {
    run: Arc<RunState>,
    resource: Option<Handle>,
}

impl Log {
    pub(crate) fn new(run: Arc<RunState>) -> Self {
        Self { run, resource: None }
    }

    /// The messages are about `resource`.
    pub fn about(mut self, resource: &(impl Resource + ?Sized)) -> Self {
        self.resource = Some(resource.handle().clone());
        self
    }

    /// Shown with `--debug`.
    pub fn debug(&self, message: &str) {
        self.send(LogSeverity::Debug, message);
    }

    /// Shown as information.
    pub fn info(&self, message: &str) {
        self.send(LogSeverity::Info, message);
    }

    /// Shown as a warning.
    pub fn warn(&self, message: &str) {
        self.send(LogSeverity::Warning, message);
    }

    /// Shown as an error, which fails the run.
    pub fn error(&self, message: &str) {
        self.send(LogSeverity::Error, message);
    }

    fn send(&self, severity: LogSeverity, message: &str) {
        let (log, message) = (self.clone(), message.to_owned());
        self.run.spawn(async move {
            let urn = match &log.resource {
                Some(resource) => match resource.registered().await {
                    Ok(done) => done.urn.clone(),
                    Err(_) => resource.expected_urn().to_owned(),
                },
                None => String::new(),
            };
            if severity == LogSeverity::Error {
                log.run.fail(&urn, &message).await;
            } else {
                log.run.log(severity, &urn, &message).await;
            }
        });
    }
}
