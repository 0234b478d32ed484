//! One request: stage, route, integration, rule, target, and back.

use std::{borrow::Cow, sync::Arc};

use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request, uri::PathAndQuery};
use hyper::{
    Request, Response,
    body::{Body, Incoming},
};

use super::{
    super::{
        cors::CorsTable,
        mapping::{self, Source},
        rule::{self, RequestView},
    },
    answer::{self, Failure},
    body::{self, LARGEST_REQUEST, RequestBody, ResponseBody, Upload},
    entrance::{Entrance, Way},
    forward::{self, Limits},
    headers::{self, Client, Moment},
    outbound::Outbound,
    record::Access,
    table::{ActionTable, ApiTable, Backend, IntegrationTable, RouteTable, StageTable},
};
use crate::model::RouteKey;

/// Answers one request, come what may.
pub async fn handle(
    entrance: &Entrance,
    client: &Client,
    now: Moment,
    request: Request<Incoming>,
) -> Response<ResponseBody> {
    match entrance.choose(request.headers(), request.uri().path()) {
        Ok(way) => visit(way, client, now, request).await,
        Err(failure) => {
            let (status, reason) = (failure.status().as_u16(), failure.reason());
            tracing::warn!(path = request.uri().path(), status, reason, "no API takes the request");
            let mut answer = failure.answer();
            answer.headers_mut().insert(headers::REQUEST_ID, headers::request_id());
            answer
        }
    }
}

/// Takes a request through the API that it is for.
async fn visit(
    way: Way<'_>,
    client: &Client,
    now: Moment,
    request: Request<Incoming>,
) -> Response<ResponseBody> {
    let api = way.api;
    let (mut head, body) = request.into_parts();
    let id = headers::request_id();
    let (uri, method) = (head.uri.clone(), head.method.clone());
    let found = find(way, &method, uri.path());
    let log = found.stage.and_then(|stage| stage.log.as_ref());
    let access = log.map(|log| Box::new(Access::new(log, &id, client, now, &head)));
    let preflight = api.cors.is_some() && CorsTable::is_preflight(&method, &head.headers);
    let origin = api.cors.as_ref().and_then(|_| head.headers.get(header::ORIGIN).cloned());

    let visit = Visit { api, found: &found, client, now, id: &id, uri: &uri, preflight };
    let (mut response, error) = match visit.respond(&mut head, body).await {
        Ok(response) => (response, None),
        Err(failure) => {
            let (status, reason) = (failure.status().as_u16(), failure.reason());
            tracing::warn!(api = api.id, %method, path = uri.path(), status, reason, "not answered by a task");
            (failure.answer(), Some(reason.to_owned()))
        }
    };

    if let Some(cors) = &api.cors
        && !preflight
    {
        cors.decorate(origin.as_ref(), response.headers_mut());
    }
    response.headers_mut().insert(headers::REQUEST_ID, id);
    if let Some(mut access) = access {
        access.answered(found.route_key(), response.status().as_u16(), error);
        match response.body_mut() {
            ResponseBody::Task(body) => body.access = Some(access),
            own => access.write(own.size_hint().lower()),
        }
    }
    response
}

/// What takes a request.
struct Found<'t> {
    stage: Option<&'t StageTable>,
    /// The path without the stage, and without the key of a mapping.
    path: &'t str,
    route: Option<&'t (RouteKey, RouteTable)>,
    /// Whether a mapping has named the stage, so that the client's path does not.
    mapped: bool,
}

/// One request with everything around it.
struct Visit<'t> {
    api: &'t ApiTable,
    found: &'t Found<'t>,
    client: &'t Client,
    now: Moment,
    id: &'t HeaderValue,
    /// As the client sent it.
    uri: &'t Uri,
    preflight: bool,
}

impl Found<'_> {
    fn route_key(&self) -> Option<&str> {
        self.route.map(|(key, _)| key.as_str())
    }
}

