//! Route selection of an HTTP API: which route key takes a request. Pure.
//!
//! Source: API Gateway developer guide, "Create routes for HTTP APIs" (full match, then greedy, then `$default`).

use std::{cmp::Reverse, fmt};

use http::Method;
use thiserror::Error;

/// A route key: `METHOD /path/{variable}/{greedy+}`, `ANY …` or `$default`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteKey {
    text: String,
    /// `None` is `ANY`.
    method: Option<Method>,
    segments: Vec<Segment>,
    default: bool,
}

/// How well a route fits. Of the routes that match a request, the greatest takes it.
///
/// Two routes that match the same request differ first where one is more specific than the other, so that comparing
/// segment by segment is the whole precedence, and it does not depend on the request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Precedence {
    segments: Vec<Specificity>,
    method: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Specificity {
    Greedy,
    Variable,
    Literal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Variable(String),
    Greedy(String),
}

/// What is wrong with a route key.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "route key {key:?}: {problem}; write \"GET /path/{{variable}}\", \"ANY /{{proxy+}}\" or \"$default\""
)]
pub struct RouteKeyError {
    key: String,
    problem: &'static str,
}

/// Routes in the order of their precedence, so that the first match is the best.
#[derive(Clone, Debug)]
pub struct Routes<T> {
    entries: Vec<(RouteKey, T)>,
}

// === impl RouteKey ===

impl RouteKey {
    /// Reads a route key.
    pub fn parse(text: &str) -> Result<Self, RouteKeyError> {
        let wrong = |problem| RouteKeyError { key: text.to_owned(), problem };
        if text == "$default" {
            return Ok(Self { text: text.to_owned(), method: None, segments: Vec::new(), default: true });
        }
        let (method, path) = text.split_once(' ').ok_or_else(|| wrong("no method before the path"))?;
        let method = match method {
            "ANY" => None,
            "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" => {
                Some(Method::from_bytes(method.as_bytes()).map_err(|_| wrong("no such method"))?)
            }
            _ => return Err(wrong("no such method")),
        };
        let path = path.strip_prefix('/').ok_or_else(|| wrong("the path must begin with /"))?;
        let segments = path.split('/').map(Segment::parse).collect::<Vec<_>>();
        let greedy = segments.iter().position(|segment| matches!(segment, Segment::Greedy(_)));
        if greedy.is_some_and(|at| at + 1 != segments.len()) {
            return Err(wrong("a greedy variable must end the path"));
        }
        Ok(Self { text: text.to_owned(), method, segments, default: false })
    }

    /// The key as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The rank among routes that match the same request.
    pub fn precedence(&self) -> Precedence {
        let segments = self.segments.iter().map(Segment::specificity).collect();
        Precedence { segments, method: self.method.is_some() }
    }

    /// Whether the route takes a request with this method and path.
    pub fn matches(&self, method: &Method, path: &str) -> bool {
        self.default
            || (self.method.as_ref().is_none_or(|own| own == method) && self.walk(path, |_, _| ()).is_some())
    }

    /// What a path variable of the route holds for a path that it matches.
    pub fn variable<'p>(&self, name: &str, path: &'p str) -> Option<&'p str> {
        let mut found = None;
        self.walk(path, |variable, value| {
            if variable == name {
                found = Some(value);
            }
        })?;
        found
    }

    /// Goes through the path's segments; `None` where they do not match. Variables are never empty.
    fn walk<'p>(&self, path: &'p str, mut on_variable: impl FnMut(&str, &'p str)) -> Option<()> {
        let mut rest = Some(path.strip_prefix('/')?);
        for segment in &self.segments {
            let left = rest?;
            if let Segment::Greedy(name) = segment {
                on_variable(name, left);
                return (!left.is_empty()).then_some(());
            }
            let (value, after) = match left.split_once('/') {
                Some((value, after)) => (value, Some(after)),
                None => (left, None),
            };
            match segment {
                Segment::Literal(text) if text == value => {}
                Segment::Variable(name) if !value.is_empty() => on_variable(name, value),
                _ => return None,
            }
            rest = after;
        }
        rest.is_none().then_some(())
    }
}

impl fmt::Display for RouteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Segment {
    fn parse(text: &str) -> Self {
        match text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
            Some(inner) => match inner.strip_suffix('+') {
                Some(name) => Self::Greedy(name.to_owned()),
                None => Self::Variable(inner.to_owned()),
            },
            None => Self::Literal(text.to_owned()),
        }
    }

    fn specificity(&self) -> Specificity {
        match self {
            Self::Literal(_) => Specificity::Literal,
            Self::Variable(_) => Specificity::Variable,
            Self::Greedy(_) => Specificity::Greedy,
        }
    }
}

// === impl Routes ===

impl<T> Routes<T> {
    /// Orders routes by their precedence.
    pub fn new(routes: impl IntoIterator<Item = (RouteKey, T)>) -> Self {
        let mut entries = routes.into_iter().collect::<Vec<_>>();
        entries.sort_by_cached_key(|(key, _)| Reverse(key.precedence()));
        Self { entries }
    }

    /// The route that takes a request.
    pub fn select(&self, method: &Method, path: &str) -> Option<&(RouteKey, T)> {
        self.entries.iter().find(|(key, _)| key.matches(method, path))
    }

