//! Actions of listeners and rules: their form, and the target groups they forward to.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
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

/// Checks a list of actions: each has the block that its type needs.
pub fn check(inputs: &Map, name: &str) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (index, action) in inputs.objects(name).into_iter().enumerate() {
        let needs = match action.str_or_empty("type") {
            "forward" if !action.has("targetGroupArn") && !action.has("forward") => "targetGroupArn",
            "fixed-response" if !action.has("fixedResponse") => "fixedResponse",
            "redirect" if !action.has("redirect") => "redirect",
            _ => continue,
        };
        let kind = action.str_or_empty("type");
        failures.push(Failure::new(
            format!("{name}[{index}].{needs}"),
            format!("an action of type \"{kind}\" needs \"{needs}\""),
        ));
    }
    failures
}

/// Refuses target groups that do not exist, are in another VPC, or belong to another load balancer.
pub fn check_targets(context: &Context<'_>, balancer: &Record, actions: &str) -> Outcome<()> {
    for arn in forwarded(&context.inputs.objects(actions)) {
        let missing = || AwsError::new("TargetGroupNotFound", format!("Target groups '{arn}' not found"));
        let group = context.require(token::TARGET_GROUP, &arn, missing)?;
        if group.str("vpcId") != balancer.str("vpcId") {
            let message =
                format!("The target group '{arn}' is not in the VPC of load balancer '{}'", balancer.id);
            return Err(AwsError::new("InvalidConfigurationRequest", message));
        }
        if balancers_of(context.account, &arn).iter().any(|other| *other != balancer.id) {
            let message = format!(
                "The following target groups cannot be associated with more than one load balancer: {arn}"
            );
            return Err(AwsError::new("TargetGroupAssociationLimit", message));
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
