//! A listener compiled for the request path: it finds the rule that takes a request, and does what the rule's
//! action says.

use std::{
    net::Ipv4Addr,
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, Uri, header, request};
use hyper::{Request, Response, body::Body as HttpBody};

use super::{
    body::{Body, Upload},
    desync,
    forward::{self, Forward, Limits},
    headers,
    response::{self, Failure},
    rule::{self, RequestView},
    stickiness,
    target_group::TargetGroups,
};
use crate::{
    data::{
        REASON,
        http1::{
            self, BoxError,
            codec::{self, Sending},
            headers::host,
        },
    },
    model::{self, Condition, XForwardedFor},
};

#[derive(Debug)]
pub struct Listener {
    load_balancer: String,
    idle_timeout: Duration,
    strictest_desync_mitigation: bool,
    drop_invalid_header_fields: bool,
    x_forwarded_for: XForwardedFor,
    /// The port that `Host` gets if it has none.
    host_port: Option<u16>,
    /// `http` or `https`.
    protocol: HeaderValue,
    port: HeaderValue,
    /// The lowest priority first.
    rules: Vec<Rule>,
    default_action: Action,
}

/// A client of the load balancer.
#[derive(Debug)]
pub struct Client {
    address: Ipv4Addr,
    text: HeaderValue,
}

#[derive(Debug)]
struct Rule {
    conditions: Vec<Condition>,
    action: Action,
}

#[derive(Debug)]
enum Action {
    Forward(Forward),
    FixedResponse(StatusCode, Option<HeaderValue>, Bytes),
    Redirect(StatusCode, String),
    /// Names a target group that does not exist.
    Broken(String),
}

// === impl Listener ===

impl Listener {
    /// Compiles a listener of a load balancer.
    pub fn compile(
        listener: &model::Listener,
        balancer: &model::LoadBalancer,
        groups: &TargetGroups,
    ) -> Self {
        let mut rules = listener.rules.values().collect::<Vec<_>>();
        rules.sort_by_key(|rule| rule.priority);
        let rule = |rule: &model::Rule| Rule {
            conditions: rule.conditions.clone(),
            action: Action::compile(&rule.action, groups),
        };
        Self {
            load_balancer: balancer.name.clone(),
            idle_timeout: balancer.idle_timeout,
            strictest_desync_mitigation: balancer.strictest_desync_mitigation,
            drop_invalid_header_fields: balancer.drop_invalid_header_fields,
            x_forwarded_for: balancer.x_forwarded_for,
            host_port: Some(listener.port)
                .filter(|port| !balancer.preserve_host_header && ![80, 443].contains(port)),
            protocol: HeaderValue::from_static(if listener.https { "https" } else { "http" }),
            port: HeaderValue::from(listener.port),
            rules: rules.into_iter().map(rule).collect(),
            default_action: Action::compile(&listener.default_action, groups),
        }
    }

    /// The load balancer's name.
    pub fn load_balancer(&self) -> &str {
        &self.load_balancer
    }

    /// Whether its protocol is HTTPS.
    pub fn is_https(&self) -> bool {
        self.protocol == "https"
    }

