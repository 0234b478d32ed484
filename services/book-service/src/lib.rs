//! The six books at `/api/books`.

use serde::{Deserialize, Serialize};
use service_kit::{Collection, DataError, Site};

/// One book. The fields are served in this order.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Book {
    id: u32,
    isbn: u64,
    title: String,
    publisher: String,
    date: String,
}

/// Everything this service answers.
pub fn site() -> Result<Site, DataError> {
    Site::new(
        Collection {
            service: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            path: "/api/books",
            json: include_str!("../data/books.json"),
            welcome: "Welcome to Books Service!",
            health_at_root: false,
        },
        |book: &Book| book.id,
    )
}
