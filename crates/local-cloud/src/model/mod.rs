//! The data plane's view of the cloud: what carries requests and runs tasks, as plain data.
//!
//! The control plane derives a [`Topology`] from its records after every change; the data plane reads it and nothing else.
//! Ids are AWS's ids (`vpc-…`, `subnet-…`, `sg-…`) or ARNs, as the field's comment says.

use std::{collections::BTreeMap, time::Duration};

use ipnet::Ipv4Net;
use serde::{Deserialize, Serialize};

/// Everything that the data plane needs to know, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Topology {
    /// HTTP APIs by API id.
    pub apis: BTreeMap<String, HttpApi>,
    /// Custom domain names of HTTP APIs by name, in lower case.
    pub domains: BTreeMap<String, DomainName>,
    /// VPC links by id.
    pub vpc_links: BTreeMap<String, VpcLink>,
    /// Load balancers by ARN.
    pub load_balancers: BTreeMap<String, LoadBalancer>,
    /// Listeners by ARN.
    pub listeners: BTreeMap<String, Listener>,
    /// Target groups by ARN.
    pub target_groups: BTreeMap<String, TargetGroup>,
    /// ECS services by ARN.
    pub services: BTreeMap<String, EcsService>,
    /// Task definitions by ARN (with revision). Deregistered ones stay while a service's tasks run them.
    pub task_definitions: BTreeMap<String, TaskDefinition>,
    /// Subnets by id.
    pub subnets: BTreeMap<String, Subnet>,
    /// Security groups by id.
    pub security_groups: BTreeMap<String, SecurityGroup>,
}

/// An HTTP API (API Gateway v2) with its routes, integrations and stages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HttpApi {
    /// The API's name.
    pub name: String,
    /// The loopback port that its endpoint answers on; fixed when the API is made.
    pub port: u16,
    /// Routes by route id.
    pub routes: BTreeMap<String, Route>,
    /// Integrations by integration id.
    pub integrations: BTreeMap<String, Integration>,
    /// Stages by name; only `$default` answers without a path prefix.
    pub stages: BTreeMap<String, Stage>,
    /// CORS, if configured.
    pub cors: Option<Cors>,
    /// JWT authorizers by authorizer id.
    pub authorizers: BTreeMap<String, JwtAuthorizer>,
    /// Whether the API answers under its custom domain names alone.
    pub default_endpoint_disabled: bool,
}

/// A custom domain name of HTTP APIs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DomainName {
    /// The loopback port that its regional endpoint answers on; fixed when the domain name is made.
    pub port: u16,
    /// Its API mappings by id.
    pub mappings: BTreeMap<String, ApiMapping>,
}

/// Which API answers under a domain name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ApiMapping {
    /// The path that it takes, without slashes at its ends; empty for what no other mapping takes.
    pub key: String,
    /// The API's id.
    pub api_id: String,
    /// The stage's name.
    pub stage: String,
}

/// An authorizer that asks for JSON web tokens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct JwtAuthorizer {
    /// The issuer: a URL, below which its configuration is published.
    pub issuer: String,
    /// Audiences, one of which a token must name.
    pub audiences: Vec<String>,
    /// Where the token is: `$request.header.NAME` or `$request.querystring.NAME`.
    pub identity_source: String,
}

impl JwtAuthorizer {
    /// Whether an issuer's document may be fetched from this URL: only by TLS, unless it is on this machine.
    pub fn may_fetch(url: &str) -> bool {
        let Ok(url) = url.parse::<http::Uri>() else { return false };
        match (url.scheme_str(), url.host()) {
            (Some("https"), Some(_)) => true,
            (Some("http"), Some(host)) => {
                let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
                host == "localhost" || address.is_ok_and(|address| address.is_loopback())
            }
            _ => false,
        }
    }
}

/// A route of an HTTP API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// `METHOD /path/{variable}/{greedy+}`, `ANY …` or `$default`.
    pub route_key: String,
    /// The integration id of `integrations/{id}`.
    pub integration_id: String,
    /// Who may call it; everyone if there is none.
    pub authorization: Option<Authorization>,
}

/// What a route asks of its callers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Authorization {
    /// The authorizer's id.
    pub authorizer_id: String,
    /// Scopes, one of which a token must have; none are asked for if there are none.
    pub scopes: Vec<String>,
}

/// How an integration reaches its backend.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Integration {
    /// The VPC link's id; `None` for an integration over the internet.
    pub vpc_link_id: Option<String>,
    /// The listener's ARN (VPC links) or a URL.
    pub uri: String,
    /// The method sent to the backend; `ANY` keeps the client's.
    pub method: String,
    /// How long to wait for the response to begin (50 ms to 30 s on AWS).
    pub timeout: Duration,
    /// Parameter mappings such as `overwrite:path` → `$request.path`.
    pub request_parameters: BTreeMap<String, String>,
    /// The name that the backend's certificate must have; `None` is plain HTTP.
    pub server_name_to_verify: Option<String>,
}

