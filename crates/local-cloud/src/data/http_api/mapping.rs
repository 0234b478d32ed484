//! Parameter mappings of an integration, applied to a request or a response. Pure.
//!
//! Source: API Gateway developer guide, "Transform API requests and responses for HTTP APIs", and "Variables
//! for access logging" for the `$context` variables. Several values of a header field or query parameter are
//! joined by commas.

use std::{
    collections::BTreeMap,
    time::{SystemTime, UNIX_EPOCH},
};

use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use serde_json::{Map, Value};

use super::access_log;
use crate::model::{Location, Operation, ParameterMapping, Part, RouteKey, Template};

/// The values of a mapping's variables.
#[derive(Clone, Copy, Debug)]
pub struct Source<'r> {
    pub api_id: &'r str,
    /// The route that took the request.
    pub route: &'r RouteKey,
    pub method: &'r Method,
    /// The path that the route matched.
    pub path: &'r str,
    /// The query without `?`.
    pub query: &'r str,
    /// The client's header fields.
    pub headers: &'r HeaderMap,
    /// The backend's header fields, once there are any.
    pub response: Option<&'r HeaderMap>,
    pub request_id: &'r str,
    pub stage: &'r str,
    pub variables: &'r BTreeMap<String, String>,
    /// The claims of the client's token.
    pub claims: &'r Map<String, Value>,
    pub source_ip: &'r str,
    /// The time at which the request came.
    pub came: SystemTime,
}

/// The outcome of the mappings of a request: the header fields change in place, path and query are new if
/// they are `Some`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The path for the backend.
    pub path: Option<String>,
    /// The query for the backend.
    pub query: Option<String>,
}

/// Changes the header fields, and says what path and query become.
pub fn apply(mappings: &[ParameterMapping], source: &Source<'_>, headers: &mut HeaderMap) -> Target {
    let mut target = Target::default();
    for ParameterMapping { operation, location, value } in mappings {
        let value = source.render(value);
        match location {
            Location::Path => target.path = Some(value),
            Location::Header(name) => change_header(*operation, name, &value, headers),
            Location::QueryString(name) => {
                let query = target.query.as_deref().unwrap_or(source.query);
                target.query = Some(change_query(*operation, name, &value, query));
            }
            // The parser lets none through.
            Location::StatusCode => {}
        }
    }
    target
}

/// Changes a response: its header fields and its status.
pub fn apply_to_response<B>(mappings: &[ParameterMapping], source: &Source<'_>, response: &mut Response<B>) {
    let before = response.headers().clone();
    let source = Source { response: Some(&before), ..*source };
    for ParameterMapping { operation, location, value } in mappings {
        let value = source.render(value);
        match location {
            Location::Header(name) => change_header(*operation, name, &value, response.headers_mut()),
            Location::StatusCode => {
                // Other values are ignored: what AWS does with them is not known.
                let status = value.parse::<StatusCode>().ok().filter(|status| !status.is_informational());
                *response.status_mut() = status.unwrap_or(response.status());
            }
            // The parser lets none through.
            Location::Path | Location::QueryString(_) => {}
        }
    }
}

fn change_header(operation: Operation, name: &HeaderName, value: &str, headers: &mut HeaderMap) {
    let Ok(value) = HeaderValue::from_str(value) else { return };
    match operation {
        Operation::Append => drop(headers.append(name, value)),
        Operation::Overwrite => drop(headers.insert(name, value)),
        Operation::Remove => drop(headers.remove(name)),
    }
}

fn change_query(operation: Operation, name: &str, value: &str, query: &str) -> String {
    let others = |pair: &&str| operation == Operation::Append || pair.split('=').next() != Some(name);
    let kept = query.split('&').filter(|pair| !pair.is_empty()).filter(others).map(str::to_owned);
    let added = (operation != Operation::Remove).then(|| format!("{name}={value}"));
    kept.chain(added).collect::<Vec<_>>().join("&")
}

impl Source<'_> {
    fn render(&self, template: &Template) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Variable(name) => self.look_up(name).unwrap_or_default(),
        };
        template.0.iter().map(part).collect()
    }

    fn look_up(&self, name: &str) -> Option<String> {
        let (scope, name) = name.split_once('.')?;
        match scope {
            "request" if name == "path" => Some(self.path.to_owned()),
            "request" => match name.split_once('.')? {
                ("path", variable) => self.route.variable(variable, self.path).map(str::to_owned),
                ("header", field) => joined(self.headers, field),
                ("querystring", key) => {
                    let pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
                    let values =
                        pairs.filter(|(own, _)| *own == key).map(|(_, value)| value).collect::<Vec<_>>();
                    (!values.is_empty()).then(|| values.join(","))
                }
                _ => None,
            },
            "response" => joined(self.response?, name.strip_prefix("header.")?),
            "stageVariables" => self.variables.get(name).cloned(),
            "context" => self.context(name),
            _ => None,
        }
    }

    fn context(&self, name: &str) -> Option<String> {
        let field = |name: HeaderName| self.headers.get(name)?.to_str().ok();
        let host = || field(header::HOST).map(|host| host.split(':').next().unwrap_or_default());
        let text = match name {
            "requestId" | "extendedRequestId" => self.request_id,
            "apiId" => self.api_id,
            "routeKey" => self.route.as_str(),
            "stage" => self.stage,
            "httpMethod" => self.method.as_str(),
            "path" => self.path,
            "protocol" => "HTTP/1.1",
            "identity.sourceIp" => self.source_ip,
            "identity.userAgent" => field(header::USER_AGENT)?,
            "domainName" => host()?,
            "domainPrefix" => host()?.split('.').next()?,
            "requestTime" | "requestTimeEpoch" => {
                let since = self.came.duration_since(UNIX_EPOCH).unwrap_or_default();
                let mut time = String::new();
                match name {
                    "requestTime" => access_log::common_log_time(since.as_secs(), &mut time),
                    _ => time = since.as_millis().to_string(),
                }
                return Some(time);
            }
            claim => return claim_text(self.claims.get(claim.strip_prefix("authorizer.claims.")?)?),
        };
        Some(text.to_owned())
    }
}

