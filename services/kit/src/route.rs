//! The routes of a collection. Letter case and one trailing slash are ignored, as Express does.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// The thing a request path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The page a load balancer polls.
    Health,
    /// The whole collection.
    List,
    /// One item; `None` when the text cannot be the id of any.
    Item(Option<u32>),
    /// An item whose percent-encoding is broken or is not UTF-8.
    Undecodable,
    /// Nothing of ours.
    Unknown,
}

/// Reads `path` against a collection at `base`.
pub(crate) fn route(base: &str, health_at_root: bool, path: &str) -> Route {
    if path == "/" && health_at_root {
        return Route::Health;
    }
    let Some((prefix, rest)) = path.split_at_checked(base.len()) else {
        return Route::Unknown;
    };
    if !prefix.eq_ignore_ascii_case(base) {
        return Route::Unknown;
    }
    let Some(segment) = rest.strip_prefix('/') else {
        return if rest.is_empty() { Route::List } else { Route::Unknown };
    };
    if segment.is_empty() {
        return Route::List;
    }
    let segment = segment.strip_suffix('/').unwrap_or(segment);
    if segment.is_empty() || segment.contains('/') {
        Route::Unknown
    } else if segment.eq_ignore_ascii_case("health") {
        Route::Health
    } else {
        match decode(segment) {
            Some(text) => Route::Item(id(&text)),
            None => Route::Undecodable,
        }
    }
}

/// An id is written one way only: decimal, no sign, no leading zero, not 0.
fn id(text: &str) -> Option<u32> {
    let decimal = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| decimal)
}

/// Undoes percent-encoding; `None` when it is malformed or hides something that is not UTF-8.
fn decode(segment: &str) -> Option<Cow<'_, str>> {
    let digits =
        |rest: &str| rest.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    let well_formed = segment.split('%').skip(1).all(digits);
    percent_decode_str(segment).decode_utf8().ok().filter(|_| well_formed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn books(path: &str) -> Route {
        route("/api/books", false, path)
    }

    #[test]
    fn case_and_one_trailing_slash_do_not_matter() {
        for path in ["/api/books", "/API/Books", "/api/books/"] {
            assert_eq!(books(path), Route::List, "{path}");
        }
        for path in ["/api/books/health", "/api/books/HEALTH/", "/Api/books/Health"] {
            assert_eq!(books(path), Route::Health, "{path}");
        }
        for path in ["/api/books/3", "/api/books/3/", "/API/BOOKS/3", "/api/books/%33"] {
            assert_eq!(books(path), Route::Item(Some(3)), "{path}");
        }
    }

    #[test]
    fn near_misses_are_unknown() {
        for path in [
            "",
            "*",
            "/",
            "/api",
            "//api/books",
            "/api/booksx",
            "/api/book",
            "/api/books//",
            "/api/books//3",
            "/api/books/3//",
            "/api/books/3/x",
            "/api/books/health/x",
            "/api%2Fbooks",
            "/api/bookß",
            "/api/authors",
        ] {
            assert_eq!(books(path), Route::Unknown, "{path}");
        }
    }

    #[test]
    fn ids_are_strict() {
        for id in [
            "0",
            "-1",
            "+3",
            "03",
            "3abc",
            "3.7",
            "3e0",
            "0x3",
            "%203",
            "3%20",
            "abc",
            "Infinity",
            "99999999999999999999",
            "%00",
            "٣",
            "3%2F",
            "%68ealth",
            "3,4",
            "3;v=1",
        ] {
            assert_eq!(books(&format!("/api/books/{id}")), Route::Item(None), "{id}");
        }
        assert_eq!(books("/api/books/4294967295"), Route::Item(Some(u32::MAX)));
        assert_eq!(books("/api/books/4294967296"), Route::Item(None));
    }

    #[test]
    fn broken_encoding_is_told_apart() {
        for id in ["%", "%3", "%zz", "%ff", "%+3", "3%", "%c3%28", "%é"] {
            assert_eq!(books(&format!("/api/books/{id}")), Route::Undecodable, "{id}");
        }
    }

    #[test]
    fn the_root_is_health_only_where_asked() {
        assert_eq!(route("/api/authors", true, "/"), Route::Health);
        assert_eq!(route("/api/authors", true, "//"), Route::Unknown);
        assert_eq!(route("/api/authors", true, "/api/authors"), Route::List);
    }
}
