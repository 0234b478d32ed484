//! What people change, and what an update then does to each resource: in place where AWS can, a replacement where it must. Each
//! change is a preview on the real engine; the riskiest are then made, one upon the other, and the endpoint answers after each.

use std::{collections::BTreeSet, fs, process::Command};

use anyhow::{Context, Result, ensure};
use e2e::{
    Project, http,
    plan::{name, operations, steps},
    workspace,
};
use serde_json::Value;

/// A change of the configuration.
struct Change {
    what: &'static str,
    settings: &'static [(&'static str, &'static str)],
    /// All that it does: `operation name: properties` for each resource, `{s}` for each service and `{z}` for each zone. The
    /// operations are those of [`operations`].
    plan: &'static [&'static str],
}

const CHANGES: &[Change] = &[
    Change {
        what: "more tasks",
        settings: &[("desiredCount", "3")],
        plan: &["update producer-{s}-service: desiredCount"],
    },
    Change {
        what: "CPU and memory of one service: a new revision, and a rolling deployment",
        settings: &[("services", r#"{"book":{"cpu":512,"memory":1024}}"#)],
        plan: &["replace producer-book-task: cpu, memory", "update producer-book-service: taskDefinition"],
    },
    Change {
        what: "the consumer's addresses: a VPC cannot change its own",
        settings: &[("consumerCidr", "10.2.0.0/16")],
        plan: &[
            "replace consumer-network-vpc: cidrBlock",
            "replace consumer-network-igw: ",
            "replace consumer-network-public-{z}: cidrBlock, vpcId",
            "replace consumer-network-public-{z}-routes: vpcId",
            "replace consumer-network-public-{z}-association: subnetId",
            "replace consumer-network-public-{z}-default: routeTableId",
            "replace consumer-bastion-sg: vpcId",
            "replace consumer-bastion-sg-to-https: securityGroupId",
            "replace consumer-bastion: subnetId",
        ],
    },
    Change {
        what: "the producer's addresses: all that is in the VPC is made again beside it",
        settings: &[("producerCidr", "10.2.0.0/16")],
        plan: &[
            "replace producer-network-vpc: cidrBlock",
            "replace producer-network-igw: ",
            "replace producer-network-nat-{z}: allocationId, subnetId",
            "replace producer-network-nat-{z}-ip: ",
            "replace producer-network-private-{z}: cidrBlock, vpcId",
            "replace producer-network-private-{z}-association: subnetId",
            "replace producer-network-private-{z}-default: routeTableId",
            "replace producer-network-private-{z}-routes: vpcId",
            "replace producer-network-public-{z}: cidrBlock, vpcId",
            "replace producer-network-public-{z}-association: subnetId",
            "replace producer-network-public-{z}-default: routeTableId",
            "replace producer-network-public-{z}-routes: vpcId",
            "replace producer-alb: ",
            "replace producer-alb-sg: vpcId",
            "replace producer-alb-sg-from-producer-link-sg: securityGroupId",
            "replace producer-alb-sg-to-producer-{s}-sg: securityGroupId",
            "replace producer-{s}-sg: vpcId",
            "replace producer-{s}-sg-from-producer-alb-sg: securityGroupId",
            "replace producer-{s}-sg-to-https: securityGroupId",
            "replace producer-{s}-tg: vpcId",
            "replace producer-listener: loadBalancerArn",
            "replace producer-{s}-rule: listenerArn",
            "replace producer-link-sg: vpcId",
            "replace producer-link-sg-to-producer-alb-sg: securityGroupId",
            "replace producer-vpc-link: securityGroupIds, subnetIds",
            // Their names are given: the provider cannot make the new one beside the old one.
            "delete before replace producer-namespace: vpc",
            "delete before replace producer-{s}-discovery: dnsConfig",
            "update consumer-integration: connectionId, integrationUri",
            "update producer-{s}-service: loadBalancers, networkConfiguration, serviceRegistries",
        ],
    },
    Change {
        what: "a third zone: the others stay as they are",
        settings: &[("zones", "3")],
        plan: &[
            "create consumer-network-public-3",
            "create consumer-network-public-3-association",
            "create consumer-network-public-3-default",
            "create consumer-network-public-3-routes",
            "create producer-network-nat-3",
            "create producer-network-nat-3-ip",
            "create producer-network-private-3",
            "create producer-network-private-3-association",
            "create producer-network-private-3-default",
            "create producer-network-private-3-routes",
            "create producer-network-public-3",
            "create producer-network-public-3-association",
            "create producer-network-public-3-default",
            "create producer-network-public-3-routes",
            "replace producer-vpc-link: subnetIds",
            "update consumer-integration: connectionId",
            "update producer-alb: subnets",
            "update producer-{s}-service: networkConfiguration",
        ],
    },
    Change {
        what: "how long logs are kept",
        settings: &[("logRetentionDays", "7")],
        plan: &["update consumer-access-logs: retentionInDays", "update producer-{s}-logs: retentionInDays"],
    },
    Change {
        what: "a key for the logs",
        settings: &[("logKmsKeyArn", "arn:aws:kms:us-west-2:000000000000:key/logs")],
        plan: &["update consumer-access-logs: kmsKeyId", "update producer-{s}-logs: kmsKeyId"],
    },
    Change {
        what: "throttling",
        settings: &[("throttlingRate", "100"), ("throttlingBurst", "200")],
        plan: &["update consumer-stage: defaultRouteSettings"],
    },
    Change {
        what: "one NAT gateway for all zones",
        settings: &[("egress", "single-nat")],
        plan: &[
            "update producer-network-private-2-default: natGatewayId",
            "delete producer-network-nat-2",
            "delete producer-network-nat-2-ip",
        ],
    },
    Change {
        what: "no way to the internet",
        settings: &[("egress", "endpoints")],
        plan: &[
            "create producer-network-ecr-api",
            "create producer-network-ecr-dkr",
            "create producer-network-endpoints-sg",
            "create producer-network-endpoints-sg-from-vpc",
            "create producer-network-logs",
            "create producer-network-s3",
            "delete producer-network-nat-{z}",
            "delete producer-network-nat-{z}-ip",
            "delete producer-network-private-{z}-default",
        ],
    },
    Change {
        what: "no bastion",
        settings: &[("bastion", "none")],
        plan: &[
            "delete consumer-bastion",
            "delete consumer-bastion-profile",
            "delete consumer-bastion-role",
            "delete consumer-bastion-sg",
            "delete consumer-bastion-sg-to-https",
            "delete consumer-bastion-ssm",
        ],
    },
    Change {
        what: "a key for the bastion: it is given at the start alone",
        settings: &[("bastion", "ssh"), ("keyName", "ops"), ("sshCidr", "192.0.2.0/24")],
        plan: &["replace consumer-bastion: keyName", "create consumer-bastion-sg-from-ssh"],
    },
    Change {
        what: "a certificate for the load balancer",
        settings: &[
            ("loadBalancerCertificateArn", "arn:aws:acm:us-west-2:000000000000:certificate/alb"),
            ("loadBalancerCertificateName", "internal.example.com"),
        ],
        plan: &[
            "update producer-listener: certificateArn, port, protocol, sslPolicy",
            "update producer-alb-sg-from-producer-link-sg: fromPort, toPort",
            "update producer-link-sg-to-producer-alb-sg: fromPort, toPort",
            "update consumer-integration: tlsConfig",
        ],
    },
    Change {
        what: "browsers: no route takes their preflights any more",
        settings: &[("corsOrigins", r#"["https://example.com"]"#)],
        plan: &[
            "update consumer-api: corsConfiguration",
            "create consumer-route-get",
            "create consumer-route-head",
            "delete consumer-route",
        ],
    },
    Change {
        what: "a shell in tasks",
        settings: &[("ecsExec", "true")],
        plan: &[
            "create producer-{s}-exec-policy",
            "replace producer-{s}-task: containerDefinitions",
            "update producer-{s}-service: enableExecuteCommand, taskDefinition",
        ],
    },
    Change {
        what: "insights",
        settings: &[("containerInsights", "true")],
        plan: &["update producer-cluster: settings"],
    },
    Change {
        what: "scaling",
        settings: &[("maxCount", "4")],
        plan: &["create producer-{s}-scaling", "create producer-{s}-scaling-cpu"],
    },
    Change {
        what: "no access log",
        settings: &[("apiAccessLogs", "false")],
        plan: &["update consumer-stage: accessLogSettings", "delete consumer-access-logs"],
    },
    Change {
        what: "an access log of the load balancer",
        settings: &[("loadBalancerAccessLogs", "true")],
        plan: &[
            "create producer-alb-logs",
            "create producer-alb-logs-lifecycle",
            "create producer-alb-logs-policy",
            "create producer-alb-logs-private",
            "create producer-alb-logs-versioning",
            "update producer-alb: accessLogs",
        ],
    },
    Change {
        what: "deletion protection",
        settings: &[("deletionProtection", "true")],
        plan: &["update producer-alb: enableDeletionProtection"],
    },
    Change {
        what: "repositories that keep their images",
        settings: &[("forceDeleteRepositories", "false")],
        plan: &["update producer-{s}-repository: forceDelete"],
    },
];

/// An edit of the program, and what it does.
const EDITS: &[(&str, &str, &str, &str)] = &[
    (
        "program/src/producer/service.rs",
        r#".values([spec.path.to_owned(), format!("{}/*", spec.path)])"#,
        r#".values([spec.path.to_owned(), format!("{}/*", spec.path), format!("/v1{}", spec.path)])"#,
        "update producer-{s}-rule: conditions",
    ),
    (
        "program/src/settings/service.rs",
        r#"format!("{}/health", self.path)"#,
        "self.path.to_owned()",
        "update producer-{s}-tg: healthCheck",
    ),
    (
        "program/src/consumer/api.rs",
        r#"format!("{}-api", settings.prefix))
            .protocol_type"#,
        r#"format!("{}-gateway", settings.prefix))
            .protocol_type"#,
        "update consumer-api: name",
    ),
];

/// What a pull request's reader sees of the edits.
const COMMENT: &str = "\
### Preview of `updates`: 5 to update, 86 unchanged

| | Resource | Property | Old | New |
|---|---|---|---|---|
| update | `consumer-api` aws:apigatewayv2/api:Api | `name` | `http-api-fargate-updates-api` | `http-api-fargate-updates-gateway` |
| update | `producer-author-rule` aws:lb/listenerRule:ListenerRule | `conditions[0].pathPattern.values[2]` |  | `/v1/api/authors` |
| update | `producer-author-tg` aws:lb/targetGroup:TargetGroup | `healthCheck.path` | `/api/authors/health` | `/api/authors` |
| update | `producer-book-rule` aws:lb/listenerRule:ListenerRule | `conditions[0].pathPattern.values[2]` |  | `/v1/api/books` |
| update | `producer-book-tg` aws:lb/targetGroup:TargetGroup | `healthCheck.path` | `/api/books/health` | `/api/books` |
";

#[test]
fn changes_do_what_aws_can_do() -> Result<()> {
    let project = Project::new("updates")?;
    up(&project)?;
    let mut wrong = String::new();
    for change in CHANGES {
        project.configure(change.settings)?;
        let preview = project.preview().with_context(|| change.what)?;
        check(change.what, &preview, change.plan, &mut wrong)?;
    }

    project.configure(&[("tags", r#"{"team":"books"}"#)])?;
    let resources = project.resources()?;
    let tagged = resources.iter().filter(|resource| resource["inputs"]["tags"].is_object());
    let tags: Vec<_> = tagged.map(|resource| format!("update {}: tags", name(resource))).collect();
    let lines: Vec<_> = tags.iter().map(String::as_str).collect();
    check("tags", &project.preview()?, &lines, &mut wrong)?;

    project.configure(&[])?;
    for (file, old, new, _) in EDITS {
        project.edit(file, |text| text.replace(old, new))?;
    }
    project.build()?;
    let plan: Vec<_> = EDITS.iter().map(|(_, _, _, line)| *line).collect();
    let preview = project.preview()?;
    check("path pattern, health path, name of the API", &preview, &plan, &mut wrong)?;
    ensure!(wrong.is_empty(), "{wrong}");
    comment(&project, &preview)?;

    // The riskiest, made: the edits, then all that replaces.
    up(&project)?;
    for settings in [
        &[("logRetentionDays", "7")][..],
        &[("services", r#"{"book":{"cpu":512,"memory":1024}}"#)],
        &[("consumerCidr", "10.2.0.0/16")],
        &[("zones", "3"), ("consumerCidr", "10.2.0.0/16")],
        &[("producerCidr", "10.3.0.0/16"), ("zones", "3")],
    ] {
        project.configure(settings)?;
        up(&project).with_context(|| format!("{settings:?}"))?;
    }
    project.destroy()?;
    ensure!(project.resources()?.is_empty(), "destroy leaves {:?}", project.resources()?);
    Ok(())
}

/// Updates, and asks both services.
fn up(project: &Project) -> Result<()> {
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    let outputs = project.outputs()?;
    for (name, length) in [("booksEndpoint", 692), ("authorsEndpoint", 433)] {
        let url = outputs[name].as_str().with_context(|| format!("no output {name}"))?;
        let answer = http::get(url)?;
        ensure!(answer.status == 200 && answer.body.len() == length, "{name}: {answer:?}");
    }
    Ok(())
}

/// Adds what a preview plans otherwise than expected to `wrong`.
fn check(what: &str, preview: &Value, expected: &[&str], wrong: &mut String) -> Result<()> {
    let expected: BTreeSet<_> = expected.iter().flat_map(|line| expand(line)).collect();
    let planned = planned(preview);
    if planned != expected {
        let more: Vec<_> = planned.difference(&expected).collect();
        let fewer: Vec<_> = expected.difference(&planned).collect();
        *wrong +=
            &format!("{what}:\n  planned, not expected: {more:#?}\n  expected, not planned: {fewer:#?}\n");
    }
    as_the_schema_says(what, preview, wrong)
}

/// The lines that a line stands for.
fn expand(line: &str) -> Vec<String> {
    let values: &[&str] = match line {
        _ if line.contains("{s}") => &["book", "author"],
        _ if line.contains("{z}") => &["1", "2"],
        _ => return vec![line.to_owned()],
    };
    values.iter().map(|value| line.replace("{s}", value).replace("{z}", value)).collect()
}

/// The plan, in the form of the table. A replacement's properties are those that force it.
fn planned(preview: &Value) -> BTreeSet<String> {
    let plan = operations(preview).into_iter().map(|(resource, operation)| {
        let (op, key) = match operation {
            "create" | "delete" => return format!("{operation} {resource}"),
            "update" => ("update", "diffReasons"),
            _ => ("create-replacement", "replaceReasons"),
        };
        let step = steps(preview).iter().find(|step| name(step) == resource && step["op"] == op);
        let reasons = step.map(|step| properties(&step[key])).unwrap_or_default();
        format!("{operation} {resource}: {}", reasons.into_iter().collect::<Vec<_>>().join(", "))
    });
    plan.collect()
}

/// The top-level properties of a list of property paths.
fn properties(paths: &Value) -> BTreeSet<&str> {
    let paths = paths.as_array().into_iter().flatten().filter_map(Value::as_str);
    paths.map(|path| path.split(['.', '[']).next().unwrap_or(path)).collect()
}

/// What replaces is what the provider's schema says replaces, and what it says replaces is not updated in place.
fn as_the_schema_says(what: &str, preview: &Value, wrong: &mut String) -> Result<()> {
    let text = fs::read_to_string(workspace().join("crates/aws/schema.json"))?;
    let schema: Value = serde_json::from_str(&text)?;
    for step in steps(preview) {
        let token = step["newState"]["type"].as_str().unwrap_or_default();
        let inputs = &schema["resources"][token]["inputProperties"];
        // The schema does not say it of what is inside: a Cloud Map service stays in its namespace.
        let inside = |property: &str| property == "dnsConfig";
        let replaces = |property: &str| inputs[property]["replaceOnChanges"] == true || inside(property);
        let key = if step["op"] == "update" { "diffReasons" } else { "replaceReasons" };
        for property in properties(&step[key]) {
            if replaces(property) == (step["op"] == "update") {
                *wrong +=
                    &format!("{what}: {} of {property} of {}, against the schema\n", step["op"], name(step));
            }
        }
    }
    Ok(())
}

/// The comment on a pull request with the edits.
fn comment(project: &Project, preview: &Value) -> Result<()> {
    let file = project.path().join("preview.json");
    fs::write(&file, preview.to_string())?;
    let mut xtask = Command::new("cargo");
    xtask.args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--",
        "preview",
        "--markdown",
        "--stack",
        "updates",
        "--from",
    ]);
    let output = xtask.arg(&file).current_dir(workspace()).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout)?;
    ensure!(text == COMMENT, "the comment reads:\n{text}");
    Ok(())
}
