//! Every refusal has a step that meets it, and `docs/refusals.md` lists them all.
//!
//! `UPDATE=1 cargo test -p local-cloud refusals` rewrites the page (`cargo xtask codegen` does it too).

mod apigatewayv2;
mod ec2;
mod ecs;
mod elbv2;
mod fixture;
mod others;
mod secrets;

use std::{collections::BTreeSet, fmt::Write as _};

use serde_json::Value as Json;

use self::fixture::Fixture;
use super::{
    harness::{Engine, Resource},
    page,
};
use crate::control::{
    apigatewayv2 as api_gateway, applicationautoscaling, cloudwatch, ec2 as ec2_service, ecr,
    ecs as ecs_service, elbv2 as load_balancing, iam, logs, recorded,
    refusal::{By, Refusal, Words},
    s3, secretsmanager, servicediscovery, sns, sqs, ssm, tags,
};

/// All refusals, by service.
static ALL: [(&str, &[Refusal]); 17] = [
    ("API Gateway", api_gateway::refusals::ALL),
    ("Application Auto Scaling", applicationautoscaling::refusals::ALL),
    ("CloudWatch", cloudwatch::refusals::ALL),
    ("CloudWatch Logs", logs::refusals::ALL),
    ("Cloud Map", servicediscovery::refusals::ALL),
    ("EC2", ec2_service::refusals::ALL),
    ("ECR", ecr::refusals::ALL),
    ("ECS", ecs_service::refusals::ALL),
    ("Elastic Load Balancing", load_balancing::refusals::ALL),
    ("IAM", iam::refusals::ALL),
    ("S3", s3::refusals::ALL),
    ("Secrets Manager", secretsmanager::refusals::ALL),
    ("SNS", sns::refusals::ALL),
    ("SQS", sqs::refusals::ALL),
    ("Systems Manager", ssm::refusals::ALL),
    ("Tags", tags::ALL),
    ("Types that are not simulated", recorded::refusals::ALL),
];

/// Refusals that another test meets, because they need more than a step: its name.
const ELSEWHERE: [(&str, &str); 10] = [
    ("API Gateway/authorizer_limit", "control::tests::quotas"),
    ("API Gateway/link_limit", "control::tests::quotas"),
    ("API Gateway/stage_limit", "control::tests::quotas"),
    ("EC2/address_limit", "control::tests::quotas"),
    ("EC2/gateway_limit", "control::tests::quotas"),
    ("EC2/nat_limit", "control::tests::quotas"),
    ("EC2/vpc_limit", "control::tests::quotas"),
    ("ECR/repository_not_empty", "registry::tests, and tests/e2e/protected.rs"),
    ("ECR/repository_name", "registry::tests; constraints.json refuses the name before"),
    ("ECR/repository_disk", "a disk that cannot be written is not made here"),
];

/// A step that is refused.
enum Step {
    /// Check complains about the inputs.
    Check(&'static str, Json),
    /// Check takes the inputs, Create does not.
    Create(&'static str, Json),
    /// Update refuses the inputs.
    Update(Resource, Json),
    /// Delete refuses.
    Delete(Resource),
}

/// The name of a refusal, and a step that meets it.
type Case = (&'static str, Step);

async fn take(engine: &mut Engine, step: Step) -> String {
    match step {
        Step::Check(token, inputs) => engine.complaints(token, inputs).await.join("\n"),
        Step::Create(token, inputs) => {
            let complaints = engine.complaints(token, inputs.clone()).await;
            match complaints.is_empty() {
                true => match engine.try_create(token, "refused", inputs).await {
                    Ok(resource) => format!("it is taken: {}", resource.id),
                    Err(error) => error.message().to_owned(),
                },
                false => format!("Check refuses it: {}", complaints.join("\n")),
            }
        }
        Step::Update(resource, inputs) => match engine.update(&resource, inputs).await {
            Ok(_) => String::new(),
            Err(status) => status.message().to_owned(),
        },
        Step::Delete(resource) => engine.delete(&resource).await.err().unwrap_or_default(),
    }
}

#[tokio::test]
async fn each_is_met_in_its_words() {
    let mut fixture = Fixture::new().await;
    let cases: Vec<(&str, Vec<Case>)> = vec![
        ("API Gateway", apigatewayv2::cases(&fixture)),
        ("EC2", ec2::cases(&fixture)),
        ("ECS", ecs::cases(&fixture)),
        ("Elastic Load Balancing", elbv2::cases(&fixture)),
    ];
    let mut met = BTreeSet::new();
    let mut wrong = Vec::new();
    for (service, cases) in cases.into_iter().chain(others::cases(&fixture)).chain(secrets::cases()) {
        let rows = ALL.iter().find(|(name, _)| *name == service).map(|(_, rows)| *rows).unwrap_or_default();
        for (name, step) in cases {
            let text = take(&mut fixture.engine, step).await;
            match rows.iter().find(|row| row.name == name) {
                Some(row) if row.is_in(&text) => {}
                Some(row) => {
                    wrong.push(format!("{service}/{name}: expected {:?}, got {text:?}", row.message))
                }
                None => wrong.push(format!("{service}/{name} is no refusal")),
            }
            met.insert(format!("{service}/{name}"));
        }
    }
    met.extend(ELSEWHERE.iter().map(|(name, _)| (*name).to_owned()));
    let rows =
        ALL.iter().flat_map(|(service, rows)| rows.iter().map(move |row| format!("{service}/{}", row.name)));
    let all: BTreeSet<String> = rows.collect();
    wrong.extend(all.difference(&met).map(|name| format!("{name} is met by no step")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_lists_them() {
    let count: usize = ALL.iter().map(|(_, rows)| rows.len()).sum();
    let mut page = format!(
        "<!-- Generated from the `refusals.rs` of crates/local-cloud; `cargo xtask codegen` rewrites it. -->\n\n# What is refused\n\n\
         {count} rules of resources. *AWS* refuses the call with a code; the *provider* refuses before or without one; *local* is refused \
         by the local cloud alone, AWS would take it. Words in *italics* are like AWS's, the others are its own. The limits of \
         single properties are in `crates/aws/constraints.json`.\n"
    );
    for (service, rows) in ALL {
        let _ = write!(
            page,
            "\n## {service}\n\n| Who | Operation | Code | Message | Source |\n|---|---|---|---|---|\n"
        );
        for Refusal { operation, code, message, source, by, words, .. } in rows {
            let by = match by {
                By::Aws => "AWS",
                By::Provider => "provider",
                By::LocalCloud => "local",
            };
            let message = message
                .replace("{{", "{")
                .replace("}}", "}")
                .replace('|', "\\|")
                .replace('*', "\\*")
                .replace('<', "&lt;");
            let message = if *words == Words::Verified { message } else { format!("*{message}*") };
            let source = if source.starts_with("https://") {
                format!("[source]({source})")
            } else {
                (*source).to_owned()
            };
            let _ = writeln!(page, "| {by} | {operation} | {code} | {message} | {source} |");
        }
    }
    page::hold("refusals.md", &page);
}