fn joined(headers: &HeaderMap, name: &str) -> Option<String> {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>();
    (!values.is_empty()).then(|| values.join(","))
}

/// A claim as text; a list is `[one two]`.
fn claim_text(claim: &Value) -> Option<String> {
    match claim {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let items = items.iter().filter_map(claim_text).collect::<Vec<_>>();
            Some(format!("[{}]", items.join(" ")))
        }
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(parameters: &[(&str, &str)], headers: &mut HeaderMap) -> Target {
        let mappings = parameters.iter().map(|(key, value)| ParameterMapping::parse(key, value).unwrap());
        let mappings = mappings.collect::<Vec<_>>();
        let client = headers.clone();
        let route = RouteKey::parse("ANY /api/{kind}/{rest+}").unwrap();
        with_source(&route, &client, |source| apply(&mappings, source, headers))
    }

    fn with_source<T>(route: &RouteKey, headers: &HeaderMap, then: impl FnOnce(&Source<'_>) -> T) -> T {
        let claims = serde_json::json!({"sub": "me", "groups": ["a", "b"], "level": 3});
        then(&Source {
            api_id: "a1",
            route,
            method: &Method::PUT,
            path: "/api/books/3",
            query: "a=1&b=2&b=3",
            headers,
            response: None,
            request_id: "id=",
            stage: "$default",
            variables: &BTreeMap::from([("colour".to_owned(), "green".to_owned())]),
            claims: claims.as_object().unwrap(),
            source_ip: "127.0.0.1",
            came: UNIX_EPOCH,
        })
    }

    #[test]
    fn paths() {
        let target = run(&[("overwrite:path", "$request.path")], &mut HeaderMap::new());
        assert_eq!(target.path.as_deref(), Some("/api/books/3"));
        let target = run(
            &[("overwrite:path", "/v2/${request.path.kind}/${request.path.rest}")],
            &mut HeaderMap::new(),
        );
        assert_eq!(target.path.as_deref(), Some("/v2/books/3"));
    }

    #[test]
    fn header_fields_and_query() {
        let mut headers = HeaderMap::new();
        headers.insert("x-old", HeaderValue::from_static("1"));
        let target = run(
            &[
                ("append:header.x-id", "$context.requestId"),
                ("overwrite:header.x-from", "$request.header.x-old"),
                ("overwrite:querystring.a", "${request.querystring.b}0"),
                ("remove:header.x-old", "''"),
                ("remove:querystring.b", "''"),
            ],
            &mut headers,
        );
        assert_eq!((headers["x-id"].as_bytes(), headers["x-from"].as_bytes()), (&b"id="[..], &b"1"[..]));
        assert!(!headers.contains_key("x-old"));
        assert_eq!(target.query.as_deref(), Some("a=2,30"));
    }

    #[test]
    fn variables() {
        let route = RouteKey::parse("ANY /api/{kind}/{rest+}").unwrap();
        let mut headers = HeaderMap::new();
        headers.append("x-many", HeaderValue::from_static("1"));
        headers.append("x-many", HeaderValue::from_static("2"));
        headers.insert("host", HeaderValue::from_static("shop.localhost:80"));
        for (template, value) in [
            ("$request.header.X-Many", "1,2"),
            ("$request.querystring.b", "2,3"),
            ("$stageVariables.colour", "green"),
            ("${context.apiId}/${context.routeKey}", "a1/ANY /api/{kind}/{rest+}"),
            ("$context.httpMethod", "PUT"),
            ("${context.domainName} ${context.domainPrefix}", "shop.localhost shop"),
            ("$context.requestTime", "01/Jan/1970:00:00:00 +0000"),
            ("$context.requestTimeEpoch", "0"),
            ("${context.authorizer.claims.sub} ${context.authorizer.claims.groups}", "me [a b]"),
            ("$context.authorizer.claims.level", "3"),
            ("$context.authorizer.claims.none", ""),
        ] {
            let rendered = with_source(&route, &headers, |source| source.render(&Template::parse(template)));
            assert_eq!(rendered, value, "{template}");
        }
    }

    #[test]
    fn responses() {
        let route = RouteKey::parse("$default").unwrap();
        let mut response =
            Response::builder().status(403).header("x-old", "1").header("x-gone", "1").body(()).unwrap();
        let mappings = [
            ("append:header.x-id", "$context.requestId"),
            ("overwrite:header.x-new", "${response.header.x-old}!"),
            ("overwrite:statuscode", "404"),
            ("remove:header.x-gone", "''"),
        ];
        let mappings = mappings.map(|(key, value)| ParameterMapping::parse_response(key, value).unwrap());
        with_source(&route, &HeaderMap::new(), |source| apply_to_response(&mappings, source, &mut response));
        assert_eq!(response.status(), 404);
        let headers = response.headers();
        assert_eq!(
            (&headers["x-id"], &headers["x-new"], &headers["x-old"]),
            (&"id=".parse().unwrap(), &"1!".parse().unwrap(), &"1".parse().unwrap())
        );
        assert!(!headers.contains_key("x-gone"));
        let mappings = [ParameterMapping::parse_response("overwrite:statuscode", "soon").unwrap()];
        with_source(&route, &HeaderMap::new(), |source| apply_to_response(&mappings, source, &mut response));
        assert_eq!(response.status(), 404);
    }
}
