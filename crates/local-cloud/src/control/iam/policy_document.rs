//! The grammar of policy documents, as far as IAM refuses them.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};
use serde_json::Value as Json;

use crate::{
    control::{error::AwsError, iam::refusals, resource_type::known},
    model::{policy_statements, policy_strings},
};

/// A kind of policy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of a role, with resources.
    Identity,
    /// The trust policy of a role, with principals.
    Trust,
    /// Of a resource such as a bucket. Only its form is checked.
    Resource,
}

/// The service principals that a near miss is held against. Others are taken as they are.
const PRINCIPALS: [&str; 22] = [
    "apigateway.amazonaws.com",
    "application-autoscaling.amazonaws.com",
    "autoscaling.amazonaws.com",
    "cloudformation.amazonaws.com",
    "codebuild.amazonaws.com",
    "codedeploy.amazonaws.com",
    "codepipeline.amazonaws.com",
    "delivery.logs.amazonaws.com",
    "ec2.amazonaws.com",
    "ecs-tasks.amazonaws.com",
    "ecs.amazonaws.com",
    "eks.amazonaws.com",
    "events.amazonaws.com",
    "firehose.amazonaws.com",
    "lambda.amazonaws.com",
    "logs.amazonaws.com",
    "rds.amazonaws.com",
    "s3.amazonaws.com",
    "scheduler.amazonaws.com",
    "ssm.amazonaws.com",
    "states.amazonaws.com",
    "vpc-flow-logs.amazonaws.com",
];

/// Checks the policy document of an input.
pub fn check(inputs: &Map, name: &str, kind: Kind) -> Option<Failure> {
    let text = known(inputs, name)?.as_str()?;
    let refusal = match serde_json::from_str(text) {
        Err(error) => Some(refusals::policy_json(name, error)),
        Ok(document) => refusal(&document, kind),
    };
    refusal.map(|refusal| refusal.at(name))
}

fn refusal(document: &Json, kind: Kind) -> Option<AwsError> {
    let Some(statements) = policy_statements(document) else { return Some(refusals::policy_syntax()) };
    if kind == Kind::Identity && document["Version"] != "2012-10-17" {
        return Some(refusals::policy_version());
    }
    let mut ids = BTreeSet::new();
    if !statements.iter().filter_map(|statement| statement["Sid"].as_str()).all(|id| ids.insert(id)) {
        return Some(refusals::sid_twice());
    }
    // White space does not count.
    let size = document.to_string().len();
    if kind == Kind::Trust && size > 2048 {
        return Some(refusals::trust_size());
    }
    statements.iter().find_map(|statement| match kind {
        Kind::Resource => None,
        _ if !["Allow", "Deny"].iter().any(|effect| statement["Effect"] == *effect) => {
            Some(refusals::policy_syntax())
        }
        Kind::Identity => identity(statement),
        Kind::Trust => trust(statement),
    })
}

fn action(action: &str) -> Option<AwsError> {
    match action.matches(':').count() {
        0 if action == "*" => None,
        0 => Some(refusals::action_vendor()),
        1 => None,
        _ => Some(refusals::action_colons()),
    }
}

fn identity(statement: &Json) -> Option<AwsError> {
    let either =
        |name: &str, not: &str| [policy_strings(&statement[name]), policy_strings(&statement[not])].concat();
    let (actions, resources) = (either("Action", "NotAction"), either("Resource", "NotResource"));
    if statement.get("Principal").is_some() {
        return Some(refusals::principal());
    }
    if actions.is_empty() {
        return Some(refusals::no_actions());
    }
    if resources.is_empty() {
        return Some(refusals::no_resources());
    }
    let form = |resource: &&str| *resource != "*" && !resource.starts_with("arn:");
    let malformed = || resources.iter().find(|resource| form(resource)).map(refusals::resource_arn);
    actions.iter().find_map(|name| action(name)).or_else(malformed)
}

fn trust(statement: &Json) -> Option<AwsError> {
    if statement.get("Resource").is_some() {
        return Some(refusals::trust_resource());
    }
    let actions = policy_strings(&statement["Action"]);
    if actions.is_empty() {
        return Some(refusals::no_actions());
    }
    let of_sts = |name: &&str| {
        name.starts_with("sts:AssumeRole")
            || ["sts:TagSession", "sts:SetSourceIdentity", "sts:*"].contains(name)
    };
    if let Some(wrong) = actions.iter().find_map(|name| action(name)) {
        return Some(wrong);
    }
    if !actions.iter().all(of_sts) {
        return Some(refusals::trust_action());
    }
    // Only dashes, case and a last `s` are taken for misspelt: AWS has many more services than the list.
    let plain = |service: &str| {
        let name = service.split('.').next().unwrap_or_default().to_ascii_lowercase().replace(['-', '_'], "");
        name.trim_end_matches('s').to_owned()
    };
    let services = policy_strings(&statement["Principal"]["Service"]);
    let misspelt = |service: &&str| {
        !PRINCIPALS.contains(service) && PRINCIPALS.iter().any(|known| plain(known) == plain(service))
    };
    services.into_iter().find(misspelt).map(refusals::trust_principal)
}
