//! TLS towards servers that this machine trusts.

use rustls::{ClientConfig, RootCertStore, crypto::ring};

/// Why no encrypted connection can be made.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// There is nothing to hold a server's certificate against.
    #[error(
        "this machine has no root certificates{}: install the package ca-certificates, or name a file of certificates in SSL_CERT_FILE",
        reasons(.0)
    )]
    NoRoots(Vec<rustls_native_certs::Error>),
    /// The protocol versions do not fit the cryptography.
    #[error(transparent)]
    Versions(#[from] rustls::Error),
}

fn reasons(errors: &[rustls_native_certs::Error]) -> String {
    let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
    if errors.is_empty() { String::new() } else { format!(" ({})", errors.join("; ")) }
}

/// A client's configuration with this machine's root certificates, which are read only for a server that is
/// `encrypted`.
///
/// # Errors
/// The server is encrypted, and this machine has no root certificates.
pub fn client(encrypted: bool) -> Result<ClientConfig, TlsError> {
    let mut roots = RootCertStore::empty();
    if encrypted {
        let found = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(found.certs);
        if roots.is_empty() {
            return Err(TlsError::NoRoots(found.errors));
        }
    }
    let config = ClientConfig::builder_with_provider(ring::default_provider().into());
    Ok(config.with_safe_default_protocol_versions()?.with_root_certificates(roots).with_no_client_auth())
}
