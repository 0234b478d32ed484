//! Rules of a listener.

use provider_kit::{Failure, Map, Value};

use crate::control::{
    account::Record,
    elbv2::{actions, refusals},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

const CONDITIONS: [&str; 6] =
    ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];

pub struct ListenerRule;

impl ResourceType for ListenerRule {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = actions::check(inputs, "actions");
        let (mut values, mut wildcards) = (0, 0);
        let conditions = inputs.objects("conditions");
        if inputs.is_empty_list("conditions") {
            failures.push(refusals::conditions_needed().at("conditions"));
        }
        for name in ["hostHeader", "httpRequestMethod", "pathPattern", "sourceIp"] {
            if conditions.iter().filter(|condition| condition.has(name)).count() > 1 {
                failures.push(refusals::one_condition(field(name)).at("conditions"));
            }
        }
        for (index, condition) in conditions.into_iter().enumerate() {
            let given: Vec<_> = CONDITIONS.into_iter().filter(|name| condition.has(name)).collect();
            if given.len() != 1 {
                let names = CONDITIONS.join(", ");
                failures
                    .push(refusals::condition_fields(given.len(), names).at(format!("conditions[{index}]")));
            }
            failures.extend(check_values(condition, &format!("conditions[{index}]")));
            wildcards += ["hostHeader", "pathPattern", "httpHeader"]
                .into_iter()
                .flat_map(|name| condition.object(name).map(|c| c.strs("values")).unwrap_or_default())
                .map(|value| value.matches(['*', '?']).count())
                .sum::<usize>();
            for name in given {
                values += match name {
                    "queryStrings" => condition.objects(name).len(),
                    _ => condition.object(name).map_or(1, |c| c.strs("values").len().max(1)),
                };
            }
        }
        if wildcards > 5 {
            failures.push(refusals::five_wildcards().at("conditions"));
        }
        if values > 5 {
            failures.push(refusals::five_values().at("conditions"));
        }
        failures
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::priority_in_use(context.inputs.integer("priority").unwrap_or_default()))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let listener_arn = context.str("listenerArn");
        let missing = || refusals::listener_not_found(listener_arn);
        let listener = context.require(token::LISTENER, listener_arn, missing)?;
        let balancer_arn = listener.str_or_empty("loadBalancerArn");
        let gone = || refusals::balancer_not_found(balancer_arn);
        let balancer = context.require(token::LOAD_BALANCER, balancer_arn, gone)?;
        actions::check_targets(context, balancer, "actions")?;
        let kept = context.inputs.integer("priority").or_else(|| context.old?.integer("priority"));
        let priority = kept.unwrap_or_else(|| {
            // Without one, the provider takes the next after the last.
            let others = context.siblings().filter(|other| other.str("listenerArn") == Some(listener_arn));
            others.filter_map(|other| other.integer("priority")).max().map_or(1, |last| last + 1)
        });
        let suffix = listener.arn().split_once(":listener/").map(|(_, suffix)| suffix).unwrap_or_default();
        let arn = context.keep("arn", || {
            context.arn("elasticloadbalancing", format!("listener-rule/{suffix}/{}", ids::hex(16)))
        });
        let priority = Value::Number(priority as f64);
        Ok(Created::by_arn(arn, object([("priority", priority)])))
    }
}

/// The field of a condition as AWS writes it: `host-header`.
fn field(name: &str) -> String {
    let dashed =
        |c: char| if c.is_ascii_uppercase() { format!("-{}", c.to_ascii_lowercase()) } else { c.to_string() };
    name.chars().map(dashed).collect()
}

/// Checks the characters of a condition's values.
fn check_values(condition: &Map, at: &str) -> Option<Failure> {
    for (name, config) in [
        ("hostHeader", "HostHeaderConfig"),
        ("httpHeader", "HttpHeaderConfig"),
        ("pathPattern", "PathPatternConfig"),
    ] {
        let Some(inner) = condition.object(name) else { continue };
        if inner.has("regexValues") {
            return Some(refusals::regex_values().at(format!("{at}.{name}.regexValues")));
        }
        if !inner.has("values") || inner.is_empty_list("values") {
            return Some(refusals::condition_values(config).at(format!("{at}.{name}.values")));
        }
    }
    let header = condition.object("httpHeader").and_then(|header| header.str("httpHeaderName"));
    if header.is_some_and(|header| header.len() > 40) {
        return Some(refusals::header_name().at(format!("{at}.httpHeader.httpHeaderName")));
    }
    let values = |name: &str| condition.object(name).map(|inner| inner.strs("values")).unwrap_or_default();
    let allowed =
        |value: &str, others: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c));
    if let Some(value) = values("pathPattern").into_iter().find(|value| !allowed(value, "_-.$/~\"'@:+&*?")) {
        return Some(refusals::path_pattern(value).at(format!("{at}.pathPattern")));
    }
    let is_host = |value: &str| allowed(value, "-.*?") && (value.contains('.') || value.contains('*'));
    if let Some(value) = values("hostHeader").into_iter().find(|value| !is_host(value)) {
        return Some(refusals::host_header(value).at(format!("{at}.hostHeader")));
    }
    let is_block = |value: &str| value.parse::<ipnet::IpNet>().is_ok();
    let value = values("sourceIp").into_iter().find(|value| !is_block(value))?;
    Some(refusals::source_ip(value).at(format!("{at}.sourceIp")))
}
