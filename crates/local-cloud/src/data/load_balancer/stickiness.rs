//! Sticky sessions by the load balancer's own cookie: a client that brings it goes to the target that it
//! names.
//!
//! Source: Elastic Load Balancing user guide, "Sticky sessions for your Application Load Balancer"
//! (duration-based): `AWSALB`, and for requests across origins `AWSALBCORS`, which is the same with
//! `SameSite=None`. The value is opaque.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderValue, header};
use jiff::{Timestamp, fmt::rfc2822};
use sha2::{Digest, Sha256};

const COOKIES: [&str; 2] = ["AWSALB", "AWSALBCORS"];

/// The cookies' value for a task.
pub fn value(task: &str) -> String {
    STANDARD.encode(Sha256::digest(task))
}

/// The values of a client's cookies.
pub fn values(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let fields = headers.get_all(header::COOKIE).into_iter().filter_map(|field| field.to_str().ok());
    let cookies =
        fields.flat_map(|field| field.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.filter(|(name, _)| COOKIES.contains(name)).map(|(_, value)| value)
}

/// Gives a client the cookies of its target, for so long. `https` is the listener's protocol.
pub fn set(headers: &mut HeaderMap, value: &str, duration: Duration, now: SystemTime, https: bool) {
    let seconds = (now + duration).duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let expires = Timestamp::from_second(seconds.cast_signed()).unwrap_or(Timestamp::MAX);
    let Ok(expires) = rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&expires) else { return };
    let secure = if https { "; Secure" } else { "" };
    for (name, attributes) in COOKIES.into_iter().zip(["".to_owned(), format!("; SameSite=None{secure}")]) {
        let cookie = format!("{name}={value}; Expires={expires}; Path=/{attributes}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies() {
        let mut headers = HeaderMap::new();
        set(&mut headers, "abc=", Duration::from_secs(60), UNIX_EPOCH, false);
        let set_cookies =
            headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect::<Vec<_>>();
        assert_eq!(
            set_cookies,
            [
                "AWSALB=abc=; Expires=Thu, 01 Jan 1970 00:01:00 GMT; Path=/",
                "AWSALBCORS=abc=; Expires=Thu, 01 Jan 1970 00:01:00 GMT; Path=/; SameSite=None",
            ]
        );
        let mut headers = HeaderMap::new();
        headers.append("cookie", HeaderValue::from_static("a=b; AWSALB=one=; AWSALBX=no"));
        headers.append("cookie", HeaderValue::from_static("AWSALBCORS=two"));
        assert_eq!(values(&headers).collect::<Vec<_>>(), ["one=", "two"]);
        assert_eq!(value("t1").len(), 44);
    }
}
