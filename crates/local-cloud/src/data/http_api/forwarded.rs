//! The `Forwarded` field: the client's `X-Forwarded-…` fields are translated into it, and the API adds its
//! own element.
//!
//! Sources: API Gateway developer guide, "Important notes for HTTP APIs"; RFC 7239. On AWS the protocol is
//! always https; here it is http, as the endpoint's URL is.

use http::{HeaderMap, HeaderName, HeaderValue, header};

const PREFIX: &str = "x-forwarded-";
const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Replaces the client's fields. `own` is the beginning of the API's element: `by=…;for=…;host=`.
pub fn replace(headers: &mut HeaderMap, own: &[u8]) {
    let host = headers.get(header::HOST).map(HeaderValue::as_bytes).unwrap_or_default();
    let mut forwarded = Vec::with_capacity(own.len() + host.len() + 11);
    let mut elements = Elements(&mut forwarded);
    for value in headers.get_all(header::FORWARDED) {
        elements.next().extend_from_slice(value.as_bytes());
    }
    let translated = headers.keys().any(|name| name.as_str().starts_with(PREFIX));
    if translated {
        elements.translate(headers);
    }
    let element = elements.next();
    element.extend_from_slice(own);
    element.extend_from_slice(host);
    element.extend_from_slice(b";proto=http");
    if translated {
        for name in
            headers.keys().filter(|name| name.as_str().starts_with(PREFIX)).cloned().collect::<Vec<_>>()
        {
            headers.remove(name);
        }
    }
    if let Ok(value) = HeaderValue::from_maybe_shared(bytes::Bytes::from(forwarded)) {
        headers.insert(header::FORWARDED, value);
    }
}

/// Elements with commas between them.
struct Elements<'a>(&'a mut Vec<u8>);

impl Elements<'_> {
    fn next(&mut self) -> &mut Vec<u8> {
        if !self.0.is_empty() {
            self.0.extend_from_slice(b", ");
        }
        self.0
    }

    /// One element for each address; the first has the host and the protocol that the client was asked by.
    fn translate(&mut self, headers: &HeaderMap) {
        let values =
            headers.get_all(FOR).into_iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
        let addresses = values.map(<[u8]>::trim_ascii).filter(|address| !address.is_empty());
        let parameters = [("host=", HOST), ("proto=", PROTO)];
        let mut parameters =
            parameters.iter().filter_map(|(name, field)| Some((*name, headers.get(field)?.as_bytes())));
        let mut addresses = addresses.peekable();
        if addresses.peek().is_none() {
            for (index, (name, value)) in parameters.by_ref().enumerate() {
                let element = if index == 0 {
                    self.next()
                } else {
                    self.0.push(b';');
                    &mut *self.0
                };
                push(element, name, value);
            }
        }
        for address in addresses {
            let element = self.next();
            push(element, "for=", address);
            for (name, value) in parameters.by_ref() {
                element.push(b';');
                push(element, name, value);
            }
        }
    }
}

/// Writes a parameter, as a token if it is one, else quoted.
fn push(out: &mut Vec<u8>, name: &str, value: &[u8]) {
    let token = |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
    out.extend_from_slice(name.as_bytes());
    if !value.is_empty() && value.iter().all(token) {
        return out.extend_from_slice(value);
    }
    out.push(b'"');
    for byte in value {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(fields: &[(&'static str, &'static str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers.insert("host", HeaderValue::from_static("a.localhost:8080"));
        replace(&mut headers, b"by=127.0.0.1;for=192.0.2.7;host=");
        assert!(headers.keys().all(|name| !name.as_str().starts_with(PREFIX)), "{headers:?}");
        headers["forwarded"].to_str().unwrap().to_owned()
    }

    #[test]
    fn the_clients_fields_come_first() {
        const OWN: &str = "by=127.0.0.1;for=192.0.2.7;host=a.localhost:8080;proto=http";
        let with = |before: &str| format!("{before}, {OWN}");
        assert_eq!(forwarded(&[]), OWN);
        assert_eq!(forwarded(&[("forwarded", "for=198.51.100.1")]), with("for=198.51.100.1"));
        assert_eq!(
            forwarded(&[
                ("x-forwarded-for", "198.51.100.1, 2001:db8::1"),
                ("x-forwarded-proto", "https"),
                ("x-forwarded-port", "1")
            ]),
            with("for=198.51.100.1;proto=https, for=\"2001:db8::1\"")
        );
        assert_eq!(
            forwarded(&[("x-forwarded-host", "b.example"), ("x-forwarded-proto", "https")]),
            with("host=b.example;proto=https")
        );
        // A value cannot add parameters of its own.
        assert_eq!(forwarded(&[("x-forwarded-for", "1;by=\"x\"")]), with("for=\"1;by=\\\"x\\\"\""));
    }
}
