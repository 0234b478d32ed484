//! Records → [`Topology`]: what the data plane reads, derived anew after every change. Pure.
//!
//! What is missing or half made is left out: a listener without its load balancer, a route without its integration.

mod domains;
mod network;
mod tasks;

use std::{collections::BTreeMap, time::Duration};

use http::{HeaderName, HeaderValue, Method, StatusCode};
use provider_kit::Map;

use super::{
    fields::Fields,
    token,
    world::{Record, World},
};
use crate::{logs, model::*};

/// What the data plane should do for these records.
pub fn derive(world: &World) -> Topology {
    let by_arn = |token| world.of(token).map(|record| (record.arn().to_owned(), record));
    let definitions = world.of(token::TASK_DEFINITION).chain(&world.inactive);
    Topology {
        apis: world.of(token::API).map(|api| (api.id.clone(), http_api(world, api))).collect(),
        domains: domains::domains(world),
        vpc_links: world.of(token::VPC_LINK).map(|link| (link.id.clone(), vpc_link(world, link))).collect(),
        load_balancers: by_arn(token::LOAD_BALANCER)
            .map(|(arn, record)| (arn, load_balancer(record)))
            .collect(),
        listeners: by_arn(token::LISTENER)
            .filter_map(|(arn, record)| Some((arn, listener(world, record)?)))
            .collect(),
        target_groups: by_arn(token::TARGET_GROUP)
            .filter_map(|(arn, record)| Some((arn, target_group(record)?)))
            .collect(),
        services: by_arn(token::SERVICE)
            .filter_map(|(arn, record)| Some((arn, tasks::service(world, record)?)))
            .collect(),
        task_definitions: definitions
            .filter_map(|d| Some((d.arn().to_owned(), tasks::definition(d)?)))
            .collect(),
        subnets: world
            .of(token::SUBNET)
            .filter_map(|s| Some((s.id.clone(), network::subnet(world, s)?)))
            .collect(),
        security_groups: network::security_groups(world),
    }
}

/// The port that the endpoint of an HTTP API or of a domain name answers on.
pub fn gateway_port(record: &Record) -> Option<u16> {
    let target = || record.object("domainNameConfiguration")?.text("targetDomainName");
    record.text("apiEndpoint").or_else(target)?.rsplit(':').next()?.parse().ok()
}

/// The data plane's name for the endpoint of an API (its id), or of a domain name (which has a dot, as no id has).
pub fn gateway_id(id: &str) -> String {
    id.to_ascii_lowercase()
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

fn http_api(world: &World, api: &Record) -> HttpApi {
    let of = |token| world.having(token, "apiId", &api.id);
    HttpApi {
        routes: of(token::ROUTE).filter_map(|record| Some((record.id.clone(), route(record)?))).collect(),
        integrations: of(token::INTEGRATION)
            .filter_map(|record| Some((record.id.clone(), integration(record)?)))
            .collect(),
        stages: of(token::STAGE).map(|record| (record.id.clone(), stage(record))).collect(),
        cors: api.object("corsConfiguration").map(cors),
        authorizers: of(token::AUTHORIZER)
            .filter_map(|record| Some((record.id.clone(), authorizer(record)?)))
            .collect(),
        default_endpoint_disabled: api.flag("disableExecuteApiEndpoint") == Some(true),
    }
}

fn route(record: &Record) -> Option<Route> {
    Some(Route {
        route_key: RouteKey::parse(record.text("routeKey")?).ok()?,
        integration_id: record.text("target")?.trim_start_matches("integrations/").to_owned(),
        authorization: (record.text("authorizationType") == Some("JWT")).then(|| Authorization {
            authorizer_id: record.text_or_empty("authorizerId").to_owned(),
            scopes: owned(record.texts("authorizationScopes")),
        }),
    })
}

fn integration(record: &Record) -> Option<Integration> {
    let private = record.text("connectionType") == Some("VPC_LINK");
    let milliseconds = unsigned(record, "timeoutMilliseconds").unwrap_or(30_000);
    let parameters = texts_of(record, "requestParameters");
    let parameters = parameters.iter().map(|(key, value)| ParameterMapping::parse(key, value));
    let method = record.text("integrationMethod").filter(|method| *method != "ANY");
    Some(Integration {
        vpc_link_id: record.text("connectionId").filter(|_| private).map(str::to_owned),
        uri: record.text_or_empty("integrationUri").to_owned(),
        method: method.and_then(|method| Method::from_bytes(method.as_bytes()).ok()),
        timeout: Duration::from_millis(milliseconds.into()),
        request_parameters: parameters.collect::<Result<_, _>>().ok()?,
        server_name_to_verify: record
            .object("tlsConfig")
            .map(|tls| tls.text_or_empty("serverNameToVerify").to_owned()),
    })
}

fn authorizer(record: &Record) -> Option<JwtAuthorizer> {
    let jwt = record.object("jwtConfiguration")?;
    Some(JwtAuthorizer {
        issuer: jwt.text("issuer")?.to_owned(),
        audiences: owned(jwt.texts("audiences")),
        identity_source: IdentitySource::parse(record.texts("identitySources").first()?).ok()?,
    })
}

fn stage(record: &Record) -> Stage {
    let log = record.object("accessLogSettings").map(|log| AccessLogSettings {
        log_group: logs::group_of_arn(log.text_or_empty("destinationArn")).to_owned(),
        format: log.text_or_empty("format").to_owned(),
    });
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
        https: record.text("protocol") == Some("HTTPS"),
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
        let methods = values.iter().filter_map(|method| Method::from_bytes(method.as_bytes()).ok());
        return Some(Condition::HttpRequestMethod(methods.collect()));
    }
    if let Some(values) = values("sourceIp") {
        return Some(Condition::SourceIp(values.iter().filter_map(|cidr| cidr.parse().ok()).collect()));
    }
    if let Some(header) = map.object("httpHeader") {
        let name = HeaderName::from_bytes(header.text("httpHeaderName")?.as_bytes()).ok()?;
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
                status: response
                    .text("statusCode")
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(StatusCode::OK),
                content_type: response.text("contentType").and_then(|text| HeaderValue::from_str(text).ok()),
                body: response.text_or_empty("messageBody").to_owned().into(),
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
            let status = match redirect.text("statusCode") {
                Some("HTTP_301") => StatusCode::MOVED_PERMANENTLY,
                _ => StatusCode::FOUND,
            };
            Some(Action::Redirect { status, location })
        }
        _ => None,
    }
}

fn target_group(record: &Record) -> Option<TargetGroup> {
    let empty = Map::new();
    let check = record.object("healthCheck").unwrap_or(&empty);
    Some(TargetGroup {
        name: record.text_or_empty("name").to_owned(),
        health_check: HealthCheck {
            path: check.text("path").unwrap_or("/").to_owned(),
            interval: seconds(check, "interval", 30),
            timeout: seconds(check, "timeout", 5),
            healthy_threshold: unsigned(check, "healthyThreshold").unwrap_or(5),
            unhealthy_threshold: unsigned(check, "unhealthyThreshold").unwrap_or(2),
            matcher: Matcher::parse(check.text("matcher").unwrap_or("200")).ok()?,
        },
        deregistration_delay: seconds(record, "deregistrationDelay", 300),
    })
}
