//! Cloud Map's services.

use provider_kit::Map;

use crate::control::{
    account::Record,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Changed, Context, Created, ResourceType},
    servicediscovery::refusals,
    token,
};

pub struct Service;

impl ResourceType for Service {
    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        (change.property == "dnsConfig").then(|| fixed(change.old) != fixed(change.new))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("forceDestroy", false);
        if outputs.has("dnsConfig") {
            outputs.set_default("type", "DNS_HTTP");
        }
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::service_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let space = namespace(context.inputs).unwrap_or_default();
        let missing = || refusals::namespace_not_found(space);
        context.require(token::NAMESPACE, space, missing)?;
        check_records(context.inputs)?;
        if context.inputs.has("healthCheckConfig") {
            return Err(refusals::private_health_check());
        }
        let id = context.id(|| format!("srv-{}", ids::base36(16)));
        let outputs = object([
            ("arn", context.arn("servicediscovery", format!("service/{id}")).into()),
            ("namespaceId", space.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let uses = |service: &Record| {
            service.object("serviceRegistries").and_then(|registry| registry.str("registryArn"))
                == Some(record.arn())
        };
        // With `forceDestroy` the provider takes the instances away first.
        if record.bool("forceDestroy") != Some(true) && context.account.of(token::SERVICE).any(uses) {
            return Err(refusals::service_in_use());
        }
        Ok(())
    }
}

/// Refuses types of records that do not go together.
fn check_records(inputs: &Map) -> Outcome<()> {
    let Some(dns) = inputs.object("dnsConfig") else { return Ok(()) };
    let records = dns.objects("dnsRecords");
    let mut kinds: Vec<&str> = records.iter().filter_map(|record| record.str("type")).collect();
    kinds.sort_unstable();
    if let Some(twice) = kinds.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(refusals::records_twice(twice[0]));
    }
    match kinds.contains(&"CNAME") {
        true if kinds.len() > 1 => Err(refusals::cname_alone()),
        true if dns.str("routingPolicy") != Some("WEIGHTED") => Err(refusals::cname_weighted()),
        _ => Ok(()),
    }
}

/// A namespace has one service of a name.
pub fn key(inputs: &Map) -> Option<String> {
    Some(format!("{} {}", namespace(inputs)?, inputs.str("name")?))
}

/// The namespace of a service's inputs or outputs.
pub fn namespace(service: &Map) -> Option<&str> {
    service.object("dnsConfig").and_then(|dns| dns.str("namespaceId")).or_else(|| service.str("namespaceId"))
}

/// The part of a service's DNS configuration that an update cannot change: all but the records' time to live.
fn fixed(inputs: &Map) -> (Option<&str>, Option<&str>, Vec<Option<&str>>) {
    let dns = inputs.object("dnsConfig");
    let records = dns.map(|dns| dns.objects("dnsRecords")).unwrap_or_default();
    (
        namespace(inputs),
        dns.and_then(|dns| dns.str("routingPolicy")),
        records.iter().map(|r| r.str("type")).collect(),
    )
}