    /// The route keys, best first.
    pub fn keys(&self) -> impl Iterator<Item = &RouteKey> {
        self.entries.iter().map(|(key, _)| key)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn routes(keys: &[&str]) -> Routes<()> {
        Routes::new(keys.iter().map(|key| (RouteKey::parse(key).unwrap(), ())))
    }

    fn selected<'r>(routes: &'r Routes<()>, method: &str, path: &str) -> Option<&'r str> {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        routes.select(&method, path).map(|(key, ())| key.as_str())
    }

    #[test]
    fn the_documented_example() {
        let table = routes(&[
            "$default",
            "ANY /{proxy+}",
            "GET /pets/{proxy+}",
            "GET /pets/dog/{id}",
            "GET /pets/dog/1",
        ]);
        assert_eq!(selected(&table, "GET", "/pets/dog/1"), Some("GET /pets/dog/1"));
        assert_eq!(selected(&table, "GET", "/pets/dog/2"), Some("GET /pets/dog/{id}"));
        assert_eq!(selected(&table, "GET", "/pets/cat/1"), Some("GET /pets/{proxy+}"));
        assert_eq!(selected(&table, "POST", "/test/5"), Some("ANY /{proxy+}"));
        assert_eq!(selected(&table, "GET", "/"), Some("$default"));
    }

    #[test]
    fn a_greedy_variable_is_never_empty() {
        let table = routes(&["ANY /{proxy+}", "ANY /api/{proxy+}"]);
        assert_eq!(selected(&table, "GET", "/"), None);
        assert_eq!(selected(&table, "GET", "/api/"), Some("ANY /{proxy+}"));
        assert_eq!(selected(&table, "GET", "/api/books/3"), Some("ANY /api/{proxy+}"));
    }

    #[test]
    fn a_named_method_goes_before_any_and_others_fall_through() {
        let table = routes(&["ANY /books", "GET /books", "POST /{proxy+}"]);
        assert_eq!(selected(&table, "GET", "/books"), Some("GET /books"));
        assert_eq!(selected(&table, "PUT", "/books"), Some("ANY /books"));
        assert_eq!(selected(&table, "GET", "/Books"), None, "paths are case-sensitive");
        let table = routes(&["GET /books", "POST /{proxy+}"]);
        assert_eq!(selected(&table, "POST", "/books"), Some("POST /{proxy+}"));
    }

    #[test]
    fn variables_are_read_from_the_path() {
        let key = RouteKey::parse("GET /api/{kind}/{rest+}").unwrap();
        assert_eq!(key.variable("kind", "/api/books/3/cover"), Some("books"));
        assert_eq!(key.variable("rest", "/api/books/3/cover"), Some("3/cover"));
        assert_eq!(key.variable("other", "/api/books/3/cover"), None);
    }

    #[test]
    fn wrong_keys_say_what_is_right() {
        for key in ["/books", "FETCH /books", "GET books", "GET /{all+}/more"] {
            let message = RouteKey::parse(key).unwrap_err().to_string();
            assert!(message.contains(key) && message.contains("ANY /{proxy+}"), "{message}");
        }
    }

    fn segment() -> impl Strategy<Value = String> {
        prop_oneof![Just("a".to_owned()), Just("b".to_owned()), Just("{v}".to_owned())]
    }

    fn key() -> impl Strategy<Value = String> {
        let method = prop_oneof![Just("ANY"), Just("GET"), Just("POST")];
        (method, prop::collection::vec(segment(), 0..4), any::<bool>()).prop_map(
            |(method, mut path, greedy)| {
                if greedy || path.is_empty() {
                    path.push("{rest+}".to_owned());
                }
                format!("{method} /{}", path.join("/"))
            },
        )
    }

    proptest! {
        /// Whatever the order of the routes, the selected one matches and no other match ranks above it.
        #[test]
        fn the_best_match_wins(
            keys in prop::collection::vec(key(), 1..8),
            path in prop::collection::vec("[abc]", 0..4),
        ) {
            let path = format!("/{}", path.join("/"));
            let parsed = keys.iter().map(|key| RouteKey::parse(key).unwrap()).collect::<Vec<_>>();
            let best = parsed.iter().filter(|key| key.matches(&Method::GET, &path)).map(RouteKey::precedence).max();
            let table = Routes::new(parsed.into_iter().map(|key| (key, ())));
            let chosen = table.select(&Method::GET, &path).map(|(key, ())| key.precedence());
            prop_assert_eq!(chosen, best);
        }

        /// A literal path always beats a variable, and a variable a greedy one.
        #[test]
        fn literal_over_variable_over_greedy(path in prop::collection::vec("[a-z]{1,3}", 1..5), at in 0usize..5) {
            let at = at % path.len();
            let exact = format!("GET /{}", path.join("/"));
            let mut with_variable = path.clone();
            with_variable[at] = "{v}".to_owned();
            let variable = format!("GET /{}", with_variable.join("/"));
            let greedy = format!("GET /{}", [&path[..at], &["{g+}".to_owned()]].concat().join("/"));
            let request = format!("/{}", path.join("/"));
            let table = routes(&[&greedy, &variable, &exact]);
            prop_assert_eq!(selected(&table, "GET", &request), Some(exact.as_str()));
            let table = routes(&[&greedy, &variable]);
            prop_assert_eq!(selected(&table, "GET", &request), Some(variable.as_str()));
        }
    }
}
