//! Inline policies of roles.

use provider_kit::{Failure, Map};

use crate::control::{
    error::Outcome,
    iam::{
        policy_document::{self, Kind},
        role,
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
        Ok(Created { id: format!("{}:{}", role.id, context.str("name")), outputs: Map::new() })
    }
}
