//! Application load balancers (Elastic Load Balancing v2): listeners, rules, actions and target groups.

use std::{collections::BTreeMap, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use ipnet::Ipv4Net;

use super::Matcher;

/// An application load balancer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadBalancer {
    pub name: String,
    /// Subnets that it has a node in.
    pub subnet_ids: Vec<String>,
    pub security_group_ids: Vec<String>,
    /// Idle timeout (AWS's default: 60 s).
    pub idle_timeout: Duration,
    /// Whether `routing.http.desync_mitigation_mode` is `strictest`.
    pub strictest_desync_mitigation: bool,
    /// Whether header fields with invalid names are dropped.
    pub drop_invalid_header_fields: bool,
    /// The processing of `X-Forwarded-For`.
    pub x_forwarded_for: XForwardedFor,
    /// Whether `Host` stays without the listener's port.
    pub preserve_host_header: bool,
}

/// The processing of `X-Forwarded-For` (`routing.http.xff_header_processing.mode`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum XForwardedFor {
    /// The client's address is appended.
    #[default]
    Append,
    /// The field stays as it is.
    Preserve,
    /// The field is removed.
    Remove,
}

/// A listener with its rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Listener {
    /// The load balancer's ARN.
    pub load_balancer_arn: String,
    /// The port that it listens on (the security groups' port; nothing is bound locally).
    pub port: u16,
    /// Whether its protocol is HTTPS.
    pub https: bool,
    /// The action when no rule matches.
    pub default_action: Action,
    /// Rules by ARN.
    pub rules: BTreeMap<String, Rule>,
}

/// A rule of a listener.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// 1 to 50,000; the lowest that matches wins.
    pub priority: u32,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    pub action: Action,
}

/// A condition of a rule; its values are alternatives. `*` and `?` are wildcards.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Case-sensitive patterns for the path.
    PathPattern(Vec<String>),
    /// Case-insensitive patterns for the host.
    HostHeader(Vec<String>),
    /// Exact methods.
    HttpRequestMethod(Vec<Method>),
    /// A header field and patterns for its value.
    HttpHeader(HeaderName, Vec<String>),
    /// Patterns for `key=value` pairs; the key may be absent.
    QueryString(Vec<(Option<String>, String)>),
    /// CIDR blocks of the client.
    SourceIp(Vec<Ipv4Net>),
}

/// The action of a rule or listener.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Forwards to target groups (ARN, weight).
    Forward(Vec<(String, u32)>),
    /// Answers by itself.
    FixedResponse {
        /// 2xx, 4xx or 5xx.
        status: StatusCode,
        /// Content type, if any.
        content_type: Option<HeaderValue>,
        /// The body; may be empty.
        body: Bytes,
    },
    Redirect {
        /// 301 or 302.
        status: StatusCode,
        /// `protocol://host:port/path?query` with `#{…}` placeholders kept.
        location: String,
    },
}

/// A target group of type `ip`.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetGroup {
    pub name: String,
    pub health_check: HealthCheck,
    /// The longest draining of a deregistered target (AWS's default: 300 s).
    pub deregistration_delay: Duration,
    /// Whether the targets' protocol is HTTPS.
    pub https: bool,
    /// The choice of a target for a request.
    pub algorithm: Algorithm,
    /// The duration of sticky sessions (`lb_cookie`), if they are on.
    pub stickiness: Option<Duration>,
}

/// A load balancing algorithm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Algorithm {
    /// Each target in turn.
    #[default]
    RoundRobin,
    /// The target with the fewest requests in flight.
    LeastOutstandingRequests,
    /// Any target.
    WeightedRandom,
}

/// The health check of a target group.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthCheck {
    /// The port asked; `None` is the targets' own (`traffic-port`).
    pub port: Option<u16>,
    /// Whether the check's protocol is HTTPS.
    pub https: bool,
    /// The path asked for.
    pub path: String,
    /// Between two checks of a target.
    pub interval: Duration,
    /// The timeout of a check.
    pub timeout: Duration,
    /// Successes in a row that make a target healthy.
    pub healthy_threshold: u32,
    /// Failures in a row that make it unhealthy.
    pub unhealthy_threshold: u32,
    /// Accepted statuses.
    pub matcher: Matcher,
}
