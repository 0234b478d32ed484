//! What people change, and what an update then does to each resource: in place where AWS can, a replacement where it must.

use anyhow::Result;
use e2e::{Project, plan::operations};

#[test]
fn explore() -> Result<()> {
    let project = Project::new("updates")?;
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    for (what, settings) in ROWS {
        project.configure(settings)?;
        let preview = project.preview()?;
        println!("== {what}");
        for (name, op) in operations(&preview) {
            let step = e2e::plan::steps(&preview)
                .iter()
                .find(|s| e2e::plan::name(s) == name && s["op"] != "same")
                .unwrap();
            println!("{op:22} {name:45} {} {}", step["diffReasons"], step["replaceReasons"]);
        }
    }
    Ok(())
}
const ROWS: &[(&str, &[(&str, &str)])] = &[
    ("desiredCount", &[("desiredCount", "3")]),
    ("cpu", &[("services", r#"{"book":{"cpu":512,"memory":1024}}"#)]),
    ("consumerCidr", &[("consumerCidr", "10.2.0.0/16")]),
    ("producerCidr", &[("producerCidr", "10.2.0.0/16")]),
    ("zones", &[("zones", "3")]),
    ("retention", &[("logRetentionDays", "7")]),
    ("kms", &[("logKmsKeyArn", "arn:aws:kms:us-west-2:000000000000:key/logs")]),
    ("throttling", &[("throttlingRate", "100"), ("throttlingBurst", "200")]),
    ("single nat", &[("egress", "single-nat")]),
    ("endpoints", &[("egress", "endpoints")]),
    ("bastion none", &[("bastion", "none")]),
    ("bastion ssh", &[("bastion", "ssh"), ("keyName", "ops"), ("sshCidr", "192.0.2.0/24")]),
    (
        "certificate",
        &[
            ("loadBalancerCertificateArn", "arn:aws:acm:us-west-2:000000000000:certificate/alb"),
            ("loadBalancerCertificateName", "internal.example.com"),
        ],
    ),
    ("tags", &[("tags", r#"{"team":"books"}"#)]),
    ("cors", &[("corsOrigins", r#"["https://example.com"]"#)]),
    ("exec", &[("ecsExec", "true")]),
    ("insights", &[("containerInsights", "true")]),
    ("max", &[("maxCount", "4")]),
    ("access logs off", &[("apiAccessLogs", "false")]),
    ("lb logs", &[("loadBalancerAccessLogs", "true")]),
    ("protection", &[("deletionProtection", "true")]),
    ("force", &[("forceDeleteRepositories", "false")]),
    ("alarms", &[("alarms", "true")]),
];