/// A stage of an HTTP API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Whether changes are deployed by themselves. A stage without it and without a deployment answers 404.
    pub auto_deploy: bool,
    /// Access log: the log group's ARN and the format.
    pub access_log: Option<(String, String)>,
    /// Requests a second over all routes, if throttled.
    pub throttle_rate: Option<f64>,
    /// Requests at once above the rate, if throttled.
    pub throttle_burst: Option<u32>,
}

/// CORS settings of an HTTP API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cors {
    /// Allowed origins, or `*`.
    pub allow_origins: Vec<String>,
    /// Allowed methods, or `*`.
    pub allow_methods: Vec<String>,
    /// Allowed request headers, or `*`.
    pub allow_headers: Vec<String>,
    /// Response headers that scripts may read.
    pub expose_headers: Vec<String>,
    /// How long a preflight may be cached, in seconds.
    pub max_age: Option<u32>,
    /// Whether credentials are allowed.
    pub allow_credentials: bool,
}

/// A VPC link for HTTP APIs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct VpcLink {
    /// Subnets that it has an interface in.
    pub subnet_ids: Vec<String>,
    /// Security groups of its interfaces.
    pub security_group_ids: Vec<String>,
}

/// An application load balancer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LoadBalancer {
    /// Its name.
    pub name: String,
    /// Subnets that it has a node in.
    pub subnet_ids: Vec<String>,
    /// Its security groups.
    pub security_group_ids: Vec<String>,
    /// Idle timeout (default 60 s).
    pub idle_timeout: Duration,
    /// Whether header fields with invalid names are dropped.
    pub drop_invalid_header_fields: bool,
}

/// A listener with its rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listener {
    /// The load balancer's ARN.
    pub load_balancer_arn: String,
    /// The port that it listens on (the security groups' port; nothing is bound locally).
    pub port: u16,
    /// Whether its protocol is HTTPS.
    pub https: bool,
    /// What to do when no rule matches.
    pub default_action: Action,
    /// Rules by ARN.
    pub rules: BTreeMap<String, Rule>,
}

/// A rule of a listener.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// 1 to 50 000; the lowest that matches wins.
    pub priority: u32,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// What to do.
    pub action: Action,
}

/// A condition of a rule; its values are alternatives. `*` and `?` are wildcards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// Case-sensitive patterns for the path.
    PathPattern(Vec<String>),
    /// Case-insensitive patterns for the host.
    HostHeader(Vec<String>),
    /// Exact methods.
    HttpRequestMethod(Vec<String>),
    /// A header's name and patterns for its value.
    HttpHeader(String, Vec<String>),
    /// Patterns for `key=value` pairs; the key may be absent.
    QueryString(Vec<(Option<String>, String)>),
    /// CIDR blocks of the client.
    SourceIp(Vec<Ipv4Net>),
}

/// What a listener does with a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Action {
    /// Forwards to target groups (ARN, weight).
    Forward(Vec<(String, u32)>),
    /// Answers by itself.
    FixedResponse {
        /// HTTP status.
        status: u16,
        /// Content type, if any.
        content_type: Option<String>,
        /// Body, if any.
        body: Option<String>,
    },
    /// Redirects (status 301 or 302, target with `#{…}` placeholders).
    Redirect {
        /// 301 or 302.
        status: u16,
        /// `protocol://host:port/path?query` with placeholders kept.
        location: String,
    },
}

/// A target group of type `ip`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetGroup {
    /// Its name.
    pub name: String,
    /// The VPC.
    pub vpc_id: String,
    /// Default port of its targets.
    pub port: u16,
    /// The health check.
    pub health_check: HealthCheck,
    /// How long a deregistered target is drained (AWS's default: 300 s).
    pub deregistration_delay: Duration,
    /// Slow start, zero if off.
    pub slow_start: Duration,
}

/// The health check of a target group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthCheck {
    /// The path asked for.
    pub path: String,
    /// Between two checks of a target.
    pub interval: Duration,
    /// How long a check may take.
    pub timeout: Duration,
    /// Successes in a row that make a target healthy.
    pub healthy_threshold: u32,
    /// Failures in a row that make it unhealthy.
    pub unhealthy_threshold: u32,
    /// Accepted statuses: `200`, `200,202` or `200-299`.
    pub matcher: String,
}

