//! Access logs of a stage: the format with its `$context` variables. Pure, but for the [`writer`].
//!
//! Source: API Gateway developer guide, "Customize HTTP API access logs".

mod writer;

use std::{
    fmt::Write,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jiff::{Timestamp, tz::Offset};

pub use self::writer::{Access, AccessLog, AccessLogs};

/// A format, taken apart once.
#[derive(Clone, Debug)]
pub struct Format(Vec<Part>);

/// A finished request. Fields that are not known are empty.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r> {
    pub request_id: &'r str,
    pub api_id: &'r str,
    pub stage: &'r str,
    /// The route key; empty if none took the request.
    pub route_key: &'r str,
    pub method: &'r str,
    pub path: &'r str,
    /// `HTTP/1.1`.
    pub protocol: &'r str,
    pub source_ip: &'r str,
    pub user_agent: &'r str,
    /// The host that was asked.
    pub domain_name: &'r str,
    /// The time at which the request came.
    pub began: SystemTime,
    /// From then to the response's first byte.
    pub latency: Duration,
    pub status: u16,
    /// Bytes of the body.
    pub length: u64,
    /// The API's own error message.
    pub error: &'r str,
    /// The reason why the authorizer refused.
    pub authorizer_error: &'r str,
    /// The reason why there is no response of a task.
    pub integration_error: &'r str,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Variable(Variable),
}

#[derive(Clone, Copy, Debug)]
enum Variable {
    RequestId,
    ApiId,
    Stage,
    RouteKey,
    Method,
    Path,
    Protocol,
    SourceIp,
    UserAgent,
    DomainName,
    DomainPrefix,
    Time,
    TimeEpoch,
    Latency,
    Status,
    Length,
    Error,
    AuthorizerError,
    IntegrationError,
    Unknown,
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
            parts.push(Part::Variable(Variable::named(name)));
            rest = &after[name.len()..];
        }
        parts.push(Part::Text(rest.to_owned()));
        Self(parts)
    }

    /// Adds one line, with its end. What is not known is `-`, as on AWS.
    pub fn line(&self, record: &Record<'_>, lines: &mut String) {
        for part in &self.0 {
            match part {
                Part::Text(text) => lines.push_str(text),
                Part::Variable(variable) => record.show(*variable, lines),
            }
        }
        lines.push('\n');
    }
}

impl Variable {
    fn named(name: &str) -> Self {
        match name {
            "requestId" | "extendedRequestId" => Self::RequestId,
            "apiId" => Self::ApiId,
            "stage" => Self::Stage,
            "routeKey" => Self::RouteKey,
            "httpMethod" => Self::Method,
            "path" => Self::Path,
            "protocol" => Self::Protocol,
            "identity.sourceIp" => Self::SourceIp,
            "identity.userAgent" => Self::UserAgent,
            "domainName" => Self::DomainName,
            "domainPrefix" => Self::DomainPrefix,
            "requestTime" => Self::Time,
            "requestTimeEpoch" => Self::TimeEpoch,
            "responseLatency" | "integrationLatency" | "integration.latency" => Self::Latency,
            "status" | "integrationStatus" | "integration.status" | "integration.integrationStatus" => {
                Self::Status
            }
            "responseLength" => Self::Length,
            "error.message" => Self::Error,
            "authorizer.error" => Self::AuthorizerError,
            "integrationErrorMessage" | "integration.error" => Self::IntegrationError,
            _ => Self::Unknown,
        }
    }
}

