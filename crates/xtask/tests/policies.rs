//! The policies and workflows that docs/first-deployment.md hands out: no way to more than they say, and
//! secrets where they are used.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{fs, path::PathBuf};

use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The statements of a policy, each with its actions and resources.
fn policy(name: &str) -> Vec<(Value, Vec<String>, Vec<String>)> {
    let text = fs::read_to_string(root().join("docs").join(name)).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    let statements = document["Statement"].as_array().unwrap().clone();
    statements
        .into_iter()
        .map(|statement| {
            assert_eq!(statement["Effect"], "Allow", "{name}: what is allowed is listed");
            assert!(
                statement.get("NotAction").or(statement.get("NotResource")).is_none(),
                "{name}: {statement}"
            );
            let (actions, resources) = (texts(&statement["Action"]), texts(&statement["Resource"]));
            (statement, actions, resources)
        })
        .collect()
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().map(|item| item.as_str().unwrap().to_owned()).collect(),
        _ => Vec::new(),
    }
}

const BOUNDARY: &str = "arn:aws:iam::*:policy/http-api-fargate-boundary";

#[test]
fn deploying_is_no_way_to_administrator() {
    let (mut bound, mut passed) = (0, 0);
    for (statement, actions, resources) in policy("deploy-policy.json") {
        for action in actions.iter().filter(|action| action.starts_with("iam:")) {
            assert!(!action.contains('*'), "{action}");
            let condition = &statement["Condition"];
            match action.as_str() {
                "iam:CreateRole"
                | "iam:PutRolePolicy"
                | "iam:AttachRolePolicy"
                | "iam:PutRolePermissionsBoundary" => {
                    assert_eq!(condition["StringLike"]["iam:PermissionsBoundary"], BOUNDARY, "{action}");
                    bound += 1;
                }
                "iam:PassRole" => {
                    let services = texts(&condition["StringEquals"]["iam:PassedToService"]);
                    assert_eq!(services, ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"]);
                    passed += 1;
                }
                "iam:CreateServiceLinkedRole" => {
                    assert!(!texts(&condition["StringEquals"]["iam:AWSServiceName"]).is_empty());
                    continue;
                }
                // Each of them reaches past the boundary: it takes it away, or makes the policy or the user
                // that it does not bind.
                other => {
                    for refused in [
                        "PermissionsBoundary",
                        "User",
                        "Group",
                        "AccessKey",
                        "LoginProfile",
                        "PolicyVersion",
                        "CreatePolicy",
                    ] {
                        assert!(!other.contains(refused), "{other}");
                    }
                }
            }
            assert!(
                resources
                    .iter()
                    .all(|arn| arn.contains(":role/producer-") || arn.contains("/consumer-bastion-"))
            );
        }
        let anything = resources.iter().any(|resource| resource == "*");
        let wild = |action: &String| {
            action == "*" || action.starts_with("s3:") || action.starts_with("secretsmanager:")
        };
        assert!(!(anything && actions.iter().any(wild)), "{statement}");
    }
    assert_eq!((bound, passed), (4, 1));
}

#[test]
fn a_preview_can_only_read_and_reads_no_data() {
    for (_, actions, resources) in policy("preview-policy.json") {
        for action in &actions {
            let (_, verb) = action.split_once(':').unwrap();
            let reads = ["Get", "List", "Describe", "BatchGet", "BatchCheck"]
                .iter()
                .any(|start| verb.starts_with(start));
            assert!((reads || verb == "GET") && !verb.contains('*'), "{action}");
            assert!(
                !["s3:GetObject", "secretsmanager:GetSecretValue"].contains(&action.as_str()),
                "{action}"
            );
            let all = resources.iter().any(|resource| resource == "*");
            assert!(
                !all || !["ssm:GetParameter", "kms:Decrypt"].contains(&action.as_str()),
                "{action} of everything"
            );
        }
    }
}

#[test]
fn the_boundary_lets_nobody_change_the_account() {
    for (_, actions, _) in policy("permissions-boundary.json") {
        for action in actions {
            let (service, verb) = action.split_once(':').unwrap();
            assert!(
                !["*", "iam", "sts", "organizations", "lambda", "ec2", "cloudformation"].contains(&service),
                "{action}"
            );
            assert!(!verb.contains('*'), "{action}");
        }
    }
}

/// The workflows, by name.
fn workflows() -> Vec<(String, String)> {
    let folder = fs::read_dir(root().join(".github/workflows")).unwrap();
    let found = folder.map(|entry| entry.unwrap().path()).map(|path| {
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())
    });
    found.collect()
}

#[test]
fn secrets_are_an_environments_and_of_the_steps_that_run_pulumi() {
    let mut found = 0;
    for (name, text) in workflows() {
        assert!(!text.contains("pull_request_target"), "{name}");
        let secret = |line: &&str| line.contains("${{ secrets.");
        for line in text.lines().filter(secret) {
            let indentation = line.len() - line.trim_start().len();
            assert_eq!(
                indentation, 10,
                "{name}: the environment of a step holds it, not that of the job: {line}"
            );
            found += 1;
        }
        if text.lines().any(|line| secret(&line)) {
            assert!(
                text.contains("\n    environment: "),
                "{name}: the job has an environment with reviewers"
            );
        }
        // A step that has secrets builds nothing: `cargo xtask env` has done so before.
        for step in text.split("\n      - ").filter(|step| step.contains("${{ secrets.")) {
            assert!(step.contains("pulumi ") || step.contains("cargo xtask preview"), "{name}: {step}");
            assert!(!step.contains("cargo build") && !step.contains("xtask env)"), "{name}: {step}");
        }
    }
    assert!(found >= 8, "{found}");
}

#[test]
fn actions_are_pinned_and_what_is_deployed_comes_from_no_cache() {
    for (name, text) in workflows() {
        for line in
            text.lines().filter_map(|line| line.trim_start().trim_start_matches("- ").strip_prefix("uses: "))
        {
            let pinned = line.split_once('@').is_some_and(|(_, version)| {
                version
                    .split(' ')
                    .next()
                    .is_some_and(|sha| sha.len() == 40 && sha.bytes().all(|byte| byte.is_ascii_hexdigit()))
            });
            assert!(pinned || line.starts_with("./"), "{name}: {line}");
        }
        if ["deploy.yml", "destroy.yml"].contains(&name.as_str()) {
            assert!(text.contains("cache: false") && !text.contains("actions/cache"), "{name}");
        }
        assert!(text.contains("\npermissions:"), "{name}: what the token may is said");
    }
}
