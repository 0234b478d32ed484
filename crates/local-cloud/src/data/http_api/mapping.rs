//! Parameter mappings of an integration, applied to a request. Pure.
//!
//! Source: API Gateway developer guide, "Transform API requests and responses for HTTP APIs".

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::model::{Location, Operation, ParameterMapping, Part, RouteKey, Template};

/// What a mapping's value may be made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'r> {
    /// The route that took the request.
    pub route: &'r RouteKey,
    /// The path that the route matched.
    pub path: &'r str,
    /// The query without `?`.
    pub query: &'r str,
    /// The client's header fields.
    pub headers: &'r HeaderMap,
    /// The request's id.
    pub request_id: &'r str,
    /// The stage.
    pub stage: &'r str,
    /// The client's address.
    pub source_ip: &'r str,
}

/// What the mappings leave behind: the header fields change in place, path and query are new if they are `Some`.
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
        }
    }
    target
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
        let text = match (scope, name) {
            ("request", "path") => self.path,
            ("request", name) => match name.split_once('.')? {
                ("path", variable) => self.route.variable(variable, self.path)?,
                ("header", field) => self.headers.get(field)?.to_str().ok()?,
                ("querystring", key) => {
                    self.query
                        .split('&')
                        .find_map(|pair| pair.split_once('=').filter(|(own, _)| *own == key))?
                        .1
                }
                _ => return None,
            },
            ("context", "requestId" | "extendedRequestId") => self.request_id,
            ("context", "stage") => self.stage,
            ("context", "identity.sourceIp") => self.source_ip,
            ("context", "path") => self.path,
            _ => return None,
        };
        Some(text.to_owned())
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
        let source = Source {
            route: &route,
            path: "/api/books/3",
            query: "a=1&b=2",
            headers: &client,
            request_id: "id=",
            stage: "$default",
            source_ip: "127.0.0.1",
        };
        apply(&mappings, &source, headers)
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
        assert_eq!(target.query.as_deref(), Some("a=20"));
    }
}
