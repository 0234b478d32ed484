//! What S3 refuses of a bucket's policy, and whom the policy lets write.

use serde_json::Value as Json;

use crate::{
    control::{error::Outcome, ids, s3::refusals},
    model::{policy_statements, policy_strings},
};

/// Checks the policy of a bucket; `blocked` says that it must not be public.
pub fn check(policy: &str, bucket: &str, blocked: bool) -> Outcome<()> {
    for statement in statements(policy) {
        if statement.get("Principal").is_none() && statement.get("NotPrincipal").is_none() {
            return Err(refusals::policy_principal());
        }
        let resources = policy_strings(&statement["Resource"]);
        let own = format!("arn:aws:s3:::{bucket}");
        let is_own = |resource: &&str| {
            *resource == "*"
                || resource.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !resources.iter().all(is_own) {
            return Err(refusals::policy_resource());
        }
        let objects = resources.iter().any(|resource| *resource == "*" || resource.contains('/'));
        let of_objects = |action: &&str| action.ends_with("Object") && action.starts_with("s3:");
        if !resources.is_empty() && !objects && policy_strings(&statement["Action"]).iter().any(of_objects) {
            return Err(refusals::policy_action());
        }
        let everyone =
            statement["Principal"] == "*" || policy_strings(&statement["Principal"]["AWS"]).contains(&"*");
        if blocked && everyone && statement["Effect"] == "Allow" && statement.get("Condition").is_none() {
            return Err(refusals::policy_public(ids::ACCOUNT, bucket));
        }
    }
    Ok(())
}

/// Whether a policy lets one of `writers` put objects below `prefix` in a bucket.
pub fn lets_write(policy: &str, bucket: &str, prefix: &str, writers: &[&str]) -> bool {
    statements(policy).iter().any(|statement| {
        let principal = &statement["Principal"];
        let named = [
            policy_strings(&principal["Service"]),
            policy_strings(&principal["AWS"]),
            policy_strings(principal),
        ]
        .concat();
        let may = policy_strings(&statement["Action"])
            .iter()
            .any(|action| ["s3:PutObject", "s3:Put*", "s3:*", "*"].contains(action));
        let target = format!("arn:aws:s3:::{bucket}/{prefix}");
        let covers = |resource: &&str| match resource.split_once('*') {
            Some((before, _)) => target.starts_with(before) || before.starts_with(&target),
            None => **resource == target,
        };
        statement["Effect"] == "Allow"
            && may
            && named.iter().any(|name| writers.contains(name))
            && policy_strings(&statement["Resource"]).iter().any(covers)
    })
}

fn statements(policy: &str) -> Vec<Json> {
    let document: Json = serde_json::from_str(policy).unwrap_or_default();
    policy_statements(&document).unwrap_or_default().to_vec()
}
