//! AWS's refusals as errors: the row of the refusal, and its message.

use provider_kit::Failure;

use super::{
    ids,
    refusal::{By, Refusal},
};

/// A refusal that happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct AwsError {
    pub refusal: &'static Refusal,
    /// The message, with its parameters.
    pub message: String,
}

impl AwsError {
    /// The refusal of a name among those of a service.
    pub fn of(all: &'static [Refusal], name: &str, message: String) -> Self {
        let row = all.iter().find(|row| row.name == name);
        // The macro makes row and call from one name.
        Self { refusal: row.unwrap_or(&all[0]), message }
    }

    /// The error as the official provider prints it: AWS's in the words of AWS's SDK, its own as they are.
    /// `operation` is the one that was called unless the refusal names another.
    pub fn framed(&self, operation: &str) -> String {
        let Refusal { service, code, by, .. } = self.refusal;
        if *by != By::Aws {
            return self.message.clone();
        }
        let operation = if self.refusal.operation.is_empty() { operation } else { self.refusal.operation };
        let (status, id) = (self.refusal.status(), ids::uuid());
        let api_error = if self.refusal.is_modelled() { "" } else { "api error " };
        format!(
            "operation error {service}: {operation}, https response error StatusCode: {status}, RequestID: {id}, {api_error}{code}: {}",
            self.message
        )
    }

    /// The error as a complaint of Check about a property.
    pub fn at(self, property: impl Into<String>) -> Failure {
        let code = self.refusal.code;
        let reason = if code.is_empty() { self.message } else { format!("{code}: {}", self.message) };
        Failure::new(property, reason)
    }
}

/// The outcome of a request to the control plane.
pub type Outcome<T> = Result<T, AwsError>;
