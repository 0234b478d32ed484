//! Records of Elastic Load Balancing → the model.

use std::time::Duration;

use http::{HeaderName, HeaderValue, Method, StatusCode};
use provider_kit::Map;

use crate::{
    control::{
        account::{Account, Record},
        fields::{Fields, owned},
        token,
    },
    model::{
        Action, Algorithm, Condition, HealthCheck, Listener, LoadBalancer, Matcher, Rule, TargetGroup,
        XForwardedFor,
    },
};

pub fn load_balancer(record: &Record) -> LoadBalancer {
    LoadBalancer {
        name: record.str_or_empty("name").to_owned(),
        subnet_ids: owned(record.strs("subnets")),
        security_group_ids: owned(record.strs("securityGroups")),
        idle_timeout: record.seconds("idleTimeout").unwrap_or(Duration::from_secs(60)),
        strictest_desync_mitigation: record.str("desyncMitigationMode") == Some("strictest"),
        drop_invalid_header_fields: record.bool("dropInvalidHeaderFields") == Some(true),
        x_forwarded_for: match record.str("xffHeaderProcessingMode") {
            Some("preserve") => XForwardedFor::Preserve,
            Some("remove") => XForwardedFor::Remove,
            _ => XForwardedFor::Append,
        },
        preserve_host_header: record.bool("preserveHostHeader") == Some(true),
    }
}

/// A listener with its rules.
pub fn listener(account: &Account, record: &Record) -> Option<Listener> {
    let balancer = record.str("loadBalancerArn")?;
    account.get(token::LOAD_BALANCER, balancer)?;
    let rules = account.having(token::LISTENER_RULE, "listenerArn", record.arn());
    Some(Listener {
        load_balancer_arn: balancer.to_owned(),
        port: record.port("port")?,
        https: record.str("protocol") == Some("HTTPS"),
        default_action: action(record.objects("defaultActions"))?,
        rules: rules.filter_map(|rule| Some((rule.arn().to_owned(), listener_rule(rule)?))).collect(),
    })
}

fn listener_rule(record: &Record) -> Option<Rule> {
    let conditions = record.objects("conditions").into_iter().filter_map(condition);
    Some(Rule {
        priority: record.unsigned("priority")?,
        conditions: conditions.collect(),
        action: action(record.objects("actions"))?,
    })
}

fn condition(map: &Map) -> Option<Condition> {
    let values = |name| map.object(name).map(|condition| owned(condition.strs("values")));
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
        let name = HeaderName::from_bytes(header.str("httpHeaderName")?.as_bytes()).ok()?;
        return Some(Condition::HttpHeader(name, owned(header.strs("values"))));
    }
    let pairs = map.objects("queryStrings");
    let pair = |pair: &&Map| (pair.str("key").map(str::to_owned), pair.str_or_empty("value").to_owned());
    (!pairs.is_empty()).then(|| Condition::QueryString(pairs.iter().map(pair).collect()))
}

/// The action that answers; those that authenticate come before it and are not simulated.
fn action(actions: Vec<&Map>) -> Option<Action> {
    let last = actions.into_iter().max_by_key(|action| action.integer("order"))?;
    match last.str("type")? {
        "forward" => {
            let groups =
                last.object("forward").map(|forward| forward.objects("targetGroups")).unwrap_or_default();
            let weighted =
                |group: &&Map| Some((group.str("arn")?.to_owned(), group.unsigned("weight").unwrap_or(1)));
            let mut targets: Vec<_> = groups.iter().filter_map(weighted).collect();
            if targets.is_empty() {
                targets.push((last.str("targetGroupArn")?.to_owned(), 1));
            }
            Some(Action::Forward(targets))
        }
        "fixed-response" => {
            let response = last.object("fixedResponse")?;
            Some(Action::FixedResponse {
                status: response
                    .str("statusCode")
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(StatusCode::OK),
                content_type: response.str("contentType").and_then(|text| HeaderValue::from_str(text).ok()),
                body: response.str_or_empty("messageBody").to_owned().into(),
            })
        }
        "redirect" => {
            let redirect = last.object("redirect")?;
            let part = |name, default| redirect.str(name).unwrap_or(default);
            let location = format!(
                "{}://{}:{}{}?{}",
                part("protocol", "#{protocol}").to_lowercase(),
                part("host", "#{host}"),
                part("port", "#{port}"),
                part("path", "/#{path}"),
                part("query", "#{query}")
            );
            let status = match redirect.str("statusCode") {
                Some("HTTP_301") => StatusCode::MOVED_PERMANENTLY,
                _ => StatusCode::FOUND,
            };
            Some(Action::Redirect { status, location })
        }
        _ => None,
    }
}

pub fn target_group(record: &Record) -> Option<TargetGroup> {
    let empty = Map::new();
    let check = record.object("healthCheck").unwrap_or(&empty);
    let stickiness = record.object("stickiness").filter(|stickiness| {
        stickiness.bool("enabled") != Some(false) && stickiness.str("type") == Some("lb_cookie")
    });
    Some(TargetGroup {
        name: record.str_or_empty("name").to_owned(),
        health_check: HealthCheck {
            port: check.str("port").and_then(|port| port.parse().ok()),
            https: check.str("protocol") == Some("HTTPS"),
            path: check.str("path").unwrap_or("/").to_owned(),
            interval: check.seconds("interval").unwrap_or(Duration::from_secs(30)),
            timeout: check.seconds("timeout").unwrap_or(Duration::from_secs(5)),
            healthy_threshold: check.unsigned("healthyThreshold").unwrap_or(5),
            unhealthy_threshold: check.unsigned("unhealthyThreshold").unwrap_or(2),
            matcher: Matcher::parse(check.str("matcher").unwrap_or("200")).ok()?,
        },
        deregistration_delay: record.seconds("deregistrationDelay").unwrap_or(Duration::from_secs(300)),
        https: record.str("protocol") == Some("HTTPS"),
        algorithm: match record.str("loadBalancingAlgorithmType") {
            Some("least_outstanding_requests") => Algorithm::LeastOutstandingRequests,
            Some("weighted_random") => Algorithm::WeightedRandom,
            _ => Algorithm::RoundRobin,
        },
        stickiness: stickiness
            .map(|stickiness| stickiness.seconds("cookieDuration").unwrap_or(Duration::from_secs(86_400))),
    })
}
