//! Header fields of one hop: the host that is asked for, and what a proxy must not pass on.

use http::{HeaderMap, HeaderName, header};

const KEEP_ALIVE: HeaderName = HeaderName::from_static("keep-alive");
const PROXY_CONNECTION: HeaderName = HeaderName::from_static("proxy-connection");

const HOP_BY_HOP: [HeaderName; 9] = [
    header::CONNECTION,
    KEEP_ALIVE,
    PROXY_CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

/// The host that a request asks for, without the port.
pub fn host(headers: &HeaderMap) -> &str {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    match host.strip_prefix('[').and_then(|rest| rest.find(']')) {
        Some(end) => &host[..end + 2],
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Removes the fields that concern one connection only: those of RFC 9110, section 7.6.1, and those that
/// `Connection` names. Fields without which a message is another one stay, whatever `Connection` says.
pub fn remove_hop_by_hop(headers: &mut HeaderMap) {
    if headers.contains_key(header::CONNECTION) {
        remove_named(headers);
    }
    // Most requests have none, and one pass over their few fields is cheaper than nine look-ups.
    while let Some(name) = headers.keys().find(|name| HOP_BY_HOP.contains(name)).cloned() {
        headers.remove(name);
    }
}

fn remove_named(headers: &mut HeaderMap) {
    let options = headers
        .get_all(header::CONNECTION)
        .into_iter()
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    let names = options.filter_map(|option| HeaderName::from_bytes(option.trim_ascii()).ok());
    let end_to_end = |name: &HeaderName| {
        *name == header::HOST || *name == header::AUTHORIZATION || name.as_str().starts_with("content-")
    };
    for name in names.filter(|name| !end_to_end(name)).collect::<Vec<_>>() {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn left(fields: &[(&'static str, &'static [u8])]) -> Vec<String> {
        let field = |&(name, value)| (HeaderName::from_static(name), HeaderValue::from_bytes(value).unwrap());
        let mut headers = HeaderMap::new();
        fields.iter().map(field).for_each(|(name, value)| {
            headers.append(name, value);
        });
        remove_hop_by_hop(&mut headers);
        let mut left = headers.keys().map(ToString::to_string).collect::<Vec<_>>();
        left.sort();
        left
    }

    #[test]
    fn nothing_of_one_hop_goes_on() {
        let fields: [(_, &[u8]); 7] = [
            ("connection", b"close, X-Hop"),
            ("x-hop", b"1"),
            ("keep-alive", b"timeout=5"),
            ("te", b"trailers"),
            ("transfer-encoding", b"chunked"),
            ("upgrade", b"h2c"),
            ("content-length", b"3"),
        ];
        assert_eq!(left(&fields), ["content-length"]);
    }

    #[test]
    fn every_line_of_connection_is_read() {
        let fields: [(_, &[u8]); 5] = [
            ("connection", b"X-One"),
            ("connection", b"x-two, \xff"),
            ("x-one", b"1"),
            ("x-two", b"2"),
            ("x-three", b"3"),
        ];
        assert_eq!(left(&fields), ["x-three"]);
    }

    #[test]
    fn connection_does_not_take_away_what_a_request_is_about() {
        let fields: [(_, &[u8]); 4] = [
            ("connection", b"host, Authorization, content-type"),
            ("host", b"a"),
            ("authorization", b"Bearer t"),
            ("content-type", b"text/plain"),
        ];
        assert_eq!(left(&fields), ["authorization", "content-type", "host"]);
    }
}
