//! Requests that go from an API to a server with no load balancer between.

use std::{sync::Arc, time::Duration};

use hyper::{Request, Response};

use super::{body::RequestBody, response::Failure};
use crate::data::{
    REASON,
    http1::{self, headers::remove_hop_by_hop},
    load_balancer::{
        self, Body,
        body::Upload,
        forward::{self, Limits},
        target_group::TargetGroup,
    },
};

/// The servers of an integration, used in turn, and the connections to them.
#[derive(Debug)]
pub struct Direct(pub Arc<TargetGroup>);

impl Direct {
    /// Answers a request of the API, which waits for as long as its `patience` lasts.
    pub async fn handle(
        &self,
        request: Request<RequestBody>,
        patience: Duration,
    ) -> Result<Response<Body<RequestBody>>, Failure> {
        let (head, body) = request.into_parts();
        let target = self.0.choose(&head.headers).map_err(Failure::Unreachable)?;
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