/// A named stage takes its prefix off the path; everything else is the default stage's.
fn find<'t>(way: Way<'t>, method: &Method, path: &'t str) -> Found<'t> {
    let api = way.api;
    let rooted = |path: &'t str| if path.is_empty() { "/" } else { path };
    if let Some(mapped) = way.mapped {
        let mut stages = api.default_stage.iter().chain(&api.stages);
        let (stage, path) = (stages.find(|stage| stage.name == mapped.stage), rooted(&path[mapped.prefix..]));
        return Found { stage, path, route: api.routes.select(method, path), mapped: true };
    }
    let named = api.stages.iter().find_map(|stage| {
        let rest = path.strip_prefix('/')?.strip_prefix(stage.name.as_str())?;
        (rest.is_empty() || rest.starts_with('/')).then_some((stage, rest))
    });
    let (stage, path) = match named {
        Some((stage, rest)) => (Some(stage), rooted(rest)),
        None => (api.default_stage.as_ref(), path),
    };
    Found { stage, path, route: api.routes.select(method, path), mapped: false }
}

impl Visit<'_> {
    async fn respond(
        &self,
        head: &mut request::Parts,
        body: Incoming,
    ) -> Result<Response<ResponseBody>, Failure> {
        let stage = match self.found.stage {
            None => {
                return Err(Failure::NotFound(
                    "the API has no stage $default, and the path names no other".into(),
                ));
            }
            Some(stage) if !stage.deployed => {
                return Err(Failure::NotFound(format!(
                    "stage {} has no deployment: set autoDeploy",
                    stage.name
                )));
            }
            Some(stage) => stage,
        };
        if stage.throttle.as_ref().is_some_and(|throttle| !throttle.admit(self.now.steady)) {
            return Err(Failure::Throttled(format!("the throttle of stage {} is exhausted", stage.name)));
        }
        if self.preflight
            && let Some(cors) = &self.api.cors
        {
            // A route that takes OPTIONS and asks for a token comes before the API's own answer, and browsers send none.
            if let Some((key, route)) = self.found.route {
                self.admit(key, route, &head.headers).await?;
            }
            return Ok(preflight(cors, &head.headers));
        }
        let Some((key, route)) = self.found.route else {
            return Err(no_route(self.api, head, self.found.path));
        };
        self.admit(key, route, &head.headers).await?;
        let integration = &route.integration;
        let backend = integration.backend.as_ref().map_err(Clone::clone)?;
        if body.size_hint().lower() > LARGEST_REQUEST {
            // A client that waits for leave to send has sent nothing.
            if !head.headers.contains_key(header::EXPECT) {
                body::linger(body);
            }
            return Err(too_large());
        }
        let path = self.path(stage, key, integration, head)?;
        if let Some(method) = &integration.method {
            head.method = method.clone();
        }
        headers::remove_hop_by_hop(&mut head.headers);
        if backend.drop_invalid {
            headers::drop_invalid(&mut head.headers);
        }

        let (rule, action) = select(backend, head, &path);
        match action {
            ActionTable::Forward(groups) => {
                let target = forward::choose(groups).map_err(Failure::NoTarget)?;
                let (body, upload) = outgoing(body);
                let limits =
                    Limits { timeout: integration.timeout, idle_timeout: backend.idle_timeout, upload };
                let listener = (&backend.protocol, &backend.port);
                headers::add_forwarded(&mut head.headers, self.client, self.now.wall, listener);
                let request = Outbound::new(head.method.clone(), path.as_str(), &head.headers, body);
                let mut response = forward::send(target, request, limits).await?;
                headers::remove_hop_by_hop(response.headers_mut());
                Ok(response.map(|body| ResponseBody::Task(Box::new(body))))
            }
            ActionTable::Fixed(status, content_type, text) => {
                let reason = format!("fixed response of load balancer {}, {rule}", backend.load_balancer);
                let mut answer = answer::load_balancers(*status, text.clone(), &reason);
                if let Some(content_type) = content_type {
                    answer.headers_mut().insert(header::CONTENT_TYPE, content_type.clone());
                }
                Ok(answer)
            }
            ActionTable::Redirect(status, location) => {
                let reason = format!("redirect of load balancer {}, {rule}", backend.load_balancer);
                let mut answer = answer::load_balancers(*status, "", &reason);
                let location = redirect(location, headers::host(&head.headers), backend, &path);
                if let Ok(location) = HeaderValue::from_str(&location) {
                    answer.headers_mut().insert(header::LOCATION, location);
                }
                Ok(answer)
            }
            ActionTable::Broken(why) => Err(Failure::NoTarget(why.clone())),
        }
    }

    /// Asks the route's guard, if it has one.
    async fn admit(&self, key: &RouteKey, route: &RouteTable, headers: &HeaderMap) -> Result<(), Failure> {
        match &route.guard {
            None => Ok(()),
            Some(Ok(guard)) => guard.admit(headers, self.uri.query()).await,
            Some(Err(why)) => Err(Failure::Integration(format!("route {key} is closed: {why}"))),
        }
    }

    /// The path and query for the backend. A private integration gets the stage's name as part of the path, unless a
    /// mapping takes it out.
    fn path(
        &self,
        stage: &StageTable,
        key: &RouteKey,
        integration: &IntegrationTable,
        head: &mut request::Parts,
    ) -> Result<PathAndQuery, Failure> {
        // Under a domain name the client does not say the stage.
        let unsaid = self.found.mapped && stage.name != "$default";
        if integration.mappings.is_empty() && !unsaid {
            return Ok(self.uri.path_and_query().cloned().unwrap_or(PathAndQuery::from_static("/")));
        }
        let sent = head.headers.clone();
        let source = Source {
            route: key,
            path: self.found.path,
            query: self.uri.query().unwrap_or_default(),
            headers: &sent,
            request_id: self.id.to_str().unwrap_or_default(),
            stage: &stage.name,
            source_ip: self.client.address.to_str().unwrap_or_default(),
        };
        let mapped = mapping::apply(&integration.mappings, &source, &mut head.headers);
        let whole = match unsaid {
            true => Cow::Owned(format!("/{}{}", stage.name, self.found.path)),
            false => Cow::Borrowed(self.uri.path()),
        };
        let path = mapped.path.as_deref().unwrap_or(&whole);
        let query = mapped.query.as_deref().unwrap_or(source.query);
        let joined = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
        let wrong =
            |_| Failure::Unreachable(format!("the parameter mappings make {joined:?}, which is no path"));
        joined.parse().map_err(wrong)
    }
}

