//! Actions of listeners and rules: their form, and the target groups they forward to.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    elbv2::refusals,
    error::Outcome,
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
            "forward" if !action.has("targetGroupArn") && !action.has("forward") => "targetGroupArn",
            "fixed-response" if !action.has("fixedResponse") => "fixedResponse",
            "redirect" if !action.has("redirect") => "redirect",
            _ => "",
        };
        if !needs.is_empty() {
            failures.push(refusals::action_needs(kind, needs).at(at(needs)));
        }
        if let Some(redirect) = action.object("redirect") {
            failures.extend(check_redirect(redirect, &at("redirect")));
        }
        let groups =
            action.object("forward").map(|forward| forward.objects("targetGroups")).unwrap_or_default();
        if groups.len() > 5 {
            failures.push(refusals::five_groups().at(at("forward.targetGroups")));
        }
        for weight in groups.iter().filter_map(|group| group.integer("weight")) {
            if !(0..=999).contains(&weight) {
                failures.push(refusals::weights(weight).at(at("forward.targetGroups")));
            }
        }
    }
    let answers = |action: &&Map| !action.str_or_empty("type").starts_with("authenticate-");
    let known = actions.iter().all(|action| action.has("type"));
    let last = actions.iter().max_by_key(|action| action.integer("order"));
    if known && (actions.iter().filter(|action| answers(action)).count() != 1 || !last.is_some_and(answers)) {
        failures.push(refusals::action_last().at(name));
    }
    failures
}

/// Checks a redirect: it leads elsewhere, and its path is one.
fn check_redirect(redirect: &Map, at: &str) -> Option<Failure> {
    let is_kept = |name: &str, kept: &str| {
        redirect.str(name).map_or(!redirect.has(name), |value| value.eq_ignore_ascii_case(kept))
    };
    let kept = [("protocol", "#{protocol}"), ("host", "#{host}"), ("port", "#{port}"), ("path", "/#{path}")];
    if kept.into_iter().all(|(name, kept)| is_kept(name, kept)) && is_kept("query", "#{query}") {
        return Some(refusals::redirect_loop().at(at));
    }
    let path = redirect.str("path").filter(|path| !path.starts_with('/'))?;
    Some(refusals::redirect_path(path).at(format!("{at}.path")))
}

/// Refuses target groups that do not exist, are in another VPC, or belong to another load balancer.
pub fn check_targets(context: &Context<'_>, balancer: &Record, actions: &str) -> Outcome<()> {
    for arn in forwarded(&context.inputs.objects(actions)) {
        let missing = || refusals::target_group_not_found(&arn);
        let group = context.require(token::TARGET_GROUP, &arn, missing)?;
        if group.str("vpcId") != balancer.str("vpcId") {
            return Err(refusals::target_group_elsewhere(arn, &balancer.id));
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
