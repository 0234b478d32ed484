//! Header fields that an HTTP API adds.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::forwarded;

/// An HTTP API's request id, on every answer.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("apigw-requestid");
/// The trace id of AWS X-Ray, on every request to a task.
pub const TRACE_ID: HeaderName = HeaderName::from_static("x-amzn-trace-id");
/// The most fields that are added, the load balancer's among them.
const ADDED: usize = 6;

/// Adds `Forwarded`, `Via` and a trace id.
pub fn add_forwarded(headers: &mut HeaderMap, client: &Client, came: SystemTime) {
    headers.reserve(ADDED);
    // The gateway has answered it.
    headers.remove(header::EXPECT);
    forwarded::replace(headers, &client.prefix);
    headers.insert(header::VIA, HeaderValue::from_static("HTTP/1.1 AmazonAPIGateway"));
    let traced =
        headers.get(TRACE_ID).is_some_and(|id| id.as_bytes().windows(5).any(|part| part == b"Root="));
    if !traced && let Ok(value) = HeaderValue::from_maybe_shared(bytes::Bytes::from(trace_id(came))) {
        headers.insert(TRACE_ID, value);
    }
}

/// The arrival of a request, by both clocks.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The time of day.
    pub wall: SystemTime,
    /// The monotonic clock, for durations.
    pub steady: Instant,
}

impl Moment {
    pub fn now() -> Self {
        Self { wall: SystemTime::now(), steady: Instant::now() }
    }
}

/// The client of a connection: everything that stays the same from request to request.
#[derive(Clone, Debug)]
pub struct Client {
    pub address: HeaderValue,
    /// `by=…;for=…;host=`.
    prefix: Vec<u8>,
}

impl Client {
    /// A client's connection to the gateway.
    pub fn new(local: std::net::IpAddr, peer: std::net::IpAddr) -> Self {
        let address = HeaderValue::from_str(&peer.to_string()).unwrap_or(HeaderValue::from_static("unknown"));
        Self { address, prefix: format!("by={local};for={peer};host=").into_bytes() }
    }
}

/// 88 random bits in base64, which has the looks of AWS's: `JKJaXmPLvHcESHA=`.
pub fn request_id() -> HeaderValue {
    let random: [u8; 11] = rand::random();
    let mut id = vec![0; 16];
    // 11 bytes always make 16 characters, which are always valid in a field.
    let written = STANDARD.encode_slice(random, &mut id).unwrap_or_default();
    id.truncate(written);
    HeaderValue::from_maybe_shared(bytes::Bytes::from(id)).unwrap_or(HeaderValue::from_static("-"))
}

/// `Root=1-`, the time in hexadecimal, and 96 random bits.
fn trace_id(came: SystemTime) -> Vec<u8> {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let seconds = came.duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()) as u32;
    let random: [u8; 12] = rand::random();
    let mut id = Vec::with_capacity(40);
    id.extend_from_slice(b"Root=1-");
    let hex = |byte: u8| [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
    id.extend_from_slice(seconds.to_be_bytes().map(hex).as_flattened());
    id.push(b'-');
    id.extend_from_slice(random.map(hex).as_flattened());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(fields: &[(&'static str, &'static str)]) -> HeaderMap {
        let field = |&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
        fields.iter().map(field).collect()
    }

    #[test]
    fn what_tasks_see() {
        let client = Client::new([127, 0, 0, 1].into(), [192, 0, 2, 7].into());
        let mut fields = headers(&[("host", "a.example:8080")]);
        add_forwarded(&mut fields, &client, UNIX_EPOCH);
        assert_eq!(fields["host"], "a.example:8080");
        assert_eq!(fields["forwarded"], "by=127.0.0.1;for=192.0.2.7;host=a.example:8080;proto=http");
        let trace = fields["x-amzn-trace-id"].to_str().unwrap();
        let parts = trace.strip_prefix("Root=1-").unwrap().split('-').map(str::len).collect::<Vec<_>>();
        assert_eq!(parts, [8, 24], "{trace}");
    }

    #[test]
    fn a_clients_trace_is_kept() {
        let client = Client::new([127, 0, 0, 1].into(), [127, 0, 0, 1].into());
        let mut fields = headers(&[("x-amzn-trace-id", "Root=1-67891233-abcdef012345678912345678")]);
        add_forwarded(&mut fields, &client, UNIX_EPOCH);
        assert_eq!(fields["x-amzn-trace-id"], "Root=1-67891233-abcdef012345678912345678");
    }

    #[test]
    fn request_ids_look_like_awss() {
        let (one, two) = (request_id(), request_id());
        assert_eq!(one.len(), 16);
        assert!(one.as_bytes().ends_with(b"=") && one != two);
    }
}
