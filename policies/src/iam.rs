//! What policies of IAM, and of resources, allow.

use pulumi_policy::{Check, Policy, Problem};
use serde_json::Value as Json;

use crate::mandatory;

/// Its `policy` says which images to delete, and allows nothing.
const LIFECYCLE: &str = "aws:ecr/lifecyclePolicy:LifecyclePolicy";

/// Actions that AWS allows on no narrower resource (service authorization reference).
const WITHOUT_RESOURCES: &[&str] = &[
    "ecr:GetAuthorizationToken",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
];

/// What docs/permissions-boundary.json lets roles do.
fn boundary() -> Vec<String> {
    let document: Json =
        serde_json::from_str(include_str!("../../docs/permissions-boundary.json")).unwrap_or_default();
    let statements = document["Statement"].as_array().cloned().unwrap_or_default();
    statements.iter().flat_map(|statement| texts(&statement["Action"])).map(str::to_owned).collect()
}

pub fn policies() -> Vec<Policy> {
    let boundary = boundary();
    vec![
        mandatory("within-boundary", "Roles ask for nothing that the permissions boundary cuts off.").must(
            move |it| {
                // What a resource's own policy allows to others, and who may take a role, is no role's permission.
                let of_role = |statement: &&Json| statement.get("Principal").is_none();
                let beyond = |action: &str| !boundary.iter().any(|allowed| allowed == action);
                let allowed = allowed(it)?;
                Ok(!allowed.iter().filter(of_role).flat_map(|it| texts(&it["Action"])).any(beyond))
            },
        ),
        mandatory("no-wildcard-actions", "No policy allows a wildcard of actions.").must(|it| {
            let wild =
                |statement: &Json| texts(&statement["Action"]).iter().any(|action| action.contains('*'));
            Ok(!allowed(it)?.iter().any(wild))
        }),
        mandatory(
            "policies-name-resources",
            "A policy names its resources, unless AWS knows none for the action.",
        )
        .must(|it| {
            let wild = |statement: &Json| {
                texts(&statement["Resource"]).contains(&"*")
                    && !texts(&statement["Action"]).iter().all(|action| WITHOUT_RESOURCES.contains(action))
            };
            Ok(!allowed(it)?.iter().any(wild))
        }),
    ]
}

/// The statements of a resource's policy that allow something.
fn allowed(it: &Check<'_>) -> Result<Vec<Json>, Problem> {
    if it.type_token == LIFECYCLE || !it.type_token.starts_with("aws:") {
        return Ok(Vec::new());
    }
    let document = it.get("policy")?.parse_json()?;
    let statements = match &document["Statement"] {
        Json::Array(statements) => statements.clone(),
        Json::Null => Vec::new(),
        one => vec![one.clone()],
    };
    Ok(statements.into_iter().filter(|statement| statement["Effect"] == "Allow").collect())
}

fn texts(value: &Json) -> Vec<&str> {
    match value {
        Json::String(text) => vec![text],
        Json::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}
