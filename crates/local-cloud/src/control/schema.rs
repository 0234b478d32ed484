//! The package schema and AWS's limits, built into the binary.

use std::sync::LazyLock;

use provider_kit::{constraints::Constraints, schema::Package};

/// The subset of the `aws` package that this workspace uses.
pub const SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../aws/schema.json"));
const CONSTRAINTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../aws/constraints.json"));

/// The package, parsed. A build-time file: the tests parse it, so that a broken one never ships.
pub static PACKAGE: LazyLock<Package> = LazyLock::new(|| Package::parse(SCHEMA).unwrap_or_default());
/// The limits, parsed likewise.
pub static LIMITS: LazyLock<Constraints> =
    LazyLock::new(|| Constraints::parse(CONSTRAINTS).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_parse() {
        assert!(Package::parse(SCHEMA).unwrap().resources.len() > 40);
        Constraints::parse(CONSTRAINTS).unwrap();
    }
}
