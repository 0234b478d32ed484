//! Access logs of a stage: the format with its `$context` variables. Pure.
//!
//! Source: API Gateway developer guide, "Customize HTTP API access logs".

use std::{
    fmt::Write,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// A format, taken apart once.
#[derive(Clone, Debug)]
pub struct Format(Vec<Part>);

/// What is known of a request when it is over.
#[derive(Clone, Debug)]
pub struct Record {
    /// The request's id.
    pub request_id: String,
    /// The API's id.
    pub api_id: String,
    /// The stage.
    pub stage: String,
    /// The route key; empty if none took the request.
    pub route_key: String,
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// `HTTP/1.1`.
    pub protocol: &'static str,
    /// The client's address.
    pub source_ip: String,
    /// The client's `User-Agent`.
    pub user_agent: String,
    /// The host that was asked.
    pub domain_name: String,
    /// When the request came.
    pub began: SystemTime,
    /// From then to the response's first byte.
    pub latency: Duration,
    /// The status.
    pub status: u16,
    /// Bytes of the body.
    pub length: u64,
    /// Why the answer is not a task's.
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Variable(String),
}

impl Format {
    /// Reads a format: text with `$context.name` in it.
    pub fn parse(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("$context.") {
            let end = after
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'))
                .unwrap_or(after.len());
            // A full stop after a variable ends a sentence.
            let name = after[..end].trim_end_matches('.');
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Variable(name.to_owned()));
            rest = &after[name.len()..];
        }
        parts.push(Part::Text(rest.to_owned()));
        Self(parts)
    }

    /// One line, with its end. What is not known is `-`, as on AWS.
    pub fn line(&self, record: &Record) -> String {
        let mut line = String::with_capacity(256);
        for part in &self.0 {
            match part {
                Part::Text(text) => line.push_str(text),
                Part::Variable(name) => escape(&mut line, &record.look_up(name)),
            }
        }
        line.push('\n');
        line
    }
}

impl Record {
    fn look_up(&self, name: &str) -> String {
        let epoch = self.began.duration_since(UNIX_EPOCH).unwrap_or_default();
        let text = match name {
            "requestId" | "extendedRequestId" => &self.request_id,
            "apiId" => &self.api_id,
            "stage" => &self.stage,
            "routeKey" => &self.route_key,
            "httpMethod" => &self.method,
            "path" => &self.path,
            "protocol" => return self.protocol.to_owned(),
            "identity.sourceIp" => &self.source_ip,
            "identity.userAgent" => &self.user_agent,
            "domainName" => &self.domain_name,
            "domainPrefix" => return self.domain_name.split('.').next().unwrap_or_default().to_owned(),
            "requestTime" => return common_log_time(epoch.as_secs()),
            "requestTimeEpoch" => return epoch.as_millis().to_string(),
            "responseLatency" | "integrationLatency" | "integration.latency" => {
                return self.latency.as_millis().to_string();
            }
            "status" | "integrationStatus" | "integration.status" | "integration.integrationStatus" => {
                return self.status.to_string();
            }
            "responseLength" => return self.length.to_string(),
            "error.message" | "integrationErrorMessage" | "integration.error" => {
                return self.error.clone().unwrap_or_else(|| "-".to_owned());
            }
            _ => return "-".to_owned(),
        };
        if text.is_empty() { "-".to_owned() } else { text.clone() }
    }
}

/// Formats are mostly JSON: no value may break out of its quotes.
fn escape(line: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '"' | '\\' => line.extend(['\\', c]),
            c if c.is_control() => drop(write!(line, "\\u{:04x}", u32::from(c))),
            c => line.push(c),
        }
    }
}

/// `26/Jul/2026:09:15:00 +0000`.
fn common_log_time(seconds: u64) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (mut day, clock) = (seconds / 86_400, seconds % 86_400);
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while day >= 365 + u64::from(leap(year)) {
        day -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while day >= lengths[month] {
        day -= lengths[month];
        month += 1;
    }
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    format!("{:02}/{}/{year}:{hour:02}:{minute:02}:{second:02} +0000", day + 1, MONTHS[month])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        Record {
            request_id: "abc=".into(),
            api_id: "a1".into(),
            stage: "$default".into(),
            route_key: "ANY /{proxy+}".into(),
            method: "GET".into(),
            path: "/api/books".into(),
            protocol: "HTTP/1.1",
            source_ip: "127.0.0.1".into(),
            user_agent: "say \"hi\"\n".into(),
            domain_name: "127.0.0.1:8080".into(),
            began: UNIX_EPOCH + Duration::from_secs(1_785_057_300),
            latency: Duration::from_millis(7),
            status: 200,
            length: 692,
            error: None,
        }
    }

    #[test]
    fn json_formats_stay_json() {
        let format = Format::parse(
            r#"{"id":"$context.requestId","ua":"$context.identity.userAgent","status":$context.status,"none":"$context.what"}"#,
        );
        let line = format.line(&record());
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["id"], "abc=");
        assert_eq!(value["ua"], "say \"hi\"\n");
        assert_eq!(value["status"], 200);
        assert_eq!(value["none"], "-");
    }

    #[test]
    fn plain_formats() {
        let format =
            Format::parse("$context.identity.sourceIp [$context.requestTime] $context.responseLength.");
        assert_eq!(format.line(&record()), "127.0.0.1 [26/Jul/2026:09:15:00 +0000] 692.\n");
        assert_eq!(common_log_time(951_782_400), "29/Feb/2000:00:00:00 +0000");
    }
}
