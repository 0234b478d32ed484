//! Ways of breaking the program by one line, on the real engine: what AWS would say, in one diagnostic, and nothing left behind.

use std::{path::Path, time::Instant};

use anyhow::{Context, Result, ensure};
use e2e::{Project, http, processes};
use serde_json::{Value as Json, json};

/// A break: what it is, its edits, and words of its diagnostic.
type Break = (&'static str, Vec<Json>, &'static str);

/// What one line makes of a property.
fn set(resource: &str, property: &str, value: Json) -> Vec<Json> {
    vec![json!({"resource": resource, "property": property, "set": value})]
}

/// What one line makes of a property that holds JSON.
fn replace(resource: &str, property: &str, from: &str, with: &str) -> Vec<Json> {
    vec![json!({"resource": resource, "property": property, "replace": from, "with": with})]
}

fn conditions(condition: Json) -> Vec<Json> {
    set("producer-book-rule", "conditions", json!([condition]))
}

fn paths(paths: &[&str]) -> Vec<Json> {
    conditions(json!({"pathPattern": {"values": paths}}))
}

fn default_action(actions: Json) -> Vec<Json> {
    set("producer-listener", "defaultActions", actions)
}

fn log_format(format: &str) -> Json {
    let arn = "arn:aws:logs:us-west-2:000000000000:log-group:/aws/vendedlogs/http-api-fargate-broken-api";
    json!({"destinationArn": arn, "format": format})
}

/// What is refused before anything is created.
fn refused() -> Vec<Break> {
    let (role, policy) = ("producer-book-execution-role", "producer-book-execution-policy");
    let (task, service) = ("producer-book-task", "producer-book-service");
    let containers = |from, with| replace(task, "containerDefinitions", from, with);
    let not_found = json!({"type": "fixed-response", "fixedResponse": {"contentType": "text/plain", "statusCode": "404"}});
    vec![
        (
            "role trusts ecs-task",
            replace(role, "assumeRolePolicy", "ecs-tasks.", "ecs-task."),
            "MalformedPolicyDocument: Invalid principal in policy: \"SERVICE\":\"ecs-task.amazonaws.com\"",
        ),
        (
            "trust policy with a resource",
            replace(role, "assumeRolePolicy", "\"Effect\"", "\"Resource\":\"*\",\"Effect\""),
            "MalformedPolicyDocument: Has prohibited field Resource.",
        ),
        (
            "action without its service",
            replace(policy, "policy", "ecr:GetAuthorizationToken", "GetAuthorizationToken"),
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ),
        (
            "resource that is no ARN",
            replace(policy, "policy", "\"*\"", "\"books\""),
            "Resource books must be in ARN format or \"*\".",
        ),
        (
            "managed policy cut short",
            set(
                "consumer-bastion-ssm",
                "policyArn",
                json!("arn:aws:iam::aws:policy/AmazonSSMManagedInstance"),
            ),
            "NoSuchEntity: Policy arn:aws:iam::aws:policy/AmazonSSMManagedInstance does not exist or is not attachable.",
        ),
        (
            "no launch type",
            set(service, "launchType", Json::Null),
            "unable to place a task because no container instance met all of its requirements",
        ),
        (
            "no subnets",
            set(service, "networkConfiguration", json!({"subnets": [], "securityGroups": []})),
            "InvalidParameterException: subnets can not be empty.",
        ),
        (
            "both percents 100",
            vec![
                json!({"resource": service, "property": "deploymentMinimumHealthyPercent", "set": 100}),
                json!({"resource": service, "property": "deploymentMaximumPercent", "set": 100}),
            ],
            "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
        ),
        (
            "no execution role",
            set(task, "executionRoleArn", Json::Null),
            "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
        ),
        (
            "sizes that do not go together",
            set(task, "memory", json!("4096")),
            "No Fargate configuration exists for given values: 256 CPU, 4096 memory.",
        ),
        (
            "bridge network",
            set(task, "networkMode", json!("bridge")),
            "Fargate only supports network mode 'awsvpc'.",
        ),
        (
            "log driver json-file",
            containers("\"awslogs\"", "\"json-file\""),
            "json-file is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]",
        ),
        (
            "no stream prefix",
            containers("awslogs-stream-prefix", "awslogs-stream"),
            "Fargate requires log configuration options to include awslogs-stream-prefix",
        ),
        (
            "privileged container",
            containers("\"essential\":true", "\"essential\":true,\"privileged\":true"),
            "Fargate requires that the 'privileged' setting be 'false'",
        ),
        (
            "slow start of 10 s",
            set("producer-book-tg", "slowStart", json!(10)),
            "'slow_start.duration_seconds' value '10' must be between '30-900' inclusive",
        ),
        (
            "matcher over 499",
            set("producer-book-tg", "healthCheck", json!({"path": "/", "matcher": "200-600"})),
            "Health check matcher HTTP code",
        ),
        (
            "health check without pause",
            set("producer-book-tg", "healthCheck", json!({"path": "/", "interval": 10, "timeout": 10})),
            "Health check timeout '10' must be smaller than the interval '10'",
        ),
        (
            "six paths",
            paths(&["/1", "/2", "/3", "/4", "/5", "/6"]),
            "A rule can only have '5' condition values",
        ),
        ("six wildcards", paths(&["/*/*/*/*/*/*"]), "A rule can only have '5' condition wildcards"),
        (
            "braces in a path pattern",
            paths(&["/api/{id}"]),
            "The value for 'path-pattern' contains a character that is not valid",
        ),
        (
            "host without a dot",
            conditions(json!({"hostHeader": {"values": ["books"]}})),
            "Condition value 'books' contains a character that is not valid",
        ),
        (
            "address without a block",
            conditions(json!({"sourceIp": {"values": ["10.0.0.1"]}})),
            "The specified value '10.0.0.1' is not a valid CIDR block",
        ),
        (
            "priority of another rule",
            set("producer-book-rule", "priority", json!(2)),
            "PriorityInUse: Priority '2' is currently in use",
        ),
        (
            "redirect to itself",
            default_action(
                json!([{"type": "redirect", "redirect": {"statusCode": "HTTP_301", "port": "#{port}"}}]),
            ),
            "The redirect configuration is not valid because it creates a loop.",
        ),
        (
            "two answers",
            default_action(json!([not_found, not_found])),
            "Action types 'fixed-response,fixed-response' cannot be specified together",
        ),
        (
            "access log without a request id",
            set("consumer-stage", "accessLogSettings", log_format("$context.status")),
            "Access Log format must include either $context.requestId or $context.extendedRequestId",
        ),
        (
            "settings of no route",
            set("consumer-stage", "routeSettings", json!([{"routeKey": "GET /x", "throttlingRateLimit": 1}])),
            "NotFoundException: Unable to find Route by key GET /x within the provided RouteSettings",
        ),
        (
            "execution logs",
            set("consumer-stage", "defaultRouteSettings", json!({"loggingLevel": "INFO"})),
            "Execution logs are not supported on protocolType HTTP",
        ),
        (
            "parameter mapping that is none",
            set("consumer-integration", "requestParameters", json!({"set:header.x": "1"})),
            "Invalid Request Actioned Parameter",
        ),
        (
            "integration of a load balancer",
            set(
                "consumer-integration",
                "integrationUri",
                json!("arn:aws:elasticloadbalancing:us-west-2:000000000000:loadbalancer/app/x/1"),
            ),
            "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.",
        ),
        (
            "namespace with an umlaut",
            set("producer-namespace", "name", json!("b\u{fc}cher.local")),
            "failed to satisfy constraint: Member must satisfy regular expression pattern",
        ),
        (
            "no image kept",
            replace("producer-book-lifecycle", "policy", "\"countNumber\":10", "\"countNumber\":0"),
            "instance failed to match exactly one schema (matched 0 out of 4)",
        ),
        (
            "misspelt instance type",
            set("consumer-bastion", "instanceType", json!("t3.nan")),
            "Invalid value 't3.nan' for InstanceType.",
        ),
        (
            "instance of another architecture",
            set("consumer-bastion", "instanceType", json!("t4g.nano")),
            "The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI.",
        ),
    ]
}

