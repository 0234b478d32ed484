//! Cloud Map: private DNS namespaces and their services.

use provider_kit::{Map, autoname::Rule};

use super::{network::vpc, token};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Changed, Kind, Made, Scene},
    world::{Record, World},
};

const SERVICE: &str = "servicediscovery";

pub struct PrivateDnsNamespace;

impl Kind for PrivateDnsNamespace {
    fn label(&self) -> &'static str {
        "Service Discovery Private DNS Namespace"
    }

    fn naming(&self) -> Option<Rule> {
        Some(Rule { property: "name", prefix_property: None, max: 253, lowercase: true })
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let vpc =
            vpc(scene, scene.text("vpc")).map_err(|error| AwsError::new("InvalidInput", error.message))?;
        let name = scene.text("name");
        let same = |other: &&Record| other.text("name") == Some(name) && other.text("vpc") == Some(&vpc.id);
        if let Some(other) = scene.siblings().find(same) {
            let message = format!(
                "The VPC {} in region {} has already been associated with the hosted zone {} with the same domain name.",
                vpc.id,
                scene.region,
                other.text_or_empty("hostedZone")
            );
            return Err(AwsError::new("ConflictingDomainExists", message));
        }
        let id = scene.id(|| format!("ns-{}", ids::base36(16)));
        let outputs = object([
            ("arn", scene.arn(SERVICE, format!("namespace/{id}")).into()),
            ("hostedZone", scene.keep("hostedZone", || format!("Z{}", ids::iam("").to_uppercase())).into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let of = |service: &Record| namespace(service) == Some(record.id.as_str());
        if world.of(token::DISCOVERY_SERVICE).any(of) {
            let message =
                "Namespace has associated services; delete the services before deleting the namespace.";
            return Err(AwsError::new("ResourceInUse", message));
        }
        Ok(())
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        world.get(token, id.split(':').next().unwrap_or(id))
    }
}

/// The namespace of a service's inputs or outputs.
fn namespace(service: &Map) -> Option<&str> {
    service
        .object("dnsConfig")
        .and_then(|dns| dns.text("namespaceId"))
        .or_else(|| service.text("namespaceId"))
}

/// What of a service's DNS configuration is there for good: all but how long its records may be kept.
fn fixed(inputs: &Map) -> (Option<&str>, Option<&str>, Vec<Option<&str>>) {
    let dns = inputs.object("dnsConfig");
    let records = dns.map(|dns| dns.objects("dnsRecords")).unwrap_or_default();
    (
        namespace(inputs),
        dns.and_then(|dns| dns.text("routingPolicy")),
        records.iter().map(|r| r.text("type")).collect(),
    )
}

pub struct Service;

impl Kind for Service {
    fn label(&self) -> &'static str {
        "Service Discovery Service"
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        (change.property == "dnsConfig").then(|| fixed(change.old) != fixed(change.new))
    }

    fn naming(&self) -> Option<Rule> {
        Some(Rule { property: "name", prefix_property: None, max: 127, lowercase: false })
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", namespace(inputs)?, inputs.text("name")?))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("forceDestroy", false);
        if outputs.has("dnsConfig") {
            outputs.default("type", "DNS_HTTP");
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let space = namespace(scene.inputs).unwrap_or_default();
        let missing = || AwsError::new("NamespaceNotFound", format!("Namespace with ID {space} not found."));
        scene.refer(token::NAMESPACE, space, missing)?;
        let name = scene.text("name");
        let same = |other: &Record| other.text("name") == Some(name) && namespace(other) == Some(space);
        if scene.siblings().any(same) {
            return Err(AwsError::new("ServiceAlreadyExists", "Service already exists."));
        }
        let id = scene.id(|| format!("srv-{}", ids::base36(16)));
        let outputs = object([
            ("arn", scene.arn(SERVICE, format!("service/{id}")).into()),
            ("namespaceId", space.into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let uses = |service: &Record| {
            service.object("serviceRegistries").and_then(|registry| registry.text("registryArn"))
                == Some(record.arn())
        };
        // With `forceDestroy` the provider takes the instances away first.
        if record.flag("forceDestroy") != Some(true) && world.of(token::SERVICE).any(uses) {
            let message =
                "Service contains registered instances; delete the instances before deleting the service";
            return Err(AwsError::new("ResourceInUse", message));
        }
        Ok(())
    }
}
