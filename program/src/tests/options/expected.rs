//! What a configuration must register: a count for each thing that an option decides.

use pulumi_sdk::{Value, testing::Report};
use serde_json::Value as Json;

use super::pairs::Row;
use crate::settings::SERVICES;

/// What, how often it is wanted, and how often it was found.
pub type Check = (&'static str, usize, usize);

/// The checks of one configuration.
pub fn of(row: &Row, report: &Report) -> Vec<Check> {
    let has = |factor: &str, level: &str| row.level(factor) == level;
    let found = Found::new(report);
    let count = |token: &str, holds: &dyn Fn(&Json) -> bool| found.count(token, holds);
    let all = |token: &str| count(token, &|_| true);
    let is_level = |value: &Json, factor: &str| value.as_f64() == row.level(factor).parse().ok();
    let if_ = |asked: bool, number: usize| if asked { number } else { 0 };

    let services = SERVICES.len();
    let hardened = has("preset", "hardened");
    let zones = if has("zones", "3") { 3 } else { 2 };
    let protected = hardened || has("deletionProtection", "on");
    let bucket = hardened || has("loadBalancerAccessLogs", "on");
    let access_log = hardened || has("apiAccessLogs", "on");
    let tls = has("loadBalancerCertificate", "a certificate");
    let jwt = has("jwt", "an issuer");
    let bastion = !has("bastion", "none");
    let routes = if has("corsOrigins", "one") { 2 } else { 1 };
    let log_groups = services + if_(access_log, 1);
    let larger = has("services", "book larger");
    // The book's own count, then all others'.
    let counts = |book: u64, others: u64| if larger { (book, 1) } else { (others, services) };
    let everyone = if has("desiredCount", "1") { 1 } else { 2 };
    let (book_count, with_book_count) = counts(3, everyone);
    let most = if has("maxCount", "4") { 4 } else { 0 };

    vec![
        ("zones of subnets", zones * 3, all("aws:ec2/subnet:Subnet")),
        (
            "the producer's network",
            1,
            count("aws:ec2/vpc:Vpc", &|vpc| vpc["cidrBlock"] == row.level("producerCidr")),
        ),
        (
            "the consumer's network",
            1,
            count("aws:ec2/vpc:Vpc", &|vpc| vpc["cidrBlock"] == row.level("consumerCidr")),
        ),
        (
            "NAT gateways",
            match row.level("egress") {
                "nat-per-zone" => zones,
                "single-nat" => 1,
                _ => 0,
            },
            all("aws:ec2/natGateway:NatGateway"),
        ),
        (
            "VPC endpoints",
            if_(has("egress", "endpoints"), 4 + if_(has("ecsExec", "on"), 1)),
            all("aws:ec2/vpcEndpoint:VpcEndpoint"),
        ),
        (
            "larger tasks",
            if_(larger, 1),
            count("aws:ecs/taskDefinition:TaskDefinition", &|task| {
                task["cpu"] == "512" && task["memory"] == "1024"
            }),
        ),
        (
            "tasks for ARM",
            if_(has("architecture", "arm64"), services),
            count("aws:ecs/taskDefinition:TaskDefinition", &|task| {
                task["runtimePlatform"]["cpuArchitecture"] == "ARM64"
            }),
        ),
        (
            "images for ARM",
            if_(has("architecture", "arm64"), services),
            count("image:index:CargoImage", &|image| image["platform"] == "linux/arm64"),
        ),
        (
            "services with their count",
            with_book_count,
            count("aws:ecs/service:Service", &|service| service["desiredCount"] == book_count),
        ),
        (
            "scaling policies",
            if_(most > 0, services),
            count("aws:appautoscaling/policy:Policy", &|policy| {
                let aim = &policy["targetTrackingScalingPolicyConfiguration"]["targetValue"];
                is_level(aim, "scalingCpuTarget")
            }),
        ),
        (
            "scaling targets",
            if_(most > 0, services),
            count("aws:appautoscaling/target:Target", &|target| {
                is_level(&target["minCapacity"], "minCount") && target["maxCapacity"] == most
            }),
        ),
        (
            "services with a shell",
            if_(has("ecsExec", "on"), services),
            count("aws:ecs/service:Service", &|service| service["enableExecuteCommand"] == true),
        ),
        (
            "policies of task roles and execution roles",
            services + if_(has("ecsExec", "on"), services),
            all("aws:iam/rolePolicy:RolePolicy"),
        ),
        (
            "clusters with insights",
            if_(hardened || has("containerInsights", "on"), 1),
            count("aws:ecs/cluster:Cluster", &|cluster| cluster["settings"][0]["value"] == "enabled"),
        ),
        (
            "log groups with their retention",
            log_groups,
            count("aws:cloudwatch/logGroup:LogGroup", &|group| {
                is_level(&group["retentionInDays"], "logRetentionDays")
            }),
        ),
        (
            "encrypted log groups",
            if_(has("logKmsKeyArn", "a key"), log_groups),
            count("aws:cloudwatch/logGroup:LogGroup", &|group| group["kmsKeyId"].is_string()),
        ),
        (
            "access logs of the API",
            if_(access_log, 1),
            count("aws:apigatewayv2/stage:Stage", &|stage| stage["accessLogSettings"].is_object()),
        ),
        (
            "access logs of the load balancer",
            if_(bucket, 1),
            count("aws:lb/loadBalancer:LoadBalancer", &|balancer| balancer["accessLogs"]["enabled"] == true),
        ),
        ("buckets", if_(bucket, 1), all("aws:s3/bucket:Bucket")),
        (
            "throttled stages",
            if_(has("throttling", "100 a second"), 1),
            count("aws:apigatewayv2/stage:Stage", &|stage| {
                let limits = &stage["defaultRouteSettings"];
                limits["throttlingRateLimit"].as_f64() == Some(100.0) && limits["throttlingBurstLimit"] == 200
            }),
        ),
        (
            "APIs for browsers",
            routes - 1,
            count("aws:apigatewayv2/api:Api", &|api| api["corsConfiguration"].is_object()),
        ),
        ("routes", routes, all("aws:apigatewayv2/route:Route")),
        ("authorizers", if_(jwt, 1), all("aws:apigatewayv2/authorizer:Authorizer")),
        (
            "routes that ask for a token",
            if_(jwt, routes),
            count("aws:apigatewayv2/route:Route", &|route| {
                route["authorizationType"] == "JWT" && route["authorizerId"].is_string()
            }),
        ),
        (
            "domain names",
            if_(has("domain", "a name"), 1),
            count("aws:apigatewayv2/domainName:DomainName", &|domain| {
                domain["domainName"] == "api.example.com"
            }),
        ),
        ("mappings", if_(has("domain", "a name"), 1), all("aws:apigatewayv2/apiMapping:ApiMapping")),
        (
            "APIs that answer under AWS's name",
            if_(!has("domain", "a name"), 1),
            count("aws:apigatewayv2/api:Api", &|api| api["disableExecuteApiEndpoint"] == false),
        ),
        (
            "listeners with TLS",
            if_(tls, 1),
            count("aws:lb/listener:Listener", &|listener| {
                listener["protocol"] == "HTTPS"
                    && listener["port"] == 443
                    && listener["certificateArn"].is_string()
            }),
        ),
        (
            "integrations with TLS",
            if_(tls, 1),
            count("aws:apigatewayv2/integration:Integration", &|integration| {
                integration["tlsConfig"]["serverNameToVerify"] == "internal.example.com"
            }),
        ),
        (
            "alarms",
            if_(!has("alarms", "off"), 2 + 3 * services),
            all("aws:cloudwatch/metricAlarm:MetricAlarm"),
        ),
        ("topics", if_(!has("alarms", "off"), 1), all("aws:sns/topic:Topic")),
        (
            "subscriptions",
            if_(has("alarms", "by mail"), 1),
            all("aws:sns/topicSubscription:TopicSubscription"),
        ),
        ("dashboards", if_(has("dashboard", "on"), 1), all("aws:cloudwatch/dashboard:Dashboard")),
        ("bastions", if_(bastion, 1), all("aws:ec2/instance:Instance")),
        (
            "bastions with a key",
            if_(has("bastion", "ssh"), 1),
            count("aws:ec2/instance:Instance", &|instance| instance["keyName"] == "ops"),
        ),
        (
            "open SSH ports",
            if_(has("bastion", "ssh"), 1),
            count("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", &|rule| {
                rule["fromPort"] == 22 && rule["cidrIpv4"] == "192.0.2.0/24"
            }),
        ),
        (
            "addresses of bastions",
            if_(bastion, 1),
            usize::from(report.outputs.contains_key("bastionPublicIp")),
        ),
        // The API, the load balancer, the services, and the bucket of logs.
        (
            "protected resources",
            if_(protected, 2 + services + if_(bucket, 1)),
            report.registrations.iter().filter(|registration| registration.protect == Some(true)).count(),
        ),
        (
            "load balancers that AWS protects",
            if_(protected, 1),
            count("aws:lb/loadBalancer:LoadBalancer", &|balancer| {
                balancer["enableDeletionProtection"] == true
            }),
        ),
        (
            "repositories that keep their images",
            if_(hardened || has("forceDeleteRepositories", "off"), services),
            count("aws:ecr/repository:Repository", &|repository| repository["forceDelete"] == false),
        ),
        (
            "repositories with a key of the account",
            if_(hardened, services),
            count("aws:ecr/repository:Repository", &|repository| {
                repository["encryptionConfigurations"][0]["encryptionType"] == "KMS"
            }),
        ),
        (
            "roles with a boundary",
            if_(has("permissionsBoundaryArn", "a policy"), all("aws:iam/role:Role")),
            count("aws:iam/role:Role", &|role| {
                role["permissionsBoundary"] == "arn:aws:iam::000000000000:policy/boundary"
            }),
        ),
        ("resources with a name tag", found.tagged(|_| true), found.tagged(|tags| tags["Name"].is_string())),
        (
            "resources with the stack's tags",
            if_(has("tags", "two"), found.tagged(|_| true)),
            found.tagged(|tags| tags["team"] == "books" && tags["Name"] == "shop"),
        ),
    ]
}

/// What was registered: type tokens and inputs.
struct Found(Vec<(String, Json)>);

impl Found {
    fn new(report: &Report) -> Self {
        let resources = report.registrations.iter().map(|registration| {
            let inputs = Value::Object(registration.inputs.clone());
            (registration.type_token.clone(), inputs.to_json().expect("an update knows its inputs"))
        });
        Self(resources.collect())
    }

    /// Resources of a type for which `holds` does.
    fn count(&self, token: &str, holds: &dyn Fn(&Json) -> bool) -> usize {
        self.0.iter().filter(|(its, inputs)| its == token && holds(inputs)).count()
    }

    /// Resources with tags for which `holds` does.
    fn tagged(&self, holds: impl Fn(&Json) -> bool) -> usize {
        self.0.iter().filter(|(_, inputs)| inputs["tags"].is_object() && holds(&inputs["tags"])).count()
    }
}
