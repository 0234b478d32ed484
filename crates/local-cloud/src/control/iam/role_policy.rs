//! Inline policies of roles.

use provider_kit::{Failure, Map};

use crate::control::{
    error::Outcome,
    fields::Fields,
    iam::{
        policy_document::{self, Kind},
        refusals, role,
    },
    resource_type::{Context, Created, ResourceType},
};

pub struct RolePolicy;

impl ResourceType for RolePolicy {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        policy_document::check(inputs, "policy", Kind::Identity).into_iter().collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let role = role::require(context, context.str("role"))?;
        let size = |policy: &str| policy.chars().filter(|c| !c.is_whitespace()).count();
        let others = context.siblings().filter(|other| other.str("role") == Some(&role.id));
        let sum: usize = others.map(|other| size(other.str_or_empty("policy"))).sum();
        if sum + size(context.str("policy")) > 10_240 {
            return Err(refusals::policy_size(&role.id));
        }
        Ok(Created { id: format!("{}:{}", role.id, context.str("name")), outputs: Map::new() })
    }
}
