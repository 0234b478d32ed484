//! Integrations without a VPC link. On AWS they go over the internet; here, to servers on this machine's loopback.

use std::{
    net::Ipv4Addr,
    sync::Arc,
    time::{Duration, Instant},
};

use http::{HeaderValue, header};
use hyper::{Request, Response};

use super::{body::RequestBody, direct::Direct, response::Failure};
use crate::{
    data::load_balancer::{
        Body,
        target_group::{Member, Settings, Target, TargetGroup},
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
    only: Direct,
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
        Ok(Self { uri: parsed, host, only: Direct(Arc::new(group)) })
    }

    /// The path of a request: the URI's, with the route's variables.
    pub fn path<'p>(&self, variable: impl Fn(&str) -> Option<&'p str>) -> String {
        self.uri.fill(variable)
    }

    /// Answers a request of the API, which waits for as long as its `patience` lasts.
    pub async fn handle(
        &self,
        mut request: Request<RequestBody>,
        patience: Duration,
    ) -> Result<Response<Body<RequestBody>>, Failure> {
        request.headers_mut().insert(header::HOST, self.host.clone());
        self.only.handle(request, patience).await
    }
}
