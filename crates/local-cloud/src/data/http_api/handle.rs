//! One request through an API: stage, throttle, route, authorizer, integration, and back.

use std::borrow::Cow;

use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request, uri::PathAndQuery};
use hyper::{
    Request, Response,
    body::{Body as _, Incoming},
};
use serde_json::{Map, Value};

use super::{
    access_log::Access,
    admission,
    api::{Api, Backend, Integration, Route, Stage},
    body::{LARGEST_PAYLOAD, RequestBody, RequestBodyError, ResponseBody, ResponseBodyError},
    cors::CorsTable,
    endpoint::{Endpoint, Selected},
    headers::{self, Client, Moment},
    mapping::{self, Source},
    response::{self, Failure},
    warnings,
};
use crate::{
    data::{
        http1::{self, headers::remove_hop_by_hop},
        load_balancer::Body,
    },
    model::RouteKey,
};

/// Answers one request, whatever happens.
pub async fn handle(
    endpoint: &Endpoint,
    client: &Client,
    now: Moment,
    request: Request<Incoming>,
) -> Response<ResponseBody> {
    let host = admission::check(request.method(), request.uri(), request.headers());
    match host.and_then(|host| endpoint.choose(host, request.uri().path())) {
        Ok(selected) => dispatch(selected, client, now, request).await,
        Err(failure) => {
            if let Some(left_out) = warnings::due(failure.status(), now.steady) {
                let (status, reason) = (failure.status().as_u16(), failure.reason());
                tracing::warn!(path = request.uri().path(), status, %reason, left_out, "no API takes the request");
            }
            let mut response = failure.response();
            response.headers_mut().insert(headers::REQUEST_ID, headers::request_id());
            response.map(|body| ResponseBody::new(body, None))
        }
    }
}

/// Takes a request through the API that was selected for it.
async fn dispatch(
    selected: Selected<'_>,
    client: &Client,
    now: Moment,
    request: Request<Incoming>,
) -> Response<ResponseBody> {
    let api = selected.api;
    let (head, body) = request.into_parts();
    let id = headers::request_id();
    let (uri, method) = (head.uri.clone(), head.method.clone());
    let matched = find(selected, &method, uri.path());
    let log = matched.stage.and_then(|stage| stage.log.as_ref());
    let access = log.map(|log| Box::new(Access::new(log, &id, client, now, &head)));
    let preflight = api.cors.is_some() && CorsTable::is_preflight(&method, &head.headers);
    let origin = api.cors.as_ref().and_then(|_| head.headers.get(header::ORIGIN).cloned());

    let context =
        Context { api, matched: &matched, client, now, id: &id, method: &method, uri: &uri, preflight };
    let (mut response, failure) = match context.respond(head, body).await {
        Ok(response) => (response, None),
        Err(failure) => {
            if let Some(left_out) = warnings::due(failure.status(), now.steady) {
                let (status, reason, path) = (failure.status().as_u16(), failure.reason(), uri.path());
                tracing::warn!(api = api.id, %method, path, status, %reason, left_out, "not answered by a task");
            }
            (failure.response(), Some(failure))
        }
    };

    if let Some(cors) = &api.cors
        && !preflight
    {
        cors.decorate(origin.as_ref(), response.headers_mut());
    }
    response.headers_mut().insert(headers::REQUEST_ID, id);
    let access = access.map(|mut access| {
        access.answered(matched.route_key(), response.status().as_u16(), failure);
        access
    });
    response.map(|body| match (&body, access) {
        (Body::Own(_), Some(access)) => {
            access.write(body.size_hint().lower());
            ResponseBody::new(body, None)
        }
        (_, access) => ResponseBody::new(body, access),
    })
}

/// The stage and the route that take a request.
struct Matched<'t> {
    stage: Option<&'t Stage>,
    /// The path without the stage, and without the key of a mapping.
    path: &'t str,
    route: Option<&'t (RouteKey, Route)>,
    /// Whether a mapping has named the stage, so that the client's path does not.
    mapped: bool,
}

/// One request with everything around it.
struct Context<'t> {
    api: &'t Api,
    matched: &'t Matched<'t>,
    client: &'t Client,
    now: Moment,
    id: &'t HeaderValue,
    /// Method and target, as the client sent them.
    method: &'t Method,
    uri: &'t Uri,
    preflight: bool,
}

