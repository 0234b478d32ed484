//! Services that need more than a path: a worker, secrets, a queue, an environment, another port.

use aws::{iam::policy::Statement, sqs};
use pulumi_sdk::{Context, Value, testing::Report};
use serde_json::{Value as Json, json};

use super::test;
use crate::settings::{DEFAULT, Needs, Secret, ServiceSpec, Settings};

const ORDERS: &[ServiceSpec] = &[
    ServiceSpec {
        name: "order",
        package: "order-service",
        path: Some("/api/orders"),
        health_path: Some("/healthz"),
        port: 8080,
        environment: &[("LOG_LEVEL", "info"), ("CURRENCY", "EUR")],
        secrets: &[
            ("PAYMENT_TOKEN", Secret::Parameter("paymentToken")),
            ("DB_PASSWORD", Secret::SecretsManager("dbPassword")),
        ],
        needs: queue,
        calls: &["sqs"],
        ..DEFAULT
    },
    ServiceSpec { name: "mailer", package: "mail-service", ..DEFAULT },
];

fn queue(ctx: &Context, name: &str, settings: &Settings) -> Needs {
    let name = format!("{name}-queue");
    let queue = sqs::Queue::new(ctx, &name, sqs::QueueArgs::builder().tags(settings.tags(&name)).build());
    Needs::default()
        .environment("QUEUE_URL", queue.url())
        .allow(Statement::allow(["sqs:SendMessage"]).resources([queue.arn()]))
}

/// A run of the program with these services.
fn run(config: &[(&str, &str)]) -> Report {
    let test = test(config).secret_config("paymentToken", "hunter2").secret_config("dbPassword", "hunter3");
    let report = test.run(|ctx| crate::stack(ctx, ORDERS));
    report.assert_success();
    report
}

fn input(report: &Report, name: &str, property: &str) -> Json {
    let value = report.registration(name).inputs[property].to_json().unwrap_or_default();
    value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or(value)
}

fn names(list: &Json) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|item| item["name"].as_str()).collect()
}

#[test]
fn the_environment_is_the_services_its_needs_and_the_stacks() {
    let report = run(&[("services", r#"{"order":{"environment":{"LOG_LEVEL":"debug","RETRIES":3}}}"#)]);
    let container = &input(&report, "producer-order-task", "containerDefinitions")[0];
    assert_eq!(
        container["environment"],
        json!([
            {"name": "CURRENCY", "value": "EUR"},
            {"name": "LOG_LEVEL", "value": "debug"},
            {"name": "QUEUE_URL", "value": "https://queues.example.com/producer-order-queue"},
            {"name": "RETRIES", "value": "3"},
        ])
    );
    assert_eq!(container["portMappings"][0]["containerPort"], 8080);
    assert_eq!(input(&report, "producer-order-tg", "healthCheck")["path"], "/healthz");
    assert_eq!(input(&report, "producer-order-image", "ports"), json!([8080]));
    let policy = input(&report, "producer-order-task-policy", "policy");
    assert_eq!(policy["Statement"][0]["Action"], json!(["sqs:SendMessage"]));
}

#[test]
fn secrets_are_kept_read_and_shown_to_nobody() {
    let report = run(&[]);
    let container = &input(&report, "producer-order-task", "containerDefinitions")[0];
    assert_eq!(names(&container["secrets"]), ["PAYMENT_TOKEN", "DB_PASSWORD"]);
    let parameter = report.registration("producer-order-payment-token");
    assert_eq!(parameter.inputs["name"].as_str(), Some("/http-api-fargate-dev/order/paymentToken"));
    let from = &container["secrets"][1]["valueFrom"];
    assert!(
        from.as_str().is_some_and(|from| from.ends_with(":::version-of-producer-order-db-password-value")),
        "{from}"
    );
    for (name, property) in
        [("producer-order-payment-token", "value"), ("producer-order-db-password-value", "secretString")]
    {
        assert!(matches!(report.registration(name).inputs[property], Value::Secret(_)), "{name}");
    }
    let definitions = format!("{:?}", report.registration("producer-order-task").inputs);
    assert!(!definitions.contains("hunter"), "{definitions}");
    let policy = input(&report, "producer-order-execution-policy", "policy");
    let actions: Vec<_> =
        policy["Statement"].as_array().unwrap().iter().map(|of| of["Action"].clone()).collect();
    assert!(actions.contains(&json!(["ssm:GetParameters"])), "{actions:?}");
    assert!(actions.contains(&json!(["secretsmanager:GetSecretValue"])), "{actions:?}");
}

#[test]
fn a_secret_without_a_value_is_asked_for() {
    let report = test(&[]).run(|ctx| crate::stack(ctx, ORDERS));
    assert!(!report.success);
    let error = report.errors()[0];
    assert!(error.contains("pulumi config set --secret paymentToken <value>"), "{error}");
}

#[test]
fn a_worker_answers_nobody() {
    let report = run(&[("alarms", "true"), ("dashboard", "true")]);
    for name in ["tg", "rule", "discovery"] {
        let name = format!("producer-mailer-{name}");
        assert!(!report.registrations.iter().any(|registration| registration.name == name), "{name}");
    }
    let service = &report.registration("producer-mailer-service").inputs;
    for property in ["loadBalancers", "serviceRegistries", "healthCheckGracePeriodSeconds"] {
        assert!(!service.contains_key(property), "{property}");
    }
    let container = &input(&report, "producer-mailer-task", "containerDefinitions")[0];
    assert!(container.get("portMappings").is_none(), "{container}");
    assert!(report.outputs.contains_key("ordersEndpoint") && !report.outputs.contains_key("mailerEndpoint"));
    assert!(report.outputs.contains_key("mailerImage"));
}

#[test]
fn without_the_internet_each_service_that_is_called_has_an_endpoint() {
    let report = run(&[("egress", "endpoints"), ("bastion", "none")]);
    let endpoints = report.of_type("aws:ec2/vpcEndpoint:VpcEndpoint");
    let mut services: Vec<_> = endpoints
        .filter_map(|endpoint| {
            endpoint.inputs["serviceName"].as_str()?.strip_prefix("com.amazonaws.us-west-2.")
        })
        .collect();
    services.sort_unstable();
    assert_eq!(services, ["ecr.api", "ecr.dkr", "logs", "s3", "secretsmanager", "sqs", "ssm"]);
}
