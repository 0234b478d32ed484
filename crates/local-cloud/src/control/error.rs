//! AWS's refusals: an error code and AWS's words.

use std::fmt;

/// An error as AWS's API returns it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("api error {code}: {message}")]
pub struct AwsError {
    /// AWS's error code, such as `DependencyViolation`.
    pub code: &'static str,
    /// AWS's message.
    pub message: String,
}

impl AwsError {
    /// An error.
    pub fn new(code: &'static str, message: impl fmt::Display) -> Self {
        Self { code, message: message.to_string() }
    }
}

/// What a request to the control plane gives.
pub type Outcome<T> = Result<T, AwsError>;
