//! Listeners.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    acm::certificate,
    elbv2::actions,
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Listener;

impl ResourceType for Listener {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = actions::check(inputs, "defaultActions");
        if !inputs.has("port") {
            failures
                .push(Failure::new("port", "a listener of an application load balancer needs a \"port\""));
        }
        match inputs.str("protocol") {
            Some("HTTPS") if !inputs.has("certificateArn") => {
                let reason = "A certificate must be specified for HTTPS listeners";
                failures.push(Failure::new("certificateArn", reason));
            }
            Some("HTTPS") => {}
            Some("HTTP") => {
                for (name, what) in [("certificateArn", "A certificate"), ("sslPolicy", "An SSL policy")] {
                    if inputs.has(name) {
                        let reason = format!("{what} cannot be specified for HTTP listeners");
                        failures.push(Failure::new(name, reason));
                    }
                }
            }
            // Absent, or not known yet.
            None => {}
            Some(other) => failures
                .push(Failure::new("protocol", format!("expected \"HTTP\" or \"HTTPS\", got \"{other}\""))),
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("protocol", "HTTP");
        if outputs.str("protocol") == Some("HTTPS") {
            outputs.set_default("sslPolicy", "ELBSecurityPolicy-2016-08");
        }
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        let message = format!(
            "A listener already exists on this port for this load balancer '{}'",
            context.str("loadBalancerArn")
        );
        Some(AwsError::new("DuplicateListener", message))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let balancer_arn = context.str("loadBalancerArn");
        let missing =
            || AwsError::new("LoadBalancerNotFound", format!("Load balancer '{balancer_arn}' not found"));
        let balancer = context.require(token::LOAD_BALANCER, balancer_arn, missing)?;
        actions::check_targets(context, balancer, "defaultActions")?;
        check_tls(context)?;
        let suffix = balancer.str_or_empty("arnSuffix");
        let arn = context.keep("arn", || {
            context.arn("elasticloadbalancing", format!("listener/{suffix}/{}", ids::hex(16)))
        });
        Ok(Created::by_arn(arn, Map::new()))
    }
}

/// Refuses a certificate that cannot be, and a security policy with no name of AWS's.
fn check_tls(context: &Context<'_>) -> Outcome<()> {
    if let Some(arn) = context.inputs.str("certificateArn") {
        certificate::for_listener(arn, context.region)?;
    }
    match context.inputs.str("sslPolicy") {
        Some(policy) if !policy.starts_with("ELBSecurityPolicy-") => {
            Err(AwsError::new("SSLPolicyNotFound", format!("SSL policy '{policy}' not found")))
        }
        _ => Ok(()),
    }
}
