//! What can go wrong with a registry, each in one message for the person who runs `pulumi up`.

use http::StatusCode;

/// Why a registry did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The repository's URL is not one.
    #[error("`{url}` is not a repository's URL: {reason}")]
    Repository {
        /// The URL.
        url: String,
        /// Why not.
        reason: &'static str,
    },
    /// Plain HTTP to another machine.
    #[error(
        "registry {host} would be spoken to over plain HTTP, which is for this machine only; give its https address"
    )]
    PlainHttp {
        /// The host.
        host: String,
    },
    /// No answer.
    #[error("registry {registry} did not answer {request}: {reason}")]
    NoAnswer {
        /// The registry.
        registry: String,
        /// Method and path.
        request: String,
        /// Why, with how often it was tried.
        reason: String,
    },
    /// The registry refuses who asks.
    #[error("registry {registry} refuses {who}: {message}")]
    Unauthorized {
        /// The registry.
        registry: String,
        /// The user, or that there is none.
        who: String,
        /// What it said.
        message: String,
    },
    /// The registry answered something else than success.
    #[error("registry {registry} answered {request} with {status}: {message}")]
    Status {
        /// The registry.
        registry: String,
        /// Method and path.
        request: String,
        /// The status.
        status: StatusCode,
        /// What it said, with how often it was tried.
        message: String,
    },
    /// The registry does not speak the protocol.
    #[error(
        "registry {registry} answered {request} in a way that the distribution protocol does not know: {message}"
    )]
    Protocol {
        /// The registry.
        registry: String,
        /// Method and path.
        request: String,
        /// What was wrong.
        message: String,
    },
    /// TLS cannot be set up on this machine.
    #[error("no encrypted connection can be made on this machine: {0}")]
    Tls(String),
}

impl PushError {
    /// Whether the same request may succeed a moment later.
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::NoAnswer { .. } => true,
            Self::Status { status, .. } => {
                status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS
            }
            _ => false,
        }
    }

    /// Whether the registry no longer knows an upload, so that it must begin anew.
    pub(super) fn is_upload_lost(&self) -> bool {
        matches!(self, Self::Status { status: StatusCode::NOT_FOUND | StatusCode::RANGE_NOT_SATISFIABLE, .. })
    }

    /// Whether the registry will not do it, whoever asks again: wrong credentials, or an operation that it does not have.
    pub fn is_refusal(&self) -> bool {
        match self {
            Self::Unauthorized { .. } => true,
            Self::Status { status, .. } => {
                matches!(*status, StatusCode::FORBIDDEN | StatusCode::METHOD_NOT_ALLOWED)
            }
            _ => false,
        }
    }

    /// Adds how often it was tried.
    pub(super) fn tried(mut self, attempts: u32) -> Self {
        if let Self::NoAnswer { reason: text, .. } | Self::Status { message: text, .. } = &mut self
            && attempts > 1
        {
            text.push_str(&format!(" (tried {attempts} times)"));
        }
        self
    }
}
