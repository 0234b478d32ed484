//! Failed outputs. Gestalt's outputs have no error state, but they have dependencies: a marker among those
//! says that the value comes from something that failed, so that nothing is registered with it and the
//! failure is reported once.

use std::collections::BTreeSet;

const QUIET: &str = "pulumi-sdk:failed:";
const ERROR: &str = "pulumi-sdk:error:";

/// A marker for a failure that has been reported.
pub(crate) fn quiet(reason: &str) -> String {
    format!("{QUIET}{reason}")
}

/// A marker for a failure that whoever uses the value first must report.
pub(crate) fn error(message: &str) -> String {
    format!("{ERROR}{message}")
}

pub(crate) fn is_marker(urn: &str) -> bool {
    urn.starts_with(QUIET) || urn.starts_with(ERROR)
}

/// Why a value with these dependencies has failed, if it has.
pub(crate) fn reason(dependencies: &BTreeSet<String>) -> Option<&str> {
    unreported(dependencies).or_else(|| dependencies.iter().find_map(|urn| urn.strip_prefix(QUIET)))
}

/// The failure that still has to be reported, if there is one.
pub(crate) fn unreported(dependencies: &BTreeSet<String>) -> Option<&str> {
    dependencies.iter().find_map(|urn| urn.strip_prefix(ERROR))
}