// === impl Matched ===

impl Matched<'_> {
    fn route_key(&self) -> Option<&str> {
        self.route.map(|(key, _)| key.as_str())
    }
}

/// A named stage takes its prefix off the path; everything else is the default stage's.
fn find<'t>(selected: Selected<'t>, method: &Method, path: &'t str) -> Matched<'t> {
    let api = selected.api;
    let rooted = |path: &'t str| if path.is_empty() { "/" } else { path };
    if let Some(mapped) = selected.mapped {
        let mut stages = api.default_stage.iter().chain(&api.stages);
        let (stage, path) = (stages.find(|stage| stage.name == mapped.stage), rooted(&path[mapped.prefix..]));
        return Matched { stage, path, route: api.routes.select(method, path), mapped: true };
    }
    let named = api.stages.iter().find_map(|stage| {
        let rest = path.strip_prefix('/')?.strip_prefix(stage.name.as_str())?;
        (rest.is_empty() || rest.starts_with('/')).then_some((stage, rest))
    });
    let (stage, path) = match named {
        Some((stage, rest)) => (Some(stage), rooted(rest)),
        None => (api.default_stage.as_ref(), path),
    };
    Matched { stage, path, route: api.routes.select(method, path), mapped: false }
}

// === impl Context ===

impl Context<'_> {
    async fn respond(
        &self,
        mut head: request::Parts,
        body: Incoming,
    ) -> Result<Response<Body<RequestBody>>, Failure> {
        let stage = self.stage()?;
        self.throttle(stage)?;
        if self.preflight
            && let Some(cors) = &self.api.cors
        {
            // A route that takes OPTIONS and asks for a token comes before the API's own answer, and browsers
            // send none.
            if let Some((key, route)) = self.matched.route {
                self.admit(key, route, &head.headers).await?;
            }
            return Ok(preflight(cors, &head.headers));
        }
        let Some((key, route)) = self.matched.route else {
            return Err(no_route(self.api, &head.method, self.matched.path));
        };
        let claims = self.admit(key, route, &head.headers).await?;
        let integration = &route.integration;
        let backend = integration.backend.as_ref().map_err(Clone::clone)?;
        if body.size_hint().lower() > LARGEST_PAYLOAD {
            // A client that waits for leave to send has sent nothing.
            if !head.headers.contains_key(header::EXPECT) {
                http1::linger(body);
            }
            return Err(Failure::TooLarge(RequestBodyError::TooLarge.to_string()));
        }
        // A copy is made only for those who read it after the change.
        let mapped = !(integration.mappings.is_empty() && integration.response_mappings.is_empty());
        let sent = mapped.then(|| head.headers.clone());
        let source = sent.as_ref().map(|headers| self.source(stage, key, headers, &claims));
        if let Some(path) =
            self.changed_path(stage, (key, backend), integration, source.as_ref(), &mut head)?
        {
            head.uri = path.into();
        }
        if let Some(method) = &integration.method {
            head.method = method.clone();
        }
        remove_hop_by_hop(&mut head.headers);
        headers::add_forwarded(&mut head.headers, self.client, self.now.wall);
        let request = Request::from_parts(head, RequestBody::new(body));
        let mut response = match backend {
            Backend::Listener { client, listener } => {
                listener.handle(client, request, integration.timeout).await?
            }
            Backend::Instances(instances) => instances.handle(request, integration.timeout).await?,
            Backend::Server(server) => server.handle(request, integration.timeout).await?,
        };
        let mut by_status = integration.response_mappings.iter();
        if let Some(source) = &source
            && let Some((_, mappings)) = by_status.find(|(status, _)| *status == response.status())
        {
            mapping::apply_to_response(mappings, source, &mut response);
        }
        match response.body().size_hint().lower() > LARGEST_PAYLOAD {
            true => Err(Failure::Integration(ResponseBodyError::TooLarge.to_string())),
            false => Ok(response),
        }
    }

    fn stage(&self) -> Result<&Stage, Failure> {
        match self.matched.stage {
            None => {
                Err(Failure::NotFound("the API has no stage $default, and the path names no other".into()))
            }
            Some(stage) if !stage.deployed => {
                Err(Failure::NotFound(format!("stage {} has no deployment: set autoDeploy", stage.name)))
            }
            Some(stage) => Ok(stage),
        }
    }

    fn throttle(&self, stage: &Stage) -> Result<(), Failure> {
        match stage.throttle(self.matched.route_key()) {
            Some(throttle) if throttle.is_closed() => Err(Failure::Throttled(format!(
                "the route settings of stage {} let nothing through: a rate or burst limit is 0, as one is that the block leaves out",
                stage.name
            ))),
            Some(throttle) if !throttle.admit(self.now.steady) => {
                Err(Failure::Throttled(format!("the throttle of stage {} is exhausted", stage.name)))
            }
            _ => Ok(()),
        }
    }

    /// Asks the route's guard, if it has one, and returns the claims of the client's token.
    async fn admit(
        &self,
        key: &RouteKey,
        route: &Route,
        headers: &HeaderMap,
    ) -> Result<Map<String, Value>, Failure> {
        match &route.guard {
            None => Ok(Map::new()),
            Some(Ok(guard)) => guard.admit(headers, self.uri.query()).await,
            Some(Err(why)) => Err(Failure::Integration(format!("route {key} is closed: {why}"))),
        }
    }

    /// The values for parameter mappings.
    fn source<'r>(
        &'r self,
        stage: &'r Stage,
        route: &'r RouteKey,
        headers: &'r HeaderMap,
        claims: &'r Map<String, Value>,
    ) -> Source<'r> {
        Source {
            api_id: &self.api.id,
            route,
            method: self.method,
            path: self.matched.path,
            query: self.uri.query().unwrap_or_default(),
            headers,
            response: None,
            request_id: self.id.to_str().unwrap_or_default(),
            stage: &stage.name,
            variables: &stage.variables,
            claims,
            source_ip: self.client.address.to_str().unwrap_or_default(),
            came: self.now.wall,
        }
    }

    /// The path and query for the backend, if they are not the client's. A private integration gets the
    /// stage's name as part of the path, unless a mapping takes it out; another one has the path of its URI.
    fn changed_path(
        &self,
        stage: &Stage,
        (route, backend): (&RouteKey, &Backend),
        integration: &Integration,
        source: Option<&Source<'_>>,
        head: &mut request::Parts,
    ) -> Result<Option<PathAndQuery>, Failure> {
        // Under a domain name the client's path does not have it.
        let add_stage = self.matched.mapped && stage.name != "$default";
        let own = match backend {
            Backend::Server(server) => Some(server.path(|name| route.variable(name, self.matched.path))),
            Backend::Listener { .. } | Backend::Instances(_) => None,
        };
        if integration.mappings.is_empty() && !add_stage && own.is_none() {
            return Ok(None);
        }
        let mapped = source.map(|source| mapping::apply(&integration.mappings, source, &mut head.headers));
        let mapped = mapped.unwrap_or_default();
        let unmapped = match own {
            Some(path) => Cow::Owned(path),
            None if add_stage => Cow::Owned(format!("/{}{}", stage.name, self.matched.path)),
            None => Cow::Borrowed(self.uri.path()),
        };
        let path = mapped.path.as_deref().unwrap_or(&unmapped);
        let query = mapped.query.as_deref().or(self.uri.query()).unwrap_or_default();
        let joined = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
        let wrong =
            |_| Failure::Unreachable(format!("the parameter mappings make {joined:?}, which is no path"));
        joined.parse().map(Some).map_err(wrong)
    }
}

fn preflight(cors: &CorsTable, headers: &HeaderMap) -> Response<Body<RequestBody>> {
    let reason = "preflight, answered by the API's CORS settings";
    let mut response = response::own(StatusCode::NO_CONTENT, String::new(), reason);
    response.headers_mut().extend(cors.preflight(headers.get(header::ORIGIN)));
    response
}

fn no_route(api: &Api, method: &Method, path: &str) -> Failure {
    let keys = api.routes.keys().map(RouteKey::as_str).collect::<Vec<_>>();
    let keys = if keys.is_empty() { "it has none".to_owned() } else { format!("it has {}", keys.join(", ")) };
    Failure::NotFound(format!("no route of API {} matches {method} {path}: {keys}", api.id))
}