/// What AWS takes, and the tasks do not start.
fn without_tasks() -> Vec<Break> {
    vec![
        (
            "tasks that may not go out",
            [set("producer-book-sg-to-https", "cidrIpv4", json!("10.0.0.0/16")), vec![restart()]].concat(),
            "allow no egress on tcp port 443 to public addresses",
        ),
        (
            "container that the service does not name",
            replace("producer-book-task", "containerDefinitions", "\"bookContainer\"", "\"books\""),
            "The container bookContainer does not exist in the task definition.",
        ),
    ]
}

/// The line that starts new tasks.
fn restart() -> Json {
    json!({"resource": "producer-book-task", "property": "memory", "set": "1024"})
}

/// Updates the stack with a break, which must fail with its words, in one error.
fn fails(project: &Project, (what, edits, words): &Break) -> Result<()> {
    project.configure(&[("edits", &json!(edits).to_string())])?;
    let text = project.on_stack(&["up", "--yes", "--skip-preview"])?.failed()?;
    let (_, diagnostics) = text.split_once("Diagnostics:").unwrap_or_default();
    let (diagnostics, _) = diagnostics.split_once("\nResources:").unwrap_or((diagnostics, ""));
    ensure!(diagnostics.contains(words), "{what}: {words:?} is not said:\n{text}");
    // Older engines add that the stack's update failed.
    let is_own = |line: &&str| line.starts_with("error:") && *line != "error: update failed";
    let errors = diagnostics.lines().map(str::trim).filter(is_own).count();
    ensure!(errors == 1, "{what}: not one diagnostic:\n{text}");
    Ok(())
}

fn repaired(project: &Project) -> Result<()> {
    project.configure(&[])?;
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    Ok(())
}

#[test]
fn each_is_refused_in_awss_words_and_leaves_nothing() -> Result<()> {
    let project = Project::new("broken")?;
    project.run_binary(Path::new(env!("CARGO_BIN_EXE_broken")))?;
    repaired(&project)?;
    let resources = project.resources()?.len();
    let start = Instant::now();
    let mut wrong = Vec::new();
    for broken in refused() {
        wrong.extend(fails(&project, &broken).err().map(|error| error.to_string()));
        let now = project.resources()?;
        ensure!(now.len() == resources, "{}: {} resources, and not {resources}", broken.0, now.len());
    }
    for broken in without_tasks() {
        wrong.extend(fails(&project, &broken).err().map(|error| error.to_string()));
        repaired(&project)?;
    }
    ensure!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n\n"));
    let count = refused().len() + without_tasks().len();
    println!("{count} breaks in {:.0} s", start.elapsed().as_secs_f64());
    let endpoint = project.outputs()?["booksEndpoint"].as_str().context("no endpoint")?.to_owned();
    let answer = http::get(&format!("{endpoint}/api/books"))?;
    ensure!(answer.status == 200, "after all of them: {answer:?}");
    project.destroy()?;
    ensure!(project.resources()?.is_empty(), "destroy leaves {:?}", project.resources()?);
    processes::none(project.path())
}
