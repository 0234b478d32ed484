//! Requests that are refused before an API is chosen: damaged ones, too large heads, and hosts that lead
//! nowhere. Pure.
//!
//! A web page can have a browser ask this machine under a name of its own (DNS rebinding): only known names
//! are answered.
//! Sources: RFC 9112, sections 3.2 and 6.1; quotas of HTTP APIs (request line and header values together,
//! 10,240 bytes). The status of a too large head is the usual one; AWS's documentation names none.

use std::net::Ipv6Addr;

use http::{HeaderMap, HeaderValue, Method, Uri, header};

use super::response::Failure;

/// The largest request line and header values, together.
const LARGEST_HEAD: usize = 10_240;

/// The host that a request asks for, without its port.
///
/// # Errors
/// The request is refused.
pub fn check<'r>(method: &Method, uri: &Uri, headers: &'r HeaderMap) -> Result<&'r str, Failure> {
    let size = size(method, uri, headers);
    if size > LARGEST_HEAD {
        return Err(Failure::HeadTooLarge(format!(
            "request line and header values have {size} bytes, and an HTTP API takes {LARGEST_HEAD}"
        )));
    }
    if *method == Method::CONNECT {
        return Err(Failure::BadRequest("an HTTP API is no proxy for CONNECT".to_owned()));
    }
    let codings = || headers.get_all(header::TRANSFER_ENCODING).iter();
    if codings().any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"chunked")) {
        return Err(Failure::NotImplemented(
            "a transfer coding other than chunked is not supported".to_owned(),
        ));
    }
    // Chunks within chunks: servers disagree about where such a body ends.
    if codings().nth(1).is_some() {
        return Err(Failure::BadRequest("a request has at most one Transfer-Encoding field".to_owned()));
    }
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(Failure::BadRequest("a request has exactly one Host field".to_owned()));
    };
    let wrong = || Failure::BadRequest(format!("{host:?} is no valid Host"));
    let text = host.to_str().map_err(|_| wrong())?;
    if uri.authority().is_some_and(|authority| !authority.as_str().eq_ignore_ascii_case(text)) {
        return Err(Failure::BadRequest("the request's target and its Host are two hosts".to_owned()));
    }
    name_of(text).ok_or_else(wrong)
}

/// Whether a host is this machine's own, whatever the APIs are called.
pub fn is_local(host: &str) -> bool {
    let is = |name: &str| host.eq_ignore_ascii_case(name);
    let below_localhost = || {
        let at = host.len().checked_sub(".localhost".len());
        at.and_then(|at| host.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(".localhost"))
    };
    is("127.0.0.1") || is("localhost") || is("[::1]") || below_localhost()
}

fn size(method: &Method, uri: &Uri, headers: &HeaderMap) -> usize {
    let target = uri.path_and_query().map_or(0, |path| path.as_str().len())
        + uri.authority().map_or(0, |authority| authority.as_str().len());
    let line = method.as_str().len() + target + " ".len() + " HTTP/1.1".len();
    line + headers.values().map(HeaderValue::len).sum::<usize>()
}

/// The name in a `Host` field, if the field is valid.
fn name_of(host: &str) -> Option<&str> {
    let end = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => {
            address.parse::<Ipv6Addr>().ok()?;
            address.len() + 2
        }
        None => host.find(':').unwrap_or(host.len()),
    };
    let (name, port) = host.split_at(end);
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let valid = name.starts_with('[') || (!name.is_empty() && name.bytes().all(is_name));
    let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    (valid && (port.is_empty() || port.strip_prefix(':').is_some_and(digits))).then_some(name)
}

#[cfg(test)]
mod tests {
    use http::HeaderName;

    use super::*;

    fn ask(method: &str, uri: &str, fields: &[(&'static str, &str)]) -> Result<String, u16> {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let checked = check(&method, &uri.parse().unwrap(), &headers);
        checked.map(str::to_owned).map_err(|failure| failure.status().as_u16())
    }

    #[test]
    fn exactly_one_valid_host() {
        for (host, name) in [
            ("127.0.0.1:8080", "127.0.0.1"),
            ("LocalHost", "LocalHost"),
            ("[::1]:80", "[::1]"),
            ("[::1]", "[::1]"),
            ("a_b.example:", "a_b.example"),
        ] {
            assert_eq!(ask("GET", "/", &[("host", host)]), Ok(name.to_owned()), "{host}");
        }
        for host in
            ["", "a b", "a/b", "u@x", "a;proto=https", "a:80a", ":80", "[::1", "[x]:1", "[::1]x", "a,b", "é"]
        {
            assert_eq!(ask("GET", "/", &[("host", host)]), Err(400), "{host}");
        }
        assert_eq!(ask("GET", "/", &[]), Err(400));
        assert_eq!(ask("GET", "/", &[("host", "a"), ("host", "a")]), Err(400));
        assert_eq!(ask("GET", "http://a/x", &[("host", "a")]), Ok("a".to_owned()));
        assert_eq!(ask("GET", "http://b/x", &[("host", "a")]), Err(400));
    }

    #[test]
    fn names_of_this_machine() {
        for host in ["127.0.0.1", "localhost", "LOCALHOST", "a.localhost", "a.b.LocalHost", "[::1]"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["", "evil.example", "localhost.evil.example", "xlocalhost", "127.0.0.2", "10.0.0.1"] {
            assert!(!is_local(host), "{host}");
        }
    }

    #[test]
    fn heads_have_a_limit() {
        let line = "GET / HTTP/1.1".len() + "a".len();
        let with = |length: usize| ask("GET", "/", &[("host", "a"), ("x", &"v".repeat(length))]);
        assert_eq!(with(LARGEST_HEAD - line), Ok("a".to_owned()));
        assert_eq!(with(LARGEST_HEAD - line + 1), Err(431));
        assert_eq!(ask("GET", &format!("/{}", "p".repeat(LARGEST_HEAD)), &[("host", "a")]), Err(431));
    }

    #[test]
    fn methods_and_codings() {
        let with = |coding| ask("POST", "/", &[("host", "a"), ("transfer-encoding", coding)]);
        assert_eq!((with("chunked"), with("Chunked")), (Ok("a".to_owned()), Ok("a".to_owned())));
        assert_eq!(with("gzip, chunked"), Err(501));
        assert_eq!(ask("CONNECT", "a:80", &[("host", "a:80")]), Err(400));
    }
}
