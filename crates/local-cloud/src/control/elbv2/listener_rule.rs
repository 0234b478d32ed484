//! Rules of a listener.

use provider_kit::{Failure, Map, Value};

use crate::control::{
    account::Record,
    elbv2::actions,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

const CONDITIONS: [&str; 6] =
    ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];

pub struct ListenerRule;

impl ResourceType for ListenerRule {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = actions::check(inputs, "actions");
        let mut values = 0;
        for (index, condition) in inputs.objects("conditions").into_iter().enumerate() {
            let given: Vec<_> = CONDITIONS.into_iter().filter(|name| condition.has(name)).collect();
            if given.len() != 1 {
                let reason = format!(
                    "a condition has one field, not {}: give one of {}",
                    given.len(),
                    CONDITIONS.join(", ")
                );
                failures.push(Failure::new(format!("conditions[{index}]"), reason));
            }
            for name in given {
                values += match name {
                    "queryStrings" => condition.objects(name).len(),
                    _ => condition.object(name).map_or(1, |c| c.strs("values").len().max(1)),
                };
            }
        }
        if values > 5 {
            let reason = format!("a rule can have 5 condition values in all; this one has {values}");
            failures.push(Failure::new("conditions", reason));
        }
        failures
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        let priority = context.inputs.integer("priority").unwrap_or_default();
        Some(AwsError::new("PriorityInUse", format!("Priority '{priority}' is currently in use")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let listener_arn = context.str("listenerArn");
        let missing = || AwsError::new("ListenerNotFound", format!("Listener '{listener_arn}' not found"));
        let listener = context.require(token::LISTENER, listener_arn, missing)?;
        let balancer_arn = listener.str_or_empty("loadBalancerArn");
        let gone =
            || AwsError::new("LoadBalancerNotFound", format!("Load balancer '{balancer_arn}' not found"));
        let balancer = context.require(token::LOAD_BALANCER, balancer_arn, gone)?;
        actions::check_targets(context, balancer, "actions")?;
        let kept = context.inputs.integer("priority").or_else(|| context.old?.integer("priority"));
        let priority = kept.unwrap_or_else(|| {
            // Without one, the provider takes the next after the last.
            let others = context.siblings().filter(|other| other.str("listenerArn") == Some(listener_arn));
            others.filter_map(|other| other.integer("priority")).max().map_or(1, |last| last + 1)
        });
        let suffix = listener.arn().split_once(":listener/").map(|(_, suffix)| suffix).unwrap_or_default();
        let arn = context.keep("arn", || {
            context.arn("elasticloadbalancing", format!("listener-rule/{suffix}/{}", ids::hex(16)))
        });
        let priority = Value::Number(priority as f64);
        Ok(Created::by_arn(arn, object([("priority", priority)])))
    }
}
