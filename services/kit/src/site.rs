//! The answers of one service, serialised once at start.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};
use sha1::{Digest, Sha1};
use warp::http::{
    HeaderMap, HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE, ETAG},
};

use crate::route::{Route, route};

/// A collection as its service declares it.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    /// The service's name in its logs.
    pub service: &'static str,
    /// The service's version in its logs.
    pub version: &'static str,
    /// Path of the list; items are below it by id, health at `{path}/health`.
    pub path: &'static str,
    /// The list, served as it is.
    pub json: &'static str,
    /// Title of the health page.
    pub welcome: &'static str,
    /// If set, `/` shows the health page, too.
    pub health_at_root: bool,
}

/// The collection cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// Not JSON, or not of the type the service says.
    #[error("the data of {path} does not have the declared shape")]
    Shape {
        /// Path of the list.
        path: &'static str,
        /// The parser's reason.
        source: serde_json::Error,
    },
    /// Two items could not both be reached.
    #[error("the data of {path} has two items with id {id}")]
    Duplicate {
        /// Path of the list.
        path: &'static str,
        /// The id in question.
        id: u32,
    },
}

/// Every answer of one service, ready to send.
#[derive(Debug)]
pub struct Site {
    pub(crate) collection: Collection,
    pub(crate) list: Page,
    pub(crate) items: BTreeMap<u32, Page>,
    pub(crate) health: Page,
    pub(crate) no_item: Page,
}

/// One body and its headers.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");
pub(crate) const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

const NO_ITEM: &str = r#"<h2 style="font-family: Malgun Gothic; color: darkred;">Ooops... Cant find what you are looking for!</h2>"#;

impl Site {
    /// Serialises every answer; `id` names the field that items are found by.
    pub fn new<T: DeserializeOwned + Serialize>(
        collection: Collection,
        id: impl Fn(&T) -> u32,
    ) -> Result<Self, DataError> {
        let path = collection.path;
        let shape = |source| DataError::Shape { path, source };
        let mut items = BTreeMap::new();
        for item in serde_json::from_str::<Vec<T>>(collection.json).map_err(shape)? {
            let page = Page::new(JSON, serde_json::to_vec(&item).map_err(shape)?);
            if items.insert(id(&item), page).is_some() {
                return Err(DataError::Duplicate { path, id: id(&item) });
            }
        }
        let health = include_str!("health.html").replace("{welcome}", collection.welcome);
        let mut health = Page::new(HTML, health);
        health.headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=0"));
        Ok(Self {
            collection,
            list: Page::new(JSON, collection.json),
            items,
            health,
            no_item: Page::new(HTML, NO_ITEM),
        })
    }

    /// The route of `path`.
    pub(crate) fn route(&self, path: &str) -> Route {
        route(self.collection.path, self.collection.health_at_root, path)
    }
}

impl Page {
    fn new(content_type: HeaderValue, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let mut headers = HeaderMap::with_capacity(4);
        headers.insert(CONTENT_TYPE, content_type);
        if let Ok(tag) = HeaderValue::from_str(&etag(&body)) {
            headers.insert(ETAG, tag);
        }
        Self { headers, body }
    }
}

/// The tag that Express gives the same bytes, so that caches filled by the Node services stay valid.
fn etag(body: &[u8]) -> String {
    let digest = STANDARD.encode(Sha1::digest(body));
    format!(r#"W/"{:x}-{}""#, body.len(), &digest[..27])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize, Serialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        id: u32,
    }

    fn site(json: &'static str) -> Result<Site, DataError> {
        let collection = Collection {
            service: "things",
            version: "0",
            path: "/things",
            json,
            welcome: "Things",
            health_at_root: false,
        };
        Site::new(collection, |thing: &Thing| thing.id)
    }

    #[test]
    fn the_tag_is_length_and_shortened_sha1() {
        assert_eq!(etag(NO_ITEM.as_bytes()), r#"W/"69-w6mwwald5AH4Pkhx0bFgQdNGOW0""#);
    }

    #[test]
    fn data_that_cannot_be_served_is_refused() {
        assert!(site(r#"[{"id":1},{"id":2}]"#).is_ok());
        let twice = site(r#"[{"id":1},{"id":1}]"#).expect_err("a repeated id");
        assert_eq!(twice.to_string(), "the data of /things has two items with id 1");
        assert!(matches!(site(r#"[{"id":1,"x":2}]"#), Err(DataError::Shape { .. })));
        assert!(matches!(site("[{]"), Err(DataError::Shape { .. })));
    }
}
