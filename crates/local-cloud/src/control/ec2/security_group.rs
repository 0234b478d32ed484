//! Security groups.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    ec2::{groups, refusals, vpc},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids, relations,
    resource_type::{Context, Created, ResourceType},
    token,
    vpc::security_group_rule,
};

pub struct SecurityGroup;

impl ResourceType for SecurityGroup {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let reserved = inputs.str("name").filter(|name| *name == "default" || name.starts_with("sg-"));
        reserved.map(|name| refusals::group_name(name).at("name")).into_iter().collect()
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::group_exists(context.str("name"), context.str("vpcId")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let vpc_id = context.str("vpcId");
        if vpc_id.is_empty() {
            // The local account has no default VPC, as accounts that had theirs deleted.
            return Err(refusals::no_default_vpc());
        }
        vpc::require(context, vpc_id)?;
        let id = context.id(|| ids::ec2("sg-"));
        for rule in ["ingress", "egress"].into_iter().flat_map(|side| context.inputs.objects(side)) {
            for group in rule.strs("securityGroups").into_iter().filter(|group| **group != id) {
                groups::require(context, group)?;
            }
        }
        check_rules(context, &id)?;
        let outputs = object([
            ("arn", context.arn("ec2", format!("security-group/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let id = record.id.as_str();
        let in_use = relations::interfaces(context).any(|user| user.groups.contains(&id));
        let referenced = [token::INGRESS_RULE, token::EGRESS_RULE].into_iter().any(|token| {
            let others = context.account.having(token, "referencedSecurityGroupId", id);
            others.into_iter().any(|rule| rule.str("securityGroupId") != Some(id))
        });
        if in_use || referenced {
            return Err(refusals::group_in_use(id));
        }
        Ok(())
    }
}

/// Refuses inline rules that are there twice, or too many.
fn check_rules(context: &Context<'_>, id: &str) -> Outcome<()> {
    for (side, token) in [("ingress", token::INGRESS_RULE), ("egress", token::EGRESS_RULE)] {
        let rules = groups::inline_rules(context.inputs, side);
        let seen: BTreeSet<&String> = rules.iter().collect();
        if seen.len() < rules.len() {
            return Err(refusals::rule_twice());
        }
        if rules.len() > groups::MOST_RULES {
            return Err(refusals::rule_limit());
        }
        let own = context.account.having(token, "securityGroupId", id);
        let mut own = own.map(|rule| security_group_rule::description(rule));
        if let Some(twice) = own.find(|rule| seen.contains(rule)) {
            return Err(refusals::rule_exists(twice));
        }
    }
    Ok(())
}
