//! Markers for values that can never be had. An output has no error state, but it has dependencies: a marker among
//! them says that what it comes from failed, so that nothing is registered with it and the failure is told once.

use std::collections::BTreeSet;

const QUIET: &str = "pulumi-sdk:failed:";
const ERROR: &str = "pulumi-sdk:error:";

/// The failure was told already.
pub(crate) fn quiet(reason: &str) -> String {
    format!("{QUIET}{reason}")
}

/// The failure must be told by whoever uses the value first.
pub(crate) fn error(message: &str) -> String {
    format!("{ERROR}{message}")
}

pub(crate) fn is_marker(urn: &str) -> bool {
    urn.starts_with(QUIET) || urn.starts_with(ERROR)
}

/// Why a value with these dependencies cannot be had, if it cannot.
pub(crate) fn reason(dependencies: &BTreeSet<String>) -> Option<&str> {
    untold(dependencies).or_else(|| dependencies.iter().find_map(|urn| urn.strip_prefix(QUIET)))
}

/// The failure that is still to be told, if there is one.
pub(crate) fn untold(dependencies: &BTreeSet<String>) -> Option<&str> {
    dependencies.iter().find_map(|urn| urn.strip_prefix(ERROR))
}
