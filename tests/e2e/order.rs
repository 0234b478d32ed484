//! The order in which a destroy deletes, proven from the state with one, two and three services: what AWS
//! must lose first depends on what it must lose later. The third service is added in one edit, and answers.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{Project, graph::Graph, http};

/// What the program is edited to: the line of the author service, and one more below it.
const SERVICES: &str = "program/src/settings/service.rs";
const AUTHOR: &str = "    ServiceSpec { name: \"author\", package: \"author-service\", path: Some(\"/api/authors\"), ..DEFAULT },\n";
const REVIEW: &str = "    ServiceSpec { name: \"review\", package: \"review-service\", path: Some(\"/api/reviews\"), ..DEFAULT },\n";

/// What must go before what on AWS, beyond what inputs say. `{s}` stands for each service and `{z}` for each
/// zone.
const BEFORE: &[(&str, &str, &str)] = &[
    ("producer-{s}-service", "producer-{s}-rule", "tasks leave a target group that the listener still uses"),
    ("producer-{s}-service", "producer-{s}-tg", "a target group in use cannot be deleted"),
    ("producer-{s}-service", "producer-{s}-execution-policy", "a task that restarts pulls its image"),
    ("producer-{s}-service", "producer-{s}-image", "and the image must be there"),
    ("producer-{s}-service", "producer-{s}-logs", "ECS would make the log group again"),
    ("producer-{s}-service", "producer-{s}-discovery", "a registered task keeps the Cloud Map service"),
    ("producer-{s}-service", "producer-cluster", "a cluster with services cannot be deleted"),
    ("producer-{s}-service", "producer-{s}-sg", "the tasks' interfaces hold the group"),
    ("producer-{s}-service", "producer-{s}-sg-to-https", "tasks need their way out until they are gone"),
    (
        "producer-{s}-service",
        "producer-{s}-sg-from-producer-alb-sg",
        "health checks reach the tasks until they are gone",
    ),
    ("producer-{s}-service", "producer-alb-sg-to-producer-{s}-sg", "the same, from the load balancer"),
    ("producer-{s}-service", "producer-network-private-{z}", "the tasks' interfaces hold the subnets"),
    (
        "producer-{s}-service",
        "producer-network-private-{z}-default",
        "tasks need their way out until they are gone",
    ),
    ("producer-{s}-service", "producer-network-private-{z}-association", "the same, for the route table"),
    ("producer-{s}-scaling-cpu", "producer-{s}-scaling", "a policy scales a target"),
    ("producer-{s}-scaling", "producer-{s}-service", "a scaled service would be scaled while it goes"),
    ("producer-{s}-rule", "producer-{s}-tg", "a target group in use cannot be deleted"),
    ("producer-{s}-rule", "producer-listener", "a rule goes with its listener"),
    ("producer-{s}-discovery", "producer-namespace", "a namespace with services cannot be deleted"),
    (
        "producer-{s}-execution-policy",
        "producer-{s}-execution-role",
        "a role with a policy cannot be deleted",
    ),
    ("producer-{s}-exec-policy", "producer-{s}-task-role", "a role with a policy cannot be deleted"),
    ("producer-{s}-image", "producer-{s}-repository", "an image is in its repository"),
    ("producer-{s}-lifecycle", "producer-{s}-repository", "a policy goes with its repository"),
    ("producer-{s}-sg-from-producer-alb-sg", "producer-alb-sg", "a referenced group cannot be deleted"),
    ("producer-alb-sg-to-producer-{s}-sg", "producer-{s}-sg", "a referenced group cannot be deleted"),
    ("producer-listener", "producer-alb", "a listener goes with its load balancer"),
    ("producer-alb", "producer-alb-sg", "the load balancer's interfaces hold the group"),
    ("producer-alb", "producer-network-private-{z}", "the load balancer's interfaces hold the subnets"),
    ("producer-alb", "producer-alb-logs-policy", "the load balancer writes to the bucket until it is gone"),
    ("producer-alb-logs-policy", "producer-alb-logs", "a policy goes with its bucket"),
    ("producer-vpc-link", "producer-link-sg", "the link's interfaces hold the group"),
    ("producer-vpc-link", "producer-network-private-{z}", "the link's interfaces hold the subnets"),
    ("producer-namespace", "producer-network-vpc", "a private zone belongs to its VPC"),
    (
        "producer-network-private-{z}-association",
        "producer-network-private-{z}",
        "a subnet in use cannot be deleted",
    ),
    (
        "producer-network-private-{z}-association",
        "producer-network-private-{z}-routes",
        "a route table in use cannot be deleted",
    ),
    ("producer-network-public-{z}", "producer-network-vpc", "a VPC with subnets cannot be deleted"),
    ("producer-network-igw", "producer-network-vpc", "an attached gateway holds the VPC"),
    ("consumer-integration", "producer-vpc-link", "a VPC link in use cannot be deleted"),
    ("consumer-integration", "producer-listener", "an integration names its listener"),
    ("consumer-route", "consumer-integration", "an integration in use cannot be deleted"),
    ("consumer-stage", "consumer-route", "a deployment has its routes"),
    ("consumer-stage", "consumer-access-logs", "the stage writes its log until it is gone"),
    (
        "consumer-bastion",
        "consumer-network-igw",
        "a gateway with public addresses behind it cannot be detached",
    ),
    ("consumer-bastion", "consumer-network-public-1-default", "the host needs its way out until it is gone"),
    ("consumer-bastion", "consumer-bastion-sg", "the host's interface holds the group"),
    ("consumer-bastion", "consumer-bastion-profile", "a profile in use"),
    ("consumer-bastion", "consumer-bastion-ssm", "the agent needs its permissions until the host is gone"),
    ("consumer-bastion-profile", "consumer-bastion-role", "a role in a profile cannot be deleted"),
    ("consumer-bastion-ssm", "consumer-bastion-role", "a role with a policy cannot be deleted"),
    ("observability-{s}-tasks", "observability-topic", "an alarm names its topic"),
    ("observability-email", "observability-topic", "a subscription goes with its topic"),
];

