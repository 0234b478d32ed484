//! Records → [`Topology`]: what the data plane reads, derived anew after every change. Pure.
//!
//! What is missing or half made is left out: a listener without its load balancer, a route without its integration.

use std::{collections::BTreeMap, time::Duration};

use ipnet::Ipv4Net;
use provider_kit::Map;
use serde_json::Value as Json;

use super::{
    fields::Fields,
    resources::{
        task_definition::{self, containers, cpu_units, mebibytes},
        token,
    },
    world::{Record, World},
};
use crate::topology::*;

/// What the data plane should do for these records.
pub fn derive(world: &World) -> Topology {
    let by_arn = |token| world.of(token).map(|record| (record.arn().to_owned(), record));
    let definitions = world.of(token::TASK_DEFINITION).chain(&world.inactive);
    Topology {
        apis: world.of(token::API).filter_map(|api| Some((api.id.clone(), http_api(world, api)?))).collect(),
        vpc_links: world.of(token::VPC_LINK).map(|link| (link.id.clone(), vpc_link(world, link))).collect(),
        load_balancers: by_arn(token::LOAD_BALANCER)
            .map(|(arn, record)| (arn, load_balancer(record)))
            .collect(),
        listeners: by_arn(token::LISTENER)
            .filter_map(|(arn, record)| Some((arn, listener(world, record)?)))
            .collect(),
        target_groups: by_arn(token::TARGET_GROUP).map(|(arn, record)| (arn, target_group(record))).collect(),
        services: by_arn(token::SERVICE)
            .filter_map(|(arn, record)| Some((arn, service(world, record)?)))
            .collect(),
        task_definitions: definitions.filter_map(|d| Some((d.arn().to_owned(), definition(d)?))).collect(),
        subnets: world.of(token::SUBNET).filter_map(|s| Some((s.id.clone(), subnet(world, s)?))).collect(),
        security_groups: security_groups(world),
    }
}

/// The port that an HTTP API's endpoint answers on.
pub fn gateway_port(api: &Record) -> Option<u16> {
    api.text("apiEndpoint")?.rsplit(':').next()?.parse().ok()
}

fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

fn unsigned(map: &Map, name: &str) -> Option<u32> {
    map.integer(name).and_then(|number| number.try_into().ok())
}

fn port(map: &Map, name: &str) -> Option<u16> {
    map.integer(name).and_then(|number| number.try_into().ok())
}

fn seconds(map: &Map, name: &str, default: u32) -> Duration {
    Duration::from_secs(unsigned(map, name).unwrap_or(default).into())
}

