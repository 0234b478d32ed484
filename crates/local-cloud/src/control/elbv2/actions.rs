//! Actions of listeners and rules: their form, and the target groups they forward to.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    elbv2::refusals,
    error::{AwsError, Outcome},
    fields::Fields,
    resource_type::Context,
    token,
};

/// The load balancers that forward to a target group.
pub fn balancers_of(account: &Account, target_group: &str) -> BTreeSet<String> {
    let uses = |record: &Record, actions: &str| {
        forwarded(&record.objects(actions)).iter().any(|arn| arn == target_group)
    };
    let mut found = BTreeSet::new();
    for listener in account.of(token::LISTENER) {
        let by_rule = account
            .having(token::LISTENER_RULE, "listenerArn", listener.arn())
            .any(|rule| uses(rule, "actions"));
        if by_rule || uses(listener, "defaultActions") {
            found.extend(listener.str("loadBalancerArn").map(str::to_owned));
        }
    }
    found
}

/// Checks a list of actions: each has the block that its type needs, and exactly one answers the request, the
/// last.
pub fn check(inputs: &Map, name: &str) -> Vec<Failure> {
    let mut failures = Vec::new();
    let actions = inputs.objects(name);
    for (index, action) in actions.iter().enumerate() {
        let at = |property: &str| format!("{name}[{index}].{property}");
        let kind = action.str_or_empty("type");
        let needs = match kind {
            "forward" if !action.has("targetGroupArn") && !action.has("forward") => {
                Some(("forward", "ForwardConfig"))
            }
            "fixed-response" if !action.has("fixedResponse") => {
                Some(("fixedResponse", "FixedResponseConfig"))
            }
            "redirect" if !action.has("redirect") => Some(("redirect", "RedirectConfig")),
            _ => None,
        };
        if let Some((name, config)) = needs {
            failures.push(refusals::action_needs(kind, config).at(at(name)));
        }
        if let Some(redirect) = action.object("redirect") {
            failures.extend(check_redirect(redirect, &at("redirect")));
        }
        if let Some(forward) = action.object("forward") {
            let arn = action.str("targetGroupArn");
            failures
                .extend(check_forward(forward, arn).map(|refusal| refusal.at(at("forward.targetGroups"))));
        }
        let content = action.object("fixedResponse").and_then(|response| response.str("contentType"));
        if content.is_some_and(|content| !CONTENT_TYPES.contains(&content)) {
            failures.push(refusals::content_type().at(at("fixedResponse.contentType")));
        }
    }
    let before = ["authenticate-cognito", "authenticate-oidc", "jwt-validation"];
    let answers = |action: &&&Map| !before.contains(&action.str_or_empty("type"));
    let known = actions.iter().all(|action| action.has("type"));
    let answering: Vec<&str> =
        actions.iter().filter(answers).map(|action| action.str_or_empty("type")).collect();
    let last = actions.iter().max_by_key(|action| action.integer("order"));
    if known && answering.len() > 1 {
        failures.push(refusals::actions_together(answering.join(",")).at(name));
    } else if known && !last.is_some_and(|last| answers(&last)) {
        failures.push(refusals::action_last().at(name));
    }
    failures
}

/// The content types of fixed responses.
const CONTENT_TYPES: [&str; 5] =
    ["application/javascript", "application/json", "text/css", "text/html", "text/plain"];

/// Checks a choice among target groups: how many, their weights, and that it is given once.
fn check_forward(forward: &Map, arn: Option<&str>) -> Option<AwsError> {
    let groups = forward.objects("targetGroups");
    if groups.len() > 5 {
        return Some(refusals::five_groups());
    }
    if groups.iter().filter_map(|group| group.integer("weight")).any(|weight| !(0..=999).contains(&weight)) {
        return Some(refusals::weights());
    }
    let other = |group: &&Map| group.str("arn").is_some_and(|listed| Some(listed) != arn);
    (arn.is_some() && groups.iter().any(other)).then(refusals::target_groups_twice)
}

/// Checks a redirect: it leads elsewhere, and its parts are what they should be.
fn check_redirect(redirect: &Map, at: &str) -> Option<Failure> {
    let is_kept = |name: &str, kept: &str| {
        redirect.str(name).map_or(!redirect.has(name), |value| value.eq_ignore_ascii_case(kept))
    };
    let kept = [("protocol", "#{protocol}"), ("host", "#{host}"), ("port", "#{port}"), ("path", "/#{path}")];
    if kept.into_iter().all(|(name, kept)| is_kept(name, kept)) && is_kept("query", "#{query}") {
        return Some(refusals::redirect_loop().at(at));
    }
    if redirect.str("path").is_some_and(|path| !path.starts_with('/')) {
        return Some(refusals::redirect_path().at(format!("{at}.path")));
    }
    let is_port = |port: &str| port == "#{port}" || port.parse::<u16>().is_ok_and(|port| port > 0);
    if redirect.str("port").is_some_and(|port| !is_port(port)) {
        return Some(refusals::redirect_port().at(format!("{at}.port")));
    }
    let status = redirect.str("statusCode").filter(|status| !["HTTP_301", "HTTP_302"].contains(status))?;
    Some(refusals::redirect_status(status).at(format!("{at}.statusCode")))
}

/// Refuses target groups that do not exist, are in another VPC, or belong to another load balancer.
pub fn check_targets(context: &Context<'_>, balancer: &Record, actions: &str) -> Outcome<()> {
    for arn in forwarded(&context.inputs.objects(actions)) {
        let missing = || refusals::target_group_not_found(&arn);
        let group = context.require(token::TARGET_GROUP, &arn, missing)?;
        if group.str("vpcId") != balancer.str("vpcId") {
            return Err(refusals::target_group_elsewhere(&balancer.id, arn));
        }
        if balancers_of(context.account, &arn).iter().any(|other| *other != balancer.id) {
            return Err(refusals::two_balancers(arn));
        }
    }
    Ok(())
}

/// The target groups that actions forward to.
fn forwarded(actions: &[&Map]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for action in actions {
        found.extend(action.str("targetGroupArn").map(str::to_owned));
        for group in
            action.object("forward").map(|forward| forward.objects("targetGroups")).unwrap_or_default()
        {
            found.extend(group.str("arn").map(str::to_owned));
        }
    }
    found.into_iter().collect()
}
