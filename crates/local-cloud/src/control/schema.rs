//! The package schema and AWS's limits, built into the binary.

use std::sync::LazyLock;

use provider_kit::{constraints::Constraints, schema::Package};

/// The subset of the `aws` package that this workspace uses, in the official provider's version.
const OFFICIAL: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../aws/schema.json"));
const CONSTRAINTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../aws/constraints.json"));

/// The schema as this provider hands it out: the engine's loader wants it to be of the version that it asked
/// for.
pub static SCHEMA: LazyLock<String> = LazyLock::new(|| {
    const VERSION: &str = "\"version\": \"";
    let parts =
        OFFICIAL.split_once(VERSION).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    parts.map_or_else(String::new, |(before, after)| [before, VERSION, crate::VERSION, "\"", after].concat())
});

/// The package, parsed. A build-time file: the tests parse it, so that a broken one never ships.
pub static PACKAGE: LazyLock<Package> = LazyLock::new(|| Package::parse(OFFICIAL).unwrap_or_default());
/// The limits, parsed likewise.
pub static LIMITS: LazyLock<Constraints> =
    LazyLock::new(|| Constraints::parse(CONSTRAINTS).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_parse() {
        assert!(Package::parse(&SCHEMA).unwrap().resources.len() > 40);
        let schema: serde_json::Value = serde_json::from_str(&SCHEMA).unwrap();
        assert_eq!(schema["version"], crate::VERSION);
        Constraints::parse(CONSTRAINTS).unwrap();
    }
}