    /// Answers a request of a client that waits for as long as its `patience` lasts.
    ///
    /// # Errors
    /// The failure holds the load balancer's own page.
    pub async fn handle<B>(
        &self,
        client: &Client,
        request: Request<B>,
        patience: Duration,
    ) -> Result<Response<Body<B>>, Failure>
    where
        B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
    {
        let (mut head, body) = request.into_parts();
        if head.method == Method::TRACE {
            return Err(Failure::Trace);
        }
        if self.strictest_desync_mitigation {
            let (sending, mut received) = (Sending::of(body.size_hint().exact()), Vec::new());
            codec::encode((&head.method, path_and_query(&head.uri)), &head.headers, sending, &mut received);
            if let Some(why) = desync::blocked_by_strictest(&received) {
                return Err(Failure::Desync(why));
            }
        }
        if self.drop_invalid_header_fields {
            headers::drop_invalid(&mut head.headers);
        }
        let (rule, action) = self.select(client, &head);
        match action {
            Action::Forward(forward) => {
                let target = forward.choose(&head.headers).map_err(Failure::NoTarget)?;
                let sticky = target.stickiness.map(|duration| (target.cookie.clone(), duration));
                let (body, progress) = Upload::new(body);
                let limits = Limits { patience, idle_timeout: self.idle_timeout, progress };
                headers::add_forwarded(
                    &mut head.headers,
                    self.x_forwarded_for,
                    &client.text,
                    (&self.protocol, &self.port),
                );
                if let Some(port) = self.host_port {
                    headers::add_port_to_host(&mut head.headers, port);
                }
                let request =
                    http1::Request::new(head.method, path_and_query(&head.uri), &head.headers, body);
                let mut response = forward::send(target, request, limits).await?;
                http1::headers::remove_hop_by_hop(response.headers_mut());
                // Only the data plane says why.
                response.headers_mut().remove(REASON);
                if let Some((cookie, duration)) = sticky {
                    let headers = response.headers_mut();
                    stickiness::set(headers, &cookie, duration, SystemTime::now(), self.is_https());
                }
                Ok(response.map(|body| Body::Target(Box::new(body))))
            }
            Action::FixedResponse(status, content_type, text) => {
                let reason = format!("fixed response of load balancer {}, {rule}", self.load_balancer);
                let mut response = response::own(*status, text.clone(), &reason);
                if let Some(content_type) = content_type {
                    response.headers_mut().insert(header::CONTENT_TYPE, content_type.clone());
                }
                Ok(response)
            }
            Action::Redirect(status, location) => {
                let reason = format!("redirect of load balancer {}, {rule}", self.load_balancer);
                let mut response = response::own(*status, "", &reason);
                if let Ok(location) = HeaderValue::from_str(&self.fill_in(location, &head)) {
                    response.headers_mut().insert(header::LOCATION, location);
                }
                Ok(response)
            }
            Action::Broken(why) => Err(Failure::NoTarget(why.clone())),
        }
    }

    /// The action of the first rule whose conditions all hold, and how to name the rule.
    fn select(&self, client: &Client, head: &request::Parts) -> (&'static str, &Action) {
        let view = RequestView {
            method: &head.method,
            path: head.uri.path(),
            query: head.uri.query().unwrap_or_default(),
            headers: &head.headers,
            source: client.address,
        };
        match self.rules.iter().find(|rule| rule::all_hold(&rule.conditions, &view)) {
            Some(rule) => ("by a rule of its listener", &rule.action),
            None => ("by default, since no rule of its listener matches", &self.default_action),
        }
    }

    /// Fills in the placeholders of a redirect.
    fn fill_in(&self, location: &str, head: &request::Parts) -> String {
        location
            .replace("#{protocol}", self.protocol.to_str().unwrap_or("http"))
            .replace("#{host}", host(&head.headers))
            .replace("#{port}", self.port.to_str().unwrap_or("80"))
            .replace("#{path}", head.uri.path().trim_start_matches('/'))
            .replace("#{query}", head.uri.query().unwrap_or_default())
    }
}

fn path_and_query(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |path| path.as_str())
}

// === impl Client ===

impl Client {
    /// A client with this address.
    pub fn new(address: Ipv4Addr) -> Self {
        let text = HeaderValue::from_str(&address.to_string());
        Self { address, text: text.unwrap_or(HeaderValue::from_static("unknown")) }
    }
}

// === impl Action ===

impl Action {
    fn compile(action: &model::Action, groups: &TargetGroups) -> Self {
        match action {
            model::Action::Forward(targets) => {
                let group = |(arn, weight): &(String, u32)| match groups.get(arn) {
                    Some(group) => Ok((Arc::clone(group), *weight)),
                    None => Err(format!("target group {arn} does not exist")),
                };
                match targets.iter().map(group).collect() {
                    Ok(groups) => Self::Forward(Forward::new(groups)),
                    Err(why) => Self::Broken(why),
                }
            }
            model::Action::FixedResponse { status, content_type, body } => {
                Self::FixedResponse(*status, content_type.clone(), body.clone())
            }
            model::Action::Redirect { status, location } => Self::Redirect(*status, location.clone()),
        }
    }
}
