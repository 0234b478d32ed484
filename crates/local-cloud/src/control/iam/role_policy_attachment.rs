//! Managed policies attached to roles.

use provider_kit::{Failure, Map};

use crate::control::{
    error::{AwsError, Outcome},
    fields::Fields,
    iam::role,
    resource_type::{Context, Created, ResourceType},
};

pub struct RolePolicyAttachment;

impl ResourceType for RolePolicyAttachment {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let arn = inputs.str("policyArn").filter(|arn| !arn.starts_with("arn:"));
        arn.map(|arn| Failure::new("policyArn", format!("\"{arn}\" is an invalid ARN: arn: invalid prefix")))
            .into_iter()
            .collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let (role, policy) = (role::require(context, context.str("role"))?, context.str("policyArn"));
        if !policy.starts_with("arn:aws:iam::aws:policy/") {
            let message = format!("Policy {policy} does not exist or is not attachable.");
            return Err(AwsError::new("NoSuchEntity", message));
        }
        Ok(Created { id: format!("{}/{policy}", role.id), outputs: Map::new() })
    }
}
