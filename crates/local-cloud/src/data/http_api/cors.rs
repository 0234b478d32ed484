//! CORS of an HTTP API: answers to preflights, and header fields on the other answers. Pure.
//!
//! Source: API Gateway developer guide, "Configure CORS for HTTP APIs": the API answers preflights itself,
//! whatever its routes are, and its settings replace what the backend says.

use http::{HeaderMap, HeaderValue, Method, header};

use crate::model::Cors;

/// CORS settings with their header values made once.
#[derive(Clone, Debug)]
pub struct CorsTable {
    any_origin: bool,
    origins: Vec<String>,
    credentials: bool,
    methods: Option<HeaderValue>,
    headers: Option<HeaderValue>,
    expose: Option<HeaderValue>,
    max_age: Option<HeaderValue>,
}

impl CorsTable {
    pub fn new(cors: &Cors) -> Self {
        let list = |values: &[String]| match values {
            [] => None,
            values => HeaderValue::from_str(&values.join(",")).ok(),
        };
        Self {
            any_origin: cors.allow_origins.iter().any(|origin| origin == "*"),
            origins: cors.allow_origins.clone(),
            credentials: cors.allow_credentials,
            methods: list(&cors.allow_methods),
            headers: list(&cors.allow_headers),
            expose: list(&cors.expose_headers),
            max_age: cors.max_age.map(HeaderValue::from),
        }
    }

    /// Whether a request is a preflight, which never reaches a route.
    pub fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
        method == Method::OPTIONS
            && headers.contains_key(header::ORIGIN)
            && headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
    }

    /// The header fields of the answer to a preflight; none if the origin is not allowed.
    pub fn preflight(&self, origin: Option<&HeaderValue>) -> HeaderMap {
        let mut answer = HeaderMap::new();
        if self.allow(origin, &mut answer) {
            let fields = [
                (header::ACCESS_CONTROL_ALLOW_METHODS, &self.methods),
                (header::ACCESS_CONTROL_ALLOW_HEADERS, &self.headers),
                (header::ACCESS_CONTROL_MAX_AGE, &self.max_age),
            ];
            answer.extend(fields.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))));
        }
        answer
    }

    /// Puts the settings in the place of what the backend answered.
    pub fn decorate(&self, origin: Option<&HeaderValue>, answer: &mut HeaderMap) {
        for name in [
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
            header::ACCESS_CONTROL_ALLOW_METHODS,
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            header::ACCESS_CONTROL_MAX_AGE,
        ] {
            answer.remove(name);
        }
        if self.allow(origin, answer)
            && let Some(expose) = &self.expose
        {
            answer.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, expose.clone());
        }
    }

    fn allow(&self, origin: Option<&HeaderValue>, answer: &mut HeaderMap) -> bool {
        let Some(origin) = origin else { return false };
        let listed =
            || origin.to_str().is_ok_and(|origin| self.origins.iter().any(|own| matches(own, origin)));
        let value = match self.any_origin {
            true => HeaderValue::from_static("*"),
            false if listed() => origin.clone(),
            false => return false,
        };
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value);
        if self.credentials {
            answer.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        }
        true
    }
}

/// An origin as listed, or by its scheme alone: `https://*`.
fn matches(own: &str, origin: &str) -> bool {
    match own.strip_suffix('*') {
        Some(scheme) if scheme.ends_with("://") => origin.starts_with(scheme),
        _ => own.eq_ignore_ascii_case(origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(origins: &[&str]) -> CorsTable {
        CorsTable::new(&Cors {
            allow_origins: origins.iter().map(|&origin| origin.to_owned()).collect(),
            allow_methods: vec!["GET".into(), "POST".into()],
            allow_headers: vec!["content-type".into()],
            expose_headers: vec!["etag".into()],
            max_age: Some(300),
            allow_credentials: false,
        })
    }

    #[test]
    fn preflights_of_allowed_origins_get_the_settings() {
        let origin = HeaderValue::from_static("https://a.example");
        let answer = table(&["https://a.example"]).preflight(Some(&origin));
        assert_eq!(answer["access-control-allow-origin"], "https://a.example");
        assert_eq!(answer["access-control-allow-methods"], "GET,POST");
        assert_eq!(answer["access-control-max-age"], "300");
        assert_eq!(table(&["*"]).preflight(Some(&origin))["access-control-allow-origin"], "*");
        assert_eq!(
            table(&["https://*"]).preflight(Some(&origin))["access-control-allow-origin"],
            "https://a.example"
        );
        assert!(table(&["https://b.example"]).preflight(Some(&origin)).is_empty());
    }

    #[test]
    fn the_backends_own_answer_is_replaced() {
        let mut answer = HeaderMap::new();
        answer.insert("access-control-allow-origin", HeaderValue::from_static("evil"));
        answer.insert("etag", HeaderValue::from_static("1"));
        table(&["*"]).decorate(None, &mut answer);
        assert!(!answer.contains_key("access-control-allow-origin") && answer.contains_key("etag"));
        table(&["*"]).decorate(Some(&HeaderValue::from_static("https://a.example")), &mut answer);
        assert_eq!(answer["access-control-allow-origin"], "*");
        assert_eq!(answer["access-control-expose-headers"], "etag");
    }

    #[test]
    fn only_full_preflights_are_taken() {
        let mut headers = HeaderMap::new();
        headers.insert("origin", HeaderValue::from_static("https://a.example"));
        assert!(!CorsTable::is_preflight(&Method::OPTIONS, &headers));
        headers.insert("access-control-request-method", HeaderValue::from_static("PUT"));
        assert!(CorsTable::is_preflight(&Method::OPTIONS, &headers));
        assert!(!CorsTable::is_preflight(&Method::GET, &headers));
    }
}
