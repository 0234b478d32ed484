//! A repository to push to: `host[:port]/name`, and its transport.

use std::{fmt, net::IpAddr};

use http::Uri;

use crate::push::PushError;

/// A repository of a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// `http` or `https`.
    scheme: &'static str,
    /// Host, and port if it is not the scheme's own.
    authority: String,
    /// The repository's name in the registry.
    name: String,
}

impl Repository {
    /// Reads a repository's URL as ECR gives it (`host/name`), with or without a scheme.
    ///
    /// # Errors
    /// It has no host or no valid name, or asks for plain HTTP to another machine.
    pub fn parse(url: &str) -> Result<Self, PushError> {
        // A password that someone wrote into the URL must not be shown.
        let shown = url.rsplit_once('@').map_or(url, |(_, rest)| rest);
        let invalid = |reason| PushError::Repository { url: shown.to_owned(), reason };
        let (scheme, rest) = match url.split_once("://") {
            Some(("http", rest)) => (Some("http"), rest),
            Some(("https", rest)) => (Some("https"), rest),
            Some(_) => return Err(invalid("its scheme is neither https nor http")),
            None => (None, url),
        };
        let (authority, name) =
            rest.split_once('/').ok_or_else(|| invalid("it has no repository name after the host"))?;
        let host = host(authority);
        if scheme.is_none() && !host.contains(['.', ':']) && host != "localhost" && host == authority {
            return Err(invalid("its first part is no host; write the registry's host before the name"));
        }
        if authority.is_empty() || authority.contains(['@', '?', '#', ' ']) {
            return Err(invalid("its host is not valid"));
        }
        if !name.split('/').all(valid_component) {
            return Err(invalid(
                "its name may have lower-case letters, digits, `.`, `_`, `-` and `/` only, and no tag or digest",
            ));
        }
        let scheme = scheme.unwrap_or(if is_loopback(host) { "http" } else { "https" });
        allowed(scheme, host)?;
        Ok(Self { scheme, authority: authority.to_owned(), name: name.to_owned() })
    }

    /// `scheme://host[:port]`.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }

    /// The host, and the port if it has one.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The name in the registry.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a request may go to an address that the registry gave: what is encrypted stays encrypted, also
    /// on this machine, where other services may take a request for one of their own.
    pub(super) fn may_send_to(&self, uri: &Uri) -> Result<(), PushError> {
        let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.host().unwrap_or_default());
        if self.is_encrypted() && scheme != "https" {
            let registry = self.authority.clone();
            return Err(PushError::Downgrade { registry, address: format!("{scheme}://{host}") });
        }
        allowed(scheme, host)
    }

    /// True if requests go over TLS.
    pub fn is_encrypted(&self) -> bool {
        self.scheme == "https"
    }
}

impl fmt::Display for Repository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.authority, self.name)
    }
}

/// Plain HTTP is for this machine only: credentials and images travel in it.
fn allowed(scheme: &str, host: &str) -> Result<(), PushError> {
    match scheme == "https" || is_loopback(host) {
        true => Ok(()),
        false => Err(PushError::PlainHttp { host: host.to_owned() }),
    }
}

pub(super) fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// An authority without its port.
fn host(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

fn valid_component(component: &str) -> bool {
    let alphanumeric = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = component.as_bytes();
    bytes.first().copied().is_some_and(alphanumeric)
        && bytes.last().copied().is_some_and(alphanumeric)
        && bytes.iter().all(|&byte| alphanumeric(byte) || b"._-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_is_plain_and_everything_else_is_encrypted() {
        for (url, origin) in [
            ("127.0.0.1:5000/book", "http://127.0.0.1:5000"),
            ("localhost/book", "http://localhost"),
            ("[::1]:5000/a/b", "http://[::1]:5000"),
            ("https://localhost:5000/book", "https://localhost:5000"),
            (
                "1234.dkr.ecr.us-east-1.amazonaws.com/books/book-service",
                "https://1234.dkr.ecr.us-east-1.amazonaws.com",
            ),
            ("registry:5000/book", "https://registry:5000"),
        ] {
            assert_eq!(Repository::parse(url).unwrap().origin(), origin, "{url}");
        }
    }

    #[test]
    fn what_is_encrypted_stays_encrypted() {
        let may = |url: &str, target: &str| {
            Repository::parse(url)
                .unwrap()
                .may_send_to(&target.parse().unwrap())
                .map_err(|error| error.to_string())
        };
        // A registry's own address, its storage, its token service.
        assert_eq!(may("registry.example/book", "https://registry.example/v2/"), Ok(()));
        assert_eq!(may("registry.example/book", "https://storage.example/up?sig=1"), Ok(()));
        for target in [
            "http://127.0.0.1:2375/containers/victim?force=1",
            "http://localhost:2375/token",
            "http://x.example/",
        ] {
            let error = may("registry.example/book", target).unwrap_err();
            assert!(error.starts_with("registry registry.example is spoken to over TLS"), "{error}");
            assert!(may("https://localhost:5000/book", target).is_err());
        }
        assert_eq!(may("127.0.0.1:5000/book", "http://127.0.0.1:6000/token"), Ok(()));
        assert!(may("127.0.0.1:5000/book", "http://x.example/up").unwrap_err().contains("plain HTTP"));
    }

    #[test]
    fn what_is_no_repository_is_refused_with_a_reason() {
        for (url, reason) in [
            ("book", "no repository name"),
            ("library/book", "no host"),
            ("ftp://h.example/book", "scheme"),
            ("h.example/Book", "lower-case"),
            ("h.example/book:latest", "no tag"),
            ("h.example/../book", "lower-case"),
            ("user:pw@h.example/book", "`h.example/book`"),
            ("http://h.example/book", "plain HTTP"),
            ("http://127.0.0.1.evil.example/book", "plain HTTP"),
        ] {
            let error = Repository::parse(url).unwrap_err().to_string();
            assert!(error.contains(reason), "{url}: {error}");
        }
    }
}
