//! Errors of a registry, each one message for the person who runs `pulumi up`.

use base::tls::TlsError;
use http::StatusCode;

/// Why a registry did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The repository's URL is not one.
    #[error("`{url}` is not a repository's URL: {reason}")]
    Repository { url: String, reason: &'static str },
    /// Plain HTTP to another machine.
    #[error(
        "registry {host} would be spoken to over plain HTTP, which is for this machine only; give its https address"
    )]
    PlainHttp { host: String },
    /// A registry that is spoken to over TLS names an address without.
    #[error(
        "registry {registry} is spoken to over TLS and asks for a request to {address}, which is not: that is refused"
    )]
    Downgrade {
        registry: String,
        /// Scheme and host of the address.
        address: String,
    },
    #[error("registry {registry} did not answer {request}: {reason}")]
    NoAnswer {
        registry: String,
        request: String,
        /// The reason, with the number of attempts.
        reason: String,
        /// Nothing listens there, and it is this machine.
        absent: bool,
    },
    /// The registry refuses who asks.
    #[error("registry {registry} refuses {who}: {message}")]
    Unauthorized {
        registry: String,
        /// The user, or a phrase for none.
        who: String,
        message: String,
    },
    /// The registry answered something else than success.
    #[error("registry {registry} answered {request} with {status}: {message}")]
    Status {
        registry: String,
        request: String,
        status: StatusCode,
        /// Its message, with the number of attempts.
        message: String,
    },
    /// The registry does not speak the protocol.
    #[error(
        "registry {registry} answered {request} in a way that the distribution protocol does not know: {message}"
    )]
    Protocol { registry: String, request: String, message: String },
    /// TLS cannot be set up on this machine.
    #[error("no encrypted connection can be made: {0}")]
    Tls(TlsError),
}

impl PushError {
    /// True if the same request may succeed a moment later.
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::NoAnswer { .. } => true,
            Self::Status { status, .. } => {
                status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS
            }
            _ => false,
        }
    }

    /// True if the registry no longer knows the upload, so that it must be restarted.
    pub(super) fn is_upload_lost(&self) -> bool {
        matches!(self, Self::Status { status: StatusCode::NOT_FOUND | StatusCode::RANGE_NOT_SATISFIABLE, .. })
    }

    /// True if a retry cannot help: the credentials are refused, or the registry does not have the operation.
    pub fn is_refusal(&self) -> bool {
        match self {
            Self::Unauthorized { .. } => true,
            Self::Status { status, .. } => {
                matches!(*status, StatusCode::FORBIDDEN | StatusCode::METHOD_NOT_ALLOWED)
            }
            _ => false,
        }
    }

    /// True if there is no registry: nothing listens on that port of this machine. (From another machine, a
    /// refused connection may be the work of something in between.)
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::NoAnswer { absent: true, .. })
    }

    /// Adds the number of attempts.
    pub(super) fn tried(mut self, attempts: u32) -> Self {
        if let Self::NoAnswer { reason: text, .. } | Self::Status { message: text, .. } = &mut self
            && attempts > 1
        {
            text.push_str(&format!(" (tried {attempts} times)"));
        }
        self
    }
}
