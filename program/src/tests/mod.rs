//! The program under mocks: what it registers, without an engine.

mod dump;
mod options;
mod provider;
mod security;
mod services;
mod settings;
mod tree;

use std::collections::BTreeMap;

use pulumi_sdk::{
    Context, Map, Value,
    testing::{MockCall, MockResource, MockState, Mocks, Report, Test},
};

use crate::settings::SERVICES;

/// Answers as AWS would, as far as the program looks at answers: zones, an image, an account, ARNs.
struct Aws;

impl Mocks for Aws {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        let mut outputs = resource.inputs.clone();
        let name = &resource.name;
        let computed = [
            ("arn", format!("arn:aws:mock:us-west-2:000000000000:{name}")),
            ("arnSuffix", format!("suffix/{name}")),
            ("name", name.clone()),
            ("repositoryUrl", format!("000000000000.dkr.ecr.us-west-2.amazonaws.com/{name}")),
            ("apiEndpoint", format!("https://{name}.execute-api.us-west-2.amazonaws.com")),
            ("publicIp", "192.0.2.1".to_owned()),
            ("url", format!("https://queues.example.com/{name}")),
            ("secretArn", format!("arn:aws:mock:us-west-2:000000000000:{name}")),
            ("versionId", format!("version-of-{name}")),
            ("imageUri", format!("registry/{name}@sha256:{}", "0".repeat(64))),
        ];
        if !resource.preview {
            outputs.entry("version".to_owned()).or_insert(Value::from(1));
            for (property, value) in computed {
                outputs.entry(property.to_owned()).or_insert_with(|| Value::from(value));
            }
        }
        Ok(MockState { id: format!("{name}-id"), outputs })
    }

    fn call(&self, call: &MockCall) -> Result<Map, String> {
        let object = |text: &str| match serde_json::from_str(text).map(Value::from_json) {
            Ok(Value::Object(map)) => Ok(map),
            other => Err(format!("{text}: {other:?}")),
        };
        match call.token.as_str() {
            "aws:index/getAvailabilityZones:getAvailabilityZones" => object(
                r#"{"id":"us-west-2","region":"us-west-2","names":["us-west-2a","us-west-2b","us-west-2c"],
                   "groupNames":["us-west-2"],"zoneIds":["usw2-az1","usw2-az2","usw2-az3"]}"#,
            ),
            "aws:ssm/getParameter:getParameter" => object(
                r#"{"arn":"arn:aws:ssm:us-west-2::parameter/image","id":"image","insecureValue":"ami-1","name":"image",
                   "region":"us-west-2","type":"String","value":"ami-1","version":1}"#,
            ),
            "aws:index/getCallerIdentity:getCallerIdentity" => object(
                r#"{"accountId":"000000000000","arn":"arn:aws:iam::000000000000:root","id":"0","userId":"0"}"#,
            ),
            "aws:ecr/getAuthorizationToken:getAuthorizationToken" => object(
                r#"{"authorizationToken":"QVdTOnRva2Vu","expiresAt":"2030-01-01T00:00:00Z","id":"us-west-2","password":"token",
                   "proxyEndpoint":"https://000000000000.dkr.ecr.us-west-2.amazonaws.com","region":"us-west-2","userName":"AWS"}"#,
            ),
            other => Err(format!("the mocks know no function {other}")),
        }
    }
}

/// The program with the services that it has.
async fn stack(ctx: Context) -> anyhow::Result<()> {
    crate::stack(ctx, SERVICES).await
}

/// A run of the program with these settings.
fn test(config: &[(&str, &str)]) -> Test {
    let test =
        Test::new().project("http-api-fargate").stack("dev").config("aws:region", "us-west-2").mocks(Aws);
    config.iter().fold(test, |test, (key, value)| test.config(key, value))
}

/// What the program registers with these settings.
fn run(config: &[(&str, &str)]) -> Report {
    let report = test(config).run(stack);
    report.assert_success();
    report
}

/// Every feature that is off by default.
const EVERYTHING: &[(&str, &str)] = &[
    ("zones", "3"),
    ("maxCount", "6"),
    ("ecsExec", "true"),
    ("containerInsights", "true"),
    ("loadBalancerAccessLogs", "true"),
    ("throttlingRate", "100"),
    ("throttlingBurst", "200"),
    ("corsOrigins", r#"["https://example.com"]"#),
    ("jwtIssuer", "https://issuer.example.com"),
    ("jwtAudience", r#"["books"]"#),
    ("domainName", "api.example.com"),
    ("certificateArn", "arn:aws:acm:us-west-2:000000000000:certificate/api"),
    ("loadBalancerCertificateArn", "arn:aws:acm:us-west-2:000000000000:certificate/alb"),
    ("loadBalancerCertificateName", "internal.example.com"),
    ("alarms", "true"),
    ("alarmEmail", "team@example.com"),
    ("dashboard", "true"),
    ("bastion", "ssh"),
    ("keyName", "ops"),
    ("sshCidr", "192.0.2.0/24"),
    ("deletionProtection", "true"),
];

/// The preset, with what it asks for.
const HARDENED: &[(&str, &str)] = &[
    ("preset", "hardened"),
    ("bastion", "none"),
    ("logKmsKeyArn", "arn:aws:kms:us-west-2:000000000000:key/logs"),
    ("loadBalancerCertificateArn", "arn:aws:acm:us-west-2:000000000000:certificate/alb"),
    ("loadBalancerCertificateName", "internal.example.com"),
];

/// How many resources there are of each type.
fn counts(report: &Report) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for registration in &report.registrations {
        *counts.entry(registration.type_token.as_str()).or_insert(0) += 1;
    }
    counts
}