impl Record<'_> {
    fn show(&self, variable: Variable, line: &mut String) {
        let epoch = || self.began.duration_since(UNIX_EPOCH).unwrap_or_default();
        let text = match variable {
            Variable::RequestId => self.request_id,
            Variable::ApiId => self.api_id,
            Variable::Stage => self.stage,
            Variable::RouteKey => self.route_key,
            Variable::Method => self.method,
            Variable::Path => self.path,
            Variable::Protocol => self.protocol,
            Variable::SourceIp => self.source_ip,
            Variable::UserAgent => self.user_agent,
            Variable::DomainName => self.domain_name,
            Variable::DomainPrefix => self.domain_name.split('.').next().unwrap_or_default(),
            Variable::Error => self.error,
            Variable::AuthorizerError => self.authorizer_error,
            Variable::IntegrationError => self.integration_error,
            Variable::Unknown => "",
            Variable::Time => return common_log_time(epoch().as_secs(), line),
            Variable::TimeEpoch => return number(epoch().as_millis() as u64, line),
            Variable::Latency => return number(self.latency.as_millis() as u64, line),
            Variable::Status => return number(self.status.into(), line),
            Variable::Length => return number(self.length, line),
        };
        escape(if text.is_empty() { "-" } else { text }, line);
    }
}

fn number(number: u64, line: &mut String) {
    line.push_str(itoa::Buffer::new().format(number));
}

/// Formats are mostly JSON: no value may break out of its quotes.
fn escape(value: &str, line: &mut String) {
    if !value.bytes().any(|byte| matches!(byte, b'"' | b'\\' | 0..b' ' | 0x7f..)) {
        return line.push_str(value);
    }
    for c in value.chars() {
        match c {
            '"' | '\\' => line.extend(['\\', c]),
            c if c.is_control() => drop(write!(line, "\\u{:04x}", u32::from(c))),
            c => line.push(c),
        }
    }
}

/// `26/Jul/2026:09:15:00 +0000`.
pub fn common_log_time(seconds: u64, line: &mut String) {
    const MONTHS: [&str; 12] = [
        "/Jan/", "/Feb/", "/Mar/", "/Apr/", "/May/", "/Jun/", "/Jul/", "/Aug/", "/Sep/", "/Oct/", "/Nov/",
        "/Dec/",
    ];
    let time = Timestamp::from_second(seconds.cast_signed()).unwrap_or(Timestamp::MAX);
    let time = Offset::UTC.to_datetime(time);
    let year = time.year().unsigned_abs();
    let small = |number: i8| u16::from(number.unsigned_abs());
    for (before, number) in [
        ("", small(time.day())),
        (MONTHS[usize::from(small(time.month()) - 1)], year / 100),
        ("", year % 100),
        (":", small(time.hour())),
        (":", small(time.minute())),
        (":", small(time.second())),
    ] {
        line.push_str(before);
        line.extend([number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8)));
    }
    line.push_str(" +0000");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record<'static> {
        Record {
            request_id: "abc=",
            api_id: "a1",
            stage: "$default",
            route_key: "ANY /{proxy+}",
            method: "GET",
            path: "/api/books",
            protocol: "HTTP/1.1",
            source_ip: "127.0.0.1",
            user_agent: "say \"hi\"\n",
            domain_name: "127.0.0.1:8080",
            began: UNIX_EPOCH + Duration::from_secs(1_785_057_300),
            latency: Duration::from_millis(7),
            status: 200,
            length: 692,
            error: "",
            authorizer_error: "",
            integration_error: "",
        }
    }

    #[test]
    fn json_formats_stay_json() {
        let format = Format::parse(
            r#"{"id":"$context.requestId","ua":"$context.identity.userAgent","status":$context.status,"none":"$context.what"}"#,
        );
        let mut line = String::new();
        format.line(&record(), &mut line);
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
        let mut line = String::new();
        format.line(&record(), &mut line);
        assert_eq!(line, "127.0.0.1 [26/Jul/2026:09:15:00 +0000] 692.\n");
    }

    #[test]
    fn times_are_right_around_leap_days_and_years() {
        for (seconds, text) in [
            (0, "01/Jan/1970:00:00:00 +0000"),
            (951_782_399, "28/Feb/2000:23:59:59 +0000"),
            (951_782_400, "29/Feb/2000:00:00:00 +0000"),
            (951_868_800, "01/Mar/2000:00:00:00 +0000"),
            (1_735_689_599, "31/Dec/2024:23:59:59 +0000"),
            (4_107_542_400, "01/Mar/2100:00:00:00 +0000"),
        ] {
            let mut line = String::new();
            common_log_time(seconds, &mut line);
            assert_eq!(line, text);
        }
    }
}
