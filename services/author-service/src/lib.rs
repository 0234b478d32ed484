//! The six authors at `/api/authors`.

use serde::{Deserialize, Serialize};
use service_kit::{Collection, DataError, Site};

/// One author. The fields are served in this order.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Author {
    id: u32,
    name: String,
    book: String,
}

/// Everything this service answers.
pub fn site() -> Result<Site, DataError> {
    Site::new(
        Collection {
            service: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            path: "/api/authors",
            json: include_str!("../data/authors.json"),
            welcome: "Welcome to Authors Service",
            health_at_root: true,
        },
        |author: &Author| author.id,
    )
}
