//! Parameter mappings of an integration: `overwrite:path`, `append:header.x`, `remove:querystring.y`. Pure.
//!
//! Source: API Gateway developer guide, "Transform API requests and responses for HTTP APIs".

use std::collections::BTreeMap;

use http::{HeaderMap, HeaderName, HeaderValue};
use thiserror::Error;

use super::route::RouteKey;

/// The mappings of one integration.
#[derive(Clone, Debug, Default)]
pub struct Mappings(Vec<(Operation, Place, Template)>);

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

/// A mapping that AWS would refuse.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "request parameter {key:?}: expected overwrite:path, or append, overwrite or remove of header.NAME or querystring.NAME"
)]
pub struct MappingError {
    key: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Operation {
    Append,
    Overwrite,
    Remove,
}

#[derive(Clone, Debug)]
enum Place {
    Path,
    Header(HeaderName),
    Query(String),
}

#[derive(Clone, Debug)]
struct Template(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Variable(String),
}

// === impl Mappings ===

impl Mappings {
    /// Reads an integration's `requestParameters`.
    pub fn parse(parameters: &BTreeMap<String, String>) -> Result<Self, MappingError> {
        let one = |(key, value): (&String, &String)| {
            let wrong = || MappingError { key: key.clone() };
            let (operation, place) = key.split_once(':').ok_or_else(wrong)?;
            let operation = match operation {
                "append" => Operation::Append,
                "overwrite" => Operation::Overwrite,
                "remove" => Operation::Remove,
                _ => return Err(wrong()),
            };
            let place = match place.split_once('.') {
                None if place == "path" && operation == Operation::Overwrite => Place::Path,
                Some(("header", name)) => {
                    Place::Header(HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?)
                }
                Some(("querystring", name)) => Place::Query(name.to_owned()),
                _ => return Err(wrong()),
            };
            Ok((operation, place, Template::parse(value)))
        };
        parameters.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Changes the header fields, and says what path and query become.
    pub fn apply(&self, source: &Source<'_>, headers: &mut HeaderMap) -> Target {
        let mut target = Target::default();
        for (operation, place, template) in &self.0 {
            let value = template.render(source);
            match place {
                Place::Path => target.path = Some(value),
                Place::Header(name) => change_header(*operation, name, &value, headers),
                Place::Query(name) => {
                    let query = target.query.as_deref().unwrap_or(source.query);
                    target.query = Some(change_query(*operation, name, &value, query));
                }
            }
        }
        target
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

// === impl Template ===

impl Template {
    /// A single `$request.…`, or text with `${request.…}` in it.
    fn parse(text: &str) -> Self {
        if text.starts_with('$') && !text.starts_with("${") {
            return Self(vec![Part::Variable(text[1..].to_owned())]);
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, left)) = after.split_once('}') else { break };
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Variable(name.to_owned()));
            rest = left;
        }
        parts.push(Part::Text(rest.to_owned()));
        Self(parts)
    }

    fn render(&self, source: &Source<'_>) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Variable(name) => source.look_up(name).unwrap_or_default(),
        };
        self.0.iter().map(part).collect()
    }
}

impl Source<'_> {
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
        let parameters = parameters.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect();
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
        Mappings::parse(&parameters).unwrap().apply(&source, headers)
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

    #[test]
    fn what_aws_refuses() {
        for key in ["path", "remove:path", "append:body.x", "set:header.x", "append:header.b d"] {
            let parameters = BTreeMap::from([(key.to_owned(), "1".to_owned())]);
            assert!(Mappings::parse(&parameters).is_err(), "{key}");
        }
    }
}
