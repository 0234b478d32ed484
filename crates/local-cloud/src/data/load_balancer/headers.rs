//! Header fields that a load balancer adds or drops.
//!
//! Source: Elastic Load Balancing user guide, "HTTP headers and Application Load Balancers".

use http::{HeaderMap, HeaderName, HeaderValue, header::HOST};

use crate::model::XForwardedFor;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const FORWARDED_PORT: HeaderName = HeaderName::from_static("x-forwarded-port");

/// The most fields that [`add_forwarded`] adds.
const ADDED: usize = 3;

/// Removes the fields whose names are not of letters, digits and hyphens, as
/// `routing.http.drop_invalid_header_fields.enabled` has it.
pub fn drop_invalid(headers: &mut HeaderMap) {
    let invalid = |name: &&HeaderName| !name.as_str().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    for name in headers.keys().filter(invalid).cloned().collect::<Vec<_>>() {
        headers.remove(name);
    }
}

/// Appends the client's address to `X-Forwarded-For`, or what else its mode says, and adds the listener's
/// protocol and port.
pub fn add_forwarded(
    headers: &mut HeaderMap,
    mode: XForwardedFor,
    client: &HeaderValue,
    (protocol, port): (&HeaderValue, &HeaderValue),
) {
    headers.reserve(ADDED);
    match (mode, headers.get(FORWARDED_FOR)) {
        (XForwardedFor::Preserve, _) => {}
        (XForwardedFor::Remove, _) => drop(headers.remove(FORWARDED_FOR)),
        (XForwardedFor::Append, None) => drop(headers.insert(FORWARDED_FOR, client.clone())),
        (XForwardedFor::Append, Some(before)) => {
            if let Some(chain) = join(before, ", ", client) {
                headers.insert(FORWARDED_FOR, chain);
            }
        }
    }
    headers.insert(FORWARDED_PROTO, protocol.clone());
    headers.insert(FORWARDED_PORT, port.clone());
}

/// Appends the listener's port to a `Host` without one, which a load balancer does unless the port is 80 or 443, or
/// `routing.http.preserve_host_header.enabled` is set.
pub fn add_port_to_host(headers: &mut HeaderMap, port: u16) {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| !host.contains(':'));
    if let Some(Ok(host)) = host.map(|host| HeaderValue::from_str(&format!("{host}:{port}"))) {
        headers.insert(HOST, host);
    }
}

fn join(before: &HeaderValue, between: &str, after: &HeaderValue) -> Option<HeaderValue> {
    HeaderValue::from_bytes(&[before.as_bytes(), between.as_bytes(), after.as_bytes()].concat()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(fields: &[(&'static str, &'static str)]) -> HeaderMap {
        let field = |&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
        fields.iter().map(field).collect()
    }

    #[test]
    fn invalid_names_are_dropped_on_request() {
        let mut fields = headers(&[("x_underscore", "1"), ("x-fine-2", "1"), ("x.dot", "1")]);
        drop_invalid(&mut fields);
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["x-fine-2"]);
    }

    #[test]
    fn a_host_without_a_port_gets_the_listeners() {
        for (before, after) in [("api.example", "api.example:8080"), ("api.example:9", "api.example:9")] {
            let mut fields = headers(&[("host", before)]);
            add_port_to_host(&mut fields, 8080);
            assert_eq!(fields["host"], after);
        }
    }

    #[test]
    fn the_client_and_the_listener_are_told() {
        let client = HeaderValue::from_static("192.0.2.7");
        for (protocol, port, before, chain) in [
            ("http", 80, &[("x-forwarded-for", "198.51.100.1")][..], "198.51.100.1, 192.0.2.7"),
            ("https", 443, &[], "192.0.2.7"),
        ] {
            let mut fields = headers(before);
            let listener = (HeaderValue::from_static(protocol), HeaderValue::from(port));
            add_forwarded(&mut fields, XForwardedFor::Append, &client, (&listener.0, &listener.1));
            assert_eq!(fields["x-forwarded-for"], chain);
            assert_eq!(fields["x-forwarded-proto"], protocol);
            assert_eq!(fields["x-forwarded-port"], port.to_string());
        }
        let after = |mode| {
            let mut fields = headers(&[("x-forwarded-for", "198.51.100.1")]);
            add_forwarded(&mut fields, mode, &client, (&client, &client));
            fields.get("x-forwarded-for").map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(after(XForwardedFor::Preserve).as_deref(), Some("198.51.100.1"));
        assert_eq!(after(XForwardedFor::Remove), None);
    }
}
