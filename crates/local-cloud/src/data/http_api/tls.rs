//! Whether an integration and its listener agree on TLS. Nothing is encrypted locally; what would fail on AWS
//! fails here. Pure.
//!
//! Source: API Gateway API reference, `TlsConfig`: with one, the traffic of a private integration is HTTPS,
//! without one it is HTTP.

use super::response::Failure;
use crate::data::load_balancer;

/// `server_name` is the integration's `tlsConfig.serverNameToVerify`, if it has a `tlsConfig`.
pub fn agree(server_name: Option<&str>, https: bool, load_balancer: &str) -> Result<(), Failure> {
    match (server_name, https) {
        (None, false) => Ok(()),
        (Some(name), true) if !name.is_empty() => Ok(()),
        (Some(_), true) => Err(Failure::Integration(format!(
            "the integration's tlsConfig has no serverNameToVerify, so that the certificate of load balancer \
             {load_balancer} cannot be checked"
        ))),
        (Some(_), false) => Err(Failure::Integration(format!(
            "the integration has a tlsConfig, and the listener of load balancer {load_balancer} is HTTP: make it HTTPS, or \
             take the tlsConfig away"
        ))),
        (None, true) => Err(load_balancer::Failure::PlainToTls(format!(
            "the listener of load balancer {load_balancer} is HTTPS, and the integration sends plain HTTP: give it a \
             tlsConfig with serverNameToVerify"
        ))
        .into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_or_neither() {
        let status = |name, https| agree(name, https, "alb").map_err(|failure| failure.status().as_u16());
        assert_eq!(status(None, false), Ok(()));
        assert_eq!(status(Some("a.example"), true), Ok(()));
        assert_eq!(status(Some(""), true), Err(500));
        assert_eq!(status(Some("a.example"), false), Err(500));
        assert_eq!(status(None, true), Err(400));
    }
}