/// An ECS service on Fargate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EcsService {
    /// Its name.
    pub name: String,
    /// The cluster's name.
    pub cluster: String,
    /// ARN of the task definition that it should run.
    pub task_definition: String,
    /// How many tasks should run.
    pub desired_count: u32,
    /// Lower bound of healthy tasks during a deployment, in percent of the desired count.
    pub minimum_healthy_percent: u32,
    /// Upper bound of tasks during a deployment, in percent of the desired count.
    pub maximum_percent: u32,
    /// Target groups that its tasks are registered with.
    pub load_balancers: Vec<ServiceTarget>,
    /// Subnets of its tasks, used in turn.
    pub subnet_ids: Vec<String>,
    /// Security groups of its tasks.
    pub security_group_ids: Vec<String>,
    /// Whether its tasks get a public address.
    pub assign_public_ip: bool,
    /// How long failing health checks of a new task are ignored.
    pub health_check_grace_period: Duration,
    /// Deployment circuit breaker: `None` if off, else whether it rolls back.
    pub circuit_breaker_rollback: Option<bool>,
    /// Changes whenever `forceNewDeployment` asks for fresh tasks.
    pub force_token: String,
}

/// One load-balancer entry of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceTarget {
    /// The target group's ARN.
    pub target_group_arn: String,
    /// The container's name.
    pub container_name: String,
    /// The container's port.
    pub container_port: u16,
}

/// A revision of a task definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskDefinition {
    /// The family.
    pub family: String,
    /// The revision.
    pub revision: u32,
    /// CPU units (1,024 are one vCPU).
    pub cpu: u32,
    /// Memory in MiB.
    pub memory: u32,
    /// `X86_64` or `ARM64`.
    pub cpu_architecture: String,
    /// The containers.
    pub containers: Vec<Container>,
    /// Seconds between SIGTERM and SIGKILL come from the container; this is ECS's default.
    #[serde(default = "default_stop_timeout")]
    pub stop_timeout: Duration,
}

/// ECS's default stop timeout (30 s).
pub fn default_stop_timeout() -> Duration {
    Duration::from_secs(30)
}

/// A container of a task definition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Container {
    /// Its name.
    pub name: String,
    /// The image reference: `registry/repository@sha256:…` or `registry/repository:tag`.
    pub image: String,
    /// Whether the task stops when it stops.
    pub essential: bool,
    /// Ports that it listens on.
    pub ports: Vec<u16>,
    /// Environment.
    pub environment: BTreeMap<String, String>,
    /// Overrides the image's command.
    pub command: Vec<String>,
    /// Overrides the image's entry point.
    pub entry_point: Vec<String>,
    /// `awslogs-group` and `awslogs-stream-prefix`, if it logs there.
    pub log: Option<(String, String)>,
    /// Its own stop timeout, if set.
    pub stop_timeout: Option<Duration>,
}

/// A subnet as far as traffic is concerned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subnet {
    /// Its VPC.
    pub vpc_id: String,
    /// Its addresses.
    pub cidr: Ipv4Net,
    /// Its availability zone.
    pub availability_zone: String,
    /// Where its route table sends `0.0.0.0/0`.
    pub default_route: DefaultRoute,
    /// VPC endpoint services reachable from it (short names: `ecr.api`, `ecr.dkr`, `s3`, `logs`).
    pub endpoints: Vec<String>,
}

/// Where a subnet's traffic to the internet goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DefaultRoute {
    /// Nowhere.
    #[default]
    None,
    /// To an internet gateway: works for tasks with a public address.
    InternetGateway,
    /// To a NAT gateway.
    NatGateway,
}

/// A security group with its rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SecurityGroup {
    /// Its name.
    pub name: String,
    /// Its VPC.
    pub vpc_id: String,
    /// What may come in.
    pub ingress: Vec<SecurityRule>,
    /// What may go out.
    pub egress: Vec<SecurityRule>,
}

/// One rule of a security group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SecurityRule {
    /// `tcp`, `udp`, `icmp` or `-1` for all.
    pub protocol: String,
    /// First and last port, inclusive; ignored for `-1`.
    pub ports: (u16, u16),
    /// The other side.
    pub peer: Peer,
}

/// The other side of a security-group rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Peer {
    /// Addresses.
    Cidr(Ipv4Net),
    /// Members of a security group.
    Group(String),
}

#[cfg(test)]
mod tests {
    use super::JwtAuthorizer;

    #[test]
    fn issuers_are_asked_by_tls_or_on_this_machine() {
        for good in [
            "https://a.example",
            "https://a.example/pool",
            "http://127.0.0.1:9",
            "http://localhost:9/x",
            "http://[::1]:9",
        ] {
            assert!(JwtAuthorizer::may_fetch(good), "{good}");
        }
        for bad in [
            "http://a.example",
            "http://localhost.a.example",
            "http://10.0.0.1",
            "a.example",
            "ftp://127.0.0.1",
            "",
        ] {
            assert!(!JwtAuthorizer::may_fetch(bad), "{bad}");
        }
    }
}
