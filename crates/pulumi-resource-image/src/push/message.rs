//! Requests to a registry, its answers, and the addresses in them.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};

#[derive(Clone, Debug)]
pub(super) struct Request {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// An answer with its whole body.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// Its address, after redirects.
    pub uri: Uri,
    pub request: String,
}

impl Request {
    pub(super) fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    pub(super) fn body(mut self, body: Bytes) -> Self {
        self.body = body;
        self
    }

    /// Adds a parameter to the address; the value needs no escaping.
    pub(super) fn query(mut self, name: &str, value: &str) -> Self {
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        let separator = if path.contains('?') { '&' } else { '?' };
        let mut parts = self.uri.clone().into_parts();
        if let Ok(path) = format!("{path}{separator}{name}={value}").parse() {
            parts.path_and_query = Some(path);
        }
        if let Ok(uri) = Uri::from_parts(parts) {
            self.uri = uri;
        }
        self
    }
}

impl Answer {
    pub(super) fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The registry's reason: the protocol's error list, or else the beginning of the body.
    pub(super) fn message(&self) -> String {
        let json: serde_json::Value = serde_json::from_slice(&self.body).unwrap_or_default();
        let said = |error: &serde_json::Value| {
            let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
            [text("code"), text("message")]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(": ")
        };
        let errors: Vec<_> = json["errors"].as_array().into_iter().flatten().map(said).collect();
        if !errors.is_empty() {
            return errors.join("; ");
        }
        let text: String = String::from_utf8_lossy(&self.body).trim().chars().take(200).collect();
        if text.is_empty() { "it gave no reason".to_owned() } else { text }
    }
}

/// Scheme and authority.
pub(super) fn origin(uri: &Uri) -> String {
    let authority = uri.authority().map(|authority| authority.as_str()).unwrap_or_default();
    format!("{}://{authority}", uri.scheme_str().unwrap_or_default())
}

/// Resolves a `Location` against the address that it came from.
pub(super) fn join(base: &Uri, location: &str) -> Option<Uri> {
    let text = if location.contains("://") {
        location.to_owned()
    } else if let Some(rest) = location.strip_prefix("//") {
        format!("{}://{rest}", base.scheme_str()?)
    } else if location.starts_with('/') {
        format!("{}{location}", origin(base))
    } else {
        let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{}{folder}/{location}", origin(base))
    };
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_are_resolved() {
        let base: Uri = "http://127.0.0.1:5000/v2/book/blobs/uploads/".parse().unwrap();
        for (location, whole) in [
            ("https://s3.example/x?y=1", "https://s3.example/x?y=1"),
            ("/v2/u/1?_state=a", "http://127.0.0.1:5000/v2/u/1?_state=a"),
            ("//other.example/u", "http://other.example/u"),
            ("42?a=b", "http://127.0.0.1:5000/v2/book/blobs/uploads/42?a=b"),
        ] {
            assert_eq!(join(&base, location).unwrap().to_string(), whole);
        }
    }
}
