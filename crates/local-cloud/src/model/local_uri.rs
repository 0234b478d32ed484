//! The address of an integration without a VPC link: a server on this machine's loopback.

use http::Uri;

/// `http://127.0.0.1:PORT/PATH` or `http://localhost:PORT/PATH`. The path may have variables: `{proxy}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalUri {
    /// Host and port, as the server sees them.
    pub authority: String,
    /// The server's port.
    pub port: u16,
    /// The path, at least `/`.
    pub path: String,
}

impl LocalUri {
    /// Reads an integration's URI; `None` if it leads elsewhere.
    pub fn parse(uri: &str) -> Option<Self> {
        let rest = uri.strip_prefix("http://")?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        // The path may have braces, which a URI has not.
        let parsed: Uri = format!("http://{authority}/").parse().ok()?;
        let host = parsed.host().filter(|host| ["127.0.0.1", "localhost"].contains(host));
        // Nothing may be part of the authority but the host and the port.
        host.filter(|_| !authority.contains('@') && parsed.authority().is_some_and(|own| own == authority))?;
        let path = if path.is_empty() { "/" } else { path };
        Some(Self {
            authority: authority.to_owned(),
            port: parsed.port_u16().unwrap_or(80),
            path: path.to_owned(),
        })
    }

    /// The path with its variables filled in; one without a value is empty.
    pub fn fill<'p>(&self, value: impl Fn(&str) -> Option<&'p str>) -> String {
        let mut text = String::new();
        let mut rest = self.path.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((variable, after)) = after.split_once('}') else { break };
            text += before;
            text += value(variable.trim_end_matches('+')).unwrap_or_default();
            rest = after;
        }
        text + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_addresses_are_local() {
        let local = LocalUri::parse("http://localhost:8080/books/{proxy}").unwrap();
        assert_eq!((local.port, local.authority.as_str()), (8080, "localhost:8080"));
        assert_eq!(local.fill(|name| (name == "proxy").then_some("1/pages")), "/books/1/pages");
        assert_eq!(LocalUri::parse("http://127.0.0.1").unwrap().path, "/");
        for elsewhere in [
            "https://localhost:8080",
            "http://example.com",
            "http://127.0.0.1@example.com/",
            "http://localhost.evil/",
            "x",
        ] {
            assert_eq!(LocalUri::parse(elsewhere), None, "{elsewhere}");
        }
    }
}
