//! Failed outputs. Gestalt's outputs have no error state, but they have dependencies: a marker among those
//! says that the value comes from something that failed, so that nothing is registered with it and the
//! failure is reported once.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::problems::lock;

const QUIET: &str = "pulumi-sdk:failed:";
const ERROR: &str = "pulumi-sdk:error:";
const DEFERRED: &str = "pulumi-sdk:deferred:";

/// A marker for a failure that has been reported.
pub(crate) fn quiet(reason: &str) -> String {
    format!("{QUIET}{reason}")
}

/// A marker for a failure that whoever uses the value first must report.
pub(crate) fn error(message: &str) -> String {
    format!("{ERROR}{message}")
}

/// A failure that is reported by whoever uses the value, or at the end of the program if nobody does, unless the
/// program recovers from it.
#[derive(Clone, Debug)]
pub(crate) struct Deferred {
    number: u64,
    message: String,
}

/// The deferred failures that a program has recovered from. `recover` knows an output, and no run.
static RECOVERED: Mutex<BTreeSet<u64>> = Mutex::new(BTreeSet::new());

impl Deferred {
    pub(crate) fn new(message: String) -> Self {
        static NUMBERS: AtomicU64 = AtomicU64::new(0);
        Self { number: NUMBERS.fetch_add(1, Ordering::Relaxed), message }
    }

    /// The marker for it.
    pub(crate) fn marker(&self) -> String {
        format!("{DEFERRED}{}:{}", self.number, self.message)
    }

    /// The message, unless the program has recovered.
    pub(crate) fn unrecovered(self) -> Option<String> {
        (!lock(&RECOVERED).remove(&self.number)).then_some(self.message)
    }
}

/// The message of a deferred failure.
pub(crate) fn deferred(dependencies: &BTreeSet<String>) -> Option<&str> {
    Some(dependencies.iter().find_map(|urn| urn.strip_prefix(DEFERRED))?.split_once(':')?.1)
}

/// Notes that the program goes on without a value.
pub(crate) fn recovered(dependencies: &BTreeSet<String>) {
    for urn in dependencies {
        let number = urn.strip_prefix(DEFERRED).and_then(|rest| rest.split_once(':')?.0.parse().ok());
        if let Some(number) = number {
            lock(&RECOVERED).insert(number);
        }
    }
}

pub(crate) fn is_marker(urn: &str) -> bool {
    [QUIET, ERROR, DEFERRED].iter().any(|prefix| urn.starts_with(prefix))
}

/// Why a value with these dependencies has failed, if it has.
pub(crate) fn reason(dependencies: &BTreeSet<String>) -> Option<&str> {
    unreported(dependencies)
        .or_else(|| deferred(dependencies))
        .or_else(|| dependencies.iter().find_map(|urn| urn.strip_prefix(QUIET)))
}

/// The failure that still has to be reported, if there is one.
pub(crate) fn unreported(dependencies: &BTreeSet<String>) -> Option<&str> {
    dependencies.iter().find_map(|urn| urn.strip_prefix(ERROR))
}
