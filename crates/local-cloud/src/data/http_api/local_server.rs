//! Integrations without a VPC link. On AWS they go over the internet; here, to servers on this machine's loopback.

use std::{
    net::Ipv4Addr,
    sync::Arc,
    time::{Duration, Instant},
};

use http::{HeaderValue, header};
use hyper::{Request, Response};

use super::{body::RequestBody, response::Failure};
use crate::{
    data::{
        REASON,
        http1::{self, headers::remove_hop_by_hop},
        load_balancer::{
            self, Body,
            body::Upload,
            forward::{self, Limits},
            target_group::{Member, Settings, Target, TargetGroup},
        },
    },
    model::LocalUri,
    status::HealthState,
};

/// A server, and the connections to it.
#[derive(Debug)]
pub struct LocalServer {
    uri: LocalUri,
    host: HeaderValue,
    /// The server as the only target.
    group: TargetGroup,
}

impl LocalServer {
    /// The server of an integration's URI.
    pub fn compile(uri: &str) -> Result<Self, Failure> {
        let elsewhere = || {
            Failure::Unreachable(format!(
                "the integration goes to {uri} over the internet, which the local cloud has not: use a VPC link, or http://localhost:PORT"
            ))
        };
        let parsed = LocalUri::parse(uri).ok_or_else(elsewhere)?;
        let host = HeaderValue::from_str(&parsed.authority).map_err(|_| elsewhere())?;
        let backend = (Ipv4Addr::LOCALHOST, parsed.port).into();
        let target = Target::new(format!("none, {uri}"), Ipv4Addr::LOCALHOST, parsed.port, backend);
        let group = TargetGroup::new(uri.to_owned());
        let member = Member { target: Arc::new(target), state: HealthState::Healthy, since: Instant::now() };
        group.publish(Settings::default(), vec![member], String::new());
        Ok(Self { uri: parsed, host, group })
    }

    /// The path of a request: the URI's, with the route's variables.
    pub fn path<'p>(&self, variable: impl Fn(&str) -> Option<&'p str>) -> String {
        self.uri.fill(variable)
    }

    /// Answers a request of the API, which waits for as long as its `patience` lasts.
    pub async fn handle(
        &self,
        request: Request<RequestBody>,
        patience: Duration,
    ) -> Result<Response<Body<RequestBody>>, Failure> {
        let (mut head, body) = request.into_parts();
        head.headers.insert(header::HOST, self.host.clone());
        let target = self.group.choose(&head.headers).map_err(Failure::Unreachable)?;
        let (body, progress) = Upload::new(body);
        let limits = Limits { patience, idle_timeout: patience, progress };
        let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
        let request = http1::Request::new(head.method, path, &head.headers, body);
        let mut response = forward::send(target, request, limits).await.map_err(failure)?;
        remove_hop_by_hop(response.headers_mut());
        response.headers_mut().remove(REASON);
        Ok(response.map(|body| Body::Target(Box::new(body))))
    }
}

/// There is no load balancer that could answer by itself.
fn failure(failure: load_balancer::Failure) -> Failure {
    match failure {
        own @ (load_balancer::Failure::ClientTimeout(_) | load_balancer::Failure::RequestBody(_)) => {
            own.into()
        }
        other => Failure::Unreachable(other.reason().into_owned()),
    }
}
