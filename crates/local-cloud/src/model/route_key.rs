//! Route keys of an HTTP API: their grammar, the requests that they match, and their precedence.
//!
//! Source: API Gateway developer guide, "Create routes for HTTP APIs" (full match, then greedy, then
//! `$default`).

use std::{collections::BTreeSet, fmt};

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

/// The rank of a route. Of the routes that match a request, the one with the highest rank takes it.
///
/// Two routes that match the same request differ first where one is more specific than the other, so that
/// comparing segment by segment is the whole precedence, and it does not depend on the request.
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

/// A route key that API Gateway refuses.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{problem} ({key:?}; for example \"ANY /{{proxy+}}\" or \"GET /books/{{id}}\")")]
pub struct RouteKeyError {
    key: String,
    problem: RouteKeyProblem,
}

#[derive(Clone, Debug, Error, PartialEq, Eq)]
enum RouteKeyProblem {
    #[error(
        "The provided route key is not formatted properly for HTTP protocol. Format should be \"<HTTP METHOD> /<RESOURCE PATH>\" \
         or \"$default\""
    )]
    Format,
    #[error("a path variable is a whole segment in braces, and {0:?} is not")]
    Brace(String),
    #[error("{0:?} is not a path variable: its name has letters, digits and . _ : -")]
    Name(String),
    #[error("the greedy path variable {0} must be the last segment")]
    Greedy(String),
    #[error("the path variable {0} is there twice")]
    Twice(String),
}

// === impl RouteKey ===

impl RouteKey {
    /// Reads a route key.
    ///
    /// # Errors
    /// API Gateway would refuse it.
    pub fn parse(text: &str) -> Result<Self, RouteKeyError> {
        Self::read(text).map_err(|problem| RouteKeyError { key: text.to_owned(), problem })
    }

    fn read(text: &str) -> Result<Self, RouteKeyProblem> {
        use RouteKeyProblem::{Format, Greedy, Twice};
        if text == "$default" {
            return Ok(Self { text: text.to_owned(), method: None, segments: Vec::new(), default: true });
        }
        let (method, path) = text.split_once(' ').ok_or(Format)?;
        let method = match method {
            "ANY" => None,
            "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" => {
                Some(Method::from_bytes(method.as_bytes()).map_err(|_| Format)?)
            }
            _ => return Err(Format),
        };
        let path = path.strip_prefix('/').ok_or(Format)?;
        let segments = path.split('/').map(Segment::parse).collect::<Result<Vec<_>, _>>()?;
        let mut variables = BTreeSet::new();
        for (index, segment) in segments.iter().enumerate() {
            let (Segment::Variable(name) | Segment::Greedy(name)) = segment else { continue };
            if matches!(segment, Segment::Greedy(_)) && index + 1 != segments.len() {
                return Err(Greedy(format!("{{{name}+}}")));
            }
            if !variables.insert(name) {
                return Err(Twice(name.clone()));
            }
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

    /// The value of a path variable, for a path that the route matches.
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
    fn parse(text: &str) -> Result<Self, RouteKeyProblem> {
        let Some(inner) = text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) else {
            return match text.contains(['{', '}']) {
                true => Err(RouteKeyProblem::Brace(text.to_owned())),
                false => Ok(Self::Literal(text.to_owned())),
            };
        };
        let (name, greedy) = inner.strip_suffix('+').map_or((inner, false), |name| (name, true));
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || "._:-".contains(c)) {
            return Err(RouteKeyProblem::Name(text.to_owned()));
        }
        Ok(if greedy { Self::Greedy(name.to_owned()) } else { Self::Variable(name.to_owned()) })
    }

    fn specificity(&self) -> Specificity {
        match self {
            Self::Literal(_) => Specificity::Literal,
            Self::Variable(_) => Specificity::Variable,
            Self::Greedy(_) => Specificity::Greedy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_keys() {
        for key in ["$default", "ANY /{proxy+}", "GET /", "GET /books/{id}/pages/{page}", "POST /a.b~c"] {
            assert_eq!(RouteKey::parse(key).map(|parsed| parsed.to_string()), Ok(key.to_owned()));
        }
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
        for key in [
            "/books",
            "FETCH /books",
            "GET books",
            "GET  /books",
            "GET /{proxy+}/more",
            "GET /{a}/{a}",
            "GET /{a}/{a+}",
            "GET /{}",
            "GET /{+}",
            "GET /{a b}",
            "GET /x{id}",
        ] {
            let message = RouteKey::parse(key).unwrap_err().to_string();
            assert!(message.contains(key) && message.contains("ANY /{proxy+}"), "{message}");
        }
    }
}
