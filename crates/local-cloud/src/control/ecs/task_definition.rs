//! Task definitions for Fargate.

use std::{collections::BTreeSet, path::Path};

use provider_kit::{Failure, Map, provider::property};
use serde_json::Value as Json;

use crate::control::{
    account::{Account, Record},
    ecs::{container_fields, containers, refusals},
    error::Outcome,
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType, known},
    token,
};

pub struct TaskDefinition;

impl ResourceType for TaskDefinition {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = containers::check(inputs);
        let fargate = inputs.strs("requiresCompatibilities").contains(&"FARGATE");
        if !fargate && !property(inputs, "requiresCompatibilities").contains_unknowns() {
            failures.push(refusals::fargate_only().at("requiresCompatibilities"));
        }
        if fargate
            && inputs.str("networkMode") != Some("awsvpc")
            && !property(inputs, "networkMode").is_unknown()
        {
            failures.push(refusals::network_mode().at("networkMode"));
        }
        failures.extend(check_size(inputs).filter(|_| fargate));
        if !inputs.objects("placementConstraints").is_empty() {
            failures.push(refusals::placement().at("placementConstraints"));
        }
        let storage = inputs.object("ephemeralStorage").and_then(|storage| storage.integer("sizeInGib"));
        if let Some(given) = storage.filter(|given| !(21..=200).contains(given)) {
            failures.push(refusals::ephemeral_storage(given).at("ephemeralStorage.sizeInGib"));
        }
        failures
    }

    fn ignored(&self, inputs: &Map) -> Vec<(String, String)> {
        container_fields::ignored(inputs)
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("enableFaultInjection", false);
        outputs.set_default("skipDestroy", false);
        outputs.set_default("trackLatest", false);
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let family = context.str("family");
        let revision = match context.old {
            Some(old) => old.integer("revision").and_then(|number| u32::try_from(number).ok()).unwrap_or(1),
            None => context.account.revisions.get(family).copied().unwrap_or_default() + 1,
        };
        let containers = containers::parse(context.str("containerDefinitions")).unwrap_or_default();
        let in_ecr = |container: &Json| {
            let image = container["image"].as_str().unwrap_or_default();
            let host = image.split('/').next().unwrap_or_default();
            host == context.registry.host()
                || (host.contains(".dkr.ecr.") && host.ends_with(".amazonaws.com"))
        };
        if !context.inputs.has("executionRoleArn") && containers.iter().any(in_ecr) {
            return Err(refusals::image_role());
        }
        for name in ["executionRoleArn", "taskRoleArn"] {
            if context.inputs.str(name).is_some_and(|arn| !arn.starts_with("arn:")) {
                return Err(refusals::role());
            }
        }
        let base = context.arn("ecs", format!("task-definition/{family}"));
        let outputs = object([
            ("arn", format!("{base}:{revision}").into()),
            ("arnWithoutRevision", base.into()),
            ("revision", revision.into()),
        ]);
        Ok(Created { id: family.to_owned(), outputs })
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        account.find(token, "arn", id)
    }

    fn after_put(&self, account: &mut Account, record: &Record) {
        let revision = record.integer("revision").and_then(|number| u32::try_from(number).ok());
        account.revisions.insert(record.str_or_empty("family").to_owned(), revision.unwrap_or(1));
    }

    fn after_delete(&self, account: &mut Account, _: &Path, record: Record) {
        // With `skipDestroy` it is not deregistered, and still to be found.
        account.inactive.push(record);
        forget_unused(account);
    }
}

/// Forgets the deregistered definitions that no service may roll back to.
pub fn forget_unused(account: &mut Account) {
    let family = |service: &Record| family_of(service.str_or_empty("taskDefinition")).to_owned();
    let families: BTreeSet<String> = account.of(token::SERVICE).map(family).collect();
    account.inactive.retain(|definition| families.contains(definition.str_or_empty("family")));
}

/// The family of a family's name, `family:revision` or an ARN.
pub fn family_of(reference: &str) -> &str {
    let name = reference.rsplit('/').next().unwrap_or(reference);
    name.split(':').next().unwrap_or(name)
}