fn texts_of(map: &Map, name: &str) -> BTreeMap<String, String> {
    let entries = map.object(name).into_iter().flatten();
    entries.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

fn http_api(world: &World, api: &Record) -> Option<HttpApi> {
    let of = |token| world.having(token, "apiId", &api.id);
    let route = |route: &Record| Route {
        route_key: route.text_or_empty("routeKey").to_owned(),
        integration_id: route.text_or_empty("target").trim_start_matches("integrations/").to_owned(),
    };
    Some(HttpApi {
        name: api.text_or_empty("name").to_owned(),
        port: gateway_port(api)?,
        routes: of(token::ROUTE).filter(|r| r.has("target")).map(|r| (r.id.clone(), route(r))).collect(),
        integrations: of(token::INTEGRATION).map(|record| (record.id.clone(), integration(record))).collect(),
        stages: of(token::STAGE).map(|record| (record.id.clone(), stage(record))).collect(),
        cors: api.object("corsConfiguration").map(cors),
    })
}

fn integration(record: &Record) -> Integration {
    let private = record.text("connectionType") == Some("VPC_LINK");
    let milliseconds = unsigned(record, "timeoutMilliseconds").unwrap_or(30_000);
    Integration {
        vpc_link_id: record.text("connectionId").filter(|_| private).map(str::to_owned),
        uri: record.text_or_empty("integrationUri").to_owned(),
        method: record.text("integrationMethod").unwrap_or("ANY").to_owned(),
        timeout: Duration::from_millis(milliseconds.into()),
        request_parameters: texts_of(record, "requestParameters"),
    }
}

fn stage(record: &Record) -> Stage {
    let log = record
        .object("accessLogSettings")
        .map(|log| (log.text_or_empty("destinationArn").to_owned(), log.text_or_empty("format").to_owned()));
    let defaults = record.object("defaultRouteSettings");
    Stage {
        // A deployment made by hand is a deployment as well.
        auto_deploy: record.flag("autoDeploy") == Some(true)
            || !record.text_or_empty("deploymentId").is_empty(),
        access_log: log,
        throttle_rate: defaults.and_then(|d| d.number("throttlingRateLimit")).filter(|rate| *rate > 0.0),
        throttle_burst: defaults.and_then(|d| unsigned(d, "throttlingBurstLimit")).filter(|burst| *burst > 0),
    }
}

fn cors(map: &Map) -> Cors {
    Cors {
        allow_origins: owned(map.texts("allowOrigins")),
        allow_methods: owned(map.texts("allowMethods")),
        allow_headers: owned(map.texts("allowHeaders")),
        expose_headers: owned(map.texts("exposeHeaders")),
        max_age: unsigned(map, "maxAge"),
        allow_credentials: map.flag("allowCredentials") == Some(true),
    }
}

fn vpc_link(world: &World, record: &Record) -> VpcLink {
    let subnets = owned(record.texts("subnetIds"));
    let mut groups = owned(record.texts("securityGroupIds"));
    if groups.is_empty() {
        let vpc = subnets
            .first()
            .and_then(|id| world.get(token::SUBNET, id))
            .and_then(|subnet| subnet.text("vpcId"));
        let vpc = vpc.and_then(|id| world.get(token::VPC, id));
        groups.extend(vpc.and_then(|vpc| vpc.text("defaultSecurityGroupId")).map(str::to_owned));
    }
    VpcLink { subnet_ids: subnets, security_group_ids: groups }
}

fn load_balancer(record: &Record) -> LoadBalancer {
    LoadBalancer {
        name: record.text_or_empty("name").to_owned(),
        subnet_ids: owned(record.texts("subnets")),
        security_group_ids: owned(record.texts("securityGroups")),
        idle_timeout: seconds(record, "idleTimeout", 60),
        drop_invalid_header_fields: record.flag("dropInvalidHeaderFields") == Some(true),
    }
}

fn listener(world: &World, record: &Record) -> Option<Listener> {
    let balancer = record.text("loadBalancerArn")?;
    world.get(token::LOAD_BALANCER, balancer)?;
    let rules = world.having(token::LISTENER_RULE, "listenerArn", record.arn());
    Some(Listener {
        load_balancer_arn: balancer.to_owned(),
        port: port(record, "port")?,
        default_action: action(record.objects("defaultActions"))?,
        rules: rules.filter_map(|rule| Some((rule.arn().to_owned(), listener_rule(rule)?))).collect(),
    })
}

fn listener_rule(record: &Record) -> Option<Rule> {
    let conditions = record.objects("conditions").into_iter().filter_map(condition);
    Some(Rule {
        priority: unsigned(record, "priority")?,
        conditions: conditions.collect(),
        action: action(record.objects("actions"))?,
    })
}

fn condition(map: &Map) -> Option<Condition> {
    let values = |name| map.object(name).map(|condition| owned(condition.texts("values")));
    if let Some(values) = values("pathPattern") {
        return Some(Condition::PathPattern(values));
    }
    if let Some(values) = values("hostHeader") {
        return Some(Condition::HostHeader(values));
    }
    if let Some(values) = values("httpRequestMethod") {
        return Some(Condition::HttpRequestMethod(values));
    }
    if let Some(values) = values("sourceIp") {
        return Some(Condition::SourceIp(values.iter().filter_map(|cidr| cidr.parse().ok()).collect()));
    }
    if let Some(header) = map.object("httpHeader") {
        let name = header.text_or_empty("httpHeaderName").to_owned();
        return Some(Condition::HttpHeader(name, owned(header.texts("values"))));
    }
    let pairs = map.objects("queryStrings");
    let pair = |pair: &&Map| (pair.text("key").map(str::to_owned), pair.text_or_empty("value").to_owned());
    (!pairs.is_empty()).then(|| Condition::QueryString(pairs.iter().map(pair).collect()))
}

/// The action that answers; those that authenticate come before it and are not simulated.
fn action(actions: Vec<&Map>) -> Option<Action> {
    let last = actions.into_iter().max_by_key(|action| action.integer("order"))?;
    match last.text("type")? {
        "forward" => {
            let groups =
                last.object("forward").map(|forward| forward.objects("targetGroups")).unwrap_or_default();
            let weighted =
                |group: &&Map| Some((group.text("arn")?.to_owned(), unsigned(group, "weight").unwrap_or(1)));
            let mut targets: Vec<_> = groups.iter().filter_map(weighted).collect();
            if targets.is_empty() {
                targets.push((last.text("targetGroupArn")?.to_owned(), 1));
            }
            Some(Action::Forward(targets))
        }
        "fixed-response" => {
            let response = last.object("fixedResponse")?;
            Some(Action::FixedResponse {
                status: response.text("statusCode").and_then(|code| code.parse().ok()).unwrap_or(200),
                content_type: response.text("contentType").map(str::to_owned),
                body: response.text("messageBody").map(str::to_owned),
            })
        }
        "redirect" => {
            let redirect = last.object("redirect")?;
            let part = |name, default| redirect.text(name).unwrap_or(default);
            let location = format!(
                "{}://{}:{}{}?{}",
                part("protocol", "#{protocol}").to_lowercase(),
                part("host", "#{host}"),
                part("port", "#{port}"),
                part("path", "/#{path}"),
                part("query", "#{query}")
            );
            let status = if redirect.text("statusCode") == Some("HTTP_301") { 301 } else { 302 };
            Some(Action::Redirect { status, location })
        }
        _ => None,
    }
}

fn target_group(record: &Record) -> TargetGroup {
    let empty = Map::new();
    let check = record.object("healthCheck").unwrap_or(&empty);
    TargetGroup {
        name: record.text_or_empty("name").to_owned(),
        vpc_id: record.text_or_empty("vpcId").to_owned(),
        port: port(record, "port").unwrap_or(80),
        health_check: HealthCheck {
            path: check.text("path").unwrap_or("/").to_owned(),
            interval: seconds(check, "interval", 30),
            timeout: seconds(check, "timeout", 5),
            healthy_threshold: unsigned(check, "healthyThreshold").unwrap_or(5),
            unhealthy_threshold: unsigned(check, "unhealthyThreshold").unwrap_or(2),
            matcher: check.text("matcher").unwrap_or("200").to_owned(),
        },
        deregistration_delay: seconds(record, "deregistrationDelay", 300),
        slow_start: seconds(record, "slowStart", 0),
    }
}

fn service(world: &World, record: &Record) -> Option<EcsService> {
    let network = record.object("networkConfiguration")?;
    let balancers = record.objects("loadBalancers").into_iter().filter_map(|balancer| {
        Some(ServiceTarget {
            target_group_arn: balancer.text("targetGroupArn")?.to_owned(),
            container_name: balancer.text("containerName")?.to_owned(),
            container_port: port(balancer, "containerPort")?,
        })
    });
    let breaker =
        record.object("deploymentCircuitBreaker").filter(|breaker| breaker.flag("enable") == Some(true));
    let reference = record.text_or_empty("taskDefinition");
    Some(EcsService {
        name: record.text_or_empty("name").to_owned(),
        cluster: super::ids::arn_tail(record.text_or_empty("cluster")).to_owned(),
        // A definition that was deregistered is still what the service runs.
        task_definition: task_definition::find(world, reference).map_or(reference, Record::arn).to_owned(),
        desired_count: unsigned(record, "desiredCount").unwrap_or_default(),
        minimum_healthy_percent: unsigned(record, "deploymentMinimumHealthyPercent").unwrap_or(100),
        maximum_percent: unsigned(record, "deploymentMaximumPercent").unwrap_or(200),
        load_balancers: balancers.collect(),
        subnet_ids: owned(network.texts("subnets")),
        security_group_ids: groups_or_default(world, network),
        assign_public_ip: network.flag("assignPublicIp") == Some(true),
        health_check_grace_period: seconds(record, "healthCheckGracePeriodSeconds", 0),
        circuit_breaker_rollback: breaker.map(|breaker| breaker.flag("rollback") == Some(true)),
        force_token: force_token(record),
    })
}

/// What asks for fresh tasks: `triggers`, as the provider's documentation has it, with `forceNewDeployment`.
fn force_token(record: &Record) -> String {
    if record.flag("forceNewDeployment") != Some(true) {
        return String::new();
    }
    let pairs = texts_of(record, "triggers");
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(",")
}

fn groups_or_default(world: &World, network: &Map) -> Vec<String> {
    let mut groups = owned(network.texts("securityGroups"));
    if groups.is_empty() {
        let subnet = network.texts("subnets").first().and_then(|id| world.get(token::SUBNET, id));
        let vpc = subnet.and_then(|subnet| subnet.text("vpcId")).and_then(|id| world.get(token::VPC, id));
        groups.extend(vpc.and_then(|vpc| vpc.text("defaultSecurityGroupId")).map(str::to_owned));
    }
    groups
}

fn definition(record: &Record) -> Option<TaskDefinition> {
    let platform = record.object("runtimePlatform").and_then(|platform| platform.text("cpuArchitecture"));
    let containers = containers(record.text("containerDefinitions")?).ok()?;
    Some(TaskDefinition {
        family: record.text_or_empty("family").to_owned(),
        revision: unsigned(record, "revision")?,
        cpu: record.text("cpu").and_then(cpu_units).unwrap_or(256),
        memory: record.text("memory").and_then(mebibytes).unwrap_or(512),
        cpu_architecture: platform.unwrap_or("X86_64").to_owned(),
        containers: containers.iter().map(container).collect(),
        stop_timeout: default_stop_timeout(),
    })
}

fn container(json: &Json) -> Container {
    let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
    let texts = |name: &str| {
        let items = json[name].as_array().into_iter().flatten();
        items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let pairs = json["environment"].as_array().into_iter().flatten();
    let pair = |pair: &Json| Some((pair["name"].as_str()?.to_owned(), pair["value"].as_str()?.to_owned()));
    let ports = json["portMappings"].as_array().into_iter().flatten();
    let options = &json["logConfiguration"]["options"];
    let log = |option: &str| options[option].as_str().map(str::to_owned);
    Container {
        name: text("name"),
        image: text("image"),
        essential: json["essential"].as_bool().unwrap_or(true),
        ports: ports.filter_map(|mapping| mapping["containerPort"].as_u64()?.try_into().ok()).collect(),
        environment: pairs.filter_map(pair).collect(),
        command: texts("command"),
        entry_point: texts("entryPoint"),
        log: log("awslogs-group").zip(log("awslogs-stream-prefix")),
        stop_timeout: json["stopTimeout"].as_u64().map(Duration::from_secs),
    }
}

fn subnet(world: &World, record: &Record) -> Option<Subnet> {
    let vpc = record.text("vpcId")?;
    let association = world.find(token::ROUTE_TABLE_ASSOCIATION, "subnetId", &record.id);
    let main = || world.get(token::VPC, vpc).and_then(|vpc| vpc.text("mainRouteTableId"));
    let table = association
        .and_then(|association| association.text("routeTableId"))
        .or_else(main)
        .unwrap_or_default();
    Some(Subnet {
        vpc_id: vpc.to_owned(),
        cidr: record.text("cidrBlock")?.parse().ok()?,
        availability_zone: record.text_or_empty("availabilityZone").to_owned(),
        default_route: default_route(world, table),
        endpoints: endpoints(world, vpc, table),
    })
}

fn default_route(world: &World, table: &str) -> DefaultRoute {
    let alone = world
        .having(token::SUBNET_ROUTE, "routeTableId", table)
        .map(|route| (&**route, "destinationCidrBlock"));
    let inner = world.get(token::ROUTE_TABLE, table).into_iter().flat_map(|table| table.objects("routes"));
    let mut default = alone
        .chain(inner.map(|route| (route, "cidrBlock")))
        .filter(|(r, name)| r.text(name) == Some("0.0.0.0/0"));
    match default.next() {
        Some((route, _)) if route.has("natGatewayId") => DefaultRoute::NatGateway,
        Some((route, _)) if route.text("gatewayId").is_some_and(|id| id.starts_with("igw-")) => {
            DefaultRoute::InternetGateway
        }
        _ => DefaultRoute::None,
    }
}

/// Endpoints reachable from a subnet: those of type interface by private DNS from the whole VPC, gateways by route table.
fn endpoints(world: &World, vpc: &str, table: &str) -> Vec<String> {
    let reachable = |endpoint: &&Record| match endpoint.text("vpcEndpointType") {
        Some("Interface") => endpoint.flag("privateDnsEnabled") == Some(true),
        _ => endpoint.texts("routeTableIds").contains(&table),
    };
    let name = |endpoint: &Record| {
        // com.amazonaws.REGION.SERVICE
        endpoint.text("serviceName").and_then(|name| name.splitn(4, '.').nth(3)).map(str::to_owned)
    };
    world.having(token::VPC_ENDPOINT, "vpcId", vpc).filter(reachable).filter_map(name).collect()
}

fn security_groups(world: &World) -> BTreeMap<String, SecurityGroup> {
    let mut groups: BTreeMap<String, SecurityGroup> = world
        .of(token::SECURITY_GROUP)
        .map(|group| {
            let side = |name: &str| {
                group.objects(name).into_iter().flat_map(|rule| inline_rules(rule, &group.id)).collect()
            };
            let group_of = SecurityGroup {
                name: group.text_or_empty("name").to_owned(),
                vpc_id: group.text_or_empty("vpcId").to_owned(),
                ingress: side("ingress"),
                egress: side("egress"),
            };
            (group.id.clone(), group_of)
        })
        .collect();
    for vpc in world.of(token::VPC) {
        let id = vpc.text_or_empty("defaultSecurityGroupId");
        let all = |peer| SecurityRule { protocol: "-1".into(), ports: (0, u16::MAX), peer };
        // A VPC's own group: its members reach each other, and everything else.
        let default = SecurityGroup {
            name: "default".into(),
            vpc_id: vpc.id.clone(),
            ingress: vec![all(Peer::Group(id.to_owned()))],
            egress: vec![all(Peer::Cidr(Ipv4Net::default()))],
        };
        groups.insert(id.to_owned(), default);
    }
    for (token, ingress) in [(token::INGRESS_RULE, true), (token::EGRESS_RULE, false)] {
        for rule in world.of(token) {
            let group = rule.text("securityGroupId").and_then(|id| groups.get_mut(id));
            if let (Some(group), Some(rule)) = (group, rule_of_its_own(rule)) {
                if ingress { group.ingress.push(rule) } else { group.egress.push(rule) }
            }
        }
    }
    groups
}

fn rule_of_its_own(rule: &Record) -> Option<SecurityRule> {
    let peer = match rule.text("referencedSecurityGroupId") {
        Some(group) => Peer::Group(group.to_owned()),
        None => Peer::Cidr(rule.text("cidrIpv4")?.parse().ok()?),
    };
    Some(SecurityRule { protocol: rule.text("ipProtocol")?.to_owned(), ports: ports(rule), peer })
}

fn inline_rules(rule: &Map, own: &str) -> Vec<SecurityRule> {
    let blocks =
        rule.texts("cidrBlocks").into_iter().filter_map(|block| Some(Peer::Cidr(block.parse().ok()?)));
    let groups = rule.texts("securityGroups").into_iter().map(|group| Peer::Group(group.to_owned()));
    let own = (rule.flag("self") == Some(true)).then(|| Peer::Group(own.to_owned()));
    let protocol = rule.text("protocol").unwrap_or("-1").to_owned();
    let with = |peer| SecurityRule { protocol: protocol.clone(), ports: ports(rule), peer };
    blocks.chain(groups).chain(own).map(with).collect()
}

fn ports(rule: &Map) -> (u16, u16) {
    (port(rule, "fromPort").unwrap_or(0), port(rule, "toPort").unwrap_or(u16::MAX))
}
