//! Route selection of an HTTP API: of the routes that match a request, the one with the highest precedence
//! takes it. Pure.

use std::cmp::Reverse;

use http::Method;

use crate::model::RouteKey;

/// Routes in the order of their precedence, so that the first match is the best.
#[derive(Clone, Debug)]
pub struct Routes<T> {
    entries: Vec<(RouteKey, T)>,
}

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

    fn segment() -> impl Strategy<Value = String> {
        prop_oneof![Just("a".to_owned()), Just("b".to_owned()), Just("{v}".to_owned())]
    }

    fn key() -> impl Strategy<Value = String> {
        let method = prop_oneof![Just("ANY"), Just("GET"), Just("POST")];
        (method, prop::collection::vec(segment(), 0..4), any::<bool>()).prop_map(
            |(method, mut path, greedy)| {
                for (index, segment) in path.iter_mut().enumerate() {
                    // A variable's name may not be there twice.
                    *segment = segment.replace("{v}", &format!("{{v{index}}}"));
                }
                if greedy || path.is_empty() {
                    path.push("{rest+}".to_owned());
                }
                format!("{method} /{}", path.join("/"))
            },
        )
    }

    proptest! {
        /// The selected route matches, and no other match has a higher precedence, in any order of the
        /// routes.
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