/// The active definition that a family, `family:revision` or an ARN names.
pub fn find<'a>(account: &'a Account, reference: &str) -> Option<&'a Record> {
    let kept = account.inactive.iter().filter(|definition| definition.bool("skipDestroy") == Some(true));
    named(account.of(token::TASK_DEFINITION).chain(kept), reference)
}

/// The deregistered definition that `family:revision` or an ARN names.
pub fn find_inactive<'a>(account: &'a Account, reference: &str) -> Option<&'a Record> {
    named(account.inactive.iter(), reference)
}

fn named<'a>(definitions: impl Iterator<Item = &'a Record>, reference: &str) -> Option<&'a Record> {
    let family = family_of(reference);
    let mut of_family = definitions.filter(|definition| definition.str("family") == Some(family));
    match reference.rsplit('/').next().and_then(|name| name.split_once(':')) {
        None => of_family.max_by_key(|definition| definition.integer("revision")),
        Some((_, revision)) => {
            let revision = revision.parse().ok()?;
            of_family.find(|definition| definition.integer("revision") == Some(revision))
        }
    }
}

/// CPU units of `256`, `0.25 vCPU`…
pub fn cpu_units(text: &str) -> Option<u32> {
    match text.to_ascii_lowercase().strip_suffix("vcpu") {
        None => text.trim().parse().ok(),
        Some(cpus) => Some((cpus.trim().parse::<f64>().ok()? * 1024.0) as u32),
    }
}

/// MiB of `512`, `0.5 GB`…
pub fn mebibytes(text: &str) -> Option<u32> {
    match text.to_ascii_lowercase().strip_suffix("gb") {
        None => text.trim().parse().ok(),
        Some(gib) => Some((gib.trim().parse::<f64>().ok()? * 1024.0) as u32),
    }
}

/// The memory sizes in MiB that Fargate has for a number of CPU units, as AWS documents them.
fn memory_sizes(cpu: u32) -> Option<Vec<u32>> {
    let gib =
        |range: std::ops::RangeInclusive<u32>, step: usize| range.step_by(step).map(|n| n * 1024).collect();
    Some(match cpu {
        256 => vec![512, 1024, 2048],
        512 => gib(1..=4, 1),
        1024 => gib(2..=8, 1),
        2048 => gib(4..=16, 1),
        4096 => gib(8..=30, 1),
        8192 => gib(16..=60, 4),
        16384 => gib(32..=120, 8),
        _ => return None,
    })
}

/// Checks that Fargate has the size of the task.
fn check_size(inputs: &Map) -> Option<Failure> {
    for name in ["cpu", "memory"] {
        if !inputs.has(name) {
            return Some(refusals::size_needed(name).at(name));
        }
    }
    let (cpu, memory) = (known(inputs, "cpu")?.as_str()?, known(inputs, "memory")?.as_str()?);
    let (cpu_units, mebibytes) = (cpu_units(cpu), mebibytes(memory));
    let sizes = cpu_units.and_then(memory_sizes);
    if let (Some(sizes), Some(mebibytes)) = (&sizes, mebibytes)
        && sizes.contains(&mebibytes)
    {
        return None;
    }
    let (name, hint) = match sizes {
        Some(sizes) => {
            let sizes: Vec<String> = sizes.iter().map(u32::to_string).collect();
            ("memory", format!("with {cpu} CPU units, memory is one of {} MiB", sizes.join(", ")))
        }
        None => ("cpu", "cpu is one of 256, 512, 1024, 2048, 4096, 8192, 16384".to_owned()),
    };
    Some(refusals::size(cpu, memory, hint).at(name))
}

#[cfg(test)]
mod tests {
    use provider_kit::Value;

    use super::*;

    fn size(cpu: &str, memory: &str) -> Option<String> {
        check_size(&object([("cpu", cpu.into()), ("memory", memory.into())])).map(|failure| failure.property)
    }

    #[test]
    fn fargate_sizes() {
        assert_eq!(size("256", "512"), None);
        assert_eq!(size("0.25 vCPU", "0.5 GB"), None);
        assert_eq!(size("4096", "30720"), None);
        assert_eq!(size("256", "4096").as_deref(), Some("memory"));
        assert_eq!(size("300", "512").as_deref(), Some("cpu"));
        assert_eq!(check_size(&object([("cpu", Value::Unknown), ("memory", "1".into())])), None);
    }
}
