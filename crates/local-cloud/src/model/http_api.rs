//! HTTP APIs (API Gateway v2): routes, integrations, stages, authorizers, custom domain names and VPC links.

use std::{collections::BTreeMap, net::IpAddr, time::Duration};

use http::{Method, StatusCode, Uri};

use super::{IdentitySource, ParameterMapping, RouteKey};

/// An HTTP API with its routes, integrations and stages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HttpApi {
    /// Routes by route id.
    pub routes: BTreeMap<String, Route>,
    /// Integrations by integration id.
    pub integrations: BTreeMap<String, Integration>,
    /// Stages by name; only `$default` answers without a path prefix.
    pub stages: BTreeMap<String, Stage>,
    pub cors: Option<Cors>,
    /// JWT authorizers by authorizer id.
    pub authorizers: BTreeMap<String, JwtAuthorizer>,
    /// Whether the API answers under its custom domain names alone.
    pub default_endpoint_disabled: bool,
}

/// A custom domain name of HTTP APIs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainName {
    /// The loopback port of its regional endpoint; fixed when the domain name is created.
    pub port: u16,
    /// Its API mappings by id.
    pub mappings: BTreeMap<String, ApiMapping>,
}

/// An API that answers under a domain name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiMapping {
    /// The path prefix that it takes, without slashes at its ends; empty for what no other mapping takes.
    pub key: String,
    pub api_id: String,
    pub stage: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct JwtAuthorizer {
    /// The issuer's URL, below which its configuration is published.
    pub issuer: String,
    /// Audiences, one of which a token must name.
    pub audiences: Vec<String>,
    /// The place of the token in a request.
    pub identity_source: IdentitySource,
}

/// A route of an HTTP API.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The requests that it takes.
    pub route_key: RouteKey,
    /// The integration id of `integrations/{id}`.
    pub integration_id: String,
    /// The authorization; anyone may call the route if there is none.
    pub authorization: Option<Authorization>,
}

/// The authorization of a route.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Authorization {
    /// The authorizer's id.
    pub authorizer_id: String,
    /// Scopes, one of which a token must have; any token will do if there are none.
    pub scopes: Vec<String>,
}

/// The backend of a route.
#[derive(Clone, Debug, PartialEq)]
pub struct Integration {
    /// The VPC link's id; `None` for an integration over the internet.
    pub vpc_link_id: Option<String>,
    /// The listener's ARN (VPC links) or a URL.
    pub uri: String,
    /// The method sent to the backend; `None` keeps the client's.
    pub method: Option<Method>,
    /// The timeout, until the response begins (50 ms to 30 s on AWS).
    pub timeout: Duration,
    /// Changes to the request, in the order of their keys.
    pub request_parameters: Vec<ParameterMapping>,
    /// Changes to the response, by the backend's status.
    pub response_parameters: Vec<(StatusCode, Vec<ParameterMapping>)>,
    /// The name that the backend's certificate must have; `None` is plain HTTP.
    pub server_name_to_verify: Option<String>,
}

/// A stage of an HTTP API.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// Whether changes are deployed by themselves. A stage without it and without a deployment answers 404.
    pub auto_deploy: bool,
    pub access_log: Option<AccessLogSettings>,
    /// The throttle of all routes together that have none of their own.
    pub default_throttle: Option<ThrottleLimits>,
    /// The throttles of routes, by route key.
    pub route_throttles: BTreeMap<String, ThrottleLimits>,
    pub variables: BTreeMap<String, String>,
}

/// The limits of a throttle. Zero lets nothing through.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ThrottleLimits {
    /// Requests a second.
    pub rate: f64,
    /// Requests at once.
    pub burst: u32,
}

/// The access log of a stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccessLogSettings {
    /// The log group's name.
    pub log_group: String,
    /// A line, with `$context` variables.
    pub format: String,
}

/// CORS settings of an HTTP API.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cors {
    /// Allowed origins, or `*`.
    pub allow_origins: Vec<String>,
    /// Allowed methods, or `*`.
    pub allow_methods: Vec<String>,
    /// Allowed request headers, or `*`.
    pub allow_headers: Vec<String>,
    /// Response headers that scripts may read.
    pub expose_headers: Vec<String>,
    /// The lifetime of a cached preflight, in seconds.
    pub max_age: Option<u32>,
    /// Whether credentials are allowed.
    pub allow_credentials: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcLink {
    /// Subnets that it has an interface in.
    pub subnet_ids: Vec<String>,
    /// Security groups of its interfaces.
    pub security_group_ids: Vec<String>,
}

impl Integration {
    /// Whether the URI of a private integration is a Cloud Map service's ARN, and not a listener's.
    pub fn is_of_cloud_map(uri: &str) -> bool {
        uri.contains(":servicediscovery:")
    }
}

impl JwtAuthorizer {
    /// Whether an issuer's document may be fetched from this URL: only by TLS, unless it is on this machine.
    pub fn may_fetch(url: &str) -> bool {
        let Ok(url) = url.parse::<Uri>() else { return false };
        match (url.scheme_str(), url.host()) {
            (Some("https"), Some(_)) => true,
            (Some("http"), Some(host)) => {
                let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
                host == "localhost" || address.is_ok_and(|address| address.is_loopback())
            }
            _ => false,
        }
    }
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