/// The first rule whose conditions all hold, and how to name it.
fn select<'t>(
    backend: &'t Backend,
    head: &request::Parts,
    path: &PathAndQuery,
) -> (&'static str, &'t ActionTable) {
    let view = RequestView {
        method: &head.method,
        path: path.path(),
        query: path.query().unwrap_or_default(),
        headers: &head.headers,
        source: backend.source,
    };
    match backend.rules.iter().find(|rule| rule::all_hold(&rule.conditions, &view)) {
        Some(rule) => ("by a rule of its listener", &rule.action),
        None => ("by default, since no rule of its listener matches", &backend.default_action),
    }
}

fn outgoing(body: Incoming) -> (RequestBody, Option<Arc<Upload>>) {
    if body.is_end_stream() {
        return (RequestBody::Empty, None);
    }
    let upload = Arc::new(Upload::default());
    (RequestBody::Client { incoming: body, upload: Arc::clone(&upload) }, Some(upload))
}

fn preflight(cors: &CorsTable, headers: &HeaderMap) -> Response<ResponseBody> {
    let origin = headers.get(header::ORIGIN);
    let mut answer =
        answer::own(StatusCode::NO_CONTENT, None, "", "preflight, answered by the API's CORS settings");
    answer.headers_mut().extend(cors.preflight(origin));
    answer
}

fn no_route(api: &ApiTable, head: &request::Parts, path: &str) -> Failure {
    let keys = api.routes.keys().map(RouteKey::as_str).collect::<Vec<_>>();
    let keys = if keys.is_empty() { "it has none".to_owned() } else { format!("it has {}", keys.join(", ")) };
    Failure::NotFound(format!("no route of API {} matches {} {path}: {keys}", api.id, head.method))
}

/// The answer to a body over the limit.
pub fn too_large() -> Failure {
    Failure::TooLarge("the request body is larger than the 10 MB that an HTTP API takes".to_owned())
}

fn redirect(location: &str, host: &str, backend: &Backend, path: &PathAndQuery) -> String {
    location
        .replace("#{protocol}", backend.protocol.to_str().unwrap_or("http"))
        .replace("#{host}", host)
        .replace("#{port}", backend.port.to_str().unwrap_or("80"))
        .replace("#{path}", path.path().trim_start_matches('/'))
        .replace("#{query}", path.query().unwrap_or_default())
}