/// What holds with NAT gateways.
const BEFORE_NAT: &[(&str, &str, &str)] = &[
    ("producer-{s}-service", "producer-network-nat-{z}", "tasks need their way out until they are gone"),
    (
        "producer-network-private-{z}-default",
        "producer-network-nat-{z}",
        "a route through a gateway that is gone",
    ),
    ("producer-network-nat-{z}", "producer-network-nat-{z}-ip", "an associated address cannot be released"),
    (
        "producer-network-nat-{z}",
        "producer-network-igw",
        "a gateway with public addresses behind it cannot be detached",
    ),
    ("producer-network-nat-{z}-ip", "producer-network-igw", "the same, while the address is associated"),
    ("producer-network-nat-{z}", "producer-network-public-{z}", "the gateway's interface holds the subnet"),
];

const FEATURES: &[(&str, &str)] = &[
    ("alarms", "true"),
    ("alarmEmail", "team@example.com"),
    ("dashboard", "true"),
    ("maxCount", "4"),
    ("ecsExec", "true"),
    ("loadBalancerAccessLogs", "true"),
];

#[test]
fn one_two_and_three_services_go_in_order() -> Result<()> {
    let project = Project::new("order")?;
    project.configure(FEATURES)?;
    round(&project, &["book", "author"])?;

    add_the_third(&project)?;
    round(&project, &["book", "author", "review"])?;

    // From three to one in an update: two services are deleted while the third answers.
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    project.edit(SERVICES, |text| text.replace(AUTHOR, "").replace(REVIEW, ""))?;
    project.build()?;
    round(&project, &["book"])
}

/// Deploys, asks every service, proves the order, and destroys.
fn round(project: &Project, services: &[&str]) -> Result<()> {
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    let outputs = project.outputs()?;
    for service in services {
        let url = outputs[format!("{service}sEndpoint")].as_str().context("no endpoint")?;
        let answer = http::get(url)?;
        ensure!(answer.status == 200 && answer.text().starts_with("[{\"id\":1,"), "{url}: {answer:?}");
    }
    let graph = Graph::new(project.resources()?);
    let found = graph.names("aws:ecs/service:Service").len();
    ensure!(found == services.len(), "{found} services, not {services:?}");
    for (first, later, why) in BEFORE.iter().chain(BEFORE_NAT) {
        for (first, later) in expand(first, later, services) {
            ensure!(graph.goes_before(&first, &later)?, "{first} must go before {later}: {why}");
        }
    }
    let unordered = graph.references_without_order();
    ensure!(unordered.is_empty(), "resources that name others without depending on them: {unordered:?}");
    project.destroy()?;
    ensure!(project.resources()?.is_empty(), "destroy leaves {:?}", project.resources()?);
    Ok(())
}

/// The pairs that a row of the table stands for.
fn expand(first: &str, later: &str, services: &[&str]) -> Vec<(String, String)> {
    let mut pairs = vec![(first.to_owned(), later.to_owned())];
    for (mark, values) in [("{s}", services), ("{z}", &["1", "2"])] {
        if first.contains(mark) || later.contains(mark) {
            let each = pairs.iter().flat_map(|(first, later)| {
                values.iter().map(move |value| (first.replace(mark, value), later.replace(mark, value)))
            });
            pairs = each.collect();
        }
    }
    pairs
}

/// Adds the third service: a workload of its own, and in the program one value.
fn add_the_third(project: &Project) -> Result<()> {
    let services = project.path().join("services");
    e2e::copy_folder(&services.join("author-service"), &services.join("review-service"))?;
    let rename =
        |text: &str| text.replace("author-service", "review-service").replace("/api/authors", "/api/reviews");
    for file in ["Cargo.toml", "src/lib.rs", "src/main.rs"] {
        project.edit(&format!("services/review-service/{file}"), |text| {
            rename(text).replace("author_service", "review_service")
        })?;
    }
    let git = |args: &[&str]| e2e::run(Command::new("git").args(args).current_dir(project.path()));
    git(&["init", "--quiet"])?.ok()?;
    git(&["add", "--all", "program", "Cargo.toml"])?.ok()?;
    project.edit(SERVICES, |text| text.replace(AUTHOR, &format!("{AUTHOR}{REVIEW}")))?;
    // All that is not the workload itself, as `git diff` counts it: added, deleted, file.
    let difference = git(&["diff", "--numstat"])?.ok()?;
    ensure!(difference == format!("1\t0\t{SERVICES}\n"), "the edit is larger than one line:\n{difference}");
    project.build()
}
