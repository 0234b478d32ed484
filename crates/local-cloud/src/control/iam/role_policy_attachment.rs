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
        if !name_of_managed(policy).is_some_and(may_exist) {
            return Err(refusals::policy_not_found(policy));
        }
        if context.siblings().filter(|other| other.str("role") == Some(&role.id)).count() >= 10 {
            return Err(refusals::policies());
        }
        Ok(Created { id: format!("{}/{policy}", role.id), outputs: Map::new() })
    }
}

/// Path and name of a managed policy of AWS.
pub fn name_of_managed(arn: &str) -> Option<&str> {
    arn.strip_prefix("arn:aws:iam::aws:policy/")
}

/// The managed policies of AWS with their paths, a line each. Source: the data that moto keeps of them (PyPI,
/// moto 5.2.5, `moto/iam/aws_managed_policies.py`).
const POLICIES: &str = include_str!("managed_policies.txt");

/// Is there, for all that is known, a managed policy of AWS with this path and name?
pub fn is_known(name: &str) -> bool {
    POLICIES.lines().any(|known| known == name)
}

/// May there be a managed policy of AWS with this path and name? AWS adds some each year, so that only a name
/// that looks like a mistake is refused: one of the list without its path, cut short, or in other letters.
fn may_exist(name: &str) -> bool {
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let plain = last(name);
    let mistaken = |known: &str| last(known).starts_with(&plain);
    POLICIES.lines().any(|known| known == name) || !POLICIES.lines().any(mistaken)
}

#[cfg(test)]
mod tests {
    use super::may_exist;

    #[test]
    fn names_that_look_like_mistakes_are_refused() {
        for good in [
            "service-role/AmazonECSTaskExecutionRolePolicy",
            "AmazonSSMManagedInstanceCore",
            "ANewOneOfNextYear",
        ] {
            assert!(may_exist(good), "{good}");
        }
        for wrong in
            ["AmazonECSTaskExecutionRolePolicy", "AmazonSSMManagedInstance", "amazonssmmanagedinstancecore"]
        {
            assert!(!may_exist(wrong), "{wrong}");
        }
    }
}
