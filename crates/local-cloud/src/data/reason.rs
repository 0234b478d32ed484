//! The header field that says why an answer is not a task's.

use http::{HeaderMap, HeaderName, HeaderValue};

/// On every answer of the data plane's own: the reason, in plain words.
pub const REASON: HeaderName = HeaderName::from_static("x-local-cloud-reason");

/// Sets the reason. Characters that a field cannot carry become spaces.
pub fn explain(headers: &mut HeaderMap, reason: &str) {
    let plain = reason.chars().map(|c| if c.is_ascii() && !c.is_ascii_control() { c } else { ' ' });
    let text = plain.take(2_000).collect::<String>();
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.insert(REASON, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_fit_into_a_field() {
        let mut headers = HeaderMap::new();
        explain(&mut headers, "no – \"é\"\r\nx: 1");
        assert_eq!(headers[REASON], "no   \" \"  x: 1");
    }
}
