//! How services run their tasks.

use pulumi_policy::Policy;

use crate::mandatory;

pub const SERVICE: &str = "aws:ecs/service:Service";

pub fn policies() -> Vec<Policy> {
    vec![
        mandatory("tasks-without-public-address", "Tasks have no public address.")
            .of_type(SERVICE)
            .must(|service| Ok(service.get("networkConfiguration.assignPublicIp")? != true)),
        mandatory("deployments-roll-back", "A failing deployment rolls back.").of_type(SERVICE).must(
            |service| {
                let breaker = service.get("deploymentCircuitBreaker")?;
                Ok(breaker.get("enable")? == true && breaker.get("rollback")? == true)
            },
        ),
    ]
}
