//! Managed policies attached to roles.

use provider_kit::{Failure, Map};

use crate::control::{
    error::Outcome,
    fields::Fields,
    iam::{refusals, role},
    resource_type::{Context, Created, ResourceType},
};

pub struct RolePolicyAttachment;

impl ResourceType for RolePolicyAttachment {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let arn = inputs.str("policyArn").filter(|arn| !arn.starts_with("arn:"));
        arn.map(|arn| refusals::policy_arn(arn).at("policyArn")).into_iter().collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let (role, policy) = (role::require(context, context.str("role"))?, context.str("policyArn"));
        if !policy.starts_with("arn:aws:iam::aws:policy/") {
            return Err(refusals::policy_not_found(policy));
        }
        Ok(Created { id: format!("{}/{policy}", role.id), outputs: Map::new() })
    }
}
