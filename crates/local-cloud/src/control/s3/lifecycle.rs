//! What S3 refuses of a bucket's life-cycle rules.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};

use crate::control::{fields::Fields, s3::refusals};

const ACTIONS: [&str; 5] = [
    "abortIncompleteMultipartUpload",
    "expiration",
    "noncurrentVersionExpiration",
    "noncurrentVersionTransitions",
    "transitions",
];

/// Checks the rules: each does something, has a name of its own, and deletes nothing before it is moved.
pub fn check(inputs: &Map) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut ids = BTreeSet::new();
    for (index, rule) in inputs.objects("rules").into_iter().enumerate() {
        let at = format!("rules[{index}]");
        // The rules of an encryption configuration have no status.
        if !rule.has("status") {
            continue;
        }
        if !ACTIONS.iter().any(|action| rule.has(action)) {
            failures.push(refusals::lifecycle_action().at(&at));
        }
        if rule.str("id").is_some_and(|id| !ids.insert(id)) {
            failures.push(refusals::lifecycle_id().at(format!("{at}.id")));
        }
        let expires = rule.object("expiration").and_then(|expiration| expiration.integer("days"));
        let moved = rule.objects("transitions").into_iter().filter_map(|step| step.integer("days")).max();
        if let (Some(expires), Some(moved)) = (expires, moved)
            && expires <= moved
        {
            let prefix = rule.object("filter").and_then(|filter| filter.str("prefix")).or(rule.str("prefix"));
            failures.push(
                refusals::lifecycle_days(prefix.unwrap_or_default()).at(format!("{at}.expiration.days")),
            );
        }
    }
    failures
}
